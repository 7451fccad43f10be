"""Which tiepdan this is, and what its answers rest on."""

import platform
import sqlite3
import sys
from importlib.metadata import PackageNotFoundError, version

from tiepdan import paths
from tiepdan.dates import show_date
from tiepdan.i18n import _
from tiepdan.law.toml.calendars import load_calendar_years
from tiepdan.law.toml.laws import load_limits
from tiepdan.records.derived.fingerprint import data_fingerprint, holidays_version
from tiepdan.records.file.state import SCHEMA_VERSION

_SHOWN = 8
"""So many digits of a digest: enough to tell two PCs apart."""


def print_version() -> None:
    """Print the program's version, as it was installed, then what two PCs may differ in."""
    try:
        number = version("tiepdan")
    except PackageNotFoundError:
        number = _("(not installed, run from its folder)")
    schema = _("schema {schema}, Python {python}, SQLite {sqlite}").format(
        schema=SCHEMA_VERSION, python=platform.python_version(), sqlite=sqlite3.sqlite_version
    )
    sys.stdout.write(f"tiepdan {number}\n{schema}\n{_law()}\n{_calendar()}\n")


def _law() -> str:
    limits = load_limits(paths.data_folder())
    newest = max(wording.since for limit in limits for wording in limit.versions)
    return _("law {digest}, newest wording since {day}").format(
        digest=data_fingerprint().split(":")[0][:_SHOWN], day=show_date(newest)
    )


def _calendar() -> str:
    years = load_calendar_years(paths.data_folder())
    return _("calendar {digest}, confirmed to {year}; holidays {holidays}").format(
        digest=data_fingerprint().split(":")[1][:_SHOWN],
        year=max(year for year, one in years.items() if one.is_confirmed),
        holidays=holidays_version(),
    )
