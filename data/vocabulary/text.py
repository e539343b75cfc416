"""Every sentence on the screen, grouped by page in screen order. Templates are `str.format` patterns."""

PRODUCT = "街道改造督查看板"
NO_VALUE = "—"
NOT_REPORTED = "未报"


# --- The frame around every page: navigation, filter, views ---

PAGE_TITLES = {
    "overview": "总览",
    "completion": "完成进度",
    "complaints": "诉求趋势",
    "impact": "改造成效",
    "consent": "征询同意",
    "briefing": "简报",
    "upload": "数据上传",
}
LOGO = "{street}改造督查看板"
MONTH = "{0.year}年{0.month}月"
STREET_UNNAMED = "本街道"
OPENING = "正在打开数据，第一次要等一会儿……"

LIST_JOINT = "、"
FILTER_JOINT = " · "
FILTER_MONTH = "月份"
FILTER_STREET = "街道"
FILTER_COMMUNITY = "社区"
FILTER_COMPOUND = "小区"
FILTER_WORK_TYPE = "改造类型"
FILTER_ALL = {"street": "全部街道", "community": "全部社区", "compound": "全部小区", "work_type": "全部类型"}
FILTER_SEVERAL = "{first}等{count}个"
FILTER_SEVERAL_WORK_TYPES = "{first}等{count}类"
FILTER_NO_MONTH = "还没有数据"
FILTER_ANY_MONTH = "不分月份"
FILTER_AS_OF = "{0.month}月{0.day}日 {0:%H:%M} 的数"
FILTER_AS_OF_MOMENT = "{0.year}年{0.month}月{0.day}日 {0:%H:%M}"
FILTER_IGNORED = "链接里的“{words}”在现有数据中没有，已略过。"

VIEW_LEADER = "领导视图"
VIEW_LEADER_HELP = "不显示房号和每户意见，可以投屏、转发。"
VIEW_LARGE_TYPE = "大字"
VIEW_PRESENTATION = "演示"
VIEW_PRESENTATION_HELP = "藏起导航和筛选，字放大。"
VIEW_PRESENTATION_LEAVE = "退出演示"
VIEW_PRINT = "打印版"
VIEW_PRINT_HELP = "排成一列，按 Ctrl+P 打印到 A4 纸。"
VIEW_FROZEN = "定格在此刻"
VIEW_FROZEN_HELP = "以后再传数据，用这个网址打开的仍是现在的数。"

SAMPLE_BADGE = "示例数据"
SAMPLE_NOTE = "**{badge}**，不是真实情况"
SAMPLE_CLEAR = "清除，换成自己的"
SAMPLE_CLEAR_HELP = "清除示例数据并打开数据上传；以后可以在入库记录里恢复。"
SAMPLE_CLEARED_BY = "看板"

ERROR = "这里出错了，没有显示完整。请把错误编号 {number} 告诉管理员；已入库的数据没有受影响。"
STAFF_ONLY = "“领导视图”里不显示房号和每户意见。"

SOURCE_SEVERAL = "{file}等{count}个文件"
TABLE_REST = "共 {count} 行，这里列前 {shown} 行；全部请下载 Excel。"


# --- Charts: findings, subtitles, key lines, footers, empty states ---

CHART_JOINER = " · "
CHART_BAR = "｜"
CHART_SOURCE = "来源：{}"
CHART_STAMP = "数据截至 {}｜{} 生成"
CHART_EMPTY_TITLE = "{}：{}没有数据"
CHART_EMPTY_TITLE_NEVER = "{}：还没有数据"
CHART_EMPTY = "没有数据，不等于0"
CHART_EMPTY_LAST = "最近一次数据截至 {}"
CHART_EMPTY_NEVER = "还没有收到过数据"
CHART_EMPTY_TODO = "请换月份或范围，或到“数据上传”补报"
CHART_TOOLTIPS = {
    "Download plot as a PNG": "下载图片（PNG）", "Download plot": "下载图片", "Double-click to zoom back out": "双击还原"}
CHART_DATES = {
    "days": ["星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"],
    "shortDays": ["周日", "周一", "周二", "周三", "周四", "周五", "周六"],
    "months": ["一月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月", "十一月", "十二月"],
    "shortMonths": ["1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"],
    "date": "%Y-%m-%d"}

CHART_TEN_THOUSANDS = "{}万"
CHART_CLAUSE = "；"
CHART_RATIO = "{}（{}/{}）"
CHART_POINTS = "{}个百分点"
CHART_AND = "、"
CHART_PAUSE = "，"
CHART_COMMUNITY = "社区"
CHART_UNNAMED = "（未写明）"
CHART_WORKS = "改造项目"
CHART_PIECE = "项"
CHART_MONTH = "{0.month}月"
CHART_MONTHS = "{0.year}年{0.month}—{1.month}月"
CHART_MONTHS_ONE = "{0.year}年{0.month}月"
CHART_MONTHS_ACROSS = "{0:%Y-%m}至{1:%Y-%m}"
CHART_SPAN_YEARS, CHART_SPAN_DASH = "{}—{}", "—"
CHART_PREVIOUS_UP, CHART_PREVIOUS_DOWN = "环比升{}", "环比降{}"
CHART_PREVIOUS_MORE, CHART_PREVIOUS_FEWER = "比上月多{}", "比上月少{}"
CHART_PREVIOUS_SAME, CHART_PREVIOUS_NONE = "与上月持平", "无上月数据"
CHART_LAST_YEAR_MORE, CHART_LAST_YEAR_FEWER = "比上年同月多{}", "比上年同月少{}"
CHART_LAST_YEAR_SAME, CHART_LAST_YEAR_NONE = "与上年同月持平", "无上年同月数据"

CHART_DONE, CHART_IN_PROGRESS, CHART_NOT_STARTED = "已完成", "在建", "待开工"
CHART_STALLED = "停滞{}"
CHART_BROKEN = "数不合"
CHART_REST_COMPOUNDS, CHART_REST_COMMUNITIES = "其余{}个小区", "其余{}个社区"
CHART_EACH_COMPOUND, CHART_EACH_COMMUNITY = "个小区", "个社区"
CHART_BY_UNFINISHED = "未完成多的在上"
CHART_COMPLETION = "{work}完成{done}/{planned}{unit}（{share}）"
CHART_COMPLETION_ALL = "{work}{planned}{unit}已全部完成"
CHART_COMPLETION_NONE = "{work}计划{planned}{unit}，尚无完成"
CHART_GAP_MANY = "缺口集中在{names}{number}{places}"
CHART_GAP_ONE = "缺口集中在{names}（{count}{unit}）"
CHART_GAP_LAST = "只剩{names}{count}{unit}"
CHART_GAP_SPREAD = "未完成的{count}{unit}分在{places_count}{places}"
CHART_STALLED_COUNT = "停滞{}{}"
CHART_NUMBERS = ("〇", "一", "两", "三", "四", "五")
CHART_COMPLETION_NOTE = "完成含已投用"
CHART_STALLED_NOTE = "停滞含在未完成内"
CHART_BROKEN_NOTE = "数不合=三项之和≠计划"
CHART_REST_NOTE = "其余合并计数，不画条"
CHART_LIGHTS_RULE_SHORT = "◆完成 ●按期 ▲落后{amber:g}–{red:g}个百分点 ■更多"
CHART_LIGHTS_RULE = "◆已完成 ●按期 ▲落后{amber:g}–{red:g}个百分点或到月未开工 ■落后更多或连续{months}个月未开工"
CHART_HOVER_COMPLETION = "%{y}<br>%{data.name} %{x:,}<extra></extra>"

CHART_TIME_AHEAD, CHART_TIME_BEHIND, CHART_TIME_EVEN = "比计划多{}", "比计划少{}", "与计划持平"
CHART_TIME_DONE = "{work}累计完成{done}{unit}"
CHART_TIME_NO_PLAN = "无分月计划"
CHART_TIME_NO_REPORT = "{work}计划{planned}{unit}，还没有上报完成数"
CHART_TIME_YEAR = "全年{planned}{unit}还差{left}{unit}"
CHART_TIME_YEAR_DONE = "全年{planned}{unit}已完成"
CHART_TIME_TOTAL = "计划共{planned}{unit}，还差{left}{unit}"
CHART_TIME_TOTAL_DONE = "计划的{planned}{unit}已完成"
CHART_TIME_MEASURE = "累计完成"
CHART_TIME_PLANNED = "计划累计"
CHART_PLAN, CHART_ACTUAL, CHART_WHOLE_YEAR, CHART_PLAN_END = "计划", "实际", "全年", "计划末"
CHART_TODAY = "数据截至"
CHART_PLAN_NOTE, CHART_BREAK_NOTE = "计划=最早入库的分月计划", "断开处当月未报"
CHART_ADJUSTED, CHART_ADJUSTED_NOTE = "调整后", "细线=最新一版计划"
CHART_EXPECTED = "预计"
CHART_EXPECTED_SPAN = "预计{}"
CHART_EXPECTED_FROM = "预计{}以后"
CHART_HOVER_SHEET = "%{customdata[0]}<br>%{data.name} %{customdata[1]}<extra></extra>"
CHART_HOVER_MONTH = "%{x}<br>{name} %{y:,}{unit}<extra></extra>"

CHART_WORKS_SEVERAL = "{}项改造施工"
CHART_SPAN_OPEN = "{0.month}月起"
CHART_SPAN_ONE = "{0.month}月"
CHART_SPAN = "{0.month}—{1.month}月"
CHART_SPAN_OPEN_YEAR = "{0.year}年{0.month}月起"

CHART_COMPLAINTS = "诉求"
CHART_COMPLAINTS_UNIT = "件"
CHART_COMPLAINTS_MEASURE = "{}受理量"
CHART_COMPLAINTS_MONTH = "{month}{subject}{count}件"
CHART_COMPLAINTS_ZERO = "{month}没有{subject}（0件）"
CHART_PARTIAL = "{month}{subject}{count}件（不足月）"
CHART_PARTIAL_DAYS = "{0.month}月1—{0.day}日"
CHART_PARTIAL_DAY = "{0.month}月1日"
CHART_PARTIAL_LABEL = "{days}<br>{count}件<br>（不足月）"
CHART_THIS_YEAR, CHART_LAST_YEAR = "本期{}", "上年{}"
CHART_COMPLAINTS_NOTE = "不含作废、剔除、协办"
CHART_LAST_YEAR_NOTE = "灰线=上年同月"
CHART_WORKS_KEY = "{name} {span}"
CHART_NAME_THIS, CHART_NAME_LAST_YEAR, CHART_NAME_PARTIAL = "当月", "上年同月", "不足月"

CHART_TOPIC_SUBJECT = "{}诉求"
CHART_BUT_OTHER = "除“其他”外，{}"
CHART_COMPARED = "环比"
CHART_COMPARED_YEAR = "同比"
CHART_PER_1000 = "每千户"
CHART_CELL = "{} {}"
CHART_BY_COUNT = "多的在上"
CHART_MOST = "{name}最多：{count}/{total}件（{share}）"
CHART_MOST_TIED = "{names}并列最多，各{count}件"
CHART_ALL_ZERO = "{subject}都是0件"
CHART_NO_TOPIC = "未分类"
CHART_NO_COMMUNITY = "未写社区"
CHART_COMPARED_NOTE = "基数不足{}件的列件数差"
CHART_PER_1000_NOTE = "每千户=件数÷底册户数×1000"
CHART_HOVER_COUNT = "%{y}：%{x:,}件<extra></extra>"

CHART_HEAT = "{name}近{months}个月{subject}最多：{count}件，{month}最高（{peak}件）"
CHART_HEAT_TIED = "近{months}个月{subject}共{count}件，{names}并列最多"
CHART_HEAT_ZERO = "近{months}个月{subject}都是0件"
CHART_BY_TOTAL = "合计多的在上"
CHART_TOTAL = "合计"
CHART_MISSING_NOTE = "“未报”不是0"
CHART_HEAT_RANGE = "{}—{}"
CHART_HEAT_FROM = "{}以上"
CHART_HEAT_MORE = "另有{}个社区未列"
CHART_HOVER_HEAT = "%{y} %{x}：%{text}<extra></extra>"

CHART_RATES = {"contacted": "响应率", "resolved": "解决率", "satisfied": "满意率"}
CHART_RATE = "{name}{ratio}"
CHART_RATE_UP, CHART_RATE_DOWN = "环比升{}", "环比降{}"
CHART_RATED, CHART_SATISFIED_COUNT = "参评（件）", "满意（件）"
CHART_RATES_NONE = "{month}没有可评的工单"
CHART_RATES_MEASURE = "三率"
CHART_RATES_UNIT = "%"
CHART_RATES_NOTE = "分母=有结果的工单，不含咨询"
CHART_RATES_FROM = "纵轴从{}%起"
CHART_HOVER_RATE = "%{x}<br>{name} %{text}<extra></extra>"

CHART_STAGE_MOST = "“{stage}”最多：{count}{unit}在此"
CHART_STAGE_SLOWEST = "“{stage}”停留最久：中位{days}天，{count}{unit}在此"
CHART_STAGE_TIED = "{stages}最多：各{count}{unit}在此"
CHART_STAGE_QUOTED = "“{}”"
CHART_STAGE_STALLED = "，其中停滞{}{}"
CHART_STAGE_DONE = "已完成{count}{unit}"
CHART_STAGE_ALL_DONE = "{count}{unit}全部完成"
CHART_STAGES_MEASURE = "到达各阶段的数量"
CHART_STAGE_HEAD = "停在此阶段"
CHART_STAGE_DAYS_HEAD, CHART_STAGE_DAYS = "停留中位数", "{}天"
CHART_STAGE_DAYS_NOTE = "停留=停在此阶段的天数"
CHART_STAGES_NOTE = "条长=到过该阶段的"
CHART_STAGE_IMPOSSIBLE = "不能实施"
CHART_STAGE_ALL = "全部{}{}"
CHART_STAGE_REASONS = "不能实施：{}"
CHART_STAGE_REASON = "{reason}（{count}{unit}）"
CHART_STAGE_NO_REASON = "未写原因"
CHART_STAGE_UNSTATED = "（{}{}没写阶段）"
CHART_HOVER_STAGE = "%{y}：到达过%{x:,}<extra></extra>"

CHART_TIMELINE_MEASURE = "计划和实际起止"
CHART_TIMELINE_ORDER = "按社区"
CHART_TIMELINE = "未完成的{count}项中{late}项已过计划完成日，最久{days}天（{name}）"
CHART_TIMELINE_ONE = "未完成的{count}项中1项已过计划完成日{days}天（{name}）"
CHART_TIMELINE_EVEN = "未完成的{count}项都还在计划期内"
CHART_TIMELINE_DONE = "{count}项都已完成"
CHART_TIMELINE_UNDATED = "所选项目没有写计划或实际日期"
CHART_TIMELINE_KEY = ("计划期", "已施工", "已过计划完成日")
CHART_TIMELINE_MORE = "另有{}项未列"
CHART_TIMELINE_FINISHED = "已完成的{}项不画"
CHART_TIMELINE_LATE = "超{}天"
CHART_TIMELINE_LEFT = "还有{}天"
CHART_TIMELINE_NOT_BEGUN = "未开工"
CHART_TIMELINE_SPAN = "{name} {first:%Y-%m-%d} 至 {last:%Y-%m-%d}"

CHART_DONE_HEAT = "近{months}个月新完成{work}{count}{unit}，{name}最多（{most}{unit}）"
CHART_DONE_HEAT_TIED = "近{months}个月新完成{work}{count}{unit}，{names}并列最多"
CHART_DONE_HEAT_ZERO = "近{months}个月没有新完成{work}"
CHART_DONE_HEAT_MEASURE = "当月新完成"
CHART_DONE_HEAT_FIRST = "首报"
CHART_DONE_HEAT_NOTE = "当月新完成=比上次上报多出的"

CHART_PACE_NEEDED = "后{months}个月每月需完成{needed}{unit}，近{recent_months}个月平均{recent}{unit}"
CHART_PACE_ONE = "下个月需完成{needed}{unit}，近{recent_months}个月平均{recent}{unit}"
CHART_PACE_RECENT = "还差{left}{unit}，近{recent_months}个月平均每月{recent}{unit}"
CHART_PACE_PAST = "计划期已到，还差{left}{unit}，近{recent_months}个月平均每月{recent}{unit}"
CHART_PACE_EXPECTED, CHART_PACE_SHARE = "按近{months}个月进度，预计{span}完成", "（{}把握）"
CHART_PACE_OPEN = "按近{months}个月进度，最早{first}完成，最晚的一头说不准"
CHART_PACE_NEVER = "照近{months}个月的进度，十年内完不成"
CHART_PACE_DONE = "计划的{target}{unit}已全部完成"
CHART_PACE_OVER = "计划{target}{unit}，已完成{done}{unit}，超额{more}{unit}"
CHART_PACE_TOO_SHORT = "只有{months}个月的进度，满{fewest}个月后再估完成时间"
CHART_PACE_STILL = "近{months}个月没有新完成，估不出完成时间"

CHART_DELIBERATIONS = "{places}协商议事：{counts}"
CHART_DELIBERATION = "{label}{count}次"
CHART_DELIBERATION_SETTLED = "{label}{count}次（化解{settled}件）"
CHART_DELIBERATION_UNIT = "次"
CHART_SETTLED, CHART_SATISFIED = "化解", "满意"
CHART_NO_COUNT = "没有填报次数"
CHART_HOVER_TIMES = "%{y}：%{x:,}次<extra></extra>"

CHART_CONSENT_TIME = "累计同意{agreed}/{all}户（{share}）"
CHART_CONSENT_TIME_ONE = "累计同意{agreed}户"
CHART_CONSENT_MORE = "最近一个月增加{}户"
CHART_CONSENT_SAME = "最近一个月没有增加"
CHART_CONSENT_MEASURE = "累计同意户数"
CHART_HOUSEHOLD = "户"
CHART_CONSENT_ALL, CHART_CONSENT_AGREED = "应征询", "同意"
CHART_CONSENT_NOTE = "按最新一轮的签字日期累计"

CHART_RAIN = "{month}降雨{total}毫米，{days}个雨日"
CHART_RAIN_NONE = "{month}没有降雨"
CHART_RAIN_PEAK = "{month}最多（{total}毫米）"
CHART_RAIN_PEAK_NOW = "为近{}个月最多"
CHART_RAIN_MEASURE, CHART_RAIN_UNIT = "月降雨量", "毫米"
CHART_HOVER_RAIN = "%{x}：%{y:.1f}毫米<extra></extra>"

CHART_BEFORE, CHART_DURING, CHART_AFTER = "改造前", "施工期间", "改造后"
CHART_IMPACT_MEASURE = "平均每月件数"
CHART_IMPACT_COMPARED = "前后取相同月份"
CHART_IMPACT_BARS = "{project}：改造前每月{before}件，改造后{after}件（不改造预计{expected}件）"
CHART_IMPACT_BARS_PLAIN = "{project}：改造前每月{before}件，改造后{after}件"
CHART_IMPACT_ONGOING = "{project}：施工尚未结束，还没有改造后的月份"
CHART_IMPACT_NO_BEFORE = "{project}：没有改造前的月份"
CHART_IMPACT_NO_AFTER = "{project}：还没有改造后的月份"
CHART_IMPACT_BARS_MANY = "{judged}个项目改造后共{observed}件，不改造预计{expected}件"
CHART_IMPACT_BARS_NONE = "{count}个项目都还不能比较改造前后"
CHART_IMPACT_BROUGHT = "施工期间比预计多{}件"
CHART_IMPACT_BARS_NOTE = "竖线=不改造时的预计"
CHART_IMPACT_PALE_NOTE = "浅色=季节不同"
CHART_IMPACT_COUNTED, CHART_IMPACT_COUNTED_SHORT = "{count}件/{months}个月", "{count}/{months}月"
CHART_IMPACT_EXPECTED = "预计{}"
CHART_IMPACT_END_NONE = "没有月份"
CHART_IMPACT_MONTHLY = "每月诉求"
CHART_IMPACT_ALL = "全部可判断项目合计"
CHART_IMPACT_BAND_KEY, CHART_IMPACT_LINE_KEY = "不改造时的预计（浅带=单月95%）", "实际"
CHART_IMPACT_RAIN = "降雨（毫米）"
CHART_IMPACT_LATER = "淡色月份不计入判断"
CHART_IMPACT_REST = "另有{}个项目未列"
CHART_HOVER_IMPACT = "%{y}<br>{name} 每月%{x:.1f}件<extra></extra>"
CHART_HOVER_IMPACT_MONTH = "%{x}（{name}）：%{y:,}件<extra></extra>"
CHART_HOVER_IMPACT_EXPECTED = "%{x} 不改造预计%{y:.1f}件<extra></extra>"

CHART_FOREST_MEASURE = "改造后诉求与“不改造时的预计”相比"
CHART_FOREST_UNIT = "%"
CHART_FOREST_LINE = "横线为95%区间"
CHART_FOREST_POOLED = "合计（{}个项目）"
CHART_FOREST_ONE = "{project}：{words}"
CHART_FOREST_WORDS = "{verdict}，{range}"
CHART_FOREST_MANY = "{count}个项目中{counts}"
CHART_FOREST_COUNT = "{count}个{verdict}"
CHART_FOREST_ALL_SAME = "{count}个项目都{verdict}"
CHART_FOREST_TOGETHER = "合计{}"
CHART_FOREST_RULE = "横线不碰0才说“明显”；参照=同街道没有这类改造的小区"
CHART_HOVER_FOREST = "%{customdata}<extra></extra>"

IMPACT_RANGE_LESS, IMPACT_RANGE_MORE = "大约少了{}", "大约多了{}"
IMPACT_RANGE_BETWEEN = "从少{less}到多{more}都有可能"
IMPACT_RANGE_SPAN = "{}到{}"
IMPACT_NUMBERS_OF_TEN = ("", "一", "两", "三", "四", "五", "六", "七", "八", "九")
IMPACT_TENTH, IMPACT_UNDER_A_TENTH, IMPACT_NEARLY_ALL = "成", "不到一成", "九成多"
IMPACT_TIMES, IMPACT_TIMES_MANY = "{:.1f}倍", "5倍以上"
IMPACT_MONTHS_NEEDED = "还差{}个月"
IMPACT_PERCENT, IMPACT_PERCENT_RANGE, IMPACT_PERCENT_MANY = "{}%", "{ratio}%（{lower}至{upper}）", "+500以上"
IMPACT_SHORT_REASONS = {
    "compound_unknown": "诉求里没有此小区", "dates_wrong": "日期有误", "too_few_before": "改造前不足12个月", "not_finished": "未完工",
    "too_few_after": "改造后不足6个月", "few_reference": "参照不足20个小区", "too_few_complaints": "诉求太少"}
IMPACT_CAUTIONS = {
    "compound_unknown": "这个小区不在诉求数据里：可能改过名，或从未登记。",
    "dates_wrong": "开工、完工日期缺失或前后颠倒。",
    "too_few_before": "改造前不足12个月的数据。",
    "not_finished": "还没有完工，或台账没写完工日期。",
    "too_few_after": "改造后不足6个月的数据。",
    "few_reference": "没有这类改造、可作参照的小区不足20个，做不出可信的比较。",
    "too_few_complaints": "改造后预计本来就不到5件，看不出高低。",
    "chosen_at_peak": "改造前半年诉求异常多，可能正因此被选中，不改造也会回落；去掉这半年仍然成立的下降才算数。",
    "works_overlap": "同一小区比较期内还有别的同类改造，效果分不开。",
    "compound_changed": "有半年以上一件诉求也没有：小区可能改名或合并，请核对。",
    "last_month_incomplete": "最后一个月的诉求比往常少一大半，可能没有报全。",
    "small_reference": "参照小区不足30个，区间偏宽。",
    "unusual_rain": "改造后的雨量与改造前同月相差三成以上；参照小区经历了同样的雨，已一并扣除。",
    "moved_topic": "其他类别的诉求同时上升，可能只是换了类别。",
    "projects_left_out": "有的项目数据不足，没有计入。",
}
IMPACT_CAVEAT = (
    "说明：这是与没有这类改造的小区比较得出的估计，不是试验，可能还有别的原因；"
    "“看不出变化”不等于没有效果，“可能”不能当作成绩上报。")
IMPACT_CAVEAT_SHORT = "估计，不是试验"

CHART_PARTICIPATION = "参与（占全部）"
CHART_AGREEMENT = "同意（占参与）"
CHART_AGREEMENT_OF_ALL = "同意（占全部）"
CHART_SIGNED_HEAD = "签字户数（须全部签字）"
CHART_AT_LEAST, CHART_MORE_THAN = "≥{}", ">{}"
CHART_MEASURES = {"area": "面积", "heads": "人数"}
CHART_SIGNED = "签字"
CHART_AREA_UNKNOWN = "面积 未登记，未评"
CHART_AREA_UNKNOWN_SHORT = "面积 缺，未评"
CHART_HEADS_UNKNOWN = "人数 未评"
CHART_AREA_NOT_TOLD = "面积 未评"
CHART_NOBODY_TAKES_PART = "{} 无人参与"
CHART_NOT_SHOWN = "不列占比"
CHART_MET = "已达标"
CHART_SHORT = "还差{}户"
CHART_SHORT_AREA = "还差{}户 / {}㎡"
CHART_SHORT_BY_AREA = "还差{}㎡"
CHART_SHORT_UNKNOWN = "未达标"
CHART_SHORT_PARTICIPATION = "参与"
CHART_IMPOSSIBLE = "尚不能开工"
CHART_NOT_EVALUATED_AREA, CHART_NOT_EVALUATED = "缺面积，未评", "未评"
CHART_UNITS = "个单元"
CHART_CONSENT_MET = "{all}{units}中{met}个已达标"
CHART_CONSENT_ALL_MET = "{all}{units}全部达标"
CHART_CONSENT_ONE_MET = "这个单元已达标"
CHART_CONSENT_NONE_MET = "{all}{units}都未达标"
CHART_CONSENT_NEAR = "{count}个只差{range}户"
CHART_RANGE = "{}—{}"
CHART_CONSENT_OPEN_AREA, CHART_CONSENT_OPEN = "{}个缺面积不能判定", "{}个未评"
CHART_CONSENT_IMPOSSIBLE = "{}个尚不能开工"
CHART_BY_CLOSENESS = "接近达标的在上"
CHART_CONSENT_DARK_NOTE = "深色=达到门槛{}"
CHART_CONSENT_INCLUSIVE = "（含本数）"
CHART_CONSENT_AREA_NOTE = "缺面积只说“未评”"
CHART_CONSENT_REST = "另有{}个单元未列"
CHART_CONSENT_HEADS_NOTE = "只有汇总的单元按户计人数"
CHART_CONSENT_WITHHELD_NOTE = "不同意不足{}户的不列占比"
CHART_CONSENT_RULE = "依据（{verified}）：{citation}{since}"
CHART_CONSENT_SINCE = "，{0.year}年{0.month}月{0.day}日起施行"
CHART_CONSENT_VERIFIED, CHART_CONSENT_UNVERIFIED = "条文已核对", "未核对，请以本市文件为准"
CHART_SHORT_LEAST = "至少{}"
CHART_SAME_OWNER = "已达标，同名业主待核"
CHART_INCOMPLETE_ROUND = "最新一轮名单不全，未评"
CHART_ROUND_UNKNOWN = "{} 名单不全，未评"
CHART_WITHHELD_MET, CHART_WITHHELD_OPEN = "{} 达到门槛", "{} 未达门槛"
CHART_CONSENT_OTHER_RULE = "另有{}个单元适用其他规则，未列"
CHART_HOVER_CONSENT = "%{customdata}<extra></extra>"

CHART_ROUNDS_MORE, CHART_ROUNDS_FEWER, CHART_ROUNDS_SAME = "净增{}户", "净减{}户", "户数不变"
CHART_ROUNDS = "再次征询后同意由{before}户变为{after}户，{change}"
CHART_ROUNDS_MEASURE = "{}个单元征询过不止一轮"
CHART_ROUNDS_BEFORE, CHART_ROUNDS_AFTER = "上一轮", "最新一轮"
CHART_ROUND_NUMBER = "第{}轮"
CHART_ROUNDS_NOTE = "带宽=户数，灰=意见没变"
CHART_ROUNDS_FEW_NOTE = "变动不足{}户，不列去向"
CHART_ROUNDS_LEFT_OUT = "有一项不足{}户的小区未列"
CHART_MOVE = "{before}→{after} {count}"
CHART_OTHERS, CHART_NOT_ASKED = "未同意", "未征询"
CHART_HOVER_MOVE = "%{customdata}<extra></extra>"

CHART_REASONS = "反对的{total}户中，{reason}最多（{count}户）"
CHART_REASONS_TIED = "反对的{total}户中，{reasons}最多，各{count}户"
CHART_REASONS_NOT_GIVEN_ALL = "反对的{total}户都没有写原因"
CHART_REASONS_MEASURE = "反对原因"
CHART_REASON_NOT_GIVEN, CHART_REASON_OTHERS = "未写原因", "其他原因"
CHART_REASONS_NOTE = "按最新一轮，一户一条"
CHART_REASONS_FEW_NOTE = "各小区不足{}户的并入其他或未列"
CHART_REASONS_MORE = "其余{}种并入其他"
CHART_HOVER_HOUSEHOLDS = "%{y}：%{x:,}户<extra></extra>"

CHART_GRID = "{building}：{all}户中同意{agreed}户，反对{objected}户"
CHART_GRID_AGREED = "{building}：{all}户全部同意"
CHART_GRID_VISIT = "还有{}户可走访"
CHART_GRID_NAME, CHART_GRID_STAFF = "楼盘表", "仅供工作人员"
CHART_GRID_ROUND = "第{}轮征询"
CHART_GRID_ROUNDS = "各户最新一轮"
CHART_GRID_FLOOR = "{}层"
CHART_GRID_NO_UNIT = "不分单元"
CHART_GRID_NO_FLOOR = "—"
CHART_GRID_NOTE = "房号仅工作人员可见，领导页面只显示“还差几户”"
CHART_HOVER_GRID = "%{customdata}<extra></extra>"

CHART_SHEET_WORKS = "{} 完成/计划（{}）"
CHART_SHEET_UNITS = "征询达标/全部单元（个）"
CHART_SHEET_COMPLAINTS = "12345诉求（件）"
CHART_SHEET_SATISFIED_N = "满意率（{}/{}）"
CHART_SHEET_PREVIOUS, CHART_SHEET_LAST_YEAR = "环比 {}", "同比 {}"
CHART_SHEET_NO_DATA = "无数据"
CHART_SHEET_LEFT, CHART_SHEET_RIGHT = "{}进度（{}）", "每月{}（件）"


# --- Overview ---

OVERVIEW_WORKS = "{work}完成{done}/{planned}{unit}"
OVERVIEW_NO_WORKS = "{work}本月没有台账"
OVERVIEW_TO_DO = "{count}件事要处理"
OVERVIEW_NOTHING = "没有要立即处理的事"
TILE_WORKS = "{work} 完成/计划（{unit}）"
TILE_WORKS_SHORT = "{work}（{unit}）"
TILE_CONSENT, TILE_CONSENT_SHORT = "征询达标/全部单元（个）", "征询达标单元（个）"
TILES_ON_PHONE = "箭头：比上月（环比）"
TILE_COMPLAINTS = "12345诉求（件）"
TILE_SATISFIED = "满意率（{ratio}）"
TILE_PREVIOUS = "环比 {}"
TILE_LAST_YEAR = "同比 {}"
TILE_NO_DATA = "无数据"
TILE_SIGNED = "本月新签 {}户"
TILE_NO_PREVIOUS = "环比 无数据"
SCOPE_COMMUNITIES = "各社区"
SCOPE_COMPOUNDS = "各小区"
SCOPE_STREET = "全部社区"
METRIC_WORKS = "完成进度"
METRIC_COMPLAINTS = "诉求趋势"
AGENDA_TODAY = "今日关注"
AGENDA_NOTHING = "没有要立即处理的事。"
AGENDA_FACTS = {
    "stalled": "停滞{value_1}天", "stalled_only": "停滞", "signatures_short": "只差{value_1}户、{value_2}㎡",
    "signatures_short_only": "只差{value_1}户", "above_last_year": "连续{value_1}个月多于上年同月",
    "not_reported": "{kind}已{value_1}个月未报", "turned_red": "本月转红灯：落后计划{value_1}个百分点",
    "turned_red_late": "本月转红灯：连续{value_2}个月没开工", "paid_over_earned": "已支付比完成值多{value_1}元"}
AGENDA_PUT_ASIDE = "本月先放一放"
AGENDA_PUT_ASIDE_NOTE, AGENDA_PUT_ASIDE_EXAMPLE = "原因", "例如：已约施工方11月3日复工"
AGENDA_PUT_ASIDE_BY = "您的姓名或岗位"
AGENDA_PUT_ASIDE_DO = "放一放"
AGENDA_PUT_ASIDE_REFUSED = "请写明原因和姓名，放下的事才说得清。"
AGENDA_ASIDE = "本月已放下{count}件"
AGENDA_ASIDE_LINE = "{said}（{note}；{who} {moment}）"
AGENDA_TAKE_UP = "重新提示"
AGENDA_TAKEN_UP = "重新提示"
AGENDA_CHANGES = "与上月相比"
AGENDA_NO_CHANGES = "完成、开工、计划都没有变化。"
AGENDA_CHANGE = {
    "completed": "新完成{work}**{count}{unit}**：{places}", "started": "新开工{work}**{count}{unit}**：{places}",
    "planned": "{work}计划变动**{count}{unit}**：{places}", "fell": "{work}完成数减少**{count}{unit}**：{places}",
    "vanished": "{work}本月未列**{count}{unit}**：{places}", "new": "新列入{work}**{count}{unit}**：{places}"}
AGENDA_MORE = "等{count}处"
AGENDA_REPORTED = "{count}个社区{reported}个已报"


# --- Completion ---

COMPLETION_SECTIONS = {
    "stages": "阶段与停滞", "timeline": "时间线", "months": "逐月与目标", "money": "资金", "changes": "本月变化",
    "checks": "核对", "rows": "逐级查到原表"}
COMPLETION_SECTION = "往下看什么"
COMPLETION_PACE = "{}。"
COMPLETION_LIGHTS_LEGEND = (
    "亮灯规则：◆ 已完成　● 按期　▲ 比最早上报的计划日期落后{amber:g}–{red:g}个百分点，或到了计划月还没开工　"
    "■ 落后超过{red:g}个百分点，或连续{months}个月没开工　◇ 没有计划日期，未评。")
COMPLETION_LIGHTS_NAMES = {
    "red": ":red[■] 红灯{}个小区", "amber": ":orange[▲] 黄灯{}个", "green": ":green[●] 按期{}个",
    "accepted": ":blue[◆] 已完成{}个", "missing": ":gray[◇] 未评{}个"}
COMPLETION_LIGHT_WORDS = {
    "red": "红灯", "amber": "黄灯", "green": "按期", "accepted": "已完成", "missing": "未评"}
COMPLETION_RULE = "改亮灯规则"
COMPLETION_RULE_HELP = "改后所有人看到的都按新规则亮灯；谁、何时、为什么改都留着，可以退回。"
COMPLETION_RULE_FIELDS = {
    "amber_behind_points": "落后几个百分点亮黄灯", "red_behind_points": "落后几个百分点以上亮红灯",
    "red_late_start_months": "连续几个月没开工亮红灯"}
COMPLETION_RULE_BY, COMPLETION_RULE_WHY = "您的姓名或岗位", "为什么改"
COMPLETION_RULE_SAVE = "保存规则"
COMPLETION_RULE_UNDO = "退回上一版"
COMPLETION_RULE_WRONG = "没有改：黄灯的百分点要小于红灯的。"
COMPLETION_RULE_WHO = "没有改：请填写谁改的、为什么改。"
COMPLETION_RULE_SAID = "{moment} {who}：▲{amber:g} ■{red:g}个百分点，{months}个月未开工亮红灯（{reason}）"
COMPLETION_RULE_SAID_DEFAULT = "{moment} {who}：退回默认规则（{reason}）"
COMPLETION_RULE_TAKEN_BACK = "退回上一版"

COMPLETION_TABLE_TITLE = "停滞和超期清单（{count}项）"
COMPLETION_STUCK_NOTE = "按“晚的天数×等着的户数”排；没写户数的，一{unit}按1户算。"
COMPLETION_NOT_STUCK = "没有停滞、超期或在一个阶段超过{days}天的项目。"
COMPLETION_STATUS = {"stalled": "■ 停滞", "overdue": "▲ 超期", "slow": "◇ 停留久"}
COMPLETION_STUCK_IN = "停在{stage}{days}天"
COMPLETION_STUCK_STILL, COMPLETION_STUCK_LATE = "停滞", "超期{days}天"
COMPLETION_STUCK_RESPONSIBLE, COMPLETION_STUCK_REASON = "责任单位{}", "原因：{}"
COMPLETION_STUCK_NO_REASON = "原因未写"
COMPLETION_COLUMNS = {
    "status": "状态", "subject": "项目", "told": "怎么卡住的", "late_days": "晚(天)",
    "waiting_households_count": "等着(户)", "source": "出处"}
COMPLETION_STAGES_TITLE = "各类改造走到哪一步"
COMPLETION_STAGES_COLUMNS = {
    "work": "改造类型", "listed_count": "全部", "cancelled_count": "不能实施", "before_count": "开工前",
    "works_count": "施工和验收", "done_count": "完成和投用", "slowest": "停得最久的阶段"}
COMPLETION_STAGES_SLOWEST = "{stage}（中位{days}天）"

COMPLETION_TARGETS_TITLE = "{year}年度目标（到{month}）"
COMPLETION_TARGETS_COLUMNS = {
    "work": "改造类型", "start_target": "开工目标", "started_count": "已开工", "start_share": "开工率",
    "finish_target": "完工目标", "completed_count": "已完工", "finish_share": "完工率"}
COMPLETION_TARGETS_NONE = "还没有{year}年度计划表。上传年度计划后，这里列出开工、完工两个目标。"
COMPLETION_TARGETS_ADJUSTED = "{work}{what}目标最早是{first}，最新一版是{now}"
COMPLETION_TARGETS_WHAT = {"start": "开工", "finish": "完工"}

COMPLETION_MONEY_TITLE = "计划值、完成值、已支付（万元，到{month}）"
COMPLETION_MONEY_COLUMNS = {
    "status": "状态", "work": "改造类型", "budget": "预算", "planned_value": "计划值", "earned_value": "完成值",
    "paid": "已支付", "paid_share": "已支付/预算"}
COMPLETION_MONEY_STATUS = {"over": "▲ 付得多", "even": "● 未多付"}
COMPLETION_MONEY_NOTE = (
    "计划值=按最早上报的计划日期，开工计预算的一半、完工计全部；完成值=按上报的在建数、完成数同样计；"
    "“付得多”=已支付多于完成值，可能是预付款，请核对。")
COMPLETION_MONEY_UNKNOWN = "另有{count}项没写预算、支付或计划日期，不计。"
COMPLETION_MONEY_NONE = "台账里没有写预算和支付，算不出计划值和完成值。"
COMPLETION_MONEY_FINDING = "预算{budget}万元，到{month}按计划应完成{planned}万元、实际完成{earned}万元、已支付{paid}万元"

COMPLETION_CHANGES_TITLE = "与{month}相比（{count}项变化）"
COMPLETION_CHANGES_NONE = "与上月相比没有项目变化。"
COMPLETION_CHANGES_FIRST = "这是第一个月的台账，没有上月可比。"
COMPLETION_CHANGE = {
    "finished": "◆ 完成", "started": "● 开工", "progressed": "● 又完成", "moved": "● 进下一阶段", "slipped": "▲ 改期",
    "fell_back": "■ 倒退", "cancelled": "◇ 取消", "vanished": "■ 本月没列", "new": "◇ 新列入"}
COMPLETION_CHANGES_COLUMNS = {
    "status": "变化", "subject": "项目", "before": "上月", "after": "本月", "moved": "计划完成日", "source": "出处"}
COMPLETION_CHANGES_DONE = "完成{count}"
COMPLETION_CHANGES_LATER, COMPLETION_CHANGES_EARLIER = "推后{days}天", "提前{days}天"

COMPLETION_CHECKS_TITLE = "要核对的{count}处"
COMPLETION_CHECKS_NONE = "三项之和都等于计划；没有项目消失、没有完成数减少、没有一个小区两种写法。"
COMPLETION_CHECK = {
    "parts_differ": "■ 数不合", "done_fell": "■ 完成数减少", "vanished": "▲ 本月没列", "two_spellings": "▲ 两种写法",
    "over_fulfilled": "◆ 超额完成"}
COMPLETION_CHECK_TOLD = {
    "parts_differ": "计划{expected}，已完成＋在建＋待开工是{found}", "done_fell": "上月完成{expected}，本月是{found}",
    "vanished": "上月还在台账里，本月没有这一行", "two_spellings": "这里写“{found}”，别处写“{expected}”",
    "over_fulfilled": "计划{expected}，已完成{found}"}
COMPLETION_CHECKS_COLUMNS = {
    "status": "问题", "subject": "项目", "told": "怎么不对", "file": "文件", "source": "单元格"}
COMPLETION_CELL = "{sheet} {cell}"

COMPLETION_DRILL = {"street": "街道", "community": "社区", "compound": "小区"}
COMPLETION_DRILL_INTO = {"street": "进入哪个街道", "community": "进入哪个社区", "compound": "进入哪个小区"}
COMPLETION_DRILL_UP = "返回{}"
COMPLETION_DRILL_JOINT = " › "
COMPLETION_DRILL_COLUMNS = {
    "place": "地点", "planned_count": "计划", "completed_count": "已完成", "in_progress_count": "在建",
    "not_started_count": "待开工", "light": "灯"}
COMPLETION_ROWS_TITLE = "{place}{month}的{count}行，出自{file}"
COMPLETION_ROWS_COLUMNS = {
    "subject": "项目", "stage": "阶段", "planned_count": "计划", "completed_count": "已完成", "in_progress_count": "在建",
    "not_started_count": "待开工", "source": "出处"}
COMPLETION_WORKS_TITLE = "各类改造（{month}）"
COMPLETION_WORKS_COLUMNS = {
    "work": "改造类型", "planned_count": "计划", "completed_count": "已完成", "in_progress_count": "在建",
    "not_started_count": "待开工", "benefiting_households_count": "惠及(户)"}
COMPLETION_SHARE = "完成率"
COMPLETION_IN_DOUBT = "▲ 有{count}处要核对：{places}。见下面“核对”。"
COMPLETION_IN_DOUBT_AT = "{place}{what}"
COMPLETION_SOURCE = "{sheet} 第{row}行"
DOWNLOAD_TABLE = "下载Excel"


# --- Complaints ---

COMPLAINTS_TOPIC = "诉求类别"
COMPLAINTS_ROWS = "{month}工单明细（{count}件，不含姓名电话）"
COMPLAINTS_ROW_COLUMNS = {
    "request_id": "工单编号", "received_at": "来电时间", "community": "社区", "compound": "小区", "topic": "类别",
    "resolution": "是否解决", "satisfaction": "是否满意"}
METRIC_TOPICS = "诉求类别"
METRIC_COMMUNITIES = "各社区诉求"
METRIC_HEAT = "各社区逐月诉求"
METRIC_RATES = "三率"
METRIC_OVER_TIME = "计划与实际"
METRIC_STAGES = "阶段"
METRIC_TIMELINE = "时间线"
METRIC_DONE_HEAT = "各社区逐月完成"
METRIC_MONEY = "资金"
METRIC_CHANGES = "本月变化"
METRIC_CHECKS = "核对"
METRIC_ROWS = "台账明细"
METRIC_STUCK = "停滞超期"


# --- Impact ---

IMPACT_TOPIC = "看哪类诉求"
IMPACT_TOPIC_SUBJECT = "{}类诉求"
IMPACT_WORKING = "正在逐个项目与未改造小区比较……"
IMPACT_PROJECT = "看哪个项目"
IMPACT_CHOICE = "{compound} {work}（{started:%Y-%m}开工）"
IMPACT_NONE = "所选范围内还没有写明开工日期的改造项目，无法比较前后。请在台账里填写开工日期。"
IMPACT_CAUTIONS_TITLE = "看这个项目时请注意"
IMPACT_DURING = "施工期间（{months}个月）{topics}诉求{count}件，不改造预计{expected}件；另有施工扰民诉求{nuisance}件。"
IMPACT_GROUPS = "合并来看"
IMPACT_GROUPS_BY = {"work_type": "按改造类型", "community": "按社区", "street": "按街道", "year": "按完工年份"}
IMPACT_GROUP_COLUMNS = {
    "verdict": "判断", "value": "范围", "words": "幅度（95%区间）", "percent": "比预计", "observed": "改造后实际/预计", "judged": "可判断/全部"}
IMPACT_UNFINISHED = "未写完工日期"
IMPACT_SEASON_TITLE = "同季节每月件数"
IMPACT_SEASON_COLUMNS = {"month": "月份", "before": "改造前", "after": "改造后", "expected": "不改造预计"}
IMPACT_SEASON_MONTH = "{}月"
IMPACT_SEASON_NONE = "改造前后还没有相同的月份可比。"
IMPACT_NUMBERS = "方法和全部数字"
IMPACT_METHOD = (
    "**怎么判断**　施工月份不算。用改造前各月推算“不改造时改造后会有多少件”：季节、下雨、全街道的涨落取自没有这类改造的小区；"
    "小区自己的水平按全街道的差异往回收（经验贝叶斯），因为“最严重时被选中”的小区本来就会回落。"
    "再让没有改造的小区轮流假装改造过，看这样的比值凭运气能偏多远，得出95%区间和p值；p<0.05说“明显”，p<0.10说“可能”，否则“看不出变化”。"
    "改造前不足12个月、改造后不足6个月、参照小区不足20个、预计不足5件的不判断。")
IMPACT_COLUMNS = {
    "compound": "小区", "work": "改造类型", "works": "施工时间", "before": "改造前", "during": "施工期间", "after": "改造后",
    "season": "同季节前→后", "verdict": "判断", "words": "幅度（95%区间）", "observed_count": "比较期实际（件）",
    "expected_count": "比较期预计（件）", "ratio": "实际÷预计", "lower": "区间下限", "upper": "区间上限", "p_value": "p值",
    "reference_compounds": "参照小区（个）", "during_expected_count": "施工期间预计（件）", "nuisance_count": "施工扰民（件）",
    "months_needed": "还差（月）", "cautions": "注意"}
IMPACT_SHOWN_COLUMNS = ("compound", "work", "before", "during", "after", "verdict", "words")
IMPACT_COUNT = "{count}件/{months}个月"
IMPACT_SEASON = "{before}→{after}"
IMPACT_RUNNING = "{started:%Y-%m}至今"
IMPACT_SPAN = "{started:%Y-%m}至{finished:%Y-%m}"
METRIC_IMPACT = "改造前后诉求"
METRIC_FOREST = "改造成效"
METRIC_IMPACT_MONTHLY = "改造前后逐月诉求"
METRIC_RAINFALL = "降雨量"


# --- Consent ---

CONSENT_NONE = "所选范围内还没有征询表。请上传逐户征询表或征询汇总表。"
CONSENT_SCOPE = "各单元"
CONSENT_RULE = "适用规则"
CONSENT_UNDATED = "逐户征询表不分月份：下面是现在的意见，不是{month}底的；只有征询汇总表按月取数。"
CONSENT_LEADER_NOTE = "领导视图只显示是否达标和还差多少，不显示房号和每户意见；不足{count}户的合并或不列。"
CONSENT_STAFF_NOTE = "这里的图能看出少数户的意见，不能存成图片；汇报用图请切换到“领导视图”再存。"
CONSENT_BUILDING = "楼盘表：看哪栋楼（仅供工作人员）"
CONSENT_BUILDING_CHOICE = "{compound}{building} · {work}"
METRIC_CONSENT = "征询同意"
METRIC_ROUNDS = "两轮征询"
METRIC_REASONS = "反对原因"
METRIC_CONSENT_TIME = "同意户数"
METRIC_GRID = "楼盘表"
METRIC_DELIBERATIONS = "协商议事"

VISITS = "本周入户走访名单（仅供工作人员）"
VISITS_NONE = "没有未达标的逐户征询单元，本周不用入户走访。"
VISITS_COUNT = "一周能走访几户"
VISITS_SAID = "从最接近达标的单元排起，{units}个单元{doors}户；标“签了就够”的{enough}户都同意，这些单元就能达标。"
VISITS_COLUMNS = {
    "is_enough": "先走访", "label": "单元", "room": "房号", "opinion": "现在", "short": "本单元还差", "work": "改造类型"}
VISITS_ENOUGH = "● 签了就够"
VISITS_EXCEL_COLUMNS = {
    "is_enough": "先走访", "place": "小区", "building": "楼栋", "unit": "单元", "room": "房号", "floor": "楼层",
    "area_m2": "面积(㎡)", "work": "改造类型", "opinion": "现在", "short": "本单元还差", "result": "走访结果"}
VISITS_NOTE = "内部使用，不外传；只有房号，没有姓名电话。{sample}\n来源：{source}，{made} 生成"
VISITS_DOWNLOAD = "下载走访名单（Excel）"
METRIC_VISITS = "入户走访"

CONSENT_TABLE = "各单元数字（{count}个）"
CONSENT_TABLE_COLUMNS = {
    "status": "结果", "unit": "单元", "work": "改造类型", "signed": "已同意/总户数", "short": "还差", "failed": "没过的检验",
    "rule_label": "适用规则"}
CONSENT_STATUS = {
    "met": "● 已达标", "not_met": "▲ 未达标", "not_evaluated": "◇ 未评", "impossible": "■ 尚不能开工"}
CONSENT_LACKS_AREA = "◇ 缺面积，未评"
CONSENT_INCOMPLETE_ROUND = "◇ 最新一轮名单不全，未评"
CONSENT_INCOMPLETE_NOTE = (
    "有{count}个单元最新一轮列的户数比以前的轮次少，没列的不知道意见，不能判定。请把最新一轮所有户写全（未再征询的写“未联系”），再上传一次。")
CONSENT_SAME_OWNER = "● 已达标，同名业主待核"
CONSENT_SAME_OWNER_NOTE = (
    "有{count}个单元达标与否取决于同名业主是不是同一个人：现按一人计（民法典司法解释第九条）。"
    "请核对；若是不同的人，请在征询表的业主栏写成能区分的，再上传一次。")
CONSENT_FAILED = {"participation": "参与{measures}", "agreement": "同意{measures}"}
CONSENT_FAILED_JOINT = "，"
CONSENT_SHORT_HOUSEHOLDS = "{}户"
CONSENT_SHORT_AREA = "{}㎡"
CONSENT_SHORT_JOINT = " / "

RULES = "适用规则和法律依据"
RULES_COLUMNS = {"work": "改造类型", "rule": "适用规则", "source": "依据", "verified": "核对", "chosen": "谁定的"}
RULES_VERIFIED, RULES_UNVERIFIED = "● 条文已核对", "◇ 未核对"
RULES_SINCE = "{source}（{since.year}年{since.month}月{since.day}日起施行）"
RULES_DEFAULT = "默认：{source}"
RULES_CHOSEN = "{who} {moment:%Y-%m-%d}{why}"
RULES_WHY = "：{why}"
RULES_CHANGE = "改一类工程的规则（管理员）"
RULES_WORK, RULES_RULE, RULES_REASON = "改造类型", "改为", "为什么改（例如文号）"
RULES_SAVE = "改用这条规则"
RULES_UNDO = "撤销：{work}恢复为改之前的规则"
RULES_NEED_REASON = "没有改：请先写明为什么改，例如本市文件的文号。"


# --- Briefing ---

BRIEFING_TITLE = "{month}简报"
BRIEFING_SCOPE = "{street}老旧小区改造"
METRIC_BRIEFING = "简报"
BRIEFING_SECTIONS = {
    "overview": "总体情况", "works": "改造进度", "consent": "征询协商", "complaints": "12345诉求", "impact": "改造成效",
    "records": "数据说明"}
BRIEFING_SECTIONS_LABEL = "写进简报的部分"
BRIEFING_TABS = {"pack": "整套简报", "words": "微信文字", "link": "定格链接", "notes": "说明", "marks": "页脚"}
BRIEFING_READING = "正在取数……"
BRIEFING_ALL = "全部连在一起"
BRIEFING_NOTHING = "{street}{month}没有数据，没有生成简报。请换月份，或到“数据上传”补报。"
BRIEFING_NO_SECTION = "请至少选一个部分。"
BRIEFING_MAKE = "生成整套简报"
BRIEFING_MAKING = {
    "chapters": "正在取数：{name}", "pptx": "正在写幻灯片（PPT）", "docx": "正在写通报（Word）", "xlsx": "正在写数据表（Excel）",
    "done": "简报已生成"}
BRIEFING_MADE = "{month}简报已生成：{chapters}个图表，三个文件的数字相同。"
BRIEFING_FILES = {"pptx": "下载PPT", "docx": "下载Word", "xlsx": "下载Excel"}
BRIEFING_OLD = "数据或选择在生成之后有变化，请重新生成。"
BRIEFING_TEMPLATE = "本单位的PPT模板（可选）"
BRIEFING_TEMPLATE_HELP = "用它的版式、字体和页脚图案；原有的页不保留。"
BRIEFING_TEMPLATE_WRONG = "{file} 不是能打开的PPT文件，请用PowerPoint另存为 .pptx 或 .potx 后再选。"
BRIEFING_FOLDER_WRONG = "不能写进文件夹 {folder}，请检查是否存在、是否有权限。"
BRIEFING_PREVIOUS, BRIEFING_NEXT = "上一页", "下一页"
BRIEFING_PAGE = "{page}/{pages}"
BRIEFING_PRESENT_HELP = "按 F11 全屏，用左右方向键翻页。"
BRIEFING_WECHAT = "【{street}{month}简报】"
BRIEFING_WECHAT_NOTE = "说明：{words}"
BRIEFING_LINK_HELP = "这个链接以后打开的仍是此刻的数；之后有更正，页面上会说明改了什么。"
BRIEFING_LINK_MAKE = "定格在此刻"
BRIEFING_SINCE_NONE = "这是 {moment} 的数，之后没有变化。"
BRIEFING_SINCE_OTHER = "这是 {moment} 的数；之后有{uploads}次入库或更正，{month}的主要数字没有变化。"
BRIEFING_SINCE = "这是 {moment} 的数；之后有{uploads}次入库或更正，{month}的数已更正：{changes}。"
BRIEFING_SINCE_CHANGE = "{metric}{then}→{now}"
BRIEFING_SINCE_METRICS = {
    "planned_count": "{work}计划", "completed_count": "{work}完成", "complaints_count": "诉求", "satisfied_count": "满意",
    "rated_count": "参评", "units_met_count": "征询达标单元", "units_count": "征询单元"}

NOTE_HELP = "写一句为什么（如“为什么下降”），会和这张图一起显示，并写进简报。不要写姓名、电话。"
NOTE_SUBJECT = "说明哪一项"
NOTE_MONTH = "整个月"
NOTE_WORDS = "说明"
NOTE_EXAMPLE = "例如：7月雨量比常年多，排水类诉求集中在两天"
NOTE_SAVE, NOTE_UNDO, NOTE_REMOVE = "保存说明", "撤销上一次", "删除说明"
NOTE_SHOWN = "说明：{words}"
NOTE_NONE = "这一项还没有说明。"
NOTE_HISTORY = "{moment} {who}：{words}"
NOTE_TAKEN_BACK = "（删除）"

MARK_HELP = "写在每一页幻灯片、每一份文件的页脚。"
MARK_INTERNAL = "内部资料"
MARK_FIELDS = {"has_mark": "标“内部资料”", "has_user": "写生成人", "has_time": "写生成时间"}
MARK_USER = "生成人：{who}"
MARK_UNTIL = "数据截至 {:%Y-%m-%d}"
MARK_TIME = "{moment} 生成"

PICTURE_CHART = "哪一张图"
PICTURE_FORMAT = "存图尺寸"
PICTURE_FORMATS = {
    "wide": "横版 16:9", "classic": "横版 4:3", "phone": "手机 3:4", "paper": "A4 竖版"}
PICTURE_HELP = "鼠标移到图上，点右上角相机按钮，存成 {width}×{height} 的图片。"
PICTURE_LONG = "整页存成一张长图"
PICTURE_LONG_FILE = "{street}_简报长图_{month}"

BULLETIN_TITLE = "{street}老旧小区改造工作简报"
BULLETIN_MONTH = "（{month}）"
BULLETIN_NUMERALS = "一二三四五六七八九十"
BULLETIN_HEADING = "{number}、{section}"
BULLETIN_TABLE = "表{number}　{metric}（{subtitle}）"
BULLETIN_END = "。"
BULLETIN_REST = "共{count}行，这里列前{shown}行；全部见Excel。"
BULLETIN_UP, BULLETIN_DOWN, BULLETIN_SAME = "{compared}上升{much}", "{compared}下降{much}", "{compared}持平"
BULLETIN_MORE, BULLETIN_FEWER = "{compared}增加{much}", "{compared}减少{much}"
BULLETIN_ZERO = "{compared}增加{much}（{then}为0）"
BULLETIN_NO_DATA = "无{then}数据"
BULLETIN_COMPARED = {"previous": "环比", "last_year": "同比"}
BULLETIN_THEN = {"previous": "上月", "last_year": "上年同月"}
BULLETIN_POINTS_UP, BULLETIN_POINTS_DOWN = "较{then}提高{much}个百分点", "较{then}降低{much}个百分点"
BULLETIN_POINTS_SAME = "与{then}持平"
BULLETIN_RECEIVED = "{month}共受理诉求{count}件，{last_year}，{previous}"
BULLETIN_RATE = "{name}{ratio}，{change}"
BULLETIN_RATE_NONE = "{name}没有可评的工单"
BULLETIN_WORKS = "{work}计划{planned}{unit}，完成{done}{unit}，完成率{share}"
BULLETIN_WORKS_NO_PLAN = "{work}没有计划数，完成{done}{unit}"
BULLETIN_UNITS = "{work}征询单元{all}个，达标{met}个，达标率{share}"
BULLETIN_TOPIC = "{name}{count}件，占{share}"
BULLETIN_NEAREST = "算得出还差几户的{count}个单元中，{near}个只差不超过{most}户"
BULLETIN_STUCK = "停滞、超期或停留过久的项目{count}项"
BULLETIN_HOUSEHOLDS_REASON = "居民意见尚未一致"
BULLETIN_BROKEN = "{count}行台账的三项之和不等于计划，请核对"
BULLETIN_CHANGES = "台账与上月相比有{count}处变化"
BULLETIN_SOURCES = "本期用到{count}个文件"

HEADS = {
    "metric": "指标", "now": "本月", "previous": "上月", "previous_change": "环比", "last_year": "上年同月",
    "last_year_change": "同比", "work": "改造类型", "community": "社区", "compound": "小区", "planned": "计划",
    "share": "完成率", "benefiting": "惠及（户）", "month": "月份", "plan": "计划", "actual": "实际", "stage": "阶段",
    "reached": "到过", "here": "停在此", "stalled": "其中停滞", "days": "停留中位（天）", "status": "状态", "subject": "项目",
    "days_in_stage": "停留（天）", "reason": "原因", "met": "已达标", "not_met": "未达标", "not_evaluated": "未评",
    "impossible": "尚不能开工", "units": "单元数", "unit": "单元", "short": "还差（户）", "short_area": "还差（㎡）", "rule": "适用规则",
    "agreed": "累计同意（户）", "asked": "应征询（户）", "deliberation": "形式", "times": "次数", "settled": "化解（件）",
    "topic": "类别", "count": "件数", "topic_share": "占比", "per_1000": "每千户", "kind": "表", "file": "文件",
    "rows": "行数", "change": "变化", "before": "原来", "after": "现在", "difference": "相差", "place": "地点",
    "satisfied_n": "参评", "resolved_n": "有结果", "contacted_n": "应联系", "project": "项目",
    "verdict": "判断", "expected": "不改造预计（件）", "observed": "改造后实际（件）",
    "before_mean": "改造前月均", "after_mean": "改造后月均", "before_n": "改造前（件/月数）", "during_n": "施工期间（件/月数）",
    "after_n": "改造后（件/月数）", "source": "出处"}
CHANGE_LABELS = {
    "completed": "新完成", "started": "新开工", "planned": "计划变动", "fell": "完成数减少", "vanished": "本月未列", "new": "新列入"}
METRIC_HEADLINE = "主要指标"
METRIC_ALL_WORKS = "各类改造"
METRIC_COMPOUNDS = "各小区进度"
METRIC_STUCK = "停滞和超期"
METRIC_UNITS_SHORT = "接近达标的单元"
METRIC_CHANGES = "与上月相比"
METRIC_BROKEN = "数不合的行"
METRIC_SOURCES = "数据来源"
HEADLINE_METRICS = {
    "completed": "{work}完成（{unit}）", "planned": "{work}计划（{unit}）", "units_met": "{work}征询达标（单元）", "units": "{work}征询（单元）",
    "complaints": "12345诉求（件）", "satisfied": "满意率"}

PACK_COMMAND = "生成一个月的整套简报：PPT、Word、Excel。"
PACK_MONTH_HELP = "月份，YYYY-MM"
PACK_FOLDER_HELP = "写到哪个文件夹"
PACK_TEMPLATE_HELP = "本单位的PPT模板（.pptx 或 .potx），可以不写"
PACK_STREET_HELP = "哪个街道；不写时是小区最多的那个"
PACK_OPTIONS_WRONG = "命令写得不对，请用 python -m pages.exports --help 查看写法。"
PACK_MONTH_WRONG = "月份不能是“{month}”，应为 YYYY-MM，如 2025-10。"
PACK_STREET_UNKNOWN = "数据里没有“{street}”，有的是：{streets}。"
PACK_WRITTEN = "已写入：{files}"


# --- Upload ---

MASKED = "＊＊"

UPLOAD_FOR_STAFF = "数据上传由工作人员操作；“领导视图”里不显示。"
UPLOAD_LABEL = "把本月的台账、工单、征询表一起拖进来（Excel、.et .ods .csv，系统导出的网页表格也行）"
UPLOAD_CLERK = "经手人"
UPLOADED_BY = "数据员"
UPLOAD_READING = "正在读取 {file}（第{number}个，共{count}个）；大的文件要十几秒，请稍等"
UPLOAD_COMPARING = "正在和已入库的数比较……"
UPLOAD_WHICH_MONTH = "“{file}”是哪个月的数据？"
UPLOAD_CHOOSE_MONTH = "请选择数据月份"
UPLOAD_REFUSED = "没有入库，什么也没有改动。"
UPLOAD_REFUSED_WHY = "原因和改法见下面，改好后再传一次。"
UPLOAD_ASK_MONTH = "请先在下面选数据月份，选好就能入库。"
UPLOAD_SOME_REFUSED = "{files}不能入库，其余可以。"
UPLOAD_MUST = "{errors}项不改就不能入库，{warnings}项可以先入库再改。"
UPLOAD_MAY = "都可以先入库再改。"
UPLOAD_UNCHANGED = "看板现在仍是原来的数。"
UPLOAD_LOOK = "还没入库：有{count}项要您看一下。"
UPLOAD_READY = "可以入库：{files}个文件共{rows}行都看懂了。"
UPLOAD_KNOWN = "{files}的内容以前已入库，再入库数字也不会变。"
UPLOAD_DONE = "已入库，可以用了。"
UPLOAD_DONE_WHAT = "{files}个文件，{rows}行，数据月份：{months}。"
UPLOAD_SAME = "已入库过，数字没有变化。"
UPLOAD_SAME_WHAT = "{files}的内容以前已入库，这次没有重复入库。"
UPLOAD_NO_MONTH = "按各行日期"
UPLOAD_NUMBER = "第{upload}次"
UPLOAD_AGAIN = "{files}的内容以前已入库，数字没有变化。"
UPLOAD_UNDO_ALL = "撤销这次入库"
UPLOAD_REASON_NEEDED = "没有撤销：请先写明撤销原因。"
UPLOAD_ROWS = "{rows}行"
UPLOAD_ROWS_REJECTED = "另有{rows}行不能入库"
UPLOAD_ISSUES = "要改的地方（{count}项）"
UPLOAD_NO_ISSUES = "没有要改的地方"
UPLOAD_NOTICES = "另有{count}条提示，不用处理"
UPLOAD_ISSUE_COLUMNS = {"severity": "级别", "where": "文件 · 表", "cell": "单元格", "value": "现在是", "fix": "怎么改"}
UPLOAD_CELLS = "{cells} 等{count}处"
UPLOAD_VALUES = "{values} 等{count}种"
UPLOAD_WORDS = "请改用{words}，或在下面选一次、以后都认识"
UPLOAD_COLUMN = "{fix}，或在下面指明是哪一列"
UPLOAD_ALIKE = "例如：{message}"
UPLOAD_ISSUE_LIST = "下载问题清单"
UPLOAD_ISSUE_FILE = "问题清单.xlsx"
UPLOAD_ISSUE_LIST_COLUMNS = ("级别", "文件", "工作表", "单元格", "现在是", "问题", "应为", "怎么改")
UPLOAD_MARKED = "下载标好的原文件"
UPLOAD_MARKED_ONE = "标好的“{file}”"
UPLOAD_SLICES = "每个社区一份"
UPLOAD_SLICES_HELP = "只有这个社区的行，个人信息列留空，可以直接发给社区去改。"
UPLOAD_SLICE = "下载这个社区的"
UPLOAD_SLICE_OF = "{community}（{file}）"
UPLOAD_CLEAR_SAMPLES = "同时清除示例数据（建议）"
UPLOAD_COMMIT = "入库{rows}行"
UPLOAD_COMMIT_GOOD = "先入库能用的{rows}行"
UPLOAD_GIVE_UP = "放弃"

UPLOAD_LOADED_BEFORE = "已入库过（第{upload}次）"

CHANGES = "入库后会变什么"
CHANGES_OF = "入库后会变什么（{month}）"
CHANGES_NONE = "没有可入库的行，看板不会变。"
CHANGES_COLUMNS = {"metric": "指标", "before": "现在", "after": "入库后", "change": "变化"}
CHANGES_METRICS = {
    "planned_count": "计划", "completed_count": "已完成", "in_progress_count": "在建", "not_started_count": "待开工",
    "complaints_count": "12345诉求（件）"}
CHANGES_ROWS_OF = "{kind}（行）"
CHANGES_NEW = "新增"
CHANGES_SAME = "各项合计都没有变化。"
CHANGES_NOTHING = "和现在的数一样，没有变化。"
CHANGES_ROWS = "台账逐行：新增{new}、改变{changed}、本次没有{missing}"
CHANGES_ROW = {"missing": "▲ 本次没有", "changed": "改变", "new": "新增"}
CHANGES_ROW_COLUMNS = ("变化", "项目", "原来 → 入库后")
CHANGES_MISSING = "▲ 原来有、这次没有的{count}行：{names}。如不是漏报，可以入库。"
CHANGES_SINCE = "和上个月比：新增{new}、改变{changed}、上月有本月没有{missing}"
CHANGES_ORDERS = "工单：{counts}"
CHANGES_ORDER_COUNT = "{change}{count}件"
CHANGES_ORDER = {"new": "新增", "changed": "有变化", "restored": "恢复", "withdrawn": "撤下"}
CHANGES_ORDER_COLUMNS = ("变化", "工单编号", "原来 → 入库后")
CHANGES_CONSENTS = "征询意见有变化的{count}户"
CHANGES_CONSENT_COLUMNS = ("单元", "原来 → 入库后", "户数")
CHANGES_FIRST = "共 {count} 件，Excel 里列前 {shown} 件。"
CHANGES_SCOPE = "只替换{what}。"
CHANGES_SCOPE_ONE_BY_ONE = "{kinds}只更新文件里有的。"
CHANGES_SCOPE_REST = "其他都不动；可整次撤销。"

SHEETS = "看懂了什么"
SHEETS_WHICH = "看哪张表"
SHEETS_CHOOSE = "共{count}张表，选一张看"
SHEETS_NAME = "表“{sheet}”"
SHEETS_NO_NAME = "这张表"
SHEETS_UNDERSTOOD = "{where}看懂成了 {kind}（{header}，{count}行入库）"
SHEETS_LACKING = "{where}像是 {kind}，但没有找到“{fields}”一列"
SHEETS_UNKNOWN = "{where}没有看懂是哪种表"
SHEETS_HEADER_ROW = "第{row}行是列名"
SHEETS_HEADER_ROWS = "第{first}–{last}行是列名"
SHEETS_READ_AS = "看成"
SHEETS_UNUSED = "未用"
SHEETS_PERSONAL = "不读取"
SHEETS_GUESSED = "{field} · 猜"
SHEETS_GAP = "中间{count}行没有列出"
SHEETS_KEY = "“看成”一行是看板对各列的理解；姓名、电话等列不读取、不入库。■ 必须改 ▲ 建议改"

COLUMNS_WHICH = "哪一列看错了或没有用上？"
COLUMNS_NAME = "列 {letter}“{header}”"
COLUMNS_IS = "它是"
COLUMNS_CHOOSE = "选一项"
COLUMNS_LEAVE_OUT = "不读这一列"
WORDS = "这些说法是什么意思？（记住后，以后的文件自动认识）"
WORDS_IS = "“**{said}**”（{field}，{count}处）是"
WORDS_CHOOSE = "选一个说法"
WORDS_REMEMBER = "记住"
PLACES_IS = "没见过“**{said}**”（{level}，{count}处），是不是“**{like}**”？"
PLACES_YES = "是，按它改"
PLACES_NEW = "不是，是新的"
WORDS_MORE = "另有{count}个不认识的说法，记住上面的以后再问。"

RECEIPT = "入库回执"
RECEIPT_STAMP = "{moment} · 经手人：{who} · {number}入库"
RECEIPT_COLUMNS = {
    "number": "编号", "file": "文件", "rows": "内容", "months": "数据月份", "issues": "提醒", "digest": "文件校验码"}
RECEIPT_WARNED = "建议改{warnings}处，必须改{errors}处"
RECEIPT_SPAN = "{first}至{last}"
RECEIPT_DOWNLOAD = "下载回执"
RECEIPT_FILE = "入库回执_第{upload}次.xlsx"

UPLOAD_TABS = {"history": "入库记录", "board": "谁还没报", "amend": "更正", "templates": "模板", "remembered": "已记住的说法"}

HISTORY = "入库记录"
HISTORY_EMPTY = "还没有入库记录。"
HISTORY_STATUS = {"accepted": "已入库", "accepted_with_warnings": "已入库，有提醒", "undone": "已撤销"}
HISTORY_COLUMNS = {
    "status": "状态", "number": "编号", "file": "文件", "kinds": "内容", "data_month": "数据月份", "rows_count": "行数",
    "uploaded": "时间 · 谁"}
HISTORY_AMENDED = "◆ 更正"
HISTORY_SAMPLE = "{file}（示例）"
HISTORY_CHOICE = "第{upload}次 {file}（{status}）"
HISTORY_STEP = "第{upload}次起整次：{first}等{count}个文件"
HISTORY_WHICH = "撤销或恢复哪一次？"
HISTORY_CHOOSE = "选择一次入库或更正"
HISTORY_REASON = "撤销原因"
HISTORY_REASON_EXAMPLE = "例如：传错了月份"
HISTORY_UNDO = "撤销"
HISTORY_REDO = "恢复"
HISTORY_UNDONE = "{moment} 由 {who} 撤销，原因：{reason}"
HISTORY_UNDONE_WHY = "撤销原因：{reason}"

BOARD_EMPTY = "还没有台账或工单，报过一次以后这里会列出谁还没报。"
BOARD_KIND = "看哪种表"
BOARD_STATUS = {"reported": "● 已报", "reported_with_warnings": "▲ 有提醒", "missing": "— 未报"}
BOARD_ALL = "**{month}：{count}个社区都报了。**"
BOARD_MISSING = "**{month}：{count}个社区中{missing}个还没报**：{names}。"
BOARD_MORE = "等{count}个"
BOARD_FILE = "谁还没报_{kind}"

AMEND = "更正什么"
AMEND_WHAT = {"number": "改一个数或一格", "name": "改一个地名"}
AMEND_HELP = "已入库的一行里有一格不对，又等不及重新报表时，在这里改；原来的数留着，可撤销。以后再传同月的表，以新表为准。"
AMEND_KIND = "哪种表"
AMEND_LINE = "哪一行"
AMEND_LINE_CHOOSE = "共{count}行，输入小区或编号查找"
AMEND_FIELD = "改哪一项"
AMEND_SOURCE = "出处：{file} · {sheet} 第{row}行"
AMEND_NOW = "{field}现在是 **{value}**"
AMEND_VALUE = "改为"
AMEND_WHY = "为什么改"
AMEND_WHY_EXAMPLE = "例如：社区来电更正"
AMEND_NEXT = "下一步"
AMEND_INCOMPLETE = "请写明改成什么、为什么改。"
AMEND_CONFIRM = "{line}：{field} **{old} → {new}**"
AMEND_DOUBT = "请先核对，改后会变成：{problems}。确实如此仍可保存。"
AMEND_SAVE = "保存更正"
AMEND_CANCEL = "不改了"
AMENDED = "已更正，各页已按新的数。"
AMEND_UNDO = "撤销这次更正"
RENAME_HELP = "同一个地方前后写法不一样时，把已入库的都改成一种写法。"
RENAME_REMEMBER = "以后的文件里也这样认"
RENAME_LEVEL = "哪一级"
RENAME_SAID = "现在的写法"
RENAME_MEANT = "改为"
RENAME_CONFIRM = "所有已入库的“**{said}**”都改为“**{meant}**”"

TEMPLATES_HELP = "空表里已填好本街道的社区和小区，列名和下拉选项都是看板认识的。发给各社区照着填，传回来不用再改。"

REMEMBERED_NONE = "还没有记住的说法。上传时遇到不认识的列名、说法或地名，选一次就会记在这里，以后的文件自动认识。"
REMEMBERED_COLUMNS = ("说的是", "表里写的", "看成", "时间", "谁")
REMEMBERED_SUBJECTS = {"header": "{scope}的列名", "word": "“{scope}”的说法", "place": "{scope}的名称"}
REMEMBERED_WHICH = "删除哪一条？"
REMEMBERED_CHOOSE = "选择一条"
REMEMBERED_CHOICE = "“{said}”是“{meant}”"
REMEMBERED_FORGET = "删除"


# --- Workbooks handed back ---

ISSUE_SHEET = "问题清单"
ISSUE_COLUMNS = ("级别", "楼栋/地点", "数据月份", "工作表", "单元格", "现在是", "问题", "应为", "怎么改")
ISSUE_HINT = "红色的必须改，黄色的建议改；点“单元格”一列可跳到原处。改好后把整个文件再传一次即可，这一页不用删。"
ISSUE_HINT_ROWS = "原表超过2万行，这里只有有问题的行（原行号在最后一列）。请在原表里改好后再传；不要传这一份。"
ISSUE_HINT_SLICE = "这里只有本社区的行（原行号在最后一列）。红色的必须改，黄色的建议改；点“单元格”一列可跳到原处。"
ISSUE_HINT_ALONE = "请按“单元格”一列在原表里改好后再传一次。"
ISSUE_REST = "还有{count}处没有列在这里；它们的单元格也涂了颜色。改好上面这些再传，会列出剩下的。"
MARK_LINE = "【{severity}】{where}{message}"
MARK_ROW = "第{row}行："
MARK_EXPECTED = "应为：{expected}"
MARK_FIX = "怎么改：{fix}"
MARK_HEADING = "—— 看板标注 ——"
RETURNED_MARKED = "标注"
RETURNED_ROWS = "问题行"
RETURNED_SHEET = "Sheet1"
ORIGINAL_ROW = "原行号"

TEMPLATE_FILE = "模板_{kind}.xlsx"
GUIDE_SHEET = "填写说明"
GUIDE_TITLE = "{kind}：在第一张表里每行填一项；橙色的列必填，其余没有就空着（不要填0）；用不到的行请删去。列名请不要改。"
GUIDE_COLUMNS = ("这一列", "必填", "填什么", "例子", "可填的说法")
GUIDE_NEEDED = "必填"
TEMPLATE_AUTHOR = "填写说明"
TEMPLATE_NEEDED = "必填。"
TEMPLATE_EXAMPLE = "例如：{example}"
TEMPLATE_WORDS = "可填：{words}"
TEMPLATE_NOT_LISTED = "名单里没有这个说法。确实要填吗？"
TEMPLATE_ONLY_LISTED = "请从下拉名单里选。"
TEMPLATE_ONLY_WHOLE = "请填0或更大的整数，不带单位。"
TEMPLATE_ONLY_NUMBER = "请填0或更大的数，不带单位。"
TEMPLATE_ONLY_YEAR = "请填四位年份，如2025。"
TEMPLATE_ONLY_DATE = "请填完整日期，如2025-06-30。"
YES_OR_NO = ("是", "否")
TEMPLATE_HOW_BY_READER = {
    "term": "从下拉名单里选一个。", "name": "名称，每个月写法一致。", "text": "文字；不要写姓名、电话。", "free_text": "一两句话；不要写姓名、电话。",
    "count": "整数，不带单位；没有填报就空着，确实为0填0。", "money": "以元为单位的数字。", "area": "以平方米为单位的数字。", "decimal": "数字。", "rainfall": "毫米，数字。",
    "start_date": "完整日期。", "finish_date": "完整日期。", "moment": "日期和时间。", "month": "年和月；在Excel里填那个月的任一天也可以。",
    "year": "四位年份。", "yes_no": "是或否。", "identifier": "编号，按文本填，一位也不要少。", "building": "楼号。", "unit": "单元、门或立管。",
    "room": "房号，不带楼号和单元。", "round": "第几轮，填数字。", "categories": "大类到细类，用“-”隔开。", "transient": "文字。"}
TEMPLATE_HOW = {
    "report_month": "这一行是哪个月的数。", "building": "一行一栋；几栋合计的写成“1号楼、2号楼”。", "planned_count": "计划做几部、几处或几栋，按计量单位数。",
    "completed_count": "到月底累计完成的数。", "in_progress_count": "月底正在施工的数。", "count_unit": "数的是部、台、处还是栋。",
    "responsible": "单位或岗位，不写姓名。", "planned_finish_count": "到这个月底累计应完工的数；月份空着表示全年。",
    "plan_month": "空着表示全年；填月份表示累计到那个月。"}
EXAMPLES = {
    "street": "演示街道", "community": "甲子社区", "compound": "甲子花园", "building": "3号楼", "unit": "2单元", "room": "501",
    "project_code": "JG-2025-012", "project_name": "甲子花园3号楼上下水改造", "request_id": "202506010012345", "count_unit": "部",
    "previous_request_id": "202505010012345", "contractor": "某某建设公司", "responsible": "城建科", "round": "1", "floor": "5",
    "blocked_reason": "一层住户未同意", "remarks": "夜间不施工", "objection_reason": "担心采光", "subject": "电梯加装方案"}
EXAMPLES_BY_READER = {
    "count": "12", "money": "1250000", "area": "86.5", "decimal": "12.5", "rainfall": "12.5", "start_date": "2025-06-30", "finish_date": "2025-06-30",
    "moment": "2025-06-30 09:12", "month": "2025-06", "year": "2025", "text": "文字", "free_text": "文字", "categories": "市政-排水-污水外溢"}


# --- Command line ---

COMMAND_LINE = "读取、入库、撤销、备份街道改造的表格。"
COMMANDS = {
    "inspect": "读取并检查文件，不入库", "load": "入库，一个文件一次", "history": "入库记录", "undo": "撤销一次入库",
    "redo": "恢复一次撤销", "corrections": "记住的更正；--forget 编号 不再使用一条", "backup": "备份到一个新文件", "restore": "用备份替换现有数据", "sample": "生成示例表格"}
LOAD_LINE = "{file}：{status}，{rows}行"
UNDONE = "第{upload}次入库已撤销。"
REDONE = "第{upload}次入库已恢复。"
FORGOTTEN = "第{correction}条更正已删除。"
BACKED_UP = "已备份到 {file}。"
RESTORED = "已用 {file} 恢复；原来的数据保存在 {kept}。"
STORE_ERRORS = {
    "missing": "没有找到 {detail}，请检查路径，或先入库。",
    "locked": "数据库 {detail} 正被看板或别的程序使用，请在看板里操作，或先关闭看板。",
    "unreadable": "数据库 {detail} 打不开，不是本看板的数据文件或已损坏，请用备份恢复。",
    "not-a-backup": "{detail} 不是本看板的备份文件，没有恢复，现有数据没有变化。",
    "exists": "{detail} 已存在，没有覆盖；请换一个文件名。",
    "cannot-write": "备份写不进 {detail}，请检查文件夹是否存在、是否有权限。",
    "unknown-upload": "没有第{detail}次入库，请先查看入库记录。",
    "already-undone": "第{detail}次入库已经撤销过了。",
    "not-undone": "第{detail}次入库没有被撤销，不需要恢复。",
    "amended-since": "这一行之后又改过（{detail}），请先撤销那一次，或直接再改一次。",
    "row-not-found": "这一行现在不计入（已被新的入库替换或已撤销），没有改；请刷新后再看。",
    "row-ambiguous": "这一行里有好几个数，没有改；请指明是哪个月、哪一类。",
    "unknown-field": "没有可以更正的“{detail}”一项。",
    "plan-is-frozen": "年度计划第一次入库后作为基准，不在这里改；计划有调整时请上传新的计划表，两版并存。",
    "wrong-value": "没有改：{detail}",
    "value-needed": "没有改：“{detail}”必须填写。",
    "nothing-changed": "没有改：“{detail}”已经是这样。",
    "already-there": "没有改：改后的工单、住户或日期已经有一行，不能重复。",
    "unknown-place": "已入库的数据里没有“{detail}”，没有改名。",
    "same-spelling": "“{detail}”前后写法一样，不需要更正。",
    "names-collide": "{detail}",
    "unknown-scope": "没有“{detail}”这种表、列或地点，没有记住。",
    "unknown-meaning": "“{detail}”不在可选的范围内，没有记住。",
    "nothing-said": "没有写明原来的说法，没有记住。",
    "personal": "像是个人信息（姓名、电话、证件号等），不能记住。",
    "unknown-correction": "没有第{detail}条更正，可能已经删除。",
    "unknown-rule": "没有“{detail}”这条规则，没有改。",
    "rule-unchanged": "没有改：现在就是“{detail}”。",
    "nothing-decided": "没有可以撤销的决定，没有改。",
}

AMENDED_FILE = "更正：{place} {field}"
AMENDED_CELL = "{field}：{old}→{new}"
AMENDED_HOUSEHOLD = "{field}更正1户"
AMENDED_WHY = "。原因：{why}"
AMENDED_EXPECTED = "“{value}”不能作“{field}”，应为{expected}。"
RENAMED_FILE = "改名：{said}→{meant}"
RENAMED_NOTE = "“{said}”改为“{meant}”，{rows}行"
RENAMED_COLLISION = "“{said}”和“{meant}”在同一范围都有数据，改名后{uploads}入库的行会被替换，没有改名；请先撤销多余的一次入库，再改名。"
NAMES_AND_MORE = "{names}等{count}项"
AND_MORE_PLACES = "，共{count}处不同"
ROUND_BESIDE_EARLIER = "{name}第{round}轮{households_count}户、第{earlier_round}轮{earlier_households_count}户"

QUESTION_COMMAND = "回答一个问题：从已入库的数据得出一张表。"
QUESTION_NAME_HELP = "问题的名称：{names}"
QUESTION_STORE_HELP = "数据库文件；不写时用环境变量 OVERSIGHT_STORE，再不然用 data/local 里的"
QUESTION_SET_HELP = "筛选条件，可重复：street、community、compound、work_type（多个用逗号隔开）、month（YYYY-MM）、as_of（ISO时间）"
QUESTION_FORMAT_HELP = "输出格式，默认 json"
QUESTION_OPTIONS_WRONG = "命令写得不对，请用 python -m queries --help 查看写法。"
QUESTION_UNKNOWN = "没有名为“{name}”的问题，可以问的有：{names}。"
QUESTION_KEY_UNKNOWN = "没有名为“{key}”的筛选条件，可以用的有：{keys}。"
QUESTION_VALUE_WRONG = "筛选条件 {key} 不能是“{value}”，应为{expected}。"
QUESTION_VALUES_EXPECTED = {
    "street": "街道名称", "community": "社区名称", "compound": "小区名称",
    "work_type": "改造类型的代码，如 elevator_retrofit", "month": "YYYY-MM 格式的月份，如 2025-10",
    "as_of": "ISO 格式的时间，如 2025-11-03T09:00:00"}
