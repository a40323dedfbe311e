"""Words of the committee: how a proposal stands, how its vote stands seat by seat, what waits for someone."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.fund.granting import queries
from linli.fund.granting.deciding.standing import Wait
from linli.fund.granting.rules import VOTING, Tally, Voice
from linli.fund.labels import Choice, Constituency, Standing
from linli.fund.models import Proposal, Seat, Sitting

CHIPS = {
    Standing.HEARING: "soon", Standing.VOTING: "soon", Standing.RETURNED: "red", Standing.YES: "blue",
    Standing.NO: "", Standing.DONE: "done",
}  # fmt: skip
ASKS = {
    "vote": gettext_lazy("waits for your vote"),
    "hear": gettext_lazy("the Party committee's opinion is to be recorded"),
    "compare": gettext_lazy("a vote on paper waits to be compared and confirmed"),
    "decide": gettext_lazy("all is there to decide"),
    "anew": gettext_lazy("came back with reasons, to be written anew"),
}
SAID = {
    Choice.YES: (gettext_lazy("in favour"), "done"),
    Choice.NO: (gettext_lazy("against"), ""),
    Choice.RECUSED: (gettext_lazy("recused"), "line"),
}


def waits(found: Iterable[Wait]) -> list[tuple[Proposal, str]]:
    """What waits for someone, each with what it asks."""
    return [(wait.proposal, str(ASKS[wait.ask])) for wait in found]


@dataclass(frozen=True)
class Stands:
    """How far a proposal is, in a word and a colour."""

    key: str
    words: str
    chip: str


def stands(proposal: Proposal) -> Stands:
    """Of a proposal as `queries.listed` gives it."""
    standing = queries.standing_of(proposal)
    return Stands(standing.value, str(standing.label), CHIPS[standing])


@dataclass(frozen=True)
class Place:
    """A seat in a vote: its number, what it said, the reason of one who is recused."""

    seat: int
    said: str
    chip: str
    reason: str
    mine: bool


@dataclass(frozen=True)
class Side:
    """A constituency with its seats; nobody is weighed against anybody."""

    name: str
    seats: list[Place]
    present: bool


def sides(tally: Tally, mine: int | None, told: bool) -> list[Side]:
    """Each constituency with its seats by number; yes and no are `told` once nothing can change the result."""
    found = []
    for of in VOTING:
        ours = [voice for voice in tally.voices if voice.of == of]
        places = [_place(voice, voice.seat == mine, told) for voice in sorted(ours, key=lambda v: v.seat)]
        found.append(Side(str(Constituency(of).label), places, of not in tally.absent))
    return found


def _place(voice: Voice, mine: bool, told: bool) -> Place:
    if not voice.choice:
        waits = _("its alternate is waited for") if voice.by_alternate else _("is waited for")
        return Place(voice.seat, waits, "soon", "", mine)
    said, chip = SAID[Choice(voice.choice)]
    if not told and voice.choice != Choice.RECUSED:
        said, chip = gettext_lazy("has voted"), "done"
    return Place(voice.seat, str(said), chip, voice.reason if voice.choice == Choice.RECUSED else "", mine)


def waited_for(tally: Tally) -> list[str]:
    """The seats that have not voted, each with whom it speaks for."""
    return [
        _("seat %(n)s, %(of)s") % {"n": voice.seat, "of": Constituency(voice.of).label}
        for voice in tally.voices
        if not voice.choice
    ]


def seats(numbers: Iterable[int]) -> str:
    """Numbers of seats in a row; a dash for none."""
    return ", ".join(str(number) for number in numbers) or "—"


def sitting(seat: Seat, held: Sitting) -> str:
    """Who sits where, for those who enter votes on paper."""
    who = f"{_('seat %(n)s') % {'n': seat.number}} · {seat.get_constituency_display()} · {held.person.name}"
    return f"{who} · {_('alternate')}" if held.alternate else who
