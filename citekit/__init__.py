"""citekit: from pages that cite books to bibliographies that can be trusted.

    import citekit

    found = citekit.extract("article.txt")                # a Bibliography: records with references, doubts, positions
    print(citekit.write(found, "bibtex").text)            # a clean .bib
    print(citekit.render(found, style="mla"))             # the reading list
    print(citekit.parse("Hull, Cordell. The Memoirs …"))  # one reference string
    for finding in citekit.lint(found).findings: ...      # what is missing, and where

Names are loaded when they are first used, so that ``import citekit`` costs next to nothing.
"""

from __future__ import annotations

TYPE_CHECKING = False  # as type checkers know it; `typing` itself would cost a third of start-up
if TYPE_CHECKING:
    from citekit.api import convert as convert
    from citekit.api import extract as extract
    from citekit.api import lint as lint
    from citekit.api import parse as parse
    from citekit.api import read as read
    from citekit.api import render as render
    from citekit.api import write as write
    from citekit.model import Bibliography as Bibliography
    from citekit.model import CitekitError as CitekitError
    from citekit.model import Date as Date
    from citekit.model import Finding as Finding
    from citekit.model import InputError as InputError
    from citekit.model import ItemType as ItemType
    from citekit.model import Name as Name
    from citekit.model import Parsed as Parsed
    from citekit.model import Record as Record
    from citekit.model import Reference as Reference
    from citekit.model import StyleError as StyleError
    from citekit.model import UsageError as UsageError

__version__ = "0.1.0"

__all__ = [
    "Bibliography", "CitekitError", "Date", "Finding", "InputError", "ItemType", "Name", "Parsed", "Record", "Reference",
    "StyleError", "UsageError", "__version__", "convert", "extract", "lint", "parse", "read", "render", "write",
]  # fmt: skip


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'citekit' has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module("citekit.api" if name.islower() else "citekit.model"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
