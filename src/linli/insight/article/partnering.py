"""Partners, deeds, wishes and honours."""

from datetime import timedelta

from django.utils.translation import gettext as _

from linli.insight.article.lines import Asked, Line, Part, percent, together
from linli.partners import queries as partners
from linli.partners.labels import Owner
from linli.wishes import queries as wishes


def part(asked: Asked) -> Part:
    """Who stands beside the community, and what came of it."""
    lines = [*_organisations(asked), *_resources(asked), *_deeds(asked), *_wishes(asked), *_honours(asked)]
    return Part("partners", _("Partners, deeds and wishes"), lines)


def _organisations(asked: Asked) -> list[Line]:
    found = partners.organisations(asked.community, asked.day)
    counted = _("Organisations with this relation in force on the day, each once.")
    once = _("Each counted once however many relations it has; members of an alliance once beside it.")
    return [
        Line(
            "paired",
            _("Paired organisations"),
            f"{found.paired}",
            counted,
            found.paired,
            "15 家",
            url="/together/partners/?sort=paired",
        ),
        Line(
            "merchants",
            _("Merchants"),
            f"{found.merchants}",
            counted,
            found.merchants,
            "43 个",
            url="/together/partners/?sort=merchant",
        ),
        Line(
            "givers",
            _("Organisations that gave"),
            f"{found.givers}",
            counted,
            found.givers,
            "34 家",
            url="/together/partners/?sort=giver",
        ),
        Line(
            "distinct",
            _("Different organisations in all"),
            _("%(distinct)d (%(before)d before each is counted once)")
            % {"distinct": found.distinct, "before": found.paired_and_merchants + found.givers},
            once,
            found.distinct,
            "15 + 43 + 34",
            _("One may be paired, sell and give at once, and an alliance of merchants is itself one of them (N13)."),
            "/together/partners/",
        ),
    ]


def _resources(asked: Asked) -> list[Line]:
    found = partners.resources(asked.community, asked.since, asked.day)
    return [
        Line(
            "resources",
            _("Resources used, of those offered"),
            f"{found.used} / {found.offered} ({percent(found.used, found.offered)})",
            _("How often partners' resources were used over how often they were offered, in twelve months."),
            found.offered,
            url="/together/resources/",
            since=asked.since,
        ),
    ]


def _deeds(asked: Asked) -> list[Line]:
    found = partners.funnel(asked.community, asked.day)
    return [
        Line(
            "deeds",
            _("Deeds claimed, done, confirmed by residents"),
            f"{found.claimed} → {found.done} → {found.confirmed}",
            _("Deeds that were claimed; of these done; of these confirmed by residents."),
            found.published,
            "认领 47 件",
            _("Claimed is not done, and done is not confirmed (N17)."),
            "/together/deeds/",
        ),
    ]


def _wishes(asked: Asked) -> list[Line]:
    found = wishes.figures(asked.community, asked.since, asked.day + timedelta(days=1))  # the present day counts
    return [
        Line(
            "wishes",
            _("Wishes made, claimed, fulfilled in twelve months"),
            f"{found.made} → {found.claimed} → {found.fulfilled}",
            _("Wishes put up in the twelve months, of these claimed, of these confirmed by recipient and witness."),
            found.made,
            url="/together/wishes/",
            since=asked.since,
        ),
    ]


def _honours(asked: Asked) -> list[Line]:
    held = partners.honours_by_owner(asked.community)
    said = together(f"{Owner(owner).label} {n}" for owner, n in held.items()) or "0"
    return [
        Line(
            "honours",
            _("Honours, by whose they are"),
            said,
            _("Honours that are held, by the body they were given to."),
            sum(held.values()),
            "全国和谐社区建设示范街道、“五星”支部",
            _("The one is the street's, the other a branch's: neither is the community's (N14)."),
            "/life/honours/",
        ),
    ]
