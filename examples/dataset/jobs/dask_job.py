"""The job on Dask's distributed scheduler, a task for each row group.

dask_job.py DATASET [--workers 2]                       on a scheduler and workers of its own
dask_job.py DATASET --scheduler tcp://10.0.0.1:8786     on a cluster that runs already
"""

import argparse
import contextlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import job
from distributed import Client, as_completed

# How long tasks wait for a worker where none is left; by default they wait for ever.
WITHOUT_WORKERS = "30s"


class Cluster(NamedTuple):
    """A scheduler and workers, processes of this machine."""

    address: str
    workers: dict[str, subprocess.Popen[bytes]]
    """By their names."""


@contextlib.contextmanager
def cluster(workers: int) -> Iterator[Cluster]:
    """Start a scheduler and workers of one thread, and end them at last.

    `--no-nanny`: nothing starts a worker anew that has died, as when a machine is lost.
    """
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        file, log = folder / "scheduler.json", stack.enter_context((folder / "log").open("wb"))

        def start(*arguments: str) -> subprocess.Popen[bytes]:
            command = [sys.executable, "-m", "distributed.cli." + arguments[0], *arguments[1:]]
            process = subprocess.Popen(command, stdout=log, stderr=log, cwd=folder, env=environment)
            stack.callback(process.wait)
            stack.callback(process.kill)
            return process

        environment = os.environ | {
            "DASK_DISTRIBUTED__SCHEDULER__NO_WORKERS_TIMEOUT": WITHOUT_WORKERS
        }
        local = ["--host", "127.0.0.1", "--no-dashboard"]
        scheduler = start("dask_scheduler", *local, "--port", "0", "--scheduler-file", str(file))
        while not (file.exists() and file.read_text().endswith("}")):
            if scheduler.poll() is not None:
                raise RuntimeError((folder / "log").read_text())
            time.sleep(0.05)
        address = json.loads(file.read_text())["address"]
        names = [f"worker-{number}" for number in range(workers)]
        options = [*local, "--no-nanny", "--nthreads", "1"]
        yield Cluster(
            address,
            {name: start("dask_worker", address, *options, "--name", name) for name in names},
        )


def run(
    dataset: str, address: str, workers: int = 1, seen: Callable[[int], None] = lambda done: None
) -> job.Result:
    """Run the job; tells `seen` how many tasks are done."""
    tasks = job.row_groups(dataset)
    with Client(address) as client:
        client.upload_file(job.__file__)  # so that no worker needs these files
        client.wait_for_workers(workers, timeout=60)
        futures = client.map(job.of_row_group, tasks, pure=False)

        def finished() -> Iterator[job.Totals]:
            for done, (_, totals) in enumerate(as_completed(futures, with_results=True), 1):
                yield totals
                seen(done)

        return job.result(job.total(finished()))


def main() -> None:
    """Run the job by the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("dataset")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--scheduler")
    arguments = parser.parse_args()
    with contextlib.ExitStack() as stack:
        if arguments.scheduler:
            address, workers = arguments.scheduler, 1
        else:
            workers = arguments.workers
            address = stack.enter_context(cluster(workers)).address
        job.show(run(arguments.dataset, address, workers))


if __name__ == "__main__":
    main()
