"""Past life from a workbook: what its pages are called, and how its rows read."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.projects.past.actions import SHELF
from linli.projects.past.columns import BOOK
from linli.projects.past.rows import Past
from linli.web.office.past import Desk

LABELS = {
    "tied": _("relations of partners"),
    "deeds": _("deeds"),
    "wished": _("wishes"),
    "held": _("gatherings"),
    "did": _("groups' activities"),
}
SAID = ("name", "title", "series", "need", "place", "people", "visits")


def _shown(row: Past) -> tuple[Past, Any, str]:
    """The row's own words, as they would be kept."""
    return row, LABELS[row.kind], " · ".join(str(row.said[key]) for key in SAID if row.said.get(key))


DESK = Desk(
    shelf=SHELF,
    book=BOOK,
    way="/together/past/",
    pages="together",
    then="/together/figures/",
    file="past-life-template.xlsx",
    labels=LABELS,
    shown=_shown,
)
