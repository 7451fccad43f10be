"""Receptions of citizens, visits and the matters they brought."""

from tiepdan.i18n import N_
from tiepdan.law.dated_numbers import NumberId
from tiepdan.law.vocabulary.meeting import NotHeldReason
from tiepdan.reports.figures.counted_rows import MATTERS, MEETINGS, VISITS
from tiepdan.reports.figures.figure import FINISHED, Figure, Section
from tiepdan.reports.figures.visits import SAME_CONTENT, VISITS_BY_THE_BOOK

_PERIODIC = "kind = 'periodic_reception'"

_OCCASIONS = (
    ("periodic", N_("at periodic receptions"), "meeting_kind = 'periodic_reception'"),
    ("ad_hoc", N_("at ad hoc receptions"), "meeting_kind = 'ad_hoc_reception'"),
    ("regular", N_("at regular reception"), "meeting_kind = 'regular_reception'"),
)


RECEPTION = Section(
    N_("Reception of citizens"),
    (
        Figure(
            "receptions_planned",
            N_("Periodic receptions planned"),
            MEETINGS,
            _PERIODIC,
            meaning=N_(
                "Receptions the leaders hold on fixed days, by the day of the reception, whatever"
                " became of them."
            ),
        ),
        Figure(
            "receptions_held",
            N_("held"),
            MEETINGS,
            f"{_PERIODIC} AND status IN ('held', 'nobody_came')",
            part_of="receptions_planned",
            by="outcome",
            meaning=N_("Those of them at which the office received, also when nobody came."),
        ),
        Figure(
            "receptions_nobody_came",
            N_("of which nobody came"),
            MEETINGS,
            f"{_PERIODIC} AND status = 'nobody_came'",
            part_of="receptions_held",
            meaning=N_("Those held to which no citizen came."),
        ),
        Figure(
            "receptions_not_held",
            N_("not held"),
            MEETINGS,
            f"{_PERIODIC} AND status = 'not_held'",
            part_of="receptions_planned",
            by="outcome",
            meaning=N_("Those of them that did not take place."),
        ),
        *(
            Figure(
                f"receptions_not_held_{reason.value}",
                reason.english,
                MEETINGS,
                f"{_PERIODIC} AND not_held_reason = '{reason.value}'",
                part_of="receptions_not_held",
                by="reason",
                is_hidden_when_zero=True,
                meaning=N_("Those not held for this reason."),
            )
            for reason in NotHeldReason
        ),
        Figure(
            "receptions_pending",
            N_("outcome not yet recorded"),
            MEETINGS,
            f"{_PERIODIC} AND status = 'planned'",
            part_of="receptions_planned",
            by="outcome",
            meaning=N_("Those of them for which nobody has recorded yet whether they were held."),
        ),
        Figure(
            "receptions_ad_hoc_held",
            N_("Ad hoc receptions held"),
            MEETINGS,
            "kind = 'ad_hoc_reception' AND status IN ('held', 'nobody_came')",
            meaning=N_("Receptions outside the fixed days that were held, also when nobody came."),
        ),
        Figure(
            "visits",
            N_("Visits"),
            VISITS,
            meaning=N_(
                "Each turn of a person or a delegation at any reception counts once, however many"
                " came; by the day of the visit."
            ),
        ),
        *(
            Figure(
                f"{name}_visits",
                label,
                VISITS,
                condition,
                part_of="visits",
                by="occasion",
                meaning=N_("Those of them at receptions of this kind."),
            )
            for name, label, condition in _OCCASIONS
        ),
        *VISITS_BY_THE_BOOK,
        Figure(
            "visitors",
            N_("People received"),
            VISITS,
            amount="people_count",
            meaning=N_("The people of all visits added up; who came twice counts twice."),
        ),
        *(
            Figure(
                f"{name}_visitors",
                label,
                VISITS,
                condition,
                amount="people_count",
                part_of="visitors",
                by="occasion",
                meaning=N_("The people of the visits at receptions of this kind."),
            )
            for name, label, condition in _OCCASIONS
        ),
        SAME_CONTENT,
        Figure(
            "large_groups",
            N_("Large groups"),
            VISITS,
            "is_large_group = 1",
            rests_on=NumberId.LARGE_GROUP,
            meaning=N_(
                "Visits of so many people that they are a large group by the text in force on the"
                " day of the visit."
            ),
        ),
        Figure(
            "reception_matters",
            N_("Matters from receptions"),
            MATTERS,
            meaning=N_(
                "Each petition at each visit that led to it or was about it, each visit with a"
                " matter that became no petition, and each petition handed in at a reception"
                " without a visit; by the day of the visit, else of receipt."
            ),
        ),
        Figure(
            "reception_matters_new",
            N_("new"),
            MATTERS,
            "matter = 'new'",
            part_of="reception_matters",
            by="age",
            meaning=N_("Those brought for the first time."),
        ),
        Figure(
            "reception_matters_old",
            N_("old"),
            MATTERS,
            "matter = 'old'",
            part_of="reception_matters",
            by="age",
            meaning=N_("Those brought before."),
        ),
        Figure(
            "reception_matters_resolved",
            N_("resolved by the end of the period"),
            MATTERS,
            FINISHED,
            part_of="reception_matters",
            by="state",
            meaning=N_(
                "Those whose petition had ended by the end of the period, or that became no"
                " petition and were answered, guided, forwarded or refused at the visit."
            ),
        ),
        Figure(
            "reception_matters_unresolved",
            N_("not yet resolved"),
            MATTERS,
            f"NOT {FINISHED}",
            part_of="reception_matters",
            by="state",
            meaning=N_(
                "Those whose petition was still open at the end of the period, or that became no"
                " petition and of which no such outcome is recorded."
            ),
        ),
    ),
)
