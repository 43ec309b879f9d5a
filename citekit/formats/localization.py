# ruff: noqa: E501  (a table)
"""biblatex's words: localization keys that stand in fields, names of languages, roles.

Source: the biblatex manual, "Localization Keys", with the wording of its English module; babel's language names with the
locales that CSL has for them.
"""

from __future__ import annotations

import re
from typing import Final

_PATENTS: Final = {"": "", "de": "German ", "eu": "European ", "fr": "French ", "uk": "British ", "us": "U.S. "}
_LANGUAGES: Final = (
    "American Basque Brazilian Bulgarian Catalan Croatian Czech Danish Dutch English Estonian Finnish French Galician German"
    " Greek Hungarian Italian Japanese Latin Latvian Lithuanian Marathi Norwegian Polish Portuguese Romanian Russian Serbian"
    " Slovak Slovene Spanish Swedish Turkish Ukrainian"
)
STRINGS: Final[dict[str, str]] = {
    "bathesis": "Bachelor's thesis",
    "mathesis": "Master's thesis",
    "phdthesis": "PhD thesis",
    "candthesis": "Candidate thesis",
    "resreport": "research report",
    "techreport": "technical report",
    "software": "computer software",
    "datacd": "CD-ROM",
    "audiocd": "audio CD",
    "inpreparation": "in preparation",
    "submitted": "submitted",
    "forthcoming": "forthcoming",
    "inpress": "in press",
    "prepublished": "pre-published",
    "newseries": "new series",
    "oldseries": "old series",
    "jourser": "series",
    "edition": "edition",
    "volume": "volume",
    "volumes": "volumes",
    "number": "number",
    "version": "version",
    "in": "in",
    "of": "of",
    "and": "and",
    "andothers": "et al.",
    "reprint": "reprint",
    "reprintof": "reprint of",
    "reprintas": "reprinted as",
    "origpubas": "originally published as",
    "origpubin": "originally published in",
    "url": "address",
    "urlfrom": "available from",
    "urlseen": "visited on",
    "countryde": "Germany",
    "countryeu": "European Union",
    "countryep": "European Union",
    "countryfr": "France",
    "countryuk": "United Kingdom",
    "countryus": "United States of America",
    **{f"patent{code}": f"{adjective}patent" for code, adjective in _PATENTS.items()},
    **{f"patreq{code}": f"{adjective}patent request" for code, adjective in _PATENTS.items()},
    **{f"lang{name.lower()}": name for name in _LANGUAGES.split()},
    **{f"from{name.lower()}": f"from the {name}" for name in _LANGUAGES.split()},
}
_KEYS: Final = {text: key for key, text in reversed(STRINGS.items())}
_WRITTEN: Final = re.compile(
    "thesis|report|patent|patreq|software|cd|in(?:press|preparation)|submitted|forthcoming|prepub|country"
)
_COUNTER: Final = re.compile(r"\\(?:arabic|[rR]oman|[aA]lph|value)\s*\{\s*\w+\s*\}")
_BIBSTRING: Final = re.compile(r"\\bib[cl]?c?string\s*\{\s*(\w+)\s*\}")

# In this order: the first name of a locale is the one that is written.
LOCALES: Final[dict[str, str]] = {
    "american": "en-US", "english": "en-US", "usenglish": "en-US", "canadian": "en-US", "british": "en-GB", "ukenglish": "en-GB",
    "australian": "en-GB", "newzealand": "en-GB", "afrikaans": "af-ZA", "arabic": "ar", "basque": "eu", "bulgarian": "bg-BG",
    "catalan": "ca-AD", "croatian": "hr-HR", "czech": "cs-CZ", "danish": "da-DK", "dutch": "nl-NL", "estonian": "et-EE",
    "finnish": "fi-FI", "canadien": "fr-CA", "acadian": "fr-CA", "french": "fr-FR", "francais": "fr-FR", "austrian": "de-AT",
    "naustrian": "de-AT", "german": "de-DE", "ngerman": "de-DE", "germanb": "de-DE", "greek": "el-GR",
    "polutonikogreek": "el-GR", "hebrew": "he-IL", "hungarian": "hu-HU", "magyar": "hu-HU", "icelandic": "is-IS",
    "italian": "it-IT", "japanese": "ja-JP", "latvian": "lv-LV", "lithuanian": "lt-LT", "mongolian": "mn-MN", "norsk": "nb-NO",
    "nynorsk": "nn-NO", "farsi": "fa-IR", "polish": "pl-PL", "brazilian": "pt-BR", "brazil": "pt-BR", "portuguese": "pt-PT",
    "portuges": "pt-PT", "portugues": "pt-PT", "romanian": "ro-RO", "russian": "ru-RU", "serbian": "sr-RS", "serbianc": "sr-RS",
    "slovak": "sk-SK", "slovene": "sl-SI", "slovenian": "sl-SI", "spanish": "es-ES", "swedish": "sv-SE", "thai": "th-TH",
    "turkish": "tr-TR", "ukrainian": "uk-UA", "vietnamese": "vi-VN", "latin": "la",
}  # fmt: skip
_NAMES_OF_LOCALES: Final = {locale: name for name, locale in reversed(LOCALES.items())}
_VARIANTS: Final = {"us": "american", "usmax": "american", "american": "american", "uk": "british"}

ROLES: Final = {"director": "director", "compiler": "compiler", "organizer": "organizer", "producer": "producer"}
"""``editortype`` -> the CSL role that it means."""


def resolve(text: str) -> str:
    """The words that a localization key stands for; other text as it is."""
    return STRINGS.get(text.strip().lower(), text)


def key_of(text: str) -> str:
    """The localization key for a genre or status that biblatex knows; other text as it is."""
    key = _KEYS.get(text, "")
    return key if key and _WRITTEN.search(key) else text


def resolve_bibstrings(tex: str) -> str:
    """``\\bibstring{newseries}`` in a value, resolved; counters, whose numbers only LaTeX knows, go."""
    if "\\" not in tex:
        return tex
    return _COUNTER.sub("", _BIBSTRING.sub(lambda found: resolve(found[1]), tex))


def locale_of(name: str, options: str = "") -> str:
    """The CSL locale of a babel language, with biblatex's ``langidopts``; anything else as it is."""
    name = name.strip()
    variant = re.search(r"variant\s*=\s*(\w+)", options.lower())
    if variant and name.lower() == "english":
        name = _VARIANTS.get(variant[1], variant[1])
    return LOCALES.get(name.lower(), name.lower() if name.isalpha() else name)


def name_of_locale(locale: str) -> str:
    """The babel name of a CSL locale; a locale without one stays."""
    return _NAMES_OF_LOCALES.get(locale, locale)
