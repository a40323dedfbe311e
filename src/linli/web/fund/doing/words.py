"""Words for what follows a decision: which step is next, whose hand it is, how far a project has come."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.fund.granting.doing.queries import Part
from linli.fund.granting.paying.rules import HANDS, Stand
from linli.fund.granting.results.waiting import Waits
from linli.fund.models import Proposal
from linli.web.fund.giving.words import people

WHO = {
    "office": gettext_lazy("the community office"),
    "accountant": gettext_lazy("the charity accountant"),
    "committee": gettext_lazy("the committee"),
    "overseer": gettext_lazy("the overseers and a user"),
    "": "",
}
MONEY = {
    "undecided": gettext_lazy("The committee has not decided yet. Until it does, nothing can be ordered."),
    "refused": gettext_lazy("The committee said no. Nothing is ordered or paid for it."),
    "frozen": gettext_lazy("The federation has frozen it. Nothing is ordered or paid until it is released."),
    "void": gettext_lazy("A payment was taken back: make its order void, and write a new one if it is still needed."),
    "pay": gettext_lazy("An order waits: once the federation has paid it, book it."),
    "settle": gettext_lazy("The work is accepted: book what of the advance became a cost, or what came back."),
    "advance": gettext_lazy("Order an advance if the work cannot begin without it, and name who looks at the work."),
    "look": gettext_lazy("The advance is paid. The rest waits until the work was looked at and found good."),
    "part": gettext_lazy("A part is accepted: it can be paid. The last payment waits for the whole."),
    "last": gettext_lazy("The whole is accepted: order the last payment."),
    "order": gettext_lazy("Decided: order the payment."),
    "done": gettext_lazy("Everything is paid and settled. Nothing is left to do."),
}
WORK = {
    "undecided": ("committee", gettext_lazy("The committee has not decided yet. Until it does, nobody looks at it.")),
    "refused": ("", gettext_lazy("The committee said no.")),
    "free": ("", gettext_lazy("Nobody has to look at it: it is paid as it was decided.")),
    "overseers": ("office", gettext_lazy("Name two overseers: residents who do not sit on the committee.")),
    "users": ("office", gettext_lazy("Name someone who uses what is made; one is needed, more are welcome.")),
    "mend": ("office", gettext_lazy("Someone found something that is not good. Have it mended; then they look again.")),
    "look": ("overseer", gettext_lazy("They look, and say by their link or on paper what they found.")),
    "publish": ("office", gettext_lazy("All that is needed was found good: publish the acceptance.")),
    "done": ("", gettext_lazy("Everything is accepted.")),
}
STATES = {
    "refused": (gettext_lazy("not granted"), ""),
    "granted": (gettext_lazy("granted, not begun"), "soon"),
    "underway": (gettext_lazy("under way"), "blue"),
    "done": (gettext_lazy("done"), "done"),
}
ORDERS = {
    "open": (gettext_lazy("waits to be paid"), "soon"),
    "paid": (gettext_lazy("paid"), "done"),
    "back": (gettext_lazy("reversed"), "red"),
    "void": (gettext_lazy("void"), ""),
}


@dataclass(frozen=True)
class Next:
    """The step that is due: in words, and whose hand it is; `mine` where it is the reader's."""

    key: str
    words: Any
    who: Any
    mine: bool = False


def next_of_money(key: str, roles: tuple[str, ...]) -> Next:
    """Of the money of a decision."""
    return Next(key, MONEY[key], WHO[HANDS[key]], HANDS[key] in roles)


def next_of_work(key: str, roles: tuple[str, ...]) -> Next:
    """Of the work."""
    hand, words = WORK[key]
    mine = hand in roles or (key == "publish" and "secretary" in roles)  # whoever entered a paper does not publish it
    return Next(key, words, WHO[hand], mine)


def waits(found: Iterable[Waits], roles: tuple[str, ...]) -> list[tuple[Proposal, str, Any]]:
    """What waits for someone's hand: the proposal, the last part of the page's address, the step in words."""
    made = []
    for one in found:
        for place, step in (("work", next_of_work(one.work, roles)), ("money", next_of_money(one.money, roles))):
            if step.mine and step.key != "pay":  # orders have a list of their own
                made.append((one.proposal, place, step.words))
    return made


def sums(stand: Stand) -> list[tuple[Any, int]]:
    """What was decided, ordered, paid, advanced and is left, in fen."""
    return [
        (_("Decided"), stand.fen), (_("Ordered"), stand.ordered), (_("Paid, less what came back"), stand.drawn),
        (_("of it advanced, not yet a cost"), stand.advanced), (_("Left to be ordered"), stand.left),
    ]  # fmt: skip


def part_name(part: Part) -> str:
    """A milestone by its name, or the whole."""
    return part.name or _("the whole")


def served(part: Part) -> str:
    """Whom a part serves, as its acceptance tells it; blank where nothing was said."""
    return people(part.told.get("people"))
