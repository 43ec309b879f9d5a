"""A reading list as a document: one format a file, each with ``write(reading_list)``."""
