"""What a report on one thing can be about: groups of kinds, spheres, decided projects."""

from uuid import UUID

from linli.cases import reference
from linli.cases.labels import Sphere
from linli.fund.labels import Asks
from linli.fund.models import Decision
from linli.insight.reports import labels
from linli.insight.reports.sources.matters import group_of


def offered(community_id: UUID) -> list[tuple[str, str]]:
    """All topics with their words. One query."""
    groups = dict.fromkeys(group_of(code) for code in reference.taxonomy().leaves)
    found = [(f"sphere:{sphere.value}", str(sphere.label)) for sphere in Sphere]
    found += [(about, labels.topic(about)) for about in (f"kind:{group}" for group in groups)]
    rows = Decision.objects.filter(community=community_id, says="yes", proposal__sort=Asks.PROJECT).order_by("-number")
    return found + [(f"project:{code}", name) for code, name in rows.values_list("proposal__code", "proposal__name")]


def is_known(community_id: UUID, about: str) -> bool:
    """Whether something is a topic; blank is the whole."""
    return not about or about in dict(offered(community_id))
