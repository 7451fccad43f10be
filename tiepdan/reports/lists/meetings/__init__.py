"""Lists of meetings and visits, and the file of one."""
