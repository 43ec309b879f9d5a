"""References <-> text, one codec a file."""
