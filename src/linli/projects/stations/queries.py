"""Questions about stations: what is open now, what works, how reliably; and landmarks for riders."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from linli.access.actors import Actor
from linli.bridge.counted import Counted, share
from linli.cases.labels import Channel
from linli.cases.models import Report
from linli.foundation import clock, writes
from linli.foundation.rows import there
from linli.projects.labels.conveniences import Amenity
from linli.projects.mending.queries import of_stations
from linli.projects.models import Closure, Facility, Fault, Station
from linli.projects.placing import place_of
from linli.projects.stations import rules
from linli.territory.models import Compound
from linli.territory.queries import Place, place_of_compound

AHEAD = timedelta(days=60)


@dataclass(frozen=True)
class Part:
    """One facility of a station, and the fault that is open, if one is."""

    kind: str
    label: str
    fault: Fault | None


@dataclass(frozen=True)
class Now:
    """A station as it stands now: open or not, why not, what works, and what is planned."""

    station: Station
    open: bool
    shut: Closure | None
    parts: Sequence[Part]
    whole: Fault | None  # the station as a whole is out of order
    planned: Sequence[Closure]

    @property
    def wrong(self) -> int:
        """How much of it is out of order."""
        return sum(part.fault is not None for part in self.parts) + (self.whole is not None)


def standing(community_id: UUID) -> QuerySet[Station]:
    """The stations of a community."""
    return Station.objects.filter(community_id=community_id, ended_at=None).select_related("compound", "micro_grid")


def now(stations: QuerySet[Station], at: datetime) -> list[Now]:
    """How stations stand at a moment. Four queries, however many there are."""
    near = Closure.objects.filter(Q(end=None) | Q(end__gt=at), start__lt=at + AHEAD)
    rows = list(stations.prefetch_related("facilities", Prefetch("closures", near, to_attr="near")))
    faults = of_stations(row.pk for row in rows)
    return [_now(row, faults.get(row.pk, []), at) for row in rows]


def _now(row: Station, faults: Sequence[Fault], at: datetime) -> Now:
    near: list[Closure] = row.near  # type: ignore[attr-defined]
    broken = {fault.part: fault for fault in reversed(faults)}
    shut = next((one for one in near if one.start <= at), None)
    parts = [Part(one.kind, str(Amenity(one.kind).label), broken.get(one.kind)) for one in row.facilities.all()]
    parts.sort(key=lambda part: Amenity.values.index(part.kind))
    spans = [(local(one.start), local(one.end) if one.end else None) for one in near]
    is_open = rules.is_open(row.opens, row.closes, spans, local(at))
    return Now(row, is_open, shut, parts, broken.get(""), [one for one in near if one.start > at])


def local(at: datetime) -> datetime:
    """The time on the wall, without a zone."""
    return at.astimezone(clock.SHANGHAI).replace(tzinfo=None)


def of_code(code: str) -> Station:
    """A station by what stands on its code; `NotFound`. One query."""
    rows = Station.objects.select_related("community", "compound", "micro_grid", "host")
    return there(rows.filter(code=code.upper(), ended_at=None))


def one(by: Actor, id: UUID) -> Station:
    """A station of the community of whoever asks; what is known of it is public. Raises `NotFound`."""
    rows = Station.objects.filter(pk=id, ended_at=None, community=by.community)
    return there(rows.select_related("community", "compound", "micro_grid", "host", "lead"))


def of_link(id: UUID) -> Station:
    """The station that a keeper's link opens; `NotFound`."""
    return there(Station.objects.select_related("community", "compound").filter(pk=id, ended_at=None))


def locked(id: UUID, version: int | None = None) -> Station:
    """A station, locked for a change. Raises `NotFound`, `Stale`."""
    return writes.locked(Station.objects.filter(pk=id, ended_at=None), version)


def kinds_of(station: Station) -> list[str]:
    """What a station offers."""
    return list(Facility.objects.filter(station=station).values_list("kind", flat=True))


@dataclass(frozen=True)
class Landmark:
    """A place that a rider knows: a station, a gate, a compound. It is chosen and never tracked."""

    value: str
    sort: str
    words: str
    place: Place


def landmarks(community_id: UUID) -> list[Landmark]:
    """All of them: stations, gates that have words, compounds. Two queries."""
    stations = Station.objects.filter(community_id=community_id, ended_at=None)
    compounds = list(Compound.objects.filter(community_id=community_id).select_related("general_grid"))
    gates = [one for one in compounds if one.gate_words]
    return [
        *(Landmark(f"s:{s.code}", "station", s.name, place_of(s, s.name)) for s in stations),
        *(Landmark(f"g:{c.pk}", "gate", f"{c.name} {c.gate_words}", _at(c, c.gate_words)) for c in gates),
        *(Landmark(str(c.pk), "compound", c.name, place_of_compound(c)) for c in compounds),
    ]


def _at(compound: Compound, words: str) -> Place:
    return Place(
        compound.community_id, None, compound.pk, None, compound.general_grid_id, f"{compound.name} {words}"[:120]
    )


def counted(community_id: UUID, start: date, at: datetime) -> Sequence[Counted]:
    """How reliably stations were open, and what became of what riders reported, since a day."""
    today = clock.today(at)
    begin, end = datetime.combine(start, time()), local(at)
    kept, meant = timedelta(), timedelta()
    rows = list(Station.objects.filter(community_id=community_id, ended_at=None).prefetch_related("closures"))
    for row in rows:
        spans = rules.promised(row.opens, row.closes, max(begin, local(row.entered_at)), end)
        shut = [(local(one.start), local(one.end) if one.end else None) for one in row.closures.all()]
        whole = sum((last - first for first, last in spans), timedelta())
        meant += whole
        kept += whole - rules.lost(spans, shut, end)
    return (
        share(
            "station_uptime", _("Stations open when promised"),
            _("Hours that stations were open, of the hours they promise; closures count, planned ones too."),
            kept / timedelta(hours=1), meant / timedelta(hours=1), today, start,
        ),
        Counted("stations", _("Stations"), _("Stations that are kept today."), len(rows), "n", len(rows), today),
        *riders(community_id, start, at),
    )  # fmt: skip


def riders(community_id: UUID, start: date, at: datetime) -> Sequence[Counted]:
    """Reports of riders since a day: how many, and how many led to something being done."""
    found = Report.objects.filter(community_id=community_id, channel=Channel.RIDER, at__date__gte=start, at__lte=at)
    n = found.count()
    taken = found.filter(case__outcome__in=["solved", "partly"]).count()
    return (
        Counted("rider_reports", _("Reports of riders"), _("Reports that came by the riders' page."), n, "n", n,
                clock.today(at), since=start),
        share("rider_adopted", _("Riders' reports adopted"),
              _("Reports of riders whose matter was solved, wholly or in part, of all of them."), taken, n,
              clock.today(at), start),
    )  # fmt: skip
