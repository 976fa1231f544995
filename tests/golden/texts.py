"""Arrays of text as NumPy and its libraries write them: a JSON value a line."""

import base64
import io
import json

import json_numpy
import msgpack
import msgpack_numpy
import numpy as np
from wires import b64

TEXTS = (
    ["cat", "horse", ""],
    [["é", "日本語"], ["𝄞", " a b "]],
    "0-d",
    [],
    ["\x00x", "a\x00b"],
)
BYTES = ([b"cat", b"horse", b""], [[b"\xff\x00\x01", b" "]], b"0-d")
DTYPES = ("<U", ">U", "<U9", ">U12")


def texts():
    arrays = [np.array(texts, dtype) for texts in TEXTS for dtype in DTYPES]
    arrays += [np.array(texts, dtype) for texts in BYTES for dtype in ("S", "S9")]
    arrays.append(np.asfortranarray(np.array([["a", "bc", "d"], ["e", "f", "ghi"]])))
    for array in arrays:
        yield json.dumps(document(array)) + "\n"


def document(array):
    """The array by each library, and what it holds."""
    file = io.BytesIO()
    np.save(file, array)
    c_order = np.ascontiguousarray(array).reshape(array.shape)
    flat = [item.decode("latin-1") if isinstance(item, bytes) else item for item in c_order.ravel().tolist()]
    return {
        "dtype": array.dtype.str,
        "shape": list(array.shape),
        "order": "F" if array.flags.f_contiguous and not array.flags.c_contiguous else "C",
        "texts": flat,
        "npy": b64(file.getvalue()),
        "tagged": tagged(array),
        "json_numpy": json_numpy.dumps(c_order),
        "msgpack_numpy": b64(msgpack.packb(c_order, default=msgpack_numpy.encode)),
        "triple": json.dumps([str(c_order.dtype), b64(c_order.tobytes()), list(array.shape)]),
    }


def tagged(array):
    """The tagged document, which the line of its page understands."""
    little = array.astype(array.dtype.newbyteorder("<"))
    order = "F" if array.flags.f_contiguous and not array.flags.c_contiguous else "C"
    o = {"dtype": little.dtype.str, "shape": list(array.shape), "byteorder": "little", "order": order}
    o["data"] = b64(little.tobytes(order="A"))
    dtype = np.dtype(o["dtype"]).newbyteorder(o["byteorder"])
    again = np.frombuffer(base64.b64decode(o["data"]), dtype).reshape(o["shape"], order=o["order"])
    assert again.dtype == little.dtype and (again == array).all()
    return json.dumps(o, separators=(",", ":"))
