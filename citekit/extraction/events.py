"""lxml's part in reading mark-up: the structure of a skeleton in which every text is a number."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Mapping
from typing import Any, Final, Protocol

from citekit.extraction.aligned import Clean

_NUMBER: Final = re.compile(r"(\d+);")


class Target(Protocol):
    """What listens to the structure of a document."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None: ...
    def end(self, name: str) -> None: ...
    def text(self, text: Clean, line: int, column: int) -> None: ...
    def space(self, text: str) -> None: ...


def local(name: str) -> str:
    """The name of an element or attribute without its namespace: "{…}citation" and "nlm:citation" are "citation"."""
    return name.rpartition("}")[2].rpartition(":")[2].lower()


class Events:
    """lxml's parser target: passes structure on and puts the texts back in."""

    def __init__(self, target: Target, texts: deque[tuple[int, Clean, int, int]]) -> None:
        self._target, self._texts = target, texts
        self._digits = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._target.start(local(name), {local(key): value for key, value in attributes.items()} if attributes else {})

    def end(self, name: str) -> None:
        self._target.end(local(name))

    def data(self, data: str) -> None:
        position = 0
        data, self._digits = self._digits + data, ""
        for found in _NUMBER.finditer(data):
            self._space(data[position : found.start()])
            self._give(int(found[1]))
            position = found.end()
        rest = data[position:]
        if rest[-1:].isdigit():  # a number that the parser delivers in two parts
            self._digits = rest.lstrip()
            rest = rest[: len(rest) - len(self._digits)]
        self._space(rest)

    def _space(self, space: str) -> None:
        if space:
            self._target.space(space)

    def _give(self, number: int) -> None:
        while self._texts and self._texts[0][0] <= number:
            this, clean, line, column = self._texts.popleft()
            if this == number:
                self._target.text(clean, line, column)

    def close(self) -> None:
        return None


def parser_for(events: Events, *, html: bool) -> Any:
    """lxml's parser, loaded only when there is mark-up to read."""
    from lxml import etree

    target: Any = events
    if html:
        return etree.HTMLParser(target=target, recover=True, huge_tree=True, no_network=True)
    return etree.XMLParser(
        target=target,
        recover=True,
        huge_tree=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
    )
