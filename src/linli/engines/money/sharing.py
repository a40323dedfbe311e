"""Parts of an amount, in whole fen: a percentage with one rounding rule, and a division that loses nothing."""

from collections.abc import Sequence

WHOLE = 10_000  # basis points


def part(fen: int, basis_points: int) -> int:
    """So many basis points (1/10,000) of an amount, rounded half up 四舍五入.

    Below zero it is the mirror of it, so that what is taken back from a refund is what was once added for it.
    """
    if basis_points < 0:
        raise ValueError(f"{basis_points} basis points: a part is not below zero")
    found = (abs(fen) * basis_points * 2 + WHOLE) // (2 * WHOLE)
    return found if fen >= 0 else -found


def split(fen: int, weights: Sequence[int]) -> list[int]:
    """Divide an amount by weights so that the parts sum to it (largest remainder).

    Each part is rounded down; the fen that are left go one by one to the largest remainders, the earlier of equals
    first. An amount below zero is divided as its mirror. Raises `ValueError` for weights below zero or all zero.
    """
    total = sum(weights)
    if total <= 0 or min(weights) < 0:
        raise ValueError("weights are whole numbers from zero on, and not all of them zero")
    sign, amount = (1, fen) if fen >= 0 else (-1, -fen)
    parts = [amount * weight // total for weight in weights]
    order = sorted(range(len(weights)), key=lambda n: -(amount * weights[n] % total))  # sorting keeps equals in order
    for n in order[: amount - sum(parts)]:
        parts[n] += 1
    return [sign * part for part in parts]
