"""What stands on every paper: whose it is, of which day, from where; and whether the community is made up."""

from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from linli.territory.models import Community


def letterhead(community: Community | None, title: str, day: date, source: str = "") -> dict[str, Any]:
    """The part of a paper's data that all kinds share; `source` is the address where it can be read again."""
    made = _("As of %(day)s, from the community's own records.") if community else _("Linli, %(day)s.")
    return {
        "language": "en" if get_language() == "en" else "zh",
        "title": title,
        "community": community.name if community else "",
        "street": community.street if community else "",
        "demo": _("Demonstration data, made-up community") if community and community.fictional else "",
        "foot": made % {"day": written(day)},
        "source": source.split("://")[-1],
    }


def written(day: date) -> str:
    """A day in words of the language of the page."""
    return date_format(day, "DATE_FORMAT")
