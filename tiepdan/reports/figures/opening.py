"""What an office that starts in the middle knows of the time before: its opening balance."""

from tiepdan.i18n import N_
from tiepdan.reports.figures.counted_rows import OPENING
from tiepdan.reports.figures.figure import Figure, Section

# Its totals are of one span and cannot be parted: only a period with all of it has them.
_IS_WHOLE = "counted_from >= :start"
_OF_PETITIONS = f"kind IS NOT NULL AND {_IS_WHOLE}"
_OF_VISITS = f"kind IS NULL AND {_IS_WHOLE}"

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
            _OF_PETITIONS,
            amount="resolved + closed + carried_forward",
            is_hidden_when_zero=True,
            meaning=N_(
                "What the opening balance says of petitions, on the last day before the register"
                " begins, since the day from which it counts, where the period has all of these"
                " days; the petitions themselves are not in the register, but for those that were"
                " open."
            ),
        ),
        *(
            Figure(
                f"opening_{name}",
                label,
                OPENING,
                _OF_PETITIONS,
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
            _OF_VISITS,
            amount="visits",
            is_hidden_when_zero=True,
            meaning=N_("What the opening balance says of visits."),
        ),
        Figure(
            "opening_visitors",
            N_("People received before the register begins"),
            OPENING,
            _OF_VISITS,
            amount="visitors",
            is_hidden_when_zero=True,
            meaning=N_("What the opening balance says of the people of these visits."),
        ),
    ),
)
