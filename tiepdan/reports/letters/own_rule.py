"""The province's own rule that a letter rests on, where one of its limit binds the office."""

from tiepdan.i18n import N_
from tiepdan.law.limits.time_limits import Version
from tiepdan.reports.letters.field import LetterField
from tiepdan.reports.letters.matter import MonthMatter, Paper


def own_rule_of(paper: Paper) -> Version | None:
    """The rule by which the limit of this letter runs, if it is a province's own."""
    if isinstance(paper.matter, MonthMatter):
        return None
    running = (one for one in paper.matter.limits if one.limit.id == paper.kind.limit)
    return next((one.version for one in running if one.limit.pack), None)


def _own_rule(paper: Paper) -> str:
    rule = own_rule_of(paper)
    return f"Căn cứ {rule.article};" if rule else ""


OWN_RULE = LetterField(
    N_("the province's own rule; left out where none binds the office"),
    "Căn cứ Quyết định 657-QĐ/TU của Tỉnh ủy Hà Tĩnh;",
    _own_rule,
)
