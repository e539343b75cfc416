"""Orders of the 12345 hotline: one line an order, with people's names and phones beside and inside the text."""

from datetime import datetime, timedelta

from tests.data.generated import words
from tests.data.generated.hand import Written
from tests.data.generated.parts import Sketch, add_idle, place_cells, place_columns
from tests.data.generated.table import Column, Record, Table, mix

SUBJECTS = ("12345热线工单明细表", "接诉即办工单台账", "12345工单导出")
RESOLUTIONS = {"resolved": ("解决", "已解决"), "partly": ("部分解决",), "unresolved": ("未解决",)}
SATISFACTIONS = {"satisfied": ("满意",), "fairly": ("基本满意",), "dissatisfied": ("不满意",), "unrated": ("未评价",)}
STATUSES = {"closed": ("已办结", "办结"), "open": ("办理中",)}
ROLES = {"lead": ("主办",), "forwarded": ("转办",)}


def make(sketch: Sketch) -> Table:
    hand, rng = sketch.hand, sketch.hand.rng
    is_dated_by_number = sketch.variant == "dated_numbers"
    arrows = sketch.variant == "arrows" or hand.chance(0.3)
    has_categories = not hand.chance(0.15)
    optional = {name for name in ("status", "handling_role", "is_contacted", "title", "_caller", "closed_at",
                                  "responsible_unit")
                if hand.chance(0.6)} | ({"title"} if not has_categories else set())
    forbidden: list[str] = []
    records = []
    places = sketch.compounds()
    for number in range(rng.randint(8, 20)):
        community, compound = rng.choice(places)
        categories, topic, title = rng.choice(words.ORDERS)
        when = datetime(sketch.year, sketch.month, rng.randint(1, 28), rng.randint(7, 21), rng.randint(0, 59))
        identifier = f"热线-{when:%y%m%d}-{number:06d}" if is_dated_by_number else f"{when:%Y%m%d}{number:04d}"
        person, phone = words.person(rng), words.phone(rng)
        forbidden += [person, phone] if optional & {"title", "_caller"} else []
        cells = {**place_cells(sketch, community=community, compound=compound),
                 "request_id": Written(identifier, identifier), "_caller": Written(person), "_phone": Written(phone),
                 "title": Written(f"{title}，请联系{person}{phone}"),
                 "resolution": hand.word(rng.choice(sorted(RESOLUTIONS)), RESOLUTIONS),
                 "satisfaction": hand.word(rng.choice(sorted(SATISFACTIONS)), SATISFACTIONS),
                 "status": hand.word(rng.choice(("closed", "closed", "open")), STATUSES),
                 "handling_role": hand.word(rng.choice(("lead", "lead", "forwarded")), ROLES),
                 "is_contacted": Written(*rng.choice((("是", True), ("否", False)))),
                 "responsible_unit": hand.text(rng.choice(("物业管理科", "城市管理办公室"))),
                 "closed_at": hand.moment(when + timedelta(days=rng.randint(1, 9)))}
        record = Record(cells)
        extra = {"topic": topic}
        if "status" in optional and cells["status"].read == "open":
            cells["closed_at"] = Written(None, None)
        if is_dated_by_number:
            extra["received_at"] = f"{when:%Y-%m-%d}"
        else:
            cells["received_at"] = hand.moment(when)
        if has_categories and arrows:
            cells["_categories"] = Written(rng.choice(("->", "->", " -> ", "→")).join(categories))
            extra |= {f"category_{place}": word for place, word in enumerate(categories, 1)}
        elif has_categories:
            cells |= {f"category_{place}": hand.text(word) for place, word in enumerate(categories, 1)}
        record.readings = [(extra, {"received_at": "request_id"} if is_dated_by_number else {})]
        _leave_out(sketch, record, optional)
        records.append(record)
    table = Table("complaints", _columns(sketch, optional, arrows, has_categories, is_dated_by_number), records,
                  forbidden=forbidden)
    for record in records:
        if "status" not in optional:
            record.cells.pop("status", None)
    table.trim()
    add_idle(sketch, table, share=0.3)
    table.columns = mix(hand, table.columns)
    return table


def _leave_out(sketch: Sketch, record: Record, optional: set[str]) -> None:
    """Copies for other offices and void orders are no complaints."""
    rng = sketch.hand.rng
    if "handling_role" in optional and rng.random() < 0.1:
        record.cells["handling_role"], record.is_left_out = Written("协办"), True
    elif "status" in optional and rng.random() < 0.1:
        record.cells["status"], record.is_left_out = Written(rng.choice(("作废", "已作废", "剔除"))), True


def _columns(sketch: Sketch, optional: set[str], arrows: bool, has_categories: bool,
             is_dated_by_number: bool) -> list[Column]:
    pick = sketch.pick
    columns = [Column("request_id", pick("工单编号|工单号|诉求编号|受理编号"))]
    if not is_dated_by_number:
        columns.append(Column("received_at", pick("来电时间|受理时间|诉求时间|登记时间")))
    columns += place_columns(sketch, "community", "compound")
    if has_categories and arrows:
        columns.append(Column("_categories", pick("问题分类|诉求分类|问题类别")))
    elif has_categories:
        over = sketch.groups("诉求情况", "问题分类")
        columns += [Column(f"category_{place}", pick(f"{number}级分类|{number}级分类"), over) for place,
                    number in enumerate("一二三", 1)]
    over = sketch.groups("办理结果", "回访情况")
    if "is_contacted" in optional:
        columns.append(Column("is_contacted", pick("是否联系|是否响应"), over))
    columns += [Column("resolution", pick("是否解决|解决情况" if not over else "是否解决"), over),
                Column("satisfaction", pick("是否满意|满意情况|满意度" if not over else "是否满意"), over)]
    headers = {"status": "工单状态|办理状态|状态", "handling_role": "工单性质|办理性质", "title": "标题|工单标题|主要内容|诉求内容",
               "_caller": "来电人|诉求人|来电人姓名",
               "closed_at": "办结时间|回复时间|结案时间", "responsible_unit": "承办单位|办理单位"}
    columns += [Column(key, pick(texts)) for key, texts in headers.items() if key in optional]
    if "_caller" in optional:
        columns.append(Column("_phone", pick("联系电话|来电号码|来电人电话")))
    return columns
