"""The commune clerk's book of receptions, dialogues and petitions, and its deadlines."""
