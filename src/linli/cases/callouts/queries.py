"""Questions of call-outs: whom one could call for a matter, and what is due."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, Prefetch, Q, QuerySet

from linli.cases import reference
from linli.cases.callouts import rules
from linli.cases.callouts.rules import Standing
from linli.cases.directory import Directory, Duty
from linli.cases.labels import Answer
from linli.cases.models import CallOut, Case, Response
from linli.forces.duty import queries as duty_of
from linli.forces.duty.queries import OFF
from linli.forces.models import Away
from linli.foundation import clock
from linli.people.models import Absence, Appointment, Organisation, Person
from linli.territory.queries import in_force

LIVE = (Answer.CALLED, Answer.ACCEPTED, Answer.ARRIVED)


@dataclass(frozen=True)
class Candidate:
    """Someone who could be called as something: a person or an organisation, and what speaks for them."""

    duty: Duty
    standing: Standing
    body: Person | Organisation
    stands_in_for: str = ""  # the name of whoever is away
    away: Away | None = None  # what they said themselves of when they can be reached

    @property
    def id(self) -> UUID:
        return self.body.pk

    @property
    def name(self) -> str:
        return self.body.name


def candidates(case: Case, duties: Iterable[Duty], day: date, at: datetime | None = None) -> dict[str, list[Candidate]]:
    """Whom one could call as each of some duties, in the order in which they are suggested. At most four queries, and
    two more with `at`: then those on call at that moment come first, and those who said that they are away last.

    Someone away on the day who has a deputy is left out, and the deputy stands in.
    """
    wanted = list(duties)
    posts, bodies = _posts(case, wanted, day), _bodies(case, wanted, day)
    people = [person.pk for _post, person in posts]
    load = _load(case.community_id, people)
    called = duty_of.standings(case.community_id, people, at, case.general_grid_id) if at and people else {}
    found: dict[str, list[Candidate]] = defaultdict(list)
    for duty in wanted:
        for post, person in posts:
            if post.role == duty.role and duty.profession in ("", post.profession):
                turn = called.get((person.pk, duty.role, duty.profession)) or called.get((person.pk, "", ""), OFF)
                standing = Standing(_distance(post, case), *load[person.pk], turn.order, turn.out)
                away = "" if person == post.person else post.person.name
                found[duty.key].append(Candidate(duty, standing, person, away, turn.away))
        for body in bodies:
            if body.kind in duty.kinds and (not duty.named or any(word in body.name for word in duty.named)):
                found[duty.key].append(Candidate(duty, Standing(_distance(body, case), 0, None), body))
    return {key: _ordered(rows) for key, rows in found.items()}


def _ordered(rows: list[Candidate]) -> list[Candidate]:
    """Each once, in the order of the rule; with equal standing by name, so that the order is the same for everyone."""
    first: dict[UUID, Candidate] = {}
    for row in sorted(rows, key=lambda c: (*rules.nearest_and_freest(c.standing), c.name)):
        first.setdefault(row.id, row)
    return list(first.values())


def _near(case: Case) -> Q:
    """Posts and bodies at the matter's place, or of the whole community."""
    near = Q(general_grid=None, compound=None, micro_grid=None)
    for level in ("micro_grid", "compound", "general_grid"):
        id = getattr(case, f"{level}_id")
        near |= Q(**{f"{level}_id": id}) if id else Q(pk__in=[])
    return near


def _posts(case: Case, duties: list[Duty], day: date) -> list[tuple[Appointment, Person]]:
    """Who holds the posts that some duties mean, nearby and on the day; a deputy for whoever is away."""
    roles = {duty.role for duty in duties if duty.role}
    if not roles:
        return []
    away = Absence.objects.filter(start__lte=day, end__gt=day).select_related("deputy")
    rows = Appointment.objects.filter(_near(case), in_force(day), community_id=case.community_id, role__in=roles)
    rows = rows.select_related("person").prefetch_related(Prefetch("absences", away, to_attr="away")).order_by("id")
    return [
        (post, next((absence.deputy for absence in post.away), post.person))  # type: ignore[attr-defined]
        for post in rows
    ]


def _bodies(case: Case, duties: list[Duty], day: date) -> list[Organisation]:
    """Organisations of the kinds that some duties mean, nearby and on the day."""
    kinds = {kind for duty in duties for kind in duty.kinds}
    if not kinds:
        return []
    begun, lasts = Q(start=None) | Q(start__lte=day), Q(end=None) | Q(end__gt=day)
    house = Q(building=None)
    if case.stairwell_id:
        house |= Q(building__stairwells=case.stairwell_id)
    rows = Organisation.objects.filter(_near(case), begun, lasts, house, community_id=case.community_id)
    return list(rows.filter(kind__in=kinds))


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


def of_case(case: Case) -> list[tuple[CallOut, list[Response]]]:
    """The call-outs of a matter, newest first, each with its responders. One query, since none is without any."""
    rows = Response.objects.filter(callout__case=case).select_related(
        "callout__called_by", "person", "organisation", "noted_by"
    )
    found: dict[CallOut, list[Response]] = defaultdict(list)
    for row in rows.order_by("-callout__called_at", "callout", "called_at", "id"):
        found[row.callout].append(row)
    return list(found.items())


def pictured(case: Case) -> QuerySet[Response]:
    """The answers of a matter's responders that came with a photo, the oldest first."""
    found = Response.objects.filter(callout__case=case).exclude(photo="")
    return found.select_related("person", "organisation").order_by("ended_at", "id")


def open_in(case: Case) -> list[CallOut]:
    """The open calls of a matter and of those joined with it."""
    ids, found = [case.pk], {case.pk}
    while ids:
        ids = list(Case.objects.filter(merged_into__in=ids).exclude(pk__in=found).values_list("pk", flat=True))
        found.update(ids)
    return list(CallOut.objects.filter(case__in=found, closed_at=None).order_by("called_at"))


def silent(at: datetime) -> QuerySet[Response]:
    """Responders whose time to sign in is over without a word."""
    return Response.objects.filter(answer=Answer.CALLED, sign_by__lte=at, callout__closed_at=None).order_by("sign_by")


def unanswered(community_id: UUID) -> QuerySet[Response]:
    """Responders of open calls of whom nothing was heard yet, the last called first."""
    called = Response.objects.filter(community_id=community_id, answer=Answer.CALLED, callout__closed_at=None)
    return called.order_by("-called_at", "id")


def response_of_link(id: UUID) -> Response | None:
    """The response of a private link, with its call and its matter, or None. One query."""
    rows = Response.objects.select_related("callout__case__community", "callout__called_by", "organisation")
    place = ("callout__case__stairwell__building", "callout__case__stairwell__compound")
    return rows.select_related("person__organisation", *place).filter(pk=id).first()


def is_open(response: Response) -> bool:
    """Whether an answer of theirs is still awaited; afterwards their link shows nothing that tells of a person."""
    return response.answer in LIVE and response.callout.closed_at is None


def shows_reports(response: Response) -> bool:
    """Whether a responder's link shows what was reported: while they are called, and of a private matter never."""
    return is_open(response) and not response.callout.case.sealed


def opens_photos_of(case_id: UUID, link: UUID) -> bool:
    """Whether a link of this id belongs to a responder who may see the photos of a matter."""
    found = Response.objects.select_related("callout__case").filter(pk=link, callout__case=case_id).first()
    return found is not None and shows_reports(found)


def goes_in_person(response: Response) -> bool:
    """Whether one named person goes there, and not an organisation or, through the street, a bureau."""
    duty = reference.directory().get(response.duty)
    return rules.may_see_contact(bool(response.person_id), duty is not None and duty.through_street)


def may_see_number(response: Response) -> bool:
    """Whether a responder may ask now for the reporter's number, and there is one. At most one query."""
    coming = is_open(response) and response.answer != Answer.CALLED and goes_in_person(response)
    return coming and any(report.phone for report in response.callout.case.reports.all())


def number_of(response: Response) -> str:
    """In which words a responder is reached; to be shown only after a look was noted."""
    return response.person.phone if response.person else response.organisation.contact if response.organisation else ""


def done_by(response: Response, month: date) -> list[Response]:
    """What the same person or organisation has done in a month of Shanghai, oldest first. One query."""
    first = datetime(month.year, month.month, 1, tzinfo=clock.SHANGHAI)
    after = datetime(month.year + month.month // 12, month.month % 12 + 1, 1, tzinfo=clock.SHANGHAI)
    own = Q(person=response.person_id) if response.person_id else Q(organisation=response.organisation_id)
    rows = Response.objects.filter(own, answer=Answer.DONE, ended_at__gte=first, ended_at__lt=after)
    return list(rows.select_related("callout__case__compound").order_by("ended_at", "id"))
