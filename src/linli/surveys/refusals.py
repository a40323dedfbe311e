"""What surveys refuse, and what to do instead."""

from django.utils.translation import gettext_lazy as _

from linli.foundation.refusals import Invalid, NotFound, OutOfStep


class DaysWrong(Invalid):
    sentence = _("The last day must not lie before the first, nor in the past.")


class NameTaken(Invalid):
    sentence = _("There is a survey of this name already. Please choose another.")


class QuestionsWrong(Invalid):
    sentence = _("Please choose one to five questions of the list.")


class SampleWrong(Invalid):
    sentence = _("A random sample has at least 20 households and not more than there are.")


class NoHouseholds(Invalid):
    sentence = _("No household is entered yet. Please enter the land first.")


class OpenedAlready(OutOfStep):
    sentence = _("This survey is open already; its questions and its sample do not change any more.")


class NotOpened(OutOfStep):
    sentence = _("This survey is not open yet.")


class IsOver(OutOfStep):
    sentence = _("This survey is over. Its result is public.")


class NotItsDays(OutOfStep):
    sentence = _("This survey takes answers from %(opens)s to %(closes)s.")


class StillRuns(OutOfStep):
    sentence = _("This survey runs until %(closes)s and can be closed on the day after.")


class PapersWait(OutOfStep):
    sentence = _("%(n)s slips on paper still wait for a second person.")


class Answered(OutOfStep):
    sentence = _("This code was used. Thank you: nobody is asked twice.")


class NothingSaid(Invalid):
    sentence = _("Please answer at least one question, or leave it: it is voluntary.")


class UnknownTyped(Invalid):
    sentence = _("No slip of this survey has this code. Please compare it with the slip.")


class UnknownSlip(NotFound):
    sentence = _("No slip has this code. Please compare it with the slip, or call the community office.")


class SamePerson(Invalid):
    sentence = _("Whoever entered a slip does not confirm it. Please ask a colleague.")


class ShareWrong(Invalid):
    sentence = _("A share lies between 0 and 100, with one decimal at most.")


class MoreAnsweredThanAsked(Invalid):
    sentence = _("More people cannot have answered than were asked.")


class NotAScan(Invalid):
    sentence = _("Please choose a PDF, a JPEG or a PNG of at most 15 MB.")
