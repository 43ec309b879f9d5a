"""What tests of the library share: libraries on disk, and an index that is nobody else's."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from citekit.library import Library

Make = Callable[..., Library]

SMALL = """% kept by hand
@string{jel = "Journal of Economic Literature"}

@book{ostrom1990,
  author    = {Ostrom, Elinor},
  title     = {Governing the Commons},
  publisher = {Cambridge University Press},
  year      = 1990,
  isbn      = {0-521-40599-8},
}

@article{hardin1968,
  author  = {Hardin, Garrett},
  title   = {The Tragedy of the Commons},
  journal = {Science},
  volume  = 162,
  pages   = {1243--1248},
  year    = {1968},
  doi     = {10.1126/science.162.3859.1243},
}

@inproceedings{lee2019,
  author   = {Lee, Ann and G{\\"o}del, Kurt},
  title    = {A Paper on Herds},
  crossref = {proc2019},
}

@proceedings{proc2019,
  title = {Proceedings of the Pasture},
  year  = 2019,
}
"""


@pytest.fixture(scope="session", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An index folder for the tests alone."""
    folder = tmp_path_factory.mktemp("cache")
    before = os.environ.get("XDG_CACHE_HOME")
    os.environ["XDG_CACHE_HOME"] = str(folder)
    yield folder
    if before is None:
        del os.environ["XDG_CACHE_HOME"]
    else:
        os.environ["XDG_CACHE_HOME"] = before


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """A library with files of these names and texts: ``make(a="@book{…}")``; without any, the small one."""

    def made(**files: str | bytes) -> Library:
        folder = tmp_path / "references"
        folder.mkdir(exist_ok=True)
        for name, text in (files or {"library": SMALL}).items():
            (folder / f"{name}.bib").write_bytes(text if isinstance(text, bytes) else text.encode())
        return Library(folder)

    return made
