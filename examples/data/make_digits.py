"""Makes digits_images.npy and digits_labels.npy beside this file.

python -m venv digits && digits/bin/pip install scikit-learn==1.9.1 numpy==2.4.6
digits/bin/python examples/data/make_digits.py
"""

from pathlib import Path

import numpy as np
import sklearn
from sklearn.datasets import load_digits

HERE = Path(__file__).resolve().parent
VERSIONS = {"scikit-learn": (sklearn.__version__, "1.9.1"), "numpy": (np.__version__, "2.4.6")}


def smallest(values):
    """The same values as uint8; scikit-learn keeps these small whole numbers as float64 and int64."""
    small = values.astype(np.uint8)
    assert (small == values).all()
    return small


def main():
    for name, (installed, needed) in VERSIONS.items():
        if installed != needed:
            raise SystemExit(f"{name} {installed} is installed, {needed} is needed")
    digits = load_digits()
    np.save(HERE / "digits_images.npy", smallest(digits.images))
    np.save(HERE / "digits_labels.npy", smallest(digits.target))


if __name__ == "__main__":
    main()
