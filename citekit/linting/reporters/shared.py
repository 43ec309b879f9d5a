"""What reporters share: text that cannot steer a terminal, paths, line excerpts."""

from __future__ import annotations

import re
from typing import Final

_CONTROLS: Final = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def harmless(text: str) -> str:
    """``text`` on one line, control characters made visible: it comes from files that anybody may have written."""
    return _CONTROLS.sub(lambda found: found[0].encode("unicode_escape").decode(), text)


def uri(path: str | None) -> str:
    """A path as a relative URI reference."""
    from pathlib import PurePath
    from urllib.parse import quote

    return quote(PurePath(path).as_posix()) if path else ""
