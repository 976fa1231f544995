"""The wires of two libraries, written by them: json_numpy and msgpack_numpy. Both write C order."""

import json_numpy
import msgpack
import msgpack_numpy

from arrays import NUMPY_DTYPES, array, big_endian, short
from wires import Golden, is_little

FEW = [array("float64", (2, 3)), array("bool", ()), array("int16", (3,))]


def arrays_with_variant():
    for a in [*short(NUMPY_DTYPES), *big_endian()]:
        yield a, "from-F" if a.flags.fnc else ""


def json_numpy_files():
    def golden(a, exact, variant="", **options):
        text = json_numpy.dumps(a, **({"separators": (",", ":")} | options))
        return Golden("json_numpy", "json", a, text.encode(), exact, variant, order="C")

    for a, variant in arrays_with_variant():
        yield golden(a, is_little(a), variant)
    for a in FEW:
        yield golden(a, False, "spaced", separators=(", ", ": "))
        yield golden(a, False, "keys-sorted", sort_keys=True)


def msgpack_numpy_files():
    def golden(a, exact, variant="", encode=msgpack_numpy.encode, **options):
        content = msgpack.packb(a, default=encode, **options)
        return Golden("msgpack_numpy", "msgpack", a, content, exact, variant, order="C")

    def str_keys(a):
        return {key.decode(): value for key, value in msgpack_numpy.encode(a).items()}

    def without_kind(a):
        return {key: value for key, value in msgpack_numpy.encode(a).items() if key != b"kind"}

    def reversed_keys(a):
        return dict(reversed(msgpack_numpy.encode(a).items()))

    for a, variant in arrays_with_variant():
        yield golden(a, is_little(a), variant)
    for a in FEW:
        yield golden(a, False, "no-bin-type", use_bin_type=False)
        yield golden(a, False, "str-keys", str_keys)
        yield golden(a, False, "no-kind", without_kind)
        yield golden(a, False, "keys-reversed", reversed_keys)


def files():
    yield from json_numpy_files()
    yield from msgpack_numpy_files()
