"""Writes layouts.jsonl: arrays as the libraries write them whose layouts have no wire of their own; and
iris.pkl, a data set of scikit-learn's, scaler.pkl, a model, and frame.pkl, a data frame of pandas'.

    python tests/golden/layouts.py [--check]

A JSON value a line: the library, the array (dtype, shape, the elements in C order, little-endian, as
base64), and its document as JSON text or as base64 of MessagePack. Where the layout is one that is
refused, `refused` has words of the error; `scalar` says that it is a NumPy scalar, not an array.

Needs the libraries of layouts.txt, in exactly those versions, bokeh 2 in a folder that BOKEH_2 names, what
layouts.mjs says in one that NODE_PACKAGES names, Octave 7.3 with JSONLab 2.0 in a folder that JSONLAB names,
and R with jsonlite 1.8.4; they are many, so that this is no part of generate.py.
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
import msgpack_numpy
import numpy as np
import orjson
import plotly.io
import plotly.graph_objects
import pydantic
import qcelemental.util
import pandas
import sklearn.datasets
import sklearn.pipeline
import sklearn.preprocessing
import xarray
from bokeh.core.json_encoder import serialize_json
from bokeh.core.serialization import Serializer
from kserve import InferInput
from langgraph.checkpoint.serde.jsonplus import JsonPlusSerializer
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
NANS = np.array([[1.5, np.nan], [np.nan, -2]], "<f4")
SCALARS = (
    np.float32(0.1), np.float16(-2.5), np.int8(-3), np.int64(-(1 << 62)), np.uint64((1 << 64) - 1),
    np.uint16(65535), np.bool_(True), np.complex64(1 - 2j),
)  # fmt: skip


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
    for scalar in SCALARS:
        # Of complex numbers it makes none; doubles are Python's own.
        if scalar.dtype.kind != "c":
            yield row("openpi scalar", scalar, openpi.packb(scalar), scalar=True)


def of_msgpack_numpy():
    for scalar in SCALARS:
        yield row("msgpack_numpy scalar", scalar, msgpack.packb(scalar, default=msgpack_numpy.encode), scalar=True)
    numbers = (1 + 2j, 3j, complex("nan-infj"), -0.5 - 1e-300j, complex(1e22, -0.0), -1e-07j)
    for number in numbers:
        packed = msgpack.packb(number, default=msgpack_numpy.encode)
        yield row("msgpack_numpy complex", np.array(number), packed, scalar=True)


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
    yield row("json_tricks complex", COMPLEX, json_tricks.dumps(COMPLEX))


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
    yield row("bokeh 3 objects", BIG_ENDIAN, text)
    for array in (NANS.astype(">f8"), np.array([[1.5, -2]], "<f2"), np.array([np.inf, -np.inf], ">f8")):
        yield row("bokeh 3 objects", array, serialize_json(Serializer(deferred=False).serialize(array)))


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
    # As orjson writes it, with which KServe answers; MLServer's documents are the same.
    tensor = InferInput("a", list(NANS.shape), "FP32")
    tensor.set_data_from_numpy(NANS, binary_data=False)
    text = orjson.dumps({key: value for key, value in tensor.to_dict().items() if value is not None})
    assert b"null" in text
    yield row("Open Inference null", NANS, text.decode())


class Model(pydantic.BaseModel):
    array: NDArray


def of_numpydantic():
    for array in (*PLAIN, BOOLS, EMPTY):
        text = Model(array=array).model_dump_json(round_trip=True)
        yield row("numpydantic", array, json.dumps(json.loads(text)["array"]))
    text = Model(array=NANS).model_dump_json(round_trip=True)
    assert "null" in text
    yield row("numpydantic null", NANS, json.dumps(json.loads(text)["array"]))


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
    for method in ("zlib", "gzip", "lzma", "base64"):
        for array in (*PLAIN, LARGE):
            yield row(f"jdata {method}", array, text(array, compression=method, **zipped))
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
    for scalar in (*SCALARS, np.float64(1e300), 1 + 2j):
        packed = flax.serialization.msgpack_serialize(scalar)
        yield row("flax scalar", np.asarray(scalar), packed, scalar=True)


def of_jsonpickle():
    jsonpickle.ext.numpy.register_handlers()
    for array in (INTEGERS, DOUBLES, SINGLES, BYTES, BOOLS, F_ORDER, COMPLEX, COMPLEX[0]):
        yield row("jsonpickle", array, jsonpickle.encode(array))
    for array in (LARGE.copy(), LONG.copy()):
        yield row("jsonpickle zlib", array, jsonpickle.encode(array))
    jsonpickle.ext.numpy.register_handlers(ndarray_compression=None)
    yield row("jsonpickle base64", LARGE, jsonpickle.encode(LARGE.copy()))
    jsonpickle.ext.numpy.register_handlers()
    large, swapped = LARGE.copy(), LARGE.astype(">i4")
    columns = np.asfortranarray(LARGE)
    views = (
        INTEGERS.T, INTEGERS[:, ::2], INTEGERS[::-1, 1:], large[3], large[2:4, ::-3], large.T, large[:, 5:5],
        large.reshape(25, 40), large.view("<u2"), columns[1:, 7], columns.T[2:], LONG.copy().T, COMPLEX.T,
        large.view("<i8")[1], swapped.T, swapped.view("<i4")[1:],
    )  # fmt: skip
    for view in views:
        text = jsonpickle.encode(view)
        assert '"base"' in text
        yield row("jsonpickle view", view, text)
    base = np.arange(4.0)
    other = json.loads(jsonpickle.encode([base, base[1:3]]))[1]
    yield row("jsonpickle view", base[1:3], json.dumps(other))
    far = json.loads(jsonpickle.encode([large, large[1]]))[1]
    yield row("jsonpickle view elsewhere", large[1], json.dumps(far), refused="in another place of the document")
    for scalar in (*SCALARS, np.float64(1e300)):
        yield row("jsonpickle scalar", scalar, jsonpickle.encode(scalar), scalar=True)


def of_langgraph():
    for array in (*PLAIN, BOOLS, COMPLEX, F_ORDER, BIG_ENDIAN, SCALAR, EMPTY, TEXT, INTEGERS[:, ::2]):
        kind, document = JsonPlusSerializer().dumps_typed(array)
        assert kind == "msgpack"
        yield row("langgraph", array, document)


def of_javascript():
    child = subprocess.run(["node", HERE / "layouts.mjs"], stdout=subprocess.PIPE, check=True)
    yield from map(json.loads, child.stdout.splitlines())


def of_jsonlab():
    arrays = {
        "double": np.array([[1, 2, 3], [4, 5, 6.5]]),
        "row": np.array([[1.0, 2, 3]]),
        "column": np.array([[1.0], [2]]),
        "one": np.array([[5.0]]),
        "single": np.array([[1.5, 2]], "<f4"),
        "int8": np.array([[1, -2], [3, 4]], "i1"),
        "logical": np.array([[True, False], [False, True]]),
        "logical one": np.array([[True]]),
        "special": np.array([[np.nan, np.inf, -np.inf, 1]]),
        "complex": np.array([[1 + 2j, 3 - 4j], [5, 6]]),
        "complex one": np.array([[1 + 2j]]),
        "three": np.arange(1.0, 25).reshape(2, 3, 4, order="F"),
        "complex three": (np.arange(1.0, 9) + 1j * np.arange(8.0, 0, -1)).reshape(2, 2, 2, order="F"),
        "empty": np.zeros((0, 3)),
    }
    command = ["octave", "--no-gui", "-q", HERE / "layouts.m"]
    # Octave fails at its end where there is no screen.
    child = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    lines = child.stdout.decode().splitlines()
    assert len(lines) == len(arrays), lines
    for line in lines:
        name, text, packed = line.split("\t")
        yield row(f"JSONLab {name}", arrays[name], text)
        yield row(f"JSONLab {name}", arrays[name], bytes.fromhex(packed))


def of_jsonlite():
    vectors = {
        "c(1, NA, NaN, Inf, -Inf, 2.5)": np.array([1, np.nan, np.nan, np.inf, -np.inf, 2.5]),
        "c(NA, Inf)": np.array([np.nan, np.inf]),
        "matrix(c(-Inf, NA, 3, Inf), 2)": np.array([[-np.inf, 3], [np.nan, np.inf]]),
    }
    for vector, array in vectors.items():
        code = f'stopifnot(packageVersion("jsonlite") == "1.8.4"); cat(jsonlite::toJSON({vector}))'
        child = subprocess.run(["Rscript", "-e", code], stdout=subprocess.PIPE, check=True)
        yield row("jsonlite", array, child.stdout.decode())


def scaler():
    """A model of scikit-learn's whose numbers are exact."""
    scaled = sklearn.preprocessing.StandardScaler().fit([[0.0, 2.0], [2.0, 6.0]])
    return sklearn.pipeline.Pipeline([("scale", scaled), ("last", "passthrough")])


def frame():
    """A data frame of pandas'."""
    times = pandas.to_datetime(["2020-01-01", "2020-01-02"])
    return pandas.DataFrame({"n": [1, 2], "x": [0.5, 1.5], "text": ["a", "b"], "time": times})


def layouts():
    libraries = (
        so_dict, by_hand, of_openpi, of_msgpack_numpy, of_json_tricks, of_plotly, of_bokeh, of_ase, of_monty, of_qcelemental,
        of_kserve, of_numpydantic, of_jdata, of_xarray, of_flax, of_jsonpickle, of_langgraph,
        of_javascript, of_jsonlab, of_jsonlite,
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
        HERE / "scaler.pkl": pickle.dumps(scaler(), 4),
        HERE / "frame.pkl": pickle.dumps(frame(), 5),
    }
    for file, content in files.items():
        if "--check" not in sys.argv:
            file.write_bytes(content)
        elif file.read_bytes() != content:
            sys.exit(f"{file.name} is not what the libraries write")


if __name__ == "__main__":
    main()
