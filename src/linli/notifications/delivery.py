"""Carrying letters out: lease one, send it, note how it went. A letter left lying by a kill is taken up again."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import F
from django.utils import translation

from linli.foundation.writes import locked_transaction
from linli.notifications import carriers, queries, wording
from linli.notifications.carriers.port import Carrier, CarrierTrouble
from linli.notifications.labels import Carrier as By
from linli.notifications.labels import State
from linli.notifications.models import Letter

LEASE = timedelta(minutes=2)  # far longer than one sending may last
FIRST_PAUSE = timedelta(seconds=30)
TRIES = 6  # pauses of 30 s, 2 min, 8 min, 32 min, 2 h; then someone tells by hand
LIVES = {"sign_in_code": timedelta(minutes=10)}  # later it would only confuse
LANGUAGE = "zh-hans"
TROUBLES_IN_A_ROW = 3  # then the gateway is down, and the other letters are spared a try


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
    if not letter.params:
        raise KeyError("its words")
    with translation.override(LANGUAGE):
        return wording.sentence(letter, address)


def deliver(now: Callable[[], datetime], *, most: int = 50, stopped: Callable[[], bool] = lambda: False) -> int:
    """Carry out the letters that are due, one after another; how many were taken up."""
    expire(at=now())
    carrier = carriers.current()
    if carrier is None:
        return 0
    taken, troubles = 0, 0
    for id in list(queries.due(now()).values_list("id", flat=True)[:most]):
        if stopped() or troubles >= TROUBLES_IN_A_ROW:
            break
        leased = lease(id, at=now())
        if leased:
            taken += 1
            troubles = 0 if _carry(leased, carrier, now) else troubles + 1
    return taken


def lease(id: UUID, *, at: datetime) -> Leased | None:
    """Take a due letter for ourselves; None when another ticker, or a person, was faster."""
    until = at + LEASE
    with locked_transaction():
        ours = queries.due(at).order_by().filter(pk=id)
        if not ours.update(state=State.LEASED, lease_until=until, attempts=F("attempts") + 1):
            return None
        return Leased(Letter.objects.select_related("person").get(pk=id), until)


def _carry(leased: Leased, carrier: Carrier, now: Callable[[], datetime]) -> bool:
    """Send one letter; False when the gateway was in trouble that may pass."""
    letter = leased.letter
    number = letter.person.phone if letter.person else letter.number
    if not number or (letter.person_id and letter.kind not in LIVES and queries.stopped_messages(letter.person_id)):
        _note(leased, state=State.WAITING, carrier=By.CALL, lease_until=None)
        return True
    try:
        carrier.send(number, render(letter, carriers.address()), str(letter.pk))
    except KeyError as missing:
        _note(leased, state=State.FAILED, lease_until=None, trouble=f"the letter lacks {missing}"[:200])
    except CarrierTrouble as trouble:
        _note_trouble(leased, trouble, now())
        return not trouble.retry
    else:
        _note_sent(leased, carrier, now())
    return True


def _note_sent(leased: Leased, carrier: Carrier, at: datetime) -> None:
    """Told, with nothing personal kept; in a demonstration shown, and only a secret is forgotten."""
    if carrier.leaves:
        _note(
            leased, state=State.TOLD, told_at=at, told_means=By.SMS, lease_until=None, number="", params={}, trouble=""
        )
    else:
        params = {} if leased.letter.kind in LIVES else leased.letter.params
        _note(leased, state=State.SHOWN, carrier=By.SCREEN, lease_until=None, number="", params=params)


def _note_trouble(leased: Leased, trouble: CarrierTrouble, at: datetime) -> None:
    """Another try after a pause, or no more: then a person tells, and finds the letter among those to be told."""
    words, tries = str(trouble)[:200], leased.letter.attempts
    if trouble.retry and tries < TRIES:
        _note(leased, state=State.WAITING, lease_until=at + pause_after(tries), trouble=words)
    else:
        _note(leased, state=State.FAILED, lease_until=None, trouble=words)


def _note(leased: Leased, **columns: object) -> None:
    """Write how it went, unless the lease was lost meanwhile or a person has told by hand."""
    with locked_transaction():
        held = Letter.objects.filter(pk=leased.letter.pk, state=State.LEASED, lease_until=leased.until)
        held.update(**columns)


def expire(*, at: datetime) -> None:
    """A letter that outlived its use is thrown away unsent; one that arrived forgets the secret it held."""
    for kind, life in LIVES.items():
        old = Letter.objects.filter(kind=kind, posted_at__lte=at - life).exclude(params={})
        if old.exists():
            with locked_transaction():
                old.exclude(state__in=[State.TOLD, State.SHOWN]).delete()
                old.update(params={}, number="")
