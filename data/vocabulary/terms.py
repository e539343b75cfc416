"""The field's standard terms: closed sets (code, Chinese label, the words sheets use), fields and kinds of sheet.

A `Term` is stored as its code and shown as its label. A `Field` is one column of a table: its name in the store, its
label on the screen, how its cells are read, and the headers offices give it. A `Kind` is one kind of sheet.
"""

from dataclasses import dataclass
from enum import StrEnum


class Term(StrEnum):
    """A member of a closed set: `code, label, words…` (words: what sheets write for it, besides the label)."""

    label: str
    words: tuple[str, ...]

    def __new__(cls, code: str, label: str, *words: str) -> "Term":
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label
        member.words = (label, *words)
        return member


class WorkType(Term):
    """Kinds of works. A sheet's words are matched whole first, then by the longest word they contain."""

    ELEVATOR_RETROFIT = (
        "elevator_retrofit", "加装电梯", "加梯", "既有住宅加装电梯", "增设电梯", "新增电梯", "加装", "电梯加装")
    ELEVATOR_RENEWAL = (
        "elevator_renewal", "电梯更新", "电梯更换", "老旧电梯更新改造", "老旧电梯更新", "电梯更新改造", "更换电梯",
        "旧梯更新", "电梯改造")
    RISER_RENEWAL = (
        "riser_renewal", "上下水改造", "楼内上下水改造", "楼内上下水管线改造", "上下水管道更新", "上下水管线改造",
        "上下水", "立管改造", "立管更新", "排水立管")
    DRAINAGE = (
        "drainage", "排水改造", "雨污水管线改造", "雨污水管线更换", "雨污水管线", "雨水管线改造", "雨水管线",
        "雨水管改造", "排水管网改造", "排水管网", "雨污分流", "雨污", "污水管线", "道路排水", "雨水管")
    ROOF_WATERPROOFING = (
        "roof_waterproofing", "屋面防水", "屋面防水层翻修", "楼顶防水修缮", "屋顶防水", "楼顶防水", "屋面改造", "屋面修缮",
        "屋面")
    WATER_SUPPLY = (
        "water_supply", "供水改造", "二次供水设施改造", "二次供水改造", "二次供水", "供水设施改造", "供水管线", "自来水改造",
        "供水")
    LEAK_REPAIR = "leak_repair", "渗漏治理", "漏水治理", "渗漏维修", "渗漏水治理", "防渗漏", "渗漏"
    OTHER = "other", "其他", "其它", "其他改造"


class Stage(Term):
    """Stages in the order of the work."""

    CONSULTATION = (
        "consultation", "意愿征询", "征询意见中", "征询意见", "征询", "摸排", "勘查", "议事协商", "意愿征集", "方案征询")
    DESIGN = "design", "方案设计", "方案公示", "设计", "方案", "公示", "设计中", "方案编制"
    SIGNING = "signing", "协议签订/筹资", "协议签订", "签约", "筹资", "逐户签字", "签字", "签约中", "协议签订中", "资金筹集"
    APPROVAL = "approval", "审批联审", "审批", "联合审查", "联审", "审批中", "报批", "手续办理", "规划审批"
    CONSTRUCTION = (
        "construction", "施工", "在建", "施工中", "正在施工", "在施", "入户施工", "恢复", "已开工", "实施中", "建设中",
        "改造中")
    ACCEPTANCE = "acceptance", "竣工验收", "验收", "验收中", "待验收", "联合验收", "竣工验收中"
    COMPLETED = (
        "completed", "已完成", "完工", "竣工", "已完工", "已竣工", "完成", "竣工完成", "验收合格", "已验收", "通过验收",
        "验收通过", "竣工验收合格", "已竣工验收")
    IN_SERVICE = "in_service", "投用", "已投用", "投入使用", "已投入使用", "投运", "交付使用", "已交付"
    CANCELLED = "cancelled", "已取消", "取消", "终止", "不实施", "不能实施", "撤销", "退出"


COUNTED_IN = {WorkType.ELEVATOR_RETROFIT: "台", WorkType.ELEVATOR_RENEWAL: "台"}
"""What a kind of work is counted in where its sheet names no unit."""

STALLED_WORDS = ("停滞", "停工", "暂停", "搁置", "停建")
"""Words that say that the work stands still; the stage stays where it stopped."""


NOT_STARTED_WORDS = ("待开工", "未开工", "尚未开工", "未启动", "未实施")
"""Words that name no stage: nothing has begun."""


class Topic(Term):
    """Topics of complaints. Works nuisance wins over the work's own word (上下水改造施工噪音)."""

    WORKS_NUISANCE = (
        "works_nuisance", "施工扰民", "施工噪音", "施工管理", "施工", "噪音", "扬尘", "恢复不到位", "未恢复")
    DRAINAGE = (
        "drainage", "排水", "排水管网", "积水", "倒灌", "雨水管", "污水外溢", "污水", "下水堵", "下水道", "返水", "返味",
        "管网堵塞", "雨污")
    LEAK = "leak", "漏水", "屋面漏雨", "漏雨", "渗水", "屋面防水", "渗漏", "防水"
    WATER_SUPPLY = "water_supply", "供水", "停水", "水压", "自来水", "二次供水"
    ELEVATOR = "elevator", "电梯", "加装电梯", "加梯"
    PROPERTY_MANAGEMENT = "property_management", "物业管理", "物业", "物业服务"
    OTHER = "other", "其他", "其它"


class HandlingRole(Term):
    LEAD = "lead", "主办"
    JOINT = "joint", "协办", "会办"
    FORWARDED = "forwarded", "转办"


class RequestStatus(Term):
    OPEN = "open", "办理中", "处理中", "待办", "在办", "未办结", "待回复", "待处理", "待签收"
    CLOSED = "closed", "已办结", "办结", "回复完成", "已回复", "已完成", "已结案", "结案", "归档", "已归档"
    VOID = "void", "作废", "已作废", "撤销", "无效"
    EXCLUDED = "excluded", "剔除", "已剔除", "不考核"
    FORWARDED = "forwarded", "已转派", "转派", "退回", "已退回"


class Resolution(Term):
    RESOLVED = "resolved", "解决", "已解决", "是", "全部解决"
    PARTLY = "partly", "部分解决", "基本解决"
    UNRESOLVED = "unresolved", "未解决", "否", "没有解决", "不解决"


class Satisfaction(Term):
    SATISFIED = "satisfied", "满意", "非常满意", "是", "很满意"
    FAIRLY = "fairly", "基本满意", "一般", "较满意"
    DISSATISFIED = "dissatisfied", "不满意", "否", "非常不满意"
    UNRATED = "unrated", "未评价", "未接通", "无法联系", "未回访", "未评"


class Opinion(Term):
    """A household's opinion; `mark` is the single character of the building grid."""

    AGREE = "agree", "同意", "赞成", "支持", "已同意", "同意改造", "已签", "已签字", "已签约", "愿意"
    OBJECT = "object", "反对", "不同意", "不赞成", "不愿意", "拒绝", "拒签"
    UNDECIDED = "undecided", "未表态", "待定", "考虑中", "犹豫", "观望", "未签", "未签字", "未定"
    UNREACHED = "unreached", "未联系", "未联系上", "联系不上", "未征询", "未入户", "无人应答"
    ABSENT = "absent", "空置/失联", "空置", "失联", "空房", "无人居住", "长期无人"
    ABSTAIN = "abstain", "弃权", "放弃"

    @property
    def mark(self) -> str:
        return {"unreached": "联", "undecided": "未"}.get(self.value, self.label[0])


class Occupancy(Term):
    OWNER = "owner", "自住", "业主自住", "业主"
    LET = "let", "出租", "租户", "租住"
    VACANT = "vacant", "空置", "空房"


class DeliberationType(Term):
    MEETING = "meeting", "会议", "居民会议", "议事会", "协调会", "居民大会", "座谈会"
    CONSULTATION = "consultation", "咨询", "政策咨询", "现场咨询", "接待咨询"
    MEDIATION = "mediation", "调解", "调解会", "矛盾调解", "纠纷调解"
    VISIT = "visit", "走访", "入户走访", "入户", "上门走访", "上门"
    SURVEY = "survey", "满意度调查", "问卷", "调查", "问卷调查"


class Severity(Term):
    """How much a problem matters: error (the row is not accepted), warning (accepted, please check), notice."""

    ERROR = "error", "必须改"
    WARNING = "warning", "建议改"
    NOTICE = "notice", "提示"


class Match(Term):
    """How a header was understood."""

    EXACT = "exact", "一致"
    SYNONYM = "synonym", "同义"
    GUESSED = "guessed", "猜测"
    NONE = "none", "未用"


class Status(Term):
    """What became of a file."""

    ACCEPTED = "accepted", "可入库"
    ACCEPTED_WITH_WARNINGS = "accepted_with_warnings", "可入库，有提醒"
    REJECTED = "rejected", "不能入库"
    UNREADABLE = "unreadable", "打不开"


@dataclass(frozen=True)
class Field:
    """One column: `values` says how a cell is read (a reader of data/rows.py, or a Term class for a closed set)."""

    name: str
    label: str
    values: str | type[Term]
    headers: tuple[str, ...] = ()
    is_required: bool = False


@dataclass(frozen=True)
class Kind:
    """One kind of sheet. `evidence`: fields of which at least one must be there for a sheet to be of this kind.

    `has_month`: every row has a data month; `is_flow`: its counts are those of the month alone, never sums since January.
    `version_by`: the fields that name what a newer upload replaces as a whole.
    """

    name: str
    label: str
    fields: tuple[Field, ...]
    evidence: tuple[str, ...]
    version_by: tuple[str, ...]
    has_month: bool = False
    is_flow: bool = False

    def field(self, name: str) -> Field:
        return next(field for field in self.fields if field.name == name)

    @property
    def required(self) -> tuple[str, ...]:
        return tuple(field.name for field in self.fields if field.is_required)


REPORT_MONTH = Field(
    "report_month", "数据月份", "month",
    ("统计月份", "月份", "报告月份", "填报月份", "数据月份", "年月", "所属月份", "统计时间", "统计年月", "报送月份"))

PLACE = (
    Field("street", "街道", "name", ("街道", "所属街道", "街道名称", "街镇", "镇街", "街道办", "属地街道", "街道（镇）", "街乡镇")),
    Field("community", "社区", "name", (
        "社区", "社区名称", "所属社区", "居委会", "居民区", "村/社区", "社区（居委会）", "居委", "社居委", "社区居委会", "村社区")),
    Field("compound", "小区", "name", (
        "小区", "小区名称", "院落", "小区点位", "所在小区", "所属小区", "小区/院落", "院落名称", "点位", "小区（院落）", "居住小区")),
    Field("building", "楼栋", "building", ("楼号", "楼栋", "楼栋号", "栋号", "幢号", "楼幢", "楼", "楼房号", "楼门", "楼座", "楼号/栋号")),
    Field("unit", "单元", "unit", ("单元", "单元号", "门号", "楼组", "门洞", "立管", "立管号", "单元门", "单元/门", "门栋")),
)

WORK_TYPE_HEADERS = (
    "改造类型", "项目类型", "项目类别", "改造内容", "工程类型", "改造类别", "类型", "工程类别", "实施内容", "改造事项", "类别",
    "工程内容", "改造项目类型", "工作类型", "征询事项", "改造工程")

PROJECTS = Kind(
    "projects", "改造项目台账",
    (
        REPORT_MONTH, *PLACE,
        Field("project_code", "项目编号", "text", ("项目编号", "项目编码", "工程编号", "编号", "项目代码")),
        Field("project_name", "项目名称", "text", ("项目名称", "工程名称", "改造项目", "项目", "项目内容")),
        Field("work_type", "改造类型", WorkType, WORK_TYPE_HEADERS, is_required=True),
        Field("stage", "当前阶段", Stage, (
            "目前进展", "阶段", "当前阶段", "进展", "进展情况", "项目进展", "工程进度", "形象进度", "进度", "状态", "项目状态",
            "当前进度", "实施阶段", "目前状态", "项目阶段", "所处阶段", "建设状态", "工程状态", "当前状态")),
        Field("is_stalled", "是否停滞", "yes_no", ("是否停滞", "是否停工", "停滞")),
        Field("planned_count", "计划数", "count", (
            "计划数", "计划完成数", "计划", "计划台数", "计划数量", "任务数", "计划部数", "目标数", "计划总数", "总数", "数量", "任务量",
            "计划任务数", "计划数量合计", "年度计划数", "应完成数", "计划改造数", "计划实施数", "年度计划", "年度目标", "年度任务")),
        Field("completed_count", "完成数", "count", (
            "完成数", "已完成", "完成", "实际完成数", "已完成数", "竣工数", "完工数", "已完工", "已竣工", "累计完成", "完成台数",
            "完成数量", "已完工数", "累计完成数", "已建成", "已完成数量", "实际完成", "完成部数", "已完成台数", "已完工台数", "已竣工台数", "竣工台数")),
        Field("in_progress_count", "在建数", "count", (
            "在建数", "在建", "正在施工", "施工中", "在施", "在建台数", "在建数量", "在施数", "正在施工数", "施工数", "施工中数",
            "正在实施", "正在施工台数", "施工台数", "在施台数")),
        Field("not_started_count", "待开工数", "count", (
            "待开工", "待开工数", "未开工", "未开工数", "尚未开工", "未启动", "未实施", "待实施", "待开工台数",
            "未开工台数")),
        Field("count_unit", "计量单位", "text", ("计量单位", "单位", "数量单位")),
        Field("planned_start_on", "计划开工日期", "start_date", (
            "计划开工日期", "计划开工", "计划开工时间", "预计开工", "预计开工时间", "预计开工日期", "拟开工时间")),
        Field("planned_finish_on", "计划完工日期", "finish_date", (
            "计划完工日期", "计划完工", "计划竣工", "计划完成时间", "预计完工时间", "计划竣工日期", "计划完工时间", "预计竣工",
            "预计完工", "预计完工日期", "计划竣工时间", "预计竣工时间", "计划完成日期", "预计完成时间", "完成时限")),
        Field("started_on", "开工日期", "start_date", (
            "开工日期", "实际开工", "实际开工日期", "开工时间", "实际开工时间", "进场日期", "开始日期")),
        Field("finished_on", "竣工日期", "finish_date", (
            "竣工日期", "完工日期", "实际完工", "实际竣工", "竣工时间", "完工时间", "实际完工日期", "实际竣工日期", "实际完成时间",
            "完成时间", "完成日期", "实际完工时间")),
        Field("in_service_on", "投用日期", "start_date", ("投用日期", "投入使用日期", "投用时间", "交付日期", "投入使用时间")),
        Field("households_count", "户数", "count", ("户数", "总户数", "涉及户数", "住户数", "居民户数", "涉及居民户数")),
        Field("benefiting_households_count", "惠及户数", "count", (
            "惠及户数", "受益户数", "惠及居民户数", "惠及居民", "受益居民户数", "惠民户数", "受益户", "惠及居民数")),
        Field("budget_cny", "总投资", "money", (
            "总投资", "投资额", "概算投资", "预算资金", "预算", "投资概算", "计划投资", "概算", "投资金额", "预算金额", "投资总额",
            "项目投资", "工程造价", "投资")),
        Field("funded_cny", "到位资金", "money", ("到位资金", "已筹资金", "筹集资金", "资金到位", "已到位资金", "筹资金额")),
        Field("paid_cny", "已支付", "money", ("已支付", "支付金额", "已付资金", "累计支付", "已支付资金", "已付款", "支付资金")),
        Field("contractor", "施工单位", "text", ("施工单位", "施工方", "承建单位", "中标单位", "施工企业")),
        Field("responsible", "责任单位", "text", ("责任单位", "责任部门", "牵头单位", "牵头科室", "责任科室", "实施主体")),
        Field("blocked_reason", "受阻原因", "free_text", (
            "受阻原因", "停滞原因", "存在问题", "问题", "难点", "卡点", "未开工原因", "滞后原因", "原因", "困难", "存在困难")),
        Field("remarks", "备注", "free_text", ("备注", "说明", "备注说明", "情况说明")),
    ),
    evidence=("planned_count", "completed_count", "in_progress_count", "not_started_count", "stage", "planned_finish_on"),
    version_by=("report_month", "street", "community", "work_type"),
    has_month=True,
)

COMPLAINTS = Kind(
    "complaints", "12345工单",
    (
        *PLACE,
        Field("request_id", "工单编号", "identifier", (
            "工单编号", "工单号", "编号", "热线编号", "诉求编号", "受理编号", "案件编号", "任务编号", "工单流水号"), is_required=True),
        Field("received_at", "来电时间", "moment", (
            "来电时间", "受理时间", "诉求时间", "接收时间", "来件时间", "登记时间", "派单时间", "受理日期", "来电日期", "创建时间")),
        Field("channel", "来源", "text", ("来源", "诉求来源", "渠道", "工单来源", "受理渠道", "来电渠道")),
        Field("request_type", "工单类型", "text", ("工单类型", "诉求类型", "案件类型", "类型")),
        Field("categories", "问题分类", "categories", ("问题分类", "诉求分类", "问题类别", "分类", "问题类型", "事项分类")),
        Field("category_1", "一级分类", "text", ("一级分类", "一级类别", "问题大类", "大类", "一级问题分类")),
        Field("category_2", "二级分类", "text", ("二级分类", "二级类别", "问题中类", "小类", "问题小类", "二级问题分类")),
        Field("category_3", "三级分类", "text", ("三级分类", "三级类别", "细类", "三级问题分类")),
        Field("title", "标题", "transient", ("标题", "工单标题", "诉求标题", "主题", "主要内容", "诉求内容", "工单内容", "内容", "反映内容")),
        Field("topic", "诉求类别", Topic, ("诉求类别", "专题")),
        Field("responsible_unit", "承办单位", "text", ("承办单位", "责任单位", "办理单位", "处置单位", "承办部门", "主办单位")),
        Field("handling_role", "工单性质", HandlingRole, ("工单性质", "办理性质", "主协办", "主办/协办", "承办性质")),
        Field("due_on", "办理时限", "start_date", ("办理时限", "截止时间", "办结时限", "到期时间", "处理时限", "应办结时间")),
        Field("closed_at", "办结时间", "moment", ("办结时间", "回复时间", "结案时间", "完成时间", "办结日期", "反馈时间")),
        Field("status", "状态", RequestStatus, ("状态", "工单状态", "办理状态", "办理情况", "处理状态", "案件状态")),
        Field("is_contacted", "是否联系", "yes_no", ("是否联系", "是否响应", "是否按时联系", "联系情况", "是否见面", "响应情况")),
        Field("resolution", "是否解决", Resolution, ("是否解决", "解决情况", "解决结果", "回访是否解决")),
        Field("satisfaction", "是否满意", Satisfaction, (
            "是否满意", "满意情况", "满意度", "满意度评价", "最终满意度", "回访满意度", "首次满意度", "回访是否满意")),
        Field("previous_request_id", "旧工单编号", "identifier", ("旧工单编号", "原工单编号", "关联工单", "关联工单编号", "重复工单编号")),
        Field("is_repeat", "是否重复", "yes_no", ("是否重复", "是否重复诉求", "重复诉求", "是否重复来电")),
    ),
    evidence=("categories", "category_1", "topic", "title", "received_at", "resolution", "satisfaction"),
    version_by=("request_id",),
)

COMPLAINT_TOTALS = Kind(
    "complaint_totals", "诉求汇总",
    (
        REPORT_MONTH, *PLACE,
        Field("topic", "诉求类别", Topic, ("诉求类别", "问题类别", "诉求类型", "类别", "专题", "问题分类", "分类", "事项")),
        Field("complaints_count", "诉求量", "count", (
            "诉求量", "受理量", "诉求件数", "件数", "工单量", "诉求总量", "受理件数", "诉求数", "工单数", "投诉量", "受理总量", "总量",
            "来电量", "诉求数量", "工单总数"), is_required=True),
        Field("contacted_count", "响应数", "count", ("响应数", "联系数", "响应量", "按时联系数", "已响应")),
        Field("resolved_count", "解决数", "count", ("解决数", "已解决", "解决量", "已解决数", "解决件数")),
        Field("rated_count", "评价数", "count", ("评价数", "回访数", "已评价数", "参评数", "回访量")),
        Field("satisfied_count", "满意数", "count", ("满意数", "满意量", "满意件数", "满意")),
    ),
    evidence=("complaints_count",),
    version_by=("report_month", "street", "community"),
    has_month=True,
    is_flow=True,
)

CONSENTS = Kind(
    "consents", "逐户征询",
    (
        *PLACE,
        Field("work_type", "改造类型", WorkType, WORK_TYPE_HEADERS, is_required=True),
        Field("room", "房号", "room", (
            "房号", "室号", "房间号", "门牌号", "房屋编号", "房屋号", "户号", "室", "门牌", "房屋坐落"), is_required=True),
        Field("floor", "楼层", "count", ("楼层", "层", "所在楼层", "层数")),
        Field("area_m2", "建筑面积", "area", (
            "建筑面积", "面积", "产权面积", "专有面积", "专有部分面积", "房屋面积", "登记面积", "房产面积")),
        Field("round", "征询轮次", "round", ("征询轮次", "轮次", "征询次数", "第几轮", "批次")),
        Field("opinion", "征询意见", Opinion, (
            "征询意见", "意见", "表决意见", "是否同意", "意愿", "态度", "业主意见", "征询结果", "同意情况", "签字情况", "签约情况",
            "改造意愿", "居民意见", "表决结果"), is_required=True),
        Field("objection_reason", "反对原因", "free_text", ("反对原因", "不同意原因", "反对理由", "原因", "未签原因", "意见说明")),
        Field("decided_on", "征询日期", "start_date", ("征询日期", "签字日期", "表决日期", "征询时间", "签约日期", "签字时间", "日期")),
        Field("occupancy", "居住情况", Occupancy, ("居住情况", "居住状态", "房屋状态", "使用情况", "居住性质")),
    ),
    evidence=("opinion",),
    version_by=("work_type", "street", "community", "compound", "building", "unit", "room", "round"),
)

CONSENT_TOTALS = Kind(
    "consent_totals", "征询汇总",
    (
        REPORT_MONTH, *PLACE,
        Field("work_type", "改造类型", WorkType, WORK_TYPE_HEADERS, is_required=True),
        Field("round", "征询轮次", "round", ("征询轮次", "轮次", "征询次数", "第几轮", "批次")),
        Field("households_count", "总户数", "count", ("总户数", "户数", "应征询户数", "住户数", "应签户数"), is_required=True),
        Field("agreed_count", "同意户数", "count", ("同意户数", "同意", "同意数", "已签户数", "已签", "签约户数", "签字户数"),
              is_required=True),
        Field("objected_count", "反对户数", "count", ("反对户数", "反对", "不同意户数", "不同意", "反对数")),
        Field("undecided_count", "未表态户数", "count", ("未表态户数", "未表态", "未签户数", "未表态数")),
        Field("unreached_count", "未联系户数", "count", ("未联系户数", "未联系", "联系不上户数", "未联系数")),
        Field("total_area_m2", "总面积", "area", ("总面积", "总建筑面积", "建筑面积", "专有部分总面积", "面积合计")),
        Field("agreed_area_m2", "同意面积", "area", ("同意面积", "同意户面积", "签约面积", "同意建筑面积")),
        Field("participating_area_m2", "参与面积", "area", ("参与面积", "参与表决面积", "参加表决面积", "参与户面积")),
    ),
    evidence=("agreed_count",),
    version_by=("report_month", "street", "community", "work_type"),
    has_month=True,
)

BUILDINGS = Kind(
    "buildings", "楼栋底册",
    (
        *PLACE,
        Field("households_count", "户数", "count", ("户数", "总户数", "住户数", "居民户数", "住宅套数")),
        Field("units_count", "单元数", "count", ("单元数", "门洞数", "楼组数", "单元数量", "门栋数")),
        Field("floors_count", "层数", "count", ("层数", "楼层数", "总层数", "地上层数")),
        Field("built_year", "建成年份", "year", ("建成年份", "建成年代", "竣工年份", "建造年份", "建成时间", "建筑年代", "年代", "建成年")),
        Field("residents_count", "居民人数", "count", ("居民人数", "人口数", "居住人数", "人口", "常住人口", "居民数", "人数")),
        Field("residents_60_plus_count", "60岁以上人数", "count", (
            "60岁以上人数", "老年人数", "60岁及以上人数", "老年人口", "60岁以上", "老人数")),
    ),
    evidence=("units_count", "floors_count", "built_year", "residents_60_plus_count", "residents_count"),
    version_by=("street", "community"),
)

PLANS = Kind(
    "plans", "年度计划",
    (
        Field("plan_year", "计划年度", "year", ("计划年度", "年度", "年份", "计划年份"), is_required=True),
        Field("plan_month", "计划月份", "month", ("计划月份", "月份", "截至月份", "累计至月份", "月度", "截止月份")),
        *PLACE,
        Field("work_type", "改造类型", WorkType, WORK_TYPE_HEADERS, is_required=True),
        Field("planned_start_count", "计划开工数", "count", ("计划开工数", "开工计划", "计划开工", "年度开工计划", "开工目标", "计划累计开工")),
        Field("planned_finish_count", "计划完工数", "count", (
            "计划完工数", "完工计划", "计划完工", "年度完工计划", "计划完成数", "完工目标", "年度计划完成数", "计划累计完工",
            "计划累计完成", "计划竣工数"), is_required=True),
    ),
    evidence=("planned_finish_count",),
    version_by=("plan_year", "street", "community", "work_type"),
)

DELIBERATIONS = Kind(
    "deliberations", "协商议事记录",
    (
        REPORT_MONTH, *PLACE,
        Field("held_on", "日期", "start_date", ("日期", "召开日期", "时间", "召开时间", "会议日期", "议事日期", "活动日期", "会议时间")),
        Field("deliberation_type", "形式", DeliberationType, (
            "形式", "协商形式", "类型", "议事形式", "活动类型", "方式", "会议类型", "议事类型", "协商类型"), is_required=True),
        Field("sessions_count", "次数", "count", ("次数", "场次", "场数", "次数/场次", "累计次数", "累计场次")),
        Field("settled_count", "化解数", "count", ("化解数", "解决数", "化解纠纷数", "达成一致数", "化解矛盾数", "解决纠纷数", "成功数")),
        Field("respondents_count", "参与人数", "count", ("参与人数", "参会人数", "调查人数", "问卷数", "受访人数", "参加人数")),
        Field("satisfied_count", "满意人数", "count", ("满意人数", "满意数", "满意")),
        Field("subject", "议题", "free_text", ("议题", "事项", "内容", "主题", "协商事项", "议事内容", "协商议题")),
    ),
    evidence=("deliberation_type",),
    version_by=("report_month", "street", "community"),
    has_month=True,
)

RAINFALL = Kind(
    "rainfall", "降雨量",
    (
        Field("street", "街道", "name", ("街道", "所属街道")),
        Field("observed_on", "日期", "start_date", ("日期", "观测日期", "降雨日期", "时间", "监测日期"), is_required=True),
        Field("rainfall_mm", "降雨量", "decimal", (
            "降雨量", "日降雨量", "降水量", "日降水量", "雨量", "24小时降雨量"), is_required=True),
    ),
    evidence=("rainfall_mm",),
    version_by=("street", "observed_on"),
)

KINDS = (
    PROJECTS, COMPLAINTS, COMPLAINT_TOTALS, CONSENTS, CONSENT_TOTALS, BUILDINGS, PLANS, DELIBERATIONS, RAINFALL)
KIND = {kind.name: kind for kind in KINDS}

PERSONAL_HEADERS = (
    "来电人", "联系电话", "电话", "手机", "手机号", "身份证", "身份证号", "产权人", "业主姓名", "业主", "户主", "姓名", "联系人",
    "来电号码", "来电人电话", "联系方式", "签字", "责任人", "负责人", "邮箱", "录音", "经办人", "居民姓名", "产权人姓名", "户主姓名",
    "网名", "昵称", "账号", "微信", "填表人", "审核人")
"""Columns that are never read into the store (Personal Information Protection Law art. 6, 28)."""

OWNER_HEADERS = ("产权人", "业主姓名", "业主", "户主", "产权人姓名", "户主姓名", "姓名")
"""Of these, the ones that say which rooms have one owner: read once into a running number, then forgotten."""

TOTAL_WORDS = (
    "合计", "小计", "总计", "总合计", "汇总", "累计合计", "合计数", "总数", "共计", "全街道", "全街", "全区", "平均", "占比", "完成率")
"""First words of a row that adds others up: never loaded, used as a check."""

FOOTER_WORDS = (
    "填表人", "审核人", "制表人", "制表", "填报人", "审核", "注", "备注", "说明", "联系电话", "负责人", "填表日期", "单位负责人",
    "报送日期", "统计人", "复核人", "分管领导", "填报", "统计员", "联系人", "联系方式", "主管领导", "领导签字", "盖章", "科室负责人",
    "数据来源", "填报单位", "单位盖章")
"""First words of a line under the table that is not a row."""
