"""Findings over the model, pointing back at source and .bib positions."""
