"""BibTeX and BibLaTeX files: lossless syntax, entries, names, LaTeX, writing and tidying.

``syntax`` is the text with its positions, ``entries`` what it means, ``latex`` and ``names`` read values, ``writer`` writes
new entries, ``tidy`` rewrites the form of old ones.
"""
