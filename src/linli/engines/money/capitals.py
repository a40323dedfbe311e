"""An amount in capital characters 大写, as receipts and vouchers have it (支付结算办法, annex 1)."""

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")


def capitals(fen: int) -> str:
    """Such as 壹仟贰佰叁拾肆元伍角整. A zero is said between digits and before a lone 分, not where a group ends in it.

    So 107,000.53 is 壹拾万柒仟元伍角叁分, as the rule allows. 整 follows whatever has no 分.
    """
    yuan, rest = divmod(abs(fen), 100)
    jiao, single = divmod(rest, 10)
    said = "负" if fen < 0 else ""
    if yuan or not rest:
        said += (_whole(yuan) or "零") + "元"
    if jiao:
        said += _DIGITS[jiao] + "角"
    elif single and yuan:
        said += "零"
    return said + (_DIGITS[single] + "分" if single else "整")


def _whole(yuan: int) -> str:
    if yuan >= 10**16:
        raise ValueError(f"{yuan} is more than these characters can say")
    said, bare = "", False
    for n in reversed(range(4)):
        group = yuan // 10 ** (4 * n) % 10**4
        if said and group and (group < 1000 or bare):
            said += "零"
        said += _group(group)
        if n == 2:
            said += "亿" if said else ""
        elif group and n:
            said += "万"
        bare = not group
    return said


def _group(group: int) -> str:
    """Four digits, without a zero before or behind."""
    said, gap = "", False
    for place in reversed(range(4)):
        digit = group // 10**place % 10
        if digit:
            said += ("零" if gap and said else "") + _DIGITS[digit] + _PLACES[place]
        gap = not digit
    return said
