"""What partners and deeds refuse, and what to do instead."""

from django.utils.translation import gettext_lazy as _

from linli.foundation.refusals import Invalid, Refusal


class NameTaken(Invalid):
    sentence = _("“%(name)s” is here already. Open it, or enter the other name as an alias of it.")


class RelatedAlready(Invalid):
    sentence = _("This relation stands already. End it first if it changes.")


class NeedsAlliance(Invalid):
    sentence = _("Please choose the alliance: only membership is in another organisation.")


class Circle(Invalid):
    sentence = _("An alliance cannot be a member of itself, not even through another one.")


class DaysReversed(Invalid):
    sentence = _("The last day lies before the first. Please correct one of them.")


class Ahead(Invalid):
    sentence = _("This day lies ahead. Please enter the day on which it happened.")


class Unsigned(Invalid):
    sentence = _("A paper needs the day on which it was signed.")


class NotAsked(Invalid):
    sentence = _("Please say how they agreed to be named: nobody is shown without being asked.")


class Left(Refusal):
    status = 410
    sentence = _("This partner has left, and nothing of its contact is kept. It can be entered anew.")


class NotOffered(Invalid):
    sentence = _("On this day it was not offered. Please check the day.")


class NoCount(Invalid):
    sentence = _("Please say how many, above 0, and whether people or visits were counted.")


class NoTimes(Invalid):
    sentence = _("Please say how often, at least once.")


class ClaimedAlready(Refusal):
    status = 409
    sentence = _("Someone else has claimed this just now, thank you. The list shows what is still looking for someone.")


class OfClaimant(Invalid):
    sentence = _("Whoever did it does not confirm it. Please ask a resident who does not work there.")


class TwoSign(Invalid):
    sentence = _("On paper two different residents sign. Please enter both names.")


class Recognisable(Invalid):
    sentence = _("Please look first whether a face or a number plate can be recognised, and tick it.")


class NotAPhoto(Invalid):
    sentence = _("There is no photo to show.")


class UnknownPlace(Invalid):
    sentence = _("Please choose a place of this community.")
