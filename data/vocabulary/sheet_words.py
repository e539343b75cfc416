"""Words by which a sheet is read that name no field and no term: units, endings of place names, signs of a footer."""

COUNT_UNITS = (
    "个", "部", "台", "处", "栋", "幢", "户", "套", "件", "次", "场", "人", "门", "单元", "项", "层", "座", "条", "岁", "起", "组",
    "楼组", "门洞", "人次", "㎡", "m2", "平方米", "平米", "mm", "毫米")
"""What may stand behind a number without changing it."""

ABOUT_BEFORE = ("约", "大约", "近", "将近", "约计")
ABOUT_BEHIND = ("余", "多", "左右", "上下")
"""What makes a number approximate."""

DONE_VERBS = ("已", "累计", "完工", "完成", "竣工", "在建", "施工", "开工", "安装", "计划", "惠及", "共", "共计")
"""Words that may stand before the one number of a cell (已完工2台)."""

MONEY_UNITS = {"亿元": 100_000_000, "千万元": 10_000_000, "百万元": 1_000_000, "万元": 10_000, "千元": 1_000, "万": 10_000, "元": 1}
"""Units of money in a header or a title, the longer before those they contain."""

MONEY_FACTORS = {"": None, "万元": 10_000, "万": 10_000, "元": 1, "亿元": 100_000_000}
"""What stands behind an amount → what it is multiplied by (None: the header or the title decides)."""

YES_WORDS = ("是", "√", "✓", "✔", "有", "y", "yes", "1", "已联系", "已响应", "按时联系", "已见面", "true", "对")
NO_WORDS = ("否", "×", "✗", "无", "n", "no", "0", "未联系", "未响应", "未按时联系", "未见面", "false", "没有")

BLANKS = ("", "-", "—", "——", "--", "/", "\\", "无", "暂无", "N/A", "n/a", "空")
"""What people write into a cell to say that it is empty."""

PAST_WORDS = ("上月", "上年", "去年", "同期", "往年", "上期", "上季")
"""A column about another time than the sheet's month."""

WHOLE_YEAR = ("全年", "年度", "全年合计", "年度合计")

TICKS = ("√", "✓", "✔", "☑", "■", "●", "1", "是", "Y", "y", "V", "v", "对")

DENIALS = "未不没非无待难"
"""A character shortly before a word that turns it into its opposite (未完全解决, 不太同意)."""

HEDGES_BEFORE = ("计划", "预计", "拟", "即将", "将于", "准备", "部分", "基本", "申请", "正在", "办理", "同步", "争取", "力争")
HEDGES_BEHIND = ("不了", "准备", "招标", "图设计", "许可", "条件", "手续", "申请", "中止")
"""Words around a word that leave open whether it holds (计划12月完工, 施工准备)."""

HARMLESS_BEFORE = ("本年", "本年度", "全年", "目前", "现", "截至目前", "截止目前", "累计", "项目", "工程", "实际", "所在", "所属", "涉及")
HARMLESS_BEHIND = ("情况", "数量", "信息", "名称", "统计", "明细", "合计")
"""Parts of a header that leave its meaning; without them it is a guess, and said to be one."""

GROUP_HINTS = (
    (("时间", "日期", "节点"), ("日期", "时间")), (("资金", "投资"), ("资金",)), (("户",), ("户数",)), (("面积",), ("面积",)))
"""A word in the group's header → what it adds to the header below it (时间节点 over 计划完工)."""

MADE_ON_VERBS = ("填报", "导出", "制表", "打印", "报送", "填表", "生成", "上报", "创建")
"""With 日期 or 时间 behind it: when the sheet was made, which is not its data month."""

SECTION_START = r"(?:[一二三四五六七八九十]+[、.．:：]|[(（][一二三四五六七八九十]+[)）][、.．]?)"
"""How a line begins that only says what the rows below it are."""

COMPOUND_ENDINGS = (
    "小区", "花园", "家园", "新苑", "苑", "园", "新村", "公寓", "大院", "里", "坊", "庭", "村", "号院", "胡同", "居", "城", "小院")

SUBJECT_WORDS = (
    "老旧", "既有", "改造", "意愿", "征询", "统计", "进展", "进度", "台账", "楼栋", "底册", "汇总", "协商", "项目", "年度", "计划",
    "12345", "工单", "降雨", "截至", "加装", "加梯", "征求", "逐户", "户")
"""Where the names of a title end and its subject begins."""

CUMULATIVE_WORDS = ("累计", "本年", "今年", "年初", "全年", "1-", "1—", "1至", "以来")
"""A column that counts from the year's beginning, beside or instead of the month's own number."""

IDLE_HEADERS = ("序号", "备注", "说明", "编码", "序", "号", "No", "区县", "区", "所属区", "附件", "照片")
"""Headers of columns that no kind of sheet reads: they tell a header row all the same."""

COMPLAINT_WORDS = ("12345", "诉求", "工单", "热线", "投诉", "来电", "受理")
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

SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛阎余潘杜戴夏钟汪田姜范石姚谭廖邹熊"
    "陆郝孔崔康毛邱秦江史顾侯邵孟龙段雷钱汤尹黎易武乔贺赖龚庞樊殷施陶洪翟颜倪严牛温俞章鲁葛韦毕聂焦柳邢岳齐梅莫庄辛祝左涂耿牟詹苗凌"
    "费纪靳盛童甄裴席屈鲍覃霍翁隋宁柯阮桂闵欧冉饶刁瞿戚池滕晋")
"""Common family names, most common first."""

INTENDED = ("预计", "预期", "计划", "拟", "力争", "争取", "确保")
UNTIL = ("截至", "截止到", "截止至", "截止", "最迟", "不晚于", "至", "到")
BY_THEN = ("之前", "以前", "前", "为止", "止")
FINISH_VERBS = ("全部完工", "全部完成", "完成施工", "完成", "完工", "竣工", "建成", "交付", "投入使用", "投用", "验收")
START_VERBS = ("开始施工", "进场施工", "开工", "进场", "启动", "开始", "施工")
"""Words around a date (预计2024年6月30日前完工)."""

ROLES = (
    "户主", "业主", "居民", "住户", "租户", "租客", "房主", "产权人", "来电人", "反映人", "投诉人", "市民", "联系人", "对接人", "负责人", "经办人",
    "填表人", "审核人", "制表人", "统计人", "复核人", "请联系", "当事人", "楼长", "楼门长", "委托人", "代理人", "签字人", "承办人")
ADDRESSES = ("先生", "女士", "大爷", "大妈", "大娘", "大叔", "阿姨", "奶奶", "爷爷", "同志", "师傅", "小姐", "老伯", "老太")
BEHIND_NAMES = "不反同拒要表称来家等说认的电签已未没在因提向对和与及也均将于"
"""What stands before a person's name (with or without a colon), behind it, or with it."""
