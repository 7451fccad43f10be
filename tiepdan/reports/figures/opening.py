"""What an office that starts in the middle knows of the time before: its opening balance."""

from tiepdan.i18n import N_
from tiepdan.reports.figures.counted_rows import OPENING
from tiepdan.reports.figures.figure import Figure, Section

_ENDS = (
    ("resolved", N_("Resolved"), N_("Those resolved before the register begins.")),
    ("closed", N_("Closed otherwise"), N_("Those that ended otherwise before it begins.")),
    (
        "carried_forward",
        N_("Carried forward"),
        N_("Those that were open when the register begins; they are to be in it as petitions."),
    ),
)
_COMES = (
    ("carried_over", N_("Carried over"), N_("Those open before the time that is counted.")),
    ("received", N_("Received"), N_("Those received in the time that is counted.")),
)

BROUGHT_OVER = Section(
    N_("Opening balance: before the register begins"),
    (
        Figure(
            "opening_total",
            N_("Petitions to handle before the register begins"),
            OPENING,
            "kind IS NOT NULL",
            amount="resolved + closed + carried_forward",
            is_hidden_when_zero=True,
            meaning=N_(
                "What the opening balance says of petitions, on the last day before the register"
                " begins, since the day from which it counts; the petitions themselves are not in"
                " the register, but for those that were open."
            ),
        ),
        *(
            Figure(
                f"opening_{name}",
                label,
                OPENING,
                "kind IS NOT NULL",
                amount=name,
                part_of="opening_total",
                by=by,
                is_hidden_when_zero=True,
                meaning=meaning,
            )
            for by, figures in (("coming", _COMES), ("ending", _ENDS))
            for name, label, meaning in figures
        ),
        Figure(
            "opening_visits",
            N_("Visits before the register begins"),
            OPENING,
            "kind IS NULL",
            amount="visits",
            is_hidden_when_zero=True,
            meaning=N_("What the opening balance says of visits."),
        ),
        Figure(
            "opening_visitors",
            N_("People received before the register begins"),
            OPENING,
            "kind IS NULL",
            amount="visitors",
            is_hidden_when_zero=True,
            meaning=N_("What the opening balance says of the people of these visits."),
        ),
    ),
)
