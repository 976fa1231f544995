#!/usr/bin/env bash
# npTDMS writes NaT as a time, and reads it as the year 294181.
#
# Versions: npTDMS 1.13.0 with NumPy 2.4.6 on Python 3.11.
# Input: a channel of the datetimes 2020-01-01 and NaT in microseconds.
# Expected: NaT again, or an error, since a time of TDMS has no such value.
# Seen: it is written and read as the last instant that 64 bits of microseconds reach, without a warning.
#
# Exit code 0 as long as that is so, 1 once it has changed.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check npTDMS==1.13.0 numpy==2.4.6
found=$(env/bin/python - <<'EOF'
import numpy
from nptdms import ChannelObject, TdmsFile, TdmsWriter

times = numpy.array(["2020-01-01", "NaT"], "datetime64[us]")
with TdmsWriter("file.tdms") as writer:
    writer.write_segment([ChannelObject("group", "times", times)])
print(*TdmsFile.read("file.tdms")["group"]["times"][:])
EOF
)
expected='2020-01-01T00:00:00.000000 294181-01-08T04:00:54.775808'
echo "$found"
if [ "$found" != "$expected" ]; then
  echo "this has changed"
  exit 1
fi
