"""Danger in a complaint: what it names as there now, and what it says beside its complaint."""

import re
from dataclasses import dataclass

from linli.engines.triage.reading import fold


@dataclass(frozen=True, slots=True)
class Named:
    """A danger: the urgent kind whose number is shown, and the words that name it, as the resident wrote them."""

    code: str
    words: tuple[str, ...]


_ME = r"(?:我|俺|她|孩子|娃|老婆|媳妇|老人|我?[爸妈爹娘]|奶奶|爷爷|婆婆|公公)"
_KIN = r"(?:老人|独居|[爸妈爹娘]|奶奶|爷爷|姥姥|姥爷|外婆|大[爷娘妈]|婆婆|公公|邻居|老伴|对门|楼[上下]|孩子|娃)"
_CALL = r"(?!们?的?(?:电话|手机|小报告|招呼|官司|主意|脸))"

# Said of oneself or of one's own, these count however they are said: what was done once may be done again.
_ALWAYS = {
    "TJ06": re.compile(
        rf"[打揍砍捅]了?{_ME}{_CALL}|身上有伤|淤青|一身青|威胁(?:说)?要(?:杀|打|弄死|伤害)|不敢(?:回去|出门|出声|出来)|[打揍](?:伤|死)了?{_ME}|踢了?{_ME}.{{0,2}}脚|掐.{{0,3}}脖子|扇.{{0,4}}(?:耳光|巴掌)|动手打"
        r"|家暴|救命(?!钱|稻草|通道|恩)|[拿持拎]着?(?:菜刀|刀)|要(?:打死|弄死|砍死|捅死|杀了?[我她他人全])|不敢回家|呼救"
        rf"|虐待了?{_ME}|关在[家屋]里|不让[我她]出门|正在打人|又打人|打起来了"
    ),
    "YL03": re.compile(r"不想活|想死的心|活不下去|自杀|自尽|轻生|寻死|割腕|跳楼(?!价)|喝了?(?:农药|安眠药)"),
}
# These count if they are there now.
_NOW = {
    "YL03": re.compile(
        r"晕倒|昏倒|昏迷|[晕昏]过去|不省人事|叫不醒|没有?(?:呼吸|心跳|意识)|抽搐|口吐白沫|心脏病[犯发]|心梗|脑梗|中风|喘不[上过]来?气"
        r"|(?:胸口?|心口)[疼痛闷]|(?:摔|跌)(?:倒|了).{0,8}(?:起不来|不动|动不了|流血)|[倒躺]在地上|走丢|走失"
        rf"|找不[到着](?:我?[爸妈]|老人|孩子|娃|奶奶|爷爷)|(?:孩子|娃|老人)(?:不见|丢)了"
        rf"|{_KIN}[^。！？!?]{{0,20}}(?:没人应|不应声|没动静|没反应|没人开门|天没(?:出门|下楼|开门|露面))"
    ),
    "SD03": re.compile(
        r"(?:煤气|燃气|天然气|液化气|气罐|气管)[^,，。]{0,6}(?:味|漏|泄|嘶嘶)|漏(?:煤|燃|天然)?气|跑气|臭鸡蛋味|煤气中毒|一氧化碳|爆炸"
        r"|(?<![打不点])着(?:大)?火|(?<!懒得)起(?:大)?火|失火|发生火灾|烧(?:起来|着)了|冒(?:浓|黑)烟|(?:[楼屋家窗车]|电瓶|插座|电线|电箱).{0,6}冒烟"
    ),
    "FW05": re.compile(
        rf"[困关卡夹](?:在|住在|到)(?:了)?电梯|电梯.{{0,6}}[困关夹卡][住着了进]?[一两三几]?个?(?:人|{_ME})|被困"
        r"|电梯.{0,8}(?:下坠|往下[坠掉]|掉下|急坠)"
    ),
    "XF05": re.compile(
        r"井盖.{0,6}(?:没了|不见|[丢偷]|敞|开着|掀|塌|掉了)|[没缺少丢]了?井盖|[掉摔跌踩](?:进|到|下|空).{0,6}[井坑沟洞]"
        rf"|(?:人|{_ME}).{{0,4}}掉[进下]去"
    ),
    "CX02": re.compile(
        r"(?:救护车|消防车|救火车|急救|病人|产妇).{0,10}(?:进不|出不|过不|[堵挡拦])|[堵挡拦].{0,8}(?:救护车|消防车|救火车|急救|病人|产妇)"
    ),
}  # fmt: skip

_CLAUSE = re.compile(r"[^,，。.!！?？;；:：\n]+")
_DENIED = re.compile(r"(?:没有?|不|别|未|无)$")
# "像着火一样", "气得喘不过气": how it feels, not what is there; "好像着火了" says what seems to be there
_FEELS = re.compile(
    r"(?<!好)(?:像|跟|和|如同|好比|仿佛)[^,，。]{1,12}?(?:一样|似的|一般)|(?<!好)像(?:是|要)?着火|[气急累等烦愁热忙吓笑]得[^,，。!?]*"
)
_MAYBE = re.compile(
    r"要是|如果|假如|万一|哪[天日]|一旦|真要|担心|(?<!恐)怕(?!是)|会不会|容易|以防|预防|防止|避免|建议|希望|别再|演练|演习"
)
_ONCE = re.compile(
    r"上[次回周]|上个?(?:月|星期|礼拜)|[去前往]年|以前|从前|之前|曾经|那[次回年]|当[时年]|早先|前段时间|有一[次回]|[\d一二两三四五六七八九十几半]个?多?[月年周]前"
)
# Who serves and how: a clause of it complains or wishes, and says of no danger
_SERVES = re.compile(
    r"邻长|网格[长员群]|居委|街道办|书记|主任|干部|领导|物业|工作人员|办事|窗口|大厅|盖章|前台|保安|经理|社区|态度|服务|投诉|意见|反映|报了|回复|答复"
    r"|处理|诉求|推诿|没人管|不管|感谢|谢谢|表扬|点赞|公示|公告|通知|评选|补贴|开会|活动|签字"
)
# What was tried of those who serve goes on with the clause about them: "找物业没人应，敲门也不开"
_TRIED = re.compile(r"(?:敲门|叫门|按铃|打电话|打过去|再找|去找|问|催)[^我俺他她]{0,3}[也都还]")
_WISHES = re.compile(r"建议|希望")
_AGAIN = re.compile(r"现在|正在|又|还在|刚[刚才]|今[天晚早]|快来|至今|到现在")


def named(text: str) -> Named | None:
    """The first of the dangers that `text` names as there now, the gravest first; None when it names none."""
    folded = _plain(text)
    for table, may_be_over in ((_ALWAYS, False), (_NOW, True)):
        for code, pattern in table.items():
            found = [hit for hit in pattern.finditer(folded) if _is_there(folded, hit, may_be_over)]
            if found:
                return Named(code, tuple(dict.fromkeys(text[hit.start() : hit.end()] for hit in found)))
    return None


def beside(text: str) -> str:
    """What `text` says beside its complaint, folded; the rest is blank, so that a place stays the same place."""
    plain, wishes, serves = _plain(text), False, False
    kept = list(" " * len(plain))
    for clause in _CLAUSE.finditer(plain):
        wishes = wishes or bool(_WISHES.search(clause[0]))
        serves = bool(_SERVES.search(clause[0]) or (serves and _TRIED.match(clause[0])))
        if not (wishes or serves or _MAYBE.search(clause[0]) or _is_over(clause[0])):
            kept[clause.start() : clause.end()] = clause[0]
    return "".join(kept)


def _plain(text: str) -> str:
    """Folded, what only tells how it feels left out, place for place."""
    return _FEELS.sub(lambda felt: " " * len(felt[0]), fold(text))


def _is_there(folded: str, hit: re.Match[str], may_be_over: bool) -> bool:
    starts = [clause.start() for clause in _CLAUSE.finditer(folded) if clause.start() <= hit.start()]
    before, rest = folded[starts[-1] : hit.start()], _CLAUSE.match(folded, hit.end())
    if _DENIED.search(before):
        return False
    whole = before + hit[0] + (rest[0] if rest else "")
    return not may_be_over or not (_MAYBE.search(before) or _is_over(whole))


def _is_over(clause: str) -> bool:
    return bool(_ONCE.search(clause)) and not _AGAIN.search(clause)
