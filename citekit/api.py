"""The public functions: the stages, composed.

Every function takes what people have: a path, bytes, text, or what another function gave.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from citekit.model import SOURCE_KINDS, Bibliography, Finding, InputError, Parsed, Record, Reference

if TYPE_CHECKING:
    from citekit.extraction import Extraction
    from citekit.formats import Written
    from citekit.linting import Report
    from citekit.linting.config import Config

BINARY = "CK842"

Source = str | Path | bytes
References = Bibliography | Iterable[Record] | Iterable[Reference]


def read(source: Source, *, kind: str | None = None, path: str | None = None) -> Bibliography:
    """Read whatever it is: a bibliography of any kind, or a source document, whose fragments are extracted and parsed.

    ``source`` is a path (``str`` or ``Path``) or the bytes themselves; ``path`` then names them in messages. ``kind`` forces
    one of ``text html xml markdown bibtex biblatex csljson ris hayagriva jsonl``; else content decides, then the suffix.
    Raises InputError when nothing can be read; damaged parts of a readable input are ``findings``.
    """
    from citekit import formats

    data, path = _bytes(source, path)
    kind = kind or formats.recognize(data, path)
    if kind is None or kind in SOURCE_KINDS:
        return extract(data, kind=kind, path=path)
    return formats.read(data, kind, path)


def extract(source: Source, *, kind: str | None = None, path: str | None = None, keywords: bool = False) -> Bibliography:
    """Find the citations of a source document and parse them.

    With ``keywords`` the document's index terms become ``keywords`` of its references. Raises InputError when the source
    cannot be read or is no text.
    """
    found = extract_without_keys(source, kind=kind, path=path, keywords=keywords)
    return replace(found, records=tuple(with_keys(found.records)))


def extract_without_keys(
    source: Source, *, kind: str | None = None, path: str | None = None, keywords: bool = False
) -> Bibliography:
    """`extract` for one document of many: keys are given once, over all of them (``with_keys``), so that no two are alike."""
    from citekit.extraction import extract as extract_source

    data, path = _bytes(source, path)
    extraction = extract_source(data, path=path, kind=kind)
    _check_is_text(extraction.findings, path)
    return Bibliography(
        records=tuple(records_of(extraction, keywords=keywords)),
        findings=extraction.findings,
        path=path,
        kind=extraction.document.kind,
        text=extraction.document.text,
    )


def extract_large(path: str | Path, *, kind: str | None = None) -> Bibliography:
    """`extract_without_keys` for a file too large to be held: the ``text`` of the result is empty, no index terms are read."""
    from citekit.extraction import iter_fragments
    from citekit.parsing import parse_fragments

    findings: list[Finding] = []
    parsed = parse_fragments(iter_fragments(path, kind, findings.append))
    records = tuple(record_of(one, str(path)) for one in parsed)
    _check_is_text(findings, str(path))
    return Bibliography(records=records, findings=tuple(findings), path=str(path), kind=kind or "")


def _check_is_text(findings: Iterable[Finding], path: str | None) -> None:
    if any(finding.code == BINARY for finding in findings):
        raise InputError("this is a binary file; save it as text, HTML or XML", path=path)


def records_of(extraction: Extraction, *, keywords: bool = False) -> Iterator[Record]:
    """The parsed fragments of an extraction as records, in order, without keys."""
    from citekit.parsing import parse_fragments

    document = extraction.document
    terms = tuple(dict.fromkeys(term.heading for term in document.terms)) if keywords else ()
    for parsed in parse_fragments(extraction.fragments):
        yield record_of(parsed, document.path, terms)


def record_of(parsed: Parsed, path: str | None = None, keywords: tuple[str, ...] = ()) -> Record:
    """One parsed fragment, normalized, as a record."""
    from citekit.normalization import normalize

    fragment = parsed.fragment
    reference = normalize(parsed.reference)
    if keywords:
        reference = replace(reference, keywords=(*reference.keywords, *keywords))
    return Record(reference=reference, path=path, line=fragment.line, column=1, span=fragment.span, parsed=parsed)


def with_keys(records: Iterable[Record]) -> list[Record]:
    """The records with citation keys; a key that is there stays."""
    from citekit.formats.keys import assign_keys

    listed = list(records)
    keyed = assign_keys([record.reference for record in listed])
    return [replace(record, reference=reference) for record, (_, reference) in zip(listed, keyed, strict=True)]


def parse(text: str) -> Parsed:
    """Parse one reference string; never raises for what it says, doubts tell what is unsure."""
    from citekit.normalization import normalize
    from citekit.parsing import parse_text

    parsed = parse_text(text)
    return replace(parsed, reference=normalize(parsed.reference))


def write(references: References, kind: str = "bibtex", *, unicode: bool = True) -> Written:
    """The references as text of a bibliography kind; ``findings`` tell what that kind cannot hold."""
    from citekit import formats

    records = _records(references)
    return formats.write([record.reference for record in records], kind, unicode=unicode, records=records)


def convert(source: Source, to: str, *, kind: str | None = None) -> Written:
    """Read a bibliography or source document and write it as another kind."""
    return write(read(source, kind=kind), to)


def render(
    references: References | Source,
    style: str | Path = "apa",
    to: str = "text",
    *,
    annotated: bool = False,
    locale: str | None = None,
    title: str = "",
) -> str:
    """The reading list in a style: ``to`` is text, markdown, html, latex, rtf or terminal.

    Raises StyleError for a style that is unknown or broken.
    """
    from citekit.lists import reading_list

    given = read(references) if isinstance(references, str | Path | bytes) else references
    return reading_list(
        [record.reference for record in _records(given)], style, annotated=annotated, locale=locale, title=title
    ).write(to)


def read_to_lint(source: Source, config: Config, *, kind: str | None = None, path: str | None = None) -> Bibliography:
    """A .bib as it is written, which is enough to lint it without a style and much faster; everything else as ``read``."""
    from citekit.linting.reading import read_as_written, unreadable

    data, path = _bytes(source, path)
    as_written = None if config.style else read_as_written(data, kind, path)
    try:
        return as_written or read(data, kind=kind, path=path)
    except InputError as error:
        if not error.line:
            raise
        return unreadable(data, kind, path, error)  # where it is broken is what a linter is asked


def lint(source: References | Source, config: Config | None = None) -> Report:
    """What is missing or wrong, and where."""
    from citekit.linting import Config
    from citekit.linting import lint as lint_bibliographies

    config = config or Config()
    if isinstance(source, str | Path | bytes):
        bibliography = read_to_lint(source, config)
    elif isinstance(source, Bibliography):
        bibliography = source
    else:
        bibliography = Bibliography(records=tuple(_records(source)))
    return lint_bibliographies([bibliography], config)


def walk(folder: str | Path, *, bibliographies: bool = True, tell: Callable[[Finding], None] | None = None) -> Iterator[Path]:
    """The source documents below a folder, and the bibliographies unless they are not wanted, sorted.

    ``tell`` gets a finding for each file that is passed over because it is hidden or cannot be read.
    """
    from citekit.extraction import walk as walk_sources
    from citekit.formats import is_bibliography

    return walk_sources([folder], tell, is_bibliography if bibliographies else None)


def _bytes(source: Source, path: str | None) -> tuple[bytes, str | None]:
    if isinstance(source, bytes):
        return source, path
    try:
        return Path(source).read_bytes(), path or str(source)
    except OSError as error:
        raise InputError(error.strerror or "cannot be read", path=str(source)) from None


def _records(references: References) -> Sequence[Record]:
    if isinstance(references, Bibliography):
        return references.records
    return [item if isinstance(item, Record) else Record(reference=item) for item in references]
