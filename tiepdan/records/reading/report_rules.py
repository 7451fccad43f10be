"""The reports that this office owes again and again, by national and its province's own rules."""

import sqlite3

from tiepdan import paths
from tiepdan.law.reporting.rules import ReportRule, binding
from tiepdan.law.toml.reports import load_reports
from tiepdan.records.derived.cases import is_bound


def binding_reports(connection: sqlite3.Connection) -> tuple[ReportRule, ...]:
    """Each report with the wordings that bind this office."""
    return binding(load_reports(paths.data_folder()), is_bound(connection))
