"""Reads compressed arrays that ndserde wrote, by the lines of Python on the page of their wires.

    python tests/peers/compressed.py FOLDER

FOLDER holds for each array NAME.npy, and NAME-CODEC-WIRE.BACKEND of the same elements.
"""

import base64
import gzip
import io
import json
import sys
from pathlib import Path

import cbor2
import msgpack
import numpy as np
import zstandard

PARSE = {"json": json.loads, "cbor": cbor2.loads, "msgpack": msgpack.unpackb}
PAGE = (Path(__file__).parents[2] / "ndserde-core/src/wire/around/zipped.rs").read_text()
LINES = PAGE.split("/// ```python\n")[1].split("/// ```\n")[0].replace("/// ", "").splitlines()
ZSTD = "zstandard." + PAGE.split("`zstandard.")[1].split("(o[")[0]


class ByZstd:
    """In the place of the module gzip, as the page says."""

    @staticmethod
    def decompress(data):
        return eval(ZSTD, {"zstandard": zstandard})(data).read()


def read(codec, wire, o, is_text):
    names = {"np": np, "io": io, "gzip": gzip if codec == "gzip" else ByZstd, "o": o}
    if wire == "npy":
        names["o"] = base64.b64decode(o) if is_text else o
        return eval(LINES[2], names)
    assert o["compression"] == codec, o
    if is_text:
        o["data"] = base64.b64decode(o["data"])
    exec(LINES[0], names)
    return eval(LINES[1], names)


def main():
    count = 0
    for file in sorted(Path(sys.argv[1]).iterdir()):
        if file.suffix == ".npy":
            continue
        name, codec, wire = file.stem.split("-")
        backend = file.suffix[1:]
        array = read(codec, wire, PARSE[backend](file.read_bytes()), backend == "json")
        want = np.load(file.with_name(f"{name}.npy"))
        assert array.dtype == want.dtype and array.shape == want.shape, (file, array)
        assert array.tobytes() == want.tobytes(), (file, array)
        if array.size:
            assert array.flags.f_contiguous == want.flags.f_contiguous, file
        count += 1
    assert count == 60, count
    print(f"{count} passed")


main()
