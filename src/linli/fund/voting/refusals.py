"""Refusals on the way from a vote that is prepared to its result."""

from django.utils.translation import gettext_lazy as _

from linli.foundation.refusals import Invalid, NotFound, Refusal


class Against(Refusal):
    """Something else must come first, or came already."""

    status = 409


class UnknownCode(NotFound):
    sentence = _("There is no such code. Please compare it with the slip, sign by sign.")


class UnknownCodeTyped(Invalid):
    sentence = _("There is no such code in this vote. Please compare it with the slip, sign by sign.")


class IsVoid(Against):
    sentence = _("This code was replaced by another and is void. Please use the new slip.")


class AnnouncedAlready(Against):
    sentence = _("This vote is announced in the log. Nothing of it can be changed any more.")


class NotAnnounced(Against):
    sentence = _("This vote is still being prepared.")


class DaysWrong(Invalid):
    sentence = _("The last day lies before the first. Please correct it.")


class OpensTooSoon(Invalid):
    sentence = _("A vote opens on the day after its announcement at the earliest. Please choose a later day.")


class LeastWrong(Invalid):
    sentence = _("Please enter a number from 1 to 10.")


class WholeYuan(Invalid):
    sentence = _("Please enter whole yuan, 1 or more.")


class NotOffered(Invalid):
    sentence = _("The vote offers no money of this purpose. Offer some first, or choose another purpose.")


class HeldForSomeone(Invalid):
    sentence = _("This money is held for someone whom the donor named. It cannot be voted on.")


class NotSoMuch(Invalid):
    sentence = _("Of “%(purpose)s” only %(left)s yuan are free. Please offer no more.")


class LessThanProject(Invalid):
    sentence = _("“%(name)s” costs %(yuan)s yuan. Offer no less, or change the project first.")


class DearerThanPool(Invalid):
    sentence = _("For this purpose the vote offers %(yuan)s yuan. A project cannot cost more than that.")


class ReasonNeeded(Invalid):
    sentence = _("Please say why, in a sentence that everyone may read.")


class StruckAlready(Against):
    sentence = _("This project is struck already.")


class TooManyProjects(Invalid):
    sentence = _("A vote has %(most)s projects at most.")


class NoProjects(Against):
    sentence = _("Nothing can be voted on yet: enter the money and at least one project.")


class NoHouseholds(Against):
    sentence = _("No household is known yet. Enter how many each stairwell has, so that each gets a code.")


class NotOpenYet(Against):
    sentence = _("The vote opens on %(day)s.")


class IsOver(Against):
    sentence = _("The vote was open until %(day)s. Nothing can be changed any more.")


class StillOpen(Against):
    sentence = _("The vote is open until %(day)s. It is counted from the next day on.")


class CountedAlready(Against):
    sentence = _("This vote is counted already.")


class NotSigned(Against):
    sentence = _("The log has not been signed since the vote was announced. It is signed every day; count afterwards.")


class PapersWait(Against):
    sentence = _("%(n)s slips wait for a second person to compare them. Confirm them first, or enter them anew.")


class TickMore(Invalid):
    sentence = _("Please tick %(least)s projects or more. You have ticked %(ticked)s.")


class UnknownProject(Invalid):
    sentence = _("This vote has no project %(number)s. Please compare it with the slip.")


class PaperStands(Against):
    sentence = _("A slip with this code was handed in on paper. It stands and cannot be changed here.")


class SamePerson(Against):
    sentence = _("You entered this yourself. Someone else must compare it with the slip and confirm it.")


class EnteredAgain(Against):
    sentence = _("This slip was entered again since. Please compare the newer entry.")
