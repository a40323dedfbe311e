"""Refusals of what is done together: groups and gatherings."""

from django.utils.translation import gettext_lazy as _

from linli.foundation.refusals import Invalid, OutOfStep, Refusal


class NoCount(Invalid):
    sentence = _("Please enter how many people or how many visits there were; one of the two is enough.")


class NoMethod(Invalid):
    sentence = _("Please choose how it was counted.")


class RangeCrossed(Invalid):
    sentence = _("The most cannot lie below the least; leave it empty where you know the one number.")


class FewerVisits(Invalid):
    sentence = _("Whoever comes makes a visit, so there are at least as many visits as people. Please look again.")


class DayAhead(Invalid):
    sentence = _("This day lies ahead. Please enter the day on which it happened.")


class NameTaken(Invalid):
    sentence = _("There is one of this name already. Please open it, or choose another name.")


class NoWork(Invalid):
    sentence = _("Please tick at least one thing that the group does.")


class NotFiled(Invalid):
    sentence = _("A day of filing belongs to a group that is filed. Choose “filed”, or take the day out.")


class NoContact(Invalid):
    sentence = _("There is no contact that could be shown. Please enter one first.")


class GroupEnded(Refusal):
    status = 409
    sentence = _("This group has ended. If it begins again, the office can register it anew.")


class NotAbove(Invalid):
    sentence = _("The amount must be above 0.")


class LinesDiffer(Invalid):
    sentence = _("The lines come to %(sum)s yuan, and %(asked)s are asked for. Please mend one of the two.")


class TooManyLines(Invalid):
    sentence = _("An application has at most %(most)s lines.")


class WhatNow(Invalid):
    sentence = _("Please choose one of those that are listed.")


class ViewOver(OutOfStep):
    sentence = _("Residents are no longer asked about this application. What became of it is written below.")


class SaysNothing(Invalid):
    sentence = _("Please tick that it helps you, or write a remark.")


class NotYours(Refusal):
    status = 409
    sentence = _("No payment waits for this report. Look at the list above.")


class BadDays(Invalid):
    sentence = _("The end lies before the beginning.")


class NotOnThatDay(Refusal):
    status = 409
    sentence = _("This gathering is on %(day)s. It can be closed with its numbers from that day on.")


class DayOver(Invalid):
    sentence = _("This day is over. Please choose a day that lies ahead.")


class AgreementLacking(Refusal):
    status = 409
    sentence = _(
        "It cannot open as a charity market yet. Without an agreement signed before the day and in force on it: "
        "%(names)s. Enter the signed agreement and choose it at the stall, or let the stall stand without a share."
    )


class NoAgreement(Invalid):
    sentence = _("Please choose one of the agreements that are listed, or let the stall stand without a share.")


class NumberTaken(Invalid):
    sentence = _("Stall %(number)s is taken. The next free number is %(free)s.")


class NotShared(Invalid):
    sentence = _("This stall shares no sales, or has no agreement. Please look at its line.")


class BadWeight(Invalid):
    sentence = _("“%(text)s” is no weight. Please write a number and kg, jin or t, such as 2.6 t or 1600 jin.")


class TooFine(Invalid):
    sentence = _("This is finer than a gram. Please write it with fewer decimals.")


class PartTooLarge(Invalid):
    sentence = _("The parts come to more than the line they are part of: at most %(most)s kg is left of it.")


class NoWhole(Invalid):
    sentence = _("Please choose the line that this is part of; or choose that it stands beside the others.")


class SheetClosed(Refusal):
    status = 409
    sentence = _("The sheet takes no lines and changes any more. Please ask whoever organises it.")


class NothingWanted(Invalid):
    sentence = _("Please say how much of at least one thing.")


class TooMuch(Invalid):
    sentence = _("At most %(most)s of it for one line.")


class Forgotten(Refusal):
    status = 410
    sentence = _("This line was served and erased, as was promised.")
