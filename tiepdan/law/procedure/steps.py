"""The steps of the procedure of petitions, as the data files tell them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tiepdan.law.limits.time_limits import Confidence
from tiepdan.law.vocabulary.petition import PetitionKind
from tiepdan.law.vocabulary.petition_event import PetitionEventKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One event that may happen to petitions of some kinds; the keys of ``law.toml.procedure``.

    ``first_time_only`` is the article by which it is for the superior where the matter comes
    again; ``command`` is what records it, without the name of the program.
    """

    event: PetitionEventKind
    kinds: frozenset[PetitionKind]
    command: str
    after: frozenset[PetitionEventKind] = frozenset()
    not_before: frozenset[PetitionEventKind] = frozenset()
    may_repeat: bool = False
    once_for_each: bool = False
    follows_end: bool = False
    follows_withdrawal: bool = False
    may_precede_receipt: bool = False
    may_be_planned: bool = False
    may_be_late: bool = False
    only_before_acceptance: bool = False
    not_while_suspended: bool = False
    within_competence: bool = False
    first_time_only: str | None = None
    is_rare: bool = field(default=False, metadata={"key": "rare"})
    article: str
    source: str
    confidence: Confidence
    doubt: str | None = None

    @property
    def verb(self) -> str:
        """The command without the petition it is about."""
        return self.command.replace(" {number}", "")

    def command_for(self, number: str) -> str:
        """The whole command line for one petition."""
        return f"tiepdan {self.command.replace('{number}', number)}"


Procedure = Mapping[PetitionKind, Mapping[PetitionEventKind, Step]]
"""For each kind of petition the steps that it knows, in the order of the file."""
