"""Words of the rights on the council."""

from django.utils.translation import gettext_lazy as _

COUNCIL = {
    "council.read": _("read the councils and their agendas"),
    "council.hold": _("convene and hold the council, and write down what it decides"),
    "council.see_task": _("see the council's tasks"),
    "council.end_task": _("say what came of a task"),
}
