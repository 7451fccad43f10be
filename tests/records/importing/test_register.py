"""A register from CSV files: all of it, or a sentence that names file, line and column."""

import csv
import shutil
import sqlite3
from contextlib import closing
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from tests.conftest import entry
from tests.records.registers import content_of
from tiepdan import paths
from tiepdan.errors import DataFileError, NotFoundError
from tiepdan.records.importing.register import import_register
from tiepdan.records.writing import session as sessions

TODAY = date(2026, 11, 22)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the reference register that a test may spoil."""
    return Path(shutil.copytree(paths.data_folder() / "ky-chau", tmp_path / "register"))


@cache
def _empty() -> bytes:
    """A register with no office yet: making one takes longer than most imports."""
    return content_of(lambda path: sessions.create(path, entry(), fill=lambda _session: None))


def _create(folder: Path, path: Path) -> None:
    path.write_bytes(_empty())
    with sessions.writing(path, entry()) as session:
        import_register(session, folder, today=TODAY)


def _change(folder: Path, file: str, line: int, **values: str) -> None:
    path = folder / file
    with path.open(encoding="utf-8", newline="") as source:
        rows = list(csv.DictReader(source))
    rows[line - 2].update(values)
    with path.open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)


WRONG = [
    ("petitions.csv", 3, {"received_on": "2019-02-30"}, "received_on"),
    ("petitions.csv", 3, {"received_on": "2030-01-01"}, "received_on"),
    ("petitions.csv", 3, {"kind": "đơn lạ"}, "kind"),
    ("petitions.csv", 3, {"summary": "  "}, "summary"),
    ("petitions.csv", 3, {"number": "2019-0001"}, "2019-0001"),
    ("petitions.csv", 3, {"number": "2018-0001"}, "2018-0001"),
    ("petitions.csv", 3, {"petitioner": "99"}, "petitioners.csv"),
    ("petitions.csv", 3, {"meeting": "99"}, "meetings.csv"),
    ("petitions.csv", 3, {"channel": "post"}, "dialogue"),
    ("petition_events.csv", 2, {"happened_on": "2019-01-01"}, "01/01/2019"),
    ("petition_events.csv", 2, {"petition": "2019-0099"}, "2019-0099"),
    ("meetings.csv", 5, {"number": "1"}, "1"),
    ("meetings.csv", 5, {"status": "not_held"}, "--reason"),
    ("meeting_events.csv", 2, {"happened_on": "2019-01-01"}, "01/01/2019"),
    ("visits.csv", 2, {"people_count": "0"}, "people_count"),
    ("documents.csv", 9, {"type": "thư tình"}, "type"),
    ("office.csv", 2, {"province": ""}, "province"),
]


@pytest.mark.parametrize(("file", "line", "values", "named"), WRONG)
def test_a_wrong_line_is_named_and_nothing_is_kept(
    folder: Path, tmp_path: Path, file: str, line: int, values: dict[str, str], named: str
) -> None:
    _change(folder, file, line, **values)
    path = tmp_path / "r.db"
    with pytest.raises(DataFileError) as raised:
        _create(folder, path)
    sentence = str(raised.value)
    assert file in sentence
    assert f"line {line}" in sentence
    assert named in sentence
    assert path.read_bytes() == _empty()


def test_a_missing_or_unknown_column_is_named(folder: Path, tmp_path: Path) -> None:
    for header, named in (
        ("number,date", "receiver"),
        ("number,date,receiver,people_count,content,metting", "metting"),
    ):
        (folder / "visits.csv").write_text(f"{header}\n", encoding="utf-8")
        with pytest.raises(DataFileError, match=named):
            _create(folder, tmp_path / "r.db")


def test_columns_that_may_be_empty_may_be_missing(folder: Path, tmp_path: Path) -> None:
    (folder / "sanctions.csv").write_text(
        "subject;form;date\nhead;khiển trách, có văn bản;02/01/2020\n;;\n", encoding="utf-8"
    )
    path = tmp_path / "r.db"
    _create(folder, path)
    with closing(sqlite3.connect(path)) as connection:
        row = connection.execute("SELECT subject, form, imposed_on, note FROM sanction").fetchone()
    assert row == ("head", "khiển trách, có văn bản", "2020-01-02", None)


def test_events_that_follow_from_other_facts_are_refused(folder: Path, tmp_path: Path) -> None:
    for file, kind, named in (
        (
            "meeting_events.csv",
            "opinions_answered",
            "“every opinion answered, or told by when” follows",
        ),
        ("meeting_events.csv", "held", "“held” follows"),
        ("petition_events.csv", "received", "“received” follows"),
    ):
        before = (folder / file).read_bytes()
        _change(folder, file, 2, kind=kind)
        with pytest.raises(DataFileError, match=named):
            _create(folder, tmp_path / "r.db")
        (folder / file).write_bytes(before)


@pytest.mark.parametrize(
    "content",
    [
        b"number,date\n\xff\xfe", b'number,"date\n1,"', b"", "số,ngày\n1,2\n".encode("utf-16"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_csv_is_named(folder: Path, tmp_path: Path, content: bytes) -> None:
    (folder / "visits.csv").write_bytes(content)
    with pytest.raises(DataFileError, match=r"visits\.csv"):
        _create(folder, tmp_path / "r.db")


def test_lines_too_long_or_too_short_are_named(folder: Path, tmp_path: Path) -> None:
    path = folder / "sanctions.csv"
    for line in ("head,khiển trách,2020-01-02,,thừa", "head"):
        path.write_text(f"subject,form,date,note\n{line}\n", encoding="utf-8")
        with pytest.raises(DataFileError, match=r"sanctions\.csv, line 2"):
            _create(folder, tmp_path / "r.db")


def test_a_folder_without_any_file(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        _create(tmp_path, tmp_path / "r.db")


def test_dates_and_terms_as_a_clerk_writes_them(folder: Path, tmp_path: Path) -> None:
    _change(folder, "petitions.csv", 2, received_on="26/3/2019", kind="KNPA", field="đất đai")
    path = tmp_path / "r.db"
    _create(folder, path)
    with closing(sqlite3.connect(path)) as connection:
        row = connection.execute("SELECT received_on, kind, field FROM petition").fetchone()
    assert row == ("2019-03-26", "proposal", "land")


def test_a_file_saved_by_excel_with_a_byte_order_mark(folder: Path, tmp_path: Path) -> None:
    file = folder / "petitioners.csv"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    _create(folder, tmp_path / "r.db")


EXTENDED = (
    "petition,kind,date,document_number,note,extended_days,extended_to,complexity\n"
    "2026-0001,accepted,2026-08-28,,,,,\n"
)
"""A denunciation of 20/08/2026 with 30 days until Sunday 27/09/2026."""


@pytest.fixture
def denounced(tmp_path: Path) -> Path:
    """A folder with one denunciation, and its events still to be written."""
    folder = tmp_path / "denounced"
    folder.mkdir()
    for file, text in (
        ("office.csv", "name,province,remote_area,reception_weekday,reception_half_day\n"
                       "Xã Thử,Hà Tĩnh,không,thứ năm,chiều\n"),
        ("petitioners.csv", "number,name\n1,Người 01\n"),
        ("petitions.csv", "number,received_on,channel,kind,field,petitioner,summary\n"
                          "2026-0001,20/08/2026,post,TC,đất đai,1,Nội dung\n"),
    ):  # fmt: skip
        (folder / file).write_text(text, encoding="utf-8")
    return folder


def test_extensions_by_days_and_to_a_day(denounced: Path, tmp_path: Path) -> None:
    (denounced / "petition_events.csv").write_text(
        EXTENDED
        + "2026-0001,gia hạn,20/09/2026,15/QĐ-UBND,chờ giám định,20,,đặc biệt phức tạp\n"
        + "2026-0001,extended,2026-10-10,21/QĐ-UBND,,,2026-11-10,specially_complex\n",
        encoding="utf-8",
    )
    path = tmp_path / "r.db"
    _create(denounced, path)
    with closing(sqlite3.connect(path)) as connection:
        events = connection.execute(
            "SELECT happened_on, extended_days, extended_to, complexity, document_number, note"
            " FROM petition_event WHERE kind = 'extended' ORDER BY id"
        ).fetchall()
        due = connection.execute(
            "SELECT raw_due, due FROM deadline WHERE limit_id = 'TC-30'"
        ).fetchall()
    # Twenty days after the 27th of September, and 24 more.
    assert events == [
        ("2026-09-20", 20, None, "specially_complex", "15/QĐ-UBND", "chờ giám định"),
        ("2026-10-10", 24, "2026-11-10", "specially_complex", "21/QĐ-UBND", None),
    ]
    assert due == [("2026-11-10", "2026-11-10")]


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("extended,2026-09-20,15/QĐ,,20,,", "complexity"),
        ("extended,2026-09-20,15/QĐ,,20,,khó", "complexity"),
        ("extended,2026-09-20,15/QĐ,,0,,complex", "extended_days"),
        ("extended,2026-09-20,15/QĐ,,,31/09/2026,complex", "extended_to"),
        ("extended,2026-09-20,15/QĐ,,31,,complex", "to 27/10/2026 at the latest"),
        ("extended,2026-09-20,15/QĐ,,,2026-10-28,complex", "to 27/10/2026 at the latest"),
        ("extended,2026-09-20,15/QĐ,,,,complex", "how many days"),
        ("extended,2026-09-20,,,20,,complex", "decision"),
        ("extended,2026-08-27,15/QĐ,,20,,complex", "27/08/2026"),
        ("extended,2026-11-23,15/QĐ,,20,,complex", "date"),
        ("resumed,2026-09-20,,,,,", "not suspended"),
        ("complex,2026-09-20,5/BC,x,,,", "complaint alone"),
    ],
)
def test_an_event_that_cannot_be_is_named(
    denounced: Path, tmp_path: Path, line: str, named: str
) -> None:
    (denounced / "petition_events.csv").write_text(
        f"{EXTENDED}2026-0001,{line}\n", encoding="utf-8"
    )
    path = tmp_path / "r.db"
    with pytest.raises(DataFileError) as raised:
        _create(denounced, path)
    assert "petition_events.csv, line 3" in str(raised.value)
    assert named in str(raised.value)
    assert path.read_bytes() == _empty()


def test_whom_it_is_addressed_to_grounds_and_days_to_act_by(
    denounced: Path, tmp_path: Path
) -> None:
    for file, text in (
        ("petitions.csv", "number,received_on,channel,kind,field,petitioner,summary,addressed_to\n"
                          "2026-0001,20/08/2026,báo chí,KN,đất đai,1,Nội dung,bí thư\n"),
        ("petition_events.csv", "petition,kind,date,ground,note\n"
                                "2026-0001,reception_refused,2026-08-20,căn cứ khác,\n"
                                "2026-0001,declined,2026-08-24,,hết thời hiệu\n"),
        ("meetings.csv", "number,kind,date,status\n1,TDĐK,2026-09-03,held\n"
                         "2,hội nghị đối thoại,2026-09-10,held\n"),
        ("meeting_events.csv", "meeting,kind,date,act_by\n"
                               "1,conclusion_notice,2026-09-04,30/09/2026\n"),
    ):  # fmt: skip
        (denounced / file).write_text(text, encoding="utf-8")
    path = tmp_path / "r.db"
    _create(denounced, path)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT channel, addressed_to FROM petition").fetchall() == [
            ("press", "party")
        ]
        assert connection.execute("SELECT ground, note FROM petition_event").fetchall() == [
            ("other", None), (None, "hết thời hiệu"),
        ]  # fmt: skip
        assert connection.execute("SELECT act_by FROM meeting_event").fetchall() == [
            ("2026-09-30",)
        ]
        due = dict(connection.execute("SELECT limit_id, due FROM deadline").fetchall())
    assert {"DANG-10", "TCD-25", "DT-43b"} <= due.keys()
    assert "TCD-04" not in due
    assert due["TCD-25"] == "2026-09-30"


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("declined,2026-08-24,,", "reason"),
        ("reception_refused,2026-08-20,,", "ground"),
        ("accepted,2026-08-24,other,", "ground"),
        ("reception_refused,2026-08-20,vì thế,", "column “ground”"),
    ],
)
def test_what_says_not_enough_is_named(
    denounced: Path, tmp_path: Path, line: str, named: str
) -> None:
    (denounced / "petition_events.csv").write_text(
        f"petition,kind,date,ground,note\n2026-0001,{line}\n", encoding="utf-8"
    )
    with pytest.raises(DataFileError) as raised:
        _create(denounced, tmp_path / "r.db")
    assert "petition_events.csv, line 2" in str(raised.value)
    assert named in str(raised.value)


def test_meetings_held_online_and_what_goes_before_them(denounced: Path, tmp_path: Path) -> None:
    (denounced / "meetings.csv").write_text(
        "number,kind,date,status,online\n"
        "1,periodic_reception,2026-12-03,planned,có\n"
        "2,periodic_reception,2026-12-03,planned,\n"
        "3,periodic_reception,2026-12-10,planned,no\n",
        encoding="utf-8",
    )
    (denounced / "meeting_events.csv").write_text(
        "meeting,kind,date\n1,participants_notified,2026-11-20\n1,niêm yết,2026-11-20\n",
        encoding="utf-8",
    )
    path = tmp_path / "r.db"
    _create(denounced, path)
    with closing(sqlite3.connect(path)) as connection:
        online = connection.execute("SELECT is_online FROM meeting ORDER BY id").fetchall()
        limits = connection.execute(
            "SELECT meeting_id, limit_id, due, done_by FROM deadline"
            " WHERE meeting_id IS NOT NULL ORDER BY 1, 2"
        ).fetchall()
    assert online == [(1,), (0,), (0,)]
    assert limits == [
        (1, "TCD-23", "2026-11-26", "participants_notified"),
        (1, "TCD-23-thu", "2026-12-02", None),
        (1, "TCD-24", "2026-11-26", "announced"),
        (2, "TCD-24", "2026-11-26", None),
        (3, "TCD-24", "2026-12-03", None),
    ]


def test_half_days_what_was_put_off_and_links_are_taken_over(
    denounced: Path, tmp_path: Path
) -> None:
    for file, text in (
        ("meetings.csv",
         "number,kind,meets_on,half_day,status,moved_to,not_held_reason,replaces\n"
         "7,periodic_reception,2026-09-03,chiều,not_held,2026-09-10,other,\n"
         "8,periodic_reception,2026-09-10,,nobody_came,,,7\n"),
        ("petitions.csv",
         "number,received_on,channel,kind,field,petitioner,summary\n"
         "2026-0001,2026-08-20,post,complaint,land,1,Thửa 1\n"
         "2026-0002,2026-08-24,post,complaint,land,1,Thửa 1\n"),
        ("petition_links.csv",
         "petition,kind,earlier,linked_on\n2026-0002,duplicate,2026-0001,2026-08-25\n"),
    ):  # fmt: skip
        (denounced / file).write_text(text, encoding="utf-8")
    path = tmp_path / "r.db"
    _create(denounced, path)
    with closing(sqlite3.connect(path)) as connection:
        meetings = connection.execute(
            "SELECT m.half_day, m.moved_to, old.meets_on FROM meeting AS m"
            " LEFT JOIN meeting AS old ON old.id = m.replaces_id ORDER BY m.meets_on"
        ).fetchall()
        links = connection.execute(
            "SELECT later.sequence, link.kind, earlier.sequence, link.linked_on"
            " FROM petition_link AS link JOIN petition AS later ON later.id = link.petition_id"
            " JOIN petition AS earlier ON earlier.id = link.earlier_id"
        ).fetchall()
    assert meetings == [("afternoon", "2026-09-10", None), (None, None, "2026-09-03")]
    assert links == [(2, "duplicate", 1, "2026-08-25")]


def test_headings_may_be_vietnamese_or_those_of_an_earlier_program(
    denounced: Path, tmp_path: Path
) -> None:
    for file, text in (
        ("petitioners.csv", "number,Họ và tên,Thôn\n1,Nguyễn Văn A,Thôn 1\n"),
        ("petitions.csv",
         "number,NGÀY NHẬN,nguồn đơn,Loại đơn,lĩnh vực,petitioner,tóm tắt nội dung\n"
         "2026-0001,20/08/2026,bưu chính,KN,đất đai,1,Thửa 1\n"),
        ("petition_events.csv", "petition,kind,date\n2026-0001,thụ lý,24/08/2026\n"),
    ):  # fmt: skip
        (denounced / file).write_text(text, encoding="utf-8")
    path = tmp_path / "r.db"
    _create(denounced, path)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute(
            "SELECT name, hamlet, received_on, channel, p.kind, field, e.happened_on FROM petition"
            " AS p JOIN petitioner ON petitioner.id = petitioner_id"
            " JOIN petition_event AS e ON e.petition_id = p.id"
        ).fetchall() == [
            ("Nguyễn Văn A", "Thôn 1", "2026-08-20", "post", "complaint", "land", "2026-08-24")
        ]  # fmt: skip
    twice = "number,Họ và tên,tên công dân\n1,Nguyễn Văn A,Nguyễn Văn A\n"
    (denounced / "petitioners.csv").write_text(twice, encoding="utf-8")
    with pytest.raises(DataFileError, match="column Họ và tên, tên công dân is there twice"):
        _create(denounced, tmp_path / "twice.db")


def test_a_book_with_vietnamese_headings_alone(denounced: Path, tmp_path: Path) -> None:
    for file in denounced.glob("*.csv"):
        if file.name != "office.csv":
            file.unlink()
    for name, text in (
        ("petitioners", "STT;họ và tên;số căn cước\n1;Trần Văn A;042190001234\n"),
        ("visits", "số;ngày tiếp;người tiếp;nội dung vụ việc;người đến\n"
                   "1;20/08/2026;công chức;Hỏi về đất;1\n"),
        ("petitions", "số đơn;ngày nhận;nguồn;loại đơn;lĩnh vực;người gửi;tóm tắt\n"
                      "2026-0001;20/08/2026;tiếp công dân;KN;đất đai;1;Thu hồi đất\n"),
        ("visit_petitions", "lượt tiếp;đơn\n1;2026-0001\n"),
        ("petition_events", "đơn;sự việc;ngày;đủ điều kiện;lý do không đủ điều kiện\n"
                            "2026-0001;xem xét điều kiện;24/08/2026;không;trùng\n"),
    ):  # fmt: skip
        (denounced / f"{name}.csv").write_text(text, encoding="utf-8")
    path = tmp_path / "r.db"
    _create(denounced, path)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute(
            "SELECT w.name, w.id_number, v.content, e.kind, e.is_eligible, e.ineligible_reason"
            " FROM petition AS p JOIN petitioner AS w ON w.id = p.petitioner_id"
            " JOIN visit_petition AS vp ON vp.petition_id = p.id JOIN visit AS v"
            " ON v.id = vp.visit_id JOIN petition_event AS e ON e.petition_id = p.id"
        ).fetchall() == [
            ("Trần Văn A", "042190001234", "Hỏi về đất", "examined", 0, "duplicate")
        ]  # fmt: skip


def test_a_word_that_is_neither_yes_nor_no_is_named(denounced: Path, tmp_path: Path) -> None:
    (denounced / "meetings.csv").write_text(
        "number,kind,date,status,online\n1,periodic_reception,2026-12-03,planned,zoom\n",
        encoding="utf-8",
    )
    with pytest.raises(DataFileError, match=r"meetings\.csv, line 2.*“online”.*zoom"):
        _create(denounced, tmp_path / "r.db")


def test_a_dialogue_in_a_complaint_may_be_still_to_come(denounced: Path, tmp_path: Path) -> None:
    (denounced / "petitions.csv").write_text(
        "number,received_on,channel,kind,field,petitioner,summary\n"
        "2026-0001,06/11/2026,post,KN,đất đai,1,Nội dung\n",
        encoding="utf-8",
    )
    (denounced / "petition_events.csv").write_text(
        "petition,kind,date\n2026-0001,thụ lý,16/11/2026\n2026-0001,đối thoại,09/12/2026\n",
        encoding="utf-8",
    )
    path = tmp_path / "r.db"
    _create(denounced, path)
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute("SELECT due FROM deadline WHERE limit_id = 'KN-dt'").fetchall()
    assert found == [("2026-12-04",)]


# --- Officers and measures ----------------------------------------------------------------------

CASEWORK = {
    "office.csv": "name,province,remote_area,reception_weekday,reception_half_day\n"
    "Xã Thử,Hà Tĩnh,không,thứ 5,chiều\n",
    "petitioners.csv": "number,name\n1,Hộ 01\n",
    "petitions.csv": "number,received_on,channel,kind,field,petitioner,summary\n"
    "2019-0001,2019-06-03,post,KN,land,1,Đất\n",
    "petition_events.csv": "petition,kind,date,result,officer\n"
    "2019-0001,assigned,2019-06-04,,Trần Văn B\n"
    "2019-0001,accepted,2019-06-05,,\n"
    "2019-0001,decided,2019-07-01,đúng,\n"
    "2019-0001,enforcement_finished,2019-09-01,,\n",
    "decision_measures.csv": "petition,event,measure,amount\n"
    # The order of the lines does not matter: officials before persons, enforcement before all.
    "2019-0001,thi hành xong,recovered_money,20.000.000\n"
    "2019-0001,decided,officials_disciplined,1\n"
    "2019-0001,decided,persons_disciplined,2\n"
    "2019-0001,giải quyết,thu hồi tiền,50.000.000\n"
    '2019-0001,decided,returned_land,"120,5"\n',
}


def _write(folder: Path, **changed: str) -> Path:
    folder.mkdir()
    for name, content in CASEWORK.items():
        text = changed.get(name.removesuffix(".csv"), content)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_officers_and_measures_are_taken_over(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    _create(_write(tmp_path / "files"), path)
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute(
            "SELECT e.kind, d.measure, d.amount FROM decision_measure AS d"
            " JOIN petition_event AS e ON e.id = d.event_id ORDER BY e.id, d.measure"
        ).fetchall()
        (officer,) = connection.execute("SELECT officer FROM petition").fetchone()
    assert rows == [
        ("decided", "officials_disciplined", 1),
        ("decided", "persons_disciplined", 2),
        ("decided", "recovered_money", 50_000_000),
        ("decided", "returned_land", 12_050),
        ("enforcement_finished", "recovered_money", 20_000_000),
    ]
    assert officer == "Trần Văn B"


def test_what_comes_again_is_not_ours_unless_the_file_says_so(tmp_path: Path) -> None:
    petitions = (
        "number,received_on,channel,kind,level,within_competence,field,petitioner,summary\n"
        "2019-0001,2019-06-03,post,KN,first,,land,1,Đất\n"
        "2019-0002,2019-06-03,post,KN,again,,land,1,Đất\n"
        "2019-0003,2019-06-03,post,KN,again,yes,land,1,Đất\n"
    )
    path = tmp_path / "r.db"
    _create(_write(tmp_path / "files", petitions=petitions), path)
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT is_within_competence FROM petition ORDER BY sequence")
        assert [within for (within,) in rows] == [True, False, True]


MEASURES = "petition,event,measure,amount\n2019-0001,"


@pytest.mark.parametrize(
    ("file", "content", "line", "named"),
    [
        ("decision_measures", f"{MEASURES}decided,recovered_money,1.5\n", 2, "50.000.000"),
        ("decision_measures", f"{MEASURES}decided,gold,1\n", 2, "officials prosecuted"),
        ("decision_measures", f"{MEASURES}accepted,recovered_money,1\n", 2, "--measure"),
        ("decision_measures", f"{MEASURES}second_decided,recovered_money,1\n", 2, "not recorded"),
        ("decision_measures", f"{MEASURES}decided,officials_disciplined,1\n", 2, "persons"),
        ("decision_measures", f"{MEASURES}enforcement_finished,recovered_money,1\n", 2, "(0 đồng)"),
        ("decision_measures",
         f"{MEASURES}decided,recovered_money,1\n2019-0001,decided,recovered_money,2\n", 3, "twice"),
        ("decision_measures",
         MEASURES.replace("0001", "0009") + "decided,recovered_money,1\n", 2, "2019-0009"),
        ("petition_events",
         "petition,kind,happened_on\n2019-0001,assigned,2019-06-04\n", 2, "officer"),
        ("petition_events",
         "petition,kind,happened_on,officer\n2019-0001,accepted,2019-06-04,Trần Văn B\n",
         2, "officer"),
    ],
)  # fmt: skip
def test_measures_and_officers_that_do_not_fit(
    tmp_path: Path, file: str, content: str, line: int, named: str
) -> None:
    with pytest.raises(DataFileError) as raised:
        _create(_write(tmp_path / "files", **{file: content}), tmp_path / "r.db")
    assert f"{file}.csv, line {line}:" in str(raised.value)
    assert named in str(raised.value)
