"""Who petitions: waiving protection, destroying personal data."""
