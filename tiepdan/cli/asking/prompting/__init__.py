"""Questions at a terminal: their order, their answers, what is kept after Ctrl-C."""
