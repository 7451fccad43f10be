"""The figures of a period: in total, by year, by groups; and whether they add up."""
