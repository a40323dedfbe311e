"""What a mediation refuses, and what to do instead."""

from django.utils.translation import gettext_lazy as _

from linli.foundation.refusals import Invalid, OutOfStep


class NeverMediated(Invalid):
    sentence = _(
        "Someone may be in danger: this is never mediated. First the police, 110; who is hurt, 120; women's help 12338."
    )


class SidesOdd(Invalid):
    sentence = _("A mediation has two to four sides.")


class MediatedAlready(Invalid):
    sentence = _("On this matter a mediation is under way already.")


class NotWilling(OutOfStep):
    sentence = _("Not all sides have said that they are willing. Nobody is pressed.")


class MediatorUnchosen(Invalid):
    sentence = _("The sides choose the mediator: say whom both accept.")


class MediatorUnaccepted(Invalid):
    sentence = _("Tick that all sides accept this mediator. Otherwise choose another.")
