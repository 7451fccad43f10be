"""What a letter prints as its basis is a law, a decree, a circular or a decision, and no note."""

import re

import pytest

from tiepdan import paths
from tiepdan.law.toml.laws import load_limits
from tiepdan.reports.letters.loading import load_letters

_BASIS = re.compile(
    r"(Luật|Nghị định|Thông tư|Quyết định|Quy định|Kết luận) [^;:]+"
    r"(; (Luật|Nghị định|Thông tư) [^;:]+)*"
)
_NOTE = re.compile(r"báo cáo|theo|trí nhớ|đối chiếu|chưa", re.IGNORECASE)
BASES = {wording.article for letter in load_letters() for wording in letter.wordings} | {
    version.article
    for limit in load_limits(paths.data_folder())
    if limit.pack or limit.id == "KN-28"  # the time to resolve, which a letter names
    for version in limit.versions
}


@pytest.mark.parametrize("article", sorted(BASES))
def test_a_basis_is_a_rule_by_its_name(article: str) -> None:
    assert _BASIS.fullmatch(article)
    assert not _NOTE.search(article)
