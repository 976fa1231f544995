"""The examples in the README and in the documentation of each function."""

import doctest
import json
from pathlib import Path

import numpy as np
import pytest

import ndserde
from ndserde import _codec, _hooks

README = (Path(__file__).parents[1] / "README.md").read_text()


def test_readme():
    code = README.split("```python\n")[1].split("\n```")[0]
    names = {}
    exec(code, names)
    weights, model = names["weights"], names["model"]
    assert weights.tobytes() == model["weights"].tobytes()
    assert len(names["short"]) == 4 + weights.nbytes
    assert json.loads(names["document"]) == json.loads(names["text"])


@pytest.mark.parametrize("module", [_codec, _hooks])
def test_documentation(module):
    names = {"np": np, "json": json}
    result = doctest.testmod(module, extraglobs=names)
    assert result.attempted > 0
    assert result.failed == 0


@pytest.mark.parametrize("name", ndserde.__all__)
def test_everything_public_is_documented(name):
    assert getattr(ndserde, name).__doc__
