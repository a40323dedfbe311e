"""Refusals on the way from a proposal to its payment."""

from django.utils.translation import gettext_lazy as _

from linli.foundation.refusals import Invalid, Missing, Refusal


class Against(Refusal):
    """Something else must come first, or came already."""

    status = 409


class UnknownChoice(Invalid):
    sentence = _("Please choose one of those offered.")


class SeatTaken(Invalid):
    sentence = _("Seat %(number)s is held on those days already. End its term first, or take another number.")


class SitsAlready(Invalid):
    sentence = _("%(name)s sits on seat %(number)s already. Nobody sits on two seats; choose someone else.")


class NoAlternate(Invalid):
    sentence = _("A supervisor has no vote, and so no alternate. Leave it empty.")


class TermReversed(Invalid):
    sentence = _("The last day lies before the first, or before today. Please correct it.")


class NoAmount(Invalid):
    sentence = _("Please enter an amount above 0, in yuan with at most two decimals.")


class UnknownPurpose(Invalid):
    sentence = _("There is no such purpose. Please choose one of those offered.")


class NotConfirmed(Invalid):
    sentence = _("Please confirm that the donors' words allow this use, and say why.")


class BudgetDiffers(Invalid):
    sentence = _("The lines of the budget come to %(sum)s yuan, but %(asked)s yuan are asked for.")


class SameMilestone(Invalid):
    sentence = _("Two milestones have the same name. Please give each its own.")


class NotReturned(Invalid):
    sentence = _("Only what the Party committee returned is written anew. Write this as a proposal of its own.")


class NobodyServed(Invalid):
    sentence = _("No appointed steward served on those days. Please correct the days.")


class ReasonNeeded(Invalid):
    sentence = _("Please say why, in a sentence that everyone may read.")


class DayAhead(Invalid):
    sentence = _("This day has not come yet. Please enter today or a day before.")


class DayOver(Invalid):
    sentence = _("This day is over already. Please enter today or a day after it.")


class DecidedAlready(Against):
    sentence = _("This proposal is decided already.")


class WasReturned(Against):
    sentence = _("The Party committee returned this proposal. Write a new one that answers its reasons.")


class NotPut(Against):
    sentence = _("This proposal has not been put to the vote yet. The Party committee's opinion comes first.")


class NoSeat(Refusal):
    status = 403
    sentence = _("You hold no seat on the committee that votes today.")


class Related(Against):
    sentence = _("You applied for it, wrote it down or are paid by it, so you do not vote. Please recuse yourself.")


class MemberRelated(Against):
    sentence = _("%(name)s applied for it, wrote it down or is paid by it. Only a recusal can be entered.")


class VotedAlready(Against):
    sentence = _("This seat has voted already. A vote stands as it was cast.")


class AlternateWaits(Against):
    sentence = _("An alternate votes once every seat of the constituency is recused. Until then the holders vote.")


class SamePerson(Against):
    sentence = _("You entered this yourself. Someone else must compare it with the paper and confirm it.")


class TooFewSeats(Against):
    sentence = _(
        "%(seats)s seats can vote today. A committee needs five or more and an odd number; the secretary fills seats."
    )


class NoQuorum(Against):
    sentence = _("%(voted)s of %(seats)s seats have voted. More than half must vote before anything is decided.")


class ConstituencyMissing(Against):
    sentence = _("Nobody has voted for the %(who)s yet. Each of the three must vote, by an alternate if need be.")


class StillOpen(Against):
    sentence = _("%(waiting)s seats have not voted yet and could change the result. Until %(day)s they are waited for.")


class NotDecided(Against):
    sentence = _("The committee has not said yes to this, so nothing can be ordered or paid for it.")


class NoRoom(Invalid):
    sentence = _("Only %(left)s yuan of what was decided are left to be ordered.")


class NotAccepted(Against):
    sentence = _("Nothing of it is accepted yet. Order an advance, or let the overseers look first.")


class LastWaits(Against):
    sentence = _("The last payment waits until both overseers and a user have found the whole good.")


class OrderedInFull(Against):
    sentence = _("The last payment was ordered already. Make that order void first.")


class GoodsNotAdvanced(Invalid):
    sentence = _("Goods are not advanced. Choose a payment once they are handed out and accepted.")


class Frozen(Against):
    sentence = _("The charity federation has frozen this, with a reason that is published. It must be released first.")


class IsVoid(Against):
    sentence = _("This order is void. The office writes a new one.")


class PaidAlready(Against):
    sentence = _("This order is paid already. What was booked wrongly is reversed by the accountant first.")


class WasTakenBack(Against):
    sentence = _("This payment was booked and taken back. Make the order void, and write a new one.")


class MayNotPay(Against):
    sentence = _("Whoever applied, decided or ordered does not pay. Another accountant of the federation books it.")


class TooLittle(Invalid):
    sentence = _("The purpose “%(purpose)s” holds only %(left)s yuan. Nothing of another purpose may be used for it.")


class NothingOut(Invalid):
    sentence = _("Only %(left)s yuan of the advances are still out. Please enter no more than that.")


class NotToReverse(Against):
    sentence = _("This entry cannot be reversed here: it is a reversal, was reversed already, or paid nothing.")


class BuiltOn(Against):
    sentence = _("Some of the advance № %(number)s is a cost already, or came back. Take those entries back first.")


class TwoOverseers(Against):
    sentence = _("Two overseers are named already. Let one of them go first.")


class OnCommittee(Invalid):
    sentence = _("%(name)s sits on the committee, so cannot oversee it. Please name a resident who does not.")


class IsParty(Invalid):
    sentence = _("%(name)s applied for it or is paid by it, so cannot check it. Please name someone else.")


class NamedAlready(Invalid):
    sentence = _("Someone with this number checks it already.")


class UnknownPart(Invalid):
    sentence = _("There is no such milestone. Please choose one of those offered.")


class WhatIsNotGood(Missing):
    sentence = _("Please say in a few words what is not good yet.")


class OverseersMissing(Against):
    sentence = _("Both overseers must have found it good. %(good)s of 2 have.")


class UserMissing(Against):
    sentence = _("Someone who uses it must have found it good, too. Name such a person, by link or on paper.")


class AcceptedAlready(Against):
    sentence = _("This part is accepted already.")


class MilestonesFirst(Against):
    sentence = _("“%(part)s” is not accepted yet. The whole is accepted after its milestones.")


class NotAScan(Invalid):
    sentence = _("“%(name)s” is neither a PDF nor a JPEG or PNG picture, or is larger than 15 MB.")


class ScanMissing(Invalid):
    sentence = _("Please add the scan or a photo of the paper.")


class Recognisable(Invalid):
    sentence = _("Please look at it first: nobody may be recognised in what everyone sees.")


class HandedOver(Invalid):
    sentence = _("This micro-grid has its kit already.")
