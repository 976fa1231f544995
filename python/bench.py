"""Compare the package with json_numpy and msgpack-numpy, on one array of 1 MiB in a document.

    python bench.py [ROUNDS]

For each direction it prints how many times as fast this package is: the ratio of the least times of
both, which take turns. Each reads what it wrote itself.
"""

import sys
import time

import json_numpy
import msgpack
import msgpack_numpy
import numpy as np

import ndserde.json
import ndserde.msgpack

DOCUMENT = {"name": "bench", "weights": np.random.default_rng(1).standard_normal(1 << 17)}


def msgpack_dumps(obj):
    """Write a document with msgpack-numpy."""
    return msgpack.packb(obj, default=msgpack_numpy.encode)


def msgpack_loads(document):
    """Read one."""
    return msgpack.unpackb(document, object_hook=msgpack_numpy.decode)


PAIRS = {
    "json_numpy": (ndserde.json, json_numpy.dumps, json_numpy.loads),
    "msgpack-numpy": (ndserde.msgpack, msgpack_dumps, msgpack_loads),
}


def ratio(rounds, ours, theirs, our_value, their_value):
    """Time two functions in turns, and return how many times as fast the first is."""
    times = ([], [])
    for _ in range(rounds):
        for function, value, of in zip(
            (ours, theirs), (our_value, their_value), times, strict=True
        ):
            start = time.perf_counter()
            function(value)
            of.append(time.perf_counter() - start)
    return min(times[1]) / min(times[0])


def main():
    """Print the table."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    print("| beside | writing | reading |\n|---|---:|---:|")
    for name, (module, dumps, loads) in PAIRS.items():
        ours, theirs = module.dumps(DOCUMENT), dumps(DOCUMENT)
        assert (module.loads(ours)["weights"] == loads(theirs)["weights"]).all()
        writing = ratio(rounds, module.dumps, dumps, DOCUMENT, DOCUMENT)
        reading = ratio(rounds, module.loads, loads, ours, theirs)
        print(f"| {name} | {writing:.1f} | {reading:.1f} |")


if __name__ == "__main__":
    main()
