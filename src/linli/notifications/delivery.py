"""Carrying letters out: lease one, send it, note how it went. A letter left lying by a kill is taken up again."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import F
from django.utils import translation

from linli.foundation.writes import locked_transaction
from linli.notifications import carriers, queries, rules, wording
from linli.notifications.carriers.port import CarrierTrouble
from linli.notifications.carriers.senders import Sender
from linli.notifications.labels import Carrier as By
from linli.notifications.labels import State
from linli.notifications.models import Letter

LEASE = timedelta(minutes=2)  # far longer than one sending may last
FIRST_PAUSE = timedelta(seconds=30)
TRIES = 6  # pauses of 30 s, 2 min, 8 min, 32 min, 2 h; then another way, or someone tells by hand
ALLIES_READ = timedelta(days=3)
LIVES = {"sign_in_code": timedelta(minutes=10)} | dict.fromkeys(rules.OF_ALLIES, ALLIES_READ)  # later it would confuse
LANGUAGE = "zh-hans"
TROUBLES_IN_A_ROW = 3  # then the other side is down, and this sender's other letters are spared a try


@dataclass(frozen=True)
class Leased:
    """A letter that is ours to send until `until`."""

    letter: Letter
    until: datetime


def pause_after(tries: int) -> timedelta:
    """How long a letter rests after its `tries`-th try failed."""
    return FIRST_PAUSE * 4 ** (tries - 1)


def render(letter: Letter, address: str) -> str:
    """The sentence of a letter in Chinese, with its link made absolute. `KeyError` for a letter without words."""
    if not letter.params and letter.carrier not in rules.GROUPS:
        raise KeyError("its words")
    with translation.override(LANGUAGE):
        return wording.sentence(letter, address)


def deliver(now: Callable[[], datetime], *, most: int = 50, stopped: Callable[[], bool] = lambda: False) -> int:
    """Carry out the letters that are due, sender after sender; how many were taken up."""
    expire(at=now())
    return sum(_deliver_by(sender, now, most, stopped) for sender in carriers.in_use())


def _deliver_by(sender: Sender, now: Callable[[], datetime], most: int, stopped: Callable[[], bool]) -> int:
    """One sender's letters, oldest first; its troubles hold up no other sender's."""
    taken, troubles = 0, 0
    for id in queries.turn_of(sender, now(), most):
        if stopped() or troubles >= TROUBLES_IN_A_ROW:
            break
        leased = lease(id, sender.way, at=now())
        if leased:
            taken += 1
            troubles = 0 if _carry(leased, sender, now) else troubles + 1
    return taken


def lease(id: UUID, way: str, *, at: datetime) -> Leased | None:
    """Take a due letter for ourselves; None when another ticker, or a person, was faster."""
    until = at + LEASE
    with locked_transaction():
        ours = queries.due(at).order_by().filter(pk=id, carrier=way)
        if not ours.update(state=State.LEASED, lease_until=until, attempts=F("attempts") + 1):
            return None
        with_it = Letter.objects.select_related("person", "micro_grid", "general_grid", "community")
        return Leased(with_it.get(pk=id), until)


def _carry(leased: Leased, sender: Sender, now: Callable[[], datetime]) -> bool:
    """Send one letter; False when the other side was in trouble that may pass."""
    letter = leased.letter
    to = _address(letter, sender.way)
    if to is None:
        _turn(leased, state=State.WAITING, carrier=By.CALL)
        return True
    try:
        sender.carrier.send(to, render(letter, carriers.address()), str(letter.pk))
    except KeyError as missing:
        _note(leased, state=State.FAILED, lease_until=None, trouble=f"the letter lacks {missing}"[:200])
    except CarrierTrouble as trouble:
        _note_trouble(leased, trouble, now())
        return not trouble.retry
    else:
        _note_sent(leased, sender, now())
    return True


def _address(letter: Letter, way: str) -> str | None:
    """Where a letter goes by one way: empty for a group, None when its reader cannot be reached so."""
    if way in rules.GROUPS:
        return ""
    if letter.person is None:
        return letter.number or None if way == By.SMS else None
    if way == By.MAIL:
        return letter.person.email or None
    silent = letter.kind not in LIVES and queries.stopped_messages(letter.person.pk)
    return None if silent else letter.person.phone or None


def _turn(leased: Leased, **otherwise: object) -> None:
    """Let the letter go the next way of its route by which its reader can be reached; `otherwise` when none is left."""
    letter, have = leased.letter, carriers.ways()
    left = [way for way in rules.ways_after(letter.kind, letter.carrier) if way in have and _address(letter, way)]
    fresh = {"state": State.WAITING, "carrier": left[0], "attempts": 0} if left else otherwise
    _note(leased, lease_until=None, **fresh)


def _note_sent(leased: Leased, sender: Sender, at: datetime) -> None:
    """Told, with nothing personal kept; in a demonstration shown, and only a secret is forgotten."""
    if sender.carrier.leaves:
        told: dict[str, object] = {"state": State.TOLD, "told_at": at, "told_means": sender.way}
        _note(leased, **told, lease_until=None, number="", params={}, trouble="")
    else:
        params = {} if leased.letter.kind in LIVES else leased.letter.params
        _note(leased, state=State.SHOWN, carrier=By.SCREEN, lease_until=None, number="", params=params)


def _note_trouble(leased: Leased, trouble: CarrierTrouble, at: datetime) -> None:
    """Another try after a pause, or another way, or no more: then a person finds it among those to be told."""
    words, tries = str(trouble)[:200], leased.letter.attempts
    if trouble.retry and tries < TRIES:
        _note(leased, state=State.WAITING, lease_until=at + pause_after(tries), trouble=words)
    else:
        _turn(leased, state=State.FAILED, trouble=words)


def _note(leased: Leased, **columns: object) -> None:
    """Write how it went, unless the lease was lost meanwhile or a person has told by hand."""
    with locked_transaction():
        held = Letter.objects.filter(pk=leased.letter.pk, state=State.LEASED, lease_until=leased.until)
        held.update(**columns)


def expire(*, at: datetime) -> None:
    """A letter that outlived its use is thrown away unsent; one that arrived forgets the secret it held."""
    stale = queries.unsent_copies().filter(posted_at__lte=at - queries.COPY_LIVES)
    if stale.exists():
        with locked_transaction():
            stale.delete()
    for kind, life in LIVES.items():
        old = Letter.objects.filter(kind=kind, posted_at__lte=at - life).exclude(params={})
        if old.exists():
            with locked_transaction():
                old.exclude(state__in=[State.TOLD, State.SHOWN]).delete()
                old.update(params={}, number="")
