"""What foresight refuses, and what to do instead."""

from django.utils.translation import gettext_lazy as _

from linli.foundation.refusals import OutOfStep


class Decided(OutOfStep):
    sentence = _("This proposal was decided already. Its state is shown.")
