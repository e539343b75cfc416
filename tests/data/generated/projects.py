"""Ledgers of works: a line a compound and kind of work with counts, or a line a lift with its stage."""

from datetime import date, timedelta
from decimal import Decimal

from tests.data.generated import words
from tests.data.generated.hand import Written
from tests.data.generated.parts import (
    Sketch,
    add_idle,
    doubt,
    join_places,
    month_column,
    place_cells,
    place_columns,
    spoil,
)
from tests.data.generated.table import Column, Record, Table, mix

SUBJECTS = ("老旧小区改造项目进展情况统计表", "改造工程形象进度表", "老旧小区综合整治台账", "改造项目进展台账")
WORK_SUBJECTS = ("工作进展台账", "项目进展情况统计表", "工程进度统计表")
WORK_HEADERS = "改造类型|项目类型|改造内容|工程类型|项目类别|实施内容"


def make(sketch: Sketch) -> Table:
    return per_lift(sketch) if sketch.variant == "per_lift" else by_counts(sketch)


def by_counts(sketch: Sketch) -> Table:
    hand, rng = sketch.hand, sketch.hand.rng
    money = _Money(sketch)
    optional = {name for name in ("planned_start_on", "started_on", "benefiting_households_count", "budget_cny",
                                  "paid_cny",
                                  "not_started_count", "contractor", "remarks", "project_name", "project_code")
                if hand.chance(0.45)}
    forbidden: list[str] = []
    records = []
    for community, compound, work in _works(sketch):
        planned = rng.randint(2, 30)
        done = rng.randint(0, planned)
        running = rng.randint(0, planned - done)
        unit = words.COUNTED_IN[work]
        cells = place_cells(sketch, community=community, compound=compound)
        if "work_type" not in sketch.fixed:
            cells["work_type"] = hand.word(work, words.WORKS)
        cells["project_code"] = hand.text(f"GZ-{sketch.year}-{len(records) + 1:03d}")
        cells["project_name"] = hand.text(f"{compound}{words.WORKS[work][0]}工程")
        cells["planned_count"] = hand.count(planned, unit)
        if hand.chance(0.06):
            cells["completed_count"] = doubt(hand.count(planned + rng.randint(1, 3), unit))
            running = 0
        else:
            cells["completed_count"] = hand.count(done, unit)
        cells["in_progress_count"] = hand.count(running, unit)
        if "not_started_count" in optional:
            cells["not_started_count"] = hand.count(max(0, planned - (cells["completed_count"].read + running)), unit)
        cells["planned_finish_on"] = _date(sketch, is_finish=True)
        cells["planned_start_on"] = _date(sketch, is_finish=False, back=500)
        cells["started_on"] = hand.date(_day(sketch, 300)) if hand.chance(0.7) else Written(rng.choice((None, "/",
            "-")), None)
        cells["benefiting_households_count"] = hand.count(rng.randint(12, 1800), "户")
        cells["budget_cny"], cells["paid_cny"] = money.cell(rng.randint(80, 1500)), money.cell(rng.randint(10, 70))
        cells["contractor"] = hand.text(rng.choice(("城建一公司", "安居建设集团有限公司", "恒通电梯工程有限公司")))
        cells["remarks"] = _remark(sketch, forbidden)
        records.append(Record(cells))
    table = Table("projects", _columns(sketch, money, optional), records, merges=("community", "compound"),
                  sums=("planned_count", "completed_count", "in_progress_count", "not_started_count",
                        "benefiting_households_count",
                        "budget_cny", "paid_cny"), unit_line=money.line, forbidden=forbidden)
    table.columns += month_column(sketch, records)
    add_idle(sketch, table)
    table.columns = mix(hand, table.columns)
    table.trim()
    if sketch.variant == "joined" and {"community", "compound"} <= set(table.keys):
        join_places(sketch, table)
    if hand.mess and hand.chance(0.4):
        spoil(sketch, table, counts=("completed_count", "in_progress_count", "benefiting_households_count"),
              dates=("planned_finish_on",), unit="" if "work_type" not in sketch.fixed
              else words.COUNTED_IN[sketch.fixed["work_type"]])
    return table


def _columns(sketch: Sketch, money: "_Money", optional: set[str]) -> list[Column]:
    pick = sketch.pick
    unit = sketch.hand.rng.choice(("", "部", "个")) if sketch.lines == 1 else ""
    columns = place_columns(sketch, "community", "compound")
    if "work_type" not in sketch.fixed:
        columns.append(Column("work_type", pick(WORK_HEADERS)))
    counts = {"planned_count": ("计划数|计划完成数|计划台数|任务数", "计划|计划数"),
              "completed_count": ("完成数|已完成|已完工|竣工数|实际完成数", "完成|已完成|已完工"),
              "in_progress_count": ("在建数|在建|正在施工|在施", "在建|施工中"), "not_started_count": ("待开工|未开工|待开工数", "待开工|未开工")}
    over = sketch.groups("进展情况", "数量情况")
    for key, (alone, grouped) in counts.items():
        if key != "not_started_count" or key in optional:
            columns.append(Column(key, pick(grouped if over else alone, unit), over))
    over = sketch.groups("进展情况", "时间节点")
    columns.append(Column("planned_finish_on", pick("计划完工|计划竣工" if over else "计划完工日期|计划完工|计划竣工时间|预计完工时间|计划完成时间"), over))
    if "planned_start_on" in optional:
        columns.append(Column("planned_start_on", pick("计划开工" if over else "计划开工日期|计划开工时间|拟开工时间"), over))
    if "started_on" in optional:
        columns.append(Column("started_on", pick("实际开工" if over else "开工日期|实际开工日期|开工时间"), over))
    if "benefiting_households_count" in optional:
        columns.append(Column("benefiting_households_count",
                              pick("惠及户数|受益户数|惠及居民户数", sketch.hand.rng.choice(("", "户")))))
    over = sketch.groups("资金情况", money.group)
    for key, alone in {"budget_cny": "总投资|投资额|概算投资|预算资金", "paid_cny": "已支付|支付金额|累计支付"}.items():
        if key in optional:
            columns.append(Column(key, pick(alone, "" if over and money.is_in_group else money.header), over))
    if "project_code" in optional:
        columns.append(Column("project_code", pick("项目编号|项目编码|工程编号")))
    if "project_name" in optional:
        columns.append(Column("project_name", pick("项目名称|工程名称")))
    if "contractor" in optional:
        columns.append(Column("contractor", pick("施工单位|施工方|中标单位")))
    if "remarks" in optional:
        columns.append(Column("remarks", pick("备注|说明|情况说明")))
    return columns


def per_lift(sketch: Sketch) -> Table:
    hand, rng = sketch.hand, sketch.hand.rng
    money = _Money(sketch)
    optional = {name for name in ("planned_finish_on", "started_on", "budget_cny", "is_stalled", "remarks")
                if hand.chance(0.6)}
    forbidden: list[str] = []
    records, has_pairs = [], sketch.fixed.get("work_type") not in ("elevator_retrofit",
        "elevator_renewal") and hand.chance(0.4)
    for community, compound in sketch.compounds():
        for number in rng.sample(range(1, 30, 2), rng.randint(1, 4)):
            work = sketch.fixed.get("work_type") or rng.choice(sorted(words.WORKS))
            cells = place_cells(sketch, community=community, compound=compound)
            if "work_type" not in sketch.fixed:
                cells["work_type"] = hand.word(work, words.WORKS)
            cells["building"] = hand.buildings(number) if has_pairs and hand.chance(0.3) else hand.building(number)
            if not has_pairs:
                cells["unit"] = hand.unit(rng.randint(1, 6))
            stage = rng.choice(sorted(words.STAGES))
            cells["stage"] = hand.word(stage, words.STAGES)
            has_begun = stage in ("construction", "acceptance", "completed", "in_service")
            cells["planned_finish_on"] = _date(sketch, is_finish=True)
            cells["started_on"] = hand.date(_day(sketch, 200)) if has_begun else Written(rng.choice((None, "/")), None)
            cells["budget_cny"] = money.cell(rng.randint(30, 90))
            cells["is_stalled"] = Written(*rng.choice((("否", False), ("否", False), ("是", stage == "construction"))))
            if cells["is_stalled"].shown == "是" and stage != "construction":
                cells["is_stalled"] = Written("否", False)
            cells["remarks"] = _remark(sketch, forbidden)
            records.append(Record(cells))
    columns = place_columns(sketch, "community", "compound", *(("building",) if has_pairs else ("building", "unit")))
    if "work_type" not in sketch.fixed:
        columns.append(Column("work_type", sketch.pick(WORK_HEADERS)))
    columns.append(Column("stage", sketch.pick("目前进展|当前阶段|进展情况|工程进度|项目进展")))
    headers = {"planned_finish_on": "计划竣工|计划完工日期|预计完工时间", "started_on": "开工日期|实际开工日期", "is_stalled": "是否停滞|是否停工",
               "remarks": "备注|说明"}
    columns += [Column(key, sketch.pick(texts)) for key, texts in headers.items() if key in optional]
    if "budget_cny" in optional:
        columns.append(Column("budget_cny", sketch.pick("总投资|预算资金|概算投资", money.header)))
    table = Table("projects", columns, records, merges=("community", "compound"), unit_line=money.line,
                  forbidden=forbidden)
    table.columns += month_column(sketch, records)
    add_idle(sketch, table, share=0.35)
    table.columns = mix(hand, table.columns)
    table.trim()
    return table


def _works(sketch: Sketch) -> list[tuple[str, str, str]]:
    """Community, compound and kind of work of every line; none twice."""
    rng = sketch.hand.rng
    if "work_type" in sketch.fixed:
        return [(community, compound, sketch.fixed["work_type"]) for community, compound in sketch.compounds()]
    return [(community, compound, work) for community, compound in sketch.compounds()
            for work in rng.sample(sorted(words.WORKS), rng.randint(1, 3))]


def _day(sketch: Sketch, back: int) -> date:
    return date(sketch.year, sketch.month, 15) - timedelta(days=sketch.hand.rng.randint(1, back))


def _date(sketch: Sketch, *, is_finish: bool, back: int = 0) -> Written:
    rng = sketch.hand.rng
    day = _day(sketch, back) if back else date(sketch.year, sketch.month, 15) + timedelta(days=rng.randint(-60, 240))
    if sketch.hand.mess and rng.random() < 0.12:
        return sketch.hand.month_alone(day.year, day.month, is_finish=is_finish)
    return sketch.hand.date(day)


def _remark(sketch: Sketch, forbidden: list[str]) -> Written:
    """A note; now and then with somebody's phone or identity number, which may not come through."""
    rng = sketch.hand.rng
    if rng.random() < 0.7:
        return Written(rng.choice((None, "按期推进", "管线待迁改", "资金已到位")))
    phone, number = words.phone(rng), words.identity_number(rng)
    person = words.person(rng)
    text, *secrets = rng.choice((
        (f"住户来电{phone}反映噪音", phone), (f"联系电话：{phone}", phone), (f"业主身份证{number}已登记", number),
        (f"联系人：{person}，{phone}", person, phone), (f"请联系{person}{phone}", person, phone)))
    forbidden += secrets
    return Written(text)


class _Money:
    """Where this sheet says in which unit its money is: the headers, their group, a line above, or each cell."""

    def __init__(self, sketch: Sketch) -> None:
        self.hand = sketch.hand
        rng = sketch.hand.rng
        self.factor = rng.choice((10_000, 10_000, 1))
        word = "万元" if self.factor == 10_000 else "元"
        self.place = rng.choice(("header", "header", "line", "cell"))
        if sketch.lines > 1 and self.place == "header" and rng.random() < 0.6:
            self.place = "group"
        self.is_in_group = self.place == "group"
        self.header = word if self.place in ("header", "group") else ""
        self.group = f"资金（{word}）" if self.is_in_group else "资金"
        self.line = rng.choice((f"单位：{word}", f"（单位：{word}）", f"金额单位：{word}",
                                f"单位:{word}")) if self.place == "line" else ""

    def cell(self, tens_of_thousands: int) -> Written:
        amount = Decimal(tens_of_thousands) + Decimal(self.hand.rng.choice((0, 0, 5, 25))) / 10
        amount = amount if self.factor == 10_000 else amount * 10_000
        amount = amount.quantize(Decimal("1")) if amount == int(amount) else amount
        return self.hand.money(amount, self.factor, is_unit_stated=self.place != "cell")
