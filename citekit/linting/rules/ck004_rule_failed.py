"""CK004 rule-failed

What it does: names a plugin or rule that raised an error and was left out of the run.
Why it matters: what that rule would have found is not in the report.
Example:
    plugins = ["house-style"], and the package "house-style" is not installed
Use instead:
    install or mend the plugin, or take it out of the configuration
Fix: none.
"""

from citekit.linting.rule import WARNING, told

RULE = told("CK004", "rule-failed", WARNING, __doc__)
