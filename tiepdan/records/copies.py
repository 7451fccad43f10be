"""stub"""

from datetime import datetime
from pathlib import Path


def copy_aside(path: Path, name: str, now: datetime) -> None:
    pass
