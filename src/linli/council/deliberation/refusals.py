"""What a deliberation refuses, and what to do instead."""

from django.utils.translation import gettext_lazy as _

from linli.foundation.refusals import Invalid, OutOfStep


class OwnersDecide(Invalid):
    sentence = _(
        "The owners alone decide this (Civil Code, article 278). The calculator shows what a vote of theirs needs."
    )


class TooSoon(Invalid):
    sentence = _("The notice hangs at least %(days)d days before. Please choose %(first)s or later.")


class TwoSides(Invalid):
    sentence = _("A deliberation has at least two sides. Please add whom else it concerns.")


class TooMany(Invalid):
    sentence = _("More than %(most)d are too many for an evening. Please put some together.")


class SideTwice(Invalid):
    sentence = _("This side stands there already.")


class QuorumOdd(Invalid):
    sentence = _("Of %(sides)d sides at least two and at most all can be needed.")


class ConsentMissing(Invalid):
    sentence = _("A name is kept only of who agreed to it. Say how they agreed, or leave the name out.")


class NotItsDay(OutOfStep):
    sentence = _("It cannot be opened before its day: whoever wants to come goes by the notice.")


class NotThere(Invalid):
    sentence = _("Only a side that is there speaks and has a say.")


class QuorumMissed(OutOfStep):
    sentence = _(
        "%(need)d sides must be there by the notice, and %(came)d are. Adjourn it, or end it without agreement."
    )


class NotCarried(Invalid):
    sentence = _("By the way of deciding that was said beforehand, this is not agreed. Adjourn it, or write that down.")


class MinorityUnasked(Invalid):
    sentence = _("Write down the view of those who see it otherwise, or tick that nobody does.")


class NotUnanimous(Invalid):
    sentence = _("A side says that it is against it: its view is written down.")


class PrivateTalk(Invalid):
    sentence = _("This matter is private: it is not talked over in public. Mediation may fit, if both sides want it.")


class TalkedAlready(Invalid):
    sentence = _("A deliberation on this matter is going on already.")


class NobodyAsked(Invalid):
    sentence = _("Ask at least one side whether it holds.")


class WeeksOdd(Invalid):
    sentence = _("Look back after one to 52 weeks.")


class MinutesOdd(Invalid):
    sentence = _("A turn is one to 15 minutes long.")
