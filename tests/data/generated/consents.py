"""Households asked one by one: an opinion in a word, a tick under one of several headers, or two rounds."""

from datetime import date, timedelta
from decimal import Decimal

from tests.data.generated import words
from tests.data.generated.hand import UNSAID, Hand, Written
from tests.data.generated.parts import Sketch, add_idle, place_columns
from tests.data.generated.projects import WORK_HEADERS
from tests.data.generated.table import Column, Record, Table, mix

SUBJECTS = ("意愿征询表", "逐户征询表", "居民意见征询登记表")
TICKED = {"agree": "同意", "object": "反对", "undecided": "未表态", "unreached": "未联系"}
FOR_MATCH = ("agree", "agree", "agree", "agree", "object", "undecided", "unreached")


def make(sketch: Sketch) -> Table:
    hand, rng = sketch.hand, sketch.hand.rng
    variant = sketch.variant
    optional = {name for name in ("area_m2", "floor", "occupancy", "_owner", "objection_reason", "round",
                                  "decided_on") if hand.chance(0.5)}
    if variant == "two_rounds":
        optional -= {"round", "decided_on", "objection_reason"}
    forbidden: list[str] = []
    records = []
    for community, compound, building, unit, room in _rooms(sketch):
        cells: dict[str, Written] = {
            "community": hand.text(community), "compound": hand.text(compound), "building": hand.building(building),
            "unit": hand.unit(unit),
            "room": _room(hand, room), "floor": hand.count(int(room[:-2]), "层"),
            "area_m2": hand.number(Decimal(rng.randint(4000, 12000)) / 100, "㎡"),
            "occupancy": Written(*rng.choice((("自住", "owner"), ("出租", "let")))),
            "work_type": hand.word("elevator_retrofit", words.WORKS)}
        if "round" in optional:
            cells["round"] = Written(*rng.choice((("第一轮", 1), (1, 1), ("1", 1))))
        record = Record({key: cell for key, cell in cells.items() if key not in sketch.fixed})
        if "_owner" in optional:
            person, phone = words.person(rng), words.phone(rng)
            record.cells |= {"_owner": Written(person), "_phone": Written(phone)}
            forbidden += [person, phone]
        extra, where = _room_key(sketch, record, building, unit, room) if variant == "room_keys" else ({}, {})
        record.readings = _opinions(sketch, record, extra, where)
        records.append(record)
    table = Table("consents", _columns(sketch, optional), records,
                  merges=("community", "compound", "building", "unit"), forbidden=forbidden)
    add_idle(sketch, table, share=0.25)
    if variant in ("ticks", "two_rounds"):
        kept = [column for column in table.columns if column.groups]
        table.columns = mix(hand, [column for column in table.columns if not column.groups]) + kept
    else:
        table.columns = mix(hand, table.columns)
    table.trim()
    return table


def _rooms(sketch: Sketch) -> list[tuple[str, str, int, int, str]]:
    rng = sketch.hand.rng
    compounds = sketch.compounds()
    if "compound" not in sketch.fixed:
        compounds = compounds[:rng.randint(1, 3)]
    rooms = []
    for community, compound in compounds:
        fixed = sketch.fixed.get("building")
        for building in [int(fixed.removesuffix("号楼"))] if fixed else rng.sample(range(1, 25), rng.randint(1, 2)):
            for unit in range(1, rng.randint(2, 3)):
                rooms += [(community, compound, building, unit, f"{floor}0{door}")
                          for floor in range(1, rng.randint(3, 6)) for door in (1, 2)]
    return rooms


def _room(hand: Hand, room: str) -> Written:
    return Written(hand.rng.choice((room, int(room), f"{room}室")) if hand.mess else room, room)


def _room_key(sketch: Sketch, record: Record, building: int, unit: int, room: str) -> tuple[dict, dict]:
    """Building, unit and room in one cell."""
    shown = sketch.hand.rng.choice((f"{building}-{unit}-{room}", f"{building}-{unit}-{room}",
                                    f"{building}号楼{unit}单元{room}", f"{building}号楼{unit}单元{room}室"))
    for key in ("building", "unit", "room"):
        record.cells.pop(key, None)
    record.cells["_key"] = Written(shown)
    return ({"building": f"{building}号楼", "unit": f"{unit}单元", "room": room},
            dict.fromkeys(("building", "unit", "room"), "_key"))


def _opinions(sketch: Sketch, record: Record, extra: dict, where: dict) -> list[tuple[dict, dict]]:
    """Writes the opinion, in words, by a tick or twice; returns the rows it gives."""
    hand, rng = sketch.hand, sketch.hand.rng
    start = date(sketch.year, sketch.month, 1)
    if sketch.variant == "ticks":
        opinion = rng.choice(FOR_MATCH)
        mark = rng.choice(("√", "√", "√", "✓"))
        record.cells |= {f"_{name}": Written(mark if name == opinion else None) for name in TICKED}
        day = hand.date(start + timedelta(days=rng.randint(0, 25)))
        record.cells["decided_on"] = day
        return [({**extra, "opinion": opinion}, {**where, "opinion": f"_{opinion}"})]
    if sketch.variant == "two_rounds":
        readings = []
        for number in (1, 2):
            if number == 2 and hand.chance(0.25):
                record.cells |= {"_opinion2": Written(), "_date2": Written()}
                continue
            opinion = hand.word(rng.choice(FOR_MATCH), words.OPINIONS)
            day = hand.date(start + timedelta(days=rng.randint(0, 25) + 60 * (number - 1)))
            record.cells |= {f"_opinion{number}": Written(opinion.shown),
                             f"_date{number}": Written(day.shown, UNSAID, format=day.format)}
            fields = {"round": number, "opinion": opinion.read, "decided_on": day.read}
            readings.append(({**extra, **fields}, {**where, "round": f"_opinion{number}",
                                                   "opinion": f"_opinion{number}", "decided_on": f"_date{number}"}))
        return readings
    opinion = rng.choice((*FOR_MATCH, "absent", "abstain"))
    record.cells["opinion"] = hand.word(opinion, words.OPINIONS)
    record.cells["objection_reason"] = Written(rng.choice(("采光受影响", "费用分摊", "刚装修")) if opinion == "object" else None)
    is_dated = opinion in ("agree", "object", "abstain")
    day = hand.date(start + timedelta(days=rng.randint(0, 25)))
    record.cells["decided_on"] = day if is_dated else Written(None, None)
    return [(extra, where)]


def _columns(sketch: Sketch, optional: set[str]) -> list[Column]:
    pick, variant = sketch.pick, sketch.variant
    columns = place_columns(sketch, "community", "compound")
    over = sketch.groups("基本信息", "房屋信息")
    if variant == "room_keys":
        columns.append(Column("_key", pick("房号|房屋坐落|门牌号|房屋编号")))
    else:
        columns += place_columns(sketch, "building", "unit")
        columns.append(Column("room", pick("房号|室号|房间号|门牌号"), over))
    if "work_type" not in sketch.fixed:
        columns.append(Column("work_type", pick(WORK_HEADERS)))
    headers = {"floor": "楼层|所在楼层", "area_m2": "建筑面积|产权面积|房屋面积", "occupancy": "居住情况|居住状态"}
    columns += [Column(key, pick(texts, "㎡" if key == "area_m2" else ""), over) for key, texts in headers.items()
                if key in optional]
    if "_owner" in optional:
        columns += [Column("_owner", pick("产权人|业主姓名|户主")), Column("_phone", pick("联系电话|手机号"))]
    if "round" in optional:
        columns.append(Column("round", pick("征询轮次|轮次")))
    if variant == "ticks":
        group = sketch.hand.rng.choice(("征询意见", "业主意见", "意见"))
        columns += [Column(f"_{name}", word, (group,)) for name, word in TICKED.items()]
        if "decided_on" in optional:
            columns.append(Column("decided_on", pick("征询日期|签字日期")))
    elif variant == "two_rounds":
        first, second = sketch.hand.rng.choice((("第一轮", "第二轮"), ("第一轮征询", "第二轮征询"), ("第1轮", "第2轮"), ("首轮征询", "第二轮征询")))
        for number, name in ((1, first), (2, second)):
            columns += [Column(f"_opinion{number}", "意见", (name,)), Column(f"_date{number}", "日期", (name,))]
    else:
        over = sketch.groups("征询结果", "征询情况")
        columns.append(Column("opinion", pick("意见" if over else "征询意见|意见|业主意见|是否同意|征询结果"), over))
        if "decided_on" in optional:
            columns.append(Column("decided_on", pick("征询日期|签字日期|征询时间"), over))
        if "objection_reason" in optional:
            columns.append(Column("objection_reason", pick("反对原因|不同意原因|反对理由"), over))
    return columns
