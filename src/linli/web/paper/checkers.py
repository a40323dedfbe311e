"""The private link of an overseer or a user, on paper: the sheet of a gift's slip with other words on it."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from linli.foundation.sealing import link_token
from linli.fund.models import Checker, Proposal
from linli.web.paper.letterhead import letterhead
from linli.web.paper.press import qr


def slip(checker: Checker, proposal: Proposal, day: date, host: str) -> dict[str, Any]:
    """The data of a slip for someone who looks at a project."""
    community = checker.community
    return letterhead(community, _("Please look at it"), day, f"{host}/fund/projects/{proposal.code}/") | {
        "amount": [proposal.name, f"{proposal.code} · {proposal.purpose.name}"],
        "qr": qr(f"{host}/o/{link_token(checker.pk)}/"),
        "thanks": _("Go there, look, and say whether it is good. No account is needed."),
        "facts": [[_("Name"), checker.name], [_("You are"), str(checker.get_kind_display())]],
        "proof": _("good □   not yet □   what: {line} signed: {short} day: {short}").format(
            line="_" * 32, short="_" * 12
        ),
        "numbers": [[_("Office telephone"), community.office_phone]],
        "words": {
            "scan": _("Scan: say what you found"),
            "official": _("The last payment is made only when both overseers and a user have found it good."),
            "keep": _("This code is yours alone. Please keep it safe, and hand it to nobody."),
            "proof": _("Or write it here, sign, and give it to the community office:"),
        },
    }
