"""Words of the rights on wishes."""

from django.utils.translation import gettext_lazy as _

WISHES = {
    "wish.read": _("see wishes and how they stand, without whose they are"),
    "wish.bring": _("enter a past wish, without whose it was"),
    "wish.say": _("say a wish, or take one down"),
    "wish.see": _("see whose a wish is (noted, and the wisher reads it)"),
    "wish.see_claimer": _("see who has claimed a wish (noted)"),
    "wish.keep": _("keep a wish: put it on the wall, bring the thing, pass thanks on"),
    "wish.keeper": _("name another keeper of a wish"),
    "wish.claim": _("claim a wish"),
    "wish.claimed": _("give a claimed wish back, say whether one would like to meet"),
    "wish.fund": _("give a wish through the fund"),
    "wish.receive": _("say that a wish came, or write down the recipient's word"),
    "wish.witness": _("witness that a wish came"),
    "wish.withdraw": _("take a wish back, and erase whose it was"),
    "wish.told": _("tick that a helper was told"),
    "wish.lapse": _("remind of a claimed wish, and let it go back to the wall after its day"),
    "wish.erase": _("forget after 90 days whose a wish was, and who claimed it"),
}
