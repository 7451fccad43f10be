"""The file of the procedure: what it must say, and that every problem of it is named."""

import shutil
from pathlib import Path

import pytest

from tests.commands import COMMANDS
from tiepdan import paths
from tiepdan.errors import DataFileError
from tiepdan.law.limits.time_limits import Confidence
from tiepdan.law.procedure.steps import DERIVED_EVENTS
from tiepdan.law.toml.procedure import load_procedure
from tiepdan.law.vocabulary.petition import PetitionKind
from tiepdan.law.vocabulary.petition_event import PetitionEventKind

SHIPPED = load_procedure(paths.data_folder())
STEP = """
[[step]]
event = "noted"
kinds = ["complaint"]
command = "note {number}"
article = "Luật Giả định, Điều 1"
source = "Công báo"
confidence = "verified"
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A copy of the shipped file, in a data folder of its own."""
    (tmp_path / "procedure").mkdir()
    return Path(
        shutil.copy(paths.data_folder() / "procedure" / "petitions.toml", tmp_path / "procedure")
    )


def problems(file: Path) -> str:
    with pytest.raises(DataFileError) as refused:
        load_procedure(file.parents[1])
    assert refused.value.exit_code == 5
    assert all(str(file) in line for line in str(refused.value).splitlines())
    return str(refused.value)


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_every_event_that_is_recorded_has_a_step() -> None:
    found = {event for steps in SHIPPED.values() for event in steps}
    assert found == set(PetitionEventKind) - DERIVED_EVENTS


@pytest.mark.parametrize("kind", PetitionKind)
def test_every_step_names_its_article_and_a_doubt_where_there_is_one(kind: PetitionKind) -> None:
    for step in SHIPPED[kind].values():
        assert step.article
        assert step.source
        assert step.doubt or step.confidence is Confidence.VERIFIED


@pytest.mark.parametrize("kind", PetitionKind)
def test_every_command_is_one_of_the_program(kind: PetitionKind) -> None:
    for event, step in SHIPPED[kind].items():
        verb, number, *more = step.command.split()
        assert verb in COMMANDS
        assert number == "{number}"
        assert (more == [event.value]) is (verb == "record")
        assert step.command_for("2026-0012").startswith(f"tiepdan {verb} 2026-0012")


def test_every_problem_is_named_at_once(file: Path) -> None:
    replace(file, 'event = "accepted"', 'event = "acepted"')
    replace(file, 'command = "extend {number}"', 'command = "extend"')
    replace(file, "may_be_planned = true", 'may_be_planned = "yes"')
    replace(file, 'not_before = ["enf', 'notbefore = ["enf')
    sentence = problems(file)
    for part in (
        "step acepted: “event” has the unknown value “acepted”",
        "step extended: “command” is not of the form “accept {number}”",
        "step dialogue: “may_be_planned” has the wrong type",
        "step enforcement_step: “notbefore” is not a known key",
    ):
        assert part in sentence


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("", STEP, "“step noted” is there twice for “complaint”"),
        ("", STEP.replace("noted", "received"), "“event” names “received”, which is never"),
        (
            'after = ["appealed"]',
            'after = ["takes_effect"]',
            "“after” names “takes_effect”, which is never",
        ),
        ('confidence = "verified"', 'confidence = "secondary"', "“doubt” is missing"),
        ('confidence = "verified"', 'confidence = "sure"', "unknown value “sure”"),
        ('article = "Luật Khiếu nại 02/2011/QH13, Điều 9"\n', "", "“article” is missing"),
        ('kinds = ["complaint"]', "kinds = []", "“kinds” is missing"),
        ("[[step]]", "[[stage]]", "“stage” is not a known key"),
        ("[[step]]", "[[step", "is not a valid TOML file"),
    ],
)
def test_what_is_wrong_is_named(file: Path, old: str, new: str, problem: str) -> None:
    replace(file, old, new)
    assert problem in problems(file)


def test_an_event_without_a_step_is_missed(file: Path) -> None:
    replace(file, 'event = "second_decided"', 'event = "noted"')
    replace(
        file,
        'kinds = ["complaint", "denunciation", "proposal", "feedback"]\ncommand = "note',
        'kinds = ["denunciation", "proposal", "feedback"]\ncommand = "note',
    )
    assert "no step for the event “second_decided”" in problems(file)


def test_without_the_file_every_event_is_missed(tmp_path: Path) -> None:
    sentence = problems(tmp_path / "procedure" / "petitions.toml")
    assert "no step for the event “accepted”" in sentence


def test_a_corrected_file_is_read_again(file: Path) -> None:
    replace(file, 'command = "note {number}"', 'command = "nothing"')
    problems(file)
    replace(file, 'command = "nothing"', 'command = "note {number}"')
    assert load_procedure(file.parents[1]).keys() == set(PetitionKind)
