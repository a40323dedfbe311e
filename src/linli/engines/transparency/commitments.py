"""A promise about a person that names nobody: only who holds the salt can open it, and a salt can be erased."""

from hashlib import sha256
from secrets import token_bytes

SALT = 16  # bytes


def fresh_salt() -> bytes:
    """A salt that nobody can guess. It belongs on the donor's receipt; once it is deleted the link is gone for good."""
    return token_bytes(SALT)


def commitment(salt: bytes, identity: str, receipt: str) -> str:
    """SHA-256 over salt, the length of the identity (4 bytes), identity and receipt number, in hexadecimal digits.

    The length keeps ('a', 'bc') and ('ab', 'c') apart. Raises ValueError for a salt that is too short.
    """
    if len(salt) != SALT:
        raise ValueError(f"a salt has {SALT} bytes")
    name = identity.encode()
    return sha256(salt + len(name).to_bytes(4, "big") + name + receipt.encode()).hexdigest()
