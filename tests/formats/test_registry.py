"""What all kinds have in common."""

from __future__ import annotations

import pytest

from citekit import formats
from citekit.model import InputError, ItemType, Name, Reference, UsageError

WORK = Reference(id="doe2001", type=ItemType.BOOK, author=(Name(family="Doe", given="Jane"),), title="Title")


@pytest.mark.parametrize("kind", formats.KINDS)
def test_every_kind_writes_reads_and_recognizes_its_own(kind: str) -> None:
    text = formats.write([WORK], kind).text
    bibliography = formats.read(text.encode(), kind, "x")
    assert (bibliography.references, bibliography.kind, bibliography.path) == ((WORK,), kind, "x")
    assert formats.recognize(text.encode()) in (kind, "bibtex" if kind == "biblatex" else kind)


@pytest.mark.parametrize("kind", formats.KINDS)
def test_nothing_is_written_as_nothing(kind: str) -> None:
    written = formats.write([], kind)
    assert written.findings == ()
    assert formats.read(written.text.encode(), kind).records == ()


@pytest.mark.parametrize("kind", formats.KINDS)
def test_encodings(kind: str) -> None:
    work = Reference(id="k", type=ItemType.BOOK, title="Übung")
    text = formats.write([work], kind).text
    for encoding in ("utf-8-sig", "utf-16", "cp1252"):
        assert formats.read(text.encode(encoding), kind).references == (work,)


@pytest.mark.parametrize("kind", formats.KINDS)
def test_binary_data_is_no_bibliography(kind: str) -> None:
    with pytest.raises(InputError):
        formats.read(b"\x00\x01\x02\xff\xfe\x00PNG\r\n\x1a\n" * 9, kind, "x.png")


def test_a_kind_that_does_not_exist() -> None:
    with pytest.raises(UsageError, match="endnote"):
        formats.read(b"", "endnote")


def test_importing_the_registry_imports_no_codec() -> None:
    import subprocess
    import sys

    program = "import sys, citekit.formats; print([m for m in ('yaml', 'rispy', 'bibtexparser') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
