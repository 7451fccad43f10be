"""The file of measures that decisions order and enforcement achieves."""

from dataclasses import dataclass, field
from datetime import date
from functools import partial

from tiepdan.facts.subjects import DecisionMeasure
from tiepdan.i18n import _
from tiepdan.law.procedure.decision_measures import Measures, parse_amount
from tiepdan.law.vocabulary.decision import Measure
from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.numbers import PetitionNumber
from tiepdan.parsing import parse_row_number
from tiepdan.records.importing.files.reading import Files, Readers, Reading, Unadded
from tiepdan.records.importing.recorded import Found
from tiepdan.records.importing.rows import Row
from tiepdan.records.writing import event_corrections
from tiepdan.records.writing.petitions.decision_measures import add_measures_to, measures_of

_MeasuresOf = tuple[PetitionNumber, PetitionEventKind, tuple[date, int | None] | None]
"""Which event measures are of; its day where it was said, and which of that day."""


@dataclass(frozen=True, slots=True)
class _MeasuresRead:
    """What one event orders or achieves, and the line that first said so."""

    row: Row
    amounts: dict[Measure, int] = field(default_factory=dict)


class MeasureFiles(Files):
    """Measures, a line each; what one event orders is recorded once all of it is known."""

    def __init__(self, reading: Reading) -> None:
        super().__init__(reading)
        self._measures: dict[_MeasuresOf, _MeasuresRead] = {}

    @property
    def readers(self) -> Readers:
        """What reads a line of each file."""
        return {
            "decision_measures": self._decision_measure,
        }

    def _decision_measure(self, row: Row) -> Unadded | None:
        key = (
            self._reading.petition_number(row, "petition"),
            row.required("event", PetitionEventKind.parse),
            row.optional("date", self._day_and_place),
        )
        measure = row.required("measure", Measure.parse)
        amount = row.required("amount", partial(parse_amount, measure))
        if key[0] in self._reading.known:
            there = self._there(key)
            if measure in there:
                self._compare(row, key, there, DecisionMeasure(measure=measure, amount=amount))
                return Unadded.THERE
        measures = self._measures.setdefault(key, _MeasuresRead(row))
        if measure in measures.amounts:
            raise row.problem(_("“{measure}” is there twice.").format(measure=measure.label))
        measures.amounts[measure] = amount
        return None

    def _there(self, key: _MeasuresOf) -> Measures:
        """The measures that are recorded of an event."""
        number, kind, day = key
        of_day, place = day or (None, None)
        petition = self._reading.casework.of(number)
        return measures_of(self._session, petition, kind, of_day=of_day, place=place)

    def _compare(self, row: Row, key: _MeasuresOf, there: Measures, said: DecisionMeasure) -> None:
        number, kind, day = key
        recorded = {"measure": said.measure, "amount": there[said.measure]}
        found = Found(0, recorded, is_covered=False)
        recorded_as = self._reading.recorded.compare
        stays = number in self._reading.settled
        if not recorded_as(row, "decision_measure", found, said, number=str(number), stays=stays):
            return
        if self._reading.is_update and not stays:
            of_day, place = day or (None, None)
            event_corrections.correct_event(
                self._session,
                number,
                kind,
                of_day,
                place=place,
                facts={},
                measures={**there, said.measure: said.amount},
            )

    def _day_and_place(self, typed: str) -> tuple[date, int | None]:
        """The day of an event, and of several of that day which one: 10/03/2026#2."""
        day, _sign, place = typed.partition("#")
        return self._reading.past(day), parse_row_number(place) if place else None

    def add_measures(self) -> None:
        """Record the measures event by event, once all of each are known: they must fit together.

        Decisions come before their enforcement, which may not go beyond them.
        """
        order = list(PetitionEventKind)
        for (number, kind, day), measures in sorted(
            self._measures.items(),
            key=lambda item: (
                item[0][0],
                order.index(item[0][1]),
                item[0][2][0] if item[0][2] else date.min,
                item[0][2][1] or 0 if item[0][2] else 0,
            ),
        ):
            meant = partial(self._add_measures_of, number, kind, day)
            self._reading.take_over(measures.row, partial(meant, measures.amounts))

    def _add_measures_of(
        self,
        number: PetitionNumber,
        kind: PetitionEventKind,
        day: tuple[date, int | None] | None,
        amounts: Measures,
        _row: Row,
    ) -> None:
        of_day, place = day or (None, None)
        add_measures_to(
            self._session,
            self._reading.casework.of(number),
            kind,
            amounts,
            of_day=of_day,
            place=place,
            is_as_recorded=number in self._reading.settled,
        )
