"""Sums an office has instead of single orders or households: by place and topic, by month, by building."""

from decimal import Decimal

from tests.data.generated import words
from tests.data.generated.hand import Written
from tests.data.generated.parts import Sketch, add_idle, month_column, place_cells, place_columns, spoil
from tests.data.generated.projects import WORK_HEADERS
from tests.data.generated.table import Column, Record, Table, mix

COMPLAINT_SUBJECTS = ("12345诉求汇总表", "接诉即办受理情况统计表", "热线诉求量统计表")
CONSENT_SUBJECTS = ("意愿征询汇总表", "征询情况统计表")


def complaints(sketch: Sketch) -> Table:
    return matrix(sketch) if sketch.variant == "matrix" else complaint_totals(sketch)


def complaint_totals(sketch: Sketch) -> Table:
    hand, rng = sketch.hand, sketch.hand.rng
    has_topic = "community" in sketch.fixed or sketch.variant == "topics" or hand.chance(0.7)
    has_rates = hand.chance(0.6)
    records = []
    for community in [sketch.fixed["community"]] if "community" in sketch.fixed else sketch.town.communities:
        for topic in rng.sample(sorted(words.TOPICS), rng.randint(2, 5)) if has_topic else [None]:
            received = rng.randint(5, 1500 if hand.chance(0.1) else 90)
            contacted, solved = rng.randint(received // 2, received), rng.randint(0, received)
            rated = rng.randint(solved // 2, solved)
            cells = place_cells(sketch, community=community)
            if topic:
                cells["topic"] = hand.word(topic, words.TOPICS)
            numbers = {"complaints_count": received, "contacted_count": contacted, "resolved_count": solved,
                       "rated_count": rated,
                       "satisfied_count": rng.randint(0, rated)}
            records.append(Record(cells | {key: hand.count(value, "件") for key, value in numbers.items()}))
    columns = place_columns(sketch, "community")
    if has_topic:
        columns.append(Column("topic", sketch.pick("诉求类别|问题类别|诉求类型|问题分类")))
    over, behind = sketch.groups("总体情况", "办理情况"), sketch.groups("总体情况", "回访情况")
    unit = rng.choice(("", "件")) if sketch.lines == 1 else ""
    columns.append(Column("complaints_count", sketch.pick("受理量|诉求量|诉求件数|工单量|受理件数", unit), over))
    if has_rates:
        columns += [Column("contacted_count", sketch.pick("响应数|联系数"), over),
                    Column("resolved_count", sketch.pick("解决数|已解决数"), over),
                    Column("rated_count", sketch.pick("评价数|回访数"), behind),
                    Column("satisfied_count", sketch.pick("满意数|满意件数"), behind)]
    table = Table("complaint_totals", columns, records, merges=("community",),
                  sums=("complaints_count", "contacted_count", "resolved_count", "rated_count", "satisfied_count"))
    table.columns += month_column(sketch, records)
    add_idle(sketch, table, share=0.3)
    table.columns = mix(hand, table.columns)
    table.trim()
    if hand.mess and hand.chance(0.3):
        spoil(sketch, table, counts=("complaints_count", "resolved_count"), required=("complaints_count",), unit="件",
              amount=1)
    return table


def matrix(sketch: Sketch) -> Table:
    """Communities down, months across: every filled number is one row of its month; the year stands in the title."""
    hand, rng = sketch.hand, sketch.hand.rng
    last = rng.choice((6, 9, 12))
    style = rng.choice(("{}月", "{}月份", "{}月"))
    over = (rng.choice(("受理量", "受理量（件）", "诉求量")),) if sketch.lines > 1 else ()
    records = []
    for community in sketch.town.communities:
        cells, readings, values = {"community": hand.text(community)}, [], []
        for month in range(1, 13):
            key = f"_{month}"
            if month > last:
                cells[key] = Written()
                continue
            value = rng.choice((0, rng.randint(1, 60), rng.randint(1, 60), rng.randint(1, 60)))
            cells[key] = hand.count(value, "件")
            values.append(value)
            readings.append(({"complaints_count": value, "report_month": f"{sketch.year}-{month:02d}"},
                             {"complaints_count": key, "report_month": key}))
        cells["_sum"] = Written(sum(values))
        records.append(Record(cells, readings))
    columns = [Column("community", sketch.pick("社区|社区名称|居委会")),
               *(Column(f"_{m}", style.format(m), over) for m in range(1, 13))]
    if hand.chance(0.6):
        columns.append(Column("_sum", rng.choice(("合计", "全年合计", "总计")), over))
    if hand.chance(0.5):
        columns.insert(0, Column("_number", "序号"))
        for number, record in enumerate(records, 1):
            record.cells["_number"] = Written(number)
    return Table("complaint_totals", columns, records, sums=(*(f"_{month}" for month in range(1, last + 1)), "_sum"))


def consents(sketch: Sketch) -> Table:
    hand, rng = sketch.hand, sketch.hand.rng
    has_area, has_round = hand.chance(0.5), hand.chance(0.3)
    by_unit = hand.chance(0.6)
    records = []
    for community, compound in sketch.compounds():
        for building in rng.sample(range(1, 20), rng.randint(1, 2 if "compound" not in sketch.fixed else 4)):
            for unit in range(1, rng.randint(2, 4)) if by_unit else [None]:
                records.append(Record(_consent_cells(sketch, community, compound, building, unit, has_round=has_round)))
    places = ("community", "compound", "building", "unit") if by_unit else ("community", "compound", "building")
    columns = place_columns(sketch, *places)
    if "work_type" not in sketch.fixed:
        columns.append(Column("work_type", sketch.pick(WORK_HEADERS)))
    if has_round:
        columns.append(Column("round", sketch.pick("征询轮次|轮次")))
    over, behind = sketch.groups("征询情况", "户数情况"), sketch.groups("征询情况", "面积情况")
    unit = rng.choice(("", "户"))
    columns += [Column("households_count", sketch.pick("总户数|应征询户数", unit), over),
                Column("agreed_count", sketch.pick("同意户数|同意", unit), over),
                Column("objected_count", sketch.pick("反对户数|反对|不同意户数", unit), over),
                Column("undecided_count", sketch.pick("未表态户数|未表态", unit), over),
                Column("unreached_count", sketch.pick("未联系户数|未联系", unit), over)]
    if has_area:
        columns += [Column(key, sketch.pick(words_, "㎡"), behind) for key, words_ in (
            ("total_area_m2", "总面积|总建筑面积"), ("agreed_area_m2", "同意面积|同意户面积"), ("participating_area_m2", "参与面积|参与表决面积"))]
    table = Table("consent_totals", columns, records, merges=("community", "compound", "building"),
                  sums=("households_count", "agreed_count", "objected_count", "undecided_count", "unreached_count"))
    table.columns += month_column(sketch, records)
    add_idle(sketch, table, share=0.3)
    table.columns = mix(hand, table.columns)
    table.trim()
    if hand.mess and hand.chance(0.3):
        spoil(sketch, table, counts=("objected_count", "undecided_count", "agreed_count"), required=("agreed_count",),
              unit="户", amount=1)
    return table


def _consent_cells(sketch: Sketch, community: str, compound: str, building: int, unit: int | None, *,
                   has_round: bool) -> dict:
    hand, rng = sketch.hand, sketch.hand.rng
    agreed, objected, undecided, unreached = rng.randint(3, 40), rng.randint(0, 5), rng.randint(0, 6), rng.randint(0, 4)
    households = agreed + objected + undecided + unreached
    cells = place_cells(sketch, community=community, compound=compound) | {"building": hand.building(building)}
    if unit:
        cells["unit"] = hand.unit(unit)
    if "work_type" not in sketch.fixed:
        cells["work_type"] = hand.word("elevator_retrofit", words.WORKS)
    if has_round:
        cells["round"] = Written(*rng.choice((("第一轮", 1), (1, 1), ("1", 1), ("首轮", 1))))
    numbers = {"households_count": households, "agreed_count": agreed, "objected_count": objected,
               "undecided_count": undecided,
               "unreached_count": unreached}
    area = Decimal(rng.randint(6000, 9500)) / 100
    areas = {"total_area_m2": area * households, "agreed_area_m2": area * agreed,
             "participating_area_m2": area * (agreed + objected)}
    return cells | {key: hand.count(value, "户") for key, value in numbers.items()} | {
        key: hand.number(value, "㎡") for key, value in areas.items()}
