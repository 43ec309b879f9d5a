"""CK220 private-url

What it does: reports a URL that only its author can open: a file on a disk, a local or library proxy address, a
session.
Why it matters: readers get an error or a login page.
Example:
    url = {http://www.jstor.org.ezproxy.lib.example.edu/stable/1724745}
Use instead:
    url = {https://www.jstor.org/stable/1724745}
Fix: none.
"""

import re
from collections.abc import Iterator

from citekit.linting.rule import WARNING, value_rule
from citekit.linting.subject import Problem, Value

_PRIVATE = re.compile(
    r"\s*(?:file:|[A-Za-z]:[\\/]|https?://(?:localhost|127\.0\.0\.1|192\.168\.|10\.\d+\.\d+\.\d+)\b"
    r"|https?://[^/\s]*\b(?:ezproxy|libproxy|proxy)\d*[.-]|https?://[^\s]*\b(?:jsessionid|phpsessid|sessionid)=)",
    re.IGNORECASE,
)


@value_rule("CK220", "private-url", WARNING, fields=("url",))
def private_url(value: Value) -> Iterator[Problem]:
    found = _PRIVATE.match(value.text)
    if found:
        yield value.problem("readers cannot open this address: it is local, behind a proxy, or of one session", found.span())
