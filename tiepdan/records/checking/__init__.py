"""Whether a register is whole: its file, its journal, its values, its copies."""
