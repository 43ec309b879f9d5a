"""CK214 edition-form

What it does: reports an edition that is not written as its data model has it: an ordinal word in BibTeX (Second), a
number in biblatex (2).
Why it matters: BibTeX prints what stands there, "2 edition"; biblatex makes "2nd ed." only of a bare number.
Example:
    edition = {2} (BibTeX), edition = {2nd} (biblatex)
Use instead:
    edition = {Second} (BibTeX), edition = {2} (biblatex)
Fix: safe.
"""

import re
from collections.abc import Iterator

from citekit.linting.numbers import ORDINALS
from citekit.linting.rule import INFO, WARNING, value_rule
from citekit.linting.subject import Problem, Value
from citekit.linting.text import trimmed

_NUMBER = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\\textsuperscript\{(?:st|nd|rd|th)\})?\.?\Z", re.IGNORECASE)


@value_rule("CK214", "edition-form", WARNING, fields=("edition",), tex=True)
def edition_form(value: Value) -> Iterator[Problem]:
    text = value.text.strip()
    found = _NUMBER.match(text)
    if value.entry.model == "bibtex":
        if found and int(found[1]) in ORDINALS:
            word = ORDINALS[int(found[1])].capitalize()
            severity = WARNING if text.isdigit() else INFO
            fix = value.fix(f'write "{word}"', word)
            yield value.problem(
                f'BibTeX wants the edition as a word: {word}, not "{text}"', trimmed(value.text), fix=fix, severity=severity
            )
        elif text[:1].islower() and text.lower() in ORDINALS.values():
            word = text.capitalize()
            fix = value.fix(f'write "{word}"', word)
            yield value.problem(
                f'the edition begins with a small letter: "{text}"', trimmed(value.text), fix=fix, severity=INFO
            )
    else:
        number = found[1] if found else next((str(n) for n, word in ORDINALS.items() if word == text.lower()), "")
        if number and number != text:
            fix = value.fix(f'write "{number}"', number)
            yield value.problem(f'biblatex wants the edition as a number: {number}, not "{text}"', trimmed(value.text), fix=fix)
