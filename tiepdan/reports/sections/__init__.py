"""The figures of the statistics, one file a section of the report."""
