"""Words by which a sheet is read that name no field and no term: units, endings of place names, signs of a footer."""

COUNT_UNITS = (
    "个", "部", "台", "处", "栋", "幢", "户", "套", "件", "次", "场", "人", "门", "单元", "项", "层", "座", "条", "起", "组",
    "楼组", "门洞", "人次", "名", "口", "家", "宗", "例", "份", "张", "轮", "批")
HOUSEHOLD_UNITS = ("户", "套", "家", "个", "户居民", "户住户")
COUNTED_THINGS = ("电梯", "楼", "楼房", "居民", "住户", "业主", "工单", "诉求", "会议", "项目", "工程", "问卷")
AREA_UNITS = ("㎡", "m2", "M2", "平方米", "平米", "平方", "平")
LARGE_AREAS = ("万平方米", "万平米", "万㎡", "万m2", "万m²")
RAIN_UNITS = ("mm", "MM", "毫米")
"""What may stand behind a number without changing it."""

TRACES, NO_RAIN = ("微量", "T", "痕量"), ("无降水", "无降雨", "无雨", "无", "没有", "未降雨", "晴")

ABOUT_BEFORE = ("约", "大约", "近", "将近", "约计")
ABOUT_BEHIND = ("余", "多", "左右", "上下")
"""What makes a number approximate."""

COUNT_VERBS = {
    "completed": ("已", "完工", "完成", "竣工", "安装", "已完工", "已完成", "已竣工", "建成", "投用"), "in_progress": ("在建", "施工", "正在施工", "开工", "在施"),
    "not_started": ("待开工", "未开工"), "planned": ("计划", "任务", "目标"), "benefiting": ("惠及", "受益"), "households": ("涉及", "居民"),
    "agreed": ("同意", "已签"), "objected": ("反对", "不同意"), "sessions": ("召开", "开展"), "settled": ("化解", "解决", "成功化解"),
    "resolved": ("已解决", "解决"), "complaints": ("受理",)}
SUM_VERBS = ("累计", "共", "共计", "合计", "总计")
"""Words that may stand before the one number of a cell (已完工2台), by what is in the field's name, and before any."""

FIRST_ROUND = ("首轮", "首次", "初次", "第一轮征询")

MONEY_UNITS = {"亿元": 100_000_000, "千万元": 10_000_000, "百万元": 1_000_000, "万元": 10_000, "千元": 1_000, "万": 10_000, "元": 1}
"""Units of money in a header or a title, the longer before those they contain."""

MONEY_FACTORS = {
    "": None, "万元": 10_000, "万": 10_000, "元": 1, "亿元": 100_000_000, "亿": 100_000_000, "千元": 1_000, "百万元": 1_000_000,
    "百万": 1_000_000, "千万元": 10_000_000, "千万": 10_000_000, "元人民币": 1, "万元人民币": 10_000}
"""What stands behind an amount → what it is multiplied by (None: the header or the title decides)."""

MONEY_WORDS = ("投资", "资金", "经费", "金额", "造价", "费用", "拨款", "支付")
MONEY_TITLES = (
    "投资完成", "完成投资", "投资计划", "投资进度", "投资情况", "投资额", "资金使用", "资金支付", "资金拨付", "资金到位", "资金情况", "支付情况", "投资及支付")
"""What a header says of sums of money, and titles of the whole table."""

PERCENT_SIGNS = ("%", "％")
SHARE_WORDS = (*PERCENT_SIGNS, "占比", "比例", "百分比")

YES_MARKS = ("是", "√", "✓", "✔", "☑", "y", "yes", "1", "true", "对")
NO_MARKS = ("否", "×", "✗", "✘", "✕", "✖", "n", "no", "0", "false", "x")
SIGNED = ("签字", "签约", "签", "签名")
"""Answers to a header that asks 是否…, and to one about signatures."""

YES_WORDS = (
    *YES_MARKS, "有", "已联系", "已响应", "按时联系", "及时联系", "已按时联系", "已见面", "联系上", "已联系上", "按时响应", "已停工", "停工", "停滞", "属于",
    "系重复", "再次来电", "多次")
NO_WORDS = (
    *NO_MARKS, "无", "未联系", "未响应", "未按时联系", "未见面", "没有", "未联系上", "联系不上", "未及时联系", "不重复", "非重复", "首次", "初次", "首次来电",
    "未停工", "未停滞", "正常", "正常施工", "不是", "不属于")

BLANKS = ("", "-", "—", "——", "--", "/", "\\", "无", "暂无", "N/A", "n/a", "空")
"""What people write into a cell to say that it is empty."""

NIL_REPORTS = (
    "零报告", "零上报", "本月无", "无项目", "本月无项目", "本月没有项目", "没有项目", "无改造项目", "无改造任务", "无任务", "本社区无项目",
    "无", "暂无", "本月无新增")
"""What a line says that reports that there is nothing to report."""

PARTS_OF_WORKS = (
    "主体", "结构", "基础", "土建", "井道", "桩基", "封顶", "一半", "过半", "大半", "部分", "大部", "多数", "首批", "第一批", "一期", "个别")
"""Words beside 完成 that say that a part of the works is finished, not all of them."""

STAGES_OF_LISTS = (
    "已完工", "已完成", "已竣工", "已投用", "已投入使用", "在建", "正在施工", "施工中", "尚未开工", "未开工", "待开工", "已取消", "已停工")
"""What a list of works at one stage is called after: a longer word before the shorter one in it."""

STAGE_HEDGES = ("建议", "申请", "拟", "确定", "施工队", "重启", "重新启动", "恢复启动", "中标", "招标", "队伍")
"""Words beside a stage's word that do not say that the works stand at it."""

REMEDIES = "整改"
"""In a header it speaks of faults that are put right (问题整改台账), not of renovation."""

DITTO = ("同上", "〃", "″", "“", "”", "\"", "''", "同前", "同上行")
"""What stands in a cell that says the same as the one above it."""

NO_NAMES = ("上月", "本月", "上年", "本年", "上期", "本期", "结转", "去年", "今年")
"""How the name of a line that is no place begins: 上月结转, 本月新增."""

PAST_WORDS = ("上月", "上年", "去年", "同期", "往年", "上期", "上季")
"""A column about another time than the sheet's month."""

WHOLE_YEAR = ("全年", "年度", "全年合计", "年度合计")

WORKS_FRAME = (
    "台账", "进展", "进度", "情况", "统计", "汇总", "合计", "总表", "分表", "主表", "明细", "清单", "一览", "报表", "月报", "周报", "表", "项目", "工程", "改造",
    "提升", "年度", "计划", "任务", "目标", "完成", "完工", "竣工", "开工", "在建", "截至", "截止", "新建", "续建", "结转", "新增", "本年", "上年", "往年", "历年",
    "今年", "去年", "本月", "上月", "当月", "街道", "社区", "小区", "片区", "各", "全部", "其中", "重点", "民生", "实事", "市级", "区级", "街级", "推进", "点位",
    "数据", "原始", "备份", "修改", "最新", "老旧", "综合整治", "更新", "上报", "填报", "报送", "导出", "自筹", "财政", "资金", "责任", "科室", "东", "西",
    "南", "北", "部", "说明", "未", "已", "待", "的", "及", "和", "类", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十")
"""What a heading or a sheet's name may say of any table: what is left may name works."""

TICKS = ("√", "✓", "✔", "☑", "■", "●", "1", "是", "Y", "y", "V", "v", "对")

NO_TICKS = ("0", "×", "✗", "✘", "否", "-", "/", "—")
"""What may stand in a tick column where there is no tick."""

DENIALS = "未不没非无待难"
"""A character shortly before a word that turns it into its opposite (未完全解决, 不太同意)."""

HEDGES_BEFORE = ("计划", "预计", "拟", "即将", "将于", "准备", "部分", "基本", "申请", "正在", "办理", "同步", "争取", "力争", "下一步", "等待", "暂")
HEDGES_BEHIND = (
    "不了", "准备", "招标", "图", "许可", "条件", "手续", "申请", "中止", "单位", "合同", "队伍", "方", "前", "程量", "监理", "组织", "但", "备案")
"""Words around a word that leave open whether it holds (计划12月完工, 施工准备)."""

HARMLESS_BEFORE = ("其中", "本年", "本年度", "全年", "目前", "现", "截至目前", "截止目前", "累计", "项目", "工程", "实际", "所在", "所属", "涉及")
HARMLESS_BEHIND = ("情况", "数量", "信息", "名称", "统计", "明细", "合计")
"""Parts of a header that leave its meaning; without them it is a guess, and said to be one."""

GROUP_HINTS = (
    (("时间", "日期", "节点"), ("日期", "时间")), (("资金",), ("资金",)), (("投资",), ("投资", "资金")), (("户",), ("户数",)), (("面积",), ("面积",)))
"""A word in the group's header → what it adds to the header below it (时间节点 over 计划完工)."""

MADE_ON_VERBS = ("填报", "导出", "制表", "打印", "报送", "填表", "生成", "上报", "创建")
"""With 日期 or 时间 behind it: when the sheet was made, which is not its data month."""

SECTION_START = r"(?:[一二三四五六七八九十]+[、.．:：]|[(（][一二三四五六七八九十]+[)）][、.．]?)"
"""How a line begins that only says what the rows below it are."""

COMPOUND_ENDINGS = (
    "小区", "花园", "家园", "新苑", "苑", "园", "新村", "公寓", "大院", "里", "坊", "庭", "村", "号院", "胡同", "居", "城", "小院",
    "一区", "二区", "三区", "四区", "五区", "六区", "七区", "八区", "九区", "东区", "西区", "南区", "北区")

COMMUNITY_ENDINGS = ("社区", "居委会", "居民区", "街道")
"""Endings of names that stand for several compounds."""

WHOLE_PLACES = r"(?:全部|所有|各|共)(?:社区|小区|点位|楼栋)?|(?:共|合计)?(?:\d+|[一二两三四五六七八九十]+)个(?:社区|小区|点位|院落|街道)"
"""What stands where a place is named and means all of them."""

STREET_ENDINGS = ("街道", "街道办", "街道办事处", "镇", "乡")

VAGUE_PLACES = (
    "单位", "单位名称", "填报单位", "报送单位", "上报单位", "地区", "辖区", "属地", "名称", "街道/社区", "街道社区", "街道、社区", "区域", "范围", "责任单位", "责任社区",
    "牵头单位", "责任主体", "申报单位", "实施主体", "主体")
"""Headers that say no level: where most cells are called 社区 it is that."""

SPOTS = (
    "地点", "位置", "项目地点", "实施地点", "改造地点", "建设地点", "施工地点", "工程地点", "具体地点", "项目位置", "具体位置", "项目地址", "改造位置", "加装位置", "加装地点",
    "安装地点", "安装位置", "坐落", "坐落位置", "小区及楼号", "小区楼号", "小区楼栋", "详细地址", "详细位置")
"""Headers over what may be a compound: where most cells name one, alone or behind its community."""

CLEAR_ENDINGS = ("小区", "花园", "家园", "新村", "公寓", "大院", "号院", "胡同", "小院")
"""Endings of compounds; the first of them ends the name, the others only where the name itself ends."""

SUBJECT_WORDS = (
    "老旧", "既有", "改造", "意愿", "征询", "统计", "进展", "进度", "台账", "楼栋", "底册", "汇总", "协商", "项目", "年度", "计划",
    "12345", "工单", "降雨", "截至", "加装", "加梯", "征求", "逐户", "居民意见", "居民签", "业主", "住户", "表决", "登记", "户")
"""Where the names of a title end and its subject begins."""

CUMULATIVE_WORDS = ("累计", "本年", "今年", "年初", "全年", "1-", "1—", "1至", "以来")
"""A column that counts from the year's beginning, beside or instead of the month's own number."""

WEEK_HEADERS = ("周次", "周", "周别", "旬", "旬次", "日期段", "时段")
"""Headers of a column that parts a month."""

HOUR_HEADERS = ("时", "时间", "小时", "时次", "时刻", "时段", "整点", "观测时间", "观测时次", "监测时间", "钟点")
"""Headers of the hour beside a day's date."""

WHOLE_DAY_SIGNS = ("24", "日", "天", "累计", "20-20", "08-08", "8-8")
"""Signs in a header of rain that each line is a whole day's, at whatever hour it was read."""

MONTH_WORDS = ("本月", "当月", "本期", "当期", "本周", "本旬", "本季", "当季")
"""A column about the month alone, beside or instead of what has come together since the beginning."""

TIME_WORDS = (
    "累计", "累计数", "累计量", "年累计", "本年累计", "总累计", "自年初累计", "本年", "当前", "目前", "截至目前", "截至本月", "截至月底", "截至当月",
    *MONTH_WORDS, "本月数", "当月数", "本期数", "本月量")
"""What a header's lower line may say of the time alone: 完工数 over 本月 | 累计."""

IDLE_HEADERS = ("序号", "备注", "说明", "编码", "序", "号", "No", "区县", "区", "所属区", "附件", "照片", "星期", "周几")
"""Headers of columns that no kind of sheet reads: they tell a header row all the same."""

HINTS = r"请?填写?(?:写|数字|整数|日期|全称|社区|小区|楼|单元|阿拉伯|至|入)|请(?:选择|输入|从|按)|(?:从)?下拉|如\S|例如|格式|(?:必|选)填|单选|多选|不填"
"""How the cells of a form's line of hints begin."""

NO_ROWS = ("差额", "差数", "缺口", "区级任务", "市级任务", "上级任务", "区下达任务", "市下达任务", "上级下达")
"""Lines that set all rows against a number from elsewhere."""

NO_SUMS = (*NO_ROWS, "其中", "平均", "均值", "占比", "比例", "百分比", "率", "同比", "环比", "增幅")
"""Signs of a line under the rows that is no sum of them."""

SUM_HEADERS = ("合计", "小计", "总计", "占比", "同比", "环比", "增幅", "季度", "半年")
"""Endings of headers over sums and shares of the other columns."""

RANK_HEADERS = ("排名", "名次", "得分")
"""Endings of headers over rankings, of which a table beside others may consist."""

COUNT_PARTS = (
    r"第?[\d一二三四五六七八九十]+批次?|(?:上年|往年|历年|去年|以前年度|20\d{2}年)?(?:结转|续建|跨年)(?:项目|数)?|(?:本年|当年|今年|20\d{2}年)?(?:新增|新建|新开工?)(?:项目|数)?|"
    r"[市区街]级|财政|自筹")
"""What the columns of a group are called whose sum is the group's number."""

SUM_GROUPS = ("合计", "总计", "小计", "总体", "总体情况", "全部", "总数", "汇总", "共计")
"""A group of columns over all that the groups beside it part."""

SHARES_OF = {
    "完成率": "completed_count", "完工率": "completed_count", "竣工率": "completed_count", "完成比例": "completed_count",
    "完成比": "completed_count", "响应率": "contacted_count", "联系率": "contacted_count", "解决率": "resolved_count",
    "满意率": "satisfied_count", "满意度": "satisfied_count", "同意率": "agreed_count", "签约率": "agreed_count",
    "同意比例": "agreed_count", "反对率": "objected_count", "支付率": "paid_cny", "到位率": "funded_cny"}
"""Shares that follow from the count they belong to, where that is read."""

CODE_SIGNS = ("编号", "编码", "代码", "邮编", "工号", "电话", "手机", "证号", "经度", "纬度", "坐标", "ID", "id", "号码")
"""Headers over digits that count nothing."""

NAME_SIGNS = ("姓名", "签名", "签字人", "户主", "联系人", "负责人")
"""Parts of headers over persons' names: such a column is left out without a word."""

COMPLAINT_WORDS = ("12345", "诉求", "工单", "热线", "投诉", "来电", "受理")
SESSION_WORDS = ("协商", "议事", "次数", "场次", "会议", "调解", "走访")
PLAN_WORDS = ("计划", "任务", "目标")
FINISH_WORDS = ("完成", "完工", "竣工")
ACTUAL_WORDS = ("情况", "进展", "实际", "进度", "已完成")
"""What the titles of a matrix say its bare numbers count."""

NO_PLACE_WORDS = (
    "Sheet", "表", "汇总", "合计", "总", "明细", "清单", "月", "年", "说明", "数据", "加装", "屋面", "电梯", "排水", "供水", "上下水", "渗漏",
    "防水", "改造", "单元", "号楼", "轮", "同意", "反对", "已完", "在建", "未开", "重点", "填报", "模板", "导出", "原始", "备份", "附件")
"""A sheet's name with one of these is no place."""

UNCLEAR_PLACES = (
    "等", "(?<!公)共", "约", "除", "含", "涉及", "全部", "所有", "^[各本该某]", "若干", "[多余几两][栋幢座个]", "整个", "全小区", "其余", "其他",
    "待定", "不详", "未知", r"[?？*＊]", "部分", "左右", r"^\d{1,2}月", "填表|审核|负责|联系|电话", "以[内外上下]", "[东西南北两]侧")
"""Signs of a building or unit that is not said for certain (3号楼等5栋, 各楼, 8月9日)."""

BUILDING_NAMES = ("楼", "座", "栋", "幢", "塔", "厦", "馆", "院", "厅", "房", "站", "库", "店", "校", "园", "中心", "公寓", "宅", "阁", "轩")
"""What is in the name of a building that has no number."""

ROOM_WORDS = ("商铺", "底商", "商业", "地下", "门面", "车库", "东户", "西户", "中户", "南户", "北户", "跃层", "复式", "阁楼", "平房", "层")
"""What may stand in a room's name beside its number."""

HOLDERS = ("户主", "业主", "租户", "产权", "住户", "承租", "房主", "电话", "联系")
"""Words in brackets behind a room that say whose it is: they go."""

INTENDED = ("预计", "预期", "计划", "拟", "力争", "争取", "确保")
UNTIL = ("截至", "截止到", "截止至", "截止", "最迟", "不晚于", "至", "到")
BY_THEN = ("之前", "以前", "前", "为止", "止")
FINISH_VERBS = ("全部完工", "全部完成", "完成施工", "完成", "完工", "竣工", "建成", "交付", "投入使用", "投用", "验收")
START_VERBS = ("开始施工", "进场施工", "开工", "进场", "启动", "开始", "施工")
"""Words around a date (预计2024年6月30日前完工)."""

WHOLE_ONLY = ("加装", "屋面", "运行")
"""Words of a term that mean it only when they stand alone (加装扶手 is no lift)."""

ANSWER_LIMITS = "未不没非无待难否拒撤反但中拟暂或再?？半若如尚"
ANSWER_HEDGES = ("默认", "系统", "自动", "原则", "口头", "条件", "初步", "倾向", "可能", "大概", "部分", "基本", "前提", "要求", "希望", "书")
ANSWER_DENIALS, ANSWER_DENIALS_BEHIND = "×✗✘✕✖╳❌", "低差xX"
NOT_THE_OWNER = ("租户", "租客", "家属", "代签", "子女", "保姆", "亲属")
"""Beside an answer these leave it open: 同意×, 满意度低, 原则同意, 同意但要求补偿, 租户同意, 系统默认满意."""

FOUNDED_BEFORE = ("始建于", "建成于", "建于", "成立于", "创建于", "竣工于", "建成时间", "建设年代", "建成年代")
FOUNDED_BEHIND = ("建成", "建造", "成立", "始建", "印发", "发布", "公布", "施行", "起施行", "入住", "交付使用")
"""Around a date of a title: it is no data month."""

NAMES_BEGIN_BEHIND = (
    "关于", "报送", "填报", "单位", "所属", "辖区", "热线", "附件", "街道办事处", "内部资料", "情况", "报表", "月报", "年报", "名称", "社区名称")
GENERIC_PLACES = (
    "各", "全", "本", "该", "我", "老旧", "完整", "智慧", "和谐", "文明", "示范", "绿色", "未来", "美丽", "平安", "无障碍", "城市", "农村", "试点", "重点",
    "宜居", "养老", "新型", "居住", "基层", "街道", "某某", "若干", "其他", "新建", "商品房", "住宅", "城镇", "涉及", "部分", "辖区内", "和", "及", "与",
    "儿童友好", "多层", "高层", "既有", "居民", "无物业", "邻里", "物业", "两个", "几个", "所在", "社区", "小区", "全区", "全市")
NOTES = ("注", "备注", "说明", "填表说明", "填报说明", "※", "*")
"""What stands in titles where a name might be, or begins a line that says nothing for all rows."""

SECOND_CHOICES = (
    "派单时间", "派单日期", "交办时间", "交办日期", "接单时间", "转办时间", "转派时间", "下派时间", "发生时间", "登记时间", "创建时间", "生成时间", "主要内容",
    "诉求内容", "工单内容", "内容", "反映内容", "问题描述", "诉求描述", "事件描述", "工单描述", "来电内容", "受理内容", "投诉内容", "具体内容", "内容描述",
    "首次满意度", "回复时间", "反馈时间", "归档时间", "街道/社区", "街道社区", "街道、社区", "属地", "属地单位", "所属网格", "网格", "网格名称", "所在网格", "责任网格",
    "被反映单位", "被诉单位", "被投诉单位", "被反映对象", "反映单位", "辖区", "所属辖区", "所属区域", "所在区域", "区域", "二级承办单位", "三级承办单位", "具体地址", "详细地址",
    "具体位置", "详细位置", "具体地点", "地址", "地点", "位置", "事件位置", "所在地址", "所在位置", "事发位置", "事发地点", "三级分类", "二级分类", "一级分类", "诉求大类", "问题大类", "上报时间", "上报日期", "发现时间", "发现日期",
    "响应", "解决", "满意", "处理结果", "办理结果", "处置结果", "结果", "回访情况", "回访", "办理结论")
"""Headers that mean their field only where no better one stands beside them, which is nothing to report."""

COUNT_OR_DATE = {
    "完工": ("completed_count", "finished_on"), "竣工": ("completed_count", "finished_on"), "开工": ("started_on",)}
"""Headers that mean a number or a day: the cells decide."""

LEFT_OUT_SIGNS = (
    "作废", "剔除", "废单", "废件", "撤单", "无效工单", "不考核", "不纳入考核", "不计考核", "免考核", "核减", "协办", "会办", "联办")
SENT_BACK = ("退单", "退件", "退回", "不属实", "误派", "错派", "重复件剔")
NOT_LEFT_OUT = ("未剔", "不剔", "不予剔", "非作废", "未作废", "不作废", "剔除后", "剔除前", "已剔除后", "除剔除", "驳回", "不通过", "未通过", "不同意", "撤回剔除", "非协办", "无协办",
                "含剔除", "含作废", "含协办", "不核减", "未核减", "主协办", "主办/协办", "主办、协办", "主办协办", "纳入考核情况", "作废后", "退单后", "未退", "不退", "退回后", "扣除", "去除", "排除", "不计作废", "不包括",
                "除外", "不含")
"""Words that take an order out of the count wherever they stand, words that may, and words that say that it stays in."""

BESIDE_LEFT_OUT = ("重复", "合并", "重复件", "合并件", "非本街道", "非本辖区", "非辖区", "非属地", "非本社区", "同意", "通过", "考核", "市级", "区级", "街道")
"""What may stand beside such a word: 已作废（重复）."""

COUNTS_IF = ("有效", "纳入考核", "考核", "计入考核", "参与考核", "参评", "计入")
"""Headers below which 否 takes an order out of the count."""
