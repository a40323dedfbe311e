"""Votes of the committee on paper: a sheet for each seat that has not voted, with the proposal on it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from linli.fund.books.writing import said
from linli.fund.granting.deciding.standing import Money
from linli.fund.models import Opinion, Proposal
from linli.web.paper.letterhead import letterhead, written
from linli.web.templatetags.fen import yuan


def sheets(
    proposal: Proposal, money: Money, heard: Opinion, seats: Sequence[str], day: date, host: str
) -> dict[str, Any]:
    """The data of the sheets; nobody's name stands on them."""
    told = said(proposal.leaf)
    budget = [f"{line['what']} {yuan(line['fen'])}" for line in told["budget"]]
    facts = [
        [_("Purpose"), proposal.purpose.name],
        [_("left once it is approved"), _("%(fen)s yuan") % {"fen": yuan(money.after)}],
        [_("Why the purpose fits"), told["match"]],
        [_("Budget, in yuan"), _("; ").join(budget)],
        [_("Milestones"), _("; ").join(told["milestones"])],
        [_("The Party committee"), f"{heard.get_says_display()} {written(heard.day)} {said(heard.leaf)['words']}"],
    ]
    return letterhead(
        proposal.community, _("Vote on a proposal"), day, f"{host}/fund/proposals/{proposal.code}/"
    ) | {
        "sheets": list(seats),
        "name": f"{proposal.code} {proposal.name}",
        "amount": _("%(fen)s yuan") % {"fen": yuan(proposal.fen)},
        "told": told["words"],
        "facts": [[what, value] for what, value in facts if value],
        "choices": [
            [_("Yes, in favour"), ""],
            [_("No, against"), ""],
            [_("Recuse me"), _("a relative, partner or colleague of those who apply or are paid; say so below")],
        ],
        "words": {
            "reason": _("Reason, where it says recused"),
            "signed": _("Signed"),
            "date": _("Date"),
            "keep": _(
                "One person enters this paper, another compares it. A vote stands as it was cast; the number of the "
                "seat is published, not the name."
            ),
        },
    }  # fmt: skip
