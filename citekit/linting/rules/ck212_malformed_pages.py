"""CK212 malformed-pages

What it does: reports pages that are no page numbers, ranges or lists of them.
Why it matters: styles shorten and join page numbers; what is none is printed as it stands.
Example:
    pages = {1243-}
Use instead:
    pages = {1243--1248}
Fix: none.
"""

import re
from collections.abc import Iterator

from citekit.linting.rule import WARNING, value_rule
from citekit.linting.subject import Problem, Value
from citekit.linting.text import trimmed

_PAGE = r"(?:[A-Za-z]{0,4}[-.:/]?\d[\w.:/]*|[ivxlcdmIVXLCDM]+|\d+\s+\w{1,3}|[A-Z])"
_DASH = r"\s*(?:-{1,3}|[–—−‐‑])\s*"
_LIST = re.compile(
    rf"{_PAGE}(?:{_DASH}{_PAGE})*(?:\s*(?:[,;+&]|and)\s*{_PAGE}(?:{_DASH}{_PAGE})*)*\+?(?:\s*(?:ff?|et seq)\.?)?[.,]?\Z"
)
_WORDS = re.compile(r"pp?\b|pages?\b|\d+\s*p", re.IGNORECASE)


@value_rule("CK212", "malformed-pages", WARNING, fields=("pages",))
def malformed_pages(value: Value) -> Iterator[Problem]:
    text = value.text.strip().replace("{", "").replace("}", "")
    if (
        text
        and "\\" not in text
        and "$" not in text
        and not _WORDS.search(text)
        and not _LIST.match(text)
        and any(map(str.isalnum, text))
    ):
        yield value.problem(f'"{text}" is not a page or a range of pages', trimmed(value.text))
