"""``tiepdan return``: record that the petition was returned."""

from tiepdan.cli.recording.petitions.verb import putting_away
from tiepdan.law.vocabulary.petition_event import PetitionEventKind

return_ = putting_away(PetitionEventKind.RETURNED)
