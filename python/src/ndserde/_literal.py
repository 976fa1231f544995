"""Python literals, as dtypes and the headers of files have them: strings, numbers and brackets."""

from __future__ import annotations

import ast
import contextlib
import re

from . import _dtype

#: As much as NumPy itself reads from the header of a file that it does not trust.
LONGEST = 10_000

# As `repr` writes strings.
_ESCAPE = r"\\(?:[\\'\"nrt]|x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8})"
_STRING = rf"'(?:[^'\\\n]|{_ESCAPE})*'|\"(?:[^\"\\\n]|{_ESCAPE})*\""
# Nothing that Python computes, and nothing that nests without brackets.
_TOKEN = re.compile(rf"{_STRING}|[0-9]+L?|True|False|[\[\](){{}},:]|[ \n]+")
#: The brackets of a header, of records and their fields, and of the shapes of these.
_DEEPEST = 2 * _dtype.DEEPEST + 4


def literal(
    text: str, what: str, *, python2: bool = False, longest: int | None = LONGEST
) -> object:
    """Read a literal; anything else is a `ValueError`. With `python2` integers may be `2L`."""
    if longest is not None and len(text) > longest:
        raise ValueError(f"the {what} has {len(text)} characters, more than NumPy's {longest}")
    tokens: list[str] = []
    depth = at = 0
    # It ends at the first character that begins none, so that no text takes long.
    while token := _TOKEN.match(text, at):
        at, word = token.end(), token[0]
        depth += (word in "[({") - (word in "])}")
        if depth > _DEEPEST:
            raise ValueError(
                f"the {what} is nested too deep: records stand up to {_dtype.DEEPEST} deep"
            )
        tokens.append(word.rstrip("L") if python2 and word[0].isdigit() else word)
    if at == len(text):
        with contextlib.suppress(ValueError, SyntaxError, TypeError, MemoryError, RecursionError):
            return ast.literal_eval("".join(tokens).strip())
    raise ValueError(f"the {what} is no plain literal of Python: {text[:64]!a}")
