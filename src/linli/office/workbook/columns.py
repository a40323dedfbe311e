"""The five sheets and their columns: the one source for template, reading, export and every sentence about them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.foundation import table
from linli.office.workbook import aliases
from linli.office.workbook.choices import KIND, MANAGEMENT, PROFESSION, ROLE, YES_NO, Choice

CHOICES: dict[str, Choice] = {
    "management": MANAGEMENT,
    "role": ROLE,
    "roles": ROLE,
    "profession": PROFESSION,
    "kind": KIND,
    "yesno": YES_NO,
}


@dataclass(frozen=True)
class Field:
    """A column: `kind` says how its cells are read (cells.py), `most` the longest text."""

    key: str
    zh: str
    en: str
    kind: str
    most: int
    required: bool
    private: bool  # telephone numbers and who bears them: left out of an export without numbers
    aliases: tuple[str, ...]
    help: Any

    @property
    def choice(self) -> Choice | None:
        return CHOICES.get(self.kind)


@dataclass(frozen=True)
class Form:
    """A sheet: its key is also the name of the rows in `Rows`."""

    key: str
    zh: str
    en: str
    aliases: tuple[str, ...]
    fields: tuple[Field, ...]

    def __iter__(self) -> Iterator[Field]:
        return iter(self.fields)

    def field(self, key: str) -> Field:
        return next(field for field in self.fields if field.key == key)

    def required(self) -> list[Field]:
        return [field for field in self.fields if field.required]


ID = _("Filled in by Linli on export. Leave it as it is, or empty in a new row.")
COMPOUND = _("The compound, as on the sheet 小区.")
GENERAL = _("The general grid, such as 第一网格.")
MICRO = _("The code of the micro-grid, as on the sheet 微网格.")
FIRST_DAY, LAST_DAY = _("The first day, such as 2024-03-01."), _("The last day; empty while it goes on.")


def _form(key: str, zh: str, en: str, also: str, text: str, helps: dict[str, Any]) -> Form:
    rows = table.read(text, key="key").rows
    fields = tuple(
        Field(
            key=row["key"],
            zh=row["zh"],
            en=row["en"].replace("_", " "),
            kind=row["kind"],
            most=int(row["most"]),
            required="required" in row["is"],
            private="private" in row["is"],
            aliases=aliases.of(key, row["key"]),
            help=helps[row["key"]],
        )
        for row in rows
    )
    return Form(key, zh, en, tuple(also.split("|")), fields)


COMPOUNDS = _form(
    "compounds",
    "小区",
    "Compounds",
    "小区信息|小区表|小区名册|小区基本情况|小区台账|院落|院落信息|小区院落",
    """
key           zh        en            kind        most  is
id            编号      ID            id          36    -
name          小区      compound      text        60    required
built_year    建成年份  built         year        4     -
management    物业情况  management    management  20    -
general_grid  一般网格  general_grid  text        60    -
""",
    {
        "id": ID,
        "name": _("The name by which residents know the compound or courtyard."),
        "built_year": _("The year it was built, four digits."),
        "management": _("Whether a property company manages it."),
        "general_grid": GENERAL,
    },
)

STAIRWELLS = _form(
    "stairwells",
    "楼栋单元",
    "Stairwells",
    "楼栋|单元|楼栋信息|楼栋单元信息|楼栋单元表|单元信息|楼栋台账|房屋信息|楼宇信息",
    """
key         zh      en          kind    most  is
id          编号    ID          id      36    -
compound    小区    compound    text    60    required
building    楼栋    building    text    30    required
stairwell   单元    stairwell   text    30    required
households  户数    households  count   3     required
floors      楼层    floors      floors  9     -
elderly     老年人占比  elderly  percent  4  -
x           坐标X   x           metres  9     -
y           坐标Y   y           metres  9     -
micro_grid  微网格  micro-grid  text    20    -
""",
    {
        "id": ID,
        "compound": COMPOUND,
        "building": _("The building, such as 3号楼."),
        "stairwell": _("The stairwell, such as 1单元."),
        "households": _("How many households live here: a count, no names."),
        "floors": _("How many floors; or, for a part of a tower in one micro-grid, its floors, such as 1-11层."),
        "elderly": _("About how many of a hundred residents are old, if the office wishes to say so; nobody by name."),
        "x": _("Metres east of the community's origin (see its settings), if known."),
        "y": _("Metres north of the same origin, if known."),
        "micro_grid": MICRO,
    },
)

GRIDS = _form(
    "grids",
    "微网格",
    "Micro-grids",
    "邻里微网格|微网格信息|微网格表|微网格划分|邻里微网格信息|微网格台账|微网格划分表|网格",
    """
key            zh        en             kind   most  is
id             编号      ID             id     36    -
code           网格编码  code           text   20    required
name           网格名称  name           text   60    -
compound       小区      compound       names  60    -
general_grid   一般网格  general_grid   text   60    -
national_code  国标编码  national_code  code   20    -
cover          覆盖范围  range          range  2000  -
start          启用日期  in_force_from  date   10    -
""",
    {
        "id": ID,
        "code": _("The office's own short code; the key of the micro-grid."),
        "name": _("The name shown on its card; empty: the code."),
        "compound": _("Its compound; several are parted by 、."),
        "general_grid": GENERAL,
        "national_code": _("20 digits after CJ/T 349, if the city gave them."),
        "cover": _(
            "Its stairwells, like 3号楼1-3单元；4号楼；5号楼1单元1-11层(44户). "
            "Not needed where 楼栋单元 names the micro-grid."
        ),
        "start": _("The day from which it holds; empty: the day of loading."),
    },
)

PEOPLE = _form(
    "people",
    "人员",
    "People",
    "人员信息|人员名册|人员名单|人员表|网格人员|人员花名册|花名册|网格力量|邻长|网格员|网格长|中心户|社区干部",
    """
key           zh              en            kind        most  is
id            编号            ID            id          36    -
name          姓名            name          text        40    required
phone         联系电话        phone         phone       20    private
email         电子邮箱        email         email       80    private
role          角色            role          roles       40    -
profession    专业            profession    profession  20    -
source        来源            source        text        30    -
organisation  单位            organisation  text        80    -
general_grid  一般网格        general_grid  text        60    -
compound      小区            compound      text        60    -
micro_grid    微网格          micro-grid    names       60    -
party         党员(自愿申报)  party_member  yesno       10    -
offers        服务内容        offers        text        120   -
start         任职起          from          date        10    -
end           任职止          to            last        10    -
""",
    {
        "id": ID,
        "name": _("The name of a person who serves. Residents are not listed."),
        "phone": _("The number on which the person is reached; it tells two people of one name apart."),
        "email": _("Only if the person wishes: for letters to those who serve, where no text message reaches them."),
        "role": _("What the person is appointed to be; several are parted by 、."),
        "profession": _("For a specialist: one of the ten professions."),
        "source": _("For a grid worker: such as 小区党支部书记, 业委会成员, 三自组织骨干."),
        "organisation": _("Whom the person belongs to, as on the sheet 单位."),
        "general_grid": GENERAL,
        "compound": COMPOUND,
        "micro_grid": MICRO,
        "party": _("Only what the person said: 是, 否, or empty. Used for the total alone."),
        "offers": _("For an anchor household: what it offers, and when."),
        "start": FIRST_DAY,
        "end": LAST_DAY,
    },
)

ORGANISATIONS = _form(
    "organisations",
    "单位",
    "Organisations",
    "单位信息|单位名册|单位表|组织|组织单位|共建单位|单位名单|单位台账|商户|党支部|社会组织",
    """
key           zh        en            kind    most  is
id            编号      ID            id      36    -
name          单位名称  name          text    80    required
kind          类型      kind          kind    20    required
members       人数      members       count   6     -
contact       联系人    contact       text    120   private
general_grid  一般网格  general_grid  text    60    -
compound      小区      compound      text    60    -
building      楼栋      building      text    30    -
micro_grid    微网格    micro-grid    text    20    -
start         成立日期  from          date    10    -
end           终止日期  to            last    10    -
""",
    {
        "id": ID,
        "name": _("The name of the body."),
        "kind": _("What sort of body it is."),
        "members": _("How many members: a count, no list."),
        "contact": _("Who answers for it, and the number."),
        "general_grid": GENERAL,
        "compound": COMPOUND,
        "building": _("The building, such as 3号楼, with its compound."),
        "micro_grid": MICRO,
        "start": FIRST_DAY,
        "end": LAST_DAY,
    },
)

FORMS = (COMPOUNDS, STAIRWELLS, GRIDS, PEOPLE, ORGANISATIONS)
GUIDE = "填写说明"  # the sheet of explanations that a template has; not read
