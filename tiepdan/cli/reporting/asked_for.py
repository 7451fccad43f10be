"""A report by the id that lists have of it, such as BC-TTR: the forms and words it consists of."""

from collections.abc import Iterator
from pathlib import Path

from tiepdan import paths
from tiepdan.cli.asking.period import parse_named
from tiepdan.errors import UsageError
from tiepdan.i18n import _
from tiepdan.law.reporting.periods import ReportPeriod
from tiepdan.law.reporting.rules import Content, ReportRule, asked_for
from tiepdan.law.toml.reports import load_reports
from tiepdan.records import database
from tiepdan.records.reading.reports.reports import rule_meant
from tiepdan.records.reading.reports.rules import binding_reports
from tiepdan.reports.documents.outlines import load_outlines
from tiepdan.reports.forms.choosing import ALL
from tiepdan.text import word_key


def parts_asked_for(name: str, path: Path, named: str | None) -> list[str]:
    """What a report consists of in a period: of quarter IV forms alone; of another name that name.

    What is in words stands last.

    Raises:
        UsageError: it is the id of a report and no period is named, or none of that report.
    """
    if all(word_key(rule.id) != word_key(name) for rule in load_reports(paths.data_folder())):
        return [name]
    period = parse_named(named, None, None)
    if period is None:
        raise UsageError(
            _("Of which period is {report}? For example --period Q1/2026.").format(report=name)
        )
    with database.reading(path) as connection:
        rule = rule_meant(binding_reports(connection), period, name)
    return list(_parts(rule, period, path)) or [name]


def _parts(rule: ReportRule, period: ReportPeriod, path: Path) -> Iterator[str]:
    asked = asked_for(rule, period)
    content = asked.content if asked else Content.UNSEEN
    if content in {Content.FORMS, Content.TEXT_AND_FORMS}:
        yield ALL
    if content is not Content.FORMS:
        outlines = load_outlines(path)
        yield from dict.fromkeys(one.id for one in outlines if one.report == rule.id)
