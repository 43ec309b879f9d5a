"""CK301 invalid-year

What it does: reports a year that is no year: "19999", "l968", "68", "1968-1969x"; and one in round brackets, which styles
set themselves.
Why it matters: author-date styles cite by it and lists are sorted by it.
Example:
    year = {19688}
Use instead:
    year = {1968}
Fix: safe for brackets.
"""

import re
from collections.abc import Iterator

from citekit.linting.dates import in_words
from citekit.linting.rule import ERROR, WARNING, value_rule
from citekit.linting.subject import Problem, Value
from citekit.linting.text import plain, trimmed

_YEAR = re.compile(
    r"[\[(]?(?:c\.|ca?\.?\s|ca\.|circa|about)?\s*\d{4}\??[\])]?(?:\s*(?:-{1,3}|[–—/,&]|and|or)\s*(?:\d{4}|\d{2}|\d)?)?[?~]?\Z"
    r"|-?\d{1,4}\s*(?:AD|BC|BCE|CE|B\.C\.|A\.D\.|v\. Chr\.)\Z|-\d{1,4}\Z"
    r"|[\[(]\s*\d{4}\s*[\])]\s*\d{4}\Z|\d{4}\s*[\[(]\s*\d{4}\s*[\])]\Z",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\((\d{4})\)\Z")  # those around a supplied year are square
_MISREAD = re.compile(r"[lIOo\d]{4}\Z")
_FOUR_DIGITS = re.compile(r"(?<!\d)\d{4}(?!\d)")


@value_rule("CK301", "invalid-year", ERROR, fields=("year",))
def invalid_year(value: Value) -> Iterator[Problem]:
    text = plain(value.text)
    if bare := _IN_BRACKETS.match(text):
        fix = value.fix("remove the brackets", bare[1]) if value.text.strip() == text else None
        yield value.problem(f'the year "{text}" stands in brackets', trimmed(value.text), severity=WARNING, fix=fix)
        return
    if (
        not text
        or (_YEAR.match(text) and text != "0000")
        or "$" in text
        or not text.strip("? ")
        or (in_words(text) and not _MISREAD.match(text))
    ):
        return
    yield value.problem(
        f'"{text}" is not a year', trimmed(value.text), severity=WARNING if _FOUR_DIGITS.search(text) else ERROR
    )
