"""What `examples/files.rs` writes: four rows of shape [2, 3] in each form, by rules that both sides know.

Element number k of the file, counted over all rows, is k / 4 - 2 of floats, k of integers, dates (in
units since 1970) and spans, and whether k divides by 3 of bools.
"""

import numpy as np

ROWS, SHAPE = 4, (2, 3)
FLOATS = "float16 float32 float64".split()
INTEGERS = "int8 int16 int32 int64 uint8 uint16 uint32 uint64".split()
UNITS = "s ms us ns".split()


def numbers(dtype, shape=SHAPE):
    k = np.arange(ROWS * int(np.prod(shape))).reshape(ROWS, *shape)
    kind = np.dtype(dtype).kind
    return k % 3 == 0 if kind == "b" else (k / 4 - 2 if kind == "f" else k).astype(dtype)


def pairs(dtype):
    """Complex numbers k / 4 - 2 with k as the imaginary part: an axis more, of length 2."""
    real = numbers(dtype)
    return np.stack([real, numbers("int64").astype(dtype)], -1)


def with_holes(rows):
    """Each second row is missing."""
    return [row if i % 2 == 0 else None for i, row in enumerate(rows)]


def ragged(dtype="float32"):
    """Row i has shape [i, 2]: the first one no elements."""
    flat, start = numbers(dtype).reshape(-1), 0
    rows = []
    for i in range(ROWS):
        rows.append(flat[start : start + 2 * i].reshape(i, 2))
        start += 2 * i
    return rows


def special(dtype):
    """What floats have beside numbers, the smallest one and the largest."""
    ends = np.finfo(dtype)
    row = np.array([[np.nan, np.inf, -np.inf], [-0.0, ends.smallest_subnormal, ends.max]], dtype)
    return np.stack([row] * ROWS)


def with_nat():
    rows = numbers("datetime64[us]")
    rows[0, 1, 2] = "NaT"  # a value, the least int64: Arrow's null is for a whole row
    return rows


def bfloat16():
    """The upper halves of the float32 of the same values."""
    return (numbers("float32").view("uint32") >> 16).astype("uint16")


FORMS = (
    {name: numbers(name) for name in [*FLOATS, *INTEGERS, "bool"]}
    | {f"datetime_{unit}": numbers(f"datetime64[{unit}]") for unit in UNITS}
    | {f"timedelta_{unit}": numbers(f"timedelta64[{unit}]") for unit in UNITS}
    | {f"special_{dtype}": special(dtype) for dtype in FLOATS}
    | {
        "nat": with_nat(),
        "bfloat16": bfloat16(),
        "complex64": pairs("float32"),
        "complex128": pairs("float64"),
        "days": numbers("int64"),
        "fortran": numbers("float32"),
        "batches": numbers("float32"),
        "no_rows": numbers("float32")[:0],
        "vector": numbers("float32", (3,)),
        "scalar": numbers("float64", ()),
        "plain": numbers("float32"),
        "plain_vector": numbers("float32", (3,)),
        "plain_bool_as_u8": numbers("bool").astype("uint8"),
        "bool_as_u8": numbers("bool").astype("uint8"),
        "option": with_holes(numbers("float32")),
        "plain_option": with_holes(numbers("float32")),
        "ragged": ragged(),
        "ragged_by_option": numbers("float32"),
        "variable_shape": ragged(),
        "ragged_option": with_holes(ragged()),
    }
)


def beside():
    """What stands beside arrays in one file, column by column."""
    images, masks = numbers("float32").tolist(), numbers("bool").tolist()
    return {
        "id": list(range(ROWS)),
        "name": [f"row {i}" for i in range(ROWS)],
        "label": [f"label {i}" if i % 2 == 0 else None for i in range(ROWS)],
        "score": [i / 4 - 2 if i % 2 == 1 else None for i in range(ROWS)],
        "place": [{"city": f"city {i}", "height": 100 * i} for i in range(ROWS)],
        "tags": [[f"tag {j}" for j in range(i)] for i in range(ROWS)],
        "points": [[{"x": i / 4 - 2, "n": j} for j in range(2)] for i in range(ROWS)],
        "words": [[f"word {9 * i + j}" for j in range(2)] for i in range(ROWS)],
        "image": [sum(image, []) for image in images],
        "mask": [sum(mask, []) for mask in masks],
    }
