"""Particles and suffixes that a name's parts still hold: "van der Meij" in ``family``, "Jean de" or "John, Jr." in ``given``.

CSL-JSON may leave them there; citeproc-js 1.4.61 splits them off (``parseParticles``) and so does this: what begins with a
small letter in front of the family name does not drop, what ends the given name does; after a comma stands a suffix, after ",!"
one that always takes its comma. Quotation marks around the family name say that nothing is to be split.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

Parts = tuple[str, str, str, str, str, bool]

_FAMILY: Final = re.compile(r"([^ ]+(?:[-ʻ’ ']) *)(.+)\Z")
_GIVEN: Final = re.compile(r"([^ ]+(?:ʻ |’ | |' ) *)(.+)\Z")
_FIRST_LETTER: Final = re.compile(r"[-'ʻ’\s]*(.)")
_COMMA: Final = re.compile(r"\s*,!*\s*")


def parse_particles(name: Mapping[str, object]) -> Parts:
    """(family, given, dropping particle, non-dropping particle, suffix, does it take a comma) of a CSL-JSON name."""
    family, given, dropping, non_dropping, suffix = (
        str(name.get(part) or "") for part in ("family", "given", "dropping-particle", "non-dropping-particle", "suffix")
    )
    comma_suffix = bool(name.get("comma-suffix"))
    if not name.get("parse-names", True):
        return family, given, dropping, non_dropping, suffix, comma_suffix
    if len(family) > 1 and family[0] == family[-1] == '"':
        return family[1:-1], given, dropping, non_dropping, suffix, comma_suffix
    if non_dropping or not family or not given or name.get("static-particles"):
        return family, given, dropping, non_dropping, suffix, comma_suffix
    non_dropping, family = _before_family(family)
    comma = _COMMA.search(given)
    if comma and not suffix:
        rest = given[comma.end() :]
        given = given[: comma.start()]
        if rest.replace(".", "") == "et al" and not dropping:
            dropping = rest
        else:
            suffix, comma_suffix = rest, comma_suffix or len(comma[0].strip()) == 2
    given, trailing = _after_given(given)
    return family, given, trailing or dropping, non_dropping, suffix, comma_suffix


def _before_family(family: str) -> tuple[str, str]:
    """("van der ", "Meij") -> ("van der", "Meij"); a space after an apostrophe stays ("d' Ormesson")."""
    particles = ""
    while (found := _FAMILY.match(family)) and _is_small(found[1]):
        particles += found[1]
        family = found[2]
    trimmed = particles.strip()
    return trimmed + " " if particles.endswith(" ") and trimmed.endswith(("'", "’")) else trimmed, family


def _after_given(given: str) -> tuple[str, str]:
    """("Jean de la") -> ("Jean", "de la")."""
    particles = ""
    while (found := _GIVEN.match(given[::-1])) and _is_small(found[1][::-1]):
        particles = found[1][::-1] + particles
        given = found[2][::-1]
    return given, particles.strip()


def _is_small(particle: str) -> bool:
    letter = _FIRST_LETTER.match(particle)
    return letter is not None and letter[1].upper() != letter[1]
