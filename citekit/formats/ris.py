"""RIS files <-> references, through ``mapping`` and the library rispy.

Sources: the RIS format specification (2011), and EndNote's and Zotero's use where it leaves a choice: a film's ``AU`` is
its director; ``DA`` is ``YYYY/MM/DD/other``, and what a year, month and day cannot say stands in the last part as EDTF.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from rispy import RisParser, RisWriter

from citekit.formats import csljson, mapping
from citekit.formats.mapping import Form, Row
from citekit.formats.ris_tables import ALSO, READ_TYPES, WRITTEN_TYPES, own_tags
from citekit.formats.told import Written, changed, damaged, lost
from citekit.model import (
    DATE_FIELDS,
    NAME_FIELDS,
    TEXT_FIELDS,
    Bibliography,
    Date,
    Finding,
    InputError,
    ItemType,
    LineIndex,
    Name,
    Record,
    Reference,
    Span,
    csl_variable,
)

_LINE: Final = re.compile(r"^[ \t\ufeff]*([A-Z][A-Z0-9])[ \t]{1,2}-(?:[ \t]|$)", re.MULTILINE)
_START: Final = re.compile(r"^[ \t\ufeff]*TY[ \t]{1,2}-.*", re.MULTILINE)
_END: Final = re.compile(r"^[ \t]*ER[ \t]{1,2}-.*", re.MULTILINE)
_BREAKS: Final = re.compile("[ \\t\\n\\r\\v\\f\\x1c-\\x1e\\x85\\u2028\\u2029]+")
_LINE_END: Final = re.compile(r"\r\n?|\n")
_TAG: Final = re.compile(r"[A-Z][A-Z0-9]")
_PAGES: Final = re.compile(r"([^-]+)-([^-]+)")
_DATE: Final = re.compile(r"(-?\d{1,9})(?:/(\d{0,2}))?(?:/(\d{0,2}))?(?:/(.*))?")


class _Parser(RisParser):  # type: ignore[misc]
    """Every value of every tag, in order; a line without a tag continues the one above."""

    def _add_tag(self, record: dict[str, Any], tag: str, content: str, extend_multiline: bool = False) -> None:
        values = record.setdefault(tag, [])
        if extend_multiline and values:
            values[-1] = f"{values[-1]} {content}".strip()
        elif tag:
            values.append(content)


class _Writer(RisWriter):  # type: ignore[misc]
    """Tags stand for themselves."""

    def set_header(self, count: int) -> str:
        return ""

    def _format_reference(self, ref: dict[str, Any], count: int, n: int) -> Iterator[str]:
        for tag, values in ref.items():
            yield from (self._format_line(tag, _BREAKS.sub(" ", value).strip(" ")) for value in values)
        yield self._format_line(self.END_TAG)
        if count < n:
            yield ""


def read(text: str, path: str | None = None) -> Bibliography:
    """Read every record; one that does not end, or ends in the next one's start, is read as far as it goes."""
    lines = LineIndex(text)
    starts = [found.start() for found in _START.finditer(text)]
    if text.strip() and not starts:
        raise InputError('there is no RIS record ("TY  - …") in this file', path=path)
    records: list[Record] = []
    findings: list[Finding] = []
    for start, next_start in zip(starts, [*starts, len(text)][1:], strict=True):
        line, column = lines.position(start)
        ended = _END.search(text, start, next_start)
        end = ended.end() if ended else next_start
        reference, kind, fields = _record(text[start:end])
        if not ended:
            message = 'the record has no end ("ER  -")'
            findings.append(damaged(message, path=path, line=line, column=column, entry=reference.id or None))
        records.append(Record(reference, path, line, column, kind, fields, Span(start, end)))
    return Bibliography(tuple(records), tuple(findings), path, "ris", text)


def write(references: Sequence[Reference]) -> Written:
    """Write records; what RIS has no tag for is told."""
    writings = [_Writing(reference) for reference in references]
    text = _Writer().formats([writing.tags for writing in writings])
    return Written(text if writings else "", tuple(finding for writing in writings for finding in writing.findings))


def _record(chunk: str) -> tuple[Reference, str, dict[str, str]]:
    lines = [_LINE.sub(lambda found: f"{found[1]}  - ", line) for line in _LINE_END.split(chunk.rstrip())]
    record = _Parser(delimiter_tags_mapping={}).parse("\n".join([*lines, "ER  - "]))[0]
    kind = str(record.pop("type_of_reference", "")).strip()
    filled = {tag: [value for value in values if value] for tag, values in record.items() if tag}
    tags = {tag: values for tag, values in filled.items() if values}
    return _reference(kind, tags), kind, {tag: "; ".join(values) for tag, values in tags.items()}


def _reference(kind: str, tags: dict[str, list[str]]) -> Reference:
    item_type = READ_TYPES.get(kind.upper(), ItemType.DOCUMENT)
    entry, _ = mapping.entry_type(Reference(type=item_type), "biblatex")
    values: dict[str, Any] = {}
    used = {"ID"}
    if item_type is ItemType.REPORT and not _is_serial(tags.get("SN", [""])[0]):
        values["number"] = " ".join(tags.get("SN", ()))  # the report's number (RIS format specification, "SN")
        used.add("SN")
    for field, tag in own_tags(item_type, entry).items():
        if tag in tags and tag not in used:
            values[field] = _names(tags[tag]) if field in NAME_FIELDS else tags[tag][0]
            used.add(tag)
    for row in mapping.rows(entry):
        tag = next((tag for tag in (row.ris, *ALSO.get(row.ris, ())) if tag in tags and tag not in used), "")
        if tag and row.ours not in values and (not row.when or row.ours == "container_title"):
            value = _value(row, tags, tag, used, entry)
            if value:
                values[row.ours] = value
    if entry in mapping.BOOKS and "collection_title" not in values and "container_title" in values:
        values["collection_title"] = values.pop("container_title")  # a book's T2 is its series
    extra = {tag: "; ".join(found) for tag, found in tags.items() if tag not in used and found}
    if kind.upper() not in READ_TYPES:
        extra["TY"] = kind
    return Reference(id=tags.get("ID", [""])[0], type=item_type, **values, extra=extra)


def _value(row: Row, tags: dict[str, list[str]], tag: str, used: set[str], entry: str) -> Any:
    found = tags[tag]
    if row.ours in ("isbn", "issn"):
        return _serial(row.ours, tags, used, entry)
    if row.form is Form.DATE:
        used |= {tag, "PY", "Y1"} if row.ours == "issued" else {tag}
        return _read_date(found[0]) if row.ris != "OP" else Date.from_edtf(found[0])
    used.add(tag)
    if row.form is Form.NAMES:
        used |= set(ALSO.get(row.ris, ()))
        return _names([name for one in (row.ris, *ALSO.get(row.ris, ())) for name in tags.get(one, ())])
    if row.form is Form.KEYWORDS:
        return tuple(found)
    if row.form is Form.PAGES:
        used.add("EP")
        last = tags.get("EP", [""])[0]
        return f"{found[0]}-{last}" if last and last != found[0] and "-" not in found[0] else found[0]
    if row.form is Form.VERBATIM and len(found) > 1:
        used.discard(tag)
        tags[tag] = found[1:]
        return found[0]
    return " ".join(found)


def _serial(field: str, tags: dict[str, list[str]], used: set[str], entry: str) -> str:
    """``SN`` holds ISBN and ISSN."""
    numbers = tags["SN"]
    fitting = [number for number in numbers if _kind_of_serial(number, entry) == field]
    tags["SN"] = [number for number in numbers if number not in fitting]
    if not tags["SN"]:
        used.add("SN")
    return " ".join(fitting)


def _kind_of_serial(number: str, entry: str) -> str:
    """An ISSN has eight digits, an ISBN ten or thirteen; what has neither is what the type of work should have."""
    digits = len(re.findall(r"[\dXx]", number))
    if digits in (8, 10, 13):
        return "issn" if digits == 8 else "isbn"
    return "issn" if entry in mapping.ARTICLE | mapping.PERIODICAL else "isbn"


def _is_serial(number: str) -> bool:
    return len(re.findall(r"[\dXx]", number)) in (8, 10, 13) and not re.search(r"[A-WYZa-wyz]", number)


def _names(values: list[str]) -> tuple[Name, ...]:
    return tuple(name for value in values if (name := _name(value)))


def _name(text: str) -> Name:
    """``Family, Given, Suffix``; a name without a comma is a body's, or one that nobody split."""
    family, comma, rest = text.partition(",")
    if not comma:
        return Name(literal=text.strip())
    given, _, suffix = rest.partition(",")
    return Name(family=family.strip(), given=given.strip(), suffix=suffix.strip())


def _read_date(text: str) -> Date:
    if text.startswith("///"):
        return Date.from_edtf(text[3:])
    found = _DATE.fullmatch(text.strip())
    if not found or not int(found[1]):
        return Date.from_edtf(text)
    if found[4] and (edtf := Date.from_edtf(found[4])).year == int(found[1]):
        return edtf
    month, day = (int(part) if part else 0 for part in (found[2], found[3]))
    return Date.of(int(found[1]), month, day if month else 0)


class _Writing:
    """The tags of one record."""

    def __init__(self, reference: Reference) -> None:
        self.reference = reference
        self.findings: list[Finding] = []
        self.done: set[str] = set()
        written_type = WRITTEN_TYPES.get(reference.type, "GEN")
        self.read_as = READ_TYPES[written_type]
        self.tags: dict[str, list[str]] = {"TY": [reference.extra.get("TY") or written_type]}
        if self.read_as is not reference.type:
            self.findings.append(changed("type", f"RIS has no {reference.type}; written as {written_type}", reference.id))
        if reference.id:
            self.tags["ID"] = [reference.id]
        self._fields()
        self._rest()

    def _fields(self) -> None:
        reference = self.reference
        entry, _ = mapping.entry_type(Reference(type=self.read_as), "biblatex")
        own = own_tags(self.read_as, entry)
        rows = [(row.ours, row.ris) for row in mapping.rows(entry) if not row.when or row.ours == "container_title"]
        owners = {tag: field for field, tag in [*reversed(rows), *own.items()]}  # the field that a tag is read as
        for field, tag in [*own.items(), *rows]:
            value = getattr(reference, field)
            if not tag or not value or field in self.done or (owners[tag] != field and tag != "SN"):
                continue
            if field == "container_title" and entry in mapping.BOOKS and not reference.collection_title:
                continue  # a book's T2 is read as its series
            self._put(tag, field, value)
            self.done.add(field)
            if tag == "SN" and _kind_of_serial(value, entry) != field:
                message = f"RIS does not tell ISBN and ISSN, and this looks like the other: {value}"
                self.findings.append(changed(csl_variable(field), message, reference.id))

    def _put(self, tag: str, field: str, value: Any) -> None:
        if field in NAME_FIELDS:
            self.tags[tag] = [self._name(field, name) for name in value]
        elif field in DATE_FIELDS:
            self.tags |= self._date(tag, value)
        elif field == "keywords":
            self.tags[tag] = list(value)
        elif field == "page" and (found := _PAGES.fullmatch(value)) and found[1] != found[2]:
            self.tags |= {"SP": [found[1]], "EP": [found[2]]}
        else:
            self.tags.setdefault(tag, []).append(value)

    def _name(self, field: str, name: Name) -> str:
        written = name.literal or name.inverted() + ("," if not name.given and not name.suffix else "")
        if not name.given and name.suffix:
            written = f"{name.family}, , {name.suffix}"
        if _name(written) != name:
            message = f"RIS does not tell particles, nor a comma inside a body's name: {written}"
            self.findings.append(changed(csl_variable(field), message, self.reference.id))
        return written

    def _date(self, tag: str, date: Date) -> dict[str, list[str]]:
        if tag == "OP":
            return {tag: [date.to_edtf()]}
        year = {"PY": [str(date.year)]} if tag == "DA" and date.year is not None else {}
        point = date.parts[0] if date.parts else ()
        if date.year is None:
            return {tag: [f"///{date.to_edtf()}"]}
        simple = len(date.parts) == 1 and not date.circa and (len(point) == 1 or point[1] <= 12)
        if simple and len(point) == 1 and tag == "DA":
            return year
        parts = [str(point[0]), *(f"{part:02d}" for part in point[1:] if simple)]
        return year | {tag: ["/".join([*parts, *[""] * (3 - len(parts)), "" if simple else _edtf(date)])]}

    def _rest(self) -> None:
        reference = self.reference
        for field in (*NAME_FIELDS, *DATE_FIELDS, *TEXT_FIELDS, "keywords"):
            value = getattr(reference, field)
            if value and field not in self.done:
                shown = value.to_edtf() if isinstance(value, Date) else value if isinstance(value, str) else _listed(value)
                self.findings.append(lost(csl_variable(field), shown, "RIS", reference.id))
        for name, value in reference.extra.items():
            if _TAG.fullmatch(name) and name not in ("TY", "ER"):
                self.tags.setdefault(name, []).append(value)
            elif name not in csljson.VARIABLES and value and name != "TY":
                self.findings.append(lost(name, value, "RIS", reference.id))


def _edtf(date: Date) -> str:
    """EDTF that says "about" of a range as well."""
    return date.to_edtf() + ("~" if date.circa and len(date.parts) == 2 and date.parts[1] else "")


def _listed(values: Sequence[Name | str]) -> str:
    return "; ".join(value.inverted() if isinstance(value, Name) else value for value in values)
