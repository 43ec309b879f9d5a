"""Words that tell publishers from places."""

from __future__ import annotations

import re
from typing import Final

from citekit.linting.text import plain, word_set

CITIES: Final = word_set(
    """london oxford cambridge paris berlin münchen munich leipzig hamburg frankfurt stuttgart köln cologne wien vienna zürich
    zurich basel genève geneva bern roma rome milano milan torino turin firenze florence venezia venice madrid barcelona
    lisboa lisbon amsterdam leiden utrecht antwerp brussels bruxelles copenhagen københavn stockholm oslo helsinki warsaw
    warszawa kraków prague praha budapest moscow moskva kiev kyiv athens istanbul jerusalem cairo delhi mumbai bombay calcutta
    kolkata beijing shanghai tokyo kyoto seoul singapore sydney melbourne auckland toronto montreal vancouver ottawa boston
    chicago philadelphia baltimore washington princeton berkeley stanford ithaca durham edinburgh glasgow dublin manchester
    bristol birmingham dordrecht heidelberg göttingen tübingen freiburg bonn mainz wiesbaden hildesheim darmstadt detroit
    minneapolis milwaukee pittsburgh cleveland cincinnati indianapolis bloomington urbana lincoln lexington nashville atlanta
    austin houston dallas denver seattle portland honolulu hoboken englewood norwood dordrecht abingdon basingstoke
    farnham aldershot thousand-oaks são-paulo buenos-aires santiago bogotá lima havana nairobi lagos johannesburg"""
)
TWO_WORD_CITIES: Final = frozenset(
    {"new york", "new york city", "san francisco", "los angeles", "new haven", "new delhi", "mexico city", "st. louis",
     "ann arbor", "chapel hill", "baton rouge", "salt lake city", "thousand oaks", "englewood cliffs", "upper saddle river",
     "new brunswick", "notre dame", "boca raton", "cape town", "buenos aires", "são paulo", "rio de janeiro", "hong kong",
     "the hague", "den haag", "santa barbara", "palo alto", "menlo park", "grand rapids", "kansas city", "garden city",
     "college station", "university park", "west lafayette", "frankfurt am main", "princeton, nj", "cambridge, ma"}
)  # fmt: skip
_PRESS: Final = re.compile(
    r"\b(?:press|verlag|publishers?|publishing|publications|éditions?|editions?|editorial|books|house|uitgeverij|förlag|forlag"
    r"|inc|ltd|llc|gmbh|co|company|& sons|and sons|university|institute|society|association|springer|elsevier|wiley|routledge"
    r"|norton|knopf|penguin|macmillan|mcgraw-hill|palgrave|brill|gallimard|suhrkamp|pearson|sage|academic|association"
    r"|doubleday|viking|harper|random)\b\.?",
    re.IGNORECASE,
)
_REGION: Final = re.compile(
    r",\s*(?:[A-Z]{2}|[A-Z][a-z]+\.?|[A-Z]\.\s?[A-Z]\.(?:\s?[A-Z]\.)?|USA|UK|U\.S\.A\.|United (?:States|Kingdom)"
    r"|N\.?\s?[YJCHMD]\.?|New (?:York|Jersey|Hampshire|Mexico))\Z"
)


def is_city(text: str) -> bool:
    """Whether ``text`` is a place that books are printed at: "New York", "Cambridge, MA"."""
    name = _REGION.sub("", plain(text).strip()).strip().lower()
    return name in CITIES or name in TWO_WORD_CITIES or name.replace(" ", "-") in CITIES


def is_press(text: str) -> bool:
    """Whether ``text`` has a word that names a publisher."""
    return bool(_PRESS.search(plain(text)))
