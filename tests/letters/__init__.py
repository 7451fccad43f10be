"""The texts of the letters' templates, and what makes the Word files of ``data/letters``."""
