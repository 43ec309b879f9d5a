"""CK511 not-nfc

What it does: reports letters written as a base letter and a separate accent (not in Unicode's composed form, NFC).
Why it matters: they look the same and compare as different; BibTeX and many fonts set the accent beside the letter.
Example:
    "e" followed by U+0301
Use instead:
    "é", U+00E9
Fix: safe; the letters are composed.
"""

import unicodedata
from collections.abc import Iterator

from citekit.linting.datamodel import TEXT_FIELDS
from citekit.linting.rule import WARNING, value_rule
from citekit.linting.subject import Problem, Value


@value_rule("CK511", "not-nfc", WARNING, fields=TEXT_FIELDS, signs=r"\x80-\U0010ffff")
def not_nfc(value: Value) -> Iterator[Problem]:
    text = value.text
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return
    composed = unicodedata.normalize("NFC", text)
    start = next((n for n, (old, new) in enumerate(zip(text, composed, strict=False)) if old != new), 0)
    yield value.problem(
        "a letter and its accent are two characters", (start, start + 2), fix=value.fix("compose them", composed)
    )
