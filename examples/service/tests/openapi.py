"""Checks /openapi.json, and documents of the service against its schemas: openapi.py URL"""

import json
import sys
import urllib.error
import urllib.request

from openapi_schema_validator import OAS31Validator
from openapi_spec_validator import validate

ARRAY = {
    "dtype": "uint8",
    "shape": [1, 64],
    "byteorder": "little",
    "order": "C",
    "data": "AAAA" * 21 + "AA==",
}


def answer(url: str, body: object | None = None) -> object:
    """The JSON at a path, or the answer to some."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data=data, headers={"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request) as response:
            return json.load(response)
    except urllib.error.HTTPError as error:
        return json.load(error)


def main(url: str) -> None:
    """Check a table of documents."""
    document = answer(f"{url}/openapi.json")
    assert isinstance(document, dict)
    validate(document)

    def is_valid(name: str, instance: object) -> bool:
        schema = {"$ref": f"#/components/schemas/{name}", "components": document["components"]}
        return bool(OAS31Validator(schema).is_valid(instance))

    rows = [
        ("Images", {"images": ARRAY}, True),
        ("Images", {"images": [[1, 2.5], [3, 4]]}, True),
        ("Images", {"images": {"dtype": "uint8"}}, False),
        ("Images", {}, False),
        ("Prediction", answer(f"{url}/predict", {"images": ARRAY}), True),
        ("Prediction", {"labels": ARRAY, "probabilities": ARRAY}, False),
        ("ProblemDetails", answer(f"{url}/predict", {"images": [1, 2]}), True),
        ("ProblemDetails", answer(f"{url}/predict", {}), True),
        ("ProblemDetails", {"detail": "a"}, False),
    ]
    for name, instance, expected in rows:
        assert is_valid(name, instance) == expected, f"{name}: {str(instance)[:200]}"
    print(f"OpenAPI {document['openapi']}: valid, as {len(rows)} documents are or are not")


if __name__ == "__main__":
    main(sys.argv[1])
