"""References on disk: a folder of .bib files, which stay the truth and the user's.

``holdings`` reads them, ``draft`` and ``changing`` write changes; ``index``, ``query`` and ``search`` find; ``incoming`` and
``adding`` take in; ``identity``, ``merging`` and ``combining`` make one of two; ``exporting`` and ``cited`` give away.
``Library`` is all of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from citekit.library.changing import Changed as Changed
    from citekit.library.library import Library as Library

__all__ = ["Changed", "Library"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"citekit.library.{'changing' if name == 'Changed' else 'library'}"), name)
