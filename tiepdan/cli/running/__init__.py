"""Running a command: streams, errors, help pages, one transaction, printing."""
