"""Which step of the work is next, and for which part of it."""

from collections.abc import Sequence
from dataclasses import dataclass

OVERSEERS = 2


@dataclass(frozen=True)
class Seen:
    """What of a part was found: by how many overseers and users it is good, and whether someone says it is not."""

    part: int
    overseers: int = 0
    users: int = 0
    bad: bool = False
    accepted: bool = False

    @property
    def is_good(self) -> bool:
        """Whether nothing is missing for its acceptance."""
        return self.overseers >= OVERSEERS and self.users > 0


def due(parts: Sequence[Seen]) -> int | None:
    """The part whose turn it is: the milestones in their order, then the whole; None once all are accepted."""
    order = [*(one for one in parts if one.part), *(one for one in parts if not one.part)]
    return next((one.part for one in order if not one.accepted), None)


def next_step(says: str, overseers: int, users: int, parts: Sequence[Seen], *, checked: bool = True) -> str:
    """undecided, refused, free (nobody has to look), overseers or users (to be named), mend, look, publish or done."""
    if says != "yes":
        return "refused" if says else "undecided"
    if not checked:
        return "free"
    part = due(parts)
    if part is None:
        return "done"
    if overseers < OVERSEERS:
        return "overseers"
    if not users:
        return "users"
    seen = next(one for one in parts if one.part == part)
    if seen.is_good:
        return "publish"
    return "mend" if seen.bad else "look"
