"""Content under a passphrase: scrypt makes the key, ChaCha20-Poly1305 hides and authenticates.

A file is ``MAGIC``, one byte of version, the salt, the nonce, then the hidden content with its
tag. The version stands for all parameters; none is read from the file, so no changed byte can ask
for more memory or less work. What stands before the hidden content is authenticated with it.
"""

import os
import unicodedata

from tiepdan.errors import DatabaseError, UsageError
from tiepdan.i18n import _

MAGIC = b"tiepdan-copy\n"
SHORTEST_PASSPHRASE = 8

_VERSION = 1
_SALT_SIZE, _NONCE_SIZE, _KEY_SIZE = 16, 12, 32
_HEADER_SIZE = len(MAGIC) + 1 + _SALT_SIZE + _NONCE_SIZE

# The stronger of OWASP's usual settings (N = 2^17, r = 8, p = 1): 128 × N × r = 128 MiB and about
# half a second for each guess; an office computer with 4 GB has that much, a guesser's graphics
# card has it for few guesses at a time.
_SCRYPT_N, _SCRYPT_R, _SCRYPT_P = 2**17, 8, 1


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


def encrypt(content: bytes, passphrase: str) -> bytes:
    """Hide the content; each call gives other bytes.

    Raises:
        UsageError: the passphrase is too short.
        DatabaseError: there is not enough memory.
    """
    from cryptography.hazmat.primitives.ciphers.aead import (  # noqa: PLC0415 (seldom needed)
        ChaCha20Poly1305,
    )

    check_passphrase(passphrase)
    salt, nonce = os.urandom(_SALT_SIZE), os.urandom(_NONCE_SIZE)
    header = MAGIC + bytes([_VERSION]) + salt + nonce
    hidden = ChaCha20Poly1305(_key(passphrase, salt)).encrypt(nonce, content, header)
    return header + hidden


def decrypt(content: bytes, passphrase: str) -> bytes:
    """The content again, exactly as it was hidden.

    Raises:
        DatabaseError: the passphrase is another, a byte was changed, a newer program made it, or
            there is not enough memory.
    """
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 (seldom needed)
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305  # noqa: PLC0415

    header, hidden = content[:_HEADER_SIZE], content[_HEADER_SIZE:]
    if not is_encrypted(header) or len(header) < _HEADER_SIZE:
        raise _unopened()
    version, salt, nonce = (
        header[len(MAGIC)],
        header[len(MAGIC) + 1 : -_NONCE_SIZE],
        header[-_NONCE_SIZE:],
    )
    if version != _VERSION:
        raise DatabaseError(
            _(
                "The copy is of format {version}, and this program knows format {known}: it is"
                " damaged or was made by a newer tiepdan; install the newer version."
            ).format(version=version, known=_VERSION)
        )
    try:
        return ChaCha20Poly1305(_key(passphrase, salt)).decrypt(nonce, hidden, header)
    except InvalidTag as error:
        raise _unopened() from error


def _key(passphrase: str, salt: bytes) -> bytes:
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt  # noqa: PLC0415 (seldom needed)

    scrypt = Scrypt(salt=salt, length=_KEY_SIZE, n=_SCRYPT_N, r=_SCRYPT_R, p=_SCRYPT_P)
    try:
        # Whatever a console passes on can be encoded, half letters included.
        return scrypt.derive(_normal(passphrase).encode(errors="surrogatepass"))
    except MemoryError as error:
        raise DatabaseError(
            _(
                "There are not {size} MB of memory free, which the passphrase needs;"
                " close other programs and try again."
            ).format(size=128 * _SCRYPT_N * _SCRYPT_R // 2**20)
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
