"""Fixes: what is mended is mended so, and nothing else changes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from citekit.linting import Config, fixing, lint
from citekit.linting.reading import read_as_written
from citekit.model import Bibliography, Edit, Finding, Fix, Safety, Severity

CONFIG = Config(today=date(2026, 1, 1))


def fixed(text: str, *, unsafe: bool = False, config: Config = CONFIG) -> str:
    bibliography = read_as_written(text.encode("utf-8", "surrogatepass"), "bibtex", "list.bib")
    assert isinstance(bibliography, Bibliography)
    return fixing.fix_all(
        bibliography.text, fixing.linted(bibliography, lambda one: lint([one], config).findings), unsafe=unsafe
    ).text


SAFE = [
    ("doi = {https://doi.org/10.1126/x1}", "doi = {10.1126/x1}"),
    ("doi = {doi: 10.1126/x1.}", "doi = {10.1126/x1}"),
    ("url = {https://www.who.int/x,}", "url = {https://www.who.int/x}"),
    ("pages = {12-15}", "pages = {12--15}"),
    ("pages = {pp. 12–15, 18---20}", "pages = {12--15, 18--20}"),
    ('pages = "12-15"', 'pages = "12--15"'),
    ("edition = {2nd ed.}", "edition = {Second}"),
    ("volume = {Vol. 3}", "volume = {3}"),
    ("month = {January}", "month = jan"),
    ('month = "1"', "month = jan"),
    ("title = {Herds.}", "title = {Herds}"),
    ("title = {The Structure of DNA}", "title = {The Structure of {DNA}}"),
    ("journal = {Science & Society}", "journal = {Science \\& Society}"),
    ("journal = {Science &amp; Society}", "journal = {Science \\& Society}"),
    ("title = {Caf&eacute; Society}", "title = {Café Society}"),
    ("title = {The 1% Question #2}", "title = {The 1\\% Question \\#2}"),
    ("title = {Living on $5 a Day}", "title = {Living on \\$5 a Day}"),
    ("title = {CafÃ© Society}", "title = {Café Society}"),
    ("title = {Cafe\u0301 Society}", "title = {Café Society}"),
    ("title = {Com\u200bmons}", "title = {Commons}"),
    ('title = {On "Commons" Now}', "title = {On ``Commons'' Now}"),
    ("title = {On {\\it Herds} Now}", "title = {On \\emph{Herds} Now}"),
    ("author = {Hardin, Garrett; Ostrom, Elinor}", "author = {Hardin, Garrett and Ostrom, Elinor}"),
    ("author = {Hardin, Garrett et al.}", "author = {Hardin, Garrett and others}"),
    ("author = {Hardin, Garrett and and Ostrom, Elinor}", "author = {Hardin, Garrett and Ostrom, Elinor}"),
    ("author = {Hardin, Garrett and}", "author = {Hardin, Garrett}"),
    ("author = {Hardin, and Ostrom, Elinor}", "author = {Hardin and Ostrom, Elinor}"),
    ('author = {Lee, J.; {\\"O}zt{\\"u}rk, A.; Doe, J}', 'author = {Lee, J. and {\\"O}zt{\\"u}rk, A. and Doe, J}'),
    ("author = {Lee, Ann; {Acme; Inc.}; Doe, Jane}", "author = {Lee, Ann and {Acme; Inc.} and Doe, Jane}"),
    ("edition = 2", "edition = {Second}"),
    ("title = {See \\cite{a_b}, \\ce{H_2O}, $$x_2$$ and a_b}", "title = {See \\cite{a_b}, \\ce{H_2O}, $$x_2$$ and a\\_b}"),
    ("title = {Decay of \\alpha_2 Rays}", "title = {Decay of $\\alpha_2$ Rays}"),
    ("title = {A {\\em\\bf Bold} Title}", "title = {A {\\em\\bf Bold} Title}"),
    ("note = {Open %\n  end}", "note = {Open \n  end}"),
    ("title = {Öffent\u00ad lichkeit}", "title = {Öffentlichkeit}"),
]
UNSAFE = [
    ("publisher = {{New York : Wiley}}", "publisher = {{New York : Wiley}}"),
    ("author = {by Ann Lee and Bea Roe (eds.) and by Cleo Poe}", "author = {Ann Lee and Bea Roe and Cleo Poe}"),
    ("author = {Department of Media and Communication}", "author = {{Department of Media and Communication}}"),
    ("author = {Ministry of Health and Welfare and Doe, Jane}", "author = {{Ministry of Health and Welfare} and Doe, Jane}"),
    ("author = {VAN DER BERG, A. and Xiu-ping GENG}", "author = {van der Berg, A. and Xiu-ping Geng}"),
    ("author = {von neumann, john}", "author = {von Neumann, John}"),
    ("author = {van Vugt, Arie MD, PhD}", "author = {van Vugt, Arie}"),
    ("author = {W. Kintsch, R.J. Miller, and P. Polson}", "author = {W. Kintsch and R.J. Miller and P. Polson}"),
    ("url = {report-2007.pdf}", "url = {report-2007.pdf}"),
    ("title = {THE TRAGEDY OF THE COMMONS}", "title = {The Tragedy of the Commons}"),
    ("title = {{The Herds of the Uplands}}", "title = {The Herds of the Uplands}"),
    ("title = {The <i>Origin</i> of Species}", "title = {The \\emph{Origin} of Species}"),
    ("title = {``The Tragedy of the Clones''}", "title = {The Tragedy of the Clones}"),
    ("author = {World Health Organization}", "author = {{World Health Organization}}"),
    ("author = {Hardin, Garrett & Ostrom, Elinor}", "author = {Hardin, Garrett and Ostrom, Elinor}"),
    ("author = {HARDIN, GARRETT}", "author = {Hardin, Garrett}"),
    ("author = {Garrett Hardin, Elinor Ostrom}", "author = {Garrett Hardin and Elinor Ostrom}"),
    ("author = {Dr. Garrett Hardin}", "author = {Garrett Hardin}"),
    ("author = {Hardin, Garrett (ed.)}", "author = {Hardin, Garrett}"),
    ("author = {Hardin G and Ostrom E}", "author = {Hardin, G and Ostrom, E}"),
    ("url = {www.who.int/x}", "url = {https://www.who.int/x}"),
    ("url = {https://doi.org/10.1126/x1}", "doi = {10.1126/x1}"),
    ("auhtor = {Hardin, Garrett}", "author = {Hardin, Garrett}"),
    ("isbn = {0036-8075}", "issn = {0036-8075}"),
    ("url = {https://x.example/?a=1&utm_source=b}", "url = {https://x.example/?a=1}"),
]


@pytest.mark.parametrize(("before", "after"), SAFE, ids=[before for before, _ in SAFE])
def test_safe_fixes(before: str, after: str) -> None:
    assert fixed(f"@misc{{a,\n  {before},\n  note = {{x}}\n}}\n") == f"@misc{{a,\n  {after},\n  note = {{x}}\n}}\n"


@pytest.mark.parametrize(("before", "after"), UNSAFE, ids=[before for before, _ in UNSAFE])
def test_unsafe_fixes_are_made_only_when_asked_for(before: str, after: str) -> None:
    text = f"@misc{{a,\n  {before},\n  note = {{x}}\n}}\n"
    assert fixed(text) == text
    assert fixed(text, unsafe=True) == text.replace(before, after)


def test_an_empty_field_goes_with_its_line() -> None:
    assert fixed("@misc{a,\n  title = {Herds},\n  volume = {},\n  year = {1990}\n}\n") == (
        "@misc{a,\n  title = {Herds},\n  year = {1990}\n}\n"
    )


def test_several_empty_fields_in_a_row() -> None:
    assert fixed("@misc{a, title = {Herds}, volume = {}, number = {}, note = {}\n}\n") == "@misc{a, title = {Herds},\n}\n"


def test_a_place_moves_into_a_field_of_its_own() -> None:
    fields = ("author = {Lee, Ann}", "title = {Herds}", "publisher = {New York: Viking}", "year = {1990}")
    before = "@book{a,\r\n  " + ",\r\n  ".join(fields) + "\r\n}\r\n"
    after = before.replace("{New York: Viking}", "{Viking},\r\n  address = {New York}")
    assert fixed(before, unsafe=True) == after


def test_an_issue_moves_out_of_the_volume() -> None:
    fields = "author = {Lee, Ann}, title = {Herds}, journal = {Science}, volume = {162(3859)}, pages = {1--2}, year = 1990"
    before = f"@article{{a, {fields}}}"
    assert fixed(before, unsafe=True) == before.replace("{162(3859)}", "{162}, number = {3859}")


def test_what_a_comment_silences_is_not_fixed() -> None:
    text = "% citekit: ignore CK502\n@misc{a, title = {Herds.}}\n@misc{b, title = {Markets.}}\n"
    assert fixed(text) == text.replace("{Markets.}", "{Markets}")


def test_a_value_of_several_pieces_is_left_alone() -> None:
    text = '@string{s = "Herds."}\n@misc{a, title = "On " # s}\n@misc{b, title = s # {.}}\n'
    assert fixed(text) == text


def test_a_value_over_several_lines_is_fixed_in_its_place() -> None:
    before = "@misc{a,\n  title = {The Structure\n           of DNA},\n}\n"
    assert fixed(before) == before.replace("DNA", "{DNA}")


def finding(*edits: Edit, safety: Safety = Safety.SAFE) -> Finding:
    return Finding("CK000", "x", Severity.INFO, "x", fix=Fix(safety, "x", edits))


def test_fixes_that_touch_wait_for_the_next_round() -> None:
    one, two, three = finding(Edit(0, 3, "a")), finding(Edit(2, 5, "b")), finding(Edit(5, 6, "c"), Edit(8, 9, "d"))
    assert fixing.choose([two, three, one]) == [one.fix, three.fix]
    assert fixing.choose([finding(Edit(4, 4, "a")), finding(Edit(4, 4, "b"))]) == [finding(Edit(4, 4, "a")).fix]
    assert fixing.choose([finding(Edit(0, 1, "a"), safety=Safety.UNSAFE)]) == []


def test_a_diff_is_as_patch_reads_it() -> None:
    assert fixing.diff("a\nb\n", "a\nc", "list.bib") == (
        "--- a/list.bib\n+++ b/list.bib\n@@ -1,2 +1,2 @@\n a\n-b\n+c\n\\ No newline at end of file\n"
    )


def test_the_real_files_are_fixed_once_and_for_all(shared: Path) -> None:
    """On every fourth file of the corpus: fixing twice changes nothing, and the number of entries stays."""
    for path in sorted((shared / "bib" / "corpus").glob("*.bib"))[::4]:
        before = read_as_written(path.read_bytes(), "bibtex", path.name)
        if not isinstance(before, Bibliography) or not before.records or len(before.text) > 60_000:
            continue
        for unsafe in (False, True):
            once = fixed(before.text, unsafe=unsafe)
            assert fixed(once, unsafe=unsafe) == once, path.name
            after = read_as_written(once.encode("utf-8", "surrogatepass"), "bibtex", path.name)
            assert after is not None and len(after.records) == len(before.records), path.name


def test_no_fix_touches_what_a_guessed_encoding_may_have_misread() -> None:
    data = b"@misc{a, author = {\xbf\xad\xc8\xf6}, title = {Herds.}}\n"
    bibliography = read_as_written(data, "bibtex", "list.bib")
    assert bibliography is not None
    report = lint([bibliography], CONFIG)
    assert {finding.code: finding.fix is not None for finding in report.findings if finding.code in ("CK513", "CK502")} == {
        "CK513": False,
        "CK502": True,
    }


def test_an_empty_field_keeps_the_value_of_a_crossref_out() -> None:
    text = "@book{a, title = {Herds}, key = {}, crossref = {b}}\n@book{b, title = {Flocks}, key = {X}}\n"
    assert fixed(text) == text


def test_of_a_field_and_its_alias_the_one_of_the_other_model_goes() -> None:
    entry = "@article{a, author = {Lee, Ann}, title = {Herds}, year = 1990, journal = {Nature}, journaltitle = {Nature}}\n"
    assert "journaltitle" not in fixed(entry, config=Config(model="bibtex"))
    assert "journal =" not in fixed(entry, config=Config(model="biblatex"))


@pytest.mark.parametrize("unsafe", [False, True])
def test_no_fix_makes_a_real_file_worse(shared: Path, unsafe: bool) -> None:
    """After all fixes the file has no syntax error that it did not have before."""
    for path in sorted((shared / "bib" / "corpus").glob("*.bib"))[:: 8 if unsafe else 16]:
        before = read_as_written(path.read_bytes(), "bibtex", path.name)
        if before is None or len(before.text) > 200_000:
            continue
        after = fixing.fix_all(before.text, fixing.linted(before, lambda one: lint([one], CONFIG).findings), unsafe=unsafe)
        again = fixing.read_again(after.text, before)
        assert _broken(again) <= _broken(before), path.name


def _broken(bibliography: Bibliography) -> int:
    return sum(finding.code in ("CK801", "CK803", "CK804", "CK810", "CK813", "CK816") for finding in bibliography.findings)
