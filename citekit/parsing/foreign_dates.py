"""Dates as German, French, Spanish and Italian bibliographies print them: "12. März 1998", "mayo de 1990", "o. J."."""

from __future__ import annotations

import re
from typing import Final

from citekit.model import Date
from citekit.parsing.dates import DATE, YEAR, YEARS, parse_date

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "januar|jan|janvier|janv|enero|ene|gennaio|gen|jänner", "februar|feb|février|févr|fév|febrero|febbraio|febb",
            "märz|mär|mars|marzo|mar", "april|apr|avril|avr|abril|abr|aprile", "mai|mayo|may|maggio|mag",
            "juni|jun|juin|junio|giugno|giu", "juli|jul|juillet|juil|julio|luglio|lug", "august|aug|août|agosto|ago",
            "september|sept|sep|septembre|septiembre|setiembre|settembre|set", "oktober|okt|octobre|oct|octubre|ottobre|ott",
            "november|nov|novembre|noviembre", "dezember|dez|décembre|déc|dec|diciembre|dic|dicembre",
        ),
        1,
    )
    for name in names.split("|")
}  # fmt: skip
_SEASONS: Final = {
    "frühjahr": 21, "printemps": 21, "primavera": 21, "sommer": 22, "été": 22, "verano": 22, "estate": 22, "herbst": 23,
    "automne": 23, "otoño": 23, "autunno": 23, "winter": 24, "hiver": 24, "invierno": 24, "inverno": 24,
}  # fmt: skip
_MONTH = "(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_SEASON = "(?:" + "|".join(_SEASONS) + r")\b"
_WORDED = re.compile(
    rf"(?:(?P<day>\d{{1,2}})(?:er|\.|º)? (?:de |d’)?)?(?P<month>{_MONTH}|{_SEASON})(?:\s?[-–/]\s?(?P<till>{_MONTH}|{_SEASON}))?"
    rf"(?: de| del|,)? (?P<year>{YEAR})",
    re.IGNORECASE,
)
_MONTH_YEAR = re.compile(rf"(?P<month>0?[1-9]|1[0-2])\.\s?(?P<year>{YEAR})")
_NUMBERS = re.compile(rf"(?P<day>\d{{1,2}})(?:\. ?|/)(?P<month>0?[1-9]|1[0-2])(?:\. ?|/)(?P<year>{YEAR})")

_FOREIGN: Final = (
    rf"(?:(?:\d{{1,2}}(?:er|\.|º)? (?:de |d’)?)?(?i:{_MONTH}|{_SEASON})(?:\s?[-–/]\s?(?i:{_MONTH}|{_SEASON}))?(?: de"
    rf"| del|,)? {YEAR}"
    rf"|\d{{1,2}}(?:\. ?|/)(?:0?[1-9]|1[0-2])(?:\. ?|/){YEAR}|(?:0?[1-9]|1[0-2])\.\s?{YEAR})"
)
ANY_DATE: Final = rf"(?:{DATE}|{_FOREIGN}|{YEARS})"
UNDATED: Final = (
    r"(?:\[?n\. ?d\.?\]?|\[?s\. ?d\.?\]?|\[?s\. ?f\.?\]?|\[?o\. ?J\.?\]?|s\. ?a\.|ohne Datum|sin fecha|sans date"
    r"|forthcoming|[Ii]n press|im (?:Erscheinen|Druck)"
    r"|à paraître|sous presse|en prensa|in corso di stampa|undated|in preparation)"
)

REPRINTED: Final = re.compile(r"[Rr](?:ééd|éimpr|eimpr|ist|epr)\. ")  # "Paris, PUF, 1959, rééd. 1982"


def read_date(text: str) -> Date:
    """The date that ``text`` names, as precise as it is printed; an empty date for "n.d."."""
    month = _MONTH_YEAR.fullmatch(text.strip())
    if month:
        return Date(((int(month["year"]), int(month["month"])),))
    numbers = _NUMBERS.search(text)
    if numbers:
        return Date.of(int(numbers["year"]), int(numbers["month"]), int(numbers["day"]))
    worded = _WORDED.search(text)
    if worded:
        point = _month(worded["month"])
        if worded["till"]:
            return Date(((int(worded["year"]), point), (int(worded["year"]), _month(worded["till"]))))
        if point > 12 or not worded["day"]:
            return Date(((int(worded["year"]), point),))
        return Date.of(int(worded["year"]), point, int(worded["day"]))
    return parse_date(text)


def _month(word: str) -> int:
    word = word.casefold().rstrip(".")
    return _MONTHS.get(word) or _SEASONS[word]
