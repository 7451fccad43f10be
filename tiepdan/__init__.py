"""The commune clerk's book of receptions, dialogues and petitions, and the legal deadlines in it."""
