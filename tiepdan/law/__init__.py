"""Law and calendar: pure counting on values; no database, no clock, no printing.

What stands above may import what stands below it: ``toml`` reads rules from data files, ``duties``
says how often leaders receive citizens, ``procedure`` what may happen to a petition or meeting,
``limits`` by when a step is due, ``counting`` counts days, ``vocabulary`` has the closed lists.
"""
