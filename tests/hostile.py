"""What comes in by mistake or on purpose, as Hypothesis strategies, and how much of it is tried.

``TIEPDAN_FUZZ=5000`` tries so many inputs a test, other ones each time; without it few are tried,
always the same.
"""

import os
import unicodedata

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from tiepdan.law.vocabulary.terms import Term
from tiepdan.text import fold

VARIABLE = "TIEPDAN_FUZZ"

HOSTILE = (
    "", " ", "\t", "\r\n", "\u00a0\u3000", "\u200b", "\ufeff", "\u0301", "\u2028",
    "\x1b[31mđỏ\x1b[0m", "\x1b]0;title\x07", "\x1b[2J", "\x9b31m", "a\x08b", "a\rb", "dòng\nhai",
    "\x7f", "\x85", "\udce1", "Nguy\udce1n", "\ud800", "\U0010ffff",
    "[red]đỏ[/red]", "[/]", "[bold", "{0}", "{typed}", "%s", "%(x)s", "\\", "'", '"', "“”", ";",
    "\u202eảnh", "\u200fأ\u200e", "\u2066x\u2069", "👩‍👩‍👧", "Ａ１", "ﬁ", "ǅ", "İ", "ß", "ſ",
    "=1+1", '=HYPERLINK("x")', "+1", "@x", "-1", "--", "-", "-x", "--x", "--db", "--json=1",
    "-hh", "--on=", "--today=32/13/2026", "@file", "$HOME", "`id`", "$(id)", "x; rm -r y", "*", "?",
    "0", "00", "-0", "1e3", "0x10", "1_0", "٣", "５", "²", "½", "9" * 10, "9" * 30, "9" * 5_000,
    "nan", "inf", "-inf", "1e400", "None", "null", "true", "NULL", "' OR 1=1 --",
    "x" * 300, "x" * 5_000, "x" * 5_001, "a\u0301" * 5_000, "e" + "\u0301" * 3_000, " x" * 60_000,
)  # fmt: skip
"""Each broke some program once."""

DATES = (
    "06/07/2026", "6/7/26", "2026-07-06", "06.07.2026", "06-07-2026", "hôm nay", "HOM QUA", "today",
    "29/02/2024", "29/02/2026", "31/04/2026", "00/00/0000", "1/1/1", "31/12/2200", "01/01/1900",
    "31/12/1899", "01/01/2201", "9999-12-31", "31/12/2040", "01/01/2041", "01/01/2013",
    "31/12/2012", "07/25/2026", "2026", "0000", "9999", "1900", "2200", "12/2026", "2026-12",
    "13/2026", "2026-00", "2201", "06/07", "٠٦/٠٧/٢٠٢٦", "06/07/2026 10:00", "06/07/2026\x00",
)  # fmt: skip

NUMBERS = (
    "1", "2", "07", "12", "250", "251", "1000", "1001", "100000", "100001", "999999999",
    "2026-0001", "2026-1", "2019-0001", "2019/1", "0000-0001", "0000-1", "9999-999999999",
    "2026-0000", "2026-", "-0001", "B1", "b12", "B0", "B", "B999999999", "B1B", "1.5", "1,000",
)  # fmt: skip

WORDS = tuple(
    word
    for terms in Term.__subclasses__()
    for term in terms
    for word in (term.value, term.label, *sorted(term.words))
)
"""Every word of every list of terms."""


def fuzzed(few: int, *, one_in: int = 1) -> settings:
    """How many inputs a test tries: few, or one in so many of what ``TIEPDAN_FUZZ`` asks for."""
    asked = int(os.environ.get(VARIABLE, "0"))
    return settings(
        max_examples=max(asked // one_in, 1) if asked else few,
        derandomize=not asked,
        database=None,
        deadline=None,
        # A whole command line is slow to make and to run, and its shrunk form is worth the wait.
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )


def _spelled_differently(text: str) -> st.SearchStrategy[str]:
    return st.sampled_from(
        [
            text.upper(),
            text.title(),
            fold(text),
            unicodedata.normalize("NFD", text),
            unicodedata.normalize("NFKD", text),
            f"  {text}\n",
            text.replace(" ", "-"),
            text.replace(" ", "  "),
            text[:-1],
            text + "x",
            "\u200b" + text,
            "\x1b[1m" + text,
            "-" + text,
            "=" + text,
        ]
    )


any_text = st.text(st.characters(exclude_categories=()), max_size=40)
"""Every code point there is, NUL and lone surrogates too."""

known_text = st.sampled_from((*HOSTILE, *DATES, *NUMBERS)) | st.sampled_from(WORDS)

nearly_right = st.one_of(
    st.sampled_from((*DATES, *NUMBERS, *WORDS)).flatmap(_spelled_differently),
    st.from_regex(r"\s*\d{0,5}[-/. ]?\d{0,3}[-/. ]?\d{0,5}\s*", fullmatch=True),
    st.from_regex(r"\s*[bB]?\d{0,12}\s*", fullmatch=True),
    st.from_regex(r"[-+]?\d{0,5}([.,]\d{0,3})?(e[-+]?\d{0,3})?", fullmatch=True),
)

typed_text = st.one_of(any_text, known_text, nearly_right)
"""A mix of what is right, nearly right and hostile."""
