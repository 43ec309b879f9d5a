"""CK513 invisible-character

What it does: reports characters that nobody sees: zero-width spaces, soft hyphens, byte order marks, marks of
direction.
Why it matters: words that look the same compare as different; TeX may stop, and links break.
Example:
    title = {Commons}, with U+200B in it
Use instead:
    the text without it
Fix: safe; the character is taken out.
"""

import re
from collections.abc import Iterator

from citekit.linting.datamodel import TEXT_FIELDS
from citekit.linting.rule import WARNING, value_rule
from citekit.linting.subject import Problem, Value

# A soft hyphen behind "Ã" is half of a letter read in the wrong encoding: CK510.
_INVISIBLE = re.compile("(?<!\u00c3)[\u00ad\u200b\u2060\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069]+")
_BROKEN_LINE = re.compile(r"\s+(?=[^\W\d_A-Z])")  # behind the hyphen of a line's end


@value_rule(
    "CK513",
    "invisible-character",
    WARNING,
    fields=(*TEXT_FIELDS, "year", "date", "doi", "url", "isbn", "issn"),
    signs=r"\x80-\U0010ffff",
)
def invisible_character(value: Value) -> Iterator[Problem]:
    if value.text.isascii():
        return
    found = list(_INVISIBLE.finditer(value.text))
    if found:
        ends = [_BROKEN_LINE.match(value.text, one.end()) for one in found]
        edits = [
            (one.start(), end.end() if end and "\u00ad" in one[0] else one.end(), "")
            for one, end in zip(found, ends, strict=True)
        ]
        fix = value.fix_many("take it out", edits)
        yield value.problem(f"an invisible character (U+{ord(found[0][0][0]):04X}) stands here", found[0].span(), fix=fix)
