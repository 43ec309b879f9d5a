"""German and Spanish references with a colon behind the names: "Name, Vorname (Hg.): Titel. Ort: Verlag Jahr, S. 1–2."

Grammar: DIN ISO 690:2013 and the usage of German historians and philologists; "APELLIDO, Nombre (año): Título, Ciudad,
Editorial" is the same in Spanish (UNE-ISO 690).
"""

from __future__ import annotations

import re

from citekit.model import ItemType, Name
from citekit.parsing.dates import YEAR
from citekit.parsing.foreign_dates import read_date
from citekit.parsing.names import known_given, mononym
from citekit.parsing.reading import Reading, Text
from citekit.parsing.styles.people import people_of, plausible_inverted, roles_of
from citekit.parsing.styles.titled import read_titled

_HEAD = re.compile(
    r"(?P<names>[^:“„«()\[\]\d]{3,160}?)(?:,? \((?P<role>Hgg?\.?|Hrsgg?\.?|[Ee]ds?\.|dirs?\.|coords?\.|[Cc]omps?\."
    r"|[Üü]bers\.|a cura di)\))?"
    rf",?(?: \((?P<date>{YEAR}(?:[-–/]{YEAR})?[a-z]?(?: \[{YEAR}\])?)\))?: ?(?=[\w„“«\"‚¿¡])"
)


_GERMAN = re.compile(r"\b(?:der|die|das|und|des|im|zur|zum|ein|eine|einer)\b")


def read_colon_style(source: Text) -> Reading | None:
    """The reading of a text whose names end with a colon, or None when its signs do not show."""
    text = source.text
    colon = text.find(":", 0, 220)
    if colon < 4:
        return None
    if source.sentence_end(0) < colon:
        return None
    found = _HEAD.match(text, 0, source.limit)
    if not found:
        return None
    names, words = found["names"].rstrip(" ,"), source.words
    body = "," not in names and words.is_corporate(names)
    people: tuple[Name, ...]
    if body:
        people = (mononym(names),)
    elif "," not in names and not found["role"]:
        if not (
            known_given(names, words) and len(names.split()) < 5 and _GERMAN.search(text, found.end(), min(source.limit, 300))
        ):
            return None  # "Mozart: A Life" is a title
        people = people_of(names, words)
    elif found["role"] or plausible_inverted(names, words):
        people = people_of(names, words)
    else:
        return None
    if not people or not (found["role"] or body or all(name.family and name.given for name in people)):
        return None
    reading = Reading(source, ItemType.BOOK, "german")
    if (
        found["role"] and "bers" in found["role"] and len(people) > 1
    ):  # DIN 1505: "Beauvoir, Simone de; Parshley, H. M. (Übers.): …"
        cut = text.rfind(";", 0, found.end("names")) if ";" in names else found.start("role")
        reading.put("author", people[:-1], 0, cut, "names before a colon")
        reading.put("translator", people[-1:], cut, found.end("role"), "translator before a colon")
    roles = roles_of(found["role"]) if found["role"] else ("author",)
    for role in roles if "translator" not in reading.fields else ():
        reading.put(role, people, 0, found.end("role") if found["role"] else found.end("names"), "names before a colon")
    if found["date"]:
        reading.put("issued", read_date(found["date"]), found.start("date") - 1, found.end("date") + 1, "date after the names")
    return read_titled(reading, found.end())
