"""Words of the rights on what is done together."""

from django.utils.translation import gettext_lazy as _

TOGETHER = {
    "together.read": _("open the desk of what is done together"),
    "nomination.read": _("see who is nominated"),
    "nomination.enter": _("nominate someone, or ask for another term"),
    "nomination.agree": _("say that one is willing to serve"),
    "nomination.opine": _("enter the Party committee's opinion on a nomination"),
    "nomination.publish": _("put a nomination on public notice"),
    "nomination.appoint": _("appoint after the notice, or not"),
    "nomination.withdraw": _("take a nomination back"),
    "nomination.forget": _("forget the names of those not appointed"),
    "objection.raise": _("object to an appointment on notice"),
    "objection.read": _("read an objection"),
    "objection.answer": _("answer an objection"),
    "thanks.give": _("hand over letters of appointment and of thanks"),
    "register.read": _("see how many serve where"),
    "duty.plan": _("say who is on call when"),
    "away.set": _("say when one is away"),
    "away.tell": _("say by a private link when one is away"),
}
