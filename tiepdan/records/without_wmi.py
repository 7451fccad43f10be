"""Which processor a Windows PC has, told without asking WMI.

SQLAlchemy asks ``platform.machine()`` when it is imported, and Python since 3.12 asks WMI for that,
which hangs or fails where the user has no right to it: https://github.com/python/cpython/issues/125315
"""

import os
import sys


def answer_for_wmi() -> None:
    """Have ``platform.machine()`` answered by the environment, and WMI be asked by nobody.

    To be called before anything asks.
    """
    if "_wmi" not in sys.modules:
        # So Python is told that there is none.
        sys.modules["_wmi"] = None  # type: ignore[assignment]
    import platform  # noqa: PLC0415 (which would import it)

    platform.machine = _machine


def _machine() -> str:
    """As Windows says itself; of a 32-bit program on another processor the second alone tells."""
    variables = ("PROCESSOR_ARCHITEW6432", "PROCESSOR_ARCHITECTURE")
    return next(filter(None, map(os.environ.get, variables)), "")
