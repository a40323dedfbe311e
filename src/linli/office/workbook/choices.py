"""The words an office writes where only some answers are possible, and the value each stands for."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from linli.engines.places.keys import fold
from linli.foundation import table


@dataclass(frozen=True)
class Choice:
    """The possible values in their order, each with the word that is written and others that are understood."""

    words: Mapping[str, tuple[str, ...]]

    def value(self, text: str) -> str | None:
        """The value that the text stands for, or none."""
        key = fold(text)
        return next((value for value, words in self.words.items() if key in map(fold, words)), None)

    def word(self, value: str) -> str:
        """The word written for a value."""
        return self.words[value][0] if value else ""

    def list(self) -> list[str]:
        """The words to choose from."""
        return [words[0] for words in self.words.values()]

    def near(self, text: str) -> str:
        """The word that was perhaps meant, or ''."""
        every = [word for words in self.words.values() for word in words]
        return next(iter(get_close_matches(text, every, 1, 0.5)), "")


def _choice(text: str) -> Choice:
    return Choice({row["value"]: tuple(row["words"].split("|")) for row in table.read(text, key="value").rows})


MANAGEMENT = _choice("""
value     words
property  有物业|有|物业|物业公司|物业管理|物业服务|专业物业|市场化物业|是
none      无物业|无|没有|无人管理|无主管|三无小区|否
self      自管|业主自管|居民自管|自治管理|自治|单位自管|自我管理|准物业
""")

ROLE = _choice("""
value       words
steward     邻长|邻里长|微网格长|楼栋长|楼长
worker      兼职网格员|网格员|兼职
specialist  专业网格员|十大员|专业
anchor      党员中心户|中心户
leader      网格长|专职网格长|一般网格长|专职网格员
office      社区干部|社区工作者|两委干部|社区两委|社工
secretary   社区书记|书记|社区党委书记|党委书记|社区党总支书记
committee   基金管委会委员|管委会委员|基金委员
accountant  慈善会会计|会计|基金会计|财务
street      街道|街道办|街道办事处|街道干部
admin       系统管理员|管理员
""")

PROFESSION = _choice("""
value    words
police   社区民警|民警|公安|片警|警察
market   市场监管员|市场监管|市监|市监员
urban    城管队员|城管|城市管理|城管员
doctor   家庭医生|医生|签约医生|全科医生|社区医生
lawyer   社区律师|律师|法律顾问
water    供水员|供水|水|自来水|水务
power    供电员|供电|电|电力|电工
gas      供气员|供气|气|燃气|天然气
heat     供暖员|供暖|暖|热力|供热|供热员
telecom  通信员|通信|通讯|电信|通信服务|通讯员
""")

KIND = _choice("""
value     words
branch    党支部|支部|党组织|党总支|小区党支部
owners    业委会|业主委员会|红色业委会|物管会|家委会
group     三自组织|“三自”组织|"三自"组织|社区社会组织|自组织|志愿队|志愿服务队|居民自组织
merchant  商户|商家|爱心商家|辖区商家|店铺
partner   共建单位|结对共建单位|共建|结对单位|联建单位
property  物业公司|物业|物业服务企业
bureau    职能部门|机关单位|行政机关|事业单位|公用事业|水电气暖单位|职能单位|机关
other     其他|其它|其他组织|其他单位
""")

YES_NO = _choice("""
value  words
yes    是|有|对|√|✓|✔|y|yes|true|1|党员|中共党员|预备党员|中共预备党员
no     否|不是|无|×|✗|✘|x|n|no|false|0|群众|非党员|共青团员|团员|无党派|无党派人士|民主党派
""")
