"""Makes the files beside it, by the library that they are of.

    pip install numpy==2.4.6 joblib==1.6.0 ml_dtypes==0.6.0 safetensors==0.8.0 zstandard==0.25.0
    python make.py          # write all files anew
    python make.py --check  # compare with what is here; exit code 1 on any difference
"""

import bz2
import gzip
import io
import lzma
import pathlib
import pickle
import sys
import zipfile
import zlib

import joblib
import ml_dtypes
import numpy as np
import zstandard
from safetensors.numpy import save

NUMPY = "2.4.6"  # another version may write other bytes
HERE = pathlib.Path(__file__).parent


def saved(save, *args, **kwargs):
    file = io.BytesIO()
    save(file, *args, **kwargs)
    return file.getvalue()


def arrays():
    """One of each kind of dtype, in both orders and byte orders, and of few and no elements."""
    nan = np.array([0x7FF8000000000001, 0xFFF0000000000000, 0], ">u8").view(">f8")
    return {
        "weights": np.arange(6, dtype="<f4").reshape(2, 3) / 4,
        "columns": np.asfortranarray(np.arange(12, dtype="<i8").reshape(3, 4)),
        "nan": nan,
        "flags": np.array([[True], [False]]),
        "complex": np.array([1 - 2j], "<c8"),
        "days": np.array(["1970-01-02", "NaT"], "<M8[D]"),
        "words": np.array(["cat", "horse"]),
        "bytes": np.array([b"a", b"bc"]),
        "records": np.array([(1, 0.5), (2, 1.5)], [("id", "<u2"), ("x", "<f8")]),
        "half": np.array([1.5, np.inf], "<f2"),
        "scalar": np.array(7, "|u1"),
        "none": np.zeros((0, 3), "<u4"),
        "a/b c": np.array([2**64 - 1], "<u8"),
    }


def model(nudge):
    """What a training script keeps; `nudge` is what happens to one weight."""
    rows, columns = np.mgrid[0:6, 0:24]
    weights = (np.sin(columns / 4) * np.cos(rows / 2)).astype("<f4")
    weights[2, 5] += np.float32(nudge)
    steps = np.arange(200)
    loss = np.exp(-steps / 40) + 0.1 * np.sin(steps / 5) ** 2
    return {
        "name": "tides",
        "epochs": 200,
        "loss": loss.round(3),
        "layers": [
            {"weights": weights, "bias": np.zeros(24, "<f4")},
            {"weights": np.eye(4, dtype="<i2"), "bias": None},
        ],
    }


def packed(content):
    """A file as each program compresses it, by the name's end."""
    yield "gz", gzip.compress(content, mtime=0)
    yield "zlib", zlib.compress(content)
    yield "bz2", bz2.compress(content)
    yield "xz", lzma.compress(content)
    yield "lzma", lzma.compress(content, lzma.FORMAT_ALONE)
    half = len(content) // 2
    compressor = zstandard.ZstdCompressor(write_checksum=True)
    yield "zst", compressor.compress(content[:half]) + compressor.compress(content[half:])


def archive(method):
    """An archive by a method that numpy.savez has no word for, and numpy.load reads."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as zipped:
        for name, array in arrays().items():
            info = zipfile.ZipInfo(f"{name}.npy")
            info.compress_type = method
            zipped.writestr(info, saved(np.save, array))
    read = np.load(io.BytesIO(file.getvalue()))
    assert all(np.array_equal(read[name], array) for name, array in arrays().items() if name not in ("nan", "days"))
    return file.getvalue()


def objects():
    """Arrays of Python's objects, of each number of axes and in both orders."""
    grid = np.empty((2, 2), object)
    grid[:] = [[1, None], ["two", [3.5]]]
    return {
        "meta": np.array({"rate": 0.1, "steps": np.arange(3, dtype="<i4")}, object),
        "names": np.array(["cat", None, "horse"], object),
        "grid": grid,
        "turned": np.asfortranarray(grid),
        "deep": np.arange(6).astype(object).reshape(1, 2, 3),
        "none": np.empty((0, 2), object),
    }


def mixed():
    """An archive in which an array stands beside what is none that can be carried."""
    file = io.BytesIO()
    np.savez(file, weights=arrays()["weights"], long=np.zeros(2, np.longdouble), **objects())
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr(zipfile.ZipInfo("README.txt"), "hello")
        archive.writestr(zipfile.ZipInfo("notes/"), "")
    return file.getvalue()


def tensors():
    """An array of each kind of element that safetensors has a name for, and dtypes here hold."""
    names = ["bool", "u1", "i1", "<i2", "<u2", "<f2", "<i4", "<u4", "<f4", "<c8", "<f8", "<i8", "<u8"]
    made = {f"layer.{np.dtype(name)}": np.arange(6).astype(name).reshape(2, 3) for name in names}
    made["layer.bfloat16"] = np.arange(6).astype(ml_dtypes.bfloat16).reshape(2, 3)
    made["scalar"] = np.array(7, "<i4")
    made["none"] = np.zeros((0, 3), "<f4")
    return made


def files():
    yield "mixed.npz", mixed()
    yield "meta.npy", saved(np.save, objects()["meta"])
    yield "stored.npz", saved(np.savez, **arrays())
    yield "compressed.npz", saved(np.savez_compressed, **arrays())
    yield "weights.npy", saved(np.save, arrays()["weights"])
    yield "words.npy", saved(np.save, arrays()["words"])
    yield "columns.npy", saved(np.save, arrays()["columns"])
    yield "model.pkl", pickle.dumps(model(0.0), protocol=4)
    yield "later.pkl", pickle.dumps(model(0.25), protocol=4)
    for end, content in packed(saved(np.save, arrays()["weights"])):
        yield f"weights.npy.{end}", content
    for method in ["zlib", "gzip", "bz2", "xz", "lzma"]:
        yield f"joblib-{method}.pkl", saved(lambda file, model: joblib.dump(model, file, (method, 3)), {"w": arrays()["weights"], "n": 3})
    yield "bzip2.npz", archive(zipfile.ZIP_BZIP2)
    yield "lzma.npz", archive(zipfile.ZIP_LZMA)
    yield "tensors.safetensors", save(tensors())
    yield "metadata.safetensors", save({"a": np.ones(2, "<f4")}, {"format": "np"})
    for protocol in range(6):
        yield f"arrays-{protocol}.pkl", pickle.dumps(arrays(), protocol=protocol)


def main():
    if np.__version__ != NUMPY:
        sys.exit(f"NumPy {np.__version__} is here, the files are of {NUMPY}")
    check = "--check" in sys.argv
    different = []
    for name, content in files():
        path = HERE / name
        if check and path.read_bytes() != content:
            different.append(name)
        elif not check:
            path.write_bytes(content)
    if different:
        sys.exit(f"not what is here: {different}")


main()
