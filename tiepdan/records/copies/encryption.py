"""Content under a passphrase: scrypt makes the key, ChaCha20-Poly1305 hides and authenticates.

A file is ``MAGIC``, one byte of version, the salt, the nonce, then the hidden content. The version
stands for all parameters; none is read from the file, so no changed byte can ask for more memory
or less work. What stands before the hidden content is authenticated with it.

Version 2 hides pieces, each with its tag, so that no more than one is in memory: the STREAM
construction (https://eprint.iacr.org/2015/189), as ``age`` uses it. The nonce of a piece is that of
the file, its number, and whether it is the last; none can be moved, left out or put after the end.
Version 1 hid the content as a whole, and is still opened.
"""

import os
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from tiepdan.errors import DatabaseError, UsageError
from tiepdan.i18n import _

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

MAGIC = b"tiepdan-copy\n"
SHORTEST_PASSPHRASE = 8

_WHOLE, _IN_PIECES = 1, 2
_PIECE_SIZE = 1 << 16
_SALT_SIZE, _TAG_SIZE, _KEY_SIZE = 16, 16, 32
_NONCE_SIZES = {_WHOLE: 12, _IN_PIECES: 7}

# Settings that OWASP calls equal (N, r, p): 128 × N × r bytes of memory and about half a second for
# each guess. Version 1 took the 128 MiB; with half of it a copy is made in less than 150 MB.
_SCRYPT_R = 8
_SCRYPT_N = {_WHOLE: 2**17, _IN_PIECES: 2**16}
_SCRYPT_P = {_WHOLE: 1, _IN_PIECES: 2}


def is_encrypted(beginning: bytes) -> bool:
    """Whether a file that begins like this was made here."""
    return beginning.startswith(MAGIC)


def check_passphrase(passphrase: str) -> None:
    """Refuse a passphrase that is quickly guessed.

    Raises:
        UsageError: it is shorter than ``SHORTEST_PASSPHRASE`` letters.
    """
    count = len(_normal(passphrase))
    if count < SHORTEST_PASSPHRASE:
        raise UsageError(
            _(
                "The passphrase has {count} characters; it needs at least {least},"
                " for example four words that do not belong together."
            ).format(count=count, least=SHORTEST_PASSPHRASE)
        )


def encrypt(content: BinaryIO, hidden: BinaryIO, passphrase: str) -> None:
    """Hide the content; each call gives other bytes.

    Raises:
        UsageError: the passphrase is too short.
        DatabaseError: there is not enough memory.
        OSError: it cannot be read or written.
    """
    check_passphrase(passphrase)
    nonce = os.urandom(_NONCE_SIZES[_IN_PIECES])
    header = MAGIC + bytes([_IN_PIECES]) + os.urandom(_SALT_SIZE) + nonce
    cipher = _cipher(header, passphrase)
    hidden.write(header)
    hidden.writelines(
        cipher.encrypt(piece_nonce, piece, header)
        for piece_nonce, piece in _numbered(content, _PIECE_SIZE, nonce)
    )


def decrypt(hidden: BinaryIO, passphrase: str) -> Iterator[bytes]:
    """The content again, exactly as it was hidden, piece by piece.

    What came before an error is not to be used either: the end may be missing.

    Raises:
        DatabaseError: the passphrase is another, a byte was changed, a newer program made it, or
            there is not enough memory.
        OSError: it cannot be read.
    """
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 (seldom needed)

    beginning = hidden.read(len(MAGIC) + 1)
    if not is_encrypted(beginning) or len(beginning) == len(MAGIC):
        raise _unopened()
    version = beginning[-1]
    if version not in _NONCE_SIZES:
        raise DatabaseError(
            _(
                "The copy is of format {version}, and this program knows format {known}: it is"
                " damaged or was made by a newer tiepdan; install the newer version."
            ).format(version=version, known=max(_NONCE_SIZES))
        )
    size = _SALT_SIZE + _NONCE_SIZES[version]
    header = beginning + hidden.read(size)
    if len(header) < len(beginning) + size:
        raise _unopened()
    cipher, nonce = _cipher(header, passphrase), header[len(beginning) + _SALT_SIZE :]
    try:
        if version == _WHOLE:
            yield cipher.decrypt(nonce, hidden.read(), header)
            return
        for piece_nonce, piece in _numbered(hidden, _PIECE_SIZE + _TAG_SIZE, nonce):
            yield cipher.decrypt(piece_nonce, piece, header)
    except InvalidTag as error:
        raise _unopened() from error


def _numbered(content: BinaryIO, size: int, nonce: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Each piece of a file with its nonce; an empty file is one empty piece."""
    piece, number = content.read(size), 0
    while True:
        following = content.read(size)
        yield nonce + number.to_bytes(4, "big") + bytes([not following]), piece
        if not following:
            return
        piece, number = following, number + 1


def _cipher(header: bytes, passphrase: str) -> "ChaCha20Poly1305":
    """What hides and opens the pieces of the file that begins like this."""
    from cryptography.hazmat.primitives.ciphers.aead import (  # noqa: PLC0415 (seldom needed)
        ChaCha20Poly1305,
    )

    version, salt = header[len(MAGIC)], header[len(MAGIC) + 1 :][:_SALT_SIZE]
    return ChaCha20Poly1305(_key(passphrase, salt, version))


def _key(passphrase: str, salt: bytes, version: int) -> bytes:
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt  # noqa: PLC0415 (seldom needed)

    cost = _SCRYPT_N[version]
    scrypt = Scrypt(salt=salt, length=_KEY_SIZE, n=cost, r=_SCRYPT_R, p=_SCRYPT_P[version])
    try:
        # Whatever a console passes on can be encoded, half letters included.
        return scrypt.derive(_normal(passphrase).encode(errors="surrogatepass"))
    except MemoryError as error:
        raise DatabaseError(
            _(
                "There are not {size} MB of memory free, which the passphrase needs;"
                " close other programs and try again."
            ).format(size=128 * cost * _SCRYPT_R // 2**20)
        ) from error


def _normal(passphrase: str) -> str:
    # Vietnamese keyboards write “ế” as one letter, as two or as three.
    return unicodedata.normalize("NFC", passphrase)


def _unopened() -> DatabaseError:
    return DatabaseError(
        _(
            "The copy cannot be opened: the passphrase is not the one it was made with,"
            " or the file is damaged. Type the passphrase again, or use another copy."
        )
    )
