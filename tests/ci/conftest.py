"""What builds and proves is in a checkout alone: not in what is handed on as source."""

from pathlib import Path

collect_ignore_glob = [] if (Path(__file__).parents[2] / ".ci").is_dir() else ["test_*.py"]
