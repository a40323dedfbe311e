"""The rules by which a message is likely a matter, or is not: words that a clerk can read and change."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """`words` are alternatives, with signs of regular expressions where a word alone would say too much."""

    code: str
    likely: bool
    words: re.Pattern[str]
    whole: bool = False  # decides only if nothing else is said


def _rule(code: str, *words: str, likely: bool = False, whole: bool = False) -> Rule:
    joined = "|".join(words)  # nothing is tried twice, or a long text of thanks would take for ever
    return Rule(code, likely, re.compile(f"(?:{joined})*+" if whole else joined, re.IGNORECASE), whole)


_NUMBER = r"[一二两三四五六七八九十\d]+"
_PACKS = "份|箱|斤|盒|袋|瓶|提|只|桶|板|件|打|个|串|包|条|罐"
_MENDED = "修好|解决|处理好|弄好|通了|亮了|来水了|来电了|清理干净"

RULES = (  # the first that fits decides
    _rule(
        "advert",
        "拼团|团购|秒杀|包邮|下单|到货|现货|批发|优惠|折扣|[特低]价|促销|扫码(?:进群|下单|关注)|加我?微信|代购|砍一刀|红包",
        "招聘|招租|出租(?!房)|出售|转让|专业(?:疏通|开锁|维修|保洁|搬家|清洗|回收|防水|安装)|承接|诚招",
        "上门(?:服务|安装|回收|开锁|疏通)|帮忙(?:投|砍|助力|点赞)",
    ),
    _rule("price", rf"\d+(?:\.\d+)?\s*(?:元|块钱?)\s*[/一每]?\s*(?:{_NUMBER})?\s*(?:{_PACKS})(?!月|小时|单元|楼)"),
    _rule("order", rf"我?(?:要|订|来|报)?\s*{_NUMBER}\s*(?:{_PACKS})[!！。~，,\s]*|[+＋]\s*\d{{1,2}}", whole=True),
    _rule(
        "mended",
        rf"(?<![没不])(?<!没有|还没)(?:{_MENDED})了?(?!吗|么|没|不了|之前|以后)(?=[^？?]{{0,12}}(?:谢|辛苦|给力)|[!！。~\s]*$)",
    ),
    _rule(
        "notice",
        "温馨提示|@所有人|@all|【[^】]{0,12}(?:通知|提示|公告|提醒|通告)[^】]{0,6}】|^.{0,8}(?:通知|公告|通告)[：:\\s]",
        "请勿|严禁|周知|互相转告|敬请",
    ),
    _rule(
        "trouble",
        "坏|不[亮灵响热通走动转]|没人(?:管|修|清|扫|理)|漏|渗水|返水|堵|停[水电气](?!通知)|没[水电气](?!的)|断[了裂]|裂|塌",
        "掉[了下落皮]|冒[水烟]|臭|异味|煤气味|味[道儿]?[太很真好]?大|脏|垃圾|污水|蟑螂|老鼠|蚊子|吵|扰民|噪[音声]|乱[停扔堆放搭拉丢]|飞线",
        "占[道用了着]|高空抛|摔[了倒跤]|滑倒|绊|危险|不安全|松[动了]|缺[了失]|丢了|被偷|井盖|破[了损]|生锈|积[水雪]|结冰|被困|困在",
        "打不开|关不上|[进出]不[去来]|打架|拖欠|不退|乱收费|咬[人了]|狗(?:屎|粪|叫|没)|遛狗|没[牵拴]绳|投诉|还没[修好人]",
        likely=True,
    ),
    _rule(
        "asks",
        "谁(?:能|来|管|负责)|[找归]谁|怎么办|咋[办弄]|求助|帮帮忙|能不能|能否|可不可以|[啥什]么?时候|几时|何时|有没有人",
        "建议|希望|申请|咨询|想问|请问",
        likely=True,
    ),
    _rule(
        "also",
        "(?:我|俺|咱)们?(?:家|楼|单元|这)?(?:里|边|儿|层)?也|都一样|也一样|同样的?(?:问题|情况)",
        likely=True,
    ),
    _rule(
        "notice",
        "【.{1,16}】|(?:各位|亲爱的|尊敬的).{0,8}(?:居民|业主|邻居|家人|朋友|住户)|通知|公告",
        "请(?:大家|各位|知悉|留意)|转发|https?:|链接",
    ),
    _rule(
        "nothing",
        r"\+1|同[上感]|收到|好[的嘞吧]?|谢谢\w{0,8}|感谢\w{0,8}|多谢\w{0,6}|辛苦了?\w{0,6}|ok|嗯|哦|哈|是的?|对[的啊呀]?|可以",
        r"支持|赞|接龙|在吗?|你好|您好|大家好|早上?好?|早安|晚安|[上下]午好|晚上好|新年好|\w{0,4}快乐|恭喜\w{0,6}|不客气",
        r"没事了?|知道了?|明白了?|了解|6|\[[^\]]{1,30}\]|@\S+|[\W_]",
        whole=True,
    ),
)
TROUBLE = next(rule for rule in RULES if rule.code == "trouble")
NOTICE = next(rule for rule in RULES if rule.code == "notice")
NOTHING = RULES[-1]
