"""Questions about deliberations: one of them, whose notice hangs, what was agreed, whose look-back is due, figures."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Avg, Count, F, Max, Q, QuerySet

from linli.access import gate
from linli.access.actors import Actor
from linli.council.deliberation.loop import OVER, RUNNING
from linli.council.labels import Ended, Raised
from linli.council.models import Deliberation, Party, Task
from linli.council.talk_labels import Held, TalkState
from linli.foundation import clock, writes
from linli.foundation.rows import there
from linli.people.models import Person
from linli.people.queries import serving
from linli.territory.models import Compound

YEAR = timedelta(days=365)
SHOWN = [TalkState.ANNOUNCED, TalkState.SITTING, *OVER]


def talks(by: Actor, state: str = "", words: str = "") -> QuerySet[Deliberation]:
    """The deliberations that `by` may read, those whose day comes first at the top of what is open."""
    found = _read_by(by)
    if state == "open":
        found = found.filter(state__in=RUNNING)
    elif state in TalkState.values:
        found = found.filter(state=state)
    if words:
        found = found.filter(Q(topic__contains=words) | Q(question__contains=words))
    return found.select_related("host", "compound").annotate(parties=Count("sides")).order_by("-day", "-id")


def _read_by(by: Actor) -> QuerySet[Deliberation]:
    """Those whose notice hung are read by all who serve; drafts by those in whose place they lie."""
    found = Deliberation.objects.filter(community=by.community)
    near = gate.allowed(by, "talk.read", found).values("pk")
    return found.filter(Q(pk__in=near) | ~Q(state=TalkState.DRAFT)) if gate.may(by, "talk.read") else found.none()


def talk(by: Actor, id: UUID) -> Deliberation:
    """A deliberation that `by` may read."""
    return there(_read_by(by).filter(pk=id).select_related("host", "compound", "case", "community"))


def public(community_id: UUID) -> QuerySet[Deliberation]:
    """Those that are everyone's: whose notice hung, and whose matter is not private since."""
    found = Deliberation.objects.filter(community=community_id, state__in=SHOWN)
    return found.exclude(case__sealed=True).select_related("compound").order_by("-day", "-id")


def public_one(id: UUID) -> Deliberation:
    """One of them."""
    found = Deliberation.objects.filter(pk=id, state__in=SHOWN).exclude(case__sealed=True)
    return there(found.select_related("compound", "community", "host"))


def locked(id: UUID, version: int | None = None) -> Deliberation:
    """A deliberation for changing, locked; a version that is no longer current answers `Stale` with the fresh state."""
    return writes.locked(Deliberation.objects.filter(pk=id), version)


def sides(talk: Deliberation) -> list[Party]:
    """Its sides in their order."""
    return list(Party.objects.filter(talk=talk).order_by("place"))


def side(talk: Deliberation, id: UUID) -> Party:
    """A side of it."""
    return there(Party.objects.filter(talk=talk, pk=id))


def tasks(talk: Deliberation) -> list[Task]:
    """What came of it as tasks."""
    return list(Task.objects.filter(talk=talk).select_related("lead").order_by("due", "id"))


def next_number(community_id: UUID, year: int) -> int:
    """The number of the next one in a year."""
    within = Deliberation.objects.filter(community=community_id, number__range=(year * 1000, year * 1000 + 999))
    return int(within.aggregate(last=Max("number"))["last"] or year * 1000) + 1


def of_case(case_id: UUID) -> Deliberation | None:
    """The deliberation that goes on about a matter."""
    return Deliberation.objects.filter(case=case_id, state__in=RUNNING).first()


def to_look_back(day: date) -> QuerySet[Deliberation]:
    """What was agreed and whose day to look back has come, as far as its host was not reminded."""
    return Deliberation.objects.filter(state=TalkState.AGREED, look_back_on__lte=day, reminded_at=None)


def compounds(community_id: UUID) -> list[tuple[str, str]]:
    """The compounds that a deliberation may be about."""
    found = Compound.objects.filter(community=community_id).order_by("name")
    return [(str(id), name) for id, name in found.values_list("pk", "name")]


def leads(community_id: UUID, day: date) -> list[tuple[str, str]]:
    """Who may answer for a task on a day."""
    found: QuerySet[Person] = serving(community_id, day)
    return [(str(id), name) for id, name in found.values_list("pk", "name")]


@dataclass(frozen=True)
class TalkFigures:
    """Deliberations that ended in a span: agreed or not, by whom begun, and of those looked back on, how they hold.

    `ended` = `agreed` + `parted`; `with_minority` had another view written down; `looked` of `due` were looked back on,
    `held`, `partly` and `not_held` are what was found; `tasks` that came due in the span, `done` of them; `sides` is
    the mean number of sides. Called-off ones are left out.
    """

    since: date
    as_of: date
    ended: int
    agreed: int
    by_residents: int
    with_minority: int
    sides: float | None
    due: int
    looked: int
    held: int
    partly: int
    not_held: int
    tasks: int
    done: int

    @property
    def parted(self) -> int:
        return self.ended - self.agreed


def figures(community_id: UUID, at: datetime, since: date | None = None) -> TalkFigures:
    """DOMAIN row 15: agreements reached, look-backs done; row 66: begun by residents. Three queries."""
    today = clock.today(at)
    begin = since or today - YEAR
    over = Deliberation.objects.filter(
        community=community_id, state__in=OVER, ended_at__date__gte=begin, ended_at__date__lte=today
    )
    agreed = Q(state__in=[TalkState.AGREED, TalkState.LOOKED])
    due = agreed & Q(look_back_on__lte=today)
    n = over.aggregate(
        ended=Count("pk"), agreed=Count("pk", filter=agreed), own=Count("pk", filter=Q(raised=Raised.RESIDENTS)),
        other=Count("pk", filter=~Q(minority="")), due=Count("pk", filter=due | Q(state=TalkState.LOOKED)),
        looked=Count("pk", filter=Q(state=TalkState.LOOKED)),
        **{f"is_{held}": Count("pk", filter=Q(held=held)) for held in Held.values},
    )  # fmt: skip
    mean = over.annotate(n=Count("sides")).aggregate(mean=Avg("n"))["mean"]
    given = Task.objects.filter(talk__in=over).filter(Q(due__lte=today) | ~Q(state=Ended.OPEN))
    tasks = given.aggregate(n=Count("pk"), done=Count("pk", filter=Q(state=Ended.DONE)))
    return TalkFigures(
        begin, today, n["ended"], n["agreed"], n["own"], n["other"], mean, n["due"], n["looked"],
        n["is_held"], n["is_partly"], n["is_not"], tasks["n"], tasks["done"],
    )  # fmt: skip


def spread(sides: list[Party]) -> int:
    """How many seconds lie between the side that spoke longest and the one that spoke least, of those there."""
    spoke = [side.seconds for side in sides if side.came]
    return max(spoke) - min(spoke) if spoke else 0


def waiting_for(by: Actor, today: date) -> QuerySet[Deliberation]:
    """What its host has to do something about now: to open, to look back on."""
    mine = Deliberation.objects.filter(community=by.community, host=by.person_id)
    due = Q(state=TalkState.ANNOUNCED, day__lte=today) | Q(state=TalkState.AGREED, look_back_on__lte=today)
    return mine.filter(due | Q(state=TalkState.SITTING)).order_by(F("day"))
