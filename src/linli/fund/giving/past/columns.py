"""What the two sheets of past gifts are made of: columns with their names, and the answers that some of them take."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from linli.fund.giving.past.words import Note, Problem
from linli.office.past.columns import Book, Column, Sheet

STREAMS = {
    "market": "便民集市", "farm": "助农", "services": "阵地服务", "crafts": "文创", "partners": "共建单位",
    "residents": "居民", "other": "其他",
}  # fmt: skip
MODES = {"regular": "常态化", "project": "项目化", "commercial": "商业化"}
KINDS = {"person": "个人", "partner": "单位", "merchant": "商户"}
FORMS = {"money": "现金", "goods": "物资", "service": "服务"}
STATES = {"past": "到账", "promised": "承诺"}
BONDS = {"none": "不限定", "purpose": "限定用途", "project": "限定项目", "named": "指定受益人"}
MORE: Mapping[str, str] = {  # what is also written for an answer
    "集市": "market", "团购": "market", "商户": "market", "助农活动": "farm", "低偿服务": "services",
    "手作": "crafts", "共建": "partners", "单位": "partners", "爱心商家": "partners", "个人": "residents",
    "常态化募集": "regular", "日常": "regular", "项目化众筹": "project", "项目": "project", "商业化造血": "commercial",
    "资金": "money", "货币": "money", "钱": "money", "实物": "goods", "物品": "goods", "已到账": "past",
    "未到账": "promised", "非限定": "none", "限定": "purpose", "定向": "purpose", "受托代理": "named",
    "企业": "partner", "机构": "partner", "商家": "merchant", "居民": "person",
}  # fmt: skip


_DAY = Column(
    "day", "日期", ("捐赠日期", "到账日期", "时间", "活动日期"), _("Such as 2024-05-18."), required=True, sort="day"
)
_PURPOSE = Column(
    "purpose", "用途", ("捐赠用途", "用途名称", "项目"),
    _("The name or code of a purpose of the fund; empty where nothing was said."),
)  # fmt: skip
_WORDS = Column("words", "备注", ("说明",))
GIFTS = Sheet(
    "gifts", "捐赠",
    (
        _DAY,
        Column("donor", "捐赠人", ("捐赠方", "捐款人", "捐赠单位", "姓名"), _("Empty where nobody knows it any more."),
               most=60),
        Column("kind", "捐赠人类别", ("类别",), "", KINDS),
        Column("phone", "联系电话", ("电话", "手机", "手机号"), _("Kept sealed, for thanks and news of the gift.")),
        Column("stream", "来源", ("渠道", "资金来源", "来源渠道"), "", STREAMS),
        Column("mode", "方式", ("募集方式",), "", MODES),
        Column("bond", "限定", ("限定类型", "捐赠类型"), "", BONDS),
        _PURPOSE,
        Column("form", "形式", ("捐赠形式",), "", FORMS),
        Column("fen", "金额（元）", ("金额", "捐赠金额", "价值"), _("Of goods: the fair value."),
               required=True, sort="yuan"),
        Column("what", "物资或服务", ("物资", "物品", "物资名称", "捐赠物资"), most=120),
        Column("quantity", "数量"),
        Column("unit", "计量单位", ("数量单位",), most=12),
        Column("source", "价值依据", ("估价依据",), _("Of goods: an invoice, a price tag, a market price.")),
        Column("state", "状态", ("到账情况", "是否到账"), "", STATES),
        Column("receipt", "票据号", ("票据号码", "收据号", "票号"), most=40),
        _WORDS,
    ),
)  # fmt: skip
SALES = Sheet(
    "sales", "销售申报",
    (
        _DAY,
        Column("event", "活动", ("集市", "活动名称", "场次"), required=True, most=60),
        Column("donor", "商户", ("商家", "商户名称", "摊位"), _("Empty where nobody knows it any more."), most=60),
        Column("sales", "销售额（元）", ("销售额", "营业额", "销售额元"), required=True, sort="yuan"),
        Column("refunds", "退款（元）", ("退款", "退款元"), sort="yuan"),
        Column("share", "捐赠比例", ("比例", "捐赠比例%")),
        Column("due", "应捐（元）", ("应捐", "应捐金额", "应捐元"), sort="yuan"),
        Column("fen", "实捐（元）", ("实捐", "到账金额", "捐赠金额", "金额", "实捐元"), required=True, sort="yuan"),
        _PURPOSE,
        _WORDS,
    ),
)  # fmt: skip
BOOK = Book((GIFTS, SALES), MORE, problem=Problem, note=Note)
NOBODY = frozenset({"不详", "未知", "无名", "匿名", "爱心人士", "爱心居民", "捐赠人不详", "-", "/", "—"})
