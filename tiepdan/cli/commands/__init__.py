"""The commands: one a file, named as it is typed, in a folder for each panel of the help."""
