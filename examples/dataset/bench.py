"""Time of the job by each engine, as ratios to pyarrow alone.

bench.py DATASET...     data sets of several sizes; prints the table of the README

Each run comes right after one of pyarrow alone, and the ratio is the median of those pairs, since
other programs may use the machine. The start of schedulers and workers is not counted.
"""

import contextlib
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

# Before NumPy is imported, here and in the workers: a worker has one thread.
os.environ["OPENBLAS_NUM_THREADS"] = "1"
sys.path.insert(0, str(Path(__file__).parent / "jobs"))

import dask_job
import job
import plain
import ray
import ray_job

ROUNDS = 3

Run = Callable[[str], job.Result]


@contextlib.contextmanager
def by_dask(workers: int) -> Iterator[Run]:
    """Start workers of Dask."""
    with dask_job.cluster(workers) as cluster:
        yield lambda dataset: dask_job.run(dataset, cluster.address, workers)


@contextlib.contextmanager
def by_ray(workers: int) -> Iterator[Run]:
    """Start a Ray."""
    ray_job.connect(workers, None)
    try:
        yield ray_job.run
    finally:
        ray.shutdown()


def timed(run: Run, dataset: str) -> tuple[float, str]:
    """Return the seconds that a run takes, and the hash of its result."""
    start = time.perf_counter()
    result = run(dataset)
    return time.perf_counter() - start, result.sha256()


def ratio(run: Run, dataset: str) -> tuple[float, float]:
    """Return the ratio to pyarrow alone, and the seconds of the latter."""
    pairs = []
    for _ in range(ROUNDS):
        alone, expected = timed(plain.run, dataset)
        seconds, found = timed(run, dataset)
        if found != expected:
            raise AssertionError(f"{found} instead of {expected}")
        pairs.append((seconds / alone, alone))
    return statistics.median(r for r, _ in pairs), statistics.median(s for _, s in pairs)


def size(dataset: str) -> str:
    """Return how large a data set is, as the first columns of the table."""
    groups = len(job.row_groups(dataset))
    rows = int(plain.run(dataset).counts.sum())
    return f"{rows:,} | {rows * 28 * 28 * 4 / 1e6:,.0f} MB | {groups}"


def main(datasets: list[str]) -> None:
    """Print the table."""
    engines: dict[str, Callable[[], AbstractContextManager[Run]]] = {
        "Dask, 1 worker": lambda: by_dask(1),
        "Dask, 2 workers": lambda: by_dask(2),
        "Ray Data, 1 processor": lambda: by_ray(1),
        "Ray Data, 2 processors": lambda: by_ray(2),
    }
    rows = {dataset: [size(dataset)] for dataset in datasets}
    seconds: dict[str, list[float]] = {dataset: [] for dataset in datasets}
    for start in engines.values():
        with start() as run:
            run(datasets[0])  # what is imported, and started, by the first run
            for dataset in datasets:
                found, alone = ratio(run, dataset)
                rows[dataset].append(f"{found:.1f}")
                seconds[dataset].append(alone)
    print("| rows | pixels | row groups | pyarrow alone |", " | ".join(engines), "|")
    print("|---:|---:|---:|---:|" + "---:|" * len(engines))
    for dataset, (about, *ratios) in rows.items():
        alone = statistics.median(seconds[dataset])
        print("|", about, "|", f"{alone:.1f} s |", " | ".join(ratios), "|")
    print(f"\nload of the machine at the end: {os.getloadavg()[0]:.1f}", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1:])
