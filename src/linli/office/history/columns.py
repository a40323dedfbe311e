"""What the columns of each source are called; a header tells the source when nobody says it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from linli.engines.places.keys import fold
from linli.foundation import table

# One line a meaning; `any` holds for every source. A name counts when it stands within a header, the longest first;
# after = only when it is the whole header. Of several columns with one meaning the name that stands first here wins,
# but place, category, words and result take all their columns together.
NAMES = table.read(
    """
source  key        names
any     reported   =日期|=时间|登记时间|登记日期|发生时间|发现时间|创建时间
any     closed     办结时间|办结日期|完成时间|完成日期|解决时间|办理完成时间|=结束时间
any     place      =地址|=地点|=位置|=住址|=小区|小区名称|所在小区|所属小区|=楼栋|所在楼栋|楼号|=单元|单元号
any     place      详细地址|事发地址|发生地点|具体位置|小区楼栋|楼栋单元
any     words      问题描述|问题内容|具体问题|详细描述|详细内容|=问题|=内容|=描述|=事项|=诉求|事项内容|主要内容
any     title      =标题|主题
any     category   =类别|=类型|=分类|问题类型|问题类别|问题分类|事项类别|事项类型
any     result     处理情况|处理结果|办理情况|办理结果|解决情况|处置结果|处置情况|=结果|=回复|回复内容|答复内容
any     result     落实情况
any     rating     满意度|满意情况|是否满意|群众评价|评价结果
any     limit      办理时限|处理时限|办理期限|截止时间|处置时限|=时限|限办时间
any     skip       =序号|=序|=no|=备注|=编号|=状态|办理状态
ledger  number     台账编号|登记编号|民情编号
ledger  reported   受理时间|受理日期|反映时间|反映日期|走访时间|走访日期|接待时间|接访时间|收集时间|上报日期
ledger  place      家庭住址|反映人地址|居住地址|小区及楼栋
ledger  words      民情内容|反映内容|反映问题|反映的问题|民情诉求|走访内容|问题诉求|问题及诉求|群众诉求|居民诉求
ledger  words      意见建议|诉求内容
ledger  category   民情类别|民情分类|诉求类别
ledger  result     化解情况|跟进情况|处理措施|处理办法
ledger  person     反映人|走访人|走访对象|接待人|记录人
12345   number     工单编号|工单号|工单号码|受理单号|派单编号|受理编号|热线编号
12345   reported   来电时间|诉求时间|受理时间|登记时间|接单时间|派单时间|交办时间
12345   closed     办结时间|办理时间|回单时间
12345   place      诉求地址|诉求地点|事发地点|被反映地址
12345   words      诉求内容|工单内容|来电内容|反映内容|诉求描述
12345   title      诉求标题|工单标题
12345   category   诉求类型|诉求分类|工单类型|一级分类|二级分类|三级分类|诉求类别
12345   result     办结意见|办理意见|反馈内容
12345   limit      办结时限|应办结时间|到期时间
12345   person     来电人|诉求人|来电号码|来电电话
12345   skip       诉求渠道|来电渠道|办理单位|承办单位|工单状态|回访时间|回访情况|是否超期|派单人
city    number     案卷号|案卷编号|案件号|案件编号|任务号|任务编号
city    reported   上报时间|采集时间|立案时间|受理时间|派遣时间
city    closed     结案时间|处置时间|处置完成时间
city    place      位置描述|案件位置|地址描述|案发地址|案发位置|所属社区
city    words      案件描述|问题说明
city    category   大类|小类|大类名称|小类名称|案件大类|案件小类|部件类型|事件类型
city    result     处置意见|结案意见
city    limit      处置截止时间|案件时限
city    person     上报人|采集员|监督员
city    skip       问题来源|案件来源|处置部门|案件状态|所属网格|网格编号|万米单元|单元网格
form    number     答卷编号|答题编号|提交编号
form    reported   提交时间|提交答卷时间|填写时间|填表时间|提交日期
form    place      您所在的小区|您的小区|您的楼栋|您家的位置|哪个小区|居住小区
form    words      您的问题|您的诉求|您的意见|您的建议|意见建议|意见与建议|意见和建议|意见或建议|反映的问题|想反映
form    words      诉求内容|请描述|留言
form    person     提交人|提交者|填写人|填表人|微信昵称|用户昵称
form    skip       开始时间|开始答题时间|结束答题时间|所用时间|答题时长|来源详情|=来源|来自ip|ip|总分|浏览器
form    skip       操作系统|填写设备|提交设备|渠道|修改时间|更新时间|用户id|提交状态
"""
)
SOURCES = ("ledger", "12345", "city", "form")
TOGETHER = frozenset({"place", "category", "words", "result"})
LONGEST = 40  # signs of a header; a longer cell is no header

_BRACKETS = re.compile(r"[(\[【〔].*?[)\]】〕]")
_SIGNS = re.compile(r"[*★:：#．.?？、/\\\-_—\d]+")
_PERSON = re.compile(
    r"姓名|联系方式|联系电话|联系人|openid|.*(?:人|者|人员|员|名字|昵称|签名|签字|微信号?|qq号?|邮箱|户主|业主|住户)|居民"
    r"|.*(?:电话|手机|号码)(?:号码?|及.*|和.*|与.*)?"
)
_PERSON_WITHIN = re.compile("姓名|联系方式|手机号|联系电话|电话号码|反映人及|来电人及|诉求人及")
_NEVER = re.compile(
    "身份证|证件|健康|疾病|病史|残疾|低保|宗教|民族|信访|出生|年龄|性别|学生|子女|儿童|党员|政治面貌|经纬度|地理位置|定位|车牌"
)


@dataclass(frozen=True)
class Layout:
    """What the columns of one sheet hold: by key their indexes; `own` counts the names that this source alone uses."""

    source: str
    keys: Mapping[str, tuple[int, ...]]
    labels: Mapping[int, str]
    own: int

    @property
    def fits(self) -> bool:
        """Whether the header tells enough: what, and one thing more; or a form, whose questions are free."""
        tells = any(key in self.keys for key in ("words", "title", "category"))
        return (tells and len(self.keys) >= 2) or (self.source == "form" and "reported" in self.keys and self.own > 0)

    @property
    def weight(self) -> int:
        """How much speaks for this source: names that it alone uses count three times."""
        return len(self.keys) + 2 * self.own

    def columns(self, key: str) -> tuple[int, ...]:
        return self.keys.get(key, ())

    @property
    def free(self) -> tuple[int, ...]:
        """The columns of a form's own questions, where none is known to hold the words."""
        if self.source != "form" or "words" in self.keys or "title" in self.keys:
            return ()
        known = {index for places in self.keys.values() for index in places}
        return tuple(index for index in self.labels if index not in known)


def layout(source: str, header: Sequence[str]) -> Layout:
    """The layout of a header row as one source would read it."""
    keys: dict[str, list[tuple[int, int]]] = {}
    labels = {index: label for index, label in enumerate(header) if label}
    own = 0
    for index, label in labels.items():
        key, rank, is_own = meaning(source, label)
        own += is_own
        if key:
            keys.setdefault(key, []).append((rank, index))
    taken = {
        key: tuple(index for _, index in (places if key not in NAMED_ONCE else sorted(places)[:1]))
        for key, places in keys.items()
    }
    return Layout(source, taken, labels, own)


def meaning(source: str, label: str) -> tuple[str, int, bool]:
    """The key that a header names ('' for none), the rank of the name, and whether this source alone uses it."""
    full = fold(label)
    if len(full) > LONGEST:
        return "", 0, False
    bare = _SIGNS.sub("", _BRACKETS.sub("", full))
    found = _named(source, bare)
    if _NEVER.search(full):
        return "never", 0, False
    if _PERSON_WITHIN.search(bare) or _PERSON.fullmatch(bare):
        return "person", 0, found is not None and found[0] == "person" and found[2]
    return found or ("", 0, False)


def _named(source: str, bare: str) -> tuple[str, int, bool] | None:
    best, length = None, 0
    for rank, (name, key, exact, is_own) in enumerate(_BY_SOURCE[source]):
        if (bare == name if exact else name in bare) and len(name) + exact > length:
            best, length = (key, rank, is_own), len(name) + exact
    return best


def _names_of(source: str) -> tuple[tuple[str, str, bool, bool], ...]:
    """Name, key, whether the name must be the whole header, whether it is the source's own; its own come first."""
    return tuple(
        (name.removeprefix("="), row["key"], name.startswith("="), row["source"] == source)
        for wanted in (source, "any")
        for row in NAMES.rows
        if row["source"] == wanted
        for name in row["names"].split("|")
    )


_BY_SOURCE = {source: _names_of(source) for source in SOURCES}
NAMED_ONCE = {row["key"] for row in NAMES.rows} - TOGETHER - {"person", "skip", "limit"}


def told_by(header: Sequence[str], source: str = "") -> Layout | None:
    """The layout of the source that a header speaks for most, or of the one that is given; None when it fits none."""
    read = [layout(name, header) for name in ((source,) if source else SOURCES)]
    fitting = [found for found in read if found.fits]
    return max(fitting, key=lambda found: found.weight, default=None)
