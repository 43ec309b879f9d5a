"""Text -> ASCII, for keys: marks fall off, letters that have no base letter are spelled out."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_LATIN: Final = str.maketrans(
    {
        "ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L",
        "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i", "ħ": "h", "Ħ": "H", "ŋ": "ng", "ĸ": "k",
    }
)  # fmt: skip
_LETTERS: Final = _LATIN | str.maketrans(
    {
        # Cyrillic, after the international passport standard (ICAO 9303)
        "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "e", "є": "ie", "ж": "zh", "з": "z",
        "и": "i", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
        "с": "s", "т": "t", "у": "u", "ў": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch",
        "ъ": "ie", "ы": "y", "ь": "", "э": "e", "ю": "iu", "я": "ia", "ћ": "c", "ђ": "d", "љ": "lj", "њ": "nj", "џ": "dz",
        "ј": "j",
        # Greek, after ISO 843
        "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k", "λ": "l",
        "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "y", "φ": "f",
        "χ": "ch", "ψ": "ps", "ω": "o",
    }
)  # fmt: skip
_MARKUP: Final = re.compile(r"</?(?:i|b|sub|sup|sc|span)\b[^>]*>")
_NOT_ASCII: Final = re.compile(r"[^\x20-\x7e]")


def folded_key(key: str) -> str:
    """A key as keys are compared: without case, as BibTeX does, and however its accents are encoded (NFC, NFD)."""
    return key.casefold() if key.isascii() else unicodedata.normalize("NFC", key).casefold()


def without_markup(text: str) -> str:
    """CSL rich text without its tags."""
    return _MARKUP.sub("", text) if "<" in text else text


def without_case_and_accents(text: str) -> str:
    """A text as it is searched: small letters without their marks, ``ø`` as ``o``; other scripts stay in their letters."""
    if text.isascii():
        return text.lower()
    base = unicodedata.normalize("NFKD", text.translate(_LATIN))
    return "".join(letter for letter in base if not unicodedata.combining(letter)).casefold()


def to_ascii(text: str) -> str:
    """ASCII of a text; letters of scripts without a table here (Chinese, Arabic …) fall away."""
    if text.isascii():
        return text
    composed = unicodedata.normalize("NFC", text)
    spelled = "".join(_spell(letter) for letter in composed)
    return _NOT_ASCII.sub("", unicodedata.normalize("NFKD", spelled))


def _spell(letter: str) -> str:
    spelled = letter.translate(_LETTERS)
    if spelled != letter or letter.isascii():
        return spelled
    base = unicodedata.normalize("NFKD", letter)
    low = base.lower().translate(_LETTERS)
    return low.capitalize() if letter.isupper() and low.isascii() else base.translate(_LETTERS)
