"""CK503 all-caps-title

What it does: reports a title in capitals.
Why it matters: no style prints it so, and none can find the words that keep their capitals.
Example:
    title = {THE TRAGEDY OF THE COMMONS}
Use instead:
    title = {The Tragedy of the Commons}
Fix: unsafe; every word of four letters and more gets one capital.
"""

import re
from collections.abc import Iterator

from citekit.linting.datamodel import WORK_TITLES
from citekit.linting.rule import WARNING, value_rule
from citekit.linting.subject import Problem, Value
from citekit.linting.text import STOP_WORDS, masked, trimmed, words
from citekit.model import Safety

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


@value_rule("CK503", "all-caps-title", WARNING, fields=WORK_TITLES)
def all_caps_title(value: Value) -> Iterator[Problem]:
    if not value.text.isupper():
        return
    found = [word for word in words(masked(value.text)) if word.isalpha()] or _doubly_braced(value.text)
    if len([word for word in found if len(word) > (3 if len(found) > 2 else 4)]) >= 2:
        better = _titled(value.text) if "\\" not in value.text and "$" not in value.text else ""
        fix = value.fix("write it with small letters", better, safety=Safety.UNSAFE) if better else None
        yield value.problem("the title is written in capitals", trimmed(value.text), fix=fix)


def _doubly_braced(text: str) -> list[str]:
    inner = text.strip()
    return [word for word in words(inner) if word.isalpha()] if inner.startswith("{") and inner.endswith("}") else []


def _titled(text: str) -> str:
    def write(found: re.Match[str]) -> str:
        word = found[0]
        first = not text[: found.start()].strip(" {\n\t") or text[: found.start()].rstrip().endswith((":", ".", "?", "!"))
        return word.lower() if word.lower() in STOP_WORDS and not first else word.capitalize()

    return _WORD.sub(write, text)
