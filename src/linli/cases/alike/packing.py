"""A sign and the number of its matter in one whole number, so that the newest matters of a sign lie together."""

from collections.abc import Iterable
from uuid import UUID

SIGN_BITS, NUMBER_BITS, IN_A_MONTH = 38, 25, 14
FIRST_YEAR = 2020
SIGNS, NUMBERS = (1 << SIGN_BITS) - 1, (1 << NUMBER_BITS) - 1
BYTES = 5  # of a sign as it is kept beside its report


def sign(key: int, community: UUID) -> int:
    """A key of the engine within one community."""
    return (key ^ community.int) & SIGNS


def packed(sign: int, number: int) -> int:
    """63 bits that rise with the number of the matter, yyyymm and its count in the month."""
    month, count = divmod(number, 10_000)
    return sign << NUMBER_BITS | (((month // 100 - FIRST_YEAR) * 12 + month % 100 - 1) << IN_A_MONTH | count) & NUMBERS


def number(last: int) -> int:
    """The number of a matter again from the last bits."""
    year, month = divmod(last >> IN_A_MONTH, 12)
    return ((FIRST_YEAR + year) * 100 + month + 1) * 10_000 + (last & ((1 << IN_A_MONTH) - 1))


def span(sign: int) -> tuple[int, int]:
    """The first and the last whole number of a sign."""
    return sign << NUMBER_BITS, sign << NUMBER_BITS | NUMBERS


def written(signs: list[int]) -> bytes:
    """Signs as they are kept beside a report."""
    return b"".join(one.to_bytes(BYTES, "big") for one in signs)


def read(kept: Iterable[int]) -> list[int]:
    """The same, back."""
    held = bytes(kept)
    return [int.from_bytes(held[at : at + BYTES], "big") for at in range(0, len(held), BYTES)]
