"""Names as NLM writes them: "Murray CJL, van der Berg J Jr, Tocqueville A de, et al" (Citing Medicine, 2nd ed., ch. 1)."""

from __future__ import annotations

import re

from citekit.model import Name

_PARTICLE = (
    r"(?:[Vv]an|[Vv]on|[Dd]e|[Dd]er|[Dd]en|[Dd]el|[Dd]ella|[Dd]i|[Dd]a|[Dd]os|[Ll]a|[Ll]e|[Tt]er|[Tt]en|[Ee]l"
    r"|[Aa]l|St\.?|[Dd]u)"
)
_FAMILY = (
    rf"(?:{_PARTICLE} ){{0,2}}[^\W\d_a-zà-ÿ][^\W\d_]*(?:[’'-][^\W\d_]+)*(?: [^\W\d_a-zà-ÿ][a-zà-ÿ][^\W\d_]*(?:-[^\W\d_]+)*)?"
)
_INITIALS = (
    r"[A-ZÀ-Þ](?:-?[A-ZÀ-Þ]){0,3}(?![\w’'])(?: (?:Jr|Sr|2nd|3rd|II|III)\b| (?:de|von|van|d’|du|del"
    r"|da)(?: (?:la|der|den))?(?=[,.;]|$))?"
)
PERSON = rf"(?:{_FAMILY} {_INITIALS})"
PEOPLE = rf"{PERSON}(?:(?:, (?:and )?| and |; ){PERSON})*(?:,? et al)?"
_ONE = re.compile(rf"(?P<family>{_FAMILY}) (?P<given>{_INITIALS})")


def vancouver_people(text: str) -> tuple[Name, ...]:
    """The names of a list; empty when there are none."""
    people = []
    for found in _ONE.finditer(text):
        given, _, rest = found["given"].partition(" ")
        if rest[:1].islower():
            people.append(Name(found["family"], given, dropping_particle=rest))
        else:
            people.append(Name(found["family"], given, suffix=f"{rest}." if rest in ("Jr", "Sr") else rest))
    return tuple(people)
