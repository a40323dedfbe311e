"""What the loop refuses, and what to do instead."""

from django.utils.translation import gettext_lazy as _

from linli.foundation.refusals import Invalid, NotAllowed, OutOfStep


class NoWords(Invalid):
    sentence = _("Please write in a few words what is wrong, or add a photo.")


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
