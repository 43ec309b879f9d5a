"""CK203 invalid-isbn

What it does: reports an ISBN whose length or check digit is wrong.
Why it matters: it names no book, or another one.
Example:
    isbn = {978-0-521-40599-8}
Use instead:
    isbn = {978-0-521-40599-7}
Fix: none; which digit is wrong is not known.
"""

from collections.abc import Iterator

from citekit.linting.identifiers import isbn_is_valid, isbns, issn_is_valid
from citekit.linting.rule import ERROR, value_rule
from citekit.linting.subject import Problem, Value


@value_rule("CK203", "invalid-isbn", ERROR, fields=("isbn",))
def invalid_isbn(value: Value) -> Iterator[Problem]:
    if not value.text.strip():
        return
    for start, end in isbns(value.text):
        text = value.text[start:end]
        if not isbn_is_valid(text.replace(" ", "")) and not issn_is_valid(text):  # an ISSN here is CK217's to tell
            yield value.problem(f'"{text}" is not an ISBN: {_reason(text)}', (start, end))


def _reason(text: str) -> str:
    digits = [char for char in text if char.isalnum()]
    if not all(char.isdigit() or char in "Xx" for char in digits):
        return "it holds letters"
    if len(digits) == 9 and isbn_is_valid("0" + "".join(digits)):
        return "it lost the zero that it begins with"
    return "its check digit is wrong" if len(digits) in (10, 13) else f"it has {len(digits)} digits, not 10 or 13"
