"""What the seven steps refuse, and what to do instead."""

from django.utils.translation import gettext_lazy as _

from linli.foundation.refusals import Invalid, OutOfStep


class NotNext(OutOfStep):
    sentence = _("The steps are taken in their order: this is not the next one.")


class BeforeLast(Invalid):
    sentence = _("This is before the step that was taken last. Please choose a later day.")


class Ahead(Invalid):
    sentence = _("This day is still to come.")


class NumbersMissing(Invalid):
    sentence = _("Say how many were due, how many were there, and how many agreed.")


class NumbersOdd(Invalid):
    sentence = _("Not more can be there than were due, and not more agree than were there.")


class QuorumUnmet(Invalid):
    sentence = _("Not enough: %(present)d more must be there, and %(agreed)d more must agree. So it is not decided.")


class HangsTooShort(Invalid):
    sentence = _("It hangs at least %(days)d days: until %(day)s or later.")


class StillHangs(Invalid):
    sentence = _("The decision hangs until %(day)s. It is carried out after that.")
