"""Past gifts and statements from a workbook: what their pages are called, and how their rows read."""

from django.utils.translation import gettext_lazy as _

from linli.fund.giving.past.actions import SHELF
from linli.fund.giving.past.columns import BOOK
from linli.fund.labels import Stream
from linli.web.office.past import Desk

DESK = Desk(
    shelf=SHELF,
    book=BOOK,
    way="/fund/past/",
    pages="giving",
    then="/fund/gifts/?state=past",
    file="gifts-template.xlsx",
    labels={"gifts": _("gifts"), "sales": _("statements of sales")},
    shown=lambda row: (row, Stream(row.stream).label),
)
