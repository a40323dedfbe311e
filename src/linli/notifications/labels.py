"""Words for letters: what each kind says, and how a letter stands."""

from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Carrier(TextChoices):
    """How a letter travels."""

    SMS = "sms", _("text message")
    MAIL = "mail", _("e-mail")
    WECOM = "wecom", _("WeCom group")
    DINGTALK = "dingtalk", _("DingTalk group")
    CALL = "call", _("call or visit")
    SCREEN = "screen", _("on the screen")


class ToldBy(TextChoices):
    """How a person told someone, in the order of likelihood."""

    PHONE = "phone", _("by telephone")
    WECHAT = "wechat", _("by WeChat")
    DOOR = "door", _("at the door")
    PAPER = "paper", _("on paper")
    DESK = "desk", _("at the desk")
    LINK = "link", _("by link")


class State(TextChoices):
    """How a letter stands. Told means delivered or ticked."""

    WAITING = "waiting", _("not yet told")
    LEASED = "leased", _("being sent")
    TOLD = "told", _("told")
    FAILED = "failed", _("could not be sent")
    SHOWN = "shown", _("shown on the tracking page")


MEANS: dict[str, Any] = {**dict(Carrier.choices), **dict(ToldBy.choices)}

SENTENCES = {
    "sign_in_code": _("Linli: your sign-in code is %(code)s. It works for 10 minutes. Give it to nobody."),
    "case_collected": _("%(place)s: a new matter was reported: %(title)s."),
    "case_urgent": _("URGENT, %(place)s: %(title)s. Please call or go now."),
    "case_unread": _("A private matter, %(title)s, waits where nobody may read it now. Please see the morning brief."),
    "case_assigned": _("%(place)s: you are asked to handle: %(title)s."),
    "case_resolved": _("Your report %(tracking)s has a result. See it and say whether it is solved: %(link)s"),
    "case_declined": _("Your report %(tracking)s cannot be handled here. Where to turn is written at %(link)s"),
    "case_returned": _("%(place)s: the reporter says it is not solved yet: %(title)s."),
    "care_open": _("A safety call is still to be made. Please open %(link)s"),
    "care_keeperless": _("A safety call has no keeper any more. Please open %(link)s"),
    "care_help": _("Help was called during a safety call. Please open %(link)s"),
    "care_keeper": _("You are asked to make safety calls. Please open %(link)s"),
    "care_withdrawn": _("Someone does not want the safety calls any more. Please open %(link)s"),
    "case_closed": _("Your report %(tracking)s is closed. If it comes back, reopen it within 7 days: %(link)s"),
    "case_waiting": _("Your report %(tracking)s has to wait; why, and until when, is written at %(link)s"),
    "case_extended": _("Your report %(tracking)s takes longer than promised; the reason and new day: %(link)s"),
    "case_deliberate": _("Your report %(tracking)s concerns several; they are being heard: %(link)s"),
    "case_settle": _("Your report %(tracking)s: what was agreed is written at %(link)s"),
    "case_merged": _("Neighbours said the same as your report %(tracking)s; it is handled in one: %(link)s"),
    "case_unmerged": _("Your report %(tracking)s is handled as a matter of its own again: %(link)s"),
    "case_moved": _("Your report %(tracking)s was put with the matter it is about: %(link)s"),
    "case_joined": _("%(place)s: another report came to your matter: %(title)s."),
    "callout_urgent": _("URGENT call-out, %(place)s. Please answer within 15 minutes: %(link)s"),
    "callout_prompt": _("Call-out, %(place)s. Please answer within an hour: %(link)s"),
    "callout_routine": _("Call-out, %(place)s. Please answer when you can today: %(link)s"),
    "callout_next": _("%(place)s: no answer in time, so the next one was called: %(title)s."),
    "callout_silent": _("%(place)s: nobody answered the call-out; please ring someone: %(title)s."),
    "callout_declined": _("%(place)s: a responder declined and named whose it is: %(title)s."),
    "callout_done": _("%(place)s: all who were called are done; please close the call-out: %(title)s."),
    "callout_released": _("%(place)s: you are no longer needed there, thank you: %(title)s."),
    "decision_asked": _("%(place)s: a matter waits for your decision: %(link)s"),
    "decision_withdrawn": _("%(place)s: the decision asked of you is no longer needed, thank you: %(title)s."),
    "plan_published": _("A draft of new micro-grids is open for comment. Please look: %(link)s"),
    "plan_adopted": _("The micro-grids change on %(day)s. What that means for your doors: %(link)s"),
    "plan_withdrawn": _("The micro-grids do not change on %(day)s after all. Why is written here: %(link)s"),
    "gift_received": _("Your gift of %(amount)s for “%(title)s” has come. Thank you. What becomes of it: %(link)s"),
    "gift_asked": _("May your gift serve “%(title)s” from now on? Nothing changes without your word: %(link)s"),
    "gift_spent": _("%(amount)s of your gift for “%(title)s” was used. For what, and what came of it: %(link)s"),
    "gift_accepted": _("“%(title)s”, for which your gift was used, is done; residents found it good. See: %(link)s"),
    "decision_answered": _("%(place)s: the decision you asked for was answered: %(title)s."),
    "council_task": _("The council asks you, by %(day)s: %(title)s. When it is done, say so at %(link)s"),
    "talk_look_back": _("Does it hold? It is time to look back on what was agreed: %(title)s. %(link)s"),
    "mediation_asked": _("Neighbours would like to talk with you, helped by a mediator. Only if you wish: %(link)s"),
    "mediation_confirm": _("If you both like, the court confirms what you agreed; ask it until %(day)s: %(link)s"),
    "fund_opinion": _("Community fund: proposal %(tracking)s waits for the opinion of the Party committee: %(link)s"),
    "fund_vote": _("Community fund: proposal %(tracking)s, %(title)s, waits for your vote: %(link)s"),
    "fund_decided": _("Community fund: proposal %(tracking)s, %(title)s, is decided: %(link)s"),
    "fund_order": _("Community fund: a payment for %(tracking)s, %(title)s, is ordered: %(link)s"),
    "nomination_asked": _("Neighbours would like you to serve. What it is, and your answer: %(link)s"),
    "nomination_opinion": _("A nomination waits for the opinion of the Party committee: %(link)s"),
    "objection_raised": _("An objection to an appointment came in. Please read and answer it: %(link)s"),
    "ally_welcome": _("Welcome to those who help in the neighbourhood! Your own page, please keep the link: %(link)s"),
    "ally_asked": _("Neighbours ask for a hand: %(title)s. Yes, or not this time, both are fine: %(link)s"),
    "ally_enough": _("Thank you: enough neighbours have come for “%(title)s”. We ask you another time. %(link)s"),
    "ally_off": _("“%(title)s” is called off, so you need not come. Thank you for being ready! %(link)s"),
    "ally_thanked": _("Someone thanks you for your help. Read it here: %(link)s"),
    "ally_unit": _("Someone of your unit helps in our community. Please confirm that they work with you: %(link)s"),
    "wish_claimed": _("Wish No. %(tracking)s, which you keep, was claimed. See: %(link)s"),
    "wish_open": _("Wish No. %(tracking)s, which you keep, hangs on the wall again. See: %(link)s"),
    "wish_missed": _("Wish No. %(tracking)s has not come, says the recipient. Please look: %(link)s"),
    "wish_reminder": _("Wish No. %(tracking)s, which you took on, is awaited by %(day)s. All about it: %(link)s"),
    "wish_returned": _("Wish No. %(tracking)s went back to the wall; nobody blames you. All about it: %(link)s"),
    "wish_gone": _("Wish No. %(tracking)s was taken back; nothing is left to do, thank you. See: %(link)s"),
    "wish_fulfilled": _("Wish No. %(tracking)s, which you took on, has come. Thank you! See: %(link)s"),
    "wish_thanks": _("A word of thanks for wish No. %(tracking)s waits for you: %(link)s"),
    "deed_done": _("The deed “%(title)s” is done, says who claimed it. Now residents look: %(link)s"),
    "deed_back": _("The deed “%(title)s” was given back and looks for someone again: %(link)s"),
    "deed_doubted": _("A resident found that the deed “%(title)s” is not done yet: %(link)s"),
    "deed_late": _("The day of the deed “%(title)s” is over. Please ask how it stands: %(link)s"),
    "notice_posted": _("A notice for your doors: %(title)s. To pass it on: %(link)s"),
    "policy_look": _("Is this policy card still true? %(title)s: %(link)s"),
    "thing_look": _("Please look when you can whether it is whole: %(title)s. %(link)s"),
    "thing_lost": _(
        "%(title)s never came back and counts as lost now; who had it is forgotten. Is it there after all? %(link)s"
    ),
    "booking_moved": _("%(title)s, %(day)s: you have a place now. If you cannot come: %(link)s"),
    "booking_off": _("%(title)s, %(day)s is called off. We are sorry. %(link)s"),
    "meal_absent": _("A meal was brought to %(place)s and nobody opened. Please look in when you can."),
    "fund_check": _("Community fund: you were asked to look at “%(title)s”. Say what you found: %(link)s"),
}

# to a chat group: a micro-grid and a link that asks for sign-in; no words of a reporter, no name, no number
GROUP_SENTENCES = {
    "case_collected": _("%(grid)s: a new matter came in. Whoever is in charge finds it here: %(link)s"),
    "case_urgent": _("URGENT, %(grid)s: help is needed now. Whoever is in charge finds it here: %(link)s"),
    "callout_silent": _("%(grid)s: nobody answered a call-out yet. Whoever can help finds it here: %(link)s"),
}

TEST_SENTENCE = _("Linli: a test message. It arrived; nothing needs to be done.")
