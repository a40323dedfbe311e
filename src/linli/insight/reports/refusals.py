"""What reports refuse, and what to do instead."""

from django.utils.translation import gettext_lazy as _

from linli.foundation.refusals import Invalid, OutOfStep


class NotToCome(Invalid):
    sentence = _("This period has not begun yet.")


class NoSuchTopic(Invalid):
    sentence = _("There is no such topic. Please choose again.")


class AlreadyBegun(Invalid):
    sentence = _("There is a report on this already. Please open that one.")


class NotOfTheRecords(Invalid):
    sentence = _("“%(text)s” cannot stand: it is no figure or day of this report, or a word that claims without one.")


class IsSigned(OutOfStep):
    sentence = _("This report is signed and does not change. To mend something, write a new edition with its reason.")


class NotSigned(OutOfStep):
    sentence = _("This report is still a draft: it can be changed as it stands.")


class NotAWorkbook(Invalid):
    sentence = _("This is no .xlsx workbook that can be read. Please save it as .xlsx and send it again.")


class TooLarge(Invalid):
    sentence = _("This workbook is larger than 2 MB. Is it the right file?")


class WrongKeys(Invalid):
    sentence = _("No figure has these keys: %(cells)s")


class NoKeys(Invalid):
    sentence = _("No cell of this workbook holds a key in double braces. Please put keys of the list into its cells.")


class SameName(Invalid):
    sentence = _("There is a form of this name already. Please choose another name, or take that one away first.")
