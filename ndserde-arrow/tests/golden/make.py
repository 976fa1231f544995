"""Writes the golden files: Parquet and Arrow IPC of other libraries, and what they hold.

    python make.py WRITER..          write the files of these writers anew
    python make.py --check WRITER..  compare with what is here; exit code 1 on any difference

A writer is a module of this folder, `by_pyarrow` and the like, whose files stand in the folder of its
name; `expected.json` beside them says what each of them holds. `requirements.txt` in tests/peers is for
all writers but two: Daft needs an older pyarrow, and Ray is large (tests/peers/requirements-daft.txt and
requirements-ray.txt).
"""

import argparse
import importlib
import importlib.metadata
import sys
from pathlib import Path

sys.dont_write_bytecode = True

from expected import page  # noqa: E402

HERE = Path(__file__).resolve().parent
PEERS = HERE.parent / "peers"
OWN = {"daft": "requirements-daft.txt", "ray": "requirements-ray.txt"}


def check_versions(writer):
    """Other versions may write other bytes: better no files than those."""
    for line in (PEERS / OWN.get(writer, "requirements.txt")).read_text().splitlines():
        name, _, pinned = line.partition("==")
        name = name.partition("[")[0]
        if pinned and importlib.metadata.version(name) != pinned:
            sys.exit(f"{name} {importlib.metadata.version(name)} is installed, {pinned} is needed")


def contents(writer):
    """All files of a writer, by their name."""
    check_versions(writer)
    files = sorted(importlib.import_module(f"by_{writer}").files(), key=lambda file: file[0])
    return {name: content for name, content, _ in files} | {"expected.json": page(files).encode()}


def write(folder, files):
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)


def differences(folder, files):
    here = {path.name: path.read_bytes() for path in folder.iterdir()}
    for name in sorted(here.keys() | files.keys()):
        if name not in here or name not in files:
            yield f"{folder.name}/{name}: " + ("is not there" if name in files else "nobody writes it")
        elif here[name] != files[name]:
            yield f"{folder.name}/{name}: differs"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--check", action="store_true")
    parser.add_argument("writers", nargs="+")
    arguments = parser.parse_args()
    problems, count = [], 0
    for writer in arguments.writers:
        files = contents(writer)
        count += len(files)
        if arguments.check:
            problems += differences(HERE / writer, files)
        else:
            write(HERE / writer, files)
    print(*problems, sep="\n", end="\n" if problems else "")
    print(f"{count} golden files, {len(problems)} differences" if arguments.check else f"{count} files")
    sys.exit(bool(problems))


if __name__ == "__main__":
    main()
