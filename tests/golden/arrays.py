"""The arrays in the golden files: which dtypes and shapes, and which values fill them."""

import itertools

import ml_dtypes
import numpy as np

INTEGERS = [f"{sign}int{bits}" for sign in ("", "u") for bits in (8, 16, 32, 64)]
NUMPY_DTYPES = ["bool", *INTEGERS, "float16", "float32", "float64", "complex64", "complex128"]
DTYPES = [*NUMPY_DTYPES, "bfloat16"]
FEW_DTYPES = ["bool", "int16", "float64", "complex64"]

# Shape, memory order, and where in the list of values the array starts: the values run on from
# shape to shape, so that every value of the list stands in some array.
SHAPES = [((), "C", 0), ((3,), "C", 1), ((2, 3), "C", 4), ((2, 3), "F", 10), ((0, 3), "C", 0)]

FLOAT_LAYOUT = {"float16": (5, 10), "bfloat16": (8, 7), "float32": (8, 23), "float64": (11, 52)}
COMPLEX_PART = {"complex64": "float32", "complex128": "float64"}


def numpy_dtype(name, byteorder="little"):
    """NumPy's dtype for one of our names; bfloat16 is ml_dtypes's."""
    dtype = np.dtype(ml_dtypes.bfloat16 if name == "bfloat16" else name)
    return dtype.newbyteorder(byteorder)


def integer_bits(name):
    """The least, the greatest, their neighbours, and a value that tells every byte apart."""
    width = np.dtype(name).itemsize * 8
    top, mask = 1 << (width - 1), (1 << width) - 1
    distinct = int.from_bytes(range(1, width // 8 + 1), "big")
    return [distinct, top, top - 1, 0, mask, 1, top + 1, mask - 1]


def float_bits(name, any_nan):
    """The hard bit patterns of a float type; without `any_nan`, only the one NaN that text has."""
    exponent, mantissa = FLOAT_LAYOUT[name]
    sign = 1 << (exponent + mantissa)
    infinity = ((1 << exponent) - 1) << mantissa
    half = 1 << (mantissa - 1)  # the highest bit of the mantissa: one half, or "quiet" in a NaN
    one = ((1 << (exponent - 1)) - 1) << mantissa
    return [
        one | half,  # 1.5
        sign,  # -0.0
        infinity | half | (5 if any_nan else 0),  # a quiet NaN with a payload
        (sign | infinity | 3) if any_nan else (infinity | half),  # a signalling NaN with a sign
        1,  # the least subnormal
        sign | ((1 << mantissa) - 1),  # the greatest subnormal, negative
        infinity,
        sign | infinity,
        infinity - 1,  # the greatest finite number
        1 << mantissa,  # the least normal number
        0,
        sign | one,  # -1.0
        one + 1,  # the next number after 1.0
    ]


def bit_patterns(name, any_nan):
    """The list of values of a dtype, as unsigned integers of its (or its parts') width."""
    if name == "bool":
        return [1, 0, 0, 1, 1]
    if name in INTEGERS:
        return integer_bits(name)
    return float_bits(COMPLEX_PART.get(name, name), any_nan)


def array(name, shape, order="C", start=0, byteorder="little", any_nan=True):
    """An array that is filled with the dtype's list of values, from `start` and around."""
    dtype = numpy_dtype(name)
    parts = 2 if name in COMPLEX_PART else 1
    count = int(np.prod(shape, dtype=int)) * parts
    patterns = itertools.cycle(bit_patterns(name, any_nan))
    bits = itertools.islice(patterns, start, start + count)
    width = dtype.itemsize // parts
    raw = b"".join(value.to_bytes(width, byteorder) for value in bits)
    values = np.frombuffer(raw, numpy_dtype(name, byteorder)).reshape(shape)
    return np.asarray(values, order=order)


def simple_array(name, shape, order="C"):
    """An array of numbers that have one and the same short decimal text in every float type."""
    parts = 2 if name in COMPLEX_PART else 1
    count = int(np.prod(shape, dtype=int)) * parts
    simple = itertools.islice(itertools.cycle([1.5, -2.25, 0.0, -0.0, 96.0, -0.125, 1000.5]), count)
    real = np.array(list(simple), numpy_dtype(COMPLEX_PART.get(name, name)))
    return np.asarray(real.view(numpy_dtype(name)).reshape(shape), order=order)


def name_of(array):
    """Our name of an array's dtype, without its byte order."""
    return array.dtype.newbyteorder("=").name


def byteorder_of(array):
    return "big" if array.dtype.byteorder == ">" else "little"


def order_of(array):
    return "F" if array.flags.f_contiguous and not array.flags.c_contiguous else "C"


def logical_bytes(array):
    """The elements in logical (C) order, little-endian: what the manifest says of every array."""
    return array.astype(array.dtype.newbyteorder("little")).tobytes(order="C")


def full(dtypes=DTYPES, **options):
    """Every dtype in every shape."""
    for dtype in dtypes:
        for shape, order, start in SHAPES:
            yield array(dtype, shape, order, start, **options)


def short(dtypes=DTYPES, **options):
    """Every dtype in 2x3, C and F, and a few dtypes in the other shapes."""
    for dtype in dtypes:
        for shape, order, start in SHAPES:
            if shape == (2, 3) or dtype in FEW_DTYPES:
                yield array(dtype, shape, order, start, **options)


def big_endian(dtypes=("int16", "float64", "complex64"), orders="CF"):
    for dtype in dtypes:
        for order in orders:
            yield array(dtype, (2, 3), order, byteorder="big")
