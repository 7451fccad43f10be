"""The days of a report, as they were typed."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tiepdan.cli.asking.period import parse_named
from tiepdan.errors import UsageError
from tiepdan.i18n import _
from tiepdan.records import database
from tiepdan.reports.period import Period, parse_period, statutory_period


@dataclass(frozen=True, slots=True)
class Days:
    """What was typed after --from, --to and --period, and the day it is."""

    first: str | None
    last: str | None
    named: str | None
    today: date

    def period(self, path: Path, report: str | None = None) -> Period:
        """The period meant; one by its name has the days of its circular, or of one ``report``.

        Raises:
            UsageError: none was typed, it is no period, or nobody has seen its days.
        """
        name = parse_named(self.named, self.first, self.last)
        if name is None:
            if self.first is None and self.last is None:
                raise UsageError(
                    _("Of which period? For example --period Q1/2026, or --from 2019 --to 2023.")
                )
            return parse_period(self.first, self.last, today=self.today)
        from tiepdan.records.reading.reports.rules import binding_reports  # noqa: PLC0415 (start-up)

        with database.reading(path) as connection:
            rules = binding_reports(connection)
        return statutory_period(name, [one for one in rules if report in {None, one.id}])
