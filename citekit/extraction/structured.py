"""Citation elements: the printed text of a mixed one, the values of a structured one.

Sources: NLM Book DTD 2.3 (`citation`), JATS 1.3 (`mixed-citation`, `element-citation`,
`nlm-citation`).
"""

from __future__ import annotations

from collections.abc import Mapping

from citekit.extraction.aligned import Builder, Clean
from citekit.extraction.compose import composed
from citekit.extraction.csl_item import csl_item
from citekit.extraction.elements import MARKS, TITLES, VALUES
from citekit.extraction.lines import place_of
from citekit.extraction.values import NO_ATTRIBUTES, Event, Values, values_of


class CitationElement:
    """One citation element while it is read."""

    def __init__(self, name: str, attributes: Mapping[str, str]) -> None:
        self.name = name
        self.line, self.column = 0, 1
        self._attributes = attributes
        self._events: list[Event] = []
        self._depth = 0
        self._loose_text = False  # text that stands outside of every child: a printed form
        self._has_values = False

    @property
    def type(self) -> str | None:
        """The type its attributes name."""
        named = (self._attributes.get(key) for key in ("citation-type", "publication-type", "content-type"))
        return next((value for value in named if value), None)

    @property
    def place(self) -> tuple[int, int]:
        """Where its text starts: line and column; the document's start for one without text."""
        return self.line, self.column

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._events.append(("start", name, attributes, Clean()))
        self._depth += 1
        self._has_values = self._has_values or name in VALUES or name == "person-group"

    def end(self, name: str) -> None:
        self._events.append(("end", name, NO_ATTRIBUTES, Clean()))
        self._depth -= 1

    def text(self, text: Clean, line: int, column: int) -> None:
        if not self.line:
            self.line, self.column = place_of(text, line, column)
        if not self._depth and not text.text.isspace() and self.name != "element-citation":
            self._loose_text = True
        self._events.append(("text", "", NO_ATTRIBUTES, text))

    def space(self, text: str) -> None:
        self._events.append(("space", text, NO_ATTRIBUTES, Clean()))

    def read(self) -> tuple[Clean, Mapping[str, object]]:
        """The text of the citation, and its CSL-JSON values if it is structured (nothing but elements)."""
        if self._loose_text or not self._has_values:
            return self._printed(), {}
        values = values_of(self._events)
        return composed(values, self._is_part(values)), csl_item(values, self.type, self._is_part(values))

    def _printed(self) -> Clean:
        builder = Builder()
        hidden = 0
        for kind, name, _, text in self._events:
            if name == "label" and kind != "space":
                hidden += 1 if kind == "start" else -1
            elif kind == "text" and not hidden:
                builder.add(text)
            elif kind == "space" and not hidden:
                builder.space(name)
            elif (mark := MARKS.get(name) or (name if name in TITLES else "")) and kind == "start":
                builder.open(mark)
            elif mark and kind == "end":
                builder.close(mark)
        return builder.take()

    def _is_part(self, values: Values) -> bool:
        """Whether it is part of something larger (an article, a chapter)."""
        return bool(values.parts.get("source") and values.first("article-title", "chapter-title", "part-title", "data-title"))
