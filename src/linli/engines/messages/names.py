"""What a Chinese personal name looks like when it stands alone."""

import re

SURNAME = (
    "(?:欧阳|司马|上官|诸葛|皇甫|东方|慕容|司徒|令狐|尉迟|"
    "[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧肖程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹"
    "熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐"
    "梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲游裴席卫查屈鲍覃霍翁隋甘景柏宁柯阮桂闵解柴华车冉房边饶瞿戚古池滕臧苟褚娄符奚穆燕"
    "郎冀姬屠郜晏栾蒙喻窦敖冷卓仇艾蓝巩井仲虞卞封佟匡宗巫桑荆谌邰付闫代])"
)
GIVEN = r"[\u4e00-\u9fff]"
_ALONE = re.compile(rf"{SURNAME}{GIVEN}{{1,2}}")
_NOBODY = {
    "群众",
    "居民",
    "匿名",
    "不详",
    "社区",
    "热心市民",
    "高空",
    "路灯",
    "水管",
    "房屋",
    "车位",
    "金属",
    "马路",
    "马桶",
    "安全",
    "管道",
}


def is_name(words: str) -> bool:
    """Whether words that stand alone look like a person's name."""
    return words not in _NOBODY and bool(_ALONE.fullmatch(words))
