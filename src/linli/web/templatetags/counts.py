"""Head-counts and weights on pages: always with what they count, and how."""

from django import template
from django.utils.translation import gettext as _

from linli.projects.counting import between
from linli.projects.gatherings.weights import plain
from linli.projects.labels.counts import HeadMethod
from linli.projects.labels.gatherings import Weight
from linli.projects.models.counts import Counted

register = template.Library()


@register.filter
def heads(counted: Counted) -> str:
    """Such as: 6 people, 30 visits (counted at the door)."""
    people, visits = between(counted.people, counted.people_most), between(counted.visits, counted.visits_most)
    said = [_("%(n)s people (each once)") % {"n": people}] if people else []
    said += [_("%(n)s visits") % {"n": visits}] if visits else []
    if not said:
        return ""
    return _("%(what)s, %(how)s") % {"what": _(" and ").join(said), "how": HeadMethod(counted.method).label}


@register.filter
def weight(grams: int, unit: str = "kg") -> str:
    """In the unit in which it was said, with kilograms beside it."""
    names = {Weight.KG: _("kg"), Weight.JIN: _("jin"), Weight.TON: _("t")}
    kilos = f"{plain(grams, 'kg')} {names[Weight.KG]}"
    if unit not in names or unit == Weight.KG:
        return kilos
    return _("%(said)s (%(kg)s)") % {"said": f"{plain(grams, unit)} {names[Weight(unit)]}", "kg": kilos}
