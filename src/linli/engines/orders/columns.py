"""What the columns of an order are called. A longer name counts before a shorter one that stands within it."""

import re
from collections.abc import Callable

from linli.engines.places.keys import fold

NAMES = {
    "number": "交办单号|交办编号|督办编号|事件编号|诉求编号|流水号|业务编号|工单编号|工单号|受理单号|派单编号|受理编号"
    "|案卷号|案件编号|任务号",
    "received": "交办时间|派单时间|派发时间|下派时间|接单时间|转办时间|派遣时间",
    "said": "来电时间|诉求时间|受理时间|上报时间|登记时间",
    "deadline": "办理时限|处置截止时间|处置时限|应办结时间|办结时限|到期时间|要求办结时间|反馈时限|回复时限|答复时限"
    "|截止时间|截止日期|限办时间|案件时限",
    "name": "来电人|诉求人|联系人|反映人|市民姓名|投诉人|当事人|姓名",
    "phone": "来电号码|来电电话|联系电话|联系方式|手机号码|手机号|诉求人电话|主叫号码|回拨号码|电话",
    "secret": "是否保密|保密要求|是否匿名|信息保密|保密",
    "open": "是否公开",
    "reach": "是否回访|可否联系|是否可联系|能否联系|是否需要回复|是否要求回复",
    "title": "诉求标题|工单标题|标题|主题",
    "words": "诉求内容|工单内容|来电内容|反映内容|诉求描述|问题描述|案件描述|事项内容|主要内容|内容",
    "place": "诉求地址|诉求地点|事发地点|事发地址|被反映地址|位置描述|案件位置|地址描述|发生地点|详细地址|地址|地点",
    "category": "诉求类型|诉求分类|工单类型|一级分类|二级分类|三级分类|诉求类别|大类|小类|问题类型",
}
_BRACKETS = re.compile(r"[(\[【〔].*?[)\]】〕]")
_SIGNS = re.compile(r"[*★:：#．.?？、/\\\-_—\s]+")
_ORDERED = sorted(((name, key) for key, names in NAMES.items() for name in names.split("|")), key=lambda n: -len(n[0]))
LONGEST = 20  # signs of a label


def meaning(label: str, others: Callable[[str], str] = lambda label: "") -> str:
    """What a label means, '' when that is not known; `others` knows the names that offices use beside these."""
    bare = _SIGNS.sub("", _BRACKETS.sub("", fold(label)))
    if not bare or len(bare) > LONGEST:
        return ""
    for name, key in _ORDERED:
        if bare == name or (len(name) >= 3 and name in bare):
            return key
    return others(label)
