"""Where a database lies: a network share or a synchronised folder can damage or spread it."""

import hashlib
import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path, PurePath, PurePosixPath

from tiepdan import paths
from tiepdan.i18n import _
from tiepdan.text import fold

_NETWORK_TYPES = re.compile(
    r"nfs4?|cifs|smb3?|smbfs|9p|afs|afpfs|ncpfs|ceph|glusterfs|lustre|beegfs|davfs|webdav|vboxsf"
    r"|fuse\.(sshfs|rclone|davfs2?|glusterfs|ceph|s3fs|gvfsd-fuse|kio-fuse|vmhgfs-fuse|smbnetfs"
    r"|google-drive-ocamlfuse|onedriver)"
)

_SYNCHRONISED = re.compile(
    r"onedrive( ?- .+)?|sharepoint"
    r"|dropbox( \(.+\))?"
    r"|google ?drive.*|drivefs|my drive|drive cua toi"
    r"|icloud ?drive|mobile documents|com~apple~clouddocs|cloudstorage"
    r"|nextcloud.*|owncloud.*|megasync|mega( sync)?|pcloud ?(drive)?|synologydrive|seafile"
    r"|syncthing|resilio sync|box sync|yandex\.?disk"
    r"|zalo( ?pc| received files)?"
)
"""Names of folders, folded; “Drive của tôi” is how Google names “My Drive” here."""

_SYNCHRONISED_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")

_MOUNTS = Path("/proc/self/mountinfo")
_DRIVE_REMOTE = 4  # https://learn.microsoft.com/windows/win32/api/fileapi/nf-fileapi-getdrivetypew
_MEMORY_NAME = "places-warned-of"


def risky_place(
    path: Path, *, mounts: str | None = None, environment: Mapping[str, str] = os.environ
) -> str | None:
    """The sentence for a database that does not lie on this computer alone, or None.

    ``mounts`` is the text of ``/proc/self/mountinfo``; unless given, it is this computer's.
    """
    if is_on_network(path, mounts=mounts):
        return _(
            "{path} is on a network share, where a broken connection can damage the database and"
            " others may read it; keep it on this computer, for example at {example}."
        ).format(path=path, example=paths.default_database())
    if folder := synchronised_folder(_real(path), environment=environment):
        return _(
            "{path} is in the synchronised folder “{folder}”: it may be copied while it is written,"
            " which damages it, and citizens' data leave this computer; keep it in another folder,"
            " for example at {example}."
        ).format(path=path, folder=folder, example=paths.default_database())
    from tiepdan.records.file import windows_places  # noqa: PLC0415 (start-up: only to write)

    real = windows_places.in_the_store(path)
    return windows_places.store_sentence(path, real) if real else None


def is_on_network(path: Path, *, mounts: str | None = None) -> bool:
    """Whether a file lies, or would lie, on a share; SQLite's write-ahead log fails there."""
    real = _real(path)  # a letter may stand for a share, or a junction for another drive
    if is_share(path) or is_share(real):
        return True
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 (only there)

        drive = real.anchor
        return bool(ctypes.windll.kernel32.GetDriveTypeW(drive) == _DRIVE_REMOTE)
    return bool(_NETWORK_TYPES.fullmatch(_file_system(real, _mounts(mounts))))


def is_share(path: PurePath) -> bool:
    r"""Whether a Windows path names a share: ``\\server\share`` or ``\\?\UNC\server\share``."""
    drive = path.drive.upper()
    return drive.startswith("\\\\?\\UNC\\") or (
        drive.startswith("\\\\") and not drive.startswith(("\\\\?\\", "\\\\.\\"))
    )


def missing_folder(folder: PurePath) -> str:
    """The sentence for a folder that is not there, with what may be the reason."""
    if is_share(folder):
        return _("There is no folder {path}; does the network reach it?").format(path=folder)
    return _("There is no folder {path}; is the drive plugged in?").format(path=folder)


def synchronised_folder(
    path: PurePath, *, environment: Mapping[str, str] = os.environ
) -> str | None:
    """The name of the folder above ``path`` that a program copies to others, or None."""
    for variable in _SYNCHRONISED_VARIABLES:
        named = environment.get(variable)
        if named and path.is_relative_to(type(path)(named)):
            return type(path)(named).name
    return next(
        (part for part in path.parent.parts if _SYNCHRONISED.fullmatch(fold(part).strip())), None
    )


def warn_once(path: Path, folder: Path) -> str | None:
    """As ``risky_place``, the first time for this database; remembered in the user's ``folder``.

    Also who may read it, where that is not its owner alone.

    What is remembered is a digest of each path. Where it cannot be, the warning comes again.
    """
    from tiepdan.records.file import windows_places  # noqa: PLC0415 (start-up: only to write)

    sentence = risky_place(path) or windows_places.shared_sentence(_real(path))
    if sentence is None:
        return None
    digest = hashlib.sha256(os.fsencode(_real(path))).hexdigest()
    memory = folder / _MEMORY_NAME
    try:
        if memory.exists() and digest in memory.read_text(encoding="ascii").split():
            return None
        with paths.open_private(memory, "a") as file:
            file.write(f"{digest}\n")
    except (OSError, ValueError):
        pass  # a warning too many is no reason to stop the clerk's work
    return sentence


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))


def _mounts(given: str | None) -> str:
    if given is not None:
        return given
    try:
        return _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return ""  # macOS has no such file


def _file_system(path: PurePath, mounts: str) -> str:
    """The type of the file system mounted nearest above ``path``; a later mount hides others."""
    nearest, nearest_type = -1, ""
    for line in mounts.split("\n"):
        # man 5 proc_pid_mountinfo: … (5) mount point … - (9) type …
        fields, _separator, rest = line.partition(" - ")
        if not rest:
            continue
        point = PurePosixPath(_unescaped(fields.split()[4]))
        if path.is_relative_to(point) and len(point.parts) >= nearest:
            nearest, nearest_type = len(point.parts), rest.split()[0]
    return nearest_type


def _unescaped(field: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), field)


def backup_folder(database: Path) -> Path:
    """Where the copies of a database are kept: beside the file itself, not beside a link to it."""
    file = database.resolve() if database.is_symlink() else database
    return file.with_name(f"{file.name}.backups")
