"""CK207 doi-in-url

What it does: reports a URL that is a DOI's address, in an entry whose doi field does not hold it.
Why it matters: styles print DOIs in their own form, and programs match works by the doi field.
Example:
    url = {https://doi.org/10.1126/science.162.3859.1243}
Use instead:
    doi = {10.1126/science.162.3859.1243}
Fix: unsafe; the URL becomes a DOI, where the entry has no doi.
"""

from collections.abc import Iterator

from citekit.linting.identifiers import DOI, DOI_ADDRESS, bare_doi
from citekit.linting.layout import field_name_span
from citekit.linting.rule import INFO, WARNING, value_rule
from citekit.linting.subject import Problem, Value
from citekit.model import Edit, Fix, Safety


@value_rule("CK207", "doi-in-url", INFO, fields=("url",))
def doi_in_url(value: Value) -> Iterator[Problem]:
    found = DOI_ADDRESS.match(value.text)
    if not found or not DOI.match(found[1]):
        return
    doi = value.entry.get("doi")
    if not doi:
        yield value.problem(f"the URL is the DOI {found[1]}, and there is no doi", found.span(1), fix=_fix(value, found[1]))
    elif bare_doi(doi) != bare_doi(found[1]):
        yield value.problem(f"the URL leads to the DOI {found[1]}, but doi is {doi}", found.span(1), severity=WARNING)


def _fix(value: Value, doi: str) -> Fix | None:
    name = field_name_span(value.entry, value.name)
    start = value.offset
    if name is None or start is None:
        return None
    edits = (Edit(name.start, name.end, "doi"), Edit(start, start + len(value.text), doi))
    return Fix(Safety.UNSAFE, "make it the doi", edits)
