"""Sparse matrices as scipy has them, for sparse.jsonl: python3 sparse.py > sparse.jsonl

One line for each: what it is, the document, and the elements by rows.
"""

import base64
import json

import numpy as np
import scipy.sparse


def tagged(array):
    data = base64.b64encode(array.tobytes()).decode()
    return {"dtype": array.dtype.name, "shape": array.shape, "byteorder": "little", "order": "C", "data": data}


def document(m):
    arrays = {"data": tagged(m.data), "indices": tagged(m.indices), "indptr": tagged(m.indptr)}
    return {**arrays, "shape": m.shape, "format": m.format}


dense = np.array([[0, 1.5, 0, -2], [0, 0, 0, 0], [3, 0, 4, 0]])
unsorted = scipy.sparse.csr_matrix((np.array([-2.0, 1.5]), np.array([3, 1]), np.array([0, 2])), shape=(1, 4))
wide = scipy.sparse.csr_matrix(dense)
wide.indices, wide.indptr = wide.indices.astype("int64"), wide.indptr.astype("int64")

for name, matrix in {
    "csr": scipy.sparse.csr_matrix(dense),
    "csc": scipy.sparse.csc_matrix(dense),
    "csr_array": scipy.sparse.csr_array(dense),
    "indices of 64 bits": wide,
    "unsorted": unsorted,
    "empty": scipy.sparse.csr_matrix((2, 5)),
}.items():
    print(json.dumps({"name": name, "document": document(matrix), "rows": matrix.toarray().tolist()}))
