"""What offices call a column. A line that begins with blanks goes on with the one before."""

ALIASES_TEXT = """
compounds.name        小区名称 院落 院落名称 小区院落 小区院落名称 楼院 楼院名称 居民小区 住宅小区 名称
built_year            建成时间 建设年份 建造年份 建成年代 竣工年份 修建年份 建设年代 年份 建成年 建筑年代
management            物业 有无物业 有无物业管理 管理方式 物业管理 物业类型 管理模式 物业管理情况
general_grid          所属一般网格 基础网格 大网格 所属大网格 一级网格 一般网格名称
compounds.general_grid
                      所属一般网格 基础网格 大网格 所属大网格 一级网格 一般网格名称 网格 所属网格
grids.general_grid    所属一般网格 基础网格 大网格 所属大网格 一级网格 一般网格名称 所属网格

compound              小区名称 院落 院落名称 所属小区 所在小区 涉及小区 负责小区 楼院 居民小区
building              楼号 楼栋号 栋号 幢号 楼 楼幢 楼宇 楼栋名称 楼栋单元 几号楼 楼座
stairwell             单元号 门洞 单元名称 楼门 楼道 单元门 门洞号
households            住户数 居民户数 总户数 户 住户 家庭户数 实有户数 房屋户数 居住户数
floors                层数 楼层数 总楼层 总层数 楼层段 所在楼层 地上层数
elderly               老年人比例 老人占比 老龄化率 60岁以上占比
x                     X 横坐标 X坐标 东向坐标
y                     Y 纵坐标 Y坐标 北向坐标
micro_grid            微网格编号 微网格编码 邻里微网格 所属微网格 所属邻里微网格 微网格名称 微网格号
                      网格 所属网格 负责网格 负责微网格 网格编号 网格编码

code                  微网格编号 微网格编码 网格编号 网格代码 编码 微网格号 网格号 微网格 代码
grids.name            微网格名称 名称 邻里微网格名称 邻里微网格
national_code         20位编码 标准编码 国家标准编码 城市网格编码 国标网格编码
cover                 范围 网格范围 覆盖楼栋 包含楼栋 楼栋范围 包含单元 覆盖单元 四至范围 楼栋单元 管辖范围
grids.start           划定日期 设立日期 成立日期 启用时间 划定时间

people.name           名字 人员姓名 邻长姓名 网格员姓名 网格长姓名 户主姓名
phone                 手机 手机号 手机号码 电话 电话号码 联系方式 联系手机 移动电话
email                 邮箱 邮箱地址 电子邮件 邮件地址 邮箱号
role                  身份 职务 岗位 人员类别 类别 人员类型 网格职务 担任角色 岗位职务
profession            专业类别 职业 行业 十大员 专业网格员类别 工种 专业类型
source                人员来源 兼职网格员来源 身份来源 来源类别
organisation          所在单位 工作单位 所属单位 单位名称 派驻单位 所属组织
party                 是否党员 党员 政治面貌 中共党员 是否中共党员
offers                中心户服务 可提供服务 服务事项 服务项目
start                 开始日期 聘任日期 任职时间 聘任时间 起始日期 任期起 起 任职日期 上岗时间 起始时间 开始时间
end                   结束日期 任期止 聘期至 到期日期 任职截止 止 任期截止 截止日期 结束时间

organisations.name    名称 单位 组织名称 组织 机构名称 商户名称 支部名称 党支部名称 商家名称
kind                  类别 单位类型 组织类型 性质 单位性质 单位类别 种类
members               党员人数 成员数 党员数 成员人数 会员数 现有人数
contact               联系人及电话 负责人 联系方式 联系电话 负责人及电话 负责人电话
organisations.start   开始日期 成立时间 结对日期 设立日期 任期起 起
organisations.end     结束日期 到期日期 任期止 止 任期届满
"""


def _read(text: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    key = ""
    for line in text.splitlines():
        names = line.split()
        if line[:1].strip():
            key, names = names[0], names[1:]
        if key:
            found[key] = found.get(key, ()) + tuple(names)
    return found


_ALIASES = _read(ALIASES_TEXT)


def of(form: str, key: str) -> tuple[str, ...]:
    """The other names of a column; those that only one sheet uses are kept under `sheet.column`."""
    return _ALIASES.get(f"{form}.{key}", _ALIASES.get(key, ()))
