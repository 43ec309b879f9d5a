"""Of which kind is a source document? Its content says it first, then its suffix."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Final

from citekit.extraction.elements import HTML_STARTS, XML_STARTS

KINDS: Final = ("text", "html", "xml", "markdown")
SUFFIXES: Final = {
    **dict.fromkeys((".txt", ".text", ".asc"), "text"),
    **dict.fromkeys((".html", ".htm", ".xhtml", ".shtml"), "html"),
    **dict.fromkeys((".xml", ".nxml", ".jats", ".nlm"), "xml"),
    **dict.fromkeys((".md", ".markdown", ".mdown", ".mkd", ".qmd", ".rmd"), "markdown"),
}
_HEAD: Final = 20_000
_HTML_START: Final = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*(?:<!doctype\s+html\b|<html\b|<head\b|<body\b)", re.I | re.S
)
_XML_START: Final = re.compile(r"\s*(?:<\?xml\b|<!doctype\s)", re.I)
_TAG_START: Final = re.compile(r"\s*(?:<!--.*?-->\s*)*<(?:[\w.-]+:)?([A-Za-z][\w-]*)(?=[\s/>])", re.S)
_JATS_SIGN: Final = re.compile(r"<(?:[\w.-]+:)?(?:ref-list|ref|(?:[a-z]+-)?citation|article-meta|book-meta|book-part)[\s>]")
_ATX: Final = re.compile(r"^ {0,3}#{1,6}[ \t]+\S", re.M)
_FENCE_OR_LINK: Final = re.compile(r"^ {0,3}(?:```|~~~)|\]\([^)\s]+\)", re.M)


def recognize(head: str, path: str | None = None) -> str:
    """``text``, ``html``, ``xml`` or ``markdown``, from the beginning of a document's text and its path.

    >>> recognize("<?xml version='1.0'?><book/>", "page.txt")
    'xml'
    """
    suffix = PurePath(path).suffix.lower() if path else ""
    by_suffix = SUFFIXES.get(suffix, "")
    head = head[:_HEAD].lstrip("\ufeff")
    return _by_markup(head, by_suffix) or by_suffix or ("markdown" if _reads_like_markdown(head) else "text")


def _by_markup(head: str, by_suffix: str) -> str:
    if _HTML_START.match(head):
        return "xml" if by_suffix == "xml" and _JATS_SIGN.search(head) else "html"
    if _XML_START.match(head):
        return "xml"
    start = _TAG_START.match(head)
    if not start or by_suffix == "markdown":
        return "markdown" if by_suffix == "text" and len(_ATX.findall(head)) >= 2 else ""
    name = start[1].lower()
    if by_suffix == "text" and name.endswith("citation"):
        return ""  # leaked mark-up in a plain text often starts so
    if name in XML_STARTS and (name != "article" or by_suffix != "html") and by_suffix != "html":
        return "html" if name == "article" and not by_suffix and not _JATS_SIGN.search(head) else "xml"
    return "html" if name in HTML_STARTS and by_suffix != "xml" else ""


def _reads_like_markdown(head: str) -> bool:
    return bool(_ATX.search(head)) or len(_FENCE_OR_LINK.findall(head)) >= 2
