"""The data set that the tests read."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "jobs"))

import job
import plain


def pytest_addoption(parser: pytest.Parser) -> None:
    """Take the folder."""
    parser.addoption("--dataset", required=True)


@pytest.fixture(scope="session")
def dataset(request: pytest.FixtureRequest) -> str:
    """Return the folder."""
    return str(request.config.getoption("--dataset"))


@pytest.fixture(scope="session")
def expected(dataset: str) -> job.Result:
    """Return what pyarrow alone makes of it."""
    return plain.run(dataset)
