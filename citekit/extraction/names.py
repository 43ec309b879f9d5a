"""The names with which references open."""

from __future__ import annotations

import re
from typing import Final

UP: Final = r"[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĪİŁŃŇŌŐŒŘŚŞŠŤŪŮŰŹŻŽΑ-ΩА-Я]"
_GIVEN: Final = rf"{UP}[\w'’‐-]*+\.?(?:[ -](?:(?:de|von|van|la|du|al|of)\s)?{UP}[\w'’‐-]*+\.?){{0,4}}"
_AFTER_NAME: Final = r"(?:(?<=\.)|(?=\s*(?:[,;:(&\[“\"]|\Z|(?:and|et|with|ed|eds|trans|comp)\b)))"
_AUTHOR: Final = re.compile(
    rf"[\W_]{{0,3}}(?:(?:v[ao]n|de[lnr]?|du|des|d[ai]|della|dos|l[ae]|el|al|t[eo]n?|zur?|bin|ibn)[ -]){{0,3}}{UP}[\w'’‐-]*+"
    rf"(?:[ -]{UP}?[\w'’.-]++){{0,3}},\s+{_GIVEN}{_AFTER_NAME}"
    rf"|{UP}[\w'’-]++(?:[ -]{UP}[\w'’-]++)?\s+{UP}{{1,3}}(?:[,.;]|\s+et al|\s*\()"
    r"|[—–―_‒-]{2,}\s*[.,]"
)
# Where the names can end: a stop (an initial's only if no other name follows), a quotation mark, a year in brackets.
_END: Final = re.compile(
    rf"(?:(?<!\W{UP})(?<!\W[JS]r)\.|(?<=\W{UP})\.(?!\s+{UP}[\w'’-]*+(?:[.,]|\s\())|(?<=\W[JS]r)\.)\)?\s+(?=[“\"‘«„_*(\[]{{0,3}}(?:{UP}|\d))"
    r"|,?\s+(?=[“\"„«]|[(\[](?:1[3-9]|20)\d\d)"
)
_SMALL: Final = re.compile(r"(?<![\w'’.-])[a-zß-öø-ÿ]\w*")
_AMONG_NAMES: Final = re.compile(
    r"(?:and|et|und|y|e|en|og|och|with|eds?|editors?|trans|tr|comps?|hrsg|dir|al|von|van|der|den|de|del|della|di|da|do|dos|das|du|"
    r"des|la|le|el|ten|ter|te|zur?|bin|ibn|wa|af|av|i)\Z"
)
_LONGEST: Final = 250


def begins_with_author(text: str) -> bool:
    """Whether a text begins with a name as entries have it."""
    return bool(_AUTHOR.match(text))


def author_part(text: str) -> int:
    """Where the names end with which an entry opens, "Lakatos, Imre, and Alan Musgrave, eds. "; 0 if there are none.

    The first of them is inverted, or a dash stands for it; and no small words but those among names stand before the end.
    """
    stop = _END.search(text, 1, _LONGEST) if _AUTHOR.match(text) else None
    if not stop or any(not _AMONG_NAMES.match(word) for word in _SMALL.findall(text, 0, stop.start())):
        return 0
    return stop.end()
