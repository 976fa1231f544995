"""The data set in an object store, and the job on a cluster that somebody else has started."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import dask_job
import job
import pyarrow.fs as pafs
import pytest
from moto.server import ThreadedMotoServer

JOBS = Path(job.__file__).parent


@pytest.fixture(scope="module")
def stored(dataset: str) -> Iterator[str]:
    """Copy the data set to an object store, and return its URI."""
    server = ThreadedMotoServer("127.0.0.1", 0)
    server.start()
    try:
        host, port = server.get_host_and_port()
        options = f"scheme=http&endpoint_override={host}%3A{port}&region=us-east-1"
        uri = f"s3://user:password@bucket/digits?{options}"
        there, path = pafs.FileSystem.from_uri(f"{uri}&allow_bucket_creation=true")
        there.create_dir("bucket")
        here, folder = job.at(dataset)
        pafs.copy_files(folder, path, source_filesystem=here, destination_filesystem=there)
        yield uri
    finally:
        server.stop()


def by_command(program: str, *arguments: str) -> str:
    """Run a program, and return the hash that it prints."""
    command = [sys.executable, str(JOBS / program), *arguments]
    output = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    return output.rpartition("sha256 ")[2].strip()


@pytest.mark.parametrize("program", ["plain.py", "dask_job.py", "ray_job.py"])
def test_an_object_store(stored: str, expected: job.Result, program: str) -> None:
    """Nothing but the URI is another."""
    assert by_command(program, stored) == expected.sha256()


def test_a_cluster_that_runs_already(dataset: str, expected: job.Result) -> None:
    """Its workers know nothing of the job before."""
    with dask_job.cluster(2) as cluster:
        found = by_command("dask_job.py", dataset, "--scheduler", cluster.address)
    assert found == expected.sha256()
