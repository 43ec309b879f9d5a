"""From the settled tree to rich text: formats become spans, nested ones flip, quotation marks are written out."""

from __future__ import annotations

from citekit.csl.markup import FLIPS, Quotes
from citekit.csl.nodes import Format, Node
from citekit.csl.richtext import Content, Kind, RichText, Span

KINDS = {
    ("font-style", "italic"): Kind.ITALIC,
    ("font-style", "oblique"): Kind.OBLIQUE,
    ("font-style", "normal"): Kind.ROMAN,
    ("font-variant", "small-caps"): Kind.SMALL_CAPS,
    ("font-variant", "normal"): Kind.PLAIN_CAPS,
    ("font-weight", "bold"): Kind.BOLD,
    ("font-weight", "light"): Kind.LIGHT,
    ("font-weight", "normal"): Kind.MEDIUM,
    ("text-decoration", "underline"): Kind.UNDERLINE,
    ("text-decoration", "none"): Kind.NO_UNDERLINE,
    ("vertical-align", "sup"): Kind.SUPERSCRIPT,
    ("vertical-align", "sub"): Kind.SUBSCRIPT,
    ("vertical-align", "baseline"): Kind.BASELINE,
}
_DISPLAYS = {kind.value: kind for kind in (Kind.BLOCK, Kind.LEFT_MARGIN, Kind.RIGHT_INLINE, Kind.INDENT)}
_NO_FORMATS: dict[str, tuple[str, bool]] = {}
_NO_FLIPS: dict[str, str] = {}


class Flow:
    """Writes trees of one style and locale. ``around`` is the format of the layout, which whole entries stand in."""

    def __init__(self, quotes: Quotes, around: Format) -> None:
        self.quotes = quotes
        self.layout = around
        self.around = _inside(_NO_FORMATS, around)

    def write(self, node: Node) -> RichText:
        """The finished text of one entry, note or citation."""
        pieces: list[Content] = []
        self._node(node, self.around, _NO_FLIPS, pieces)
        for name, value in self.layout.pairs if pieces else ():
            if value != "normal":
                pieces = self._decorated(name, value, pieces, self.around)
        return RichText(_joined(pieces))

    def _node(self, node: Node, outer: dict[str, tuple[str, bool]], flips: dict[str, str], out: list[Content]) -> None:
        """``outer``: attribute -> (outermost value, is any so far not normal?). ``flips``: attribute -> value in data."""
        content = node.content
        if node.flip is not None:
            attribute, value = node.flip
            around = flips.get(attribute) or (outer[attribute][0] if attribute in outer else None)
            value = value if around is None else FLIPS.get(around, value)
            pairs: tuple[tuple[str, str], ...] = ((attribute, value),)
            heard = {**outer, **{name: (outer.get(name, (look, True))[0], True) for name, look in flips.items()}}
            if attribute == "nodecor":
                pairs = tuple((name, "normal") for name in reversed(heard) if name.startswith("font-"))
            flips = {**flips, attribute: value}
        else:
            pairs, heard = node.format.pairs, outer
            if pairs and node.kind != "names":  # the looks of names are laid around them when they are ready
                outer = heard = _inside(outer, node.format)
        inner: list[Content] = []
        if isinstance(content, str):
            if content:
                inner.append(content)
        else:
            self._children(node, content, outer, flips, inner)
        if not inner:
            return
        for name, value in pairs:
            inner = self._decorated(name, value, inner, heard if value != "normal" else _with_last(heard, content))
        prefix = node.prefix
        if node.link:
            if prefix and node.link.startswith(prefix):
                inner, prefix = [prefix, *inner], ""
            inner = [Span(Kind.LINK, _joined(inner), node.link)]
        if node.display:
            whole = [part for part in (node.prefix, *inner, node.suffix) if part]
            out.append(Span(_DISPLAYS[node.display], _joined(whole)))
            return
        if prefix:
            out.append(prefix)
        out.extend(inner)
        if node.suffix:
            out.append(node.suffix)

    def _children(
        self, node: Node, content: list[Node], outer: dict[str, tuple[str, bool]], flips: dict[str, str], out: list[Content]
    ) -> None:
        delimiter = node.delimiter
        if node.flip is None and flips:
            flips = _NO_FLIPS
        for child in content:
            before = len(out)
            self._node(child, outer, flips if child.flip is not None or node.flip is not None else _NO_FLIPS, out)
            if delimiter and before and len(out) > before:
                out.insert(before, delimiter)

    def _decorated(self, name: str, value: str, inner: list[Content], outer: dict[str, tuple[str, bool]]) -> list[Content]:
        if name == "quotes":
            if value == "true":
                return [self.quotes.open, *inner, self.quotes.close]
            return [self.quotes.open_inner, *inner, self.quotes.close_inner] if value == "inner" else inner
        if value == "normal" and not outer.get(name, ("", False))[1]:
            return inner
        kind = KINDS.get((name, value))
        return [Span(kind, _joined(inner))] if kind else inner


def _with_last(outer: dict[str, tuple[str, bool]], content: str | list[Node]) -> dict[str, tuple[str, bool]]:
    """ "Normal" is also heard against the looks of the last child."""
    return outer if isinstance(content, str) else _inside(outer, content[-1].format)


def _inside(outer: dict[str, tuple[str, bool]], format: Format) -> dict[str, tuple[str, bool]]:  # noqa: A002
    if not format.pairs:
        return outer
    inside = dict(outer)
    for name, value in format.pairs:
        first, formatted = inside.get(name, (value, False))
        inside[name] = (first, formatted or value != "normal")
    return inside


def _joined(pieces: list[Content]) -> tuple[Content, ...]:
    """Neighbouring strings made one."""
    if len(pieces) == 1:
        return (pieces[0],)
    out: list[Content] = []
    run: list[str] = []
    for piece in pieces:
        if isinstance(piece, str):
            run.append(piece)
            continue
        if run:
            out.append("".join(run))
            run = []
        out.append(piece)
    if run:
        out.append("".join(run))
    return tuple(out)
