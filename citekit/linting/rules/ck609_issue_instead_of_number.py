"""CK609 issue-instead-of-number

What it does: reports a journal article of a .bib file whose issue number stands in "issue" and not in "number".
Why it matters: BibTeX styles ignore "issue"; in biblatex it is for names such as "Spring".
Example:
    volume = {162}, issue = {3859}
Use instead:
    volume = {162}, number = {3859}
Fix: unsafe; the field is renamed, where there is no number.
"""

from collections.abc import Iterator

from citekit.linting.layout import field_name_span
from citekit.linting.rule import INFO, value_rule
from citekit.linting.subject import Problem, Value
from citekit.model import Edit, Fix, Safety


@value_rule("CK609", "issue-instead-of-number", INFO, fields=("issue",), tex=True)
def issue_instead_of_number(value: Value) -> Iterator[Problem]:
    if value.entry.type == "article" and value.text.strip().isdigit() and not value.entry.has("number"):
        span = field_name_span(value.entry, "issue")
        fix = Fix(Safety.UNSAFE, "rename the field to number", (Edit(span.start, span.end, "number"),)) if span else None
        yield value.problem('the issue number belongs into "number"', fix=fix)
