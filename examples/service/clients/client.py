"""Send the digits in each format, and check the answers.

    client.py http://127.0.0.1:8000

Needs NumPy, cbor2, msgpack, and the package of the folder `python` of this project.
"""

import io
import json
import sys
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

import ndserde.cbor
import ndserde.json
import ndserde.msgpack
import numpy as np

Array = np.ndarray[Any, np.dtype[Any]]

DATA = Path(__file__).parents[2] / "data"

# How each format is written and read.
FORMATS: dict[str, tuple[Callable[[Any], bytes], Callable[[bytes], Any]]] = {
    "application/json": (ndserde.json.dumps, ndserde.json.loads),
    "application/cbor": (ndserde.cbor.dumps, ndserde.cbor.loads),
    "application/vnd.msgpack": (ndserde.msgpack.dumps, ndserde.msgpack.loads),
}


class RefusedError(Exception):
    """The service has answered with problem details."""


def post(url: str, content_type: str, body: bytes) -> bytes:
    """Return the answer to a body, in the same format."""
    request = urllib.request.Request(url, data=body, headers={"Content-Type": content_type})
    try:
        with urllib.request.urlopen(request) as answer:
            return bytes(answer.read())
    except urllib.error.HTTPError as error:
        problem = json.load(error)
        message = f"{problem['status']} {problem['title']}: {problem['detail']}"
        raise RefusedError(message) from error


def predict(url: str, content_type: str, images: Array) -> dict[str, Array]:
    """Return the labels (uint8, (n)) and probabilities (float32, (n, 10)) of images."""
    dumps, loads = FORMATS[content_type]
    answer: dict[str, Array] = loads(post(url, content_type, dumps({"images": images})))
    return answer


def predict_npy(url: str, images: Array) -> Array:
    """Return the probabilities alone, for which NumPy is enough."""
    file = io.BytesIO()
    np.save(file, images)
    answer: Array = np.load(io.BytesIO(post(url, "application/x-npy", file.getvalue())))
    return answer


def main(url: str) -> None:
    """Send right and wrong images."""
    images, digits = np.load(DATA / "digits_images.npy"), np.load(DATA / "digits_labels.npy")
    probabilities = predict_npy(url, images)
    right = np.mean(probabilities.argmax(axis=1) == digits)
    print(f"application/x-npy: {right:.1%} of {len(digits)} images recognised")
    assert right > 0.85
    assert probabilities.dtype == np.float32

    for content_type in FORMATS:
        for array in (images, images.astype(">f4"), np.asfortranarray(images.astype(np.float64))):
            answer = predict(url, content_type, array)
            assert answer["labels"].dtype == np.uint8
            assert np.array_equal(answer["labels"], probabilities.argmax(axis=1))
            assert np.array_equal(answer["probabilities"], probabilities)
        print(f"{content_type}: the same, bit for bit")

    large = np.zeros(32 << 20, np.uint8)
    for array in (images[0] * 2, images[:, :5], images[0] * np.nan, large):
        try:
            predict_npy(url, array)
        except RefusedError as error:
            print("refused, as it should be:", error)
        else:
            raise AssertionError(f"{array.dtype} of shape {array.shape} was taken")


if __name__ == "__main__":
    main(sys.argv[1] + "/predict")
