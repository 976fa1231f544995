"""Writes layouts.jsonl: arrays as the libraries write them whose layouts have no wire of their own; and
iris.pkl, a data set of scikit-learn's.

    python tests/golden/layouts.py [--check]

A JSON value a line: the library, the array (dtype, shape, the elements in C order, little-endian, as
base64), and its document as JSON text or as base64 of MessagePack. Where the layout is one that is
refused, `refused` has words of the error.

Needs the libraries of layouts.txt, in exactly those versions, and bokeh 2 in a folder that BOKEH_2 names;
they are many, so that this is no part of generate.py.
"""

import base64
import importlib.metadata
import json
import os
import pickle
import subprocess
import sys
import warnings
from pathlib import Path

sys.dont_write_bytecode = True
warnings.simplefilter("ignore")

import ase.io.jsonio
import flax.serialization
import json_tricks
import jdata
import jsonpickle
import jsonpickle.ext.numpy
import msgpack
import numpy as np
import plotly.io
import plotly.graph_objects
import pydantic
import qcelemental.util
import sklearn.datasets
import xarray
from bokeh.core.json_encoder import serialize_json
from bokeh.core.serialization import Serializer
from kserve import InferInput
from monty.json import MontyEncoder
from numpydantic import NDArray
from openpi_client import msgpack_numpy as openpi

HERE = Path(__file__).resolve().parent
BOKEH_2 = "2.4.3"

INTEGERS = np.array([[1, -2, 3], [4, 5, 32767]], "<i2")
DOUBLES = np.array([1.5, -0.0, 5e-324, -1.7976931348623157e308])
SINGLES = np.array([[0.1, 2.5]], "<f4")
BYTES = np.array([0, 255, 7], "u1")
BOOLS = np.array([[True], [False]])
LONG = np.arange(1 << 62, (1 << 62) + 24, dtype="<i8").reshape(2, 3, 4)
COMPLEX = np.array([[1 + 2j, -3.5j]])
TEXT = np.array([["a", "\u00e9", ""], ["\U0001f600", "bcd", "3"]])
F_ORDER = np.asfortranarray(INTEGERS)
BIG_ENDIAN = INTEGERS.astype(">i2")
LARGE = np.arange(-500, 500, dtype="<i4").reshape(10, 100)
SCALAR = np.array(2.5)
EMPTY = np.zeros((0, 3))
PLAIN = (INTEGERS, DOUBLES, SINGLES, BYTES, LONG)


def b64(data):
    return base64.b64encode(data).decode()


def row(library, array, document, **more):
    """The array in a document: text is JSON, bytes are MessagePack."""
    little = np.asarray(array).astype(array.dtype.newbyteorder("<"))
    form = {"msgpack": b64(document)} if isinstance(document, bytes) else {"json": document}
    return {
        "library": library,
        "dtype": little.dtype.str if little.dtype.kind == "U" else little.dtype.name,
        "shape": list(array.shape),
        "values": b64(little.tobytes()),
        **form,
        **more,
    }


def so_dict():
    """The recipe of Stack Overflow 3488934."""
    for array in (*PLAIN, BOOLS, COMPLEX, SCALAR, EMPTY):
        document = {"__ndarray__": b64(array.tobytes()), "dtype": str(array.dtype), "shape": list(array.shape)}
        yield row("so_dict", array, json.dumps(document))
    swapped = {"__ndarray__": b64(BIG_ENDIAN.tobytes()), "dtype": str(BIG_ENDIAN.dtype), "shape": [2, 3]}
    yield row("so_dict", BIG_ENDIAN, json.dumps(swapped))


def of_openpi():
    for array in (*PLAIN, BOOLS, SCALAR, EMPTY, BIG_ENDIAN):
        yield row("openpi", array, openpi.packb(array))


def of_json_tricks():
    for array in (*PLAIN, BOOLS, SCALAR, F_ORDER, BIG_ENDIAN):
        yield row("json_tricks", array, json_tricks.dumps(array))
    for array in (*PLAIN, BOOLS, COMPLEX):
        text = json_tricks.dumps(array, properties={"ndarray_compact": True, "compression": True})
        assert "b64:" in text
        yield row("json_tricks compact", array, text)
    for array in (LARGE, LONG.repeat(9, axis=0)):
        text = json_tricks.dumps(array, properties={"ndarray_compact": True})
        assert "b64.gz:" in text
        yield row("json_tricks gzip", array, text)
    # Of these it says two things.
    text = json_tricks.dumps(BIG_ENDIAN, properties={"ndarray_compact": True})
    yield row("json_tricks big-endian", BIG_ENDIAN, text, refused="big-endian, the byteorder says little")
    yield row("json_tricks complex", COMPLEX, json_tricks.dumps(COMPLEX), refused="map")


def of_plotly():
    for array in PLAIN:
        # It writes 64-bit integers as what they fit into, or not at all.
        if array.dtype.itemsize * array.ndim == 24:
            continue
        figure = plotly.graph_objects.Figure(plotly.graph_objects.Surface(z=array))
        document = json.loads(plotly.io.to_json(figure))["data"][0]["z"]
        yield row("plotly", array, json.dumps(document))
        # As plotly.js gives it back, and Dash sends it.
        document["_inputArray"] = {**document, **dict(enumerate(array.tolist()))}
        yield row("plotly.js", array, json.dumps(document))


def by_hand():
    """What people write who name the dtype, as `str` does."""
    for array in (*PLAIN, BOOLS, COMPLEX, SCALAR, EMPTY):
        form = {"dtype": str(array.dtype), "shape": list(array.shape)}
        yield row("by hand", array, json.dumps({**form, "data": b64(array.tobytes())}))
        if array.dtype.kind in "iufb":
            yield row("by hand", array, json.dumps({**form, "data": array.tolist()}))
            document = {**form, "data": array.tobytes()}
            yield row("by hand", array, msgpack.packb(document))
            # The kind is NumPy's letter, where msgpack-numpy has none.
            document = {"nd": True, "kind": array.dtype.kind, "type": array.dtype.str, **document}
            del document["dtype"]
            yield row("msgpack_numpy kind", array, msgpack.packb(document))


def of_bokeh():
    # Integers of 64 bits and what is not little-endian it writes as lists.
    arrays = (INTEGERS, DOUBLES, SINGLES, BYTES)
    for array, document in zip(arrays, by_bokeh_2(*arrays), strict=True):
        yield row("bokeh 2", array, document)
    # It rounds integers of 64 bits, and makes objects of numbers that are not little-endian.
    for array in (INTEGERS, DOUBLES, SINGLES, BYTES, BOOLS):
        text = serialize_json(Serializer(deferred=False).serialize(array))
        yield row("bokeh 3", array, text)
    text = serialize_json(Serializer(deferred=False).serialize(BIG_ENDIAN))
    yield row("bokeh 3 objects", BIG_ENDIAN, text, refused="sequence")


def by_bokeh_2(*arrays):
    """Two versions of a library stand in one environment only as a folder and a process beside it."""
    code = (
        "import bokeh, json, pickle, sys\n"
        "from bokeh.util.serialization import transform_array\n"
        f"assert bokeh.__version__ == {BOKEH_2!r}, bokeh.__version__\n"
        "arrays = pickle.load(sys.stdin.buffer)\n"
        "print(json.dumps([json.dumps(transform_array(array)) for array in arrays]))\n"
    )
    if "BOKEH_2" not in os.environ:
        sys.exit(f"pip install --no-deps --target FOLDER bokeh=={BOKEH_2}, and BOKEH_2=FOLDER here")
    child = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code],
        input=pickle.dumps(arrays),
        env=os.environ | {"PYTHONPATH": os.environ["BOKEH_2"]},
        stdout=subprocess.PIPE,
        check=True,
    )
    return json.loads(child.stdout)


def of_ase():
    for array in (*PLAIN, BOOLS, COMPLEX, SCALAR, EMPTY):
        yield row("ase", array, ase.io.jsonio.encode(array))


def of_monty():
    for array in (*PLAIN, BOOLS, COMPLEX, SCALAR, np.array([1 + 2j, 3j], "<c8")):
        yield row("monty", array, json.dumps(array, cls=MontyEncoder))


def of_qcelemental():
    for array in (*PLAIN, BOOLS, COMPLEX, EMPTY, BIG_ENDIAN):
        yield row("qcelemental", array, qcelemental.util.jsonext_dumps(array))
        yield row("qcelemental", array, qcelemental.util.msgpackext_dumps(array))


def of_kserve():
    names = {"i2": "INT16", "f8": "FP64", "f4": "FP32", "u1": "UINT8", "b1": "BOOL", "i8": "INT64"}
    for array in (*PLAIN, BOOLS):
        tensor = InferInput("a", list(array.shape), names[array.dtype.str[1:]])
        tensor.set_data_from_numpy(array, binary_data=False)
        document = {key: value for key, value in tensor.to_dict().items() if value is not None}
        yield row("Open Inference", array, json.dumps(document))
        document["data"] = array.tolist()
        document["parameters"] = {"a": [1]}
        yield row("Open Inference nested", array, json.dumps(document))


class Model(pydantic.BaseModel):
    array: NDArray


def of_numpydantic():
    for array in (*PLAIN, BOOLS, EMPTY):
        text = Model(array=array).model_dump_json(round_trip=True)
        yield row("numpydantic", array, json.dumps(json.loads(text)["array"]))


def of_jdata():
    def text(array, **options):
        encoded = jdata.encode(array, **options)
        listed = lambda v: v.tolist() if isinstance(v, np.ndarray) else v.decode() if isinstance(v, bytes) else v
        return json.dumps({key: listed(value) for key, value in encoded.items()})

    for array in (*PLAIN, COMPLEX):
        yield row("jdata", array, text(array))
    for array in (TEXT, TEXT[1], np.array("abc")):
        yield row("jdata text", array, text(array))
    yield row("jdata text zlib", TEXT, text(TEXT, compression="zlib", base64=True, compressarraysize=0))
    # It has no bools.
    yield row("jdata", BOOLS.astype("u1"), text(BOOLS))
    document = json.loads(text(INTEGERS))
    document["_ArrayOrder_"] = "c"
    document["_ArrayData_"] = INTEGERS.ravel(order="F").tolist()
    assert (jdata.decode(json.loads(json.dumps(document))) == INTEGERS).all()
    yield row("jdata columns", INTEGERS, json.dumps(document))
    zipped = {"base64": True, "compressarraysize": 0}
    for method in ("zlib", "gzip", "base64"):
        for array in (*PLAIN, LARGE):
            yield row(f"jdata {method}", array, text(array, compression=method, **zipped))
    lzma = text(LARGE, compression="lzma", **zipped)
    yield row("jdata lzma", LARGE, lzma, refused='data compressed by "lzma"')
    parts = text(COMPLEX, compression="zlib", **zipped)
    yield row("jdata complex zlib", COMPLEX, parts, refused="complex numbers that are compressed")


def of_xarray():
    for array in (*PLAIN, BOOLS):
        named = xarray.DataArray(array, name="a", attrs={"unit": ["m", {"s": 2}]})
        yield row("xarray", array, json.dumps(named.to_dict()))
        yield row("xarray", array, json.dumps(named.variable.to_dict(encoding=True)))
    coords = xarray.DataArray(INTEGERS, dims=("x", "y"), coords={"x": [0, 1]})
    yield row("xarray", INTEGERS, json.dumps(coords.to_dict()))


def of_flax():
    for array in (*PLAIN, BOOLS, COMPLEX, EMPTY, SCALAR, np.zeros((2, 300), "u1")):
        yield row("flax", array, flax.serialization.msgpack_serialize(array))


def of_jsonpickle():
    jsonpickle.ext.numpy.register_handlers()
    for array in (INTEGERS, DOUBLES, SINGLES, BYTES, BOOLS, F_ORDER):
        yield row("jsonpickle", array, jsonpickle.encode(array))
    for array in (LARGE.copy(), LONG.copy()):
        yield row("jsonpickle zlib", array, jsonpickle.encode(array))
    jsonpickle.ext.numpy.register_handlers(ndarray_compression=None)
    yield row("jsonpickle base64", LARGE, jsonpickle.encode(LARGE.copy()))
    view = INTEGERS.T
    yield row("jsonpickle view", view, jsonpickle.encode(view), refused="view of another array")


def layouts():
    libraries = (
        so_dict, by_hand, of_openpi, of_json_tricks, of_plotly, of_bokeh, of_ase, of_monty, of_qcelemental,
        of_kserve, of_numpydantic, of_jdata, of_xarray, of_flax, of_jsonpickle,
    )  # fmt: skip
    for library in libraries:
        for line in library():
            yield json.dumps(line) + "\n"


def main():
    for line in (HERE / "layouts.txt").read_text().splitlines():
        name, _, pinned = line.partition("==")
        if pinned and importlib.metadata.version(name) != pinned:
            sys.exit(f"{name} {importlib.metadata.version(name)} is installed, {pinned} is needed")
    files = {
        HERE / "layouts.jsonl": "".join(layouts()).encode(),
        # A data set that comes with scikit-learn, as its users keep it.
        HERE / "iris.pkl": pickle.dumps(sklearn.datasets.load_iris(), 4),
    }
    for file, content in files.items():
        if "--check" not in sys.argv:
            file.write_bytes(content)
        elif file.read_bytes() != content:
            sys.exit(f"{file.name} is not what the libraries write")


if __name__ == "__main__":
    main()
