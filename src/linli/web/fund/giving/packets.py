"""The trace of a gift as a file to keep: what the log says of it, with proofs, and what opens its commitment."""

import json
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from linli.engines import ledger
from linli.engines.ledger import PacketError
from linli.foundation.refusals import Refusal
from linli.fund.giving.tracing import lots_of, name_of
from linli.fund.models import Gift
from linli.fund.showing.log import log_of


class NoPacket(Refusal):
    status = 409
    sentence = _("No proof can be made now: %(why)s.")


class NotBooked(Refusal):
    status = 409
    sentence = _("This gift is not in the books yet, so there is nothing to prove. Please come back when it has come.")


def packet(gift: Gift) -> dict[str, Any]:
    """The packet that data/verify.py checks. Raises `NotBooked`, and `NoPacket` until a signed head covers the gift."""
    lots = lots_of(gift)
    if not lots:
        raise NotBooked()
    log = log_of(gift.community)
    try:
        if log is None:
            raise PacketError("账本还没有签过名的根，请明天再来", "the log was not signed yet: come back tomorrow")
        book = ledger.replay([json.loads(leaf) for leaf in log.leaves])
        made = ledger.packet(book, name_of(lots[0]), log.leaves.__getitem__, log.tree, log.heads[-1], log.key)
    except PacketError as wrong:
        raise NoPacket(why=wrong.english if get_language() == "en" else wrong.chinese) from wrong
    return {**made, "mine": {"salt": gift.salt, "identity": gift.identity, "receipt": gift.told_receipt}}
