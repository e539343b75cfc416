"""Words of the briefing, on the screen and in the files it gives away."""

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
BRIEFING_NOT_SHOWN = "这一部分供核对，只写进Word和Excel，没有图。"
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
BULLETIN_LIGHT, BULLETIN_LIGHT_NAMES, BULLETIN_LIGHTS_NO_RED = "{light}{count}个", "（{}）", "没有红灯，{}"
BULLETIN_LIGHTS_MEASURE = "每个小区每类改造一盏灯"
BULLETIN_LIGHTS_RULE = "亮灯规则：{}"
BULLETIN_LIGHTS_NOTE = "应完成=最早上报的计划完成日已到的"
BULLETIN_BEHIND = "落后计划{}个百分点"
BULLETIN_LATE, BULLETIN_LATE_ONE, BULLETIN_SOME = "连续{}个月没开工", "到了计划月没开工", "有的"
BULLETIN_OF_WORK = "{work}：{said}"
BULLETIN_TARGETS_MEASURE = "完成时间按各自已报月份的进度推算"
BULLETIN_TARGET = "{what}目标{target}{unit}，已{what}{reached}{unit}（{share}）"
BULLETIN_EXPECTED_FOR = "{work}的预计完成按计划{count}{unit}推算"
BULLETIN_YEAR = "{year}年{said}"
BULLETIN_RECENT_NOTE = "近期=近{}个月，不足的按已有月份"
BULLETIN_SHARE_NOTE = "预计的起止月份有{}把握"
BULLETIN_CHANGES, BULLETIN_CHANGED = "与{month}相比，{changes}", "{change}{count}项"
BULLETIN_OPEN, BULLETIN_OPEN_WHY = "{verdict}的{count}个中，{reasons}", "{count}个{why}"
BULLETIN_FOR_STAFF = "供工作人员核对"
BULLETIN_CHECKS, BULLETIN_CHECK = "台账有{count}处要核对：{kinds}", "{what}{count}处"
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
    "after_n": "改造后（件/月数）", "source": "出处", "light": "灯", "due": "应完成", "why": "为什么", "light_before": "上月的灯",
    "needed": "每月需完成", "recent": "近期月均", "expected_finish": "预计完成", "round": "轮次", "responsible": "责任单位",
    "change_range": "变化（95%区间）"}
METRIC_HEADLINE = "主要指标"
METRIC_ALL_WORKS = "各类改造"
METRIC_COMPOUNDS = "各小区进度"
METRIC_UNITS_SHORT = "接近达标的单元"
METRIC_LIGHTS = "亮灯"
METRIC_TARGETS = "年度目标和预计完成"
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
