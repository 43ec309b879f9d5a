"""What can be wrong with a .bib file as a file: the one table of the CK8 codes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from citekit.formats.bibtex.blocks import Block, CommentBlock, Damage, EntryBlock, FieldBlock, StringBlock, TextBlock
from citekit.formats.bibtex.months import MONTHS
from citekit.model import Finding, Severity

if TYPE_CHECKING:
    from citekit.formats.bibtex.syntax import BibFile


class Diagnostic(NamedTuple):
    """One kind of finding: its name, how bad it is, and what it means to a librarian."""

    name: str
    severity: Severity
    explanation: str


_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

_SKIPS: Final = "bibtex skips the rest of the entry"

# fmt: off
TABLE: Final[dict[str, Diagnostic]] = {
    "CK801": Diagnostic("syntax-error", _ERROR, f"Text stands where BibTeX expects a field, a comma or the end; {_SKIPS}."),
    "CK802": Diagnostic("missing-comma", _ERROR, f"There is no comma between two fields, or after the key; {_SKIPS}."),
    "CK803": Diagnostic("unclosed-value", _ERROR, "The closing brace or quotation mark of a value is missing."),
    "CK804": Diagnostic("unclosed-entry", _ERROR, "The closing brace of an entry is missing."),
    "CK805": Diagnostic("stray-comma", _ERROR, f"There are two commas in a row; {_SKIPS}."),
    "CK806": Diagnostic("comment-in-entry", _ERROR, f"% does not start a comment inside an entry; {_SKIPS}."),
    "CK807": Diagnostic("missing-key", _ERROR, "The entry has no key, so nothing can cite it."),
    "CK808": Diagnostic("space-in-key", _ERROR, f"The key holds white space, where bibtex ends it; {_SKIPS}."),
    "CK809": Diagnostic("missing-value", _ERROR, "A field has no value; write {} for an empty one."),
    "CK810": Diagnostic("bare-value", _ERROR, f"A value of several words or signs stands without braces; {_SKIPS}."),
    "CK811": Diagnostic("duplicate-field", _WARNING, "A field stands twice in an entry; bibtex takes the first."),
    "CK812": Diagnostic("duplicate-key", _ERROR, "Two entries have one key (case does not count); bibtex drops the second."),
    "CK813": Diagnostic("undefined-macro", _WARNING, "No @string defines a bare word; empty for bibtex, a word for citekit."),
    "CK814": Diagnostic("guessed-encoding", _WARNING, "The file is not UTF-8 and does not say its encoding; it was guessed."),
    "CK815": Diagnostic("binary-data", _ERROR, "The file holds NUL characters: it is damaged, or not a .bib file."),
    "CK816": Diagnostic("fields-outside-entry", _ERROR, "Fields follow the end of an entry: a closing brace too many."),
    "CK817": Diagnostic("unopened-entry", _ERROR, "An @word is not followed by an opening brace; bibtex skips it."),
    "CK818": Diagnostic("inheritance-cycle", _ERROR, "An entry inherits from itself through crossref or xdata."),
    "CK819": Diagnostic("redefined-macro", _INFO, "A @string is defined twice; later entries take the later value."),
    "CK820": Diagnostic("entry-in-comment", _WARNING, "An entry stands inside @comment{…}: bibtex reads it, biber does not."),
    "CK821": Diagnostic("macro-too-long", _ERROR, "Macros made of macros grow beyond ten million characters; taken as empty."),
}
# fmt: on


def find(bib: BibFile) -> tuple[Finding, ...]:
    """All findings of a file, in the order of its text."""
    damages = [
        (damage, block.key if isinstance(block, EntryBlock) else None) for block in bib.blocks for damage in block.damage
    ]
    damages += _across(bib)
    damages += _cycles(bib)
    damages.sort(key=lambda pair: pair[0].start)
    return (*_encoding(bib), *(_finding(bib, damage, key) for damage, key in damages))


def _finding(bib: BibFile, damage: Damage, key: str | None) -> Finding:
    kind = TABLE[damage.code]
    place = (*bib.lines.position(damage.start), *bib.lines.position(damage.end))
    return Finding(damage.code, kind.name, kind.severity, damage.message, bib.path, *place, key or None, damage.field)


def _encoding(bib: BibFile) -> Iterator[Finding]:
    decoded = bib.decoded
    if decoded.guessed:
        message = f"the encoding is not UTF-8; read as {decoded.encoding}"
        yield _finding(bib, Damage("CK814", message, _first_non_ascii(bib.text), _first_non_ascii(bib.text)), None)
    if decoded.binary or "\0" in bib.text:
        yield _finding(
            bib,
            Damage("CK815", "the file holds NUL characters", max(bib.text.find("\0"), 0), max(bib.text.find("\0"), 0)),
            None,
        )


def _first_non_ascii(text: str) -> int:
    return next((found.start() for found in re.finditer(r"[^\x00-\x7f]", text)), 0)


def _across(bib: BibFile) -> Iterator[tuple[Damage, str | None]]:
    """What no block knows alone: macros, duplicates, fields that lost their entry."""
    from citekit.formats.bibtex.entries import raw_value

    macros = dict(MONTHS)
    defined: set[str] = set()
    keys: dict[str, str] = {}
    before: Block | None = None
    commented = 0  # where the last @comment ends that entries stand in
    for block in bib.blocks:
        if isinstance(block, StringBlock):
            yield from ((damage, None) for damage in _undefined(block.field, macros))
            name = block.name.lower()
            if name in defined:
                yield (
                    Damage("CK819", f"the macro {block.name} is defined again", block.field.start, block.field.name_span.end),
                    None,
                )
            defined.add(name)
            macros[name] = raw_value(block.field, macros)
            if not macros[name] and any(
                macros.get(piece.text.lower()) for piece in block.field.pieces if piece.kind == "macro"
            ):
                yield Damage("CK821", f"the macro {block.name} is too long", block.field.start, block.field.value_end), None
        elif isinstance(block, EntryBlock):
            for damage in (*_duplicates(block), *(d for item in block.fields for d in _undefined(item, macros))):
                yield damage, block.key
            folded = block.key.lower()
            if folded in keys and folded:
                message = f"the key {block.key} stands for an earlier entry too"
                yield Damage("CK812", message, block.key_start, block.key_span.end), block.key
            keys.setdefault(folded, block.key)
        elif isinstance(block, CommentBlock):
            commented = block.damage[0].end if block.damage else commented
        elif isinstance(block, TextBlock) and isinstance(before, EntryBlock) and before.start >= commented:
            yield from ((damage, before.key) for damage in _ended_early(bib.text, before, block))
        before = block


def _cycles(bib: BibFile) -> Iterator[tuple[Damage, str | None]]:
    if not any(item.name.lower() in ("crossref", "xdata") for block in bib.entry_blocks for item in block.fields):
        return
    from citekit.formats.bibtex.entries import own_entries
    from citekit.formats.bibtex.inheritance import resolve

    own = own_entries(bib)
    for place in sorted(resolve(own)[1]):
        block = own[place].block
        item = next(item for item in block.fields if item.name.lower() in ("crossref", "xdata"))
        delimiter = 1 if bib.text[item.value_start] in '{"' else 0
        start, end = item.value_start + delimiter, item.value_end - delimiter
        yield Damage("CK818", f"{block.key} inherits from itself", start, end, item.name), block.key


def _duplicates(block: EntryBlock) -> Iterator[Damage]:
    seen: set[str] = set()
    for item in block.fields:
        name = item.name.lower()
        if name in seen:
            yield Damage("CK811", f"{item.name} stands twice; bibtex takes the first", item.start, item.value_end, item.name)
        seen.add(name)


def _undefined(item: FieldBlock, macros: Mapping[str, str]) -> Iterator[Damage]:
    for piece in item.pieces:
        if piece.kind == "macro" and piece.text.lower() not in macros:
            yield Damage("CK813", f"the macro {piece.text} is not defined", piece.start, piece.end, item.name)


def _ended_early(text: str, entry: EntryBlock, after: TextBlock) -> Iterator[Damage]:
    """A closing brace too many: the one that ends the entry, or one that is left over behind an entry that ended well."""
    if after.text.isspace():
        return
    end = entry.end - 1
    alone = not text[text.rfind("\n", 0, end) + 1 : end].strip()
    if orphan := (_ORPHAN if alone else _ORPHAN_BELOW).match(after.text):
        yield Damage("CK816", f"the entry ends here; {orphan[orphan.lastindex or 1]} stands outside it", end, end + 1)
    elif entry.delimiter == "{" and (left_over := _LEFT_OVER.match(after.text)):
        start = after.start + left_over.end() - 1 if alone else end
        yield Damage("CK816", "a closing brace too many", start, start + 1)


_FIELD = r"([A-Za-z][\w-]*)\s*=\s*[{\"0-9A-Za-z]"
_ORPHAN = re.compile(rf"[\s}}]*+,?+\s*+{_FIELD}")
# On the line on which the entry ended the rest of the value may stand: "Mindstorms}}: Children, Computers},".
_ORPHAN_BELOW = re.compile(rf"[\s}}]*+,?+\s*+{_FIELD}|[ \t]*+[^\s@%][^\r\n@]*+\s++{_FIELD}")
_LEFT_OVER = re.compile(r"\s*+,?+\s*+\}")
