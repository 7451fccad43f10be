"""Lists of petitions, and the file of one."""
