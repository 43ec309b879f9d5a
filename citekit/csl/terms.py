"""The words of a locale: terms with their forms and genders, options, ordinals, dates.

A style's own ``cs:locale`` elements and the locale files are laid over each other in the order CSL 1.0.2, "Locale Fallback"
gives; what the merging costs is paid once for each style and locale.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from citekit.csl.markup import Quotes

NAMESPACE = "{http://purl.org/net/xbiblio/csl}"
#: Forms tried in turn when the one asked for is missing.
_FORMS = {"symbol": ("symbol", "short", "long"), "verb-short": ("verb-short", "verb", "long"), "long": ("long",)}
_GENDERS = ("masculine", "feminine")
_ALIASES = {"sub verbo": "sub-verbo"}
#: Suffix class -> how much of a number it matches (CSL 1.0.2, "Ordinal Suffixes").
_MATCHES = {"whole-number": None, "last-two-digits": 2, "last-digit": 1}


class Terms:
    """The terms of one output locale. Later locales given to :meth:`add` override earlier ones."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.forms: dict[str, dict[str, tuple[str, str]]] = {}
        self.gendered: dict[tuple[str, str], dict[str, tuple[str, str]]] = {}
        self.genders: dict[str, str] = {}
        self.ordinals: dict[tuple[str, str, str], str] = {}
        self.dates: dict[str, Any] = {}
        self.options: dict[str, str] = {}
        self._found: dict[tuple[str, str, int, str], str | None] = {}

    @classmethod
    def merge(cls, language: str, locales: Iterable[Any]) -> Terms:
        """``locales`` in citeproc's order: the strongest first."""
        terms = cls(language)
        for locale in reversed(list(locales)):
            terms.add(locale)
        for name, default in (
            ("page-range-delimiter", "-" if language[:2] in ("fr", "pt") else "\u2013"),
            ("year-range-delimiter", "\u2013"),
            ("citation-range-delimiter", "\u2013"),
        ):
            terms.forms.setdefault(name, {"long": (default, default)})
        return terms

    def add(self, locale: Any) -> None:
        """Lay one ``cs:locale`` element over what is there."""
        for child in locale:
            tag = child.tag
            if tag == f"{NAMESPACE}terms":
                self._add_terms(child)
            elif tag == f"{NAMESPACE}date":
                self.dates[child.get("form")] = child
            elif tag == f"{NAMESPACE}style-options":
                self.options.update(child.attrib)

    def _add_terms(self, terms: Any) -> None:
        elements = [term for term in terms if term.tag == f"{NAMESPACE}term" and term.get("name")]
        if any(term.get("name") == "ordinal" for term in elements):
            self.ordinals.clear()
            for name in [name for name in self.forms if name.startswith("ordinal")]:
                del self.forms[name]
        for term in elements:
            self._add_term(term)

    def _add_term(self, term: Any) -> None:
        name = _ALIASES.get(term.get("name"), term.get("name"))
        form, gender = term.get("form", "long"), term.get("gender-form", "")
        value = _both(term)
        if gender:
            self.gendered.setdefault((name, gender), {})[form] = value
            self.forms.setdefault(name, {})
        else:
            self.forms.setdefault(name, {})[form] = value
        if term.get("gender"):
            self.genders[name] = term.get("gender")
        if name.startswith("ordinal-"):
            stub = name[8:]
            match = term.get("match") or ("last-digit" if stub[0] == "0" else "last-two-digits")
            self.ordinals[match, stub[1:] if stub[0] == "0" else stub, gender or "neuter"] = name

    def get(self, name: str, form: str = "long", plural: int = 0, gender: str = "") -> str | None:
        """The term, or the nearest of its forms; None if the locale has no such term."""
        key = (name, form, plural, gender)
        if key not in self._found:
            self._found[key] = self._get(_ALIASES.get(name, name), form, plural, gender)
        return self._found[key]

    def _get(self, name: str, form: str, plural: int, gender: str) -> str | None:
        plain = self.forms.get(name)
        if plain is None:
            return None
        special = self.gendered.get((name, gender), {}) if gender else {}
        for candidate in _FORMS.get(form, (form, "long")):
            value = special.get(candidate) or plain.get(candidate)
            if value is not None:
                return value[1 if plural else 0]
        if not plain:
            for any_gender in ("feminine", "masculine"):
                other = self.gendered.get((name, any_gender), {})
                if form in other or "long" in other:
                    return (other.get(form) or other["long"])[1 if plural else 0]
        return ""

    def ordinal(self, number: int, gender: str = "") -> str:
        """The number with its suffix: "2nd"."""
        digits = str(number)
        suffix = self.get("ordinal", gender=gender) or ""
        if "ordinal" not in self.forms:
            return digits + self._old_ordinal(number, gender)
        for candidate in (gender, "neuter") if gender else ("neuter",):
            for match, length in _MATCHES.items():
                name = self.ordinals.get((match, digits if length is None else digits[-length:], candidate))
                if name:
                    suffix = self.get(name, gender=gender) or ""
                    break
            if suffix:
                break
        return digits + suffix

    def _old_ordinal(self, number: int, gender: str) -> str:
        """CSL 1.0: four suffixes, the fourth for the rest and for all teens."""
        last = number % 10
        index = 4 if (number // 10) % 10 == 1 or not 1 <= last <= 3 else last
        return self.get(f"ordinal-0{index}", gender=gender) or ""

    def long_ordinal(self, number: int, gender: str = "") -> str:
        """ "second"; from eleven on as :meth:`ordinal`."""
        return self.get(f"long-ordinal-{number:02}", gender=gender) or self.ordinal(number, gender)

    @property
    def punctuation_in_quote(self) -> bool:
        return self.options.get("punctuation-in-quote") == "true"

    @property
    def quotes(self) -> Quotes:
        """The quotation marks of the locale."""
        names = ("open-quote", "close-quote", "open-inner-quote", "close-inner-quote")
        return Quotes(*(self.get(name) or "" for name in names))


def _both(term: Any) -> tuple[str, str]:
    single = term.find(f"{NAMESPACE}single")
    multiple = term.find(f"{NAMESPACE}multiple")
    if multiple is None:
        text = _text(term if single is None else single)
        return text, text
    return _text(single), _text(multiple)


def _text(element: Any) -> str:
    return re.sub(r"\s*\n\s*", " ", element.text or "") if element is not None else ""
