"""What the Party secretary received and chaired, and what was addressed to the Party committee.

The secretary reports on it (Quy định 11-QĐi/TW, Điều 3 khoản 8); what the chair of the People's
Committee does in that capacity alone is in the reports of the State. A session in both capacities
is in both.
"""

from tiepdan.i18n import N_
from tiepdan.reports.figures.counted_rows import MEETINGS, PETITIONS, VISITS
from tiepdan.reports.figures.figure import Figure, Section

_BY_SECRETARY = "is_by_secretary = 1"
_TOOK_PLACE = "status IN ('held', 'nobody_came')"

OF_THE_PARTY = Section(
    N_("The Party secretary"),
    (
        Figure(
            "party_receptions_held",
            N_("Receptions held by the secretary"),
            MEETINGS,
            f"kind IN ('periodic_reception', 'ad_hoc_reception') AND {_BY_SECRETARY}"
            f" AND {_TOOK_PLACE}",
            is_hidden_when_zero=True,
            meaning=N_(
                "Periodic and ad hoc receptions that the Party secretary chaired in that capacity,"
                " also when nobody came."
            ),
        ),
        Figure(
            "party_visits",
            N_("Visits received by the secretary"),
            VISITS,
            _BY_SECRETARY,
            is_hidden_when_zero=True,
            meaning=N_("Turns that the Party secretary received in that capacity."),
        ),
        Figure(
            "party_visitors",
            N_("People in these visits"),
            VISITS,
            _BY_SECRETARY,
            amount="people_count",
            is_hidden_when_zero=True,
            meaning=N_("The people of these turns added up."),
        ),
        Figure(
            "party_dialogues_held",
            N_("Dialogues chaired by the secretary"),
            MEETINGS,
            "kind IN ('periodic_dialogue', 'ad_hoc_dialogue', 'thematic_dialogue')"
            f" AND {_BY_SECRETARY} AND status = 'held'",
            is_hidden_when_zero=True,
            meaning=N_("Dialogues held that the Party secretary chaired in that capacity."),
        ),
        Figure(
            "petitions_to_party",
            N_("Petitions addressed to the Party committee"),
            PETITIONS,
            "addressed_to = 'party'",
            is_hidden_when_zero=True,
            meaning=N_(
                "Petitions and opinions addressed to the Party committee or its secretary, by the"
                " day of receipt."
            ),
        ),
        Figure(
            "petitions_to_party_resolved",
            N_("resolved by the end of the period"),
            PETITIONS,
            "addressed_to = 'party' AND finished_on IS NOT NULL AND finished_on < :end",
            part_of="petitions_to_party",
            is_hidden_when_zero=True,
            meaning=N_("Those of them that had ended by then, in whatever way."),
        ),
    ),
)
