"""``python -m citekit``: answers --version before anything else is imported."""

import sys

from citekit import __version__


def main() -> None:
    """Run the command line; ends the process with the exit code of cli.md."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        print(f"citekit {__version__}")
        return
    from citekit.cli.app import run

    run()


if __name__ == "__main__":
    main()
