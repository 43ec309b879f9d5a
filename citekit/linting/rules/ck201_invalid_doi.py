"""CK201 invalid-doi

What it does: reports a DOI that cannot be one: it does not begin with 10., a registrant of four digits or more, and a
slash.
Why it matters: the link made of it leads nowhere.
Example:
    doi = {10.126/science.162.3859.1243x y}
Use instead:
    doi = {10.1126/science.162.3859.1243}
Fix: none.
"""

from collections.abc import Iterator

from citekit.linting.identifiers import DOI, DOI_PREFIX, unescaped
from citekit.linting.rule import ERROR, value_rule
from citekit.linting.subject import Problem, Value
from citekit.linting.text import trimmed


@value_rule("CK201", "invalid-doi", ERROR, fields=("doi",))
def invalid_doi(value: Value) -> Iterator[Problem]:
    text = value.text.strip()
    bare = unescaped(DOI_PREFIX.sub("", text, count=1)).strip(" .,;")
    if text and not DOI.match(bare):
        yield value.problem(f'"{text}" is not a DOI', trimmed(value.text))
