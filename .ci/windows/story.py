"""A clerk's first days, command by command; each is run under Wine and here, and compared."""

from dataclasses import dataclass, field

BOOK = "Sổ tiếp công dân.ods"
"""An office's own book, laid where the commands are typed."""

COPY = "Bản sao"
"""A folder for copies, as a stick would be."""

NEWER = "của bản mới.db"
"""A register that a newer program wrote."""

OTHER = "không phải sổ.db"
"""A file that is no register."""


@dataclass(frozen=True)
class Step:
    """One command line: what is typed, on which day, and how it ends."""

    words: tuple[str, ...]
    code: int = 0
    day: str = "06/07/2026"
    variables: dict[str, str] = field(default_factory=dict)


def _step(*words: str, code: int = 0, day: str = "06/07/2026", **variables: str) -> Step:
    return Step(words, code, day, variables)


INIT = (*("init", "--name", "Xã Kỳ Châu", "--province", "Hà Tĩnh", "--clerk", "Hoa", "--no-input"),)
"""A register, as short as it is made."""

ADD = (
    *("add-petition", "--kind", "KNPA", "--received", "06/07/2026", "--name", "Công dân 03"),
    *("--summary", "Đường ngập", "--field", "khác", "--channel", "post", "--no-input"),
)
"""One more petition in whichever register."""

_INIT = _step(
    *("init", "--name", "Xã Kỳ Châu", "--province", "Hà Tĩnh", "--weekday", "thứ năm"),
    *("--half-day", "chiều", "--clerk", "Nguyễn Thị Hoa", "--no-input"),
)
_COMPLAINT = _step(
    *("add-petition", "--kind", "KN", "--received", "10/06/2026", "--name", "Công dân 01"),
    *("--hamlet", "Hiệu Châu", "--field", "đất đai", "--channel", "post", "--no-input"),
    *("--summary", "Không đồng ý với “ranh giới” thửa đất & đường đi (lần 1)"),
)
_DENUNCIATION = _step(
    *("add-petition", "--kind", "TC", "--received", "06/07/2026", "--name", "Công dân 02"),
    *("--summary", "Cán bộ thôn thu tiền sai", "--field", "đất đai", "--channel", "post"),
    "--no-input",
)

FIRST_MINUTE = (_step(), _INIT, _COMPLAINT, _step("overdue"), _step("undo", "--yes"))
"""What every change of the program is tried with."""

STORY = (
    _step(),
    _INIT,
    _COMPLAINT,
    _DENUNCIATION,
    _step(),
    _step("overdue"),
    _step("show", "1"),
    _step("search", "dat dai"),
    _step("accept", "1", "--document", "31/TB-UBND", "--no-input"),
    _step("explain", "1"),
    _step("letter", "1", "acceptance", "-o", "tệp thụ lý.docx"),
    _step("report", "02/XLD", "--period", "Q2/2026"),
    _step("stats", "--from", "01/01/2026", "--to", "06/07/2026"),
    _step("import", BOOK, "--zeros", "add", "--default", "receiver=head", "--yes", "--no-input"),
    _step("visits"),
    _step("petitions", "-o", "tệp đơn.xlsx"),
    _step("petitions", "-o", "tệp đơn.docx"),
    _step("petitions", "-o", "tệp đơn.csv"),
    _step("petitions", "-o", "tệp đơn.json"),
    _step("due", "-o", "tệp hạn.ics", day="01/08/2026"),
    _step("petitions", "-o", "tệp đơn.csv", code=4),
    _step("backup", COPY),
    _step("check"),
    _step("undo", "--yes"),
    _step("history", "1"),
    _step("overdu", code=2),
    _step("show", "99", code=3),
    _step("accept", "1", "--no-input", code=4),
    _step("import", "không có.xlsx", code=3),
    _step("overdue", code=6, TIEPDAN_DB=NEWER),
    _step("overdue", code=6, TIEPDAN_DB=OTHER),
)
"""Init, add, overdue, report, letter, import, each format, backup, check, undo, and refusals."""
