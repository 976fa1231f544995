#!/usr/bin/env bash
# ormsgpack and Arrow's tensors take the bytes of a big-endian NumPy array for little-endian ones.
#
# Versions: ormsgpack 1.13.1, pyarrow 26.0.1 and orjson 3.13.0 with NumPy 2.2.6 on Python 3.11, x86-64.
# Input: numpy.array([1, 2], ">i2"), as a file of another machine or `frombuffer` gives it.
# Expected: the numbers 1 and 2, or an error, as orjson and pyarrow's own `array` give.
# Seen: `ormsgpack.packb` with OPT_SERIALIZE_NUMPY writes 256 and 512, and `pyarrow.Tensor.from_numpy` has them,
# both without a warning.
#
# Exit code 0 as long as that is so, 1 once it has changed.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check \
  ormsgpack==1.13.1 pyarrow==26.0.1 orjson==3.13.0 numpy==2.2.6
found=$(env/bin/python - <<'EOF'
import numpy
import orjson
import ormsgpack
import pyarrow

array = numpy.array([1, 2], ">i2")
print("ormsgpack", ormsgpack.unpackb(ormsgpack.packb(array, option=ormsgpack.OPT_SERIALIZE_NUMPY)))
print("pyarrow.Tensor", pyarrow.Tensor.from_numpy(array).to_numpy().tolist())
for name, write in (
    ("orjson", lambda: orjson.dumps(array, option=orjson.OPT_SERIALIZE_NUMPY)),
    ("pyarrow.array", lambda: pyarrow.array(array)),
):
    try:
        print(name, write())
    except (TypeError, NotImplementedError) as error:
        print(name, "error:", error)
EOF
)
expected='ormsgpack [256, 512]
pyarrow.Tensor [256, 512]
orjson error: numpy array is not native-endianness
pyarrow.array error: Byte-swapped arrays not supported'
echo "$found"
if [ "$found" != "$expected" ]; then
  echo "this has changed"
  exit 1
fi
