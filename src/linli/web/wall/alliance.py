"""Words of the rights on the alliance."""

from django.utils.translation import gettext_lazy as _

ALLIANCE = {
    "ally.join": _("join the alliance of helpers, or enter someone who does"),
    "ally.welcome": _("welcome someone to the alliance"),
    "ally.read": _("see who is in the alliance"),
    "ally.see_number": _("see a helper's telephone (noted)"),
    "ally.change": _("change skills, times and rest of a helper"),
    "ally.leave": _("leave the alliance; what is kept of one is erased"),
    "ally.insure": _("enter that a helper's insurance was seen"),
    "ally.answer": _("answer whether one can help, or note the answer"),
    "need.write": _("write down what help is needed"),
    "need.read": _("see what help is needed"),
    "need.ask": _("ask helpers whom one has picked"),
    "need.widen": _("look for helpers farther away"),
    "need.close": _("say how a need ended"),
    "service.enter": _("write down hours of help"),
    "service.confirm": _("confirm hours that another has written down"),
    "service.correct": _("correct hours, with a reason"),
    "service.export": _("take out the hours for the national system, with a reason (noted)"),
    "certificate.issue": _("have a certificate made from confirmed hours"),
    "certificate.withdraw": _("void a certificate, with a reason"),
    "thanks.write": _("thank a helper"),
    "thanks.agree": _("say whether and how thanks may stand on the story wall"),
    "thanks.show": _("put a story up that both sides agreed to"),
    "thanks.take_down": _("take a story down"),
    "twofold.confirm": _("confirm a double registration for the community"),
    "twofold.confirm_by_unit": _("confirm a double registration for the work unit"),
}
