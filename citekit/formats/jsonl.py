"""One JSON object a line: the form in which ``extract`` and ``parse`` hand records to other programs (version 1).

The keys, their types and their order are a contract; the command line's documentation has it in full.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from citekit.formats import csljson, jsontext
from citekit.formats.told import Written, damaged
from citekit.model import (
    Alignment,
    Bibliography,
    Document,
    Doubt,
    Evidence,
    Finding,
    Fragment,
    IndexTerm,
    InputError,
    Parsed,
    Record,
    Reference,
    Span,
)

VERSION: Final = 1
_TERMS: Final = (("keywords", "keyword"), ("geography", "geography"), ("index_categories", "category"), ("persons", "person"))


def record_to_json(record: Record) -> dict[str, Any]:
    """The object of one record, its keys in the order of the contract.

    ``start`` and ``end``, and those of ``evidence``, are characters of the decoded source, or of ``raw`` where there is no
    source. A record that was not parsed from a fragment has no ``raw`` and no doubts, and its confidence is 1.
    """
    reference = record.reference
    parsed = record.parsed or Parsed(Fragment("", line=record.line, span=record.span or Span(0, 0)), reference, confidence=1.0)
    fragment = parsed.fragment
    span = fragment.span if fragment.span.end > fragment.span.start else Span(0, len(fragment.raw))
    return {
        "version": VERSION,
        "id": reference.id,
        "source": fragment.document.path or record.path,
        "document": _document(fragment.document),
        "section": fragment.section,
        "citation_type": fragment.citation_type,
        "start": span.start,
        "end": span.end,
        "line": fragment.line or record.line,
        "raw": fragment.raw,
        "item": csljson.to_item(reference),
        "annotation": reference.annotation or None,
        "confidence": round(parsed.confidence, 4),
        "doubts": [{"code": doubt.code, "field": doubt.field, "message": doubt.message} for doubt in parsed.doubts],
        "evidence": {
            name: {"start": found.span.start, "end": found.span.end, "rule": found.rule}
            for name, found in parsed.source_evidence.items()
        },
    }


def dump(records: Sequence[Record]) -> str:
    """Records as lines; line ends of every kind inside values are escaped."""
    return "".join(json.dumps(record_to_json(record), ensure_ascii=False) + "\n" for record in records)


def write(references: Sequence[Reference], records: Sequence[Record] | None = None) -> Written:
    """``records`` (as many as ``references``) bring along where each reference came from."""
    return Written(dump(records if records is not None else [Record(reference) for reference in references]))


def read(text: str, path: str | None = None) -> Bibliography:
    """Read the lines back; a line that is no such object is told and left out."""
    records: list[Record] = []
    findings: list[Finding] = []
    start = 0
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip("\ufeff \t\r"):
            try:
                records.append(_record(line.strip("\ufeff \t\r"), number, Span(start, start + len(line)), path))
            except ValueError as error:
                column = error.colno if isinstance(error, json.JSONDecodeError) else 1
                message = error.msg if isinstance(error, json.JSONDecodeError) else str(error)
                findings.append(damaged(f"this line is not a record: {message}", path=path, line=number, column=column))
        start += len(line) + 1
    if findings and not records:
        raise InputError(findings[0].message, path=path, line=findings[0].line, column=findings[0].column)
    return Bibliography(tuple(records), tuple(findings), path, "jsonl", text)


def _document(document: Document) -> dict[str, Any]:
    out: dict[str, Any] = {"title": document.title, "categories": list(document.categories)}
    terms = {name: list(document.headings(kind)) for name, kind in _TERMS}
    out["persons"] = terms.pop("persons")
    return out | {"date": document.date} | terms


def _record(line: str, number: int, span: Span, path: str | None) -> Record:
    value, end = jsontext.decode_at(line, 0)
    if not isinstance(value, dict) or line[end:].strip():
        raise ValueError("expected one JSON object on the line")
    item = value.get("item")
    if not isinstance(item, Mapping):
        raise ValueError('the object has no "item"')
    reference = csljson.from_item({**item, "id": _text(value.get("id")) or _text(item.get("id"))})
    return Record(reference, path, number, 1, str(reference.type), span=span, parsed=_parsed(value, reference))


def _parsed(value: Mapping[str, Any], reference: Reference) -> Parsed:
    """What the parser said. Positions count in a source that is not at hand, so they stand as they are."""
    given = value.get("document")
    document = _read_document(given if isinstance(given, Mapping) else {}, value.get("source"))
    fragment = Fragment(
        raw=_text(value.get("raw")),
        document=document,
        span=Span(_number(value.get("start")), _number(value.get("end"))),
        line=_number(value.get("line")) or 1,
        section=_text(value.get("section")) or None,
        citation_type=_text(value.get("citation_type")) or None,
        alignment=Alignment(),
        id=reference.id,
    )
    doubts = tuple(
        Doubt(_text(doubt.get("code")), _text(doubt.get("field")) or None, _text(doubt.get("message")))
        for doubt in _mappings(value.get("doubts"))
    )
    evidence = value.get("evidence")
    found = {
        name: Evidence(Span(_number(one.get("start")), _number(one.get("end"))), _text(one.get("rule")))
        for name, one in (evidence.items() if isinstance(evidence, Mapping) else ())
        if isinstance(one, Mapping)
    }
    confidence = value.get("confidence")
    return Parsed(fragment, reference, (), doubts, found, float(confidence) if isinstance(confidence, int | float) else 0.0)


def _read_document(given: Mapping[str, Any], source: object) -> Document:
    terms = tuple(IndexTerm(kind, heading) for name, kind in _TERMS for heading in _texts(given.get(name)))
    return Document(
        path=_text(source) or None,
        title=_text(given.get("title")),
        date=_text(given.get("date")),
        terms=terms,
        categories=_texts(given.get("categories")),
    )


def _text(value: object) -> str:
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _texts(value: object) -> tuple[str, ...]:
    return tuple(_text(element) for element in value) if isinstance(value, list) else ()


def _number(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else 0


def _mappings(value: object) -> list[Mapping[str, Any]]:
    return [element for element in value if isinstance(element, Mapping)] if isinstance(value, list) else []
