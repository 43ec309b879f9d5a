"""The finishing pass: punctuation finds its place, then the tree becomes rich text.

Marks collide where affixes meet text ("?." or "..") and have to move into quotes in some locales. The rules, their tables and
the order of the four walks are those of the reference processor: spaces and marks rise out of first children
(:func:`_raise`), meet between neighbours (:func:`_meet`), sink from parents into last children (:func:`_sink`), and cross
closing quotes (:func:`_cross`).
"""

from __future__ import annotations

from citekit.csl.nodes import Node, purge

#: Left mark -> right mark -> what both become. A pair that is absent keeps both.
MEETINGS = {
    "!": {".": "!", "?": "!?", ":": "!", ",": "!,", ";": "!;"},
    "?": {"!": "?!", ".": "?", ":": "?", ",": "?,", ";": "?;"},
    ".": {"!": ".!", "?": ".?", ":": ".:", ",": ".,", ";": ".;"},
    ":": {"!": "!", "?": "?", ".": ":", ",": ":,", ";": ":;"},
    ",": {"!": ",!", "?": ",?", ":": ",:", ".": ",.", ";": ",;"},
    ";": {"!": "!", "?": "?", ":": ";", ",": ";,", ".": ";"},
}
MARKS = frozenset(MEETINGS)
MARKS_AND_SPACE = MARKS | {" ", "\u00a0"}
INTO_QUOTES = MARKS - {";", ":"}
OUT_OF_QUOTES = MARKS - {".", "!", "?"}


def settle(node: Node, punctuation_in_quote: bool) -> bool:
    """Move punctuation within ``node``, in place; False if it holds nothing."""
    if not purge(node):
        return False
    _raise(node)
    _meet(node)
    _sink(node, punctuation_in_quote)
    _cross(node, punctuation_in_quote)
    return True


def _raise(parent: Node) -> None:
    children = parent.content
    if isinstance(children, str):
        if parent.suffix and parent.suffix[0] in MARKS and parent.suffix[0] == children[-1:]:
            parent.suffix = parent.suffix[1:]
        return
    bare = not parent.format.decorations
    last = len(children) - 1
    delimiter_end = parent.delimiter[-1:]
    for i in range(last, -1, -1):
        child = children[i]
        if child.content.__class__ is not str or child.suffix:
            _raise(child)
        if i == 0 and child.prefix:
            if parent.prefix[-1:] == " " and child.prefix[0] == " ":
                child.prefix = child.prefix[1:]
            if bare and child.prefix and not parent.prefix and child.prefix[0] in MARKS_AND_SPACE:
                parent.prefix = child.prefix[0]
                child.prefix = child.prefix[1:]
        if i == last and bare and child.suffix[-1:] == " ":
            if parent.suffix[:1] != " ":
                parent.suffix = " " + parent.suffix
            child.suffix = child.suffix[:-1]
        if i and child.prefix and delimiter_end in MARKS_AND_SPACE and delimiter_end == child.prefix[0]:
            child.prefix = child.prefix[1:]


def _meet(parent: Node) -> None:
    children = parent.content
    if isinstance(children, str):
        return
    last = len(children) - 1
    for i in range(last, -1, -1):
        child = children[i]
        if child.content.__class__ is not str:
            _meet(child)
        if i == last or parent.delimiter:
            continue
        sibling = children[i + 1]
        mark = sibling.prefix[:1]
        if mark not in MARKS or child.format.decorated or sibling.format.decorated:
            continue
        content = child.content
        if mark == child.suffix[-1:] or (not child.suffix and isinstance(content, str) and content[-1:] == mark):
            sibling.prefix = sibling.prefix[1:]
        else:
            child.suffix, sibling.prefix = _merge_left(child.suffix, sibling.prefix)


def _merge_left(left: str, right: str) -> tuple[str, str]:
    """Bring the first mark of ``right`` to the end of ``left``."""
    first, second = left[-1:], right[:1]
    if first == second:
        return left, right[1:]
    if second not in MARKS:
        return left, right
    merged = MEETINGS.get(first, {}).get(second)
    return (left + second if merged is None else left[:-1] + merged), right[1:]


def _merge_right(left: str, right: str) -> tuple[str, str]:
    """Bring the last mark of ``left`` to the start of ``right``."""
    first, second = left[-1:], right[:1]
    if first == second:
        return left[:-1], right
    if first not in MARKS:
        return left, right
    merged = MEETINGS[first].get(second)
    return left[:-1], (first + right if merged is None else merged + right[1:])


def _sink(parent: Node, in_quote: bool) -> None:
    children = parent.content
    if isinstance(children, str):
        if parent.suffix and parent.suffix[0] in MARKS and parent.suffix[0] == children[-1:]:
            parent.suffix = parent.suffix[1:]
        return
    if parent.delimiter and parent.delimiter[0] in MARKS:
        mark = parent.delimiter[0]
        for child in children[:-1]:
            if child.suffix[-1:] != mark:
                child.suffix += mark
        parent.delimiter = parent.delimiter[1:]
    last = len(children) - 1
    for i in range(last, -1, -1):
        child = children[i]
        if i == last:
            _sink_last(parent, child, in_quote)
        elif parent.delimiter:
            if parent.delimiter[0] in MARKS_AND_SPACE and parent.delimiter[0] == child.suffix[-1:]:
                child.suffix = child.suffix[:-1]
        elif child.suffix:
            end = child.suffix[-1]
            sibling = children[i + 1]
            if end in MARKS_AND_SPACE and end == sibling.prefix[:1] and not child.format.decorations and not _is_number(child):
                sibling.prefix = sibling.prefix[1:]
        if child.suffix and child.suffix[0] in MARKS and not child.format.decorations and not _is_number(child):
            content = child.content
            if isinstance(content, str):
                child.content, child.suffix = _merge_left(content, child.suffix)
        if child.content.__class__ is not str or child.suffix:
            _sink(child, in_quote)


def _sink_last(parent: Node, child: Node, in_quote: bool) -> None:
    suffix = parent.suffix
    if suffix and suffix[0] in MARKS:
        may_move = _ends_in_mark_that_merges(suffix[0], child) or (in_quote and _ends_in_quotes(child))
        if may_move and not _ends_in_number(child):
            content = child.content
            if isinstance(content, str):
                child.content, parent.suffix = _merge_left(content, suffix)
            else:
                child.suffix, parent.suffix = _merge_left(child.suffix, suffix)
            if parent.suffix[:1] == ".":
                child.suffix += "."
                parent.suffix = parent.suffix[1:]
    if child.suffix[-1:] == " " and parent.suffix[:1] == " ":
        parent.suffix = parent.suffix[1:]
    if child.suffix and child.suffix[0] in MARKS_AND_SPACE:
        if isinstance(child.content, str) and child.content[-1:] == child.suffix[0]:
            child.suffix = child.suffix[1:]
        if child.suffix[-1:] == parent.suffix[:1]:
            parent.suffix = parent.suffix[:-1]
    if parent.suffix and _ends_in_mark(parent, parent.suffix[0]):
        parent.suffix = parent.suffix[1:]


def _is_number(node: Node) -> bool:
    content = node.content
    return node.number is not None or (not isinstance(content, str) and len(content) == 1 and content[0].number is not None)


def _ends_in_number(node: Node) -> bool:
    while node.number is None:
        content = node.content
        if isinstance(content, str) or not content:
            return False
        node = content[-1]
    return True


def _ends_in_quotes(node: Node) -> bool:
    while not node.format.quotes:
        content = node.content
        if isinstance(content, str) or not content:
            return False
        node = content[-1]
    return True


def _ends_in_mark_that_merges(mark: str, node: Node) -> bool:
    """Whether ``node``, or a last child of it, ends in a mark that swallows or is swallowed by ``mark``."""
    while True:
        content = node.content
        end = node.suffix[-1:] or (content[-1:] if isinstance(content, str) else "")
        if len(MEETINGS.get(end, {}).get(mark, "")) == 1:
            return True
        if isinstance(content, str) or not content:
            return False
        node = content[-1]


def _ends_in_mark(node: Node, mark: str) -> bool:
    if mark not in MARKS:
        return False
    while True:
        content = node.content
        if isinstance(content, str):
            return content[-1:] == mark
        if not content:
            return False
        node = content[-1]
        if node.suffix:
            return node.suffix[-1] == mark


def _cross(parent: Node, in_quote: bool) -> None:
    content = parent.content
    if isinstance(content, str):
        return
    for child in content:
        if child.format.quotes and child.content:
            if in_quote:
                _into_quotes(child)
            else:
                _out_of_quotes(child)
        if child.content.__class__ is not str:
            _cross(child, in_quote)


def _into_quotes(node: Node) -> None:
    while node.suffix[:1] in INTO_QUOTES and node.suffix:
        content = node.content
        if isinstance(content, str):
            node.content, node.suffix = _merge_left(content, node.suffix)
        else:
            content[-1].suffix, node.suffix = _merge_left(content[-1].suffix, node.suffix)


def _out_of_quotes(node: Node) -> None:
    content = node.content
    if isinstance(content, str):
        while content and content[-1] in OUT_OF_QUOTES:
            content, node.suffix = _merge_right(content, node.suffix)
        node.content = content
        return
    last = content[-1]
    while last.suffix and last.suffix[-1] in OUT_OF_QUOTES:
        last.suffix, node.suffix = _merge_right(last.suffix, node.suffix)
