"""The suite under Wine: what pytest says there, and what is made of it."""

import pytest
from windows.suite import Allowed, judge

GOOD = "[gw0] [ 10%] PASSED tests/a.py::one \n"
BAD = "[gw1] [ 50%] FAILED tests/a.py::two[a b - c] \n"
ALLOWED = (Allowed("tests/a.py::two", "Wine has none"),)


def _end(counts: str) -> str:
    return f"==== {counts} in 61.20s (0:01:01) ====\n"


@pytest.mark.parametrize(
    ("said", "code", "is_good", "told"),
    [
        (GOOD + _end("1 passed, 2 skipped"), 0, True, "Wine: 1 passed, 2 skipped in 61.20s"),
        (GOOD + BAD + _end("1 failed, 1 passed"), 1, True, "[a b - c] (Wine has none)"),
        (
            "[gw1] [ 50%] ERROR tests/b.py::three \n" + _end("1 error"),
            *(1, False, "FAILED: tests/b.py::three\n"),
        ),
        # a file that cannot be imported: no test has a verdict
        ("ERROR tests/c.py\n" + _end("1 error"), 1, False, "ERROR tests/c.py"),
        (GOOD + BAD, None, False, "ended after 10800 seconds; 2 tests were run until then"),
        (GOOD + _end("1 passed"), 3, False, "ended with exit code 3; 1 tests were run until then"),
        ("no tests ran in 0.01s\n", 5, False, "0 tests were run until then"),
    ],
)
def test_a_failure_that_is_not_allowed_or_an_end_too_early_is_told(
    capsys: pytest.CaptureFixture[str], said: str, code: int | None, is_good: bool, told: str
) -> None:
    assert judge(said, code, ALLOWED) == is_good
    assert told in capsys.readouterr().out
