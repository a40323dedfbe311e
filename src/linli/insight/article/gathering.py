"""Markets, farm aid and groups: visits and people apart, kilograms each once."""

from django.utils.translation import gettext as _

from linli.insight.article.lines import Asked, Line, Part, money, percent, together
from linli.projects.gatherings import figures as gatherings
from linli.projects.groups import figures as groups
from linli.projects.labels.gatherings import GatheringSort
from linli.territory.models import Community


def part(asked: Asked) -> Part:
    """What is done together."""
    lines = [*_markets(asked), *_farm(asked), *_groups(asked), *_begun(asked)]
    return Part("gatherings", _("Markets, farm aid, groups"), lines)


def _markets(asked: Asked) -> list[Line]:
    came = gatherings.attendance(asked.community, asked.day)
    shared = gatherings.shared_of_markets(asked.community, asked.day)
    residents = Community.objects.values_list("residents", flat=True).get(pk=asked.community) or 0
    each = f"{came.visits / residents:.2f}" if residents else "—"
    return [
        Line(
            "markets",
            _("Markets and fairs held"),
            f"{came.n}",
            _("Editions of markets and fairs that were held by the day."),
            came.n,
            "58 场",
            url="/together/gatherings/",
        ),
        Line(
            "visits",
            _("Visits to them"),
            _("%(n)s visits, %(each)s for each resident") % {"n": f"{came.visits:,}", "each": each},
            _("The sum of counted and estimated visits, the least of each range; who comes twice counts twice."),
            came.counted_in_visits,
            "2 万余名居民",
            _("More than live here: these are visits, not people (N5)."),
            "/together/gatherings/",
        ),
        Line(
            "shared",
            _("Merchants' shares of market sales"),
            _("%(settled)s received of %(due)s due") % {"settled": money(shared.settled), "due": money(shared.due)},
            _("What merchants owe by their signed agreements, and what of it stands in the books."),
            shared.n,
            "1.5 万元",
            _("Dated from the first statement on; what was before these books stands apart as taken over (N2)."),
            "/fund/raised/",
        ),
    ]


def _farm(asked: Asked) -> list[Line]:
    held = gatherings.attendance(asked.community, asked.day, [GatheringSort.FARM])
    counties = gatherings.farm_days_by_county(asked.community, asked.day)
    products = gatherings.produce(asked.community, asked.day)
    whole = gatherings.produce_grams(asked.community, asked.day)
    return [
        Line(
            "farm",
            _("Farm-aid days"),
            f"{held.n} · " + together(f"{county} {n}" for county, n in counties),
            _("Farm-aid editions held by the day, and the county their goods came from."),
            held.n,
            "13 场",
            url="/together/gatherings/?sort=farm",
        ),
        Line(
            "kilograms",
            _("Farm goods, in kilograms"),
            f"{whole / 1000:,.0f} kg",
            _("Lines that stand beside each other, each once; a line that is part of another is not added again."),
            len(products),
            "1.5 万斤",
            _("15,000 斤 are 7,500 kg. Whether 2.6 t and 1,600 斤 are part of it is said line by line (N7)."),
            "/together/gatherings/?sort=farm",
        ),
        *(
            Line(
                f"product-{n}",
                one.product,
                f"{one.beside / 1000:,.0f} kg" + (f" + {one.part / 1000:,.0f} kg" if one.part else ""),
                _("Kilograms in lines of their own, and in lines that are part of another total."),
                one.editions,
                url="/together/gatherings/?sort=farm",
            )
            for n, one in enumerate(products[:6])
        ),
    ]


def _groups(asked: Asked) -> list[Line]:
    found, done = groups.groups(asked.community, asked.day), groups.activities(asked.community, asked.day, asked.since)
    grants = groups.grants(asked.community, asked.day)
    return [
        Line(
            "groups",
            _("Self-organised groups, active of all"),
            f"{found.active} / {found.n}",
            _("Groups on the register, and of them those with an activity within 365 days."),
            found.n,
            "30 余支",
            url="/together/groups/",
        ),
        Line(
            "activities",
            _("Their activities in twelve months"),
            _("%(n)d activities, %(people)s people, %(visits)s visits")
            % {"n": done.n, "people": f"{done.people:,}", "visits": f"{done.visits:,}"},
            _("People and visits as each activity counted them, never added to each other."),
            done.n,
            url="/together/groups/",
            since=asked.since,
        ),
        Line(
            "reports",
            _("Reports on grants in time"),
            f"{grants.reports_on_time} / {grants.reports_due}",
            _("Reports that came by their day, of those due or told."),
            grants.reports_due,
            url="/together/groups/",
        ),
    ]


def _begun(asked: Asked) -> list[Line]:
    ours, every = gatherings.begun_by_residents(asked.community, asked.day)
    return [
        Line(
            "begun",
            _("Gatherings begun by residents"),
            f"{ours} / {every} ({percent(ours, every)})",
            _("Editions held whose idea came from residents or their groups, of all held."),
            every,
            url="/together/gatherings/",
        ),
    ]
