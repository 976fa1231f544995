"""Equal hashes mean equal results: a row lost, counted twice or changed makes another hash."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import NamedTuple

import job
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

Parts = list[job.Totals]


@pytest.fixture(scope="module")
def parts(dataset: str) -> Parts:
    """Return the results of all tasks."""
    return [job.of_row_group(task) for task in job.row_groups(dataset)]


def test_the_order_does_not_matter(parts: Parts, expected: job.Result) -> None:
    """Sums are exact."""
    assert len(parts) > 20
    assert job.result(job.total(reversed(parts))).sha256() == expected.sha256()


def one_pixel(part: job.Totals) -> job.Totals:
    """Make one pixel of one row less bright, by the least that a pixel can be."""
    sums = part.sums.copy()
    sums[0, 14, 14] -= 1 / 256
    return part._replace(sums=sums)


def one_prediction(part: job.Totals) -> job.Totals:
    """Have another class predicted for one row."""
    confusion = part.confusion.copy()
    confusion[0, :2] += [-1, 1]
    return part._replace(confusion=confusion)


@pytest.mark.parametrize(
    "change",
    [
        lambda parts: parts[1:],
        lambda parts: [*parts, parts[-1]],
        lambda parts: [one_pixel(parts[0]), *parts[1:]],
        lambda parts: [one_prediction(parts[0]), *parts[1:]],
    ],
    ids=["a task lost", "a task done twice", "a pixel", "a prediction"],
)
def test_any_change_shows(
    parts: Parts, expected: job.Result, change: Callable[[Parts], Parts]
) -> None:
    """The hash is another."""
    assert job.result(job.total(change(parts))).sha256() != expected.sha256()


@pytest.fixture(scope="module")
def batch(dataset: str) -> pa.RecordBatch:
    """Return the rows of one file."""
    table = pq.read_table(job.files(dataset)[0], columns=job.COLUMNS)
    return table.to_batches()[0]


@pytest.mark.parametrize("part", [slice(None), slice(5, 9)], ids=["all", "a slice"])
def test_the_images_are_a_view(batch: pa.RecordBatch, part: slice) -> None:
    """No copy is made of them."""
    images = job.images_of(batch[part])
    assert images.shape == (len(batch[part]), 28, 28)
    assert images.dtype == np.float32
    assert not images.flags.owndata
    assert not images.flags.writeable
    np.testing.assert_array_equal(images, job.images_of(batch)[part])


def test_a_copy_would_be_noticed(batch: pa.RecordBatch) -> None:
    """Another version of pyarrow could make one."""

    class Copies(NamedTuple):
        storage: pa.Array

        def to_numpy_ndarray(self) -> job.Array:
            return job.images_of(batch).copy()

    column = Copies(batch.column("image").storage)
    with pytest.raises(AssertionError, match="copied"):
        job.images_of(SimpleNamespace(column=lambda name: column))
