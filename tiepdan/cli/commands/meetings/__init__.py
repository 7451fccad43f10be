"""Receptions, dialogues and visits."""
