"""The commands: parse what was typed, call one use-case, print."""
