"""A style file, read with citekit's classes for its elements.

``StyleFile`` completes citeproc's ``CitationStylesStyle``, whose class lookup is fixed; the same parser reads locale files.
"""

from __future__ import annotations

from html import unescape
from pathlib import Path
from typing import Any

from citeproc import LOCALES_PATH, PRIMARY_DIALECTS, model
from citeproc.frontend import CitationStylesStyle
from lxml import etree

from citekit.csl import conditions, date_elements, elements, names, sorting, text_element
from citekit.csl.elements import Element
from citekit.model.errors import StyleError, UsageError

_CSL = "http://purl.org/net/xbiblio/csl"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class StyleRoot(Element, model.Style):  # type: ignore[misc]
    """``cs:style``."""


class Area(Element, model.Citation):  # type: ignore[misc]
    """``cs:citation``."""


class BibliographyArea(Element, model.Bibliography):  # type: ignore[misc]
    """``cs:bibliography``."""


class LayoutElement(Element, model.Layout):  # type: ignore[misc]
    """``cs:layout``."""


_CLASSES: dict[str, Any] = {
    "style": StyleRoot,
    "locale": model.Locale,
    "term": model.Term,
    "citation": Area,
    "bibliography": BibliographyArea,
    "layout": LayoutElement,
    "sort": sorting.Sort,
    "key": sorting.Key,
    "macro": elements.Macro,
    "text": text_element.Text,
    "number": elements.Number,
    "label": elements.Label,
    "group": elements.Group,
    "date": date_elements.Date,
    "date-part": date_elements.Date_Part,
    "names": names.Names,
    "name": names.Name,
    "name-part": names.Name_Part,
    "et-al": names.Et_Al,
    "substitute": elements.Substitute,
    "choose": conditions.Choose,
    "if": conditions.If,
    "else-if": conditions.Else_If,
    "else": conditions.Else,
}


def _parser() -> etree.XMLParser:
    lookup = etree.ElementNamespaceClassLookup()
    namespace = lookup.get_namespace(_CSL)
    namespace[None] = model.CitationStylesElement
    namespace.update(_CLASSES)
    parser = etree.XMLParser(remove_comments=True, remove_pis=True, no_network=True, resolve_entities=False)
    parser.set_element_class_lookup(lookup)
    return parser


class StyleFile(CitationStylesStyle):  # type: ignore[misc]
    """A style file and the locales it needs, read with citekit's element classes.

    Raises StyleError, with the line, for XML that is broken or no CSL style.
    """

    def __init__(self, source: str | Path | bytes, locale: str | None = None) -> None:
        self.parser = _parser()
        path = None if isinstance(source, bytes) else str(source)
        try:
            if isinstance(source, bytes):
                self.root = etree.fromstring(source, self.parser)
            else:
                self.root = etree.fromstring(Path(source).read_bytes(), self.parser)
        except etree.XMLSyntaxError as error:
            raise StyleError(f"this style is not well-formed XML: {error.msg}", path=path, line=error.lineno or 0) from error
        except OSError as error:
            raise StyleError(f"this style cannot be read: {error.strerror}", path=path) from error
        if not isinstance(self.root, StyleRoot):
            raise StyleError("this is not a CSL style: its root is not cs:style", path=path, line=1)
        self.path = path
        _decode_twice(self.root)
        if locale and not (_locale_file(locale) or locale.split("-")[0] in PRIMARY_DIALECTS):
            raise UsageError(f"there is no locale {locale!r}; try one like de-DE, fr-FR or en-GB")
        own = self.root.get("default-locale")
        self.locale = locale or (own.split("-x-")[0] if own else None) or "en-US"
        self.root.locales = self._locales()

    def _locales(self) -> list[Any]:
        """The strongest first: what the style says for the dialect, the language and all; then the files."""
        language = self.locale.split("-")[0]
        primary = PRIMARY_DIALECTS.get(language, self.locale)
        in_style = [kid for kid in self.root if isinstance(kid, model.Locale)]
        found = []
        for wanted in dict.fromkeys((self.locale, primary, language, None)):
            found += [kid for kid in in_style if kid.get(_LANG) == wanted]
        for name in dict.fromkeys((self.locale, primary, "en-US")):
            path = _locale_file(name)
            if path is not None:
                found.append(etree.fromstring(path.read_bytes(), self.parser))
        return found


def _decode_twice(root: Any) -> None:
    """Some styles say ``&amp;#160;`` where they mean a space; the reference processor reads them so."""
    for element in root.iter():
        for name, value in element.attrib.items():
            if "&#" in value:
                element.set(name, unescape(value))


def _locale_file(name: str) -> Path | None:
    path = Path(LOCALES_PATH, f"locales-{name}.xml")
    return path if name.replace("-", "").isalnum() and path.is_file() else None
