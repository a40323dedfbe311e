"""Questions of call-outs: whom one could call for a matter, and what is due."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet

from linli.cases.callouts import rules
from linli.cases.callouts.rules import Standing
from linli.cases.directory import Directory, Duty
from linli.cases.labels import Answer
from linli.cases.models import CallOut, Case, Response
from linli.foundation.refusals import NotFound
from linli.people.models import Appointment, Organisation, Person
from linli.territory.queries import in_force

LIVE = (Answer.CALLED, Answer.ACCEPTED, Answer.ARRIVED)


@dataclass(frozen=True)
class Candidate:
    """Someone who could be called as something: a person or an organisation, and what speaks for them."""

    duty: Duty
    standing: Standing
    person: Person | None = None
    organisation: Organisation | None = None

    @property
    def key(self) -> str:
        """How a form names them."""
        return f"p:{self.person.pk}" if self.person else f"o:{self.organisation.pk}" if self.organisation else ""

    @property
    def name(self) -> str:
        return self.person.name if self.person else self.organisation.name if self.organisation else ""


def candidates(case: Case, duties: Iterable[Duty], day: date) -> dict[str, list[Candidate]]:
    """Whom one could call as each of some duties, in the order in which they are suggested. Four queries.

    Someone away on the day is left out and their deputy stands in.
    """
    wanted = list(duties)
    people, bodies = _posts(case, wanted, day), _bodies(case, wanted)
    load = _load(case.community_id, [p.pk for _post, p in people])
    found: dict[str, list[Candidate]] = defaultdict(list)
    for duty in wanted:
        for post, person in people:
            if post.role == duty.role and duty.profession in ("", post.profession):
                found[duty.key].append(Candidate(duty, Standing(_distance(post, case), *load[person.pk]), person))
        for body in bodies:
            if body.kind in duty.kinds and (not duty.named or any(word in body.name for word in duty.named)):
                standing = Standing(_distance(body, case), 0, None)
                found[duty.key].append(Candidate(duty, standing, organisation=body))
    return {key: _ordered(rows) for key, rows in found.items()}


def _ordered(rows: list[Candidate]) -> list[Candidate]:
    """Each once, in the order of the rule; with equal standing by name, so that the order is the same for everyone."""
    rows.sort(key=lambda c: (*rules.nearest_and_freest(c.standing), c.name))
    return list({c.key: c for c in reversed(rows)}.values())[::-1]


def _near(case: Case) -> Q:
    """Posts and bodies at the matter's place, or of the whole community."""
    near = Q(general_grid=None, compound=None, micro_grid=None)
    for level in ("micro_grid", "compound", "general_grid"):
        id = getattr(case, f"{level}_id")
        near |= Q(**{f"{level}_id": id}) if id else Q(pk__in=[])
    return near


def _posts(case: Case, duties: list[Duty], day: date) -> list[tuple[Appointment, Person]]:
    roles = {duty.role for duty in duties if duty.role}
    away = Q(absences__start__lte=day, absences__end__gt=day)
    rows = Appointment.objects.filter(_near(case), in_force(day), community_id=case.community_id, role__in=roles)
    found: dict[UUID, tuple[Appointment, Person]] = {}
    for post in rows.select_related("person").annotate(deputy=Max("absences__deputy", filter=away)).order_by("id"):
        found[post.pk] = (post, post.person)
    deputies = {post.deputy for post, _person in found.values() if post.deputy}  # type: ignore[attr-defined]
    stand_in = Person.objects.in_bulk(deputies) if deputies else {}
    return [
        (post, stand_in.get(post.deputy, person))  # type: ignore[attr-defined]
        for post, person in found.values()
    ]


def _bodies(case: Case, duties: list[Duty]) -> list[Organisation]:
    kinds = {kind for duty in duties for kind in duty.kinds}
    if not kinds:
        return []
    return list(Organisation.objects.filter(_near(case), community_id=case.community_id, kind__in=kinds))


def _distance(post: Any, case: Case) -> str:
    for level in rules.DISTANCES[:-1]:
        id = getattr(post, f"{level}_id")
        if id and id == getattr(case, f"{level}_id"):
            return level
    return "community"


def _load(community: UUID, people: list[UUID]) -> dict[UUID, tuple[int, datetime | None]]:
    """How many calls each has open, and when each was last called."""
    rows = Response.objects.filter(community_id=community, person__in=people).values_list("person")
    counted = rows.annotate(n=Count("id", filter=Q(answer__in=LIVE)), last=Max("called_at")).order_by()
    load: dict[UUID, tuple[int, datetime | None]] = defaultdict(lambda: (0, None))
    load.update({person: (n, last) for person, n, last in counted})
    return load


def suggested(case: Case, directory: Directory, responders: Iterable[str]) -> list[Duty]:
    """The duties that the kind of a matter names, its lead first."""
    return [directory[word] for word in responders if word in directory]


def of_case(case: Case) -> list[CallOut]:
    """The call-outs of a matter, newest first, with their responders. Two queries."""
    rows = case.callouts.select_related("called_by").prefetch_related("responses__person", "responses__organisation")
    return list(rows.order_by("-called_at"))


def silent(at: datetime) -> QuerySet[Response]:
    """Responders whose time to sign in is over without a word."""
    return Response.objects.filter(answer=Answer.CALLED, sign_by__lte=at, callout__closed_at=None).order_by("sign_by")


def response_of_link(id: UUID) -> Response:
    """The response of a private link, with its call and its matter. `NotFound` when there is none. One query."""
    rows = Response.objects.select_related("callout__case__community", "callout__called_by", "person", "organisation")
    found = rows.filter(pk=id).first()
    if found is None:
        raise NotFound()
    return found
