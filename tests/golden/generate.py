"""Writes every golden file and manifest.json; with --check, compares them with what is there.

    python tests/golden/generate.py [--check]

Needs the libraries of tests/peers/requirements.txt, in exactly those versions.
"""

import argparse
import base64
import importlib.metadata
import io
import json
import shutil
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True

import archives
import json_numpy
import ml_dtypes
import msgpack
import msgpack_numpy
import numpy as np
import whole_pickles
from arrays import logical_bytes, name_of
from texts import texts
from wires import b64, libraries, lists, npy, packed, pickles, raw, tagged, triple, typed_array

HERE = Path(__file__).resolve().parent
REQUIREMENTS = HERE.parent / "peers" / "requirements.txt"
WIRES = (
    "tagged", "readable", "nested", "triple", "npy", "npy_latin1", "pickle", "pickle_latin1",
    "json_numpy", "msgpack_numpy", "packed", "raw", "typed_array",
)  # fmt: skip


def check_versions():
    """Other versions may write other bytes: better no files than those."""
    for line in REQUIREMENTS.read_text().splitlines():
        name, _, pinned = line.partition("==")
        if pinned and importlib.metadata.version(name) != pinned:
            sys.exit(f"{name} {importlib.metadata.version(name)} is installed, {pinned} is needed")


def all_files():
    for module in (tagged, lists, triple, npy, pickles, libraries, packed, raw, typed_array):
        yield from module.files()


def row(golden):
    return {
        "wire": golden.wire,
        "backend": golden.backend,
        "file": golden.file,
        "dtype": name_of(golden.array),
        "shape": list(golden.array.shape),
        "order": golden.comes_back,
        "values": b64(logical_bytes(golden.array)),
        "exact": golden.exact,
    }


DTYPES = (
    "bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64",
    "float16", "bfloat16", "float32", "float64", "complex64", "complex128",
)  # fmt: skip


def casting():
    """What each dtype may become by NumPy's rule "safe": a line for each, itself left out."""
    dtype = {name: np.dtype(getattr(ml_dtypes, name, name)) for name in DTYPES}
    for name in DTYPES:
        others = [other for other in DTYPES if other != name]
        safe = [other for other in others if np.can_cast(dtype[name], dtype[other], "safe")]
        yield f"{name}: {' '.join(safe)}".rstrip() + "\n"


UNITS = ("Y", "M", "W", "D", "h", "m", "s", "ms", "us", "ns", "ps", "fs", "as", "25s", "7D")
COUNTS = (0, 1, -1, 13, -25, 20_000, 400 * 12, 2**40, np.iinfo("i8").max, np.iinfo("i8").min)


def converted(count, start, end):
    """The count in another unit, or None where NumPy itself does not find its way back."""
    # NumPy gives a month of a span an average length.
    if start.startswith("timedelta64") and (start[12] in "YM") != (end[12] in "YM"):
        return None
    there = np.array([count], "i8").view(start).astype(end)
    back = there.astype(start).view("i8")[0]
    return int(there.view("i8")[0]) if back == count else None


def times():
    """Dates and spans as NumPy writes and converts them: a JSON value a line."""
    for kind in ("datetime64", "timedelta64"):
        for unit in UNITS:
            dtype = f"{kind}[{unit}]"
            array = np.array(COUNTS, "i8").view(dtype)
            file = io.BytesIO()
            np.save(file, array)
            document = {
                "dtype": str(array.dtype),
                "counts": [int(count) for count in array.view("i8")],
                "npy": b64(file.getvalue()),
                "tagged": checked(array),
            }
            yield json.dumps(document) + "\n"
            for other in UNITS:
                end = f"{kind}[{other}]"
                counts = [c for c in COUNTS if abs(c) < 2**41 and is_near(c, unit, other)]
                for count in counts:
                    try:
                        there = converted(count, dtype, end)
                    except OverflowError:  # of the factor: NumPy has no opinion
                        continue
                    yield json.dumps([dtype, count, end, there]) + "\n"


def checked(array):
    """The tagged document, which the line of its page and json_numpy's reader understand."""
    o = {"dtype": str(array.dtype), "shape": [len(array)], "byteorder": "little", "order": "C"}
    o["data"] = b64(array.tobytes())
    dtype = np.dtype(o["dtype"]).newbyteorder(o["byteorder"])
    again = np.frombuffer(base64.b64decode(o["data"]), dtype).reshape(o["shape"], order=o["order"])
    assert again.dtype == array.dtype and (again.view("i8") == array.view("i8")).all()
    theirs = {"__numpy__": o["data"], "dtype": array.dtype.str, "shape": o["shape"]}
    assert json_numpy.loads(json.dumps(theirs)).dtype == array.dtype
    return json.dumps(o, separators=(",", ":"))


SECONDS = {"W": 604800, "D": 86400, "h": 3600, "m": 60, "s": 1, "25s": 1, "7D": 86400}


def is_near(count, unit, other):
    """Whether the time is near enough for NumPy's 64 bits not to wrap around in silence."""
    steps = {"Y": 31556952, "M": 2629746, "ms": 1e-3, "us": 1e-6, "ns": 1e-9, "ps": 1e-12}
    steps |= {"fs": 1e-15, "as": 1e-18} | SECONDS
    count = 25 * abs(count)
    return count * steps[unit] / steps[other] < 2**61


UV = [("u", "f4"), ("v w", "f4")]
FIELDS = [("x", "f8"), ("id", "i4", 3), ("uv", UV), ("kind", "u1"), ("at", "M8[ns]"), ("flags", "?", (2, 2))]
SCANS = [
    (0.5, [1, -2, 2**31 - 1], (-0.0, 1.5), 7, 1_700_000_000_000_000_000, [[1, 0], [0, 0]]),
    (2.0**-1024, [-(2**31), 0, 3], (np.finfo("f4").max, np.inf), 255, "NaT", [[0, 1], [1, 1]]),
    (0.0, [0, 0, 0], (0.0, 0.0), 1, 0, [[0, 0], [0, 0]]),
]


def record_dtypes():
    """The same record in each layout that NumPy has."""
    yield "packed", np.dtype(FIELDS)
    yield "aligned", np.dtype([(*FIELDS[0],), *FIELDS[1:2], ("uv", np.dtype(UV, align=True)), *FIELDS[3:]], align=True)
    yield "big-endian", np.dtype(FIELDS).newbyteorder(">")
    yield "reordered", np.dtype(FIELDS[::-1])
    yield "reordered-inside", np.dtype([*FIELDS[:2], ("uv", UV[::-1]), *FIELDS[3:]])
    yield "titles", np.dtype([(("the title of x", "x"), "f8"), *FIELDS[1:]])
    names, formats = [f[0] for f in FIELDS], [f[1:] if len(f) > 2 else f[1] for f in FIELDS]
    offsets = [3, 11, 30, 40, 50, 60]
    yield "offsets", np.dtype({"names": names, "formats": formats, "offsets": offsets, "itemsize": 70})


def records():
    """Records as numpy.save writes them, and json_numpy and msgpack-numpy read them: a JSON value a line."""
    for layout, dtype in record_dtypes():
        array = np.zeros(len(SCANS), dtype)
        for (name, *_), values in zip(FIELDS, zip(*SCANS)):
            if name == "uv":
                for (name, _), values in zip(UV, zip(*values)):
                    array["uv"][name] = values
            else:
                array[name] = np.array(values, "M8[ns]") if name == "at" else values
        file = io.BytesIO()
        np.save(file, array)
        document = {"layout": layout, "npy": b64(file.getvalue())}
        # As these libraries do, which ask for a buffer that NumPy does not give of dates.
        theirs = {"__numpy__": b64(array.tobytes()), "dtype": np.lib.format.dtype_to_descr(dtype), "shape": array.shape}
        document["json_numpy"] = json.dumps(theirs, separators=(",", ":"))
        theirs = {b"nd": True, b"type": dtype.descr, b"kind": b"V", b"shape": array.shape, b"data": array.tobytes()}
        document["msgpack_numpy"] = b64(msgpack.packb(theirs))
        if layout == "packed":
            again = json_numpy.loads(document["json_numpy"])
            assert again.dtype == dtype and again.tobytes() == array.tobytes()
            again = msgpack.unpackb(base64.b64decode(document["msgpack_numpy"]), object_hook=msgpack_numpy.decode)
            assert again.dtype == dtype and again.tobytes() == array.tobytes()
            o = {"dtype": np.lib.format.dtype_to_descr(dtype), "shape": [len(array)], "byteorder": "little", "order": "C"}
            document["tagged"] = json.dumps(o | {"data": b64(array.tobytes())}, separators=(",", ":"))
            o = json.loads(document["tagged"])
            dtype = np.lib.format.descr_to_dtype(o["dtype"]).newbyteorder(o["byteorder"])
            again = np.frombuffer(base64.b64decode(o["data"]), dtype).reshape(o["shape"], order=o["order"])
            assert again.dtype == array.dtype and again.tobytes() == array.tobytes()
        yield json.dumps(document) + "\n"


def field_names():
    """Records with names that Python's repr escapes, and others: Latin-1's are in version 1.0, the rest in 3.0."""
    names = ["caf\xe9", "it's", "a\xa0b", "\x1b[2J", "z\u200bw", "\U000e0001x", "\u2028", "\x7f\x85", "\u202e", "\0"]
    for form, names in {"latin1": names, "utf8": [*names, "\u96ea"]}.items():
        file = io.BytesIO()
        np.save(file, np.zeros(1, [(name, "u1") for name in names]))
        yield form, file.getvalue()


def voids():
    """What NumPy writes of the floats of ml_dtypes: bytes without a name, of these values; and bytes of its own."""
    values = np.array([[0.0, -1.5, 3.0], [np.inf, np.nan, 0.125]])
    yield "bfloat16", values.astype(ml_dtypes.bfloat16)
    yield "bfloat16_big", values.astype(ml_dtypes.bfloat16).astype(np.dtype(ml_dtypes.bfloat16).newbyteorder(">"))
    yield "float8", values.astype(ml_dtypes.float8_e4m3fn)
    yield "plain", np.asfortranarray(np.frombuffer(bytes(range(18)), "V3").reshape(2, 3))
    yield "record", np.array([(b"abc", 1), (b"\0\0d", 2)], [("raw", "V3"), ("id", "<i4")])


def saved(array):
    file = io.BytesIO()
    np.save(file, array)
    return file.getvalue()


def generate(folder):
    """Writes all into `folder`; the wires' folders are made anew, so that nothing stale is left."""
    for name in (*WIRES, "whole_pickles", "archives"):
        shutil.rmtree(folder / name, ignore_errors=True)
    rows = []
    for golden in all_files():
        path = folder / golden.file
        assert golden.wire in WIRES and not path.exists(), golden.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(golden.content)
        rows.append(row(golden))
    lines = ",\n".join(json.dumps(row, separators=(",", ":")) for row in rows)
    (folder / "manifest.json").write_text(f"[\n{lines}\n]\n")
    (folder / "casting.txt").write_text("".join(casting()))
    (folder / "times.jsonl").write_text("".join(times()))
    (folder / "whole_pickles").mkdir()
    for name, content in whole_pickles.files():
        (folder / "whole_pickles" / f"{name}.pkl").write_bytes(content)
    (folder / "archives").mkdir()
    for name, content in archives.files():
        (folder / "archives" / f"{name}.npz").write_bytes(content)
    (folder / "records.jsonl").write_text("".join(records()))
    (folder / "texts.jsonl").write_text("".join(texts()))
    for name, content in field_names():
        (folder / f"field_names_{name}.npy").write_bytes(content)
    for name, array in voids():
        (folder / f"void_{name}.npy").write_bytes(saved(array))
    return len(rows)


def contents(folder):
    folders = (*WIRES, "whole_pickles", "archives")
    paths = [path for name in folders for path in (folder / name).rglob("*") if path.is_file()]
    paths += [path for name in ("manifest.json", "casting.txt", "*.jsonl", "*.npy") for path in folder.glob(name)]
    # The output of layouts.py, whose libraries are too many to be here, of references.py and typed_data.mjs.
    paths = [path for path in paths if path.name not in ("layouts.jsonl", "references.jsonl", "typed_data.jsonl")]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def differences(folder):
    """One line for each file that is missing, left over or different in `folder`."""
    with tempfile.TemporaryDirectory() as fresh:
        generate(Path(fresh))
        new, old = contents(Path(fresh)), contents(folder)
    for name in sorted(new.keys() | old.keys()):
        if name not in old:
            yield f"missing: {name}"
        elif name not in new:
            yield f"left over: {name}"
        elif new[name] != old[name]:
            yield f"different: {name}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 on any difference")
    arguments = parser.parse_args()
    check_versions()
    if not arguments.check:
        print(f"{generate(HERE)} files written")
        return
    found = list(differences(HERE))
    print("\n".join(found) or "the golden files are what generate.py writes")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
