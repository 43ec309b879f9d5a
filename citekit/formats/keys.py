"""Citation keys: made from what a reference says, the same every time.

Default: ASCII family name, year, first word of the title that means something (``kennan1961russia``). A pattern in the
manner of Better BibTeX says otherwise (``key_patterns``). Keys are compared without case, as BibTeX does; where two would
be equal, letters are added in an order that depends on what the references say, never on where they stand.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from hashlib import blake2b
from itertools import count
from typing import Final

from citekit.formats.key_patterns import Pattern, compile_pattern
from citekit.model import Reference

DEFAULT_PATTERN: Final = "auth.len('>', 0).lower + year + veryshorttitle.lower | shorttitle(2, 0).lower + year"
_UNSAFE: Final = re.compile(r"[^A-Za-z0-9:_+./-]+")
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"


def assign_keys(
    references: Sequence[Reference], pattern: str | None = None, keep: bool = True, taken: Iterable[str] = ()
) -> list[tuple[str, Reference]]:
    """Each reference under its key, with the key it had: ``(old, reference)``, in the order given.

    ``keep``: a key that is there stays, whatever it is; only references without one get one. Without ``keep`` all get
    new ones. ``taken`` are keys of others, which none may get. Permuting the input changes no key. UsageError: the pattern
    is wrong, with the column.
    """
    compiled = compile_pattern(pattern or DEFAULT_PATTERN)
    new = [index for index, reference in enumerate(references) if not (keep and reference.id)]
    if not new:
        return [(reference.id, reference) for reference in references]
    taken = {key.casefold() for key in taken} | {reference.id.casefold() for reference in references if keep and reference.id}
    groups: dict[str, list[int]] = defaultdict(list)
    for index in new:
        groups[base_key(references[index], compiled)].append(index)
    merged: dict[str, list[int]] = defaultdict(list)
    for base in sorted(groups):  # "Smith" and "smith" are one to BibTeX
        merged[base.casefold()].extend(groups[base])
    keys: dict[int, str] = {}
    # Single keys first, so that a suffix never takes the key that another reference has a better right to.
    for members in sorted(merged.values(), key=lambda members: (len(members), _content(references[members[0]]))):
        bases = {index: base_key(references[index], compiled) for index in members}
        candidates = {base: suffixed(base) for base in bases.values()}
        for index in sorted(members, key=lambda member: _content(references[member])):
            keys[index] = next(key for key in candidates[bases[index]] if key.casefold() not in taken)
            taken.add(keys[index].casefold())
    return [(ours.id, replace(ours, id=keys.get(index, ours.id))) for index, ours in enumerate(references)]


def base_key(reference: Reference, pattern: Pattern) -> str:
    """The key without a suffix; never empty, with a letter in it, safe in .bib files."""
    key = _UNSAFE.sub("", pattern(reference)).strip("+-./:")
    if any(letter.isalpha() for letter in key):
        return key
    return f"ref{key or blake2b(repr(_content(reference)).encode('utf-8', 'replace'), digest_size=3).hexdigest()}"


def suffixed(base: str) -> Iterator[str]:
    """``base``, then with one letter behind it, then with two, without end."""
    yield base
    for length in count(1):
        yield from (base + suffix for suffix in _suffixes(length))


def _suffixes(length: int) -> Iterator[str]:
    if not length:
        return iter([""])
    return (letter + rest for letter in _LETTERS for rest in _suffixes(length - 1))


def _content(reference: Reference) -> tuple[str, ...]:
    """What decides the order of references that would share a key: all they say, but not the key they had."""
    return (reference.issued.to_edtf(), reference.title, repr(replace(reference, id="")))
