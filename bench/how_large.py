"""Where Python's readers end: what docs/how-large.md says of them.

    python bench/how_large.py
"""

import io

import msgpack

print("msgpack", ".".join(map(str, msgpack.version)))
document = b"\xc6" + (101 << 20).to_bytes(4, "big") + bytes(101 << 20)
for name, read in {
    "unpackb": lambda: msgpack.unpackb(document),
    "Unpacker(f)": lambda: next(msgpack.Unpacker(io.BytesIO(document))),
    "Unpacker(f, max_buffer_size=2**32 - 1)": lambda: next(
        msgpack.Unpacker(io.BytesIO(document), max_buffer_size=2**32 - 1)
    ),
}.items():
    try:
        print(f"{name} of 101 MiB: ok, {len(read())}")
    except Exception as error:
        print(f"{name} of 101 MiB: {type(error).__name__} {error}")
