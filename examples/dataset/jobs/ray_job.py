"""The job on Ray Data, which hands over the column of tensors as arrays (n, 28, 28).

ray_job.py DATASET [--workers 2]            on a Ray of its own with so many processors
ray_job.py DATASET --address 10.0.0.1:6379  on a cluster that runs already
"""

import argparse
import functools
import logging
import os
from pathlib import Path
from typing import Any

# Before Ray is imported: it reports its use to its makers otherwise.
os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")

import job
import numpy as np
import ray
import ray.data


def of_block(block: dict[str, job.Array], dataset: str) -> dict[str, job.Array]:
    """Add up a block; a batch of one row, since Ray's functions give rows."""
    images = block["image"]
    if images.shape[1:] != (28, 28) or images.dtype != np.float32:
        raise TypeError(f"the images came as {images.dtype} of shape {images.shape}")
    totals = job.of_rows(images, block["label"], job.model(dataset))
    return {name: array[None] for name, array in totals._asdict().items()}


def run(dataset: str) -> job.Result:
    """Run the job on the Ray that this process is connected with."""
    filesystem, path = job.at(dataset)
    # The folder, not a list of files: for a list Ray 2.60 imports a module in several threads at
    # once, which fails now and then where aiohttp is not installed.
    rows = ray.data.read_parquet(f"{path}/images", filesystem=filesystem, partitioning=None)
    rows = rows.select_columns(job.COLUMNS)
    parts = rows.map_batches(functools.partial(of_block, dataset=dataset), batch_size=None)
    names = job.Totals._fields
    return job.result(
        job.total(job.Totals(*(row[name] for name in names)) for row in parts.iter_rows())
    )


def connect(workers: int, address: str | None) -> None:
    """Connect with a cluster or start one; it gets the files of this folder."""
    options: dict[str, Any] = {
        "runtime_env": {"working_dir": str(Path(__file__).parent)},
        "logging_level": logging.ERROR,
    }
    if address:
        ray.init(address, **options)
    else:
        ray.init(num_cpus=workers, include_dashboard=False, **options)
    ray.data.DataContext.get_current().enable_progress_bars = False
    logging.getLogger("ray.data").setLevel(logging.ERROR)


def main() -> None:
    """Run the job by the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("dataset")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--address")
    arguments = parser.parse_args()
    connect(arguments.workers, arguments.address)
    job.show(run(arguments.dataset))
    ray.shutdown()


if __name__ == "__main__":
    main()
