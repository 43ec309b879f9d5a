"""CK886 not-in-library

What it does: tells that a document cites a key that the library does not have.
Why it matters: the citation stays empty.
Example:
    \\cite{kock2011}, and the library has koch2011
Use instead:
    \\cite{koch2011}
Fix: none.
"""

from citekit.linting.rule import WARNING, told

RULE = told("CK886", "not-in-library", WARNING, __doc__)
