"""CK221 tracking-url

What it does: reports a URL that carries marks of a campaign or search (utm_source, fbclid, gclid).
Why it matters: they say how the author got there, not where the work is, and make the line long.
Example:
    url = {https://www.who.int/malaria?utm_source=newsletter}
Use instead:
    url = {https://www.who.int/malaria}
Fix: unsafe; the marks are taken away.
"""

import re
from collections.abc import Iterator

from citekit.linting.rule import INFO, value_rule
from citekit.linting.subject import Problem, Value
from citekit.model import Safety

_MARK = re.compile(r"(?:(?<=[?&])(?:utm_\w+|fbclid|gclid|mc_cid|mc_eid|igshid)=[^&#\s]*&?)+")


@value_rule("CK221", "tracking-url", INFO, fields=("url",))
def tracking_url(value: Value) -> Iterator[Problem]:
    found = _MARK.search(value.text.replace("\\_", "__"))
    if found:
        start, end = found.span()
        if end == len(value.text.rstrip()):
            start -= 1  # the "?" or "&" before it
        fix = value.fix("remove the marks", "", (start, end), safety=Safety.UNSAFE)
        yield value.problem("the URL says how it was come by, not only where the work is", found.span(), fix=fix)
