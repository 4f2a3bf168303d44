"""The schema that helps an editor: fresh, and right about the file."""

from __future__ import annotations

import json

import jsonschema
import yaml
from broken import TEXT

from macros.guide.load import SCHEMA
from macros.guide.schema import schema


def test_the_schema_is_fresh(guide):
    assert SCHEMA.read_text(encoding="utf-8") == schema(guide), "Datafila har fått nye id-er. Kjør make schema."


def test_the_schema_accepts_the_file_and_catches_mistakes():
    validator = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))

    class Loader(yaml.SafeLoader):  # an editor's YAML 1.2 parser keeps dates and «nei» as text
        yaml_implicit_resolvers = {
            k: [r for r in v if r[0] in ("tag:yaml.org,2002:int", "tag:yaml.org,2002:float", "tag:yaml.org,2002:null")]
            for k, v in yaml.SafeLoader.yaml_implicit_resolvers.items()
        }

    def prune(node):  # empty keys count as left out
        if isinstance(node, dict):
            return {k: prune(v) for k, v in node.items() if v is not None}
        return [prune(v) for v in node] if isinstance(node, list) else node

    data = prune(yaml.load(TEXT, Loader=Loader))
    assert [f"{'/'.join(map(str, e.path))}: {e.message[:90]}" for e in validator.iter_errors(data)] == []
    data["nivaer"][1]["steg"][1]["verktoy"] = ["bekymringskala"]
    data["verktoy"][0]["type"] = "skjemma"
    assert len(list(validator.iter_errors(data))) == 2
