"""Words of the pages that show: overview, completion, complaints, impact, consent."""

# --- Overview ---

OVERVIEW_WORKS = "{work}完成{done}/{planned}{unit}"
OVERVIEW_NO_WORKS = "{work}本月没有台账"
OVERVIEW_COMPLAINTS = "12345诉求{count}件"
OVERVIEW_TO_DO = "{count}件事要处理"
OVERVIEW_NOTHING = "没有要立即处理的事"
TILE_WORKS = "{work} 完成/计划（{unit}）"
TILE_WORKS_SHORT = "{work}（{unit}）"
TILE_CONSENT, TILE_CONSENT_SHORT = "{work}征询达标（单元）", "{work}达标单元"
TILES_ON_PHONE = "箭头：比上月（环比）"
TILE_COMPLAINTS = "12345诉求（件）"
TILE_SATISFIED = "满意率（{ratio}）"
TILE_PREVIOUS = "环比 {}"
TILE_LAST_YEAR = "同比 {}"
TILE_NO_DATA = "无数据"
TILE_PARTIAL = "不足月，不与整月比"
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
