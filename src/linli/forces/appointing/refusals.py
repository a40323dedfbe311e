"""Refusals of appointing."""

from django.utils.translation import gettext_lazy as _

from linli.foundation.refusals import Invalid, Refusal


class NotNominated(Invalid):
    sentence = _("Nobody is nominated for this role. Choose one of those listed.")


class NominatedAlready(Invalid):
    sentence = _("This person is nominated for this place already. Look at the list of open nominations.")


class NoUnit(Invalid):
    sentence = _("Whoever is sent by a unit needs the name of the unit and its letter. Stewards are chosen here.")


class NoticeTooShort(Invalid):
    sentence = _("A public notice hangs at least %(days)s days. Please choose a later last day.")


class NoticeBehind(Invalid):
    sentence = _("This day is past. A notice begins today or later.")


class NoticeRuns(Refusal):
    status = 409
    sentence = _("The notice hangs until %(day)s. Appoint on the day after it.")


class ObjectionOpen(Refusal):
    status = 409
    sentence = _("An objection is not answered yet. Answer it first; it stands on this page.")


class ObjectionUpheld(Refusal):
    status = 409
    sentence = _("An objection was found right, so this appointment is not made. End the nomination with that reason.")


class NoTermEnd(Refusal):
    status = 409
    sentence = _("This appointment has no last day, so there is no term to renew.")


class RenewedAlready(Refusal):
    status = 409
    sentence = _("Another term was asked for already. Look at the list of open nominations.")


class LetterGiven(Refusal):
    status = 409
    sentence = _("The letter of this appointment was handed over already.")


class NoLetter(Refusal):
    status = 409
    sentence = _("This role has no duty list, and so no letter of appointment.")
