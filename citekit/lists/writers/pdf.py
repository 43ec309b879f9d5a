"""PDF, by WeasyPrint from our own HTML page (extra ``citekit[pdf]``)."""

from __future__ import annotations

from typing import NoReturn

from citekit.lists import ReadingList
from citekit.model import UsageError


def write(listed: ReadingList) -> bytes:
    """The list as a PDF. Raises UsageError where WeasyPrint or the Pango library it needs is not installed."""
    from citekit.lists.writers import html

    try:
        from weasyprint import HTML
    except (ImportError, OSError):
        raise UsageError("pdf needs WeasyPrint and Pango: pip install 'citekit[pdf]', apt-get install libpango-1.0-0") from None
    written: bytes = HTML(string=html.write(listed), url_fetcher=_fetch_nothing).write_pdf()
    return written


def _fetch_nothing(url: str, *_: object, **__: object) -> NoReturn:
    """The page needs nothing from outside, so nothing is ever fetched."""
    raise ValueError(f"not fetched: {url}")
