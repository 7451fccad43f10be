"""A command that writes asks nothing of WMI, which hangs on PCs where a user has no right to it."""

import subprocess
import sys

_AS_ON_WINDOWS = """
import importlib.abc, os, platform, sys, types

class NoWmi(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == "_wmi":
            raise SystemExit("_wmi was imported")

def asked(*_query):
    raise SystemExit("WMI was asked")

if sys.argv[1] == "imported before":
    platform._wmi = sys.modules["_wmi"] = types.SimpleNamespace(exec_query=asked)
sys.meta_path.insert(0, NoWmi())
platform.machine = asked  # as Python asks it there
os.environ["PROCESSOR_ARCHITECTURE"] = "AMD64"
if sys.argv[1] != "as it was":
    sys.platform, really = "win32", sys.platform
    import tiepdan.records
    sys.platform = really
import sqlalchemy.util.compat
import tiepdan.records.writing.session
try:
    import _wmi
except ImportError:
    pass
assert getattr(platform, "_wmi", None) is None, platform._wmi
print(platform.machine(), sqlalchemy.util.compat.arm)
"""


def _run(how: str) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-c", _AS_ON_WINDOWS, how],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    return done.returncode, done.stdout, done.stderr


def test_importing_what_writes_asks_nothing_of_wmi() -> None:
    assert _run("as on Windows") == (0, "AMD64 False\n", "")
    assert _run("imported before")[:2] == (0, "AMD64 False\n")


def test_it_would_be_asked_otherwise() -> None:
    code, _out, said = _run("as it was")
    assert code == 1
    assert "WMI was asked" in said
