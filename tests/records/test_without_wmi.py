"""A command that writes asks nothing of WMI, which hangs on PCs where a user has no right to it."""

import subprocess
import sys

_AS_ON_WINDOWS = """
import importlib.abc, os, sys

class AsOnWindows(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == "_wmi":
            raise SystemExit("_wmi was imported")
        if name == "platform":  # which imports it there
            try:
                import _wmi
            except ImportError:
                pass

def asked():
    raise SystemExit("WMI was asked")

os.environ["PROCESSOR_ARCHITECTURE"] = "AMD64"
assert "platform" not in sys.modules
if sys.argv[1] == "as on Windows":
    sys.meta_path.insert(0, AsOnWindows())
    sys.platform, really = "win32", sys.platform
    import tiepdan.records
    sys.platform = really
else:
    import platform
    platform.machine = asked
import sqlalchemy.util.compat
import tiepdan.records.writing.session
import platform
print(platform.machine(), sqlalchemy.util.compat.arm, sys.modules.get("_wmi"))
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


def test_importing_what_writes_neither_imports_nor_asks_wmi() -> None:
    assert _run("as on Windows") == (0, "AMD64 False None\n", "")


def test_it_would_be_asked_otherwise() -> None:
    code, _out, said = _run("as it was")
    assert code == 1
    assert "WMI was asked" in said
