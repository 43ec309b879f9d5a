"""Sort keys as the Unicode collation algorithm orders text at its first level: what citeproc-js compares with.

It compares with ECMAScript's ``localeCompare`` at sensitivity "base", punctuation ignored and digits read as numbers: accents
and capitals make no difference, spaces and punctuation none either, "10" follows "9". Letters that a language counts as its
own ("č" in Czech, "ñ" in Spanish, "å" in Swedish) stand where its alphabet has them. Sources: UCA and CLDR 44, root and
tailorings; scripts other than Latin follow the order of their code points, which is the root's for the scripts in wide use.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final
from unicodedata import category, combining, name, normalize

# A key is a string of code points in this order: symbols, currency, digits, letters. "{" follows "z" in ASCII, so that "c{"
# stands behind all words with a plain c.
_AFTER: Final = "{"
_DIGIT: Final = "0"
_SYMBOLS: Final = "`´^¯¨¸°©®+±÷×<=>¬|¦~¤¢$£¥"
_OTHER_SYMBOL: Final = "\x1f"
# Letters that no accent can be taken from, and Cyrillic ones whose code points are out of order.
_LETTERS = {
    "æ": "ae", "ð": "d", "đ": "d", "ħ": "h", "ı": "i{", "ł": "l", "ŋ": "n{", "ø": "o", "œ": "oe", "ß": "ss", "þ": "z~",
    "ґ": "г", "ђ": "д!", "є": "е!", "ѕ": "з!", "і": "и!1", "й": "и!2", "ј": "и!3", "љ": "л!", "њ": "н!", "ћ": "т!", "џ": "ч!",
    "ə": "e{", "ʻ": "h{", "ʼ": "z~~", "ʾ": "z~~", "ʿ": "z~~", "ˀ": "z~~", "ˁ": "z~~",
}  # fmt: skip
_LETTERS |= {letter: place.replace("!", "\U0010fff0") for letter, place in _LETTERS.items()}  # "!": behind all of the base's
# Language -> groups "base first second …": letters that follow the base; "=" joins letters that count as the same.
_TAILORINGS: Final = {
    "az": "c ç|e ə|g ğ|h x ı|o ö|s ş|u ü",
    "bs": "c č ć|d dž đ|l lj|n nj|s š|z ž",
    "cs": "c č|h ch|r ř|s š|z ž",
    "cy": "c ch|d dd|f ff|g ng|l ll|p ph|r rh|t th",
    "da": "y=ü=ű|z æ=ä ø=ö=ő å=aa",
    "es": "n ñ",
    "et": "s š z ž|w õ ä ö ü",
    "fi": "y=ü|z å ä=æ ö=ø",
    "hr": "c č ć|d dž đ|l lj|n nj|s š|z ž",
    "hu": "c cs|d dz dzs|g gy|l ly|n ny|o ö=ő|s sz|t ty|u ü=ű|z zs",
    "is": "a á|d ð|e é|i í|o ó|u ú|y ý|z þ æ=ä ö=ø å",
    "lt": "c č|i=y|s š|z ž",
    "lv": "a ā|c č|e ē|g ģ|i ī y|k ķ|l ļ|n ņ|o ō|s š|u ū|z ž",
    "nb": "y=ü=ű|z æ=ä=ę ø=ö=ő=œ å=aa",
    "nn": "y=ü=ű|z æ=ä=ę ø=ö=ő=œ å=aa",
    "no": "y=ü=ű|z æ=ä=ę ø=ö=ő=œ å=aa",
    "pl": "a ą|c ć|e ę|l ł|n ń|o ó|s ś|z ź ż",
    "ro": "a ă â|i î|s ș=ş|t ț=ţ",
    "sk": "a ä|c č|h ch|o ô|r ř|s š|z ž",
    "sl": "c č ć|d dž đ|s š|z ž",
    "sv": "y=ü=ű|z å ä=æ=ę ö=ø=ő=œ=ô",
    "tr": "c ç|g ğ|h ı|o ö|s ş|u ü",
    "vi": "a ă â|d đ|e ê|o ô ơ|u ư",
}
# Language -> letters of the script that comes first there, and what they get before them: ":" stands between digits and Latin
# letters, DEL behind these.
_CYRILLIC, _ARABIC, _HAN = "[\u0400-\u052f]", "[\u0600-\u06ff]", "[\u3400-\u9fff]"
_FIRST: Final = {
    "ar": (_ARABIC, ":"), "be": (_CYRILLIC, ":"), "bg": (_CYRILLIC, ":"), "el": ("[\u0370-\u03ff\u1f00-\u1fff]", ":"),
    "fa": (_ARABIC, ":"), "he": ("[\u0590-\u05ff]", ":"), "hi": ("[\u0900-\u097f]", ":"), "hy": ("[\u0530-\u058f]", ":"),
    "ja": ("[\u3041-\u30ff\u3400-\u9fff]", "\x7f"), "ka": ("[\u10a0-\u10ff]", ":"), "kk": (_CYRILLIC, ":"),
    "ko": ("[\u1100-\u11ff\u3400-\u9fff]", ":"), "mk": (_CYRILLIC, ":"), "mn": (_CYRILLIC, ":"), "ru": (_CYRILLIC, ":"),
    "sr": (_CYRILLIC, ":"), "th": ("[\u0e00-\u0e7f]", ":"), "uk": (_CYRILLIC, ":"), "zh": (_HAN, ":"),
}  # fmt: skip
_DIGITS: Final = re.compile("([0-9]+)")
_FEWEST_DIGITS: Final = 0x20


@lru_cache(maxsize=65_536)
def sort_key(text: str, locale: str = "en-US") -> str:
    """A key that compares as ``text`` sorts in ``locale``; texts that differ in accents or capitals alone have the same."""
    language = locale.replace("_", "-").split("-")[0].lower()
    if language in ("tr", "az"):
        text = text.replace("I", "ı").replace("İ", "i")
    folded = text.lower() if text.isascii() else normalize("NFKD", text.casefold()).replace("и\u0306", "й")
    if language in _FIRST:
        letters, lead = _FIRST[language]
        return re.sub(letters, lambda found: lead + found[0], _root(folded))
    tailoring = _tailoring(language)
    if tailoring is None:
        return _root(folded)
    pattern, places = tailoring
    pieces = pattern.split(folded)
    pieces[::2] = map(_root, pieces[::2])
    pieces[1::2] = [places[letter] for letter in pieces[1::2]]
    return "".join(pieces)


def _root(text: str) -> str:
    """The key by the root collation."""
    if not _DIGITS.search(text):
        return text.translate(_WEIGHTS)
    pieces = _DIGITS.split(text)
    pieces[::2] = [piece.translate(_WEIGHTS) for piece in pieces[::2]]
    pieces[1::2] = map(_number, pieces[1::2])
    return "".join(pieces)


def _number(digits: str) -> str:
    """Digits led by how many they are, so that numbers sort by value."""
    value = digits.lstrip("0") or "0"
    return _DIGIT + chr(_FEWEST_DIGITS + min(len(value), 90)) + value


class _Weights(dict[int, str]):
    """Code point -> its part of the key, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = weight = _weight(chr(code))
        return weight


def _weight(character: str) -> str:
    kind = category(character)
    if character in _LETTERS:
        return _LETTERS[character]
    if character in _SYMBOLS:
        return chr(1 + _SYMBOLS.index(character))
    if kind[0] in "PZC" or combining(character) >= 10:
        return ""
    if kind == "Nd":
        return _number(str(int(character)))
    if kind[0] == "S":
        return _OTHER_SYMBOL + character
    if "ァ" <= character <= "ヶ":
        return chr(ord(character) - 0x60)  # katakana counts as hiragana
    said = name(character, "")
    if said.startswith("LATIN SMALL LETTER ") and len(said.split()[3]) == 1:
        base = said.split()[3].lower()
        return base if base == character else base + _AFTER
    return character


_WEIGHTS: Final = _Weights()


@lru_cache(maxsize=64)
def _tailoring(language: str) -> tuple[re.Pattern[str], dict[str, str]] | None:
    if language not in _TAILORINGS:
        return None
    places: dict[str, str] = {}
    for group in _TAILORINGS[language].split("|"):
        base, *followers = group.split()
        for same in base.split("=")[1:]:
            places[normalize("NFKD", same)] = base[0]
        for rank, letters in enumerate(followers, 1):
            places |= {normalize("NFKD", letter): f"{base[0]}{_AFTER}{rank}" for letter in letters.split("=")}
    longest_first = sorted(places, key=len, reverse=True)
    return re.compile("(" + "|".join(map(re.escape, longest_first)) + ")"), places
