"""What the loop refuses, and what to do instead."""

from django.utils.translation import gettext_lazy as _

from linli.foundation.refusals import Invalid, NotAllowed, OutOfStep


class NoWords(Invalid):
    sentence = _("Please write in a few words what is wrong, or add a photo or a voice note.")


class UnknownKind(Invalid):
    sentence = _("This kind of matter is not in the list. Please choose one of the list.")


class UnknownChoice(Invalid):
    sentence = _("Please choose one of the answers offered.")


class NobodyToAssign(Invalid):
    sentence = _("Please choose who shall handle it from those appointed in this community today.")


class OwnerMissing(Invalid):
    sentence = _("Please name whose matter it is, so that the reporter knows where to turn.")


class HandlerMayNotJudge(NotAllowed):
    sentence = _("Whoever handled a matter cannot record the answer to it. Ask the grid leader or the office to do it.")


class TooLateToReopen(OutOfStep):
    sentence = _("The 7 days for reopening are over. Please report it again, or ask the grid leader to reopen it.")


class TooLong(Invalid):
    sentence = _("These words are too long: at most %(most)s signs. Nothing was lost; please shorten them.")


class NoSuchDay(Invalid):
    sentence = _("Please choose a day that lies ahead, at most %(most)s days from now.")


class ExtendedAlready(OutOfStep):
    sentence = _("The promised time was moved once already. Report how it stands, or ask the level that can decide.")


class CannotJoin(Invalid):
    sentence = _(
        "These two cannot be joined: both must be open, a private one goes only with private ones, and an urgent one "
        "is joined into, not away."
    )


class LastReport(OutOfStep):
    sentence = _("This is the only report of the matter. Join the whole matter with the other one instead.")


class NobodyAbove(Invalid):
    sentence = _("Nobody is appointed at the level above. Please ask the community office.")


class AskedAlready(OutOfStep):
    sentence = _("A decision is asked for already, and the answer is still to come.")


class TooManyCalls(Invalid):
    sentence = _("At most %(most)s responders in one call, and two open calls for one matter. Close one of them first.")


class CalledJustNow(Invalid):
    sentence = _("%(name)s was called for this matter a short while ago. Please give them time, or ring them.")


class NotUrgent(Invalid):
    sentence = _("'At once' is for dangers. Please choose another grade, or mark the matter as urgent first.")


class NobodyCalled(Invalid):
    sentence = _("Please tick at least one responder.")


class NoNumber(Invalid):
    sentence = _("No number of theirs is known here. Please ask the community office.")


class NotThen(Invalid):
    sentence = _("This time lies before there was anything to tell, or in the future. Please correct it.")


class AnsweredAlready(OutOfStep):
    sentence = _("This answer went out in a file already. If it was wrong, correct it in the other system.")
