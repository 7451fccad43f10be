"""The reports that this office owes again and again, by national and its province's own rules."""

import sqlite3

from tiepdan import paths
from tiepdan.law.reporting.rules import ReportRule, binding
from tiepdan.law.toml.reports import load_reports


def binding_reports(connection: sqlite3.Connection) -> tuple[ReportRule, ...]:
    """Each report with the wordings that bind this office."""
    rules = load_reports(paths.data_folder())
    if all(rule.pack is None for rule in rules):
        return rules
    from tiepdan.records.derived.cases import is_bound  # noqa: PLC0415 (start-up of each morning)

    return binding(rules, is_bound(connection))
