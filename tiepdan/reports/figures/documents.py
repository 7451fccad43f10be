"""Documents issued, and sanctions imposed."""

from tiepdan.i18n import N_
from tiepdan.law.vocabulary.document import DocumentType, Issuer, Sanctioned
from tiepdan.reports.figures.counted_rows import DOCUMENTS, SANCTIONS
from tiepdan.reports.figures.figure import Figure, Section

ISSUED = Section(
    N_("Documents issued"),
    (
        Figure(
            "documents",
            N_("Documents issued"),
            DOCUMENTS,
            meaning=N_("Every document recorded, by its day of issue."),
        ),
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
                    meaning=N_("Those of them by this issuer."),
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
                        meaning=N_("Those of this issuer that are of this type."),
                    )
                    for document_type in DocumentType
                ),
            )
        ),
    ),
)


ACCOUNTABILITY = Section(
    N_("Accountability"),
    tuple(
        Figure(
            figure_id,
            label,
            SANCTIONS,
            f"subject = '{subject.value}'",
            meaning=N_("Sanctions imposed on such persons, by the day; one for each time."),
        )
        for figure_id, label, subject in (
            ("heads_disciplined", N_("Heads disciplined"), Sanctioned.HEAD),
            ("officials_disciplined", N_("Officials disciplined"), Sanctioned.OFFICIAL),
            ("petitioners_sanctioned", N_("Petitioners sanctioned"), Sanctioned.PETITIONER),
        )
    ),
)
