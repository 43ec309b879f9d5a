"""Fragment -> Parsed."""
