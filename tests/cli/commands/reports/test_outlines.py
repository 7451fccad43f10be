"""Outlines are files: what is wrong in one is named; an office has its own."""

from pathlib import Path

import pytest

from tests.cli.conftest import Tiepdan
from tiepdan.errors import DataFileError
from tiepdan.law.limits.time_limits import Confidence
from tiepdan.reports.documents.outlines import load_outlines

OWN = """
id = "chuyen-de"
name = "Báo cáo chuyên đề"
kind = "BÁO CÁO"
mark = "BC"
subject = "Chuyên đề {period}"
issued_by = "committee"
since = 2020-01-01
recipients = ["{superior}"]
article = "Văn bản của tỉnh"
source = "Văn bản của tỉnh"
confidence = "verified"

[[section]]
heading = "I. KẾT QUẢ"

[[section.element]]
sentence = "Tiếp {visits} lượt."

[[section.element]]
sentence = "Quy định đã hết hiệu lực."
until = 2021-12-31

[[section]]
heading = "II. CÓ THÌ GHI"
optional = true

[[section.element]]
sentence = "{large_groups} đoàn."
optional = true

[[section.element]]
block = "them"
prompt = "nội dung khác"
optional = true
"""


def _own(database: Path, text: str = OWN) -> Path:
    folder = database.parent / "reports"
    folder.mkdir(exist_ok=True)
    file = folder / "chuyen-de.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_every_outline_says_where_it_is_from() -> None:
    outlines = load_outlines(Path("no-register.db"))
    assert {"qd11", "mau-02", "dang-thang", "doi-thoai", "cu-tri"} == {one.id for one in outlines}
    for one in outlines:
        assert one.article
        assert one.source
        assert one.doubt or one.confidence is Confidence.VERIFIED


def test_an_offices_own_outline_is_made_like_the_shipped_ones(
    tiepdan: Tiepdan, database: Path
) -> None:
    _own(database)
    run = tiepdan("report", "chuyen-de", "--from", "2026", "--to", "2026")
    assert run.code == 0, run.err
    assert "I. KẾT QUẢ\nTiếp 0 lượt.\n" in run.out
    assert "hết hiệu lực" not in run.out
    assert "II. CÓ THÌ GHI" not in run.out
    before = tiepdan("report", "chuyen-de", "--from", "2021", "--to", "2021")
    assert "Quy định đã hết hiệu lực." in before.out


def test_the_text_of_an_optional_section_can_be_written(
    tiepdan: Tiepdan, database: Path, tmp_path: Path
) -> None:
    _own(database)
    file = tmp_path / "loi.txt"
    file.write_text("Có.", encoding="utf-8")
    command = ("report", "chuyen-de", "--from", "2026", "--to", "2026")
    run = tiepdan(*command, "--write", "them", "--text", str(file))
    assert run.code == 0, run.err
    assert "II. CÓ THÌ GHI\nCó.\n" in tiepdan(*command).out


def test_a_sentence_may_speak_of_a_form_of_the_office(tiepdan: Tiepdan, database: Path) -> None:
    _own(database, OWN.replace("{visits}", "{99/THU.1}"))
    folder = database.parent / "forms"
    folder.mkdir()
    (folder / "thu.toml").write_text(
        'form = "99/THU"\ncircular = "1"\ntitle = "T"\nsince = 2020-01-01\narticle = "a"\n'
        'source = "s"\nconfidence = "verified"\n'
        'column = [{ number = 1, heading = ["A"], count = "visits" }]\n',
        encoding="utf-8",
    )
    run = tiepdan("report", "chuyen-de", "--from", "2026", "--to", "2026")
    assert (run.code, "Tiếp 0 lượt." in run.out) == (0, True), run.err


def test_every_problem_is_told_at_once(database: Path) -> None:
    text = OWN
    for old, new in (
        ("since = 2020-01-01", "since = 2020-01-01\nuntil = 2019-01-01"),
        ('issued_by = "committee"', 'issued_by = "me"'),
        ("{superior}", "{nobody}"),
        ('sentence = "Tiếp {visits} lượt."', 'sentence = "{visit}"\nblock = "them"\nlead = 1'),
    ):
        text = text.replace(old, new, 1)
    file = _own(database, text)
    with pytest.raises(DataFileError) as problem:
        load_outlines(database)
    place = "section 1: element 1: "
    lines = str(problem.value).replace(f"{file}: ", "").splitlines()
    assert sorted(line.partition("”")[0] for line in lines) == [
        f"{place}“lead",
        f"{place}“prompt",
        f"{place}“sentence",
        f"{place}“sentence",
        "“block",
        "“issued_by",
        "“recipients",
        "“until",
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('mark = "BC"\n', "", "“mark” is missing"),
        ('mark = "BC"\n', 'mark = "BC"\nmarks = "BC"\n', "“marks” is not a known key"),
        ("{visits}", "{visit}", "section 1: element 1: “sentence” has the unknown value “{visit}”"),
        ("{visits}", "{visits:all}", "unknown value “{visits:all}”"),
        ("{visits}", "{02/XLD.99}", "unknown value “{02/XLD.99}”"),
        ("{superior}", "{nobody}", "“recipients” has the unknown value “{nobody}”"),
        ('prompt = "nội dung khác"\n', "", "element 2: “prompt” is missing"),
        ('prompt = "nội', 'sentence = "x"\nprompt = "nội', "“sentence” stands beside another"),
        ('prompt = "nội', 'none = "x"\nprompt = "nội', "“none” goes with “sentence” alone"),
        ('prompt = "nội', 'contents = "names"\nprompt = "nội', "“contents” has the unknown value"),
        ('issued_by = "committee"', 'issued_by = "me"', "“issued_by” has the unknown value “me”"),
        ('confidence = "verified"', 'confidence = "memory"', "“doubt” is missing"),
        ("since = 2020-01-01", "since = 2020-01-01\nuntil = 2019-01-01", "“until” is before"),
    ],
)
def test_what_is_wrong_is_named(
    tiepdan: Tiepdan, database: Path, old: str, new: str, said: str
) -> None:
    assert old in OWN
    file = _own(database, OWN.replace(old, new, 1))
    with pytest.raises(DataFileError) as problem:
        load_outlines(database)
    assert str(file) in str(problem.value)
    assert said in str(problem.value)
    run = tiepdan("report", "chuyen-de", "--from", "2026")
    assert (run.code, run.out, said in run.err) == (5, "", True)
