"""Figures of a period against each other, and against the duties of the days in it."""

from collections.abc import Container, Iterator, Sequence

from tiepdan.i18n import _
from tiepdan.law.duties.frequency import DutyBalance, Span
from tiepdan.law.vocabulary.meeting import MeetingKind
from tiepdan.reports.checks.finding import Finding
from tiepdan.reports.figures.catalogue import FIGURES
from tiepdan.reports.lists.law.time_limits import often
from tiepdan.reports.period import Period
from tiepdan.reports.statistics.sections.indicators import decimal
from tiepdan.reports.statistics.statistics import Statistics

_DIALOGUES = frozenset(
    {
        MeetingKind.PERIODIC_DIALOGUE,
        MeetingKind.AD_HOC_DIALOGUE,
        MeetingKind.THEMATIC_DIALOGUE,
    }
)
_MONTHS_OF_A_YEAR = 12
_DAYS_OF_A_YEAR = 365.25


def figure_findings(
    counted: Statistics, duties: Sequence[DutyBalance], said: Container[str]
) -> Iterator[Finding]:
    """What a reader would ask about the figures of a period that a report has ``said``."""
    for finding in _all_findings(counted, duties):
        if not finding.numbers or any(figure_id in said for figure_id in finding.numbers):
            yield finding


def _all_findings(counted: Statistics, duties: Sequence[DutyBalance]) -> Iterator[Finding]:
    for sentence in counted.disagreements():
        yield Finding("adds-up", sentence)
    yield from _parts(counted)
    yield from _people(counted)
    yield from _sessions(counted)
    for balance in duties:
        yield from _duty(counted, balance)
    yield from _opinions(counted)
    yield from _notices(counted)


def _numbers(counted: Statistics, *ids: str) -> dict[str, int]:
    return {figure_id: counted.total(figure_id) for figure_id in ids}


def _parts(counted: Statistics) -> Iterator[Finding]:
    """Parts of a figure that are not the whole."""
    sums: dict[tuple[str, str], int] = {}
    for figure in FIGURES.values():
        if figure.part_of and figure.by:
            key = (figure.part_of, figure.by)
            sums[key] = sums.get(key, 0) + counted.total(figure.id)
    for (whole, _by), added in sums.items():
        number = counted.total(whole)
        if added != number:
            yield Finding(
                "parts",
                _("{figure} is {number}, but its parts add up to {sum}.").format(
                    figure=_(FIGURES[whole].label), number=number, sum=added
                ),
                {whole: number},
            )


def _people(counted: Statistics) -> Iterator[Finding]:
    """Fewer people than turns."""
    numbers = _numbers(counted, "visits", "visitors")
    if numbers["visitors"] < numbers["visits"]:
        yield Finding(
            "people",
            _("{visitors} people in {visits} turns: a turn has one person at least.").format(
                **numbers
            ),
            numbers,
        )


def _sessions(counted: Statistics) -> Iterator[Finding]:
    """Sessions without anybody, and sessions of which nobody said whether they were held."""
    numbers = _numbers(
        counted, "receptions_held", "receptions_nobody_came", "periodic_visits", "regular_visits"
    )
    if numbers["receptions_nobody_came"]:
        yield Finding(
            "sessions",
            _(
                "{receptions_held} periodic sessions were held, with {periodic_visits} turns"
                " (and {regular_visits} at regular reception): to {receptions_nobody_came} of the"
                " sessions nobody came; say so."
            ).format(**numbers),
            numbers,
        )
    pending = _numbers(counted, "receptions_planned", "receptions_pending")
    if pending["receptions_pending"]:
        yield Finding(
            "pending",
            _(
                "Of {receptions_planned} periodic sessions planned it is not recorded of"
                " {receptions_pending} whether they were held."
            ).format(**pending),
            pending,
        )


def _duty(counted: Statistics, balance: DutyBalance) -> Iterator[Finding]:
    """Sessions and dialogues against how many are asked for."""
    if not balance.missing:
        return
    asked = {
        "duty": balance.duty.name,
        "often": often(balance.version),
        "article": balance.version.article,
        "done": balance.done,
        "required": balance.required,
    }
    numbers = {"done": balance.done, "required": balance.required}
    check = f"duty-{balance.version.id}"
    if balance.duty.kinds & _DIALOGUES:
        own = _numbers(counted, "dialogues_held")
        sentence = _(
            "{dialogues_held} dialogues were held, {often} make {required} ({article}); {done} of"
            " them count for that."
        )
    elif balance.version.per is Span.WEEK and counted.total("receptions_planned"):
        own = _numbers(counted, "receptions_planned", "receptions_held", "receptions_not_held")
        sentence = _(
            "{receptions_held} sessions held and {receptions_not_held} not held are"
            " {receptions_planned}, about {rate} a month; {often} makes {required} ({article}), and"
            " {done} count for that."
        )
    else:
        is_conference = MeetingKind.PEOPLE_CONFERENCE in balance.duty.kinds
        own = _numbers(counted, "conferences_held" if is_conference else "receptions_held")
        sentence = _("{duty}: {done} days of {required}, {often} ({article}).")
    rate = decimal(counted.total("receptions_planned") / _months(counted.period))
    yield Finding(check, sentence.format(**asked, **own, rate=rate), numbers | own)


def _months(period: Period) -> float:
    return max((period.end - period.start).days * _MONTHS_OF_A_YEAR / _DAYS_OF_A_YEAR, 1)


def _opinions(counted: Statistics) -> Iterator[Finding]:
    """More petitions and opinions than matters from receptions: where the others come from."""
    numbers = _numbers(
        counted,
        "petitions_received",
        "reception_matters",
        "petitions_from_dialogues",
        "petitions_from_elsewhere",
    )
    if (
        numbers["reception_matters"]
        and numbers["petitions_received"] > numbers["reception_matters"]
    ):
        yield Finding(
            "opinions",
            _(
                "{petitions_received} petitions and opinions stand beside {reception_matters}"
                " matters from receptions: {petitions_from_dialogues} come from dialogues,"
                " {petitions_from_elsewhere} from elsewhere."
            ).format(**numbers),
            numbers,
        )


def _notices(counted: Statistics) -> Iterator[Finding]:
    """Fewer notices of the committee than dialogues, each of which is to have one."""
    numbers = _numbers(
        counted, "documents_committee_notice", "dialogues_held", "documents_party_notice"
    )
    # An office that lists no notices records them as what followed the dialogues.
    if 0 < numbers["documents_committee_notice"] < numbers["dialogues_held"]:
        yield Finding(
            "notices",
            _(
                "{documents_committee_notice} notices of the People's Committee stand beside"
                " {dialogues_held} dialogues, each of which has a conclusion notice; the Party"
                " committee issued {documents_party_notice} notices."
            ).format(**numbers),
            numbers,
        )
