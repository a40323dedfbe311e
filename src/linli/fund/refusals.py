"""Refusals of the fund."""

from django.utils.translation import gettext_lazy as _

from linli.foundation.refusals import Invalid, Refusal


class MonthClosed(Invalid):
    sentence = _("%(month)s is closed. Please choose a day after it, or reverse the entry on a later day.")


class NotOpen(Refusal):
    status = 409
    sentence = _("The fund's books are not open yet. The charity accountant opens them.")


class IsOpen(Refusal):
    status = 409
    sentence = _("The fund's books are open already.")


class BadCode(Invalid):
    sentence = _("“%(code)s” is no code of a purpose. Please write P and two to four digits, such as P07.")


class NameTaken(Invalid):
    sentence = _("A purpose with this code or name is there already. Please choose another.")


class KeyMissing(Refusal):
    status = 409
    sentence = _("The signing key cannot be read: %(file)s. Put it back from where it is kept, and try again.")


class NothingToSign(Refusal):
    status = 409
    sentence = _("There is nothing in the fund's log yet.")


class NotContinued(Refusal):
    status = 409
    sentence = _(
        "The log has %(now)s leaves and does not continue the %(size)s that were signed last. "
        "It is not signed: it may come from an old backup, or someone changed it."
    )


class Unequal(Invalid):
    sentence = _("The lines come to %(lines)s and the entries to %(entries)s. Please tick what is equal on both sides.")


class MatchedAlready(Refusal):
    status = 409
    sentence = _("One of these is matched already. Here is the fresh state.")


class NothingTicked(Invalid):
    sentence = _("Please tick at least one line and one entry.")


class Difference(Refusal):
    status = 409
    sentence = _("Statement, listed items and books differ by %(fen)s. Bring the missing lines, or mend the books.")


class NotOver(Invalid):
    sentence = _("%(month)s is not over yet: it can be closed from the first day of the next month on.")


class WithProblems(Invalid):
    sentence = _("Some rows have problems. Mend them in the file and bring it again; nothing was taken in.")


class SameDocument(Invalid):
    sentence = _("This document is attached already: the same file, or the same number. An invoice is paid once.")


class NoWitness(Invalid):
    sentence = _("This is no signature over one of our heads. Please give the file as `linli fund witness` wrote it.")


class OtherKey(Invalid):
    sentence = _("%(name)s has signed with another key before. If that key was lost, please sign under another name.")


class OtherNumber(Invalid):
    sentence = _("The file itself says another number: %(said)s. Leave the field empty, or bring the other file.")


class SamePerson(Refusal):
    status = 409
    sentence = _("Two different people are needed: whoever wrote it cannot sign it as well.")


class IsReversed(Refusal):
    status = 409
    sentence = _("Entry № %(number)s is reversed already, or is a reversal itself.")


class UsedSince(Refusal):
    status = 409
    sentence = _("What entry № %(number)s brought in has been used since. Reverse first what used it.")


class GapUnexplained(Invalid):
    sentence = _("The parts do not come to the total. Please mend them, or say why they differ: a gap is never hidden.")


class IsAnswered(Refusal):
    status = 409
    sentence = _("This question is answered already.")


class TooLongQuestion(Invalid):
    sentence = _("Please say it in %(most)s characters or fewer.")
