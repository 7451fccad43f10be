"""Cases (vụ việc): several petitions that are one matter, each counted once."""

from tiepdan.i18n import N_
from tiepdan.law.dated_numbers import NumberId
from tiepdan.law.vocabulary.petition import PetitionKind
from tiepdan.reports.figures.counted_rows import CASES
from tiepdan.reports.figures.figure import Figure, Section

CASES_RECEIVED = Section(
    N_("Cases"),
    (
        Figure(
            "cases_received",
            N_("Cases"),
            CASES,
            meaning=N_(
                "The cases of the petitions and opinions received: what is joined, or a duplicate,"
                " is one case; any other is a case of its own. A case belongs to the period in"
                " which the first of its petitions was received, and to no other."
            ),
        ),
        Figure(
            "cases_of_several",
            N_("of several petitions"),
            CASES,
            "petition_count > 1",
            part_of="cases_received",
            is_hidden_when_zero=True,
            meaning=N_("Those of more than one petition, received then or later."),
        ),
        Figure(
            "cases_competent",
            N_("within competence"),
            CASES,
            "is_within_competence = 1",
            part_of="cases_received",
            by="competence",
            meaning=N_("Those of which any petition is for this office to settle."),
        ),
        Figure(
            "cases_not_competent",
            N_("not within competence"),
            CASES,
            "is_within_competence = 0",
            part_of="cases_received",
            by="competence",
            meaning=N_("Those of which every petition is for another office to settle."),
        ),
        *(
            Figure(
                f"cases_{kind.value}",
                kind.english,
                CASES,
                f"kind = '{kind.value}'",
                part_of="cases_received",
                by="kind",
                meaning=N_("Those whose first petition is of this kind."),
            )
            for kind in PetitionKind
        ),
        Figure(
            "cases_many_headed",
            N_("many-headed"),
            CASES,
            "is_many_headed = 1",
            part_of="cases_received",
            says_none=True,
            rests_on=NumberId.LARGE_GROUP,
            meaning=N_(
                "Those of so many people at once, in one petition or at one visit about it, that"
                " they are a large group by the text in force on that day."
            ),
        ),
        Figure(
            "cases_complex",
            N_("complex"),
            CASES,
            "is_complex = 1",
            part_of="cases_received",
            says_none=True,
            meaning=N_(
                "Those marked as complex (tiepdan mark). That a complaint was found complex for"
                " its time to resolve (tiepdan complex) is not this mark."
            ),
        ),
        Figure(
            "cases_drawn_out",
            N_("drawn-out"),
            CASES,
            "is_drawn_out = 1",
            part_of="cases_received",
            says_none=True,
            meaning=N_("Those marked as drawn-out (tiepdan mark)."),
        ),
        Figure(
            "cases_degradation",
            N_("degradation, self-evolution or self-transformation of cadres"),
            CASES,
            "concerns_degradation = 1",
            part_of="cases_received",
            says_none=True,
            meaning=N_(
                "Those marked as concerning degradation, self-evolution or self-transformation of"
                " cadres (tiepdan mark)."
            ),
        ),
    ),
)
