"""Workers that die in the middle of the job."""

import os
import signal
from pathlib import Path

import dask_job
import job
import pytest
from dask_job import Cluster
from distributed import Client
from distributed.scheduler import KilledWorker, NoWorkerError

KILL_AFTER = 3


class Killer:
    """Ends a worker, once some tasks are done."""

    def __init__(self, cluster: Cluster, tasks: int) -> None:
        """Look on."""
        self.cluster, self.tasks = cluster, tasks
        self.had: list[str] = []
        self.killed: list[str] = []

    def __call__(self, done: int) -> None:
        """Kill the first worker that has a task in hand, by its pid."""
        if done < KILL_AFTER or self.killed:
            return
        with Client(self.cluster.address, set_as_default=False) as client:
            workers = client.scheduler_info()["workers"]
            self.had = [workers[at]["name"] for at, keys in client.processing().items() if keys]
        assert done < self.tasks
        name = self.had[0]
        os.kill(self.cluster.workers[name].pid, signal.SIGKILL)
        self.killed.append(name)


def test_the_job_ends_on_the_survivor(dataset: str, expected: job.Result) -> None:
    """The result is the same."""
    with dask_job.cluster(2) as cluster:
        killer = Killer(cluster, len(job.row_groups(dataset)))
        result = dask_job.run(dataset, cluster.address, 2, killer)
        states = {name: process.poll() for name, process in cluster.workers.items()}
    assert sorted(killer.had) == ["worker-0", "worker-1"], "both were at work"
    assert [states.pop(name) for name in killer.killed] == [-signal.SIGKILL]
    assert list(states.values()) == [None], "the other lives"
    assert result.sha256() == expected.sha256()


def test_without_a_survivor_it_fails(dataset: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """So the test above can fail: what the killed worker had in hand is not done by itself."""
    monkeypatch.setattr(dask_job, "WITHOUT_WORKERS", "2s")
    with dask_job.cluster(1) as cluster:
        killer = Killer(cluster, len(job.row_groups(dataset)))
        with pytest.raises((NoWorkerError, KilledWorker)):
            dask_job.run(dataset, cluster.address, 1, killer)
    assert killer.killed == ["worker-0"]


def test_a_task_that_fails_ends_the_job(dataset: str, tmp_path: Path) -> None:
    """A file that is cut short is an error, not a smaller result."""
    copy = tmp_path / "images"
    copy.mkdir()
    (tmp_path / "model.json").write_bytes((Path(dataset) / "model.json").read_bytes())
    for number, file in enumerate(job.files(dataset)[:3]):
        (copy / f"{number}.parquet").write_bytes(Path(file).read_bytes())
    broken = copy / "1.parquet"
    content = bytearray(broken.read_bytes())
    content[100:-4000] = bytes(len(content) - 4100)  # the footer is whole, the pages are not
    broken.write_bytes(content)
    with dask_job.cluster(1) as cluster, pytest.raises(OSError, match=r"1\.parquet|page|Snappy"):
        dask_job.run(str(tmp_path), cluster.address)
