"""Writes references.jsonl: documents in which jsonpickle refers to what it has written before.

    JSONPICKLE_2=FOLDER python tests/golden/references.py [--check]

Needs jsonpickle 4.1.4 and numpy 2.4.6, and jsonpickle 2.2.0 in a folder that JSONPICKLE_2 names:

    pip install --no-deps --target FOLDER jsonpickle==2.2.0

Each row has a document, and the same that jsonpickle writes without references (`make_refs=False`).
"""

import collections
import datetime
import decimal
import importlib.metadata
import json
import os
import subprocess
import sys
from pathlib import Path

import jsonpickle
import jsonpickle.ext.numpy
import numpy as np

HERE = Path(__file__).resolve().parent
VERSIONS = ("4.1.4", "2.2.0")


class Model:
    def __init__(self, **attributes):
        self.__dict__.update(attributes)


class Slots:
    __slots__ = ("array", "items")


class Sequence(list):
    pass


def documents():
    small, matrix, large = np.arange(3.0), np.arange(4).reshape(2, 2), np.arange(40.0).reshape(5, 8)
    own, columns = large.copy(), np.asfortranarray(large)
    words, empty = np.array(["a", "b"]), np.zeros((2, 0))
    plain, model, slots = [7, [8]], Model(a=small, b=[1, [2]], c=matrix), Slots()
    slots.array, slots.items = own, plain
    inner = Model(layer={"weights": own, "shape": [5, 8]})
    yield "a list", [small, small]
    yield "a map", {"x": small, "y": {"again": small}}
    yield "in one another", {"x": [plain, {"y": small}], "z": [small, plain, plain[1]]}
    yield "a view of two axes", [matrix, plain, matrix, plain]
    yield "lists of elements", [own, np.arange(6).reshape(2, 3).copy(), plain, own, plain]
    yield "views", [own, own[1], own[:, 2], own[::-1, ::2], own.T, own, plain, plain]
    yield "small views", [small, small[1:], small, plain, plain]
    yield "a view before its base", [own[1:4].T, own, plain, plain]
    yield "columns", [columns, columns[1], columns[:, 3:], columns.T]
    yield "bytes of another dtype", [own, own.view("<u4")[2:], own.view(">f8")[::3]]
    yield "objects", [model, model, small, model.c, model.b, model.b[1]]
    yield "slots", [slots, plain, own, slots]
    yield "shape of an object", [inner, inner.layer, inner.layer["weights"], inner.layer["shape"], plain, plain]
    yield "tuples and sets", [(1, (plain, (small,))), {3}, plain, small, (plain,)]
    yield "classes", [int, print, b"bytes", plain, plain]
    yield "ordered", [collections.OrderedDict(x=small, y=plain), plain, small]
    yield "a deque", [collections.deque([small, plain]), plain, small]
    yield "a sequence", [Sequence([small, plain]), plain, small]
    yield "reduced", [decimal.Decimal("1.5"), plain, plain]
    date = datetime.datetime(2020, 1, 31, 12)
    yield "dates", [date, plain, date, plain]
    yield "scalars", [np.float32(1.5), np.datetime64("2020-01-31"), plain, plain]
    yield "complex", [np.array([1j, 2]), plain, plain]
    yield "texts", [words, empty, plain, words, empty, plain]


def rows(version):
    jsonpickle.ext.numpy.register_handlers()
    for name, value in documents():
        text = jsonpickle.encode(value)
        if '"py/id"' not in text:
            # 2.2.0 writes no items of a class that is a list.
            assert (name, version) == ("a sequence", "2.2.0")
            continue
        plain = jsonpickle.encode(value, make_refs=False)
        assert '"py/id"' not in plain, name
        yield json.dumps({"jsonpickle": version, "what": name, "json": text, "plain": plain}) + "\n"


def main():
    if "--rows" in sys.argv:
        version = sys.argv[-1]
        if (found := importlib.metadata.version("jsonpickle")) != version:
            sys.exit(f"jsonpickle {found} is installed, {version} is needed")
        print("".join(rows(version)), end="")
        return
    content = b""
    for version, folder in zip(VERSIONS, (None, os.environ["JSONPICKLE_2"])):
        environ = os.environ | {"PYTHONPATH": folder or ""}
        command = [sys.executable, "-W", "ignore", __file__, "--rows", version]
        content += subprocess.run(command, env=environ, stdout=subprocess.PIPE, check=True).stdout
    file = HERE / "references.jsonl"
    if "--check" not in sys.argv:
        file.write_bytes(content)
    elif file.read_bytes() != content:
        sys.exit(f"{file.name} is not what the library writes")


if __name__ == "__main__":
    main()
