"""Refusals about notices and policy cards."""

from django.utils.translation import gettext_lazy as _

from linli.foundation.refusals import Invalid


class NoGrid(Invalid):
    sentence = _("Please tick at least one micro-grid for which this notice is meant.")


class DayIsOver(Invalid):
    sentence = _("This day is over. Please choose today or a later day.")


class TooFar(Invalid):
    sentence = _("A notice holds a year at most. Please choose an earlier day.")


class TooLong(Invalid):
    sentence = _("At most %(most)s characters, please: a notice is read standing.")


class UnknownWay(Invalid):
    sentence = _("Please choose one of the ways that are offered.")


class NotServing(Invalid):
    sentence = _("The owner of a card serves today. Please choose someone who does.")


class PictureMute(Invalid):
    sentence = _("Please say in a few words what the picture shows, for those who cannot see it.")
