"""CK226 unknown-language

What it does: reports a langid that is no language of babel or polyglossia.
Why it matters: biblatex then prints the entry in the language of the document; hyphenation and terms are wrong.
Example:
    langid = {englisch}
Use instead:
    langid = {english}
Fix: none.
"""

import difflib
import re
from collections.abc import Iterator

from citekit.linting.rule import WARNING, value_rule
from citekit.linting.subject import Problem, Value
from citekit.linting.text import trimmed, word_set

_LANGUAGES = word_set("""
    acadian afrikaans albanian amharic american ancientgreek arabic armenian asturian australian austrian basque
    belarusian bengali bosnian brazil brazilian breton british bulgarian canadian canadien catalan chinese coptic
    croatian czech danish divehi dutch english esperanto estonian ethiopic farsi finnish francais french friulan
    galician georgian german germanb greek hebrew hindi hungarian icelandic indonesian interlingua irish italian
    japanese kannada kazakh khmer korean kurmanji lao latin latvian lithuanian lowersorbian macedonian magyar
    malay malayalam marathi mexican mongolian naustrian newzealand ngerman norsk norwegian nswissgerman nynorsk
    occitan persian piedmontese polish polutonikogreek portuges portuguese punjabi romanian romansh russian samin
    sanskrit scottish serbian serbianc slovak slovene slovenian spanish swedish swissgerman syriac tamil telugu
    thai tibetan turkish turkmen ukenglish ukrainian uppersorbian urdu usenglish vietnamese welsh
""")
_CODE = re.compile(r"[a-z]{2,3}(?:[-_]\w{2,8})*\Z", re.IGNORECASE)  # BCP 47, which biber maps


@value_rule("CK226", "unknown-language", WARNING, fields=("langid", "hyphenation"))
def unknown_language(value: Value) -> Iterator[Problem]:
    text = value.text.strip()
    if text and text.lower() not in _LANGUAGES and not _CODE.match(text):
        near = difflib.get_close_matches(text.lower(), _LANGUAGES, n=1, cutoff=0.7)
        hint = f"; did you mean {near[0]}?" if near else ""
        yield value.problem(f'"{text}" is no language that babel or polyglossia know{hint}', trimmed(value.text))
