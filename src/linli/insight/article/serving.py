"""Those who serve and those who help: stewards, grid workers, specialists, leaders, the alliance."""

from django.utils.translation import gettext as _

from linli.forces.alliance import figures as alliance
from linli.forces.appointing import figures as serving
from linli.insight.article.lines import Asked, Line, Part, percent
from linli.territory.queries import grids_in_force


def part(asked: Asked) -> Part:
    """1 + 2 + N."""
    return Part("serving", _("Those who serve and help"), [*_grids(asked), *_posts(asked), *_alliance(asked)])


def _grids(asked: Asked) -> list[Line]:
    grids = grids_in_force(asked.community, asked.day).count()
    led, general = serving.led_grids(asked.community, asked.day)
    spread = serving.grids_by_stewards(asked.community, asked.day)
    return [
        Line(
            "grids",
            _("Micro-grids"),
            f"{grids}",
            _("Micro-grids in force on the day."),
            grids,
            "84 个",
            _("The press tells 86 of another day: a number of grids holds as of a day (N9)."),
            "/tree/",
        ),
        Line(
            "leaders",
            _("General grids with a leader"),
            f"{led} / {general}",
            _("General grids with a full-time leader on the day, of all."),
            general,
            "1 名社区干部任专职网格长",
            _("One for each general grid, not one for all (N11)."),
            "/together/people/",
        ),
        Line(
            "spread",
            _("Micro-grids with no, one, more stewards"),
            f"{spread.none} / {spread.one} / {spread.more}",
            _("Micro-grids of the day by how many stewards they have; those without want someone."),
            spread.grids,
            url="/together/people/",
        ),
    ]


def _posts(asked: Asked) -> list[Line]:
    stewards = serving.stewards(asked.community, asked.day)
    workers = serving.workers_by_source(asked.community, asked.day)
    called = serving.specialists(asked.community, asked.day)
    posts, people = sum(one.posts for one in workers), sum(one.people for one in workers)
    party = percent(stewards.members, stewards.said) if stewards.share_is_shown else "—"
    return [
        Line(
            "stewards",
            _("Stewards"),
            _("%(people)d people, %(posts)d posts") % _counted(stewards),
            _("People who are stewards on the day, each once, and their posts."),
            stewards.posts,
            "112 名",
            _("A person may hold several posts, so people and posts stand apart (N10)."),
            "/together/people/?role=steward",
        ),
        Line(
            "party",
            _("Stewards who are Party members"),
            f"{party} ({stewards.members} / {stewards.said})",
            _("Of the stewards who said whether they are Party members, those who are; it is asked of nobody."),
            stewards.said,
            "65%",
            _("65 % of 112 are 72.8 people: only a numerator with its denominator can be true (N8)."),
            "/together/people/?role=steward",
        ),
        Line(
            "workers",
            _("Part-time grid workers"),
            _("%(people)d people, %(posts)d posts") % {"people": people, "posts": posts},
            _("People who are grid workers on the day, and their posts, by where they come from."),
            posts,
            "143 名",
            url="/together/people/?role=worker",
        ),
        Line(
            "specialists",
            _("Specialists"),
            _("%(people)d people, %(professions)d of %(of)d professions") % vars(called),
            _("People of the ten professions on the day, and how many of the professions have someone."),
            called.posts,
            "45 名、“十大员”",
            _("Forty-five people in ten professions; who is called out may be in neither list (N12)."),
            "/together/people/gaps/",
        ),
    ]


def _counted(one: serving.Serving) -> dict[str, int]:
    return {"people": one.people, "posts": one.posts}


def _alliance(asked: Asked) -> list[Line]:
    here, active = alliance.strength(asked.community, asked.at), alliance.active(asked.community, asked.at)
    twice = alliance.double_registrations(asked.community)
    return [
        Line(
            "alliance",
            _("Alliance of helpers"),
            _("%(people)d people and %(bodies)d organisations") % vars(here),
            _("Members welcomed and not left, people and organisations never added up."),
            here.people + here.bodies,
            "400 余名",
            _(
                "The article adds people and organisations, and nearly the same number "
                "tells who found work: two registers (N15)."
            ),
            "/together/allies/",
        ),
        Line(
            "active",
            _("Of them active in twelve months"),
            _("%(people)d people and %(bodies)d organisations") % vars(active),
            _("Members with confirmed hours, or who said yes to a need, in the twelve months before."),
            here.people + here.bodies,
            url="/together/allies/",
            since=asked.since,
        ),
        Line(
            "twice",
            _("Double registrations"),
            f"{twice.both} / {twice.registered}",
            _("Confirmed by the work unit and by the community, of all that stand."),
            twice.registered,
            url="/together/allies/",
        ),
    ]
