"""Reading lists: select, group, sort, annotate."""
