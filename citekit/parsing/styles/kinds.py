"""What a piece of a reference says of itself: "vol. 12", "2e éd.", "hrsg. von …", "S. 12–34", in five languages.

The words are those of the manuals' own examples: MLA Handbook (9th ed., 5.31-5.119), The Chicago Manual of Style (17th ed.,
14), IEEE Reference Guide, DIN ISO 690 and the usage of German, French, Spanish and Italian bibliographies.
"""

from __future__ import annotations

import re
from typing import Final

from citekit.parsing.dates import YEARS
from citekit.parsing.foreign_dates import ANY_DATE, REPRINTED, UNDATED
from citekit.parsing.imprint import publisher_score
from citekit.parsing.place import place_kind
from citekit.parsing.reading import Text
from citekit.parsing.styles.pieces import Piece
from citekit.parsing.tail import PAGE_LIST, URL
from citekit.parsing.words import Words, fold

_N = r"(?:\d{1,5}(?:[-–/]\d{1,4})?[A-Za-z]?|[IVXLCDM]{1,8})"
_BY = r"(?:by|par|von|v\.|por|di|da|de|d’|del)"
NAMES: Final = r"(?P<names>[^\W\d_a-zà-ÿ][^():\d«»“”]{2,160}|(?:de|d’|von|van) [A-Z][^():\d«»“”]{2,160})"
_ROLE_WORDS = (
    r"(?:Hgg?\.?|Hgs?\.|Hrsgg?\.|Hrsg|[Ee]ds?\.?|[Éé]ds?\.?|[Ee]ditors?|dirs?\.?|coords?\.?|[Cc]omps?\.?|Coords?\.|Dirs?\.?"
    r"|a cura di|sous la dir\.|sous la direction de|cur\.|a c\. di|org\.|orgs\.|[Tt]rans\.|[Tt]rad\.|[Ee]ds?\. and trans\.)"
)
_WORDS = (
    r"(?:(?:[a-zäöüßéèêàáíóú]+\.?|u\.|Illus\.|Norton Critical|Critical|Kindle|Penguin|Deluxe|International|Student)(?:,? | ))"
)
_EDITION = (
    rf"(?:\d{{1,3}}(?:st|nd|rd|th|d|e|ᵉ|è|ème|re|er|ª|\.ª|º|a|\.ª|\.)?,? (?:{_WORDS}){{0,5}}"
    r"(?:[Ee]d(?:\.|n\.?|ition|ición|izione)?|[ÉéEe]d(?:\.|ition|n)|Aufl(?:\.|age)|Ausg(?:\.|abe)|impr\.|reimpr\.|reimpresión)"
    rf"(?:(?:,? (?:and |rev|corr|augm|enl|ampl|aum|et |y |e |con |ed )\S*)*)"
    r"|(?:[Nn]ouv(?:\.|elle)|[Rr]ev(?:\.|ised)?|[Ee]nl(?:\.|arged)|[Ee]xpanded|[Uu]pdated|[Aa]nniversary|[Kk]indle|[Ii]llustrated"
    r"|[Cc]ritical|[Nn]ueva|[Nn]uova|[Ss]econd|[Tt]hird|[Ff]irst|[Ff]ourth|[Ff]ifth|e-book|[Ee]book|Norton Critical|[Ll]atest"
    r"|[Uu]nabridged|[Aa]bridged|[Dd]eluxe|[Tt]hrift)"
    r"(?: (?:and )?[a-zé.]+)* (?:[Ee]d(?:\.|n\.?|ition|ición|izione)|[ée]d(?:\.|ition))(?:,? (?:rev|enl)\.?)?"
    r"|(?:[Uu]ngekürzte |[Ee]rweiterte |[Ss]tudien)?(?:Neu|Sonder|Taschenbuch|Studien)?[Aa]usgabe|Neuaufl(?:\.|age)"
    r"|[éÉ]d\. (?:revue|corrigée|augmentée|critique|originale|de poche)[^,;]{0,40}"
    r"|(?:[A-Z][a-z]+ ){1,2}ed\.|(?:Winter|Spring|Summer|Fall) \d{4} ed(?:\.|ition))"
)
_SERIES_LEAD = r"(?:[Cc]oll(?:\.|ection|ana|ezione)|[Cc]ol(?:\.|ección)|=|[Ss]chriftenreihe|Reihe)"
_DATABASE = (
    r"(?:JSTOR|Project M(?:USE|use)|EBSCO(?:host)?|ProQuest(?: [A-Z]\w+){0,3}|LexisNexis(?: [A-Z]\w+)?|Google Books|HathiTrust"
    r"|Academic Search [A-Z]\w+|Academic OneFile|Internet Archive|Gale(?: [A-Z]\w+){1,4}|Nexis Uni|Cairn|Persée"
    r"|MLA International"
    r" Bibliography|Netflix|Hulu|Amazon Prime(?: Video)?|YouTube|Kanopy|Criterion Channel|Spotify|Wiley Online Library"
    r"|Taylor and Francis Online|Oxford Academic|SAGE Journals|Literature Resource Center|Early English Books Online)"
)
_DEGREE = (
    r"(?:Ph\.? ?D\.?|M\. ?A\.?|M\. ?S\.?(?:c\.?)?|M\.Phil\.?|D\. ?Phil\.?|Ed\.? ?D\.?|B\. ?A\.?|[Mm]aster[’']?s?"
    r"|[Dd]octoral|[Ss]enior)"
)
_THESIS = (
    rf"(?P<genre>(?:[Uu]npublished )?{_DEGREE} (?:diss(?:ertation|\.)|thesis)|Diss(?:\.|ertation)|[Tt]hèse (?:de|pour le)"
    r" [^,.]{3,40}|[Tt]esis (?:doctoral|de [^,.]{3,30})|[Tt]esi di [^,.]{3,30}|[Dd]oktorarbeit|[Mm]asterarbeit"
    r"|[Mm]agisterarbeit"
    r"|[Hh]abil(?:itationsschrift|\.(?:-Schr\.)?)|phil\. Diss\.|Dissertation|mémoire de [^,.]{3,30})(?: (?P<school>[A-Z].+))?"
)
_MEDIUM = (
    r"(?:Print|Web|DVD(?:-ROM)?|Blu-ray(?: [Dd]isc)?|Film|Videocassette|VHS|CD(?:-ROM)?|LP|Compact disc|Audiocassette|Audio CD"
    r"|Cassette|Kindle(?: edition| file)?|E-?book|Microfilm|Microfiche|PDF(?: file)?|Television|Radio|MP3|DVD|Vinyl"
    r"|PDF download"
    r"|[Oo]nline|Internet|[Ee]n ligne|[Ee]n línea|[Ii]n linea)"
)

# A kind, and what the whole piece looks like. The order counts: the first that matches is taken.
KINDS: Final = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("page", rf"(?:[Pp]p?|S|Seiten?|[Pp]á?gs?|s|Sp|cols?)\.? ?(?P<page>e\d{{2,9}}|{PAGE_LIST})(?: ?ff?\.?"
                 rf"| et suiv\.)?|pages? {PAGE_LIST}"),
        ("date", rf"(?P<date>(?:(?:c(?:a|irca)?\.? ?|©|{REPRINTED.pattern}|vom |am |du |[Ii]ssued |(?:[Ll]ast )?"
                 rf"(?:[Mm]odified|[Uu]pdated|[Rr]evised|[Rr]eviewed)(?: on)? |[Pp]osted(?: on)? |[Pp]ublished(?: on)?"
                 rf" |dated )?{ANY_DATE}|\[{YEARS}\]))[a-d]?"),
        ("noplace", r"\[?(?:[os]\. ?[OlLn]\.|S\. ?l\.|[Nn]\. ?[pP]\.)\]?"),
        ("undated", UNDATED),
        ("volumes", r"(?:in )?(?P<count>\d{1,3}|[Tt]wo|[Tt]hree|[Ff]our) (?:[Vv]ol(?:s|l|umes|úmenes|umi)?\.?|Bde?\.?"
                    r"|Bänden?|t\.|tt\.|tomes|tomos|tomi|vv\.)"),
        ("volume", rf"(?:[Vv]ol(?:ume|umen)?|[Tt]|[Tt]om[eo]|Bd|Band|[Vv]|Jg|Jahrgang|année|anno|año|Vols|vols"
                   rf"|a)\b\.? ?(?P<number>s\d-\d{{1,4}}|[A-Z]{{2,4}}-\d{{1,3}}|{_N}|[A-H])"),
        ("issue", rf"(?:[Nn]o?s?\.|[Nn][°ºᵒ]s?\.?|[Nn]\.[°ºª]|[Nn]o(?= )|no\.º"
                  rf"|[Nn]úms?\.|[Nn]r\.|[Nn]um\.|fasc\.|Heft|H\.|[Ii]ss(?:ue|\.)"
                  rf"|[Nn]umber|cahier|Ausg\.)"
                  rf" ?(?P<number>{_N}|[A-Z]{{1,3}}-?\d{{1,4}})"),
        ("printing", r"(?:late|early|national|natl\.|city|final|evening|morning|international|Eastern"
                     r"|New England) ed(?:ition|\.)"),
        ("edition", _EDITION),
        ("reprint", r"(?:[Rr]epr(?:\.|int(?:ed)?)|[Nn]achdr(?:uck|\.)|[Rr]ééd\.|[Rr]éimpr\.|[Rr]ist\.|[Rr]eimpr\."
                    r"|[Rr]pt\.|[Rr]eprint(?: ed)?\.?)(?: (?:of|de) .{3,40})?"),
        ("role", rf"(?:{_ROLE_WORDS}|[Üü]bers\.?|Übersetzer(?:in)?)"),
        ("thesis", _THESIS),
        ("translator", rf"(?:[Tt]raduit|[Tt]rad(?:ucción|uction|uzione|otto|\.)|[Tt]ranslated(?: and (?:edited"
                       rf"|annotated))?|[Tt]rans(?:\.|l\.)"
                       rf"(?! (?:Amer?|Inst|Roy|R|Soc|ASME|IEEE|ASCE|AIME|Electr|Faraday|Jpn|JSME)\b)"
                       rf"|[Tt]r\.|(?:[Aa]us d(?:em|er) [A-ZÄÖÜ]\w+ )?(?:[Üü]bers(?:etzt|\.)|[Üü]bertragen)"
                       rf"|[Aa]us d(?:em|er) [A-ZÄÖÜ]\w+"
                       rf"|[Vv]ersión|[Tt]raduits?)"
                       rf"(?:(?:,? (?:it|fr|esp)\.)?(?: [^,]{{0,60}}?)?,? {_BY})? {NAMES}"),
        ("editor", rf"(?:[Ee]ds?\.,? (?:and|&) [Tt]rans\.|[Tt]rans\.,? (?:and|&) [Ee]ds?\.|[Ee]dited"
                   rf"|(?:[Ss]elected and|[Tt]ranslated and|[Cc]ompiled and) [Ee]dited|[Cc]ompiled"
                   rf"|[Ee]ds?\.|[Éé]d(?:ité(?:es?|s)?|ition|\.)"
                   rf"|[Ee]d(?:izione|ición)|[Hh](?:rs)?g\.|[Hh]erausgegeben|[Aa] cura|[Ss]ous la dir(?:ection|\.)"
                   rf"|dir(?:igé(?:es?|s)?)?\.?"
                   rf"|bajo la dirección|coord(?:inad[oa]|\.)|comp(?:ilad[oa]|\.)|édition établie|textes? (?:réunis"
                   rf"|établis?)|General editor)"
                   rf"(?: (?:critique|crítica|critica|and annotated|and with an introduction|(?:et|und) [\w.]+"
                   rf"|and translated))?,?(?: {_BY})?,? {NAMES}"),
        ("director", rf"(?:(?:(?:[Ww]ritten|[Pp]roduced) and [Dd]irected|[Dd]irected|[Rr]éal(?:isé|isation|\.)"
                     rf"|[Rr]egia|[Dd]irigid[ao]|[Dd]irección)(?: and [a-z ]+)? (?:by|par|di|por|de)"
                     rf"|(?:Regie|Réalisation|Dirección|Dir\.|dir\.)(?: by|:)?) {NAMES}"),
        ("series", rf"\(?{_SERIES_LEAD} ?[«“\"]? ?(?P<series>[^«»“”\"]{{2,90}}?) ?[»”\"]?(?:,? (?:n[°ºᵒo]s?\.? ?"
                   rf"|Bd\.? ?|vol\.? ?|t\. ?)?(?P<number>\d{{1,4}}))?"),
        ("at", r"(?:pt|Pt|part|Teil)\.? (?:\d{1,2}|[IVX]+)"
               r"|(?:ch|chap|chs|sec|fig)s?\. \d+(?:[-–.]\d+)?|(?:para\.|at|hier|ici|qui|esp\.|here) (?:S\. |p\. "
               r"|pp\. )?\d+(?:[-–]\d+)?f{0,2}\.?"),
        ("note", r"(?:(?:avec |mit |with |con |(?=[^:]* (?:by|par|von|de|di) [A-Z]))(?:an? |une? |einem |einer |el "
                 r"|new )?(?:[Pp]réface|[Pp]ostface|[Ii]ntroduc\w+|[Ii]ntrod\.|[Vv]orwort|[Nn]achwort"
                 r"|[Ee]inleitung|[Ee]inführung|[Pp]rólogo|[Pp]refazione|[Ii]ntroduzione|[Ff]oreword|[Aa]fterword|[Pp]reface|[Pp]rologue|[Ii]llustrat\w+"
                 r"|[Pp]résentation|[Pp]resentación)\b.{0,90}|(?:performances?|performed|narrated|hosted|uploaded|posted|presented|read|adapted|produced|screenplay|music|conducted"
                 r"|lyrics|written|created) (?:and [a-z]+ )?by .{3,120}|Perf\. .{3,120}|[Ss]tarring .{3,120}"
                 r"|Written by .{3,80}|Narr\. .{3,60})"),
        ("series_number", r"(?P<series>[A-ZÄÖÜ][^:;.\d]{3,80}?),? (?:Bd\. ?|Band |vol\. |no\. |n[°º] ?)(?P<number>\d{1,4})"),
        ("report", r"(?P<genre>(?:[A-Z][\w.]+ ){0,3}(?:Tech(?:nical|\.) Rep(?:ort|\.)|Rep(?:ort|\.)|White Paper"
                   r"|Working Paper|Discussion Paper|NBER Paper|RFC|Res(?:earch|\.) Rep(?:ort|\.)|Publication"
                   r"|Memo(?:randum|\.)?)(?: [Nn][or]\.)?) (?P<number>(?:[A-Z]{2,4} )?[A-Z0-9][\w./-]*(?: \([\w-]+\)-\w+)?)"),
        ("doi", r"(?:(?:https?://)?(?:dx\.)?doi\.org/|(?:doi|DOI):? ?)(?P<doi>10\.\d{4,9}/\S*[^\s,;.)])"),
        ("url", rf"(?:(?:[Aa]vailable(?: online)?(?: at| from)?:?|URL:? |[Oo]nline:?|[Aa]vailable:|[Oo]nline unter:?|<"
                rf"|[Ee]n línea:?|[Dd]isponible (?:en|sur|à)(?: l’adresse)?:?|[Ee]n ligne:?|[Uu]nter:?|[Rr]etrieved from) ?)*"
                rf"(?P<url>{URL}|[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)+(?:/\S*)?)>?"),
        ("accessed", rf"(?:- )?(?:[Ll]ast )?(?:[Aa]ccessed|[Rr]etrieved|[Vv]iewed|[Vv]isited|[Cc]onsulté(?:e)? le"
                     rf"|[Cc]onsultado(?: el)?|[Cc]onsultato il|[Aa]bgerufen am"
                     rf"|[Zz]ugriff(?: am)?:?|[Zz]ugegriffen am|[Ss]tand:?|[Zz]uletzt (?:abgerufen|besucht|geprüft) am"
                     rf"|[Aa]cceso:?|[Aa]bruf:?|[Uu]ltimo accesso:?|cited)(?: on)?:? (?P<date>{ANY_DATE})"),
        ("database", _DATABASE),
        ("medium", _MEDIUM),
        ("extent", r"(?:[xvil]+[-,+] ?)?\d{1,4} ?(?:p|pp|S|Seiten|pages|págs|páginas|pagine)\.?(?: ill\.)?"
                   r"|\d{1,3} min(?:utes|\.)?"),
        ("pointed", r"(?P<number>\d{1,4})\.(?P<issue>\d{1,3})"),
        ("review", r"(?:Review of|Rev\. of) .+"),
        ("by", r"[Bb]y [A-Z].{3,60}"),
        ("episode", r"(?P<number>(?:[Ss]eason|[Ee]pisode|[Ee]p\.) \d{1,4}(?:, [Ee]p(?:isode|\.) \d{1,4})?)"),
        ("number", rf"(?P<page>(?=[A-Z]{{0,2}}[-.]?\d|[ivxlc]+\b|e\d){PAGE_LIST})(?:nn?\.?(?: ?\d+)?)?"),
        ("roman", r"(?P<number>[IVX]{1,8}|[IVXLC]{2,8})"),
        ("division", r"(?:Dept\.|Inst\.|Institut|Department|School|Faculty|Fachbereich|Faculté) .{3,60}"),
        ("conference", r"(?:presented at (?:the )?(?P<meeting>.{5,120}))"),
    )
)  # fmt: skip


_PAGES = re.compile(rf"(?P<page>{PAGE_LIST})")
HEAD_KINDS: Final = tuple((kind, pattern) for kind, pattern in KINDS if kind in ("role", "date", "director"))


def classify(source: Text, pieces: list[Piece], kinds: tuple[tuple[str, re.Pattern[str]], ...] = KINDS) -> None:
    """Give each piece its kind; what says nothing of itself is "text", a place of the lists "place"."""
    text, words = source.text, source.words
    for piece in pieces:
        part = text[piece.start : piece.end]
        if piece.mark == ":" and (found := _PAGES.fullmatch(text, piece.start, piece.end)):
            piece.kind, piece.value = "number", found
            continue
        for kind, pattern in kinds:
            found = pattern.fullmatch(text, piece.start, piece.end)
            if not found and piece.end < len(text) and text[piece.end] == ".":
                found = pattern.fullmatch(text, piece.start, piece.end + 1)
            if found and not (kind == "roman" and words.is_state(part)):  # "Urbana, IL, USA"
                piece.kind, piece.value = kind, found
                break
        else:
            piece.kind = "place" if place_like(part, words) else "text"


def place_like(text: str, words: Words) -> bool:
    """A place of the lists, or several of them with hyphens ("Roma-Bari")."""
    text = fold(text)
    return place_kind(text, words) == 2 or (
        ("-" in text or "–" in text) and all(place_kind(part, words) == 2 for part in re.split(r"[-–]", text))
    )


def looks_published(source: Text, start: int, end: int) -> bool:
    """Could these words be the name of a publisher?"""
    return publisher_score(source.text[start:end], source.words) >= 1
