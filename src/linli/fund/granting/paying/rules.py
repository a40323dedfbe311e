"""Which step of the money is next, and whose hand it is."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Stand:
    """How the money of a proposal stands, in fen; `says` is blank before a decision.

    `waiting` orders are neither paid nor void, `taken_back` ones were paid by an entry that was reversed. `checked`:
    overseers and a user look before the last payment; a `part` of the work, or the `whole`, is accepted.
    """

    says: str = "yes"
    fen: int = 0
    ordered: int = 0
    drawn: int = 0
    advanced: int = 0
    waiting: int = 0
    taken_back: int = 0
    frozen: bool = False
    checked: bool = True
    part: bool = False
    whole: bool = False
    last: bool = False  # the last payment is ordered

    @property
    def left(self) -> int:
        """What can still be ordered."""
        return self.fen - self.ordered


HANDS = {
    "undecided": "committee", "refused": "", "frozen": "accountant", "void": "office", "pay": "accountant",
    "settle": "accountant", "advance": "office", "look": "overseer", "part": "office", "last": "office",
    "order": "office", "done": "",
}  # fmt: skip
# blank: nobody's; overseer: those who look at the work, and the office that names them and publishes what they found


def next_step(stand: Stand) -> str:
    """The key of the step that is due: one of `HANDS`."""
    if stand.says != "yes":
        return "refused" if stand.says else "undecided"
    if stand.frozen:
        return "frozen"
    if stand.taken_back:
        return "void"
    if stand.waiting:
        return "pay"
    if stand.advanced and (stand.whole or not stand.checked):
        return "settle"
    if stand.last or not stand.left:
        return "done"
    return _to_be_ordered(stand)


def _to_be_ordered(stand: Stand) -> str:
    if not stand.checked:
        return "order"
    if stand.whole:
        return "last"
    if stand.part:
        return "part"
    return "look" if stand.drawn else "advance"
