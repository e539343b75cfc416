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

SECTION_START = r"(?:[一二三四五六七八九十]+|[(（][一二三四五六七八九十]+[)）])[、.．]?"
"""How a line begins that only says what the rows below it are."""

COMPOUND_ENDINGS = (
    "小区", "花园", "家园", "新苑", "苑", "园", "新村", "公寓", "大院", "里", "坊", "庭", "村", "号院", "胡同", "居", "城", "小院")

SUBJECT_WORDS = (
    "老旧", "既有", "改造", "意愿", "征询", "统计", "进展", "进度", "台账", "楼栋", "底册", "汇总", "协商", "项目", "年度", "计划",
    "12345", "工单", "降雨", "截至", "加装", "加梯", "征求", "逐户", "户")
"""Where the names of a title end and its subject begins."""
