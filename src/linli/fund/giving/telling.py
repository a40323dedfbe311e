"""Letters to donors: what came, what is asked, what was spent, what was found good, unasked (慈善法 115)."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Max, Sum

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.engines.money import written
from linli.foundation.refusals import Missing
from linli.foundation.rows import there
from linli.foundation.sealing import link_token
from linli.foundation.writes import one_at_a_time, writes
from linli.fund.labels import Sort
from linli.fund.models import Draw, Gift, Lot, Proposal
from linli.notifications import actions as notifications
from linli.notifications.actions import Reader
from linli.notifications.labels import State, ToldBy
from linli.notifications.models import Letter
from linli.territory.models import Community

SPENDING = (Sort.PAYMENT, Sort.ADVANCE)


def link_of(gift: Gift) -> str:
    """The donor's private address."""
    return f"/gift/{link_token(gift.pk)}/"


def tell_donor(kind: str, gift: Gift, at: datetime, *, title: str = "", fen: int = 0) -> bool:
    """One letter to the donor, if there is one who left a name or a number; without a number, a person tells."""
    donor = gift.donor
    if donor is None or donor.erased_at or not (donor.phone or donor.name):
        return False
    params = {"link": link_of(gift), "title": title or gift.purpose.name, "amount": written(fen or gift.fen)}
    notifications.post(kind, [Reader(number=donor.phone)], about=gift, at=at, params=params)
    return True


@writes
def tell_spent(community: Community, *, by: Actor, at: datetime) -> int:
    """Tell each donor what was spent of the gift since it was told last; how many were told. Asked twice, told once."""
    one_at_a_time(community.pk)
    gate.require(by, "gift.tell", Gift(community=community))
    spent, last = _spent_since(community.pk)
    gifts = Gift.objects.filter(community=community, entry__in=spent).select_related("donor", "purpose")
    told = 0
    for gift in gifts:
        fen = sum(fen for number, fen in spent[gift.entry_id] if number > gift.told_until)
        if fen > 0:
            told += tell_donor("gift_spent", gift, at, fen=fen)
            gift.told_until = last
            gift.save(update_fields=["told_until"])
    return told


def _spent_since(community_id: UUID) -> tuple[dict[UUID | None, list[tuple[int, int]]], int]:
    """By the entry of a gift, the number of each spending and its fen; and the last number. Three queries."""
    since = Gift.objects.filter(community=community_id).aggregate(last=Max("told_until"))["last"]
    rows = Draw.objects.filter(
        account__community=community_id, entry__sort__in=SPENDING, entry__number__gt=-1 if since is None else since
    )
    draws = list(rows.values_list("entry__number", "lot", "fen").order_by("entry__number"))
    if not draws:
        return {}, -1
    came = _came_by(community_id, {lot for _number, lot, _fen in draws})
    found: dict[UUID | None, list[tuple[int, int]]] = {}
    for number, lot, fen in draws:
        found.setdefault(came[lot], []).append((number, fen))
    return found, draws[-1][0]


def _came_by(community_id: UUID, lots: Iterable[int]) -> dict[int, UUID]:
    """The entry by which each lot came in, before its purpose was ever changed. Two queries."""
    changed = Lot.objects.filter(account__community=community_id, parent__isnull=False)
    parents = dict(changed.values_list("pk", "parent"))
    roots = {lot: _root(lot, parents) for lot in lots}
    entries = dict(Lot.objects.filter(pk__in=set(roots.values())).values_list("pk", "posting__entry"))
    return {lot: entries[root] for lot, root in roots.items()}


def _root(lot: int, parents: dict[int, int | None]) -> int:
    while (parent := parents.get(lot)) is not None:
        lot = parent
    return lot


def tell_accepted(proposal: Proposal, at: datetime) -> int:
    """Tell each donor whose gifts have paid for it that the whole was found good; how many were told, each once."""
    rows = Draw.objects.filter(entry__outlay__decision__proposal=proposal).order_by().values_list("lot")
    drawn = dict(rows.annotate(sum=Sum("fen")))  # what came back is below zero
    came = _came_by(proposal.community_id, [lot for lot, fen in drawn.items() if fen > 0])
    gifts = Gift.objects.filter(entry__in=set(came.values())).select_related("donor", "purpose").order_by("number")
    last = {gift.donor_id: gift for gift in gifts}
    return sum(tell_donor("gift_accepted", one, at, title=proposal.name) for one in last.values())


@writes
def tick(letter_id: UUID, means: str, *, by: Actor, at: datetime) -> Letter:
    """A donor was told by a person. Ticked twice, the first stays."""
    letter = there(Letter.objects.filter(pk=letter_id))
    gate.require(by, "gift.told", letter)
    if means not in ToldBy.values:
        raise Missing(field="means")
    if letter.state != State.TOLD:
        notifications.mark_told(letter, by.person_id, means, at)
        audit.record(by, "gift.told", letter, at=at, code=means)
    return letter
