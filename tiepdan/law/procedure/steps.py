"""The steps of the procedure of petitions, as the data files tell them."""

from collections.abc import Mapping
from dataclasses import dataclass

from tiepdan.law.limits.time_limits import Confidence
from tiepdan.law.vocabulary.petition import PetitionKind
from tiepdan.law.vocabulary.petition_event import PetitionEventKind


@dataclass(frozen=True, slots=True)
class Step:
    """One event that may happen to petitions of some kinds; the keys of ``load_procedure``.

    ``first_time_only`` is the article by which it is for the superior where the matter comes
    again; ``command`` is what records it, without the name of the program.
    """

    event: PetitionEventKind
    kinds: frozenset[PetitionKind]
    command: str
    after: frozenset[PetitionEventKind]
    not_before: frozenset[PetitionEventKind]
    may_repeat: bool
    once_for_each: bool
    follows_end: bool
    follows_withdrawal: bool
    may_precede_receipt: bool
    may_be_planned: bool
    may_be_late: bool
    only_before_acceptance: bool
    not_while_suspended: bool
    within_competence: bool
    first_time_only: str | None
    is_rare: bool
    article: str
    source: str
    confidence: Confidence
    doubt: str | None

    @property
    def verb(self) -> str:
        """The command without the petition it is about."""
        return self.command.replace(" {number}", "")

    def command_for(self, number: str) -> str:
        """The whole command line for one petition."""
        return f"tiepdan {self.command.replace('{number}', number)}"


Procedure = Mapping[PetitionKind, Mapping[PetitionEventKind, Step]]
"""For each kind of petition the steps that it knows, in the order of the file."""
