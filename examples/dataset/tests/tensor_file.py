"""Checks that the images in a Parquet file are tensors to pyarrow.

tensor_file.py FILE
"""

import sys

import job
import pyarrow as pa
import pyarrow.parquet as pq

if __name__ == "__main__":
    table = pq.read_table(sys.argv[1])
    found = table.schema.field("image").type
    if found != pa.fixed_shape_tensor(pa.float32(), (28, 28)):
        raise SystemExit(f"the images are {found}")
    images = [job.images_of(batch) for batch in table.to_batches()]
    print(f"{sum(map(len, images))} tensors")
