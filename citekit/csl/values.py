"""Single values, outside of any style, as rich text: annotations and the like."""

from __future__ import annotations

from citekit.csl.flow import Flow
from citekit.csl.markup import Quotes, parse_markup
from citekit.csl.nodes import PLAIN, Node
from citekit.csl.richtext import RichText

_ENGLISH = Flow(Quotes(), PLAIN)


def rich_value(text: str) -> RichText:
    """A CSL-JSON value with micro-markup; straight quotes become English ones."""
    return _ENGLISH.write(Node(parse_markup(text, _ENGLISH.quotes)))
