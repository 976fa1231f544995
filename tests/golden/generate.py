"""Writes every golden file and manifest.json; with --check, compares them with what is there.

    python tests/golden/generate.py [--check]

Needs the libraries of tests/peers/requirements.txt, in exactly those versions.
"""

import argparse
import importlib.metadata
import json
import shutil
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True

from arrays import logical_bytes, name_of
from wires import b64, libraries, lists, npy, tagged, triple

HERE = Path(__file__).resolve().parent
REQUIREMENTS = HERE.parent / "peers" / "requirements.txt"
WIRES = (
    "tagged", "readable", "nested", "triple", "npy", "npy_latin1", "json_numpy", "msgpack_numpy",
)  # fmt: skip


def check_versions():
    """Other versions may write other bytes: better no files than those."""
    for line in REQUIREMENTS.read_text().splitlines():
        name, _, pinned = line.partition("==")
        if pinned and importlib.metadata.version(name) != pinned:
            sys.exit(f"{name} {importlib.metadata.version(name)} is installed, {pinned} is needed")


def all_files():
    for module in (tagged, lists, triple, npy, libraries):
        yield from module.files()


def row(golden):
    return {
        "wire": golden.wire,
        "backend": golden.backend,
        "file": golden.file,
        "dtype": name_of(golden.array),
        "shape": list(golden.array.shape),
        "order": golden.comes_back,
        "values": b64(logical_bytes(golden.array)),
        "exact": golden.exact,
    }


def generate(folder):
    """Writes all into `folder`; the wires' folders are made anew, so that nothing stale is left."""
    for wire in WIRES:
        shutil.rmtree(folder / wire, ignore_errors=True)
    rows = []
    for golden in all_files():
        path = folder / golden.file
        assert golden.wire in WIRES and not path.exists(), golden.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(golden.content)
        rows.append(row(golden))
    lines = ",\n".join(json.dumps(row, separators=(",", ":")) for row in rows)
    (folder / "manifest.json").write_text(f"[\n{lines}\n]\n")
    return len(rows)


def contents(folder):
    paths = [path for wire in WIRES for path in (folder / wire).rglob("*") if path.is_file()]
    paths += folder.glob("manifest.json")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def differences(folder):
    """One line for each file that is missing, left over or different in `folder`."""
    with tempfile.TemporaryDirectory() as fresh:
        generate(Path(fresh))
        new, old = contents(Path(fresh)), contents(folder)
    for name in sorted(new.keys() | old.keys()):
        if name not in old:
            yield f"missing: {name}"
        elif name not in new:
            yield f"left over: {name}"
        elif new[name] != old[name]:
            yield f"different: {name}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 on any difference")
    arguments = parser.parse_args()
    check_versions()
    if not arguments.check:
        print(f"{generate(HERE)} files written")
        return
    found = list(differences(HERE))
    print("\n".join(found) or "the golden files are what generate.py writes")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
