"""Makes the files beside it, by the library that they are of.

    pip install numpy==2.4.6
    python make.py          # write all files anew
    python make.py --check  # compare with what is here; exit code 1 on any difference
"""

import io
import pathlib
import pickle
import sys

import numpy as np

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


def files():
    yield "stored.npz", saved(np.savez, **arrays())
    yield "compressed.npz", saved(np.savez_compressed, **arrays())
    yield "weights.npy", saved(np.save, arrays()["weights"])
    yield "words.npy", saved(np.save, arrays()["words"])
    yield "columns.npy", saved(np.save, arrays()["columns"])
    yield "model.pkl", pickle.dumps(model(0.0), protocol=4)
    yield "later.pkl", pickle.dumps(model(0.25), protocol=4)
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
