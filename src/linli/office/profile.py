"""The community's own settings."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.foundation.refusals import Invalid
from linli.foundation.writes import writes
from linli.territory.models import Community

COLUMNS = (
    "name", "street", "office_phone", "supervision_phone", "area_km2", "residents", "residents_as_of",
    "least_households", "most_households", "origin_lat", "origin_lon",
)  # fmt: skip


class LimitsReversed(Invalid):
    sentence = _("The fewest households of a micro-grid cannot be more than the most.")


@writes
def change_settings(said: dict[str, Any], *, by: Actor, at: datetime) -> Community:
    """Change the profile and the limits of the actor's community; which columns changed is noted."""
    community = Community.objects.get(pk=by.community)
    gate.require(by, "community.settings", community)
    if said["least_households"] > said["most_households"]:
        raise LimitsReversed(field="least_households")
    changed = [column for column in COLUMNS if getattr(community, column) != said[column]]
    for column in changed:
        setattr(community, column, said[column])
    if changed:
        community.save(update_fields=changed)
        audit.record(by, "community.settings", community, at=at, code=",".join(changed)[:60])
    return community
