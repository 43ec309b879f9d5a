"""CK224 malformed-volume

What it does: reports a volume that holds no number, arabic or roman.
Why it matters: the volume of another field, or a remark, stands there, and is printed as a volume.
Example:
    volume = {forthcoming}
Use instead:
    volume = {162}, or no such field
Fix: none.
"""

import re
from collections.abc import Iterator

from citekit.linting.rule import WARNING, value_rule
from citekit.linting.subject import Problem, Value
from citekit.linting.text import plain, trimmed

_WORDS = re.compile(r"[^\W\d_]{2,}(?:[\s.]+[^\W\d_]+)*\.?\Z")
_ROMAN = re.compile(r"[IVXLCDMivxlcdm]+\Z")


@value_rule("CK224", "malformed-volume", WARNING, fields=("volume",))
def malformed_volume(value: Value) -> Iterator[Problem]:
    text = plain(value.text)
    if _WORDS.match(text) and not any(_ROMAN.match(word) for word in text.split()):
        yield value.problem(f'"{text}" is not a volume', trimmed(value.text))
