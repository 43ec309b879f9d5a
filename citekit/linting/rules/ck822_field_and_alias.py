"""CK822 field-and-alias

What it does: reports a field that stands beside its other name: address and location, journal and journaltitle.
Why it matters: they are one field to biblatex (manual, section 2.2.5), and one of the two values is lost.
Example:
    address = {London}, location = {Chicago}
Use instead:
    location = {Chicago}
Fix: safe where both say the same; the older name is taken out.
"""

from collections.abc import Iterator, Mapping

from citekit.linting.layout import field_name_span, remove_field
from citekit.linting.rule import INFO, WARNING, rule
from citekit.linting.subject import Entry, Problem
from citekit.linting.text import folded

_ALIASES: Mapping[str, str] = {
    "address": "location",
    "annote": "annotation",
    "archiveprefix": "eprinttype",
    "journal": "journaltitle",
    "primaryclass": "eprintclass",
    "school": "institution",
}


@rule("CK822", "field-and-alias", WARNING, tex=True)
def field_and_alias(entry: Entry) -> Iterator[Problem]:
    for old, new in _ALIASES.items():
        mine, yours = entry.get(old), entry.get(new)
        if not mine or not yours:
            continue
        same = folded(mine) == folded(yours)
        fix = remove_field(entry, old, f"remove {old}") if same else None
        message = f"{old} and {new} are one field" + ("" if same else f', and say "{mine}" and "{yours}"')
        later = entry.later(old, new)
        yield entry.problem(message, later, span=field_name_span(entry, later), fix=fix, severity=INFO if same else WARNING)
