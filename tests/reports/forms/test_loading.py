"""Form files: those of the program, an office's own, and what is wrong with one."""

import re
from collections import Counter
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

import tiepdan
from tiepdan import paths
from tiepdan.errors import DataFileError, NotFoundError, UsageError
from tiepdan.facts.inspection import NUMBERS
from tiepdan.reports.forms.choosing import choose_forms, forms_of
from tiepdan.reports.forms.countables import COUNTABLES
from tiepdan.reports.forms.form import Form, FormColumn
from tiepdan.reports.forms.loading import load_forms
from tiepdan.reports.forms.words import Counting
from tiepdan.reports.period import Period

Q1_2026 = Period(date(2025, 12, 15), date(2026, 3, 15))
YEAR_2022 = Period(date(2022, 1, 1), date(2023, 1, 1))
YEAR_2024 = Period(date(2023, 12, 15), date(2024, 12, 15))
OFFICIAL = {
    "01/TCD": 21,
    "02/XLD": 25,
    "03/GQKN": 23,
    "04/GQTC": 25,
    "05/KQTH": 31,
    "06/QLKNTC": 17,
}

HEAD = """
form = "99/THU"
circular = "1/QĐ-UBND"
title = "Biểu thử"
since = 2026-01-01
article = "Quyết định 1/QĐ-UBND"
source = "Công báo tỉnh"
confidence = "verified"
"""


def own(folder: Path, text: str, name: str = "thu.toml") -> Path:
    """A register's place with a form of the office beside it."""
    (folder / "forms").mkdir(exist_ok=True)
    (folder / "forms" / name).write_text(text, encoding="utf-8")
    return folder / "so.db"


PAGE = paths.data_folder() / "handbook" / "19-bieu-rieng.md"


def cells(page: Path) -> list[list[str]]:
    """The rows of the tables of a page that begin with a key."""
    lines = page.read_text(encoding="utf-8").splitlines()
    return [line.split("|")[1:4] for line in lines if line.startswith("| `")]


@pytest.mark.parametrize("page", [Path(tiepdan.__file__).parent / "README.md", PAGE])
def test_what_can_be_counted_and_how_it_is_narrowed_is_written(page: Path) -> None:
    rows = cells(page)
    told = {
        Counting(counting): (
            set(re.findall(r"`(\w+)`", words)),
            set(re.findall(r"\*\*`(\w+)", words)),
        )
        for names, _of, words in rows
        if (counted := re.findall(r"`(\w+)`", names)) and counted[0] in set(Counting)
        for counting in counted
    }
    assert told == {
        counting: ({*one.by, *one.needs}, set(one.needs)) for counting, one in COUNTABLES.items()
    }


def test_the_handbook_has_every_word_of_a_form_file() -> None:
    told = {key: set(re.findall(r"`(\w+)`", words)) for key, words, *_rest in cells(PAGE)}
    text = PAGE.read_text(encoding="utf-8")
    for key, hint in get_type_hints(FormColumn).items():
        assert f"`{key}`" in text or f"`{key} = " in text, key
        words = [one for one in (hint, *get_args(hint)) if isinstance(one, type)][-1]
        if issubclass(words, StrEnum):
            row, known = told.get(f" `{key}` ", set()), {word.value for word in words}
            # Few events are about exchanges.
            is_told = row < known if key == "event" else row == known
            assert is_told or all(f"`{word}`" in text for word in known), key
    assert told[" `inspection` "] == set(NUMBERS)
    assert all(f"`{key}`" in text for key in get_type_hints(Form) if key != "columns")


def test_the_set_in_force_has_every_column_of_the_circular() -> None:
    forms = forms_of(load_forms(), Q1_2026)
    assert {form.form: len(form.columns) for form in forms} == OFFICIAL
    for form in forms:
        numbers = [column.number for column in form.columns]
        assert numbers == list(range(1, OFFICIAL[form.form] + 1))
        assert form.note == numbers[-1] + 1
        assert all(column.count and not column.not_kept for column in form.columns)


def test_an_older_period_has_the_set_of_its_last_day() -> None:
    assert {form.circular for form in forms_of(load_forms(), YEAR_2024)} == {"01/2024/TT-TTCP"}
    assert [form.form for form in forms_of(load_forms(), YEAR_2022)] == ["02/TCD"]


@pytest.mark.parametrize("typed", ["01/TCD", "01/tcd", "1/TCD", "01-tcd", "tcd", "01", "1"])
def test_a_form_by_its_name(typed: str) -> None:
    (form,) = choose_forms([typed], load_forms(), Q1_2026)
    assert form.form == "01/TCD"


def test_all_forms_and_each_once() -> None:
    chosen = choose_forms(["forms", "tcd"], load_forms(), Q1_2026)
    assert Counter(form.form for form in chosen) == Counter(OFFICIAL.keys())


def test_a_form_of_another_time_names_its_own() -> None:
    with pytest.raises(NotFoundError, match=r"06/2025/TT-TTCP.*01/TCD, 01/XLD, 02/XLD"):
        choose_forms(["05"], load_forms(), YEAR_2024)
    with pytest.raises(NotFoundError, match="05/03/2024"):
        choose_forms(["01/TCD"], load_forms(), Period(date(2019, 1, 1), date(2020, 1, 1)))


def test_half_a_name_of_two_forms() -> None:
    with pytest.raises(UsageError, match="01/TCD, 01/XLD"):
        choose_forms(["01"], load_forms(), YEAR_2024)


def test_an_office_has_forms_of_its_own(tmp_path: Path) -> None:
    database = own(
        tmp_path, HEAD + 'column = [{ number = 1, heading = ["Lượt"], count = "visits" }]'
    )
    chosen = choose_forms(["thu", "01/TCD"], load_forms(database), Q1_2026)
    assert [form.form for form in chosen] == ["99/THU", "01/TCD"]


def test_its_own_stands_over_the_national_one(tmp_path: Path) -> None:
    text = HEAD.replace("99/THU", "01/TCD")
    database = own(tmp_path, text + 'column = [{ number = 1, heading = ["A"], count = "visits" }]')
    (form,) = choose_forms(["01/TCD"], load_forms(database), Q1_2026)
    assert form.circular == "1/QĐ-UBND"


WRONG = {
    'column = [{ number = 1, heading = ["A"] }]': "“count” is missing",
    'column = [{ number = 1, heading = [], count = "visits" }]': "“heading” is missing",
    'column = [{ number = 1, heading = ["A"], count = "cats" }]': "unknown value “cats”",
    'column = [{ number = 7, heading = ["A"], count = "decisions", is_our = true }]': (
        "column 7: “is_our” is not a known key; perhaps “is_ours”"
    ),
    'column = [{ number = 1, heading = ["A"], count = "matters", received_by = ["chair"] }]': (
        "unknown value “chair”; known are head, deputy, clerk, elsewhere"
    ),
    'column = [{ number = 1, heading = ["A"], count = "visits", stage = ["accepted"] }]': (
        "“stage” does not fit visits; what does: field, field_except"
    ),
    'column = [{ number = 1, heading = ["A"], count = "visits", when = "ended" }]': (
        "“when” does not fit visits, which does not end"
    ),
    'column = [{ number = 1, heading = ["A"], count = "orders" }]': "“measure” is missing",
    'column = [{ number = 1, heading = ["A"], count = "orders",'
    ' measure = ["recovered_money"] }]': "“unit” is missing",
    'column = [{ number = 1, heading = ["A"], count = "orders", unit = "m2",'
    ' measure = ["recovered_money"] }]': "“unit” does not fit what is counted",
    'column = [{ number = 1, heading = ["A"], count = "orders", unit = "m2",'
    ' measure = ["recovered_money", "recovered_land"] }]': "“measure” mixes money, land",
    'column = [{ number = 1, heading = ["A"], count = "visits", unit = "m2" }]': (
        "“unit” does not fit what is counted"
    ),
    'column = [{ number = 1, heading = ["A"], count = "decisions" }]': "“is_ours” is missing",
    'column = [{ number = 1, heading = ["A"], count = "inspections" }]': "“inspection” is missing",
    'column = [{ number = 1, heading = ["A"], count = "inspections", inspection = "x" }]': (
        "“inspection” has the unknown value “x”"
    ),
    'column = [{ number = 1, heading = ["A"], sum = [2] }]': "“sum” has the unknown value “2”",
    'column = [{ number = 1, heading = ["A"], sum = [1] }]': "“sum” has the unknown value “1”",
    'column = [{ number = 1, heading = ["A"], sum = [2], kind = ["complaint"] },'
    ' { number = 2, heading = ["B"], count = "visits" }]': "“kind” goes with “count” alone",
    'column = [{ number = 1, heading = ["A"], not_kept = "không", count = "visits" }]': (
        "“not_kept” does not go with “count”"
    ),
    'column = [{ number = 1, heading = ["A"], count = "visits" },'
    ' { number = 1, heading = ["B"], count = "visits" }]': "“number” is used twice",
    'checks = ["1 <= 9"]\ncolumn = [{ number = 1, heading = ["A"], count = "visits" }]': (
        "“checks” has the unknown value “1 <= 9”"
    ),
    'checks = ["one"]\ncolumn = [{ number = 1, heading = ["A"], count = "visits" }]': (
        "“checks” has the unknown value “one”"
    ),
    'until = 2025-01-01\ncolumn = [{ number = 1, heading = ["A"], count = "visits" }]': (
        "“until” is before “since”"
    ),
}


@pytest.mark.parametrize(("text", "problem"), WRONG.items())
def test_a_faulty_file_is_named_with_its_key(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(DataFileError, match=r"thu\.toml") as refused:
        load_forms(own(tmp_path, HEAD + text))
    assert problem in str(refused.value)


def test_every_problem_of_every_file_is_named(tmp_path: Path) -> None:
    column = 'column = [{ number = 1, heading = ["A"], count = "visits", matter = ["x"] }]'
    own(tmp_path, "form = 3", name="a.toml")
    database = own(tmp_path, HEAD.replace("verified", "secondary") + column, name="b.toml")
    with pytest.raises(DataFileError) as refused:
        load_forms(database)
    told = str(refused.value)
    assert all(part in told for part in ("a.toml", "“circular”", "b.toml", "“x”"))


def test_what_two_keys_say_is_told_with_what_is_wrong_in_one(tmp_path: Path) -> None:
    """An office puts its file right once: no problem waits behind another."""
    text = """
    form = "99/THU"
    circular = "1/QĐ-UBND"
    since = 2026-01-01
    until = 2025-01-01
    article = "a"
    source = "s"
    confidence = "sure"
    notez = ["x"]
    checks = ["1 = 9+11", "one"]
    column = [
        { number = 1, heading = ["A"], sum = [2, 77] },
        { number = 2, heading = ["B"], count = "petitions", kind = ["cat"], unit = "m2" },
        { number = 2, heading = [], count = "orders" },
        { heading = ["C"], count = "decisions" },
        { number = 5, heading = ["C"], count = "petitons", kind = ["complaint"] },
        { number = 6, heading = ["C"], count = "inspections", inspection = "x" },
    ]
    """
    own(tmp_path, text, name="a.toml")
    with pytest.raises(DataFileError) as refused:
        load_forms(own(tmp_path, text.replace("2025-01-01", "2027-01-01"), name="b.toml"))
    lines = str(refused.value).splitlines()
    keys = [re.findall(r"a\.toml: (?:column (\d): )?“(\w+)” (\w+)", line) for line in lines]
    assert Counter(key for found in keys for key in found) == Counter(
        [
            ("", "title", "is"),
            ("", "confidence", "has"),
            ("", "notez", "is"),
            ("", "until", "is"),
            ("", "checks", "has"),
            ("", "checks", "has"),
            ("1", "sum", "has"),
            ("2", "number", "is"),
            ("2", "number", "is"),
            ("2", "kind", "has"),
            ("2", "unit", "does"),
            ("2", "heading", "is"),
            ("2", "measure", "is"),
            ("4", "number", "is"),
            ("4", "is_ours", "is"),
            ("5", "count", "has"),
            ("6", "inspection", "has"),
        ]
    )
    assert sum("b.toml" in line for line in lines) == len(lines) // 2


def test_two_forms_of_one_time(tmp_path: Path) -> None:
    column = 'column = [{ number = 1, heading = ["A"], count = "visits" }]'
    own(tmp_path, HEAD + column, name="a.toml")
    with pytest.raises(DataFileError, match="“form” is used twice"):
        load_forms(own(tmp_path, HEAD.replace("2026-01-01", "2027-01-01") + column, name="b.toml"))
