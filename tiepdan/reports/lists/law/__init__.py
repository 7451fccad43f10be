"""Limits, counts and days off as a jurist reads them."""
