"""CK216 volume-with-issue

What it does: reports a volume that holds the issue, or the pages, as well: "162(3859)", "162:3859".
Why it matters: styles print volume and issue in different type and order; one field cannot be parted again.
Example:
    volume = {162(3859)}
Use instead:
    volume = {162}, number = {3859}
Fix: unsafe; the issue goes into number, where there is none yet.
"""

import re
from collections.abc import Iterator

from citekit.linting.layout import add_field
from citekit.linting.rule import WARNING, value_rule
from citekit.linting.subject import Problem, Value
from citekit.linting.text import trimmed
from citekit.model import Edit, Safety

_BOTH = re.compile(
    r"(\d+)\s*(?:\(\s*(?:no\.?\s*)?(\d+(?:[-–/]+\d+)?)\s*\)|[,:;]\s*(?:no\.?|number|issue|nr\.?)?\s*(\d+)|\s+(?:no\.?|issue|nr\.?)\s*(\d+))\Z",
    re.IGNORECASE,
)


@value_rule("CK216", "volume-with-issue", WARNING, fields=("volume",))
def volume_with_issue(value: Value) -> Iterator[Problem]:
    found = _BOTH.match(value.text.strip())
    if not found or value.entry.type not in ("article", "periodical"):
        return
    volume, issue = found[1], found[2] or found[3] or found[4]
    start, fix = value.offset, None
    if start is not None and not value.entry.has("number", "issue"):
        edit = Edit(start, start + len(value.text), volume)
        fix = add_field(value.entry, "volume", "number", issue, f"make {issue} the number", edit, safety=Safety.UNSAFE)
    yield value.problem(f'the volume "{value.text.strip()}" holds the issue as well', trimmed(value.text), fix=fix)
