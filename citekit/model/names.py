"""A person or body as a value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

CSL_PARTS: tuple[tuple[str, str], ...] = (
    ("family", "family"),
    ("given", "given"),
    ("dropping_particle", "dropping-particle"),
    ("non_dropping_particle", "non-dropping-particle"),
    ("suffix", "suffix"),
    ("literal", "literal"),
)


@dataclass(frozen=True, slots=True)
class Name:
    """One person or body, in CSL's five parts.

    ``literal`` stands alone and is never split: a corporate author, or a name whose parts nobody knows.
    ``comma_suffix`` and ``static_ordering`` are the flags of citeproc-js's CSL-JSON ("John Smith, Jr."; "Mao Zedong").
    Source: CSL 1.0.2, "Names"; BibTeX's four parts map by ``formats/bibtex``.
    """

    family: str = ""
    given: str = ""
    dropping_particle: str = ""  # "de" in "La Fontaine, Jean de"
    non_dropping_particle: str = ""  # "van" in "van Gogh, Vincent"
    suffix: str = ""
    literal: str = ""
    comma_suffix: bool = False
    static_ordering: bool = False

    def __bool__(self) -> bool:
        return bool(self.family or self.given or self.literal)

    def inverted(self) -> str:
        """'van Gogh, Vincent, Jr.' as reading lists and indexes write it."""
        if self.literal:
            return self.literal
        family = _join(self.non_dropping_particle, self.family)
        given = _join(self.given, self.dropping_particle)
        return ", ".join(part for part in (family, given, self.suffix) if part)

    def natural(self) -> str:
        """'Vincent van Gogh Jr.' as running text writes it."""
        if self.literal:
            return self.literal
        return _join(self.given, self.dropping_particle, self.non_dropping_particle, self.family, self.suffix)

    def to_csl(self) -> dict[str, object]:
        """The CSL-JSON name object; only parts that are there."""
        item: dict[str, object] = {csl: value for ours, csl in CSL_PARTS if (value := getattr(self, ours))}
        if self.comma_suffix:
            item["comma-suffix"] = True
        if self.static_ordering:
            item["static-ordering"] = True
        return item

    @classmethod
    def from_csl(cls, item: Mapping[str, object]) -> Name:
        """Read a CSL-JSON name object; parts that are not text are read as text."""
        parts = {ours: str(item[csl]) for ours, csl in CSL_PARTS if item.get(csl) not in (None, "")}
        return cls(
            **parts,
            comma_suffix=bool(item.get("comma-suffix")),
            static_ordering=bool(item.get("static-ordering")),
        )


def _join(*parts: str) -> str:
    """Join the parts that are there by a space, but none after an apostrophe or hyphen ("d'", "al-")."""
    out = ""
    for part in parts:
        if part:
            out += part if not out or out.endswith(("'", "’", "-")) else f" {part}"
    return out
