"""The database: the only folder that names SQLModel.

Imports go one way, from ``importing`` and ``database``, the door through which a register is read,
down over ``writing``, ``checking`` and ``reading``, ``copies``, ``derived``, ``journal`` and
``schema`` to ``file``; ``live_rows`` and ``secrecy`` are SQL that all of them may use.
"""

import sys

if sys.platform == "win32":
    from tiepdan.records import without_wmi

    without_wmi.answer_for_wmi()
