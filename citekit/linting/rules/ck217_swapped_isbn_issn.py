"""CK217 swapped-isbn-issn

What it does: reports an ISBN in the field issn, or an ISSN in the field isbn.
Why it matters: it is looked up in the wrong place and not found.
Example:
    isbn = {0036-8075}
Use instead:
    issn = {0036-8075}
Fix: unsafe; the field is renamed, where the entry has none of the right name.
"""

from collections.abc import Iterator

from citekit.linting.identifiers import isbn_is_valid, issn_is_valid
from citekit.linting.layout import field_name_span
from citekit.linting.rule import ERROR, value_rule
from citekit.linting.subject import Problem, Value
from citekit.linting.text import trimmed
from citekit.model import Edit, Fix, Safety


@value_rule("CK217", "swapped-isbn-issn", ERROR, fields=("isbn", "issn"))
def swapped_isbn_issn(value: Value) -> Iterator[Problem]:
    text = value.text.strip()
    other, is_other = ("issn", issn_is_valid(text)) if value.name == "isbn" else ("isbn", isbn_is_valid(text))
    if is_other:
        span, fix = field_name_span(value.entry, value.name), None
        if span and not value.entry.get(other):
            fix = Fix(Safety.UNSAFE, f"rename the field to {other}", (Edit(span.start, span.end, other),))
        yield value.problem(f'"{text}" is an {other.upper()}, not an {value.name.upper()}', trimmed(value.text), fix=fix)
