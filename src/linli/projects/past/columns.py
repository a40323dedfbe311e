"""What the five sheets of past life are made of: columns with their names, and the answers that some of them take."""

from django.utils.translation import gettext_lazy as _

from linli.office.past.columns import Book, Column, Sheet
from linli.projects.past.words import Note, Problem

TIES = {"paired": "结对共建", "merchant": "爱心商家", "giver": "捐赠", "builder": "共建", "member": "联盟成员"}
BODIES = {"merchant": "商家", "partner": "单位", "group": "三自组织", "bureau": "部门", "other": "其他"}
SORTS = {
    "market": "便民集市",
    "fair": "年味大集",
    "farm": "助农",
    "groupbuy": "团购",
    "elders": "孝老节",
    "craft": "手作展示",
    "other": "其他",
}
METHODS = {"counted": "门口点数", "estimated": "估计", "signed": "按报名"}
BEGUN = {"community": "社区", "residents": "居民", "merchants": "商家", "partners": "共建单位"}
WISHES = {"thing": "物品", "repair": "小维修", "errand": "跑腿", "learning": "学习", "company": "陪伴", "other": "其他"}
MORE = {
    "结对": "paired",
    "共建单位": "partner",
    "商户": "merchant",
    "商家": "merchant",
    "捐赠方": "giver",
    "会员": "member",
    "企业": "other",
    "机关": "bureau",
    "集市": "market",
    "大集": "fair",
    "助农活动": "farm",
    "接龙": "groupbuy",
    "点数": "counted",
    "清点": "counted",
    "估算": "estimated",
    "约": "estimated",
    "报名": "signed",
    "居民自发": "residents",
    "实物": "thing",
    "维修": "repair",
}

_DAY = _("Such as 2024-05-18.")
TIED = Sheet(
    "tied",
    "共建关系",
    (
        Column("name", "单位", ("单位名称", "商家", "名称"), required=True, most=80),
        Column("body", "单位类别", ("类别",), "", BODIES),
        Column("tie", "关系", ("关系类型",), "", TIES, required=True),
        Column("to", "所属联盟", ("联盟",), _("Of a member: the alliance it belongs to."), most=80),
        Column("day", "开始日期", ("起", "结对日期"), _DAY, required=True, sort="day"),
        Column("end", "结束日期", ("止",), _DAY, sort="day"),
        Column("signed", "签约日期", ("签订日期",), _DAY, sort="day"),
        Column("words", "约定内容", ("内容", "备注"), most=400),
    ),
)
DEEDS = Sheet(
    "deeds",
    "惠民实事",
    (
        Column("title", "实事", ("项目", "实事名称", "内容"), required=True, most=60),
        Column("place", "地点", ("实施地点",), most=80),
        Column("day", "发布日期", ("公布日期", "日期"), _DAY, required=True, sort="day"),
        Column("name", "认领单位", ("认领方",), _("Empty where nobody claimed it."), most=80),
        Column("claimed", "认领日期", (), _DAY, sort="day"),
        Column("done", "办成日期", ("完成日期",), _("Empty where it is not done: claimed is not done."), sort="day"),
        Column("words", "办成情况", ("完成情况", "结果"), most=300),
        Column("names", "确认居民", ("居民确认",), _("Two residents who found it good, with a 、 between."), most=60),
    ),
)
WISHED = Sheet(
    "wished",
    "微心愿",
    (
        Column("need", "微心愿", ("心愿", "心愿内容"), _("The need alone; no name, no flat."), required=True, most=80),
        Column("sort", "心愿类别", ("类别",), "", WISHES),
        Column("compound", "小区", ("院落",), most=60),
        Column("day", "征集日期", ("日期", "提出日期"), _DAY, required=True, sort="day"),
        Column("done", "实现日期", ("完成日期", "送达日期"), _("Empty where it was not fulfilled."), sort="day"),
    ),
)
HELD = Sheet(
    "held",
    "活动",
    (
        Column("series", "活动系列", ("系列", "活动类型名称"), required=True, most=30),
        Column("sort", "活动类别", ("类别", "类型"), "", SORTS),
        Column("title", "活动名称", ("名称", "场次"), most=60),
        Column("day", "活动日期", ("日期", "举办日期"), _DAY, required=True, sort="day"),
        Column("place", "地点", ("活动地点",), required=True, most=60),
        Column("people", "人数", ("参与人数",), _("Each person once.")),
        Column("visits", "人次", ("参与人次",), _("Who comes twice counts twice.")),
        Column("method", "怎么数的", ("统计方式",), "", METHODS, required=True),
        Column("begun", "谁发起", ("发起方",), "", BEGUN),
        Column("words", "备注", ("说明",), most=300),
    ),
)
DID = Sheet(
    "did",
    "三自组织活动",
    (
        Column("name", "三自组织", ("组织", "组织名称", "队伍"), required=True, most=80),
        Column("title", "做了什么", ("活动内容", "活动"), required=True, most=80),
        Column("day", "活动日期", ("日期",), _DAY, required=True, sort="day"),
        Column("place", "地点", ("活动地点",), required=True, most=60),
        Column("people", "人数", ("参与人数",), _("Each person once.")),
        Column("visits", "人次", ("参与人次",), _("Who comes twice counts twice.")),
        Column("method", "怎么数的", ("统计方式",), "", METHODS, required=True),
        Column("helped", "受益人数", ("服务人数",)),
    ),
)
BOOK = Book((TIED, DEEDS, WISHED, HELD, DID), MORE, problem=Problem, note=Note)
