"""Validates documents by their schemas with jsonschema.

    python tests/peers/schemas.py FOLDER

FOLDER holds schemas.json: a list of rows {wire, of, schema, accepts, refuses}, of which the validator must
take every document of the one list and none of the other.
"""

import json
import sys
from pathlib import Path

from jsonschema import Draft202012Validator

rows = json.loads((Path(sys.argv[1]) / "schemas.json").read_text())
faults = documents = 0
for row in rows:
    Draft202012Validator.check_schema(row["schema"])
    validator = Draft202012Validator(row["schema"])
    for wanted, key in [(True, "accepts"), (False, "refuses")]:
        for document in row[key]:
            documents += 1
            if validator.is_valid(document) is not wanted:
                faults += 1
                print(row["wire"], row["of"], "not" if wanted else "in spite of all", "valid:", str(document)[:200], row["schema"])
print(f"{documents} documents by {len(rows)} schemas, {faults} failed")
sys.exit(faults > 0 or not documents)
