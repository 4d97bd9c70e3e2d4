#!/usr/bin/env python
"""Django's command line for this project. What is wrong ends in a sentence, not in a traceback."""

import os
import sys

OLDEST_PYTHON = (3, 11)


def main() -> None:
    _check_python(sys.version_info[:2])  # first: nothing else here can be read by an old Python
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dilemmakaarten.settings")
    if sys.argv[1:2] == ["workshop"] and not {"-h", "--help"} & set(sys.argv):
        from dilemmakaarten.start import prepare_workshop

        prepare_workshop()
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(f"Een instelling klopt niet. {error}")
    except KeyboardInterrupt:
        sys.exit("\nGestopt.")


def _check_python(version) -> None:  # type: ignore[no-untyped-def]
    if version < OLDEST_PYTHON:
        sys.exit(
            "Python {}.{} is te oud; nodig is {}.{} of nieuwer. ".format(*version, *OLDEST_PYTHON)
            + "Haal een nieuwe op bij https://www.python.org\n"
            "Staat er al een nieuwere op deze computer? Dan: PYTHON=python3.12 make run"
        )


if __name__ == "__main__":
    main()
