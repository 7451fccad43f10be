"""What is hidden opens with its passphrase alone, and with no byte of it changed."""

import io
import subprocess
import sys
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tiepdan.errors import DatabaseError, UsageError
from tiepdan.records.copies import encryption

PASSPHRASE = "bốn từ chẳng liên quan"

passphrases = st.text(min_size=8).filter(lambda text: len(unicodedata.normalize("NFC", text)) >= 8)


@pytest.fixture
def cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encryption, "_SCRYPT_N", dict.fromkeys((1, 2), 2**4))


def encrypt(content: bytes, passphrase: str) -> bytes:
    hidden = io.BytesIO()
    encryption.encrypt(io.BytesIO(content), hidden, passphrase)
    return hidden.getvalue()


def decrypt(hidden: bytes, passphrase: str) -> bytes:
    return b"".join(encryption.decrypt(io.BytesIO(hidden), passphrase))


def test_with_the_real_cost() -> None:
    hidden = encrypt(b"content", PASSPHRASE)
    assert encryption.is_encrypted(hidden)
    assert decrypt(hidden, PASSPHRASE) == b"content"


OF_VERSION_1 = bytes.fromhex(
    "7469657064616e2d636f70790a013169ef26677e12a936197f7a242a203cfed17917cda2eec15bc2594a4bf54164f6"
    "3219137914948b3dc6e93c6594975197d4fa37f644b955d0adf6c808a799f6683908a9658a"
)
"""Hidden by the program that knew no other format, with the real cost and ``PASSPHRASE``."""


def test_what_an_earlier_program_hid_still_opens() -> None:
    assert decrypt(OF_VERSION_1, PASSPHRASE) == "nội dung của bản sao".encode()
    with pytest.raises(DatabaseError, match="passphrase"):
        decrypt(OF_VERSION_1[:-1], PASSPHRASE)


@pytest.mark.parametrize("count", [0, 1, 63, 64, 65, 128, 129])
def test_pieces_cannot_be_moved_or_left_out(
    cheap_keys: None, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    monkeypatch.setattr(encryption, "_PIECE_SIZE", 64)
    content = bytes(range(count))
    hidden = encrypt(content, PASSPHRASE)
    assert decrypt(hidden, PASSPHRASE) == content
    beginning, size = len(encryption.MAGIC) + 1 + 16 + 7, 64 + 16
    pieces = [hidden[start : start + size] for start in range(beginning, len(hidden), size)]
    others = [pieces[:-1], pieces[::-1], [*pieces, pieces[-1]], pieces[1:]]
    for other in others:
        if other != pieces:
            with pytest.raises(DatabaseError):
                decrypt(hidden[:beginning] + b"".join(other), PASSPHRASE)


@given(st.binary(max_size=300), passphrases)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_what_was_hidden_comes_back(cheap_keys: None, content: bytes, passphrase: str) -> None:
    hidden = encrypt(content, passphrase)
    assert decrypt(hidden, passphrase) == content
    assert encrypt(content, passphrase) != hidden


@given(passphrases, passphrases)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_another_passphrase_opens_nothing(cheap_keys: None, right: str, wrong: str) -> None:
    if unicodedata.normalize("NFC", right) == unicodedata.normalize("NFC", wrong):
        return
    hidden = encrypt(b"content", right)
    with pytest.raises(DatabaseError, match="passphrase"):
        decrypt(hidden, wrong)


def test_each_way_of_typing_vietnamese_is_the_same(cheap_keys: None) -> None:
    hidden = encrypt(b"content", unicodedata.normalize("NFC", PASSPHRASE))
    assert decrypt(hidden, unicodedata.normalize("NFD", PASSPHRASE)) == b"content"


def test_every_bit_counts(cheap_keys: None) -> None:
    hidden = encrypt("nội dung".encode() * 5, PASSPHRASE)
    for place in range(len(hidden)):
        for bit in range(8):
            changed = bytearray(hidden)
            changed[place] ^= 1 << bit
            with pytest.raises(DatabaseError):
                decrypt(bytes(changed), PASSPHRASE)


def test_a_part_or_more_than_the_whole_is_refused(cheap_keys: None) -> None:
    hidden = encrypt(b"content", PASSPHRASE)
    for part in (*(hidden[:end] for end in range(len(hidden))), hidden + b"\0", hidden * 2):
        with pytest.raises(DatabaseError):
            decrypt(part, PASSPHRASE)


@pytest.mark.parametrize("passphrase", ["", "1234567", unicodedata.normalize("NFD", "ếếếế")])
def test_a_short_passphrase_is_refused(passphrase: str) -> None:
    with pytest.raises(UsageError, match="at least 8"):
        encrypt(b"content", passphrase)


def test_a_newer_format_is_said_to_be_one(cheap_keys: None) -> None:
    hidden = bytearray(encrypt(b"content", PASSPHRASE))
    hidden[len(encryption.MAGIC)] = 3
    with pytest.raises(DatabaseError, match="newer tiepdan"):
        decrypt(bytes(hidden), PASSPHRASE)


def test_a_program_without_passphrases_does_not_load_the_library() -> None:
    script = (
        "import sys; from tiepdan.records.copies import restoring, rotation;"
        " print([name for name in sys.modules if name.startswith(('cryptography', 'sqlalchemy'))])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert done.stdout.strip() == b"[]"
