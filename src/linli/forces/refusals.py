"""Refusals of those who appoint and enter people."""

from django.utils.translation import gettext_lazy as _

from linli.foundation.refusals import Invalid


class AlreadyAppointed(Invalid):
    sentence = _("This person holds this appointment at this place already.")


class PlaceNeeded(Invalid):
    sentence = _("Please choose where: this role is held at one place of this community.")


class NoAddress(Invalid):
    sentence = _("This is no e-mail address. It is written like name@example.cn.")


class DaysReversed(Invalid):
    sentence = _("The last day lies before the first. Please correct one of them.")


class NumberTaken(Invalid):
    sentence = _("Someone of this community has this number already: %(name)s.")


class ThroughTheLoop(Invalid):
    sentence = _(
        "Stewards and grid workers are nominated, agree, and are shown to everyone first. "
        "Open “Nominations” and begin there."
    )
