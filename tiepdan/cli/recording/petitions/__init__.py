"""Recording petitions: new ones, what repeats, examination, decisions, links."""
