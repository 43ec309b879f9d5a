"""One rule a file; the file's name is its code and name, its docstring explains it."""
