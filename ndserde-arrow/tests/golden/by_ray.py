"""Ray Data: its own tensors, and the canonical ones, with a permutation that is the identity."""

import tempfile
from pathlib import Path

import numpy as np
import ray
from expected import three
from ray.data import DataContext


def written(rows):
    with tempfile.TemporaryDirectory() as folder:
        data = ray.data.from_items([{"id": i, "x": row} for i, row in enumerate(rows)], override_num_blocks=1)
        data.write_parquet(folder)
        (file,) = Path(folder).rglob("*.parquet")
        return file.read_bytes()


def files():
    from ray.data._internal.tensor_extensions.arrow import FixedShapeTensorFormat

    ray.init(num_cpus=1, include_dashboard=False, logging_level="error")
    DataContext.get_current().enable_progress_bars = False
    try:
        for form in FixedShapeTensorFormat:
            DataContext.get_current().arrow_fixed_shape_tensor_format = form
            for dtype in "float32", "int64", "uint8", "bool":
                rows = three(dtype)
                yield f"{form.value.lower()}_{dtype}.parquet", written(rows), rows
        words = [np.arange(6, dtype="float32").reshape(2, 3), np.full((1, 1), 7, "float32")]
        yield "ragged.parquet", written(words), words
    finally:
        ray.shutdown()
