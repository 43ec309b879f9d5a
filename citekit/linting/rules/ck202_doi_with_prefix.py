"""CK202 doi-with-prefix

What it does: reports a DOI written as an address (https://doi.org/…) or with "doi:" before it.
Why it matters: styles put https://doi.org/ before it themselves; printed, it stands there twice.
Example:
    doi = {https://doi.org/10.1126/science.162.3859.1243}
Use instead:
    doi = {10.1126/science.162.3859.1243}
Fix: safe; what stands before 10. is taken away.
"""

from collections.abc import Iterator

from citekit.linting.identifiers import DOI_PREFIX
from citekit.linting.rule import WARNING, value_rule
from citekit.linting.subject import Problem, Value


@value_rule("CK202", "doi-with-prefix", WARNING, fields=("doi",))
def doi_with_prefix(value: Value) -> Iterator[Problem]:
    found = DOI_PREFIX.match(value.text)
    if found and value.text[found.end() :].startswith("10."):
        at = found.span()
        prefix = found[0].strip()
        yield value.problem(f'the DOI begins with "{prefix}"', at, fix=value.fix(f'remove "{prefix}"', "", at))
