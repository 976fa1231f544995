"""Arrays as Python writes them, for documents.jsonl: python3 make.py > documents.jsonl

One line for each: the wire, the array's order in memory, the document, and the numbers by rows.
"""

import base64
import io
import json
import pickle

import numpy as np

ARRAYS = [
    np.arange(6.0).reshape(2, 3) * 1.5,
    np.arange(4.0).reshape(4, 1) - 0.5,
    np.arange(4.0).reshape(1, 4) - 0.5,
    np.array([3.0, -0.0, 1e300]),
    np.array([7.25]),
]


def tagged(array, order):
    data = base64.b64encode(array.tobytes(order)).decode()
    return {"dtype": "float64", "shape": array.shape, "byteorder": "little", "order": order, "data": data}


def npy(array, _):
    file = io.BytesIO()
    np.save(file, array)
    return base64.b64encode(file.getvalue()).decode()


WIRES = {
    "tagged": tagged,
    "npy": npy,
    "nested": lambda array, _: array.tolist(),
    "pickle": lambda array, _: base64.b64encode(pickle.dumps(array, protocol=4)).decode(),
}

for array in ARRAYS:
    for order in "CF":
        array = np.array(array, order=order)
        for wire, write in WIRES.items():
            rows = {"shape": array.shape, "rows": array.ravel("C").tolist()}
            print(json.dumps({"wire": wire, "order": order, "document": write(array, order), **rows}))
