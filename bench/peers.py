"""The Python side of the benchmark: answers each line of its input with a line.

    load ROWS COLUMNS PATH      float64 from a file of raw bytes -> "ok"
    PEER encode|decode N        N times                           -> nanoseconds
    end

The first line it writes is what is installed, with versions.
"""

import importlib
import io
import pickle
import platform
import sys
import time


def versions():
    found = [f"Python {platform.python_version()}"]
    for name in ("numpy", "msgpack", "msgpack_numpy", "cbor2", "json_numpy"):
        try:
            module = importlib.import_module(name)
        except ImportError:
            continue
        found.append(f"{name} {getattr(module, '__version__', '')}".strip())
    return found + ["pickle 5"]


def peers():
    """Encode and decode by the name of each peer that is installed."""
    import numpy

    def save(array):
        file = io.BytesIO()
        numpy.save(file, array)
        return file.getvalue()

    table = {
        "numpy": (save, lambda data: numpy.load(io.BytesIO(data))),
        "pickle": (lambda array: pickle.dumps(array, protocol=5), pickle.loads),
    }
    try:
        import msgpack
        import msgpack_numpy as m

        table["msgpack_numpy"] = (
            lambda array: msgpack.packb(array, default=m.encode),
            lambda data: msgpack.unpackb(data, object_hook=m.decode),
        )
    except ImportError:
        pass
    try:
        import cbor2

        # RFC 8746: a matrix by rows (40) of little-endian float64 (86).
        def dumps(array):
            data = cbor2.CBORTag(86, array.tobytes())
            return cbor2.dumps(cbor2.CBORTag(40, [list(array.shape), data]))

        def loads(data):
            shape, elements = cbor2.loads(data).value
            return numpy.frombuffer(elements.value, "<f8").reshape(shape)

        table["cbor2"] = (dumps, loads)
    except ImportError:
        pass
    try:
        import json_numpy

        table["json_numpy"] = (json_numpy.dumps, json_numpy.loads)
    except ImportError:
        pass
    return table


def main():
    installed = versions()
    print(", ".join(installed), flush=True)
    if not any(name.startswith("numpy") for name in installed):
        return
    import numpy

    # As on the other side: the system's allocator keeps large blocks once it has seen one freed.
    bytearray((32 << 20) - (64 << 10))
    table, array = peers(), None
    for line in sys.stdin:
        word, *rest = line.split(maxsplit=3)
        if word == "end":
            return
        if word == "load":
            rows, columns, path = int(rest[0]), int(rest[1]), rest[2].rstrip("\n")
            array = numpy.fromfile(path, "<f8").reshape(rows, columns)
            print("ok", flush=True)
            continue
        encode, decode = table[word]
        work, value = (encode, array) if rest[0] == "encode" else (decode, encode(array))
        start = time.perf_counter_ns()
        for _ in range(int(rest[1])):
            work(value)
        print(time.perf_counter_ns() - start, flush=True)


main()
