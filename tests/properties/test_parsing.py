"""Laws of the parser: every character is accounted for, it never raises, what the style prints is read back."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from citekit.model import Date, Fragment, ItemType, Name, Reference
from citekit.normalization import STEPS, normalize
from citekit.parsing import explain, parse_fragments, parse_text
from citekit.parsing.selfcheck_csl import salem_press

MARKS = " \n\t.,:;()[]“”\"'’–—-&<>*_/\u00a0\ufffd\x00\x1b{}\\%#@!?0123456789"
SAMPLES = (
    "Kennan, George F. Russia and the West Under Lenin and Stalin. Boston: Little, Brown, 1961. Lectures by the diplomat.",
    "• Welter, Barbara. “The Cult of True Womanhood.” American Quarterly 18, no. 2 (Summer, 1966): 151-174. Influential.",
    "Hall, S. (1980). Encoding. In S. Hall (Ed.), Culture, media, language (pp. 128-138). London: Hutchinson.",
    "Freire, P. (2000). Pedagogy of the oppressed (M. B. Ramos, Trans.; 30th ed.). Continuum. (Original work published 1968)",
    "Hall, S. (1996) ‘Who needs “identity”?’, in Hall, S. and du Gay, P. (eds.) Questions. London: Sage, pp. 1–17.",
    "Ang, I & Lake, M (eds) 2001, On not speaking Chinese, 2nd edn, Routledge, London, viewed 3 May 2010, <http://a.au/b>.",
    "Weber, Max. (1905) 2002. “Spirit.” Public Culture 15 (1): 11–40. https://doi.org/10.1086/596640. Later.",
    "Lucas, G. (Director), & Kurtz, G. (Producer). (1977, May 25). Star wars [Film]. In A. B (Ed.), Films (pp. 1–2). Fox.",
    "“Ku Klux Klan.” In Encyclopedia of Southern Culture, edited by C. R. Wilson. Chapel Hill: UNC Press, 1989.",
    "Shannon, Claude E. “Relay Circuits.” Master’s thesis, Massachusetts Institute of Technology, 1937.",
    "Avalon Project. “Pact.” Yale Law School. http://avalon.law.yale.edu/kbpact.asp (accessed March 12, 2009). Text.",
    "Dr. Strangelove. Directed by Stanley Kubrick. Columbia Pictures, 1964. DVD.",
    "Doll R, Hill AB. Smoking and carcinoma. Br Med J. 1950;2(4682):739-48. doi: 10.1136/bmj.2.4682.739. Early.",
    "Kohn LT, editor. To err is human [Internet]. 2nd ed. Washington (DC): NAP; 2000 [cited 2018]. Available from: x.org/a",
    "12. E. P. Thompson, “The Moral Economy,” Past & Present, no. 50 (February 1971): 76–136, https://doi.org/10.1/x.",
    "[3] A. Vaswani et al., “Attention,” in Proc. 31st Conf., J. Low, Ed., Long Beach, CA, USA, 2017, pp. 6000–6010.",
    "Jacobs, Harriet. “Trials.” The Norton Anthology, edited by R. S. Levine et al., 9th ed., vol. B, Norton, 2017, pp. 918–2.",
    "Assmann, Jan: Gedächtnis. In: Ders. / Hölscher, Tonio (Hg.): Kultur. 2. Aufl. Frankfurt am Main: Suhrkamp 1988, S. 9–19.",
    "BRAUDEL (Fernand), « Histoire », dans Nora Pierre (dir.), Essais, t. I, Paris, Gallimard, coll. « X », 1958, p. 725-753.",
    "ELIAS, Norbert y DUNNING, Eric. Deporte. En: Revista [en línea]. 1992, vol. 3, nº 4, pp. 1-9. Disponible en: http://x.es",
    "Metahistory : the imagination / Hayden White ; edited by X. — Baltimore : JHU Press, 1973. — 448 p. — ISBN 0801814693",
    "<italic>Camus, Albert.</italic> Lâ€™Ã‰tranger &amp; more. Paris:Gallimard,\n    1942.Text;1942[Text] More.",
)
raws = st.text() | st.text("AaBbÉé " + MARKS, max_size=80)


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A reference with stretches cut out, doubled, shuffled or overwritten."""
    text = draw(st.sampled_from(SAMPLES))
    for _ in range(draw(st.integers(0, 3))):
        start, end = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
        middle = text[start:end]
        change = draw(st.sampled_from(("cut", "double", "noise", "shuffle")))
        if change == "double":
            middle *= 2
        elif change == "shuffle":
            words = middle.split(" ")
            random.Random(draw(st.integers(0, 9))).shuffle(words)
            middle = " ".join(words)
        else:
            middle = draw(st.text("AaBb " + MARKS, max_size=6)) if change == "noise" else ""
        text = text[:start] + middle + text[end:]
    return text


@given(raws | damaged())
def test_every_letter_and_digit_is_in_a_field_or_left_over(raw: str) -> None:
    parsed = parse_text(raw)
    accounted = [False] * len(raw)
    for span in (*(found.span for found in parsed.evidence.values()), *parsed.leftovers):
        assert 0 <= span.start <= span.end <= len(raw)
        accounted[span.start : span.end] = [True] * (span.end - span.start)
    assert [char for char, there in zip(raw, accounted, strict=True) if char.isalnum() and not there] == []


@given(raws | damaged())
def test_parsing_never_raises_and_says_how_sure_it_is(raw: str) -> None:
    parsed = parse_text(raw, "x")
    assert parsed.reference.id == "x"
    assert 0 <= parsed.confidence <= 1
    assert parsed.confidence < 0.9 or not parsed.doubts


@given(damaged())
def test_the_segments_of_an_explanation_are_the_text(raw: str) -> None:
    assert "".join(segment.text for segment in explain(parse_text(raw)).segments) == raw


@given(st.lists(damaged(), max_size=4))
def test_a_list_gives_one_result_for_each_fragment_in_order(texts: list[str]) -> None:
    assert [parsed.fragment.raw for parsed in parse_fragments(Fragment(text) for text in texts)] == texts


@given(damaged())
def test_each_normalization_step_is_idempotent(raw: str) -> None:
    reference = parse_text(raw).reference
    for step in STEPS:
        reference = step(reference)
        assert step(reference) == reference
    assert normalize(reference) == reference


FAMILIES = ("Kennan", "Foner", "Gaddis", "Solzhenitsyn", "Lévi-Strauss", "Du Bois", "O’Connor", "van Keuren", "McCullough")
GIVEN = ("George F.", "Eric", "John Lewis", "W. E. B.", "Sara M.", "Claude", "Mary Beth", "E. H.", "Barbara W.")
TITLES = (
    "The Cold War: A New History", "Silent Spring", "Orientalism", "1491: New Revelations of the Americas",
    "The Great Crash, 1929",
    "Reconstruction: America’s Unfinished Revolution, 1863-1877", "A People’s History of the United States",
)  # fmt: skip
IMPRINTS = (
    ("New York", "W. W. Norton"), ("Boston", "Little, Brown"), ("New Haven, Conn.", "Yale University Press"),
    ("London", "Secker & Warburg"), ("Princeton, N.J.", "Princeton University Press"), ("Berlin", "Suhrkamp"),
)  # fmt: skip
suffixes = st.sampled_from(("", "", "", "Jr."))
people = st.builds(Name, family=st.sampled_from(FAMILIES), given=st.sampled_from(GIVEN), suffix=suffixes)
groups = st.lists(people, min_size=1, max_size=3, unique=True).map(tuple)


@st.composite
def books(draw: st.DrawFn) -> Reference:
    place, publisher = draw(st.sampled_from(IMPRINTS))
    authored = draw(st.booleans())
    return Reference(
        type=ItemType.BOOK,
        author=draw(groups) if authored else (),
        editor=() if authored else draw(groups),
        translator=draw(groups | st.just(())) if authored else (),
        title=draw(st.sampled_from(TITLES)),
        edition=draw(st.sampled_from(("", "2", "3", "Rev. ed."))),
        number_of_volumes=draw(st.sampled_from(("", "", "2", "12"))),
        publisher_place=place,
        publisher=publisher,
        issued=Date.of(draw(st.integers(1700, 2020))),
    )


@st.composite
def articles(draw: st.DrawFn) -> Reference:
    return Reference(
        type=ItemType.ARTICLE_JOURNAL,
        author=draw(groups),
        title=draw(st.sampled_from(TITLES)),
        container_title=draw(st.sampled_from(("American Quarterly", "Foreign Affairs", "The National Interest", "Nature"))),
        volume=str(draw(st.integers(1, 400))),
        issue=draw(st.sampled_from(("", "2", "11"))),
        issued=draw(st.sampled_from((Date.of(1966, 22), Date.of(1948, 7), Date.of(2004, 12, 3), Date.of(1990)))),
        page=draw(st.sampled_from(("151-174", "1686", "3-18"))),
    )


def names_of(people: tuple[Name, ...]) -> list[tuple[str, ...]]:
    """As printed: whether a particle belongs to the family cannot be seen from "Keuren, David K. van"."""
    return [tuple(name.inverted().rstrip(".").split()) for name in people]


@given(books() | articles())
def test_what_the_source_style_prints_is_read_back(reference: Reference) -> None:
    fields = {name: value for name in Reference.__dataclass_fields__ if (value := getattr(reference, name))}
    printed = salem_press()({**fields, "type": reference.type}).replace("..", ".") + "."
    read = parse_text(printed).reference
    for name, value in fields.items():
        got = getattr(read, name)
        if isinstance(value, tuple):
            assert names_of(got) == names_of(value), printed
        else:
            assert got == value, (printed, name)
