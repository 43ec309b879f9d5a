"""From the rich-text tree to a format: one writer a file, each with ``write``, ``write_value`` and ``escape``.

``write(rich, links=…)`` writes finished rich text, ``write_value(text)`` a CSL-JSON value with its micro-markup (an
annotation), ``escape(text)`` a bare string. Whatever the strings hold, the result is text of the format and no command of it.
"""
