"""``python -m tiepdan`` is ``tiepdan``."""

from tiepdan.cli.main import main

main()
