"""CK206 invalid-url

What it does: reports a URL that cannot be one: no scheme such as https:, no host, white space or other forbidden
signs in it.
Why it matters: the link made of it leads nowhere.
Example:
    url = {htp:/www.who.int/malaria}
Use instead:
    url = {https://www.who.int/malaria}
Fix: unsafe, where only the scheme is missing: https:// is put before it.
"""

import re
from collections.abc import Iterator

from citekit.linting.rule import ERROR, WARNING, value_rule
from citekit.linting.subject import Problem, Value
from citekit.linting.text import trimmed
from citekit.model import Safety

_COMMAND = re.compile(r"\s*\\(?:url|href|path|nolinkurl)\s*\{")
_SPACE = re.compile(r"\s+")
_SCHEMED = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+\Z")
_WEB = re.compile(r"(?:https?|ftps?)://(?:[^\s/@?#]+@)?(?:[^\s/:?#.]+\.)*[^\s/:?#.]+\.?(?::\d+)?(?:[/?#]\S*)?\Z", re.IGNORECASE)
_HOST = re.compile(r"(?:www\.)?(?:[\w-]+\.)+[a-z]{2,}(?:[/?#]\S*)?\Z", re.IGNORECASE)
_TYPO = re.compile(r"(?:h?t?tps?|https?|htp|htts?|hhttps?|httpps?|http)(?::?/{0,2}|;//|:\\\\)", re.IGNORECASE)


@value_rule("CK206", "invalid-url", ERROR, fields=("url", "url2"))
def invalid_url(value: Value) -> Iterator[Problem]:
    text = value.text.strip()
    if re.match(r"[a-z]+:\\\\", text):
        yield value.problem(f'"{text}" is not a URL', trimmed(value.text))
    if not text or _COMMAND.match(text) or "\\" in text or "$" in text or "{" in text:
        return
    if any(char.isspace() for char in text):
        broken_line = "\n" in text  # TeX files break long addresses
        several = re.search(r"\s(?:https?|ftp)://", text) is not None
        if not several:
            space = _SPACE.search(value.text, trimmed(value.text)[0])
            start = space.start() if space else 0
            severity = WARNING if broken_line else ERROR
            yield value.entry.problem(
                "the URL holds white space", value.name, span=value.span_at(start, start + 1), severity=severity
            )
    elif not _is_url(text):
        fix = None
        if _HOST.match(text):
            fix = value.fix("put https:// before it", f"https://{text}", trimmed(value.text), safety=Safety.UNSAFE)
        yield value.problem(f'"{text}" is not a URL', trimmed(value.text), fix=fix, severity=WARNING if fix else None)


def _is_url(text: str) -> bool:
    if text.lower().startswith(("http", "ftp")) or _TYPO.match(text):
        return bool(_WEB.match(text)) and not re.match(r"https?://(?:https?:|/|www\.?/)", text, re.IGNORECASE)
    return bool(_SCHEMED.match(text)) and not re.match(r"[\w.-]+\.[a-z]{2,}:", text, re.IGNORECASE)
