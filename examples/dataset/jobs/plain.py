"""The job by pyarrow alone, in one process: what the others are compared with.

plain.py DATASET
"""

import sys

import job
import pyarrow.dataset as ds


def run(dataset: str) -> job.Result:
    """Read the whole data set, batch by batch; pyarrow reads ahead with threads."""
    filesystem, _ = job.at(dataset)
    table = ds.dataset(job.files(dataset), filesystem=filesystem, format="parquet")
    batches = table.to_batches(columns=job.COLUMNS)
    return job.result(job.total(job.of_batches(batches, dataset)))


if __name__ == "__main__":
    job.show(run(sys.argv[1]))
