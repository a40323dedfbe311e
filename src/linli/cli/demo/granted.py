"""What is proposed to the demo's committee: twelve small projects for 5,500, thirty groups, kits of micro-grids."""

from dataclasses import dataclass

from linli.fund.labels import Asks, Method, Source, Unit


@dataclass(frozen=True)
class Wanted:
    """One proposal: what it asks, how many it serves and how they were counted, and money that comes from elsewhere."""

    sort: Asks
    name: str
    purpose: str
    yuan: int
    words: str
    people: int = 0
    unit: Unit = Unit.PEOPLE
    method: Method = Method.HOUSEHOLDS
    outside: tuple[Source, int] | None = None


def _project(name: str, purpose: str, yuan: int, people: int, words: str, **more: object) -> Wanted:
    return Wanted(Asks.PROJECT, name, purpose, yuan, words, people, **more)  # type: ignore[arg-type]


PROJECTS = (
    _project("暖阳座椅·一院", "P01", 620, 620, "楼下背阴的石凳换成木面的"),
    _project("独居老人一顿热饭", "P02", 600, 86, "每周两顿，送到门口", method=Method.COUNTED),
    _project("重阳孝老节", "P03", 700, 430, "一院人一起包饺子", unit=Unit.VISITS, method=Method.COUNTED),
    _project("便民工具箱", "P06", 600, 1150, "每院一箱，谁家要用谁来借"),
    _project("暖阳座椅·二院", "P01", 560, 540, "门口等车的地方放两把"),
    _project("微心愿第一批", "P04", 400, 24, "二十四件小东西", method=Method.COUNTED),
    _project("门口扶手", "P00", 900, 300, "六级台阶的单元门口装扶手", method=Method.ESTIMATED,
             outside=(Source.BUDGET, 12_000)),
    _project("楼道急救包", "P06", 500, 900, "每个微网格一只，邻长保管"),
    _project("送餐保温箱", "P02", 400, 120, "邻里食堂送餐用", method=Method.COUNTED),
    _project("暖阳座椅·三院", "P01", 480, 480, "小花园里四把"),
    _project("公共晾衣架", "P00", 800, 390, "楼间空地，可收起来", outside=(Source.RESIDENTS, 1_800)),
    _project("重阳孝老节（又一年）", "P03", 700, 460, "给八十岁以上的老人做寿", unit=Unit.VISITS,
             method=Method.COUNTED, outside=(Source.UNIT, 1_500)),
)  # fmt: skip
GROUPS = (
    "夕阳红合唱队", "太极晨练队", "邻里送餐队", "绿植互助队", "小巷巡逻队", "楼道清扫队",
    "旧物修理铺", "棋友社", "书法班", "剪纸班", "编织小组", "家电义修队",
    "老花镜读报组", "春苗托管队", "篮球少年队", "广场舞一队", "广场舞二队", "摄影小组",
    "故事奶奶团", "邻里调解队", "防诈宣讲队", "垃圾分类队", "菜园小组", "戏曲票友会",
    "电子琴班", "理发义剪队", "宠物文明队", "雪天铲雪队", "应急救护队", "口述史小组",
)  # fmt: skip
KITS = Wanted(Asks.KITS, "微网格办公物资", "P00", 840, "每个微网格：记事板、雨伞、手电")
ON_THE_WAY = (
    _project("单元门口小夜灯", "P00", 380, 210, "晚归的人看得见台阶"),
    _project("暖阳座椅·添两把", "P01", 240, 90, "菜店门口歇脚"),
    _project("助餐点防滑垫", "P02", 180, 60, "下雨天不打滑", method=Method.COUNTED),
)
