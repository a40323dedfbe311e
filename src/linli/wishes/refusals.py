"""What wishes refuse, and what to do instead."""

from django.utils.translation import gettext_lazy as _

from linli.foundation.refusals import Invalid, Refusal


class NoConsent(Invalid):
    sentence = _("Nobody's wish is taken down without asking. Please ask, and tick that they agreed.")


class ClaimedAlready(Refusal):
    """Of two at the same moment one was first."""

    status = 409
    sentence = _("How kind of you! Someone else has just claimed this wish. Others are still waiting.")


class ThroughTheFund(Invalid):
    sentence = _("This costs more than %(limit)s yuan: please give it through the community fund. The office helps.")


class EnoughClaimed(Invalid):
    sentence = _("You have %(most)s wishes in hand already, thank you. Please fulfil one of them first.")


class NoKeeper(Invalid):
    sentence = _("Please choose who keeps this wish: someone who serves here today.")


class OtherWitness(Invalid):
    sentence = _("The witness is another one than whoever wrote down the recipient's word, or has claimed the wish.")


class NotYet(Invalid):
    sentence = _("Please choose a day after today, at most %(most)s days away.")


class UnknownPlace(Invalid):
    sentence = _("Please choose a place of this community.")


class NoThanks(Invalid):
    sentence = _("Please write a word of thanks first.")


class NamesSomeone(Invalid):
    sentence = _("A name or a number of the wisher stands in this. Please leave it out: everyone can read it.")
