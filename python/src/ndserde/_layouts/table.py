"""The layouts that are maps: the one table of them, by whose keys alone they are told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .._array import Array
from . import (
    bokeh,
    jdata,
    jsonpickle,
    mongodb,
    monty,
    msgpack_numpy,
    ndarray,
    numpydantic,
    open_inference,
    plotly,
    qcelemental,
    stateless,
    stdlib,
    tagged,
)
from ._fields import Fields


@dataclass(frozen=True)
class Layout:
    """A layout: the keys that it must have, and those that it may have."""

    name: str
    read: Callable[[Fields], Array]
    needs: frozenset[str]
    may: frozenset[str]
    states_dtype: bool

    def fits(self, keys: frozenset[str]) -> bool:
        """Whether a map of these keys may be one."""
        return self.needs <= keys <= self.needs | self.may


def _row(
    name: str,
    read: Callable[[Fields], Array],
    needs: str,
    may: str = "",
    *,
    states_dtype: bool = True,
) -> Layout:
    return Layout(name, read, frozenset(needs.split()), frozenset(may.split()), states_dtype)


LAYOUTS = (
    _row("tagged, readable", tagged.read, "dtype shape data", "byteorder order"),
    _row(
        "tagged, compressed",
        tagged.zipped,
        "dtype shape compression data",
        "byteorder order shuffle",
    ),
    _row("json_numpy", tagged.json_numpy, "__numpy__ dtype shape"),
    _row("msgpack_numpy", msgpack_numpy.read, "nd type shape data", "kind"),
    _row("a scalar of msgpack_numpy", msgpack_numpy.scalar, "nd type data"),
    _row("a complex number of msgpack_numpy", msgpack_numpy.python_complex, "complex data"),
    _row("openpi", ndarray.openpi, "__ndarray__ dtype shape data"),
    _row("a scalar of openpi", ndarray.openpi_scalar, "__npgeneric__ data dtype"),
    _row("__ndarray__", ndarray.read, "__ndarray__ dtype shape", "order Corder endian"),
    _row("ase", ndarray.ase, "__ndarray__"),
    _row("plotly", plotly.read, "bdata dtype", "shape _inputArray"),
    _row("Open Inference", open_inference.read, "datatype shape data", "name parameters"),
    _row("numpydantic", numpydantic.read, "type dtype value", "shape"),
    _row("bokeh 3", bokeh.read, "type dtype shape array", "order"),
    _row("stdlib", stdlib.read, "type dtype flags order shape strides data"),
    _row("monty", monty.read, "@module @class dtype data", "@version"),
    _row("qcelemental", qcelemental.read, "_nd_ dtype data", "shape"),
    _row(
        "jdata",
        jdata.read,
        "_ArrayType_ _ArraySize_ _ArrayData_",
        "_ArrayOrder_ _ArrayIsComplex_ _ArrayZipSize_",
    ),
    _row(
        "jdata, compressed",
        jdata.zipped,
        "_ArrayType_ _ArraySize_ _ArrayZipType_ _ArrayZipSize_ _ArrayZipData_",
        "_ArrayOrder_ _ArrayIsComplex_",
    ),
    _row(
        "jsonpickle",
        jsonpickle.read,
        "py/object dtype values",
        "shape byteorder order writeable",
    ),
    _row(
        "a view of jsonpickle",
        jsonpickle.view,
        "py/object dtype base shape",
        "values strides offset byteorder writeable",
    ),
    _row("a scalar of jsonpickle", jsonpickle.scalar, "py/object dtype value"),
    _row("a vector of MongoDB", mongodb.read, "$binary"),
    _row("a vector of MongoDB, older", mongodb.legacy, "$binary $type"),
    _row("ndarray_v1", stateless.ndarray_v1, "v dim data", states_dtype=False),
    _row("xarray", stateless.xarray, "dims data", "coords attrs name encoding", states_dtype=False),
    _row("faer", stateless.faer, "nrows ncols data", states_dtype=False),
)

MOST_KEYS = max(len(layout.needs | layout.may) for layout in LAYOUTS)


def find(keys: frozenset[str]) -> Layout | None:
    """Find the layout of these keys; a `ValueError` if there are two."""
    found = [layout for layout in LAYOUTS if layout.fits(keys)]
    if len(found) > 1:
        raise ValueError(f"a map that could be an array of {found[0].name} or of {found[1].name}")
    return found[0] if found else None
