"""The page of the layouts: its rows are those of the table, and its examples run."""

import re
from pathlib import Path

import cbor2
import msgpack
import numpy as np
import pytest

import ndserde
from ndserde._layouts.table import LAYOUTS

PAGE = (Path(__file__).parents[1] / "LAYOUTS.md").read_text()
MAPS, OTHERS = (
    [[cell.strip() for cell in line.split(" | ")] for line in section.splitlines() if "`" in line]
    for section in (
        PAGE.split("## Maps")[1].split("|---|---|---|---|")[1].split("## Everything")[0],
        PAGE.split("## Everything else")[1].split("|---|---|---|---|")[1].split("## What")[0],
    )
)
NAMES = {"CBORTag": cbor2.CBORTag, "ExtType": msgpack.ExtType}


def example(row):
    return eval(row[2].strip("`"), NAMES)


def name(row):
    return row[0].removeprefix("| ").strip("`")


def test_the_page_has_each_layout_of_the_table_and_no_other():
    assert [name(row) for row in MAPS] == [layout.name for layout in LAYOUTS]
    for row, layout in zip(MAPS, LAYOUTS, strict=True):
        assert layout.fits(frozenset(example(row)))
        assert ("needs `dtype=`" in row[3]) == (not layout.states_dtype) or name(row) == "bokeh 3"


@pytest.mark.parametrize("row", MAPS + OTHERS, ids=name)
def test_each_example_is_read(row):
    document = example(row)
    if row[3].startswith("needs"):
        with pytest.raises(ValueError, match=r"dtype|no array"):
            ndserde.decode(document)
        array = ndserde.decode(document, "int16")
    else:
        array = ndserde.decode(document)
    assert not array.flags.writeable
    assert array.ravel().tolist() in ([1, 2], [1], [True, False])
    assert array.dtype == np.int16 or name(row).split()[0] == "a"


def test_the_code_on_the_page_runs():
    (code,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    exec(code, {})
