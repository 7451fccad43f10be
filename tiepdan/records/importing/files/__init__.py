"""The files of a register by subject: how a line of each becomes what is recorded."""
