"""Reads with each engine what `examples/files.rs` wrote, and compares type, shape and values.

    python tests/peers/read.py FOLDER           compare with sees.tsv; exit code 1 on any difference
    python tests/peers/read.py FOLDER --write   write sees.tsv anew: look at what changed

sees.tsv has a line for each file and engine: what it shows as the type, the shape of a row, and whether
the values are those of forms.py, or the error by which it refuses. `RULES` say what must be so whatever
sees.tsv says: the tensors are restored, and no engine gives other values but the ones named.
"""

import sys
import warnings
from pathlib import Path

sys.dont_write_bytecode = True

import numpy as np  # noqa: E402
from engines import COLUMNS, ENGINES  # noqa: E402
from forms import FORMS, beside  # noqa: E402

SEES = Path(__file__).parent / "sees.tsv"
PLAIN = ("plain", "ragged", "variable_shape", "scalar")
# Where an engine gives other values, without an error.
OTHER_VALUES = {("timedelta_ns", "duckdb over pyarrow")}  # its INTERVAL has microseconds


def equal(row, expected):
    """Element by element; NaN and NaT are like each other, and 0.0 is not like -0.0."""
    alike = row == expected
    if expected.dtype.kind in "Mm":
        return alike | np.isnat(row) & np.isnat(expected)
    if expected.dtype.kind == "f":
        return alike & (np.signbit(row) == np.signbit(expected)) | np.isnan(row) & np.isnan(expected)
    return alike


def same(row, expected):
    """Equal values in C order; an engine that has only a flat list has lost the shape, which is said."""
    if row is None or expected is None:
        return row is expected
    if expected.dtype.kind in "Mm" and row.dtype.kind in "iu":
        row = row.view(expected.dtype)  # an engine without a type for spans
    expected, row = expected.reshape(-1), row.reshape(-1)
    if len(row) != len(expected):
        return False
    return bool(np.all(equal(row, expected)))


def shapes(rows):
    every = [None if row is None else list(row.shape) for row in rows]
    return str(every[0]) if every and every.count(every[0]) == len(every) else str(every)


def sees(read, file, expected):
    """What the engine makes of a file: type, shape, values; or its error."""
    try:
        kind, rows = read(file)
    except Exception as error:  # noqa: BLE001 - whatever it raises is the answer
        return "refused", f"{type(error).__name__}: {str(error).splitlines()[0]}", ""
    try:
        rows = rows()
    except Exception as error:  # noqa: BLE001
        return kind, f"{type(error).__name__}: {str(error).splitlines()[0]}", ""
    alike = len(rows) == len(expected) and all(map(same, rows, expected))
    return kind, shapes(rows), "same" if alike else "OTHER VALUES"


def lines(folder):
    for form, expected in FORMS.items():
        for engine, read, suffixes in ENGINES:
            if engine.endswith("ndarray") and form.startswith(PLAIN):
                continue  # no tensors
            for suffix in suffixes.split():
                yield form, engine, suffix, *sees(read, folder / f"{form}.{suffix}", expected)


def beside_problems(folder):
    """All that stands beside arrays, by every engine that hands over Python's own values."""
    for suffix in "parquet", "arrow":
        for engine, read in COLUMNS:
            for column, values in beside().items():
                seen = read(folder / f"beside.{suffix}", column)
                if seen != values:
                    yield f"beside.{suffix}, {engine}, {column}: {seen} and not {values}"


def broken_rules(line):
    """What is wrong with a line even if sees.tsv says the same."""
    form, engine, suffix, kind, _, values = line
    tensor = not form.startswith(PLAIN)
    seconds = form == "datetime_s" and suffix == "parquet"  # Parquet has none
    if tensor and engine == "pyarrow" and not seconds and "arrow.fixed_shape_tensor[" not in kind:
        yield "the tensor is not restored"
    if values == "OTHER VALUES" and (form, engine) not in OTHER_VALUES:
        yield "other values"


def main():
    folder = Path(sys.argv[1])
    warnings.simplefilter("ignore")
    seen = ["\t".join(line) for line in lines(folder)]
    if sys.argv[2:] == ["--write"]:
        SEES.write_text("\n".join(seen) + "\n")
    expected = SEES.read_text().splitlines()
    problems = [f"not expected: {line}" for line in seen if line not in expected]
    problems += [f"not seen:     {line}" for line in expected if line not in seen]
    problems += [f"{problem}: {line}" for line in seen for problem in broken_rules(line.split("\t"))]
    problems += beside_problems(folder)
    print(*problems, sep="\n", end="\n" if problems else "")
    print(f"{len(seen)} readings by engines, {len(problems)} problems")
    sys.exit(bool(problems) or not seen)


if __name__ == "__main__":
    main()
