"""CK510 mojibake

What it does: reports text that was read in the wrong encoding: "Ã©" for "é", "â€™" for an apostrophe.
Why it matters: it is printed so.
Example:
    author = {GarcÃ­a MÃ¡rquez, Gabriel}
Use instead:
    author = {García Márquez, Gabriel}
Fix: safe; the bytes are read again as UTF-8, which only succeeds where they are UTF-8.
"""

from collections.abc import Iterator

from citekit.linting.datamodel import TEXT_FIELDS
from citekit.linting.encoding import mojibake
from citekit.linting.rule import ERROR, value_rule
from citekit.linting.subject import Problem, Value


@value_rule(
    "CK510", "mojibake", ERROR, fields=(*TEXT_FIELDS, "year", "date", "url", "file", "language"), signs=r"\x80-\U0010ffff"
)
def mojibake_in_text(value: Value) -> Iterator[Problem]:
    if value.text.isascii():
        return
    found = list(mojibake(value.text))
    if found:
        start, end, meant = found[0]
        fix = value.fix_many("read the bytes as UTF-8", found)
        yield value.problem(f'"{value.text[start:end]}" is "{meant}" in the wrong encoding', (start, end), fix=fix)
