"""No letter, message, file name or entry tells who denounces, unless it was asked for by law."""

from collections.abc import Sequence
from pathlib import Path

from tests.cli.commands.letters.conftest import CHAIR
from tests.cli.conftest import Tiepdan, do
from tests.cli.output_files import text_in

TODAY = ("--today", "20/07/2026")
PERSON = ("Người Tố Cáo", "NGƯỜI TỐ CÁO", "Thôn Mật", "Ngõ Mật", "0912000777", "038099000077")
SECRETS = (*PERSON, "Điều chỉ bà", "Lời khai kín", "Bản photo kín")
DENUNCIATION = (
    "add-petition", "--kind", "denunciation", "--received", "06/07/2026",
    "--name", "Người Tố Cáo 77", "--hamlet", "Thôn Mật", "--address", "Ngõ Mật 5",
    "--phone", "0912000777", "--id-number", "038099000077", "--field", "corruption",
    "--summary", "Điều chỉ bà Tố Cáo biết",
    "--no-input",
)  # fmt: skip
NO = "--no-input"
CASES = (
    CHAIR,
    (*DENUNCIATION, "--channel", "reception"),
    *[(*DENUNCIATION, "--channel", "press", "--sent-by", "Báo Hà Tĩnh")] * 6,
    *(("accept", number, "--on", "08/07/2026", "--document", f"5{number}/QĐ-UBND", NO)
      for number in "23456"),
    ("suspend", "3", "--on", "14/07/2026", "--note", "Lời khai kín", NO),
    ("extend", "4", "--days", "30", "--complexity", "complex", "--document", "8/QĐ-UBND",
     "--on", "14/07/2026", "--note", "Lời khai kín", NO),
    ("decide", "5", "--result", "upheld", "--on", "17/07/2026", "--note", "Lời khai kín", NO),
    ("record", "6", "reception_refused", "--ground", "settled", "--on", "09/07/2026",
     "--note", "Lời khai kín", NO),
    ("forward", "7", "--body", "Sở Y tế", "--on", "09/07/2026", "--note", "Lời khai kín", NO),
    *(("add-document", "--issuer", "committee", "--type", "other", "--on", "09/07/2026",
       "--petition", number, "--title", "Bản photo kín", NO) for number in "34567"),
)  # fmt: skip
UNNUMBERED = {"receipt", "proposal-slip"}
REASON = "gửi chính người tố cáo theo luật"
NAMING = {
    "acceptance-denouncer", "conclusion-denouncer", "guidance-denunciation", "receipt",
    "reception-refusal", "refusal-denunciation", "returning",
}  # fmt: skip
HIDING = {
    "acceptance-denounced", "acceptance-denunciation", "conclusion-denounced",
    "extension-denunciation", "forwarding-denunciation", "proposal-slip",
    "resumption-denunciation", "sender-answer", "sender-result", "suspension-denunciation",
    "termination-denunciation", "urging", "verification-denunciation",
}  # fmt: skip


def _told(text: str, secrets: Sequence[str] = SECRETS) -> list[str]:
    return [secret for secret in secrets if secret in text]


def _letters(tiepdan: Tiepdan) -> list[tuple[str, str]]:
    """Each kind that a denunciation may have, of the first case that allows it."""
    found: dict[str, str] = {}
    for number in "1234567":
        for one in tiepdan("letter", number, "--json", *TODAY).data:
            found.setdefault(one["kind"], number)
    return list(found.items())


def test_no_letter_tells_who_denounces(cases: Path, tiepdan: Tiepdan) -> None:
    kinds = _letters(tiepdan)
    assert {kind for kind, _number in kinds} == NAMING | HIDING
    for place, (kind, number) in enumerate(kinds, start=1):
        numbered = () if kind in UNNUMBERED else ("--number", str(place))
        run = tiepdan("letter", number, kind, *numbered, *TODAY, "-o", f"{kind}.docx")
        assert run.code == 0
        assert not _told(run.out + run.err + text_in(Path(f"{kind}.docx"))), kind


def test_a_waiver_names_nobody_to_others(cases: Path, tiepdan: Tiepdan) -> None:
    waive = ("--on", "10/07/2026", "--document", "đơn ngày 10/7", *TODAY)
    do(tiepdan, *(("waive-protection", number, *waive) for number in "1234567"))
    # Words that could give them away stay out too: of the hamlet, of a note.
    do(tiepdan, ("edit", "2", "--summary", "Trưởng Thôn Mật thu sai"))
    do(tiepdan, ("edit-event", "3", "suspended", "--note", "ông 77 ốm", *TODAY))
    for kind, number in _letters(tiepdan):
        if kind in HIDING:
            run = tiepdan("letter", number, kind, *TODAY, "-o", f"{kind}.docx")
            assert run.code == 0
            text = text_in(Path(f"{kind}.docx"))
            assert not _told(text, (*PERSON, "ông 77")), kind


def test_only_what_goes_to_the_denouncer_names_them(cases: Path, tiepdan: Tiepdan) -> None:
    for kind, number in _letters(tiepdan):
        command = ("letter", number, kind, "--reveal", REASON, *TODAY, "-o", f"{kind}.docx")
        run = tiepdan(*command)
        assert run.code == (0 if kind in NAMING else 2), kind
        assert not _told(run.out + run.err), kind
        assert Path(f"{kind}.docx").exists() == (kind in NAMING)
        if kind in NAMING:
            assert "Người Tố Cáo 77" in text_in(Path(f"{kind}.docx"))
            assert REASON in str(tiepdan("history", number, "--json").data)


def test_neither_name_of_file_nor_history_tells_of_them(cases: Path, tiepdan: Tiepdan) -> None:
    for number, kind in (("2", "acceptance-denounced"), ("5", "conclusion-denouncer")):
        run = tiepdan("letter", number, kind, "--number", number, "--issue", "--json", *TODAY)
        assert not _told(run.out + run.err)
        told = [tiepdan(*command, *TODAY).out for command in (
            ("history", number), ("history", number, "--json"), ("documents",),
            ("documents", "--json"), ("show", number),
        )]  # fmt: skip
        assert not _told("\n".join(told))
    assert not _told("\n".join(str(one) for one in Path().iterdir()))


def test_a_gap_of_what_is_secret_says_so(cases: Path, tiepdan: Tiepdan) -> None:
    complaint = (
        "add-petition", "--kind", "complaint", *DENUNCIATION[3:], "--channel", "post",
        "--contains-denunciation", "yes",
    )  # fmt: skip
    do(tiepdan, complaint, ("accept", "8", "--on", "08/07/2026", NO))
    suspension = ("letter", "8", "suspension", *TODAY, "-o", "x.docx", "--force")
    run = tiepdan(*suspension)
    assert "write it in by hand where the law wants it there: who petitions" in run.err
    assert not _told(run.err + text_in(Path("x.docx")))
    made = tiepdan(*suspension, "--json").data
    assert made["kept_secret"] == ["petitioner_and_others", "address", "summary", "petitioner"]
    assert set(made["kept_secret"]) < set(made["gaps"])
    # Who waived protection is named in what a complaint needs.
    do(tiepdan, ("waive-protection", "8", "--on", "10/07/2026", "--document", "đơn", *TODAY))
    assert tiepdan(*suspension, "--json").data["kept_secret"] == []
    assert "Người Tố Cáo 77" in text_in(Path("x.docx"))
