"""Petitions and opinions received, and what became of them by the end of the period."""

from tiepdan.i18n import N_
from tiepdan.law.procedure.standing import OTHER_ENDS
from tiepdan.law.vocabulary.petition import PetitionKind
from tiepdan.reports.figures.counted_rows import PETITIONS
from tiepdan.reports.figures.endings import meaning_of_end
from tiepdan.reports.figures.figure import FINISHED, Figure, Section

RECEIVED = Section(
    N_("Petitions and opinions"),
    (
        Figure(
            "petitions_received",
            N_("Petitions and opinions received"),
            PETITIONS,
            meaning=N_("Every petition and opinion recorded, by the day of receipt."),
        ),
        Figure(
            "petitions_submitted",
            N_("petitions (đơn)"),
            PETITIONS,
            "form <> 'opinion'",
            part_of="petitions_received",
            by="form",
            meaning=N_(
                "Those of them that came in writing, or were spoken and written down by whoever"
                " received them: only these are đơn."
            ),
        ),
        Figure(
            "petitions_voiced",
            N_("opinions"),
            PETITIONS,
            "form = 'opinion'",
            part_of="petitions_received",
            by="form",
            meaning=N_(
                "Those of them that were voiced at a dialogue, a conference with the People or a"
                " voters' meeting: ý kiến, and no đơn."
            ),
        ),
        Figure(
            "petitions_competent",
            N_("within competence"),
            PETITIONS,
            "is_within_competence",
            part_of="petitions_received",
            by="competence",
            meaning=N_("Those of them that are for this office to settle."),
        ),
        Figure(
            "petitions_not_competent",
            N_("not within competence"),
            PETITIONS,
            "NOT is_within_competence",
            part_of="petitions_received",
            by="competence",
            meaning=N_("Those of them that are for another office to settle."),
        ),
        Figure(
            "petitions_anonymous",
            N_("anonymous"),
            PETITIONS,
            "is_anonymous",
            part_of="petitions_received",
            is_hidden_when_zero=True,
            meaning=N_("Those of them of which nobody knows who sent them; no reply is owed."),
        ),
        *(
            Figure(
                f"petitions_{kind.value}",
                kind.english,
                PETITIONS,
                f"kind = '{kind.value}'",
                part_of="petitions_received",
                by="kind",
                meaning=N_("Those of them that are of this kind."),
            )
            for kind in PetitionKind
        ),
        *(
            Figure(
                f"petitions_from_{name}",
                label,
                PETITIONS,
                condition,
                part_of="petitions_received",
                by="origin",
                meaning=N_("Those of them that came this way."),
            )
            for name, label, condition in (
                ("receptions", N_("from receptions"), "channel = 'reception'"),
                ("dialogues", N_("from dialogues"), "channel = 'dialogue'"),
                (
                    "elsewhere",
                    N_("from other sources"),
                    "channel NOT IN ('reception', 'dialogue')",
                ),
            )
        ),
        Figure(
            "petitions_resolved",
            N_("resolved by the end of the period"),
            PETITIONS,
            f"{FINISHED} AND state = 'resolved'",
            part_of="petitions_received",
            by="state",
            meaning=N_("Those of them that were answered or decided by then."),
        ),
        Figure(
            "petitions_closed",
            N_("ended otherwise"),
            PETITIONS,
            f"{FINISHED} AND state <> 'resolved'",
            part_of="petitions_received",
            by="state",
            meaning=N_(
                "Those of them that ended by then without an answer or decision: declined,"
                " forwarded, guided, returned, filed, withdrawn or terminated, or settled on an"
                " unknown day."
            ),
        ),
        *(
            Figure(
                f"petitions_{event.value}",
                event.english,
                PETITIONS,
                f"{FINISHED} AND state <> 'resolved' AND ended_by = '{event.value}'",
                part_of="petitions_closed",
                by="event",
                is_hidden_when_zero=True,
                meaning=meaning_of_end(event),
            )
            for event in OTHER_ENDS
        ),
        Figure(
            "petitions_open",
            N_("still open"),
            PETITIONS,
            f"NOT {FINISHED}",
            part_of="petitions_received",
            by="state",
            meaning=N_("Those of them for which something was still owed then."),
        ),
    ),
)
