"""``tiepdan file``: record that it was filed without further handling."""

from tiepdan.cli.recording.petitions.verb import putting_away
from tiepdan.law.vocabulary.petition_event import PetitionEventKind

file = putting_away(PetitionEventKind.FILED)
