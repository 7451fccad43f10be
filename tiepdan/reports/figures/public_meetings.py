"""What dialogues, conferences and voters' meetings have in common: attendance, opinions answered.

A number that nobody recorded is none: each sum stands beside how many meetings it comes from.
"""

from tiepdan.i18n import N_
from tiepdan.records.reading.petitions.outcomes.opinions import outcome_before
from tiepdan.reports.figures.counted_rows import MEETINGS, OPINIONS
from tiepdan.reports.figures.figure import Figure


def attendance(prefix: str, held: str) -> tuple[Figure, ...]:
    """Who came and who spoke, over the meetings of which that was recorded.

    ``held`` is the figure of the meetings held, whose condition is ``prefix``'s.
    """
    return tuple(
        Figure(
            f"{prefix}_{name}",
            label,
            MEETINGS,
            f"{_HELD[prefix]} AND {column} IS NOT NULL",
            amount=amount,
            part_of=held if amount == "1" else None,
            under=None if amount == "1" else held,
            is_hidden_when_zero=True,
            meaning=meaning,
        )
        for name, label, column, amount, meaning in (
            (
                "people_recorded",
                N_("of which the number of people is recorded"),
                "people_present",
                "1",
                N_("Those held of which somebody recorded how many were present."),
            ),
            (
                "people",
                N_("People present, where recorded"),
                "people_present",
                "people_present",
                N_("The people present of those meetings added up; who came twice counts twice."),
            ),
            (
                "speakers_recorded",
                N_("of which the number of speakers is recorded"),
                "speakers",
                "1",
                N_("Those held of which somebody recorded how many spoke."),
            ),
            (
                "speakers",
                N_("Speakers, where recorded"),
                "speakers",
                "speakers",
                N_("The speakers of those meetings added up."),
            ),
            (
                "announced",
                N_("of which announced publicly, as recorded"),
                "announced_on",
                "1",
                N_("Those held of which it is recorded that they were announced."),
            ),
        )
    )


_HELD = {
    "dialogues": (
        "kind IN ('periodic_dialogue', 'ad_hoc_dialogue', 'thematic_dialogue') AND status = 'held'"
    ),
    "conferences": "kind = 'people_conference' AND status = 'held'",
    "voter_meetings": "kind = 'voter_contact' AND status = 'held'",
}


def answers(whole: str, where: str) -> tuple[Figure, ...]:
    """The parts of the opinions raised ``where`` SQL says, by how they were answered."""
    return tuple(
        Figure(
            f"{whole}_{outcome}",
            label,
            OPINIONS,
            f"{where} AND {outcome_before()} = '{outcome}'",
            part_of=whole,
            by="answer",
            is_hidden_when_zero=True,
            meaning=meaning,
        )
        for outcome, label, meaning in (
            (
                "on_the_spot",
                N_("answered on the spot"),
                N_("Those answered on the day of the meeting at which they were raised."),
            ),
            (
                "later",
                N_("answered later"),
                N_(
                    "Those answered after that day and by the end of the period, by the office or"
                    " by an agency's written result, for one opinion or for all of a meeting."
                ),
            ),
            (
                "forwarded",
                N_("forwarded elsewhere"),
                N_(
                    "Those forwarded to another body by the end of the period, not answered on the"
                    " spot, whoever answered them then."
                ),
            ),
            (
                "ended",
                N_("ended without an answer"),
                N_(
                    "Those that ended otherwise by the end of the period, such as withdrawn or"
                    " filed."
                ),
            ),
            (
                "owed",
                N_("still owed"),
                N_(
                    "Those neither answered nor forwarded nor ended by the end of the period. A"
                    " notice of the time and the body that settles it is no answer."
                ),
            ),
        )
    )
