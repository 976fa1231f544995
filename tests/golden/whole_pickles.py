"""Whole pickles as Python programs write them: tests/pickles.rs says what they must be read as."""

import datetime
import io
import pickle
import uuid
import zoneinfo
from array import array
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
from decimal import Decimal
from types import SimpleNamespace

import joblib
import numpy as np

from wires.pickles import Python2, numpy_1


def model():
    """One value of every kind that is read."""
    weights = np.array([[1.5, np.nan, -0.0], [np.inf, 2.0**-1074, 3.0]])
    layer = np.array([1, 2, 3], "u1")
    inner = np.dtype([("u", "<f4"), ("v", "|u1")])
    fields = {"names": ["x", "in", "y"], "formats": ["<i4", inner, (">f8", (2,))], "offsets": [16, 20, 0]}
    # What lies between the fields is pickled too, and would be whatever memory held before.
    records = np.zeros(1, np.dtype(fields | {"itemsize": 32}))
    records[0] = (1, (2.0, 3), [4.0, 5.0])
    return {
        "name": "né \u20ac \\ 'x'\n",
        "epoch": 3,
        "size": 70_000,
        "offset": -2,
        "far": 2**40,
        "wide": -(2**100),
        "rate": 0.1,
        "nothing": None,
        "flag": True,
        "labels": ["a", "b", "a"],
        "tags": {"x"},
        "frozen": frozenset([7]),
        "pair": (1, 2.5),
        "empty": ((), [], {}),
        "raw": b"\x00\xff'\n",
        "buffer": bytearray(b"ab\x80"),
        "ordered": OrderedDict([("b", 1), ("a", 2)]),
        "counts": defaultdict(int, {"z": 26}),
        "complex": 1.5 - 2j,
        "weights": weights,
        "fortran": np.asfortranarray(np.arange(6, dtype="i2").reshape(2, 3)),
        "strided": np.arange(24, dtype="i2").reshape(4, 6)[::2, ::-2],
        "big_endian": np.array([1.5, -2.5], ">f4"),
        "zero_d": np.array(2.5),
        "number": np.float32(1.5),
        "numbers": [np.int64(-3), np.bool_(True), np.float16(0.5), np.complex64(1 - 1j)],
        "scalar": np.float32(2.5),
        "dates": np.array(["2020-01-01", "NaT"], "M8[D]"),
        "span": np.timedelta64(3, "25s"),
        "layers": [layer, layer, layer[:0]],
        "records": records,
        "record_array": records.view(np.recarray),
        "words": np.array(["ab", "\u20ac"]),
        "big_words": np.array(["ab"], ">U3"),
        "word": np.str_("né"),
        "byte_word": np.bytes_(b"ab"),
        "ignored": [[{}]],
    }


def scalars():
    """Plain values of Python and NumPy that serde has no form for, or that are longer than most."""
    record = np.array([(1, 2.5)], [("id", "<u2"), ("x", ">f8")])
    return {
        "complex": complex(1.5, -0.0),
        "complexes": [1j, np.complex64(1 - 1j), np.complex128(complex(np.nan, -np.inf)), np.array([2j], ">c8")[0]],
        "pair": (0.0, 1.0),
        "dates": [np.datetime64("2020-01-01"), np.datetime64("NaT", "25s")],
        "span": np.timedelta64(3, "ns"),
        "record": record[0],
        "integers": [2**127 - 1, 2**127, 2**128, 2**200, 10**300, -(2**127), -(2**127) - 1, -(2**200)],
        "keys": {2**63: 0, 2**64: 1, -(2**63) - 1: 2, 2**200: 3, -(2**200): 4, 5: 5},
        "plain": [np.bool_(True), np.uint64(2**64 - 1), np.float16(-0.0), np.str_("né"), np.bytes_(b"a\0b")],
    }


class Layer:
    """An object of a class that nobody else has."""

    def __init__(self, weights, **more):
        self.weights = weights
        self.__dict__.update(more)


class Slots:
    __slots__ = ("a", "weights")


class Items(list):
    pass


class Entries(dict):
    pass


Point = namedtuple("Point", "x y")
Point.__module__ = __name__


def objects(protocol):
    """Objects of classes: those that are plain data, and others."""
    weights = np.array([1.0, 2.0, 3.0])
    layer = Layer(weights, name="a", inner=Layer(weights[:2], date=datetime.date(2024, 1, 31)))
    layer.itself = layer
    slots, items, entries = Slots(), Items([1, weights]), Entries(a=1)
    slots.a, slots.weights = 1, weights
    items.name = entries.name = "n"
    zone = datetime.timezone(datetime.timedelta(hours=-3, minutes=-30))
    masked = np.ma.masked_array(weights, [False, True, False])
    value = {
        "layer": layer,
        "items": items,
        "entries": entries,
        "point": Point(1, weights),
        "class": Layer,
        "function": np.sin,
        "keys": {(1, 2): "a", None: "b"},
        "date": datetime.date(2024, 1, 31),
        "time": datetime.time(23, 59, 58, 5),
        "datetime": datetime.datetime(2024, 1, 31, 12, 30),
        "utc": datetime.datetime(2024, 1, 31, 12, 30, 1, 500_000, datetime.timezone.utc),
        "zone": datetime.datetime(2024, 1, 31, 12, 30, tzinfo=zone),
        "spans": [
            datetime.timedelta(0),
            datetime.timedelta(days=1, hours=2, minutes=3, microseconds=1500),
            datetime.timedelta(days=-1, seconds=5),
            datetime.timedelta(days=3),
        ],
        "decimal": Decimal("-1.50"),
        "uuids": [uuid.UUID(int=1), uuid.UUID(int=2**127 + 5)],
        "counter": Counter("abca"),
        "deques": [deque([1, 2]), deque([3], 5), deque()],
        "range": range(1, 10, 2),
        "slice": slice(None, 3),
        "namespace": SimpleNamespace(a=1, weights=weights),
        "dtypes": [np.dtype("<f4"), np.dtype("M8[s]"), np.dtype([("a", "<i4")]), np.dtype(object)],
        "masked": masked,
        "matrix": np.matrix(weights),
        "text": np.char.array(["a", "bc"]),
        "strings": np.array(["a", "bcd"], np.dtypes.StringDType()),
        "objects": np.array([["a", 1], [None, weights]], object),
        "mixed": np.array([(1, "a")], [("a", "<i4"), ("b", "O")]),
    }
    if protocol > 1:
        value["slots"] = slots
    return value


class Outer:
    class Inner:
        pass


class Tree:
    """A node that knows its parent and its brothers, as the trees of many libraries do."""

    def __init__(self, name, parent=None):
        self.name, self.parent, self.children, self.brother = name, parent, [], None
        if parent:
            self.brother = parent.children[-1] if parent.children else None
            parent.children.append(self)


def times():
    """Times of zones, spans and Python's own arrays."""
    berlin = zoneinfo.ZoneInfo("Europe/Berlin")
    ordered = OrderedDict(a=1)
    ordered.note = "n"
    inner = Outer.Inner()
    inner.x = 1
    return {
        "zone": datetime.datetime(2024, 1, 2, 3, 4, 5, tzinfo=berlin),
        "second": datetime.datetime(2024, 10, 27, 2, 30, tzinfo=berlin, fold=1),
        "time": datetime.time(1, 2, tzinfo=berlin),
        "named": datetime.datetime(2024, 1, 2, tzinfo=datetime.timezone(datetime.timedelta(hours=1), "X")),
        "spans": [datetime.timedelta.max, datetime.timedelta.min, -datetime.timedelta.resolution],
        "arrays": [
            array("b", [-1]), array("B", [255]), array("h", [-2]), array("H", [3]), array("i", [-4]), array("I", [5]),
            array("q", [-6]), array("Q", [2**64 - 1]), array("f", [0.5]), array("d", [1.5, -0.0]), array("d"),
        ],
        "ordered": ordered,
        "inner": inner,
        "class": Outer.Inner,
        "record": np.array([(1, "a")], [("id", "<i4"), ("what", "O")]),
        "mixed": {"set": {1}, "deque": deque([1], 3), "default": defaultdict(list, a=[1])},
        # What lies behind its ten bytes is whatever memory held before.
        "odd": ["a\ud800", np.zeros(1, np.longdouble)[0]],
    }  # fmt: skip


def shared():
    """Objects that know each other, and data that many of them share."""
    root = Tree("root")
    for name in "abc":
        child = Tree(name, root)
        for place in range(2):
            Tree(f"{name}{place}", child)
    table = {f"key {number}": [number, number + 1] for number in range(40)}
    first = last = Layer(np.arange(2))
    for place in range(20):
        last.next = Layer(np.arange(2), last=last, place=place)
        last = last.next
    around = [1]
    around.append(around)
    return {"tree": root, "users": [Layer(table) for _ in range(100)], "linked": first, "around": around}


def cifar(text):
    """The layout of CIFAR's batches, smaller."""
    batch = {
        "batch_label": "training batch 1 of 5",
        "labels": [6, 9],
        "data": np.arange(24, dtype="u1").reshape(2, 12),
        "filenames": ["leptodactylus_pentadactylus_s_000004.png", "camion_s_000148.png"],
    }
    return {text(key): value for key, value in batch.items()}


def joblib_1_1(value):
    """As joblib wrote up to 1.1: no bytes between an array's description and its elements."""

    class Pickler(joblib.numpy_pickle.NumpyPickler):
        def _create_array_wrapper(self, array):
            wrapper = super()._create_array_wrapper(array)
            del wrapper.numpy_array_alignment_bytes
            return wrapper

    file = io.BytesIO()
    Pickler(file, protocol=4).dump(value)
    file.seek(0)
    assert joblib.load(file).keys() == value.keys()
    return file.getvalue()


def files():
    for protocol in range(6):
        yield f"model-{protocol}", pickle.dumps(model(), protocol)
        yield f"model-{protocol}-numpy-1", numpy_1(model(), protocol)
        yield f"scalars-{protocol}", pickle.dumps(scalars(), protocol)
        yield f"objects-{protocol}", pickle.dumps(objects(protocol), protocol)
        yield f"times-{protocol}", pickle.dumps(times(), protocol)
        yield f"shared-{protocol}", pickle.dumps(shared(), protocol)
    for protocol in (0, 2):
        yield f"model-{protocol}-python-2", numpy_1(model(), protocol, Python2)
    yield "cifar-python-2", numpy_1(cifar(str), 2, Python2)
    yield "cifar-bytes", pickle.dumps(cifar(str.encode), 4)
    for protocol in range(2, 6):
        file = io.BytesIO()
        joblib.dump(model(), file, protocol=protocol)
        yield f"joblib-{protocol}", file.getvalue()
    file = io.BytesIO()
    joblib.dump({"objects": np.array([1, None])}, file)
    yield "joblib-objects", file.getvalue()
    file = io.BytesIO()
    texts = np.array([["a", "b"], ["a", None]], object)
    joblib.dump([texts, Layer(np.arange(3)), texts[0], np.arange(2.0)], file)
    yield "joblib-model", file.getvalue()
    yield "joblib-1.1", joblib_1_1(model())
    file = io.BytesIO()
    void = np.frombuffer(b"abcd", "V2")
    joblib.dump([np.zeros(2, np.longdouble), void, np.zeros(1, np.clongdouble), np.arange(3)], file)
    yield "joblib-longdouble", file.getvalue()
