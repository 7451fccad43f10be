"""Dialogues and the opinions raised there."""

from tiepdan.i18n import N_
from tiepdan.records.reading.petitions.outcomes.opinions import AT_CONFERENCE, AT_DIALOGUE
from tiepdan.reports.figures.counted_rows import MEETINGS, PETITIONS
from tiepdan.reports.figures.figure import Figure, Section
from tiepdan.reports.figures.public_meetings import answers, attendance

_DIALOGUE = "kind IN ('periodic_dialogue', 'ad_hoc_dialogue', 'thematic_dialogue')"
_CONFERENCE = "kind = 'people_conference'"


DIALOGUES = Section(
    N_("Dialogues"),
    (
        Figure(
            "dialogues",
            N_("Dialogues recorded"),
            MEETINGS,
            _DIALOGUE,
            meaning=N_(
                "Periodic, ad hoc and thematic dialogues, by the day of the dialogue, whatever"
                " became of them."
            ),
        ),
        Figure(
            "dialogues_held",
            N_("held"),
            MEETINGS,
            f"{_DIALOGUE} AND status = 'held'",
            part_of="dialogues",
            by="outcome",
            meaning=N_("Those of them that took place."),
        ),
        *(
            Figure(
                f"dialogues_held_{name}",
                label,
                MEETINGS,
                f"kind = '{name}_dialogue' AND status = 'held'",
                part_of="dialogues_held",
                by="kind",
                meaning=N_("Those held of this kind."),
            )
            for name, label in (
                ("periodic", N_("periodic")),
                ("ad_hoc", N_("ad hoc")),
                ("thematic", N_("thematic")),
            )
        ),
        *attendance("dialogues", "dialogues_held"),
        Figure(
            "dialogues_not_held",
            N_("not held"),
            MEETINGS,
            f"{_DIALOGUE} AND status = 'not_held'",
            part_of="dialogues",
            by="outcome",
            meaning=N_("Those of them that did not take place."),
        ),
        Figure(
            "dialogues_pending",
            N_("outcome not yet recorded"),
            MEETINGS,
            f"{_DIALOGUE} AND status = 'planned'",
            part_of="dialogues",
            by="outcome",
            meaning=N_("Those of them for which nobody has recorded yet whether they were held."),
        ),
        Figure(
            "conferences",
            N_("Conferences with the People recorded"),
            MEETINGS,
            _CONFERENCE,
            meaning=N_(
                "Conferences of the commune's government with the People (Luật 72/2025, Điều 43),"
                " by their day, whatever became of them; they are none of the dialogues above."
            ),
        ),
        *(
            figure
            for name, label, status, meaning in (
                ("held", N_("held"), "held", N_("Those of them that took place.")),
                (
                    "not_held",
                    N_("not held"),
                    "not_held",
                    N_("Those of them that did not take place."),
                ),
                (
                    "pending",
                    N_("outcome not yet recorded"),
                    "planned",
                    N_("Those of them for which nobody has recorded yet whether they were held."),
                ),
            )
            for figure in (
                Figure(
                    f"conferences_{name}",
                    label,
                    MEETINGS,
                    f"{_CONFERENCE} AND status = '{status}'",
                    part_of="conferences",
                    by="outcome",
                    meaning=meaning,
                ),
                *(attendance("conferences", "conferences_held") if name == "held" else ()),
            )
        ),
        Figure(
            "dialogue_opinions",
            N_("Opinions raised at dialogues"),
            PETITIONS,
            f"{AT_DIALOGUE} AND form = 'opinion'",
            meaning=N_(
                "Opinions voiced at a periodic, ad hoc or thematic dialogue, by the day of receipt;"
                " a petition handed in there in writing is none of them, nor what was said at a"
                " conference with the People."
            ),
        ),
        *answers("dialogue_opinions", AT_DIALOGUE),
        Figure(
            "conference_opinions",
            N_("Opinions raised at conferences with the People"),
            PETITIONS,
            f"{AT_CONFERENCE} AND form = 'opinion'",
            is_hidden_when_zero=True,
            meaning=N_(
                "Opinions voiced at a conference with the People, by the day of receipt; a petition"
                " handed in there in writing is none of them."
            ),
        ),
        *answers("conference_opinions", AT_CONFERENCE),
    ),
)
