"""What can be done at the office, and the action that opens each page."""

from django.utils.translation import gettext_lazy as _

WAYS = (  # path, the action that opens it, icon, title, one line
    ("/office/phone/", "case.report", "phone", _("Take a call"), _("Written down, read back, the code said aloud")),
    (
        "/office/orders/",
        "order.reply",
        "box",
        _("Orders of other systems"),
        _("12345 and the district platform, in and out, entered once"),
    ),
    (
        "/today/paste/",
        "case.report",
        "copy",
        _("From the group chat"),
        _("Messages, lists and night talks; only what is ticked is kept"),
    ),
    (
        "/office/people/",
        "person.read",
        "people",
        _("People and appointments"),
        _("Appoint, stand in, sign-in code at the desk, lost telephone"),
    ),
    (
        "/office/load/",
        "land.load",
        "upload",
        _("Load a workbook"),
        _("Land and people from Excel, tried first, written after"),
    ),
    (
        "/office/history/",
        "history.load",
        "note",
        _("Take over past matters"),
        _("Ledgers, 12345 and city exports; kept apart from lived ones"),
    ),
    (
        "/office/posters/",
        "land.posters",
        "qr",
        _("Posters and grid notices"),
        _("For every stairwell and micro-grid, as PDF to print"),
    ),
    (
        "/office/care/",
        "care.count",
        "phone",
        _("Safety-call list"),
        _("Enter who asks for a daily call, take off who wants no more"),
    ),
    (
        "/planning/",
        "plan.read",
        "map",
        _("Planning of the micro-grids"),
        _("Draft, compare with today, change on the map, adopt from a day"),
    ),
    (
        "/office/gates/",
        "land.gates",
        "pin",
        _("Gates of the compounds"),
        _("Which gate to take, on a sketch for riders and those called out"),
    ),
    (
        "/office/buildings/",
        "land.load",
        "pin",
        _("Places of the stairwells"),
        _("From a GeoJSON of the buildings, tried first, written after"),
    ),
    (
        "/office/export/",
        "land.export",
        "download",
        _("Export"),
        _("Back into the same workbook; numbers only with a reason"),
    ),
    ("/office/settings/", "community.settings", "gear", _("Settings"), _("Name, telephones, limits of a micro-grid")),
)
