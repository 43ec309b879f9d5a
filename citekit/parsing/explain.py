"""A fragment with its fields marked: what ``citekit parse --explain`` shows, as data, as plain text and as HTML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from html import escape

from citekit.model import Date, Doubt, Parsed, Reference, csl_variable


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the raw text. ``field`` is a CSL variable or "annotation"; empty for what no field claims."""

    field: str
    text: str
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """A parsed fragment as segments that give ``raw`` when joined, with what else the parser has to say."""

    id: str
    segments: tuple[Segment, ...]
    doubts: tuple[Doubt, ...]
    confidence: float
    values: tuple[tuple[str, str], ...]  # field -> value, in words
    runner_up: tuple[tuple[str, str], ...] = ()  # only the fields that differ

    def to_text(self) -> str:
        """Plain text without colours: each stretch with its field, then values, doubts and the runner-up."""
        lines = ["".join(f"[{part.field}: {_plain(part.text)}]" if part.field else _plain(part.text) for part in self.segments)]
        lines += [f"  {name}: {_plain(value)}" for name, value in self.values]
        lines.append(f"  confidence: {self.confidence:.2f}")
        lines += [f"  {doubt.code} {_plain(doubt.message)}" for doubt in self.doubts]
        if self.runner_up:
            lines.append("  or else: " + "; ".join(f"{name}: {_plain(value)}" for name, value in self.runner_up))
        return "\n".join(lines)

    def to_html(self) -> str:
        """An HTML fragment; everything from the source is escaped."""
        marked = "".join(_marked(part) for part in self.segments)
        rows = "".join(f"<tr><th>{escape(name)}</th><td>{escape(value)}</td></tr>" for name, value in self.values)
        doubts = "".join(f"<li><code>{escape(doubt.code)}</code> {escape(doubt.message)}</li>" for doubt in self.doubts)
        other = "".join(f"<tr><th>{escape(name)}</th><td>{escape(value)}</td></tr>" for name, value in self.runner_up)
        return (
            f'<section class="explanation" id="{escape(self.id, quote=True)}"><p class="raw">{marked}</p><table>{rows}</table>'
            f'<p class="confidence">Confidence {self.confidence:.2f}</p>'
            + (f'<ul class="doubts">{doubts}</ul>' if doubts else "")
            + (f'<p>Or else:</p><table class="runner-up">{other}</table>' if other else "")
            + "</section>"
        )


def explain(parsed: Parsed) -> Explanation:
    """Where each field of a parsed fragment was read, by which rule, and what else it might be."""
    values = tuple(_values(parsed.reference))
    others = tuple(value for value in _values(parsed.runner_up) if value not in values) if parsed.runner_up else ()
    return Explanation(parsed.reference.id, tuple(_segments(parsed)), parsed.doubts, parsed.confidence, values, others)


def _segments(parsed: Parsed) -> Iterator[Segment]:
    """The raw text cut at the fields; where two overlap, the one that starts first and is shorter keeps its characters."""
    raw = parsed.fragment.raw
    position = 0
    for name, found in sorted(parsed.evidence.items(), key=lambda item: (item[1].span.start, item[1].span.end)):
        start, end = max(found.span.start, position), found.span.end
        if end <= start:
            continue
        if start > position:
            yield Segment("", raw[position:start])
        yield Segment(name, raw[start:end], found.rule)
        position = end
    if position < len(raw):
        yield Segment("", raw[position:])


def _values(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "type", str(reference.type)
    for field in fields(Reference):
        value = getattr(reference, field.name)
        if not value or field.name in ("id", "type", "extra"):
            continue
        name = "annotation" if field.name == "annotation" else csl_variable(field.name)
        yield name, _worded(value)


def _worded(value: object) -> str:
    if isinstance(value, Date):
        return value.to_edtf()
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "; ".join(item if isinstance(item, str) else item.inverted() for item in value)
    return str(value)


def _marked(part: Segment) -> str:
    text = escape(part.text)
    if not part.field:
        return text
    return f'<mark class="{escape(part.field)}" title="{escape(f"{part.field}: {part.rule}")}">{text}</mark>'


def _plain(text: str) -> str:
    """One line without control characters: a source cannot steer the terminal."""
    return "".join(char if char.isprintable() else " " for char in text)
