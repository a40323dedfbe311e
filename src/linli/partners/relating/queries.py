"""Questions to the graph: partners with what ties them, who is meant by a name, whose link it is."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from linli.access import gate
from linli.access.actors import Actor
from linli.engines.places import folded
from linli.foundation import writes
from linli.foundation.refusals import Stale
from linli.foundation.rows import there
from linli.partners.labels import Named, RelationSort
from linli.partners.models import Alias, Partner, Relation
from linli.partners.refusals import Left
from linli.people.models import Organisation
from linli.territory.queries import in_force


@dataclass(frozen=True)
class Wanted:
    """What a list of partners is filtered by; blank means all."""

    sort: str = ""
    words: str = ""
    alliance: str = ""
    standing: str = ""  # "unregistered", "left"

    @property
    def is_all(self) -> bool:
        return self == Wanted()


@dataclass
class Row:
    """A partner in a list: its relations of the day, and the alliances it is a member of."""

    partner: Partner
    sorts: list[str] = field(default_factory=list)
    alliances: list[str] = field(default_factory=list)


def partners(by: Actor, wanted: Wanted, day: date) -> QuerySet[Partner]:
    """The partners that a filter leaves, by name; aliases find them too."""
    found = gate.allowed(by, "partner.read", Partner.objects.all()).select_related("organisation")
    found = found.exclude(left_at=None) if wanted.standing == "left" else found.filter(left_at=None)
    if wanted.standing == "unregistered":
        found = found.filter(Q(own_at=None) | Q(here_at=None))
    if wanted.sort:
        found = found.filter(organisation__in=tied(by.community, day, wanted.sort))
    if wanted.alliance:
        to = relations_on(by.community, day).filter(to__name=wanted.alliance)
        found = found.filter(organisation__in=to.values("organisation"))
    if words := wanted.words.strip():
        also = aliases(by.community, Named.ORGANISATION).filter(folded__contains=folded(words))
        found = found.filter(Q(organisation__name__icontains=words) | Q(organisation__in=also.values("organisation")))
    return found.order_by("organisation__name", "id")


def rows(found: Iterable[Partner], day: date) -> list[Row]:
    """Partners with what ties them on a day. One query."""
    made = {one.organisation_id: Row(one) for one in found}
    held = Relation.objects.filter(in_force(day), organisation__in=list(made)).select_related("to")
    for one in held.order_by("sort", "start", "id"):
        row = made[one.organisation_id]
        if one.to and one.to.name not in row.alliances:
            row.alliances.append(one.to.name)
        elif one.to is None and one.sort not in row.sorts:
            row.sorts.append(one.sort)
    return list(made.values())


def relations_on(community_id: UUID, day: date) -> QuerySet[Relation]:
    """The relations in force on a day."""
    return Relation.objects.filter(in_force(day), community_id=community_id)


def tied(community_id: UUID, day: date, sort: str) -> QuerySet[Relation, UUID]:
    """The ids of the organisations of one relation on a day."""
    return relations_on(community_id, day).filter(sort=sort).values_list("organisation_id", flat=True)


def members_on(community_id: UUID, day: date) -> dict[str, set[str]]:
    """The members of each alliance on a day, by their ids as text. One query."""
    held = relations_on(community_id, day).filter(sort=RelationSort.MEMBER)
    found: dict[str, set[str]] = {}
    for alliance, member in held.values_list("to_id", "organisation_id"):
        found.setdefault(str(alliance), set()).add(str(member))
    return found


def alliances(community_id: UUID, day: date) -> list[Organisation]:
    """The organisations that others are members of, by name."""
    held = relations_on(community_id, day).filter(sort=RelationSort.MEMBER)
    return list(Organisation.objects.filter(pk__in=held.values("to")).order_by("name"))


def relations_of(organisation_id: UUID) -> QuerySet[Relation]:
    """All relations of an organisation, those that stand first, then the newest."""
    found = Relation.objects.filter(organisation=organisation_id).select_related("to")
    return found.order_by("end", "-start", "id")


def members_of(organisation_id: UUID, day: date) -> QuerySet[Relation]:
    """Who is a member of an alliance on a day, by name."""
    return (
        Relation.objects.filter(in_force(day), to=organisation_id)
        .select_related("organisation")
        .order_by("organisation__name")
    )


def partner(by: Actor, id: UUID) -> Partner:
    """A partner within reach. Raises `NotFound`."""
    found = gate.allowed(by, "partner.read", Partner.objects.filter(pk=id))
    return there(found.select_related("organisation", "community", "here_by"))


def of_link(id: UUID) -> Partner:
    """The partner of a private link. Raises `NotFound`, `Left`."""
    found = there(Partner.objects.filter(pk=id).select_related("organisation", "community"))
    if found.left_at:
        raise Left()
    return found


def of_organisation(organisation_id: UUID) -> Partner:
    """What is known of an organisation as a partner. Raises `NotFound`."""
    return there(Partner.objects.filter(organisation=organisation_id).select_related("organisation"))


def locked(id: UUID, version: int | None = None) -> Partner:
    """A partner for changing, locked. Raises `NotFound`, `Left`, `Stale`."""
    rows = Partner.objects.filter(pk=id).select_related("organisation")
    found = writes.locked(rows)
    if found.left_at:
        raise Left()
    if version is not None and found.version != version:
        raise Stale(found)
    return found


def all_of(community_id: UUID) -> QuerySet[Partner]:
    """Every partner that has not left, by name."""
    found = Partner.objects.filter(community=community_id, left_at=None).select_related("organisation")
    return found.order_by("organisation__name", "id")


def shown(community_id: UUID, day: date) -> list[Row]:
    """The partners that agreed to be named in public, with what ties them. Two queries."""
    found = Partner.objects.filter(community=community_id, left_at=None, shown_at__isnull=False)
    return rows(found.select_related("organisation").order_by("organisation__name"), day)


def aliases(community_id: UUID, kind: str = "") -> QuerySet[Alias]:
    """Other names, of one kind or of all."""
    found = Alias.objects.filter(community=community_id).select_related("organisation")
    return found.filter(kind=kind) if kind else found


def organisation_called(community_id: UUID, name: str) -> Organisation | None:
    """The organisation of a name or of an alias, as people write it; for search and for loading."""
    same = folded(name.strip())
    if not same:
        return None
    also = aliases(community_id, Named.ORGANISATION).filter(folded=same).first()
    if also:
        return also.organisation
    here = Organisation.objects.filter(community=community_id)
    return here.filter(name=name.strip()).first() or next((one for one in here if folded(one.name) == same), None)


def means(community_id: UUID, kind: str, name: str) -> str:
    """The name that a place or a project goes by; the name itself when there is no alias of it."""
    also = aliases(community_id, kind).filter(folded=folded(name.strip())).first()
    return also.means if also else name.strip()
