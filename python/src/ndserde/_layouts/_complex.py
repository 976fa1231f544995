"""Complex numbers as Python programs write them in JSON, which are maps there."""

from __future__ import annotations

from ._words import is_list


def pairs(value: object, deepest: int = 64) -> object:
    """Put pairs in place of the maps in lists."""
    if isinstance(value, dict):
        return _parts(value)
    if not is_list(value) or not deepest or not any(isinstance(v, (dict, list)) for v in value):
        return value
    return [pairs(item, deepest - 1) for item in value]


def _parts(value: dict[object, object]) -> object:
    """Read `{"__complex__": [1.0, 2.0]}`, json_tricks', or jsonpickle's map of `py/newargs`."""
    parts = value.get("__complex__")
    if isinstance(arguments := value.get("py/newargs"), dict):
        parts = arguments.get("py/tuple")
    return parts if is_list(parts) and len(parts) == 2 else value
