"""The records of `citekit parse --to jsonl`, without the CLI: `python tests/parsing/score.py GOLD.jsonl > RECORDS.jsonl`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

from citekit.model import DATE_FIELDS, NAME_FIELDS, TEXT_FIELDS, Parsed, Reference, csl_variable
from citekit.parsing import parse_text


def item(reference: Reference) -> dict[str, Any]:
    """The CSL-JSON item of a reference, as far as the scorer looks at it."""
    out: dict[str, Any] = {"id": reference.id, "type": str(reference.type)}
    for name in (field.name for field in fields(reference)):
        value = getattr(reference, name)
        if not value or name == "annotation":
            continue
        if name in NAME_FIELDS:
            out[csl_variable(name)] = [person.to_csl() for person in value]
        elif name in DATE_FIELDS:
            out[csl_variable(name)] = value.to_csl()
        elif name in TEXT_FIELDS:
            out[csl_variable(name)] = value
    return out


def record(parsed: Parsed) -> dict[str, Any]:
    return {
        "version": 1,
        "id": parsed.reference.id,
        "raw": parsed.fragment.raw,
        "item": item(parsed.reference),
        "annotation": parsed.annotation or None,
        "confidence": parsed.confidence,
        "doubts": [{"code": doubt.code, "field": doubt.field, "message": doubt.message} for doubt in parsed.doubts],
        "evidence": {
            name: {"start": found.span.start, "end": found.span.end, "rule": found.rule}
            for name, found in parsed.evidence.items()
        },
    }


def records(gold: Path) -> Iterator[dict[str, Any]]:
    for line in gold.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        yield record(parse_text(case["raw"], case["id"]))


if __name__ == "__main__":
    for made in records(Path(sys.argv[1])):
        print(json.dumps(made, ensure_ascii=False))
