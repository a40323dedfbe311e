"""Matters with a legal channel of their own: petitions, matters before a court, tips on discipline."""

import re
from dataclasses import dataclass
from typing import Literal

from linli.engines.triage.reading import fold

Channel = Literal["petition", "court", "discipline"]


@dataclass(frozen=True, slots=True)
class Exit:
    """A lawful channel to be shown first; a suspicion that discards nothing. `words` as the resident wrote them."""

    channel: Channel
    words: tuple[str, ...]
    advice_zh: str
    advice_en: str


ADVICE: dict[Channel, tuple[str, str]] = {
    "petition": (
        "信访有专门渠道：国家信访局网站和手机信访，或当地信访接待场所。有关机关自受理起60日内办结，不服可以要求复查、复核。",
        "Petitions have their own channel: the National Public Complaints site and app, or the local petition office. "
        "An accepted petition is answered within 60 days, and you may ask for a review.",
    ),
    "court": (
        "已经立案、开庭或判决的事由法院办理，请找承办法官或拨打12368；请不起律师可以拨打12348问法律援助。",
        "A matter before a court is decided there: ask the judge in charge or call 12368. For legal aid call 12348.",
    ),
    "discipline": (
        "反映党员干部违纪违法，请拨打12388或登录纪检监察举报网站，那里依法为您保密。",
        "Tips on misconduct of officials go to 12388 or the discipline inspection site, "
        "which must keep your name to itself.",
    ),
}

# A word that names a place ("信访局门口的路灯") says nothing of the matter.
_PLACE = (
    r"(?!(?:局|办|大厅|接待室)?(?:家属院|小区|宿舍|门口|门前|旁|对面|附近|[前后][边头面]|东|西|南|北|那[边条块]|路|站))"
)
_WORDS: dict[Channel, re.Pattern[str]] = {
    "petition": re.compile(
        rf"信访{_PLACE}|上访|访民|联名信|递状子|告状信|(?:去|到|上)(?:省里|市里|区里|北京|中央|京城)(?:告|反映|讨说法)|进京"
        r"|拦轿|越级(?:反映|告)|静坐|拉横幅"
    ),
    "court": re.compile(
        rf"法院(?:已经|已|都|还|刚|才)?(?:立了?案|受理|判|开庭|传票|执行|调解书|保全|裁定){_PLACE}|判决书?|一审|二审|再审|上诉"
        r"|强制执行|申请执行|开过?庭|传票|正在(?:打官司|起诉|诉讼)|官司(?:打|判|输|赢)|裁定书|抗诉|法官"
    ),
    "discipline": re.compile(
        r"贪污|受贿|行贿|索贿|收(?:了|过)?(?:红包|黑钱|回扣|好处费|贿赂)|吃回扣|吃拿卡要|以权谋私|滥用职权|中饱私囊|公款(?:吃喝|私用|旅游|送礼)"
        r"|挪用(?:了)?(?:公款|专项|救助|救济)|优亲厚友|纪委|监委|监察委|违纪|(?:干部|书记|主任|领导|局长|所长)[^,。]{0,8}(?:腐败|贪|捞钱|收钱|送礼|包庇)"
        r"|(?:举报|检举|揭发)[^,。]{0,6}(?:干部|书记|主任|领导|局长|所长|公务员|民警|城管)"
    ),
}  # fmt: skip
_UNWILLING = re.compile(r"(?:不想|不愿|不会|不去|没想|没有?|不是(?:要|想|来)?|用不着|犯不着)(?:再)?(?:去)?$")


def lawful_exit(text: str) -> Exit | None:
    """The channel that `text` seems to belong to, or None. Denied words ("不是要上访") do not count."""
    folded = fold(text)
    for channel, pattern in _WORDS.items():
        said = [hit for hit in pattern.finditer(folded) if not _UNWILLING.search(folded[: hit.start()])]
        if said:
            words = tuple(dict.fromkeys(text[hit.start() : hit.end()] for hit in said))
            return Exit(channel, words, *ADVICE[channel])
    return None
