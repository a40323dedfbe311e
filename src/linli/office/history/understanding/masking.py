"""What is made unreadable before anything is kept: numbers of people, their papers, names, and flats."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from linli.engines.messages.names import GIVEN, SURNAME, is_name

_SEP = r"[-\s.·—]?"
_TITLES = (
    "先生|女士|小姐|大爷|大妈|大娘|大叔|阿姨|奶奶|爷爷|师傅|老师|老太太|同志|某(?!日|天|小区|处|单位|个|些|种|时|条|栋)"
)
_LABEL = "姓名|联系人|反映人|投诉人|举报人|当事人|诉求人|来电人|户主|报修人|申请人|经办人|处理人|负责人|联络人"
_PEOPLE = "居民|住户|业主|租户|租客|市民|网友|群众|村民|邻居|商户"
_SAYS = "反映|表示|反应|来电|来访|投诉|建议|咨询|求助|诉求|举报|要求|希望|致电|称|说"

SIGNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("[邮箱]", re.compile(r"[A-Za-z0-9_.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")),
    (
        "[证件号]",
        re.compile(
            r"(?<![\dA-Za-z])(?:[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]"
            r"|[1-9]\d{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}|[EGDSPH]\d{8})(?![\dA-Za-z])"
        ),
    ),
    ("[号码]", re.compile(r"(?<!\d)\d{16,19}(?!\d)")),
    ("[电话]", re.compile(rf"(?<!\d)(?:(?:\+|00)?86{_SEP})?1\d{{2}}{_SEP}\d{{4}}{_SEP}\d{{4}}(?!\d)")),
    ("[电话]", re.compile(r"(?<!\d)\(?0\d{2,3}\)?[-\s—]?[2-9]\d{6,7}(?:[-转]\d{1,6})?(?!\d)")),
    ("[电话]", re.compile(r"(?<![\d.A-Za-z])(?!20\d{2}[01]\d[0-3]\d)[2-9]\d{6,7}(?![\d.A-Za-z]|元|万|平|号楼)")),
    ("[微信号]", re.compile(r"(?<=微信)(?:号|[:：]|\s)*[A-Za-z][A-Za-z0-9_-]{5,}")),
    (
        "[车牌]",
        re.compile(
            r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·\s]?[A-Z0-9]{5,6}(?![A-Za-z0-9])"
        ),
    ),
    (r"\1[房号]", re.compile(r"(?<![\d-])(\d{1,2}-\d{1,2}-)\d{3,4}(?:室|户|房)?(?![\d-])")),
    ("[房号]", re.compile(r"(?<=[楼栋幢座元门#])\s?\d{3,4}(?:室|户|房)?(?![\d年月日元米吨度人户次.:：%\-/])")),
    ("[房号]", re.compile(r"(?<![\d.])\d{3,4}室")),
)
NAME = "[姓名]"
_TITLED = re.compile(rf"{SURNAME}{GIVEN}{{0,2}}?(?={_TITLES})")
_LABELLED = re.compile(rf"(?:{_LABEL})(?:[:：]|为|是|\s)\s*{SURNAME}{GIVEN}{{1,2}}(?![\u4e00-\u9fff])")
_SAYING = re.compile(rf"(?:{_PEOPLE})\s?{SURNAME}{GIVEN}{{1,2}}(?={_SAYS})")
_BEFORE_NUMBER = re.compile(rf"(?<!{GIVEN}){SURNAME}{GIVEN}{{1,2}}(?=\s?[:：,，]?\s?(?:\[电话\]|\[证件号\]))")
_MOBILE = re.compile(r"1[03-9]\d{9}")
_TAIL = re.compile(rf"{SURNAME}{GIVEN}{{1,2}}$")


@dataclass(frozen=True)
class Mask:
    """Makes people's data in words unreadable; `known` are names that stood in the file or serve in the community."""

    known: re.Pattern[str] | None

    @property
    def signs(self) -> frozenset[str]:
        """The signs that stand where something was."""
        return frozenset({NAME, *(sign.removeprefix("\\1") for sign, _ in SIGNS)})

    @classmethod
    def of(cls, names: Iterable[str]) -> "Mask":
        listed = sorted({name for name in names if len(name) >= 2}, key=len, reverse=True)
        return cls(re.compile("|".join(map(re.escape, listed))) if listed else None)

    def __call__(self, words: str) -> str:
        """The words with a sign in each place where something may not be kept."""
        for sign, pattern in SIGNS:
            words = pattern.sub(sign, words)
        if self.known:
            words = self.known.sub(NAME, words)
        words = _BEFORE_NUMBER.sub(NAME, _TITLED.sub(NAME, words))
        for pattern in (_LABELLED, _SAYING):
            words = pattern.sub(lambda said: _TAIL.sub(NAME, said.group()), words)
        return words


def is_private_number(words: str) -> bool:
    """Whether a number alone is that of a mobile telephone or of a person's papers."""
    return bool(_MOBILE.fullmatch(words)) or bool(SIGNS[1][1].fullmatch(words))


def names_in(words: str) -> set[str]:
    """The names in a column of people: 张三 13800000000, 张三/李四."""
    parts = re.split(r"[^\u4e00-\u9fff]+", words)
    return {part for part in parts if is_name(part)}
