"""CK410 variant-name

What it does: reports a person whose name is written in two ways in one list: with and without accents, with initials
and in full, with a letter lost, doubled or misplaced.
Why it matters: styles take them for two people: works are sorted apart, and "———" for a repeated author fails.
Example:
    author = {Ostrom, E.} in one entry, author = {Ostrom, Elinor} in another
Use instead:
    author = {Ostrom, Elinor} in both
Fix: none; two people may share a name.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from citekit.linting.misspelling import misspelled
from citekit.linting.people_index import Person, people
from citekit.linting.rule import INFO, WARNING, list_rule
from citekit.linting.subject import File, Problem
from citekit.model import Severity


@list_rule("CK410", "variant-name", INFO)
def variant_name(files: Sequence[File], style: str) -> Iterator[Problem]:
    blocks: dict[str, list[Person]] = defaultdict(list)
    for person in people(files):
        blocks[person.block].append(person)
    for block in blocks.values():
        yield from _compared(block)
    for person, form in misspelled([person for block in blocks.values() for person in block]):
        yield _told(person, form, WARNING)


def _told(person: Person, form: tuple[str, str], severity: Severity) -> Problem:
    message = f'"{", ".join(person.form)}" is also written "{", ".join(form)}"'
    return person.value.problem(message, (person.start, person.end), severity=severity)


def _compared(block: list[Person]) -> Iterator[Problem]:
    """Forms of one family name and initial: each rarer form beside the form it may stand for."""
    ranks: dict[tuple[str, str], tuple[int, int, int]] = {}  # how often, how much of the given name, how early
    for number, person in enumerate(block):
        count, length, first = ranks.get(person.form, (0, len(person.form[1]), -number))
        ranks[person.form] = (count + 1, length, first)
    told: set[tuple[str, str]] = set()
    for person in block if len(ranks) > 1 else ():
        others = [form for form in ranks if person.may_be(form)]
        usual = max(others, key=lambda form: ranks[form], default=None)
        if usual is None or person.form in told or ranks[usual] < ranks[person.form]:
            continue
        accents = person.differs_in_accents(usual)
        if accents or len(others) == 1:  # "J. Smith" may be John or James
            told.add(person.form)
            yield _told(person, usual, WARNING if accents else INFO)
