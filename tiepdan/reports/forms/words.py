"""The words of a form file that are no terms of the register: what is counted, when, and states."""

from enum import StrEnum


class Counting(StrEnum):
    """What one column of a form counts or adds up; ``countables`` says from which source."""

    VISITS = "visits"
    """Turns (lượt): what the clerk and then the head received of one case counts once."""

    VISITORS = "visitors"
    """People of these turns."""

    MATTERS = "matters"
    """Cases received, each once in a period, by the highest who received it."""

    RECEPTION_DAYS = "reception_days"
    """Days of reception, each once however many sessions it has."""

    PETITIONS = "petitions"
    """Petitions (đơn), no opinions: at hand until they are examined."""

    CASES = "cases"
    """The cases of these: of several petitions each once, in every period that has one of them."""

    DECISIONS = "decisions"
    """Decisions on complaints and conclusions on denunciations."""

    ENFORCEMENTS = "enforcements"
    """Our decisions and conclusions, at hand until they are carried out."""

    ORDERS = "orders"
    """How much our decisions order of a measure, at hand until it is carried out."""

    CARRIED_OUT = "carried_out"
    """How much of a measure was carried out."""

    DOCUMENTS = "documents"
    """Documents issued."""

    CLASSES = "classes"
    """Training classes."""

    TRAINED = "trained"
    """People in these classes."""

    INSPECTIONS = "inspections"
    """A typed number of inspections."""

    EXCHANGES = "exchanges"
    """What passed between us and another body about a petition."""


class When(StrEnum):
    """How what is counted belongs to the period; all but the first need something that ends."""

    WITHIN = "within"
    """It is of a day of the period: received, held, issued."""

    CARRIED_OVER = "carried_over"
    """It is of before the period, and had not ended before it."""

    AT_HAND = "at_hand"
    """Both."""

    ENDED = "ended"
    """It ended in the period: petitions by their examination, orders by being carried out."""

    CARRIED_FORWARD = "carried_forward"
    """It had not ended by the end of the period."""


class Desk(StrEnum):
    """Who received, as form 01/TCD has it."""

    HEAD = "head"
    """The chair of the People's Committee, also where he is the Party secretary as well."""

    DEPUTY = "deputy"
    """Somebody whom the chair delegated."""

    CLERK = "clerk"
    """The regular reception."""

    ELSEWHERE = "elsewhere"
    """The Party secretary or the chair of the People's Council alone: of other reports."""


class Stage(StrEnum):
    """How far a case had come by the end of the period."""

    CONSIDERED = "considered"
    """Neither accepted nor declined, and not ended."""

    ACCEPTED = "accepted"
    """Accepted, also what was decided since."""

    DECLINED = "declined"
    TERMINATED = "terminated"
    """Ended by a decision to terminate it."""

    WITHDRAWN = "withdrawn"
    """Withdrawn before it was accepted: there was nothing to terminate."""


class Way(StrEnum):
    """Where a petition went that is not ours, by the end of the period; the first one counts."""

    FORWARDED = "forwarded"
    GUIDED = "guided"


class Unit(StrEnum):
    """In what an amount is told."""

    MILLION_DONG = "million_dong"
    THOUSAND_DONG = "thousand_dong"
    DONG = "dong"
    SQUARE_METRES = "m2"
    HECTARES = "ha"

    @property
    def is_of_land(self) -> bool:
        """Whether it is an area."""
        return self in {self.SQUARE_METRES, self.HECTARES}

    @property
    def kept(self) -> int:
        """How many of what is kept (đồng, square decimetres) are one of it."""
        return _KEPT[self]


_KEPT = {
    Unit.MILLION_DONG: 1_000_000,
    Unit.THOUSAND_DONG: 1_000,
    Unit.DONG: 1,
    Unit.SQUARE_METRES: 100,
    Unit.HECTARES: 1_000_000,
}
