"""Refusals of giving."""

from django.utils.translation import gettext_lazy as _

from linli.foundation.refusals import Invalid, OutOfStep, Refusal


class NoPurpose(Invalid):
    sentence = _("Please choose one of the purposes that are listed.")


class DoesNotFit(Invalid):
    sentence = _("This purpose does not fit what the donor has bound the gift to. Please choose another of the two.")


class Ahead(Invalid):
    sentence = _("This day lies ahead. Please enter the day on which it happened.")


class NoAmount(Invalid):
    sentence = _("The amount must be above 0.")


class NotUnrelated(Invalid):
    sentence = _(
        "A donor may not name a relative or partner as the one who receives. Ask, and tick it if it is not so."
    )


class ServiceForNobody(Invalid):
    sentence = _("A service is not held for someone else. Enter it for a purpose of the fund.")


class NotGoods(OutOfStep):
    sentence = _("This is money: it needs no signed value.")


class SameHand(Refusal):
    status = 409
    sentence = _("Two different people sign the value. Please ask a colleague, or a member of the committee.")


class NotValued(Refusal):
    status = 409
    sentence = _("The fair value is not signed by two people yet. Ask for the second signature first.")


class ReceiptMissing(Invalid):
    sentence = _("Please enter the number of the receipt, or choose why there is none.")


class ReceiptTaken(Invalid):
    sentence = _("This receipt number stands at another gift already. Please compare it with the receipt.")


class ReceiptTooMuch(Invalid):
    sentence = _("There is a number, though no receipt is given. Choose “given”, or take the number out.")


class NothingLeft(Refusal):
    status = 409
    sentence = _("Nothing of this gift is left, so there is nothing to change.")


class SamePurpose(Invalid):
    sentence = _("It serves this purpose already. Please choose another one.")


class AskedAlready(Invalid):
    sentence = _("This was asked already and is not answered yet.")


class BadDigest(Invalid):
    sentence = _("Please choose the scan of the signed paper. Only its digest is kept; the paper stays in the office.")


class Erased(Refusal):
    status = 410
    sentence = _("Everything about this donor was erased, as was wished.")


class BadShare(Invalid):
    sentence = _("The share lies between 0.01 and 100 percent.")


class LimitsCrossed(Invalid):
    sentence = _("The most that is due cannot lie below the least.")


class DaysCrossed(Invalid):
    sentence = _("The last day lies before the first.")


class NotCovered(Invalid):
    sentence = _(
        "The agreement of %(signed)s holds from %(start)s to %(end)s and must be signed before the event. "
        "Check the day, or sign an agreement before the next event."
    )


class TooManyRefunds(Invalid):
    sentence = _("More was given back than was sold: at most %(most)s yuan.")


class StatedAlready(Invalid):
    sentence = _("This event of this day was stated already. Look at the list below, or name the other event.")


class NotTakenBack(Refusal):
    status = 409
    sentence = _(
        "This statement was settled, carried or refunded since. Enter what was given back to buyers instead, "
        "or reverse the entry first."
    )


class NoNickname(Invalid):
    sentence = _("Please enter the nickname to be shown.")


class NoName(Invalid):
    sentence = _("No name is known that could be shown.")
