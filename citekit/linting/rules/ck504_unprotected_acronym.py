"""CK504 unprotected-acronym

What it does: reports an acronym, or a word with capitals inside, in a title of a .bib file without braces around it.
Why it matters: styles that set titles in sentence case make "dna" of DNA and "Latex" of LaTeX; braces keep it.
Example:
    title = {The Structure of DNA}
Use instead:
    title = {The Structure of {DNA}}
Fix: safe; braces are put around the word.
"""

import re
from collections.abc import Iterator

from citekit.linting.rule import INFO, WARNING, value_rule
from citekit.linting.subject import Problem, Value
from citekit.linting.text import masked, without_math

_CAPS = re.compile(
    r"(?<![\w{}\\-])(?:[A-Z]+[a-z]{0,2}[A-Z0-9]*[A-Z][A-Z0-9]*s?|(?:[A-Z]\.){2,}[A-Z]?|[a-z]{1,3}[A-Z]{1,}\w*|[A-Z][a-z]+[A-Z]\w*)(?![\w}\\{])"
)
_ROMAN = re.compile(r"(?=[IVXLC])(?:X{0,3}|XL|LX{0,3})(?:IX|IV|V?I{0,3})\Z")
_NAME = re.compile(r"(?:Mc|Mac|De|Di|Du|La|Le|Van|Fitz|O|D)[A-Z][a-z]+\Z")


@value_rule("CK504", "unprotected-acronym", WARNING, fields=("title", "subtitle", "booktitle", "maintitle"), tex=True)
def unprotected_acronym(value: Value) -> Iterator[Problem]:
    text = value.text
    if text.isupper() or text.islower() or text.istitle():
        return
    visible = without_math(masked(text)) if "$" in text or "{" in text or "\\" in text else text
    found = [word for word in _CAPS.finditer(visible) if not _ROMAN.match(word[0]) and not _NAME.match(word[0])]
    if not found or _mostly_capitals(text):
        return
    fix = value.fix_many(
        "put braces around " + ", ".join(dict.fromkeys(word[0] for word in found)),
        [(*word.span(), "{" + word[0] + "}") for word in found],
    )
    severity = WARNING if value.name in ("title", "subtitle") else INFO
    yield value.problem(
        f'"{found[0][0]}" loses its capitals in styles that set titles in sentence case',
        found[0].span(),
        fix=fix,
        severity=severity,
    )


def _mostly_capitals(text: str) -> bool:
    """A title in capitals with a word or two that is not: what keeps its capitals there, nobody can tell."""
    words: list[str] = re.findall(r"[^\W\d_]{2,}", text)
    return len(words) > 3 and 2 * sum(word.isupper() for word in words) > len(words)
