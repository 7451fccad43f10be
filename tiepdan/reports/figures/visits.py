"""What the reception book says of the visits: who received, what for, and what became of it."""

from collections.abc import Iterator

from tiepdan.i18n import N_
from tiepdan.law.vocabulary.petition import PetitionKind, SubjectField
from tiepdan.law.vocabulary.petition_event import RefusalGround
from tiepdan.law.vocabulary.terms import Term
from tiepdan.law.vocabulary.visit import Receiver, VisitOutcome
from tiepdan.reports.figures.counted_rows import VISITS
from tiepdan.reports.figures.figure import Figure

_WITHOUT = "without"
_REFUSED = f"visits_outcome_{VisitOutcome.REFUSED.value}"


def _divided(
    by: str, column: str, terms: type[Term], meaning: str, without: str = "", of: str = "visits"
) -> Iterator[Figure]:
    """A figure for each term, and one for what nobody said; shown where there is something."""
    for term in terms:
        yield Figure(
            f"{of}_{by}_{term.value}",
            term.english,
            VISITS,
            f"{column} = '{term.value}'",
            part_of=of,
            by=by,
            is_hidden_when_zero=True,
            meaning=meaning,
        )
    if without:
        yield Figure(
            f"{of}_{by}_{_WITHOUT}",
            without,
            VISITS,
            f"{column} IS NULL",
            part_of=of,
            by=by,
            is_hidden_when_zero=True,
            meaning=N_("Those of them of which nobody said it, and of which it does not follow."),
        )


def _outcomes() -> Iterator[Figure]:
    """What became of them, and of those not received on which ground."""
    for figure in _divided(
        "outcome",
        "outcome",
        VisitOutcome,
        N_(
            "Those of them of which this became, by the reception book; what a petition that it"
            " led to became is counted with the petitions."
        ),
        N_("outcome not said"),
    ):
        yield figure
        if figure.id == _REFUSED:
            yield from _divided(
                "ground",
                "ground",
                RefusalGround,
                N_("Those not received on this ground."),
                of=_REFUSED,
            )


VISITS_BY_THE_BOOK = (
    *_divided(
        "receiver",
        "receiver",
        Receiver,
        N_("Those of them that were received so."),
    ),
    *_divided(
        "kind",
        "kind",
        PetitionKind,
        N_("Those of them with a matter of this kind: as was said, else that of the petition."),
        N_("kind not said"),
    ),
    *_divided(
        "field",
        "field",
        SubjectField,
        N_("Those of them with a matter of this field: as was said, else that of the petition."),
        N_("field not said"),
    ),
    Figure(
        "visits_competence_within",
        N_("within competence"),
        VISITS,
        "is_within_competence = 1",
        part_of="visits",
        by="competence",
        is_hidden_when_zero=True,
        meaning=N_("Those of them with a matter that we may settle."),
    ),
    Figure(
        "visits_competence_outside",
        N_("outside competence"),
        VISITS,
        "is_within_competence = 0",
        part_of="visits",
        by="competence",
        is_hidden_when_zero=True,
        meaning=N_("Those of them with a matter that is another body's."),
    ),
    Figure(
        "visits_competence_without",
        N_("competence not said"),
        VISITS,
        "is_within_competence IS NULL",
        part_of="visits",
        by="competence",
        is_hidden_when_zero=True,
        meaning=N_("Those of them of which nobody said it, and of which it does not follow."),
    ),
    *_outcomes(),
)
"""Divisions of the visits that each add up to all of them."""

SAME_CONTENT = Figure(
    "visits_same_content",
    N_("People with the same content"),
    VISITS,
    amount="same_content",
    meaning=N_(
        "The people of all visits who have the same content as those who came, with these;"
        " where nobody said how many, those who came."
    ),
)
