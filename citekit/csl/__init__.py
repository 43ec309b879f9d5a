"""References + style -> rich text: citeproc-py, completed from outside."""
