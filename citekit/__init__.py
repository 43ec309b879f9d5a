"""citekit: from pages that cite books to bibliographies that can be trusted."""

__version__ = "0.1.0"
