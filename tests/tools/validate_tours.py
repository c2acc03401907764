#!/usr/bin/python3
"""Holds every tour of the project against its JSON Schema, by python3-jsonschema, and mistakes too.

validate_tours.py FOLDER: the project's. Exits with 1 and a line for each thing that is not as it should be.
"""
import copy
import glob
import json
import os
import re
import sys

import jsonschema
import yaml


class Texts(yaml.SafeLoader):
    """YAML 1.2 as JSON has it: days are texts, and 1.5e9 is a number."""


Texts.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Texts.add_implicit_resolver(
    "tag:yaml.org,2002:float", re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)[eE][-+]?[0-9]+$"), list("-+.0123456789")
)


def mistakes():
    """Name, and what makes the full tour wrong."""
    yield "unknown key", lambda t: t["stops"][0].update(colour="red")
    yield "no title", lambda t: t.pop("title")
    yield "latitude", lambda t: t["stops"][0].update(lat=91)
    yield "text for a number", lambda t: t["stops"][0].update(lon="2.35")
    yield "mode", lambda t: t["legs"][0].update(mode="boat")
    yield "status", lambda t: t["markers"][0].update(status="done")
    yield "colour", lambda t: t["sectors"][0].update(colour="blue")
    yield "month", lambda t: t["stops"][0].update(depart="2023-13-01")
    yield "address", lambda t: t["sources"][0].update(url="ftp://example.org")
    yield "currency", lambda t: t["markers"][0]["amount"].update(currency="euro")
    yield "two ways", lambda t: t["legs"][0].update(geometry={"via": [[1, 2]], "file": "a.gpx"})
    yield "no stops", lambda t: t.update(stops=[])


def main(folder):
    with open(os.path.join(folder, "assets/tours/tour.schema.json"), encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    wrong = []
    paths = glob.glob(os.path.join(folder, "assets/tours/*.tour.yaml"))
    full_path = os.path.join(folder, "tests/data/full.tour.yaml")
    full = None
    for path in [*paths, full_path]:
        with open(path, encoding="utf-8") as file:
            full = yaml.load(file, Texts)
        for error in validator.iter_errors(full):
            wrong.append(f"{path}: {error.json_path}: {error.message[:200]}")
    for name, spoil in mistakes():
        tour = copy.deepcopy(full)
        spoil(tour)
        if validator.is_valid(tour):
            wrong.append(f"mistake not found: {name}")
    print("\n".join(wrong) or f"{len(paths) + 1} tours, {len(list(mistakes()))} mistakes: as they should be")
    return 1 if wrong or len(paths) < 3 else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
