"""The terms of the field, by subject; what is stored and what people read.

Each list is a ``Term`` (``terms``): of petitions ``petition`` (kinds, fields, channels, addressees,
states, links) and ``petition_event`` (what happens to them), ``decision`` (results, measures); of
meetings ``meeting`` (kinds, capacities, events) and ``visit``; ``document`` (with sanctions);
``calendar`` (weekdays, halves of a day); ``register`` (what is searched, what is void).
"""
