"""What lies behind the two front rooms: path, for the desk the actions of which one opens it, icon, title, one line."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

DESK: Sequence[tuple[str, str, str, object, object]] = (
    (
        "/together/people/",
        "register.read",
        "people",
        _("Who serves"),
        _("How many, where, and which places want someone."),
    ),
    (
        "/together/nominations/",
        "nomination.read",
        "person",
        _("Nominations"),
        _("From a proposal to the letter of appointment."),
    ),
    (
        "/together/terms/",
        "nomination.read",
        "clock",
        _("Terms and thanks"),
        _("Terms that end soon, deputies, letters of thanks."),
    ),
)
LIFE: Sequence[tuple[str, str, object, object]] = (
    (
        "/life/notices/appointing/",
        "person",
        _("Who may be appointed"),
        _("On public notice now; anyone may object."),
    ),
)
