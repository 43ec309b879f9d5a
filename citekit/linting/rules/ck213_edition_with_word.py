"""CK213 edition-with-word

What it does: reports an edition that brings the word "edition" or "ed." along.
Why it matters: the style writes it itself; printed, it stands there twice: "2nd ed. ed.".
Example:
    edition = {2nd ed.}
Use instead:
    edition = {Second} (BibTeX) or edition = {2} (biblatex)
Fix: safe; the word is taken away.
"""

import re
from collections.abc import Iterator

from citekit.linting.rule import WARNING, value_rule
from citekit.linting.subject import Problem, Value
from citekit.linting.text import trimmed

_FIRST = re.compile(r"\s*(?:edition|edn?\.?|éd\.?|Auflage)[\s~]+(?=\d+\s*\Z)", re.IGNORECASE)
_WORD = re.compile(r"(?<=\S)[\s~]+(?:edition|edn?\.?|éd\.?|Auflage|Aufl\.|edición|édition|edizione)\s*\Z", re.IGNORECASE)


@value_rule("CK213", "edition-with-word", WARNING, fields=("edition",))
def edition_with_word(value: Value) -> Iterator[Problem]:
    found = _WORD.search(value.text) or _FIRST.match(value.text)
    if found:
        word = found[0].strip(" ~")
        yield value.problem(
            f'the edition says "{word}" itself', trimmed(value.text), fix=value.fix(f'remove "{word}"', "", found.span())
        )
