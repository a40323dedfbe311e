"""Questions about work on its way: who looks at it, what each found of each part, what was accepted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from linli.foundation.rows import there
from linli.fund.books.writing import said
from linli.fund.granting.doing.overseeing import parts
from linli.fund.granting.doing.rules import Seen
from linli.fund.labels import Checks
from linli.fund.models import WHOLE, Acceptance, Check, Checker, Picture, Proposal


@dataclass(frozen=True)
class Part:
    """The whole (0, without a name) or a milestone: its acceptance, what each checker last said of it, its photos."""

    number: int
    name: str
    acceptance: Acceptance | None
    told: Mapping[str, Any]  # as the leaf of the acceptance tells it; empty before
    found: tuple[tuple[Checker, Check | None], ...]
    photos: tuple[Picture, ...]

    @property
    def is_whole(self) -> bool:
        return self.number == WHOLE

    @property
    def seen(self) -> Seen:
        """What was found, in numbers."""
        return seen(self.number, self.found, accepted=self.acceptance is not None)


def seen(number: int, found: Iterable[tuple[Checker, Check | None]], *, accepted: bool) -> Seen:
    """What was found of a part, in numbers: the last word of each who looks."""
    rows = list(found)
    good = [checker.kind for checker, check in rows if check and check.good]
    bad = any(check and not check.good for _checker, check in rows)
    return Seen(number, good.count(Checks.OVERSEER), good.count(Checks.USER), bad, accepted)


def checkers(proposal: Proposal) -> list[Checker]:
    """Who looks at it now. One query."""
    return list(Checker.objects.filter(proposal=proposal, ended_at=None))


def parts_of(proposal: Proposal, checking: Iterable[Checker]) -> list[Part]:
    """The milestones in their order, then the whole. Three queries."""
    last = {(one.checker_id, one.part): one for one in Check.objects.filter(proposal=proposal).order_by("at", "id")}
    accepted = {one.part: one for one in proposal.acceptances.select_related("leaf")}
    photos: dict[int, list[Picture]] = {}
    for photo in Picture.objects.filter(proposal=proposal):
        photos.setdefault(photo.part, []).append(photo)
    named = parts(proposal)
    return [
        Part(
            number, named[number], accepted.get(number), said(accepted[number].leaf) if number in accepted else {},
            tuple((checker, last.get((checker.pk, number))) for checker in checking), tuple(photos.get(number, ())),
        )
        for number in [*range(1, len(named)), WHOLE]
    ]  # fmt: skip


def of_link(id: UUID) -> Checker:
    """Whoever the private link of an overseer or a user belongs to, as long as they check. Raises `NotFound`."""
    found = Checker.objects.select_related("proposal__leaf", "proposal__purpose", "community")
    return there(found.filter(pk=id, ended_at=None))
