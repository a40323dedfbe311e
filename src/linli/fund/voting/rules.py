"""Rules of a residents' vote: how many projects one ticks, and what a code is."""

from hashlib import sha256

LEAST = 3  # how many projects a ballot ticks, unless there are fewer
LENGTH = 16  # signs of a code: from its published digest nobody finds it


def digest(secret: str) -> str:
    """What the log says of a code: SHA-256 of its sixteen signs."""
    return sha256(secret.encode()).hexdigest()


def plain_code(typed: str) -> str:
    """A code as someone typed it: without gaps, in capitals."""
    return "".join(sign for sign in typed.upper() if sign.isalnum())


def in_fours(secret: str) -> str:
    """A code as it is printed, such as ABCD-EFGH-JKMN-PQRS."""
    return "-".join(secret[n : n + 4] for n in range(0, len(secret), 4))
