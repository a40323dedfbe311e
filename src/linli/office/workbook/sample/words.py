"""Words of which the fictional community is made. No real person, compound or firm is meant."""

COMMUNITY, STREET = "柳荫路社区(演示)", "柳荫路街道(演示)"
COMMUNITY_CODE = "990000001001"  # no division of China begins with 99

# name, year, who manages it, general grid, micro-grids, kind of building
COMPOUNDS = """
name      built  management  general  grids  houses
柳荫里    1982   none        一       6      walkup
向阳院    1984   self        二       7      walkup
长青新村  1981   none        三       5      walkup
前进里    1986   none        四       6      walkup
红枫院    1983   none        四       4      walkup
友邻新村  1987   property    五       5      walkup
春晖里    1985   none        六       6      walkup
青石院    1980   none        七       4      walkup
梧桐院    1988   self        七       5      walkup
建业新村  1989   none        八       7      walkup
文庙里    1986   none        九       4      walkup
荷塘苑    1996   self        九       6      walkup
锦书园    2003   property    十       6      midrise
云栖苑    2012   property    十一     6      midrise
星河台    2018   property    十一     7      tower
"""

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚"
    "沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易"
    "乔赖齐樊兰殷洪庄安申路左耿宁焦祝柴阮纪舒项童柯梅凌霍裴席卫查屈鲍宫苗邢葛岳娄"
)
ELDER = """
建民 秀兰 玉珍 桂芳 淑琴 凤英 国强 长顺 新春 明义 桂荣 玉梅 秀芝 兰香 爱莲 素琴
翠萍 保国 振华 根生 春生 金柱 福来 银环 天佑 喜凤 书琴 文秀 志远 德厚 守信 茂林
广田 学勤 庆丰 双喜 瑞芝 雪梅 菊香 香玲 改花 巧云 麦玲 石头 铁成 连生 水旺 忠义
孝先 敬民 治国 永康 月娥 素云 彩霞 丽华 会敏 爱琴 秋菊 冬梅 春花 夏荷 玉兰 红梅
金凤 银凤 桂枝 玉洁 淑贤 惠芬 慧芳 佩琴
"""
YOUNGER = """
晓彤 佳怡 梦瑶 子涵 雨辰 思远 一鸣 嘉树 若溪 书瑶 云帆 晨曦 晓楠 婷婷 海波 鹏程
文博 俊熙 雅宁 欣悦 静怡 依然 立新 卫东 少华 燕妮 春晓 秋实 志恒 浩然 亚楠 慧敏
向前 佳明 晓东 小雨 倩倩 丹阳 莎莎 伟杰 红岩 亚飞 明远 星宇 天宇 诗涵 沐阳 可欣
"""

GROUPS = """
邻里送餐队 银发互助社 巧手编织坊 柳荫合唱团 夕阳棋友会 花木养护队 楼道清风队
雨伞驿站 义诊帮手 平安巡逻队 旧物新生社 邻里调解室 爱心理发队 小喇叭宣讲团
太极晨练队 广场舞文明队 书香漂流社 家电义修队 便民缝补铺 亲子故事会 反诈志愿队
消防宣传队 垃圾分类引导队 护学路志愿队 口述往事社 摄影记录社 节水护水队 冬季暖心队
文明养犬会 停车自治会 电梯议事会 社区菜园
"""
PREFIXES = "柳荫 老巷 顺意 晨光 福满 百味 小满 南门 转角 春风 和顺 永兴 家和 喜洋洋 知味"
TRADES = """
烩面馆 早餐店 粮油店 理发店 文具店 药房 五金店 水果铺 干洗店 修鞋铺 馒头坊 豆腐坊 茶庄 书屋 花店 面包房 洗车行 裁缝铺
卤味店 眼镜店 便利店 钟表铺 照相馆 打印店
"""
PARTNERS = """
柳城区图书馆 柳城公交三车队 柳城第二中学 柳荫路小学 柳城区税务所 柳城银行柳荫路支行 柳城轨道运营公司 柳城设计院
柳城区文化馆 柳城晚报社 柳城区审计局 柳城区体育中心 柳城职业学院 柳城市政公司 柳城消防救援站
"""

# profession, how many, whom they belong to
SPECIALISTS = """
profession  count  body
police      5      柳荫路派出所
market      3      柳荫路市场监管所
urban       4      柳荫路城管中队
doctor      8      柳荫路社区卫生服务中心
lawyer      4      柳城明理律师事务所
water       4      柳城供水公司
power       5      柳城供电公司
gas         4      柳城燃气公司
heat        4      柳城热力公司
telecom     4      柳城通信营业厅
"""

# where grid workers come from, how many
WORKERS = """
source            count
小区党支部书记    15
业委会成员        38
三自组织骨干      40
楼栋长            28
退休党员志愿者    22
"""

OFFERS = """
代收快递、雨天借伞，每天8:00-20:00
代充饮水卡、量血压，工作日9:00-17:00
借用工具箱和急救包，随到随用
帮老人读信、用手机，每天9:00-18:00
临时照看钥匙和包裹，晚饭后在家
义务理发预约、缝补，周二周四
"""
