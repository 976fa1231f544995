"""The job: a pure function of one row group, and how its results add up.

Pixels are multiples of 1/256 and the model's weights of 1/1024, so that every sum here is exact in
float64: the result does not depend on which worker took which row group, nor on the order.
"""

import base64
import functools
import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.fs as pafs
import pyarrow.parquet as pq

Array = np.ndarray[Any, np.dtype[Any]]

CLASSES = 10
COLUMNS = ["label", "image"]


class Totals(NamedTuple):
    """What a part of the rows adds, for each class."""

    counts: Array
    """(10)"""
    sums: Array
    """Of the pixels: (10, 28, 28)"""
    squares: Array
    """Of the pixels' squares: (10, 28, 28)"""
    confusion: Array
    """How often which class was predicted: (10, 10), the true class first"""


class Result(NamedTuple):
    """What the job is for."""

    counts: Array
    mean: Array
    """Mean image of each class: (10, 28, 28)"""
    spread: Array
    """Standard deviation of each pixel: (10, 28, 28)"""
    confusion: Array

    def sha256(self) -> str:
        """Hash of the values, each array as float64, little-endian, in C order."""
        content = b"".join(np.ascontiguousarray(array, "<f8").tobytes() for array in self)
        return hashlib.sha256(content).hexdigest()


class RowGroup(NamedTuple):
    """A task."""

    dataset: str
    path: str
    number: int


def at(dataset: str) -> tuple[pafs.FileSystem, str]:
    """Return the file system of a folder or URI (`s3://bucket/digits`), and the path in it."""
    uri = dataset if "://" in dataset else Path(dataset).resolve().as_uri()
    filesystem, path = pafs.FileSystem.from_uri(uri)
    return filesystem, path


def files(dataset: str) -> list[str]:
    """Return the paths of the Parquet files."""
    filesystem, path = at(dataset)
    found = filesystem.get_file_info(pafs.FileSelector(f"{path}/images", recursive=True))
    return sorted(info.path for info in found if info.extension == "parquet")


def row_groups(dataset: str) -> list[RowGroup]:
    """Return the tasks of a data set; reads the footers alone."""
    filesystem, _ = at(dataset)
    tasks = []
    for path in files(dataset):
        count = pq.ParquetFile(path, filesystem=filesystem).num_row_groups
        tasks += [RowGroup(dataset, path, number) for number in range(count)]
    return tasks


@functools.cache
def model(dataset: str) -> tuple[Array, Array]:
    """Return weights (784, 10) and bias (10), as Rust has written them to JSON by ndserde."""
    filesystem, path = at(dataset)
    with filesystem.open_input_stream(f"{path}/model.json") as file:
        document = json.loads(file.read())
    weights, bias = (
        np.frombuffer(base64.b64decode(o["data"]), np.dtype(o["dtype"])).reshape(o["shape"])
        for o in (document["weights"], document["bias"])
    )
    return weights.reshape(CLASSES, -1).T, bias


def images_of(batch: pa.RecordBatch) -> Array:
    """Return the images as (n, 28, 28) without a copy."""
    column = batch.column("image")
    images: Array = column.to_numpy_ndarray()
    values = column.storage.values
    first = values.offset + column.storage.offset * column.storage.type.list_size
    start = values.buffers()[1].address + first * images.itemsize
    if images.ctypes.data != start:
        raise AssertionError("pyarrow has copied the images")
    return images


def of_rows(images: Array, labels: Array, model: tuple[Array, Array]) -> Totals:
    """Add up some rows; by products of matrices, whose first axis is the class."""
    weights, bias = model
    of_class = np.equal.outer(np.arange(CLASSES), labels).astype(np.float64)
    pixels = images.reshape(len(images), -1).astype(np.float64)
    predictions = (pixels @ weights + bias).argmax(axis=1)
    predicted = np.equal.outer(predictions, np.arange(CLASSES)).astype(np.float64)
    shape = (CLASSES, *images.shape[1:])
    return Totals(
        counts=of_class.sum(axis=1),
        sums=(of_class @ pixels).reshape(shape),
        squares=(of_class @ np.square(pixels)).reshape(shape),
        confusion=of_class @ predicted,
    )


def of_row_group(task: RowGroup) -> Totals:
    """Do a task."""
    filesystem, _ = at(task.dataset)
    table = pq.ParquetFile(task.path, filesystem=filesystem).read_row_group(task.number, COLUMNS)
    return total(of_batches(table.to_batches(), task.dataset))


def of_batches(batches: Iterable[pa.RecordBatch], dataset: str) -> Iterator[Totals]:
    """Add up each batch."""
    for batch in batches:
        yield of_rows(images_of(batch), batch.column("label").to_numpy(), model(dataset))


def total(parts: Iterable[Totals]) -> Totals:
    """Add up the results of tasks, in any order."""
    zeros = Totals(*(np.zeros(shape) for shape in [10, (10, 28, 28), (10, 28, 28), (10, 10)]))
    return functools.reduce(
        lambda a, b: Totals(*(x + y for x, y in zip(a, b, strict=True))), parts, zeros
    )


def result(totals: Totals) -> Result:
    """Make the means and spreads of the sums."""
    counts = totals.counts[:, None, None]
    mean = totals.sums / counts
    # A pixel that is the same in all rows: rounding must not make its variance negative.
    variance = np.maximum(totals.squares / counts - mean * mean, 0.0)
    return Result(totals.counts, mean, np.sqrt(variance), totals.confusion)


def show(result: Result) -> None:
    """Print a line for each class, and the hash."""
    print("class     rows  mean pixel  spread  recognised")
    for digit, count in enumerate(result.counts):
        recognised = result.confusion[digit, digit] / count
        mean, spread = result.mean[digit].mean(), result.spread[digit].mean()
        print(f"{digit:5} {count:8.0f} {mean:11.4f} {spread:7.4f} {recognised:10.1%}")
    print(f"sha256 {result.sha256()}")
