"""CK613 volume-in-title

What it does: reports a title that ends with a volume: "…, Vol. 2", and no field says so.
Why it matters: styles print the volume in their own form and place, and programs take volumes for editions of one work.
Example:
    title = {The Collected Papers, Vol. 2}
Use instead:
    title = {The Collected Papers}, volume = {2}
Fix: none.
"""

import re
from collections.abc import Iterator

from citekit.linting.rule import INFO, value_rule
from citekit.linting.subject import Problem, Value

_VOLUME = re.compile(r"[\s,:(]+(?:vol(?:ume|\.)|band|bd\.|tome)\s*~?(?:\d+|[IVX]+)\)?[\s}]*\Z", re.IGNORECASE)


@value_rule("CK613", "volume-in-title", INFO, fields=("title", "booktitle"))
def volume_in_title(value: Value) -> Iterator[Problem]:
    found = _VOLUME.search(value.text)
    if found and not value.entry.has("volume") and value.entry.type not in ("article", "inproceedings"):
        yield value.problem(f'{value.name} holds the volume "{found[0].strip(" ,:(){}")}"', found.span())
