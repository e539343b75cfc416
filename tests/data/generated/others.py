"""Registers of buildings, plans of a year, records of meetings, days of rain."""

from datetime import date, timedelta
from decimal import Decimal

from tests.data.generated import words
from tests.data.generated.hand import Written
from tests.data.generated.parts import Sketch, add_idle, month_column, place_cells, place_columns, spoil
from tests.data.generated.projects import WORK_HEADERS
from tests.data.generated.table import Column, Record, Table, mix

BUILDING_SUBJECTS = ("楼栋底册", "住宅楼栋基本情况统计表", "楼栋信息登记表")
PLAN_SUBJECTS = ("改造计划表", "改造任务计划", "改造年度计划表")
DELIBERATION_SUBJECTS = ("协商议事记录表", "议事协商台账", "协商议事情况统计表")
RAIN_SUBJECTS = ("降雨量统计表", "逐日降雨量", "雨量记录表")


def buildings(sketch: Sketch) -> Table:
    hand, rng = sketch.hand, sketch.hand.rng
    optional = {name for name in ("residents_count", "residents_60_plus_count", "built_year")
                if hand.chance(0.7)} or {"built_year"}
    records = []
    for community, compound in sketch.compounds():
        for number in rng.sample(range(1, 25), rng.randint(1, 4)):
            units, floors = rng.randint(1, 6), rng.randint(4, 18)
            households = units * floors * 2
            residents = households * 2 + rng.randint(0, 40)
            records.append(Record(place_cells(sketch, community=community, compound=compound) | {
                "building": hand.building(number), "households_count": hand.count(households, "户"),
                "units_count": hand.count(units, "个"),
                "floors_count": hand.count(floors, "层"), "built_year": hand.year(rng.randint(1975, 2004)),
                "residents_count": hand.count(residents, "人"),
                "residents_60_plus_count": hand.count(residents // 3, "人")}))
    over, people = sketch.groups("基本情况", "房屋情况"), sketch.groups("基本情况", "人口情况")
    columns = place_columns(sketch, "community", "compound", "building")
    columns += [Column("households_count", sketch.pick("户数|总户数|居民户数"), over),
                Column("units_count", sketch.pick("单元数|门洞数"), over),
                Column("floors_count", sketch.pick("层数|楼层数|总层数"), over)]
    headers = {"built_year": ("建成年份|建成年代|建造年份|建成时间", over), "residents_count": ("居民人数|人口数|常住人口", people),
               "residents_60_plus_count": ("60岁以上人数|老年人数|60岁及以上人数", people)}
    columns += [Column(key, sketch.pick(texts), groups) for key, (texts, groups) in headers.items() if key in optional]
    table = Table("buildings", columns, records, merges=("community", "compound"),
                  sums=("households_count", "units_count", "residents_count"))
    if hand.mess and hand.chance(0.3):
        spoil(sketch, table, counts=("households_count", "residents_count"), amount=1)
    return _finished(sketch, table)


def plans(sketch: Sketch) -> Table:
    hand, rng = sketch.hand, sketch.hand.rng
    has_compound, has_start = hand.chance(0.4), hand.chance(0.6)
    places = sketch.compounds()
    if not has_compound:
        places = list(dict.fromkeys((community, "") for community, _ in places))
    records = []
    for community, compound in places:
        for work in [sketch.fixed["work_type"]] if "work_type" in sketch.fixed else rng.sample(sorted(words.WORKS),
            rng.randint(1, 3)):
            finish = rng.randint(1, 40)
            cells = place_cells(sketch, community=community, compound=compound) | {
                "plan_year": hand.year(sketch.year), "work_type": hand.word(work, words.WORKS),
                "planned_start_count": hand.count(finish + rng.randint(0, 9), words.COUNTED_IN[work]),
                "planned_finish_count": hand.count(finish, words.COUNTED_IN[work])}
            records.append(Record({key: cell for key, cell in cells.items() if key not in sketch.fixed}))
    columns = [] if "plan_year" in sketch.fixed else [Column("plan_year", sketch.pick("计划年度|年度|年份"))]
    columns += place_columns(sketch, "community", "compound") if has_compound else place_columns(sketch, "community")
    if "work_type" not in sketch.fixed:
        columns.append(Column("work_type", sketch.pick(WORK_HEADERS)))
    if sketch.variant == "quarters":
        return _finished(sketch, _by_quarters(sketch, columns, records))
    over = sketch.groups("年度计划", "计划任务")
    if has_start:
        columns.append(Column("planned_start_count", sketch.pick("计划开工数|开工计划|计划开工数量"), over))
    columns.append(Column("planned_finish_count", sketch.pick("计划完工数|完工计划|计划竣工数"), over))
    table = Table("plans", columns, records, merges=("plan_year", "community", "compound"),
                  sums=("planned_start_count", "planned_finish_count"))
    return _finished(sketch, table)


_PARTS = (("一季度", "二季度", "三季度", "四季度"), ("第一季度", "第二季度", "第三季度", "第四季度"), ("上半年", "下半年"),
          ("一季度", "上半年", "前三季度"))


def _by_quarters(sketch: Sketch, columns: list[Column], records: list[Record]) -> Table:
    """The year's plan beside its parts: each part's own number, or sums where the parts are called so."""
    rng = sketch.hand.rng
    parts = rng.choice(_PARTS)
    are_sums, step = parts[-1] == "前三季度", 6 if len(parts) == 2 else 3
    for record in records:
        own = [rng.randint(0, 9) for _ in range(12 // step)]
        for key in ("planned_start_count", "planned_finish_count"):
            record.cells.pop(key, None)
        record.readings = [({"planned_finish_count": sum(own), "plan_month": None}, {"planned_finish_count": "_year"})]
        for number in range(len(parts)):
            key, total = f"_{number}", sum(own[:number + 1])
            record.cells[key] = Written(total if are_sums else own[number])
            record.readings.append((
                {"planned_finish_count": total, "plan_month": f"{sketch.year}-{(number + 1) * step:02d}"},
                {"planned_finish_count": key}))
        record.cells["_year"] = Written(sum(own))
    over = (rng.choice(("计划完工数", "年度计划")),) if sketch.lines > 1 else ()
    shown = [Column(f"_{number}", part, over) for number, part in enumerate(parts)]
    year = Column("_year", rng.choice(("全年计划", "年度计划数", "年度任务")), over)
    columns = [*columns, *([year, *shown] if rng.random() < 0.5 else [*shown, year])]
    return Table("plans", columns, records, merges=("plan_year", "community", "compound"),
                 sums=(*(f"_{number}" for number in range(len(parts))), "_year"))


def deliberations(sketch: Sketch) -> Table:
    hand, rng = sketch.hand, sketch.hand.rng
    is_monthly = sketch.variant == "monthly"
    optional = {name for name in ("sessions_count", "settled_count", "respondents_count", "subject")
                if hand.chance(0.6)} | (
        {"sessions_count"} if is_monthly else set())
    forbidden: list[str] = []
    records = []
    for community, compound in sketch.compounds():
        for kind in rng.sample(sorted(words.MEETINGS), rng.randint(1, 3)):
            sessions = rng.randint(1, 12)
            subject = rng.choice(("加装电梯意见协商", "屋面防水施工安排", "管线改造入户施工"))
            if hand.chance(0.1):
                phone = words.phone(rng)
                forbidden.append(phone)
                subject += f"（联系{phone}）"
            cells = place_cells(sketch, community=community, compound=compound) | {
                "deliberation_type": hand.word(kind, words.MEETINGS), "sessions_count": hand.count(sessions, "次"),
                "settled_count": hand.count(rng.randint(0, sessions), "件"),
                "respondents_count": hand.count(rng.randint(5, 200), "人"),
                "subject": Written(subject)}
            if not is_monthly:
                cells["held_on"] = hand.date(date(sketch.year, sketch.month, rng.randint(1, 28)))
            records.append(Record(cells))
    columns = [] if is_monthly else [Column("held_on", sketch.pick("日期|召开日期|会议日期|活动日期"))]
    columns += place_columns(sketch, "community", "compound")
    columns.append(Column("deliberation_type", sketch.pick("形式|协商形式|议事形式|活动类型")))
    over = sketch.groups("议事成效", "协商成效")
    headers = {"sessions_count": "次数|场次", "settled_count": "化解数|化解纠纷数|达成一致数", "respondents_count": "参与人数|参会人数"}
    columns += [Column(key, sketch.pick(texts), over) for key, texts in headers.items() if key in optional]
    if "subject" in optional:
        columns.append(Column("subject", sketch.pick("议题|议事内容|协商事项")))
    table = Table("deliberations", columns, records, merges=("community", "compound"), forbidden=forbidden,
                  sums=("sessions_count", "settled_count"))
    if is_monthly:
        table.columns += month_column(sketch, records)
    return _finished(sketch, table)


def rainfall(sketch: Sketch) -> Table:
    hand, rng = sketch.hand, sketch.hand.rng
    start = date(sketch.year, sketch.month, 1)
    records = []
    for back in sorted(rng.sample(range(28), rng.randint(8, 20))):
        cells = {"observed_on": hand.date(start + timedelta(days=back)),
                 "rainfall_mm": hand.number(Decimal(rng.choice((0, rng.randint(1, 900)))) / 10, "mm")}
        if "street" not in sketch.fixed:
            cells["street"] = hand.text(sketch.town.street)
        records.append(Record(cells))
    columns = [Column("observed_on", sketch.pick("日期|观测日期|降雨日期")), *place_columns(sketch, "street"),
               Column("rainfall_mm", sketch.pick("降雨量|日降雨量|降水量", rng.choice(("", "mm", "毫米"))))]
    return _finished(sketch, Table("rainfall", columns, records, merges=("street",), sums=("rainfall_mm",)))


def _finished(sketch: Sketch, table: Table) -> Table:
    add_idle(sketch, table, share=0.3)
    table.columns = mix(sketch.hand, table.columns)
    table.trim()
    return table
