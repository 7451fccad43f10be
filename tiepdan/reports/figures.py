"""Each figure once: its name, its meaning and its SQL, which gives the number or the rows.

A source is a query of rows with a ``day``; a figure takes those that meet its condition and adds
up an amount (by default, one for each row). ``part_of`` names the figure it belongs to and ``by``
the division it is one part of: the parts of a division add up to the whole, always.
"""

from dataclasses import dataclass

from tiepdan.i18n import N_
from tiepdan.law.rules import LARGE_GROUP
from tiepdan.law.vocabulary import (
    DocumentType,
    Issuer,
    NotHeldReason,
    PetitionKind,
    Sanctioned,
)
from tiepdan.reports.sources import (
    DOCUMENTS,
    MATTERS,
    MEETINGS,
    PETITIONS,
    SANCTIONS,
    VISITS,
    Source,
)


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a report."""

    id: str
    label: str
    source: Source
    condition: str = "1 = 1"
    amount: str = "1"
    part_of: str | None = None
    by: str = ""
    is_hidden_when_zero: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """Figures under a heading of the report."""

    title: str
    figures: tuple[Figure, ...]


_PERIODIC = "kind = 'periodic_reception'"


_DIALOGUE = "kind IN ('periodic_dialogue', 'ad_hoc_dialogue', 'thematic_dialogue')"


_FINISHED = "(finished_on IS NOT NULL AND finished_on < :end)"


_OCCASIONS = (
    ("periodic", N_("at periodic receptions"), "meeting_kind = 'periodic_reception'"),
    ("ad_hoc", N_("at ad hoc receptions"), "meeting_kind = 'ad_hoc_reception'"),
    ("regular", N_("at regular reception"), "meeting_kind = 'regular_reception'"),
)


_RECEPTION = Section(
    N_("Reception of citizens"),
    (
        Figure("receptions_planned", N_("Periodic receptions planned"), MEETINGS, _PERIODIC),
        Figure(
            "receptions_held",
            N_("held"),
            MEETINGS,
            f"{_PERIODIC} AND status IN ('held', 'nobody_came')",
            part_of="receptions_planned",
            by="outcome",
        ),
        Figure(
            "receptions_nobody_came",
            N_("of which nobody came"),
            MEETINGS,
            f"{_PERIODIC} AND status = 'nobody_came'",
            part_of="receptions_held",
        ),
        Figure(
            "receptions_not_held",
            N_("not held"),
            MEETINGS,
            f"{_PERIODIC} AND status = 'not_held'",
            part_of="receptions_planned",
            by="outcome",
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
        ),
        Figure(
            "receptions_ad_hoc_held",
            N_("Ad hoc receptions held"),
            MEETINGS,
            "kind = 'ad_hoc_reception' AND status IN ('held', 'nobody_came')",
        ),
        Figure("visits", N_("Visits"), VISITS),
        *(
            Figure(
                f"{name}_visits",
                label,
                VISITS,
                condition,
                part_of="visits",
                by="occasion",
            )
            for name, label, condition in _OCCASIONS
        ),
        Figure("visitors", N_("People received"), VISITS, amount="people_count"),
        *(
            Figure(
                f"{name}_visitors",
                label,
                VISITS,
                condition,
                amount="people_count",
                part_of="visitors",
                by="occasion",
            )
            for name, label, condition in _OCCASIONS
        ),
        Figure(
            "large_groups",
            N_("Large groups (5 people or more)"),
            VISITS,
            f"people_count >= {LARGE_GROUP}",
        ),
        Figure("reception_matters", N_("Matters from receptions"), MATTERS),
        Figure(
            "reception_matters_new",
            N_("new"),
            MATTERS,
            "matter = 'new'",
            part_of="reception_matters",
            by="age",
        ),
        Figure(
            "reception_matters_old",
            N_("old"),
            MATTERS,
            "matter = 'old'",
            part_of="reception_matters",
            by="age",
        ),
        Figure(
            "reception_matters_resolved",
            N_("resolved by the end of the period"),
            MATTERS,
            _FINISHED,
            part_of="reception_matters",
            by="state",
        ),
        Figure(
            "reception_matters_unresolved",
            N_("not yet resolved"),
            MATTERS,
            f"NOT {_FINISHED}",
            part_of="reception_matters",
            by="state",
        ),
    ),
)


_DIALOGUES = Section(
    N_("Dialogues"),
    (
        Figure("dialogues", N_("Dialogues recorded"), MEETINGS, _DIALOGUE),
        Figure(
            "dialogues_held",
            N_("held"),
            MEETINGS,
            f"{_DIALOGUE} AND status = 'held'",
            part_of="dialogues",
            by="outcome",
        ),
        *(
            Figure(
                f"dialogues_held_{name}",
                label,
                MEETINGS,
                f"kind = '{name}_dialogue' AND status = 'held'",
                part_of="dialogues_held",
                by="kind",
            )
            for name, label in (
                ("periodic", N_("periodic")),
                ("ad_hoc", N_("ad hoc")),
                ("thematic", N_("thematic")),
            )
        ),
        Figure(
            "dialogues_not_held",
            N_("not held"),
            MEETINGS,
            f"{_DIALOGUE} AND status = 'not_held'",
            part_of="dialogues",
            by="outcome",
        ),
        Figure(
            "dialogues_pending",
            N_("outcome not yet recorded"),
            MEETINGS,
            f"{_DIALOGUE} AND status = 'planned'",
            part_of="dialogues",
            by="outcome",
        ),
        Figure(
            "dialogue_opinions",
            N_("Opinions raised at dialogues"),
            PETITIONS,
            "channel = 'dialogue'",
        ),
    ),
)


_PETITION_SECTION = Section(
    N_("Petitions and opinions"),
    (
        Figure("petitions_received", N_("Petitions and opinions received"), PETITIONS),
        Figure(
            "petitions_competent",
            N_("within competence"),
            PETITIONS,
            "is_within_competence",
            part_of="petitions_received",
            by="competence",
        ),
        Figure(
            "petitions_not_competent",
            N_("not within competence"),
            PETITIONS,
            "NOT is_within_competence",
            part_of="petitions_received",
            by="competence",
        ),
        *(
            Figure(
                f"petitions_{kind.value}",
                kind.english,
                PETITIONS,
                f"kind = '{kind.value}'",
                part_of="petitions_received",
                by="kind",
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
        *(
            Figure(
                f"petitions_{name}",
                label,
                PETITIONS,
                condition,
                part_of="petitions_received",
                by="state",
            )
            for name, label, condition in (
                (
                    "resolved",
                    N_("resolved by the end of the period"),
                    f"{_FINISHED} AND state = 'resolved'",
                ),
                (
                    "closed",
                    N_("closed without resolution"),
                    f"{_FINISHED} AND state <> 'resolved'",
                ),
                ("open", N_("still open"), f"NOT {_FINISHED}"),
            )
        ),
    ),
)


_DOCUMENT_SECTION = Section(
    N_("Documents issued"),
    (
        Figure("documents", N_("Documents issued"), DOCUMENTS),
        *(
            figure
            for issuer in Issuer
            for figure in (
                Figure(
                    f"documents_{issuer.value}",
                    issuer.english,
                    DOCUMENTS,
                    f"issuer = '{issuer.value}'",
                    part_of="documents",
                    by="issuer",
                    is_hidden_when_zero=issuer not in {Issuer.PARTY, Issuer.COMMITTEE},
                ),
                *(
                    Figure(
                        f"documents_{issuer.value}_{document_type.value}",
                        document_type.english,
                        DOCUMENTS,
                        f"issuer = '{issuer.value}' AND type = '{document_type.value}'",
                        part_of=f"documents_{issuer.value}",
                        by="type",
                        is_hidden_when_zero=True,
                    )
                    for document_type in DocumentType
                ),
            )
        ),
    ),
)


_ACCOUNTABILITY = Section(
    N_("Accountability"),
    tuple(
        Figure(figure_id, label, SANCTIONS, f"subject = '{subject.value}'")
        for figure_id, label, subject in (
            ("heads_disciplined", N_("Heads disciplined"), Sanctioned.HEAD),
            ("officials_disciplined", N_("Officials disciplined"), Sanctioned.OFFICIAL),
            ("petitioners_sanctioned", N_("Petitioners sanctioned"), Sanctioned.PETITIONER),
        )
    ),
)


SECTIONS = (_RECEPTION, _DIALOGUES, _PETITION_SECTION, _DOCUMENT_SECTION, _ACCOUNTABILITY)


FIGURES = {figure.id: figure for section in SECTIONS for figure in section.figures}
