"""What the tables of all kinds share: the columns of places, columns no field takes, and cells in doubt."""

from dataclasses import dataclass, replace

from tests.data.generated import words
from tests.data.generated.hand import Error, Formula, Hand, Written
from tests.data.generated.table import Column, Record, Table, header

PLACE_HEADERS = {
    "street": "街道|所属街道|街道名称", "community": "社区|社区名称|所属社区|居委会|居民区|所在社区", "compound": "小区|小区名称|所在小区|所属小区|小区/院落|院落名称",
    "building": "楼号|楼栋|楼栋号|栋号", "unit": "单元|单元号|门号|楼门单元"}


@dataclass
class Sketch:
    """What a table is asked for. `fixed`: what its surroundings state, so that it has no column of its own."""

    hand: Hand
    town: words.Town
    fixed: dict
    year: int
    month: int
    lines: int = 1
    size: int = 10
    has_month_column: bool = False
    variant: str = ""

    def groups(self, *names: str) -> tuple[str, ...]:
        """The headers over a column in a header of `lines` lines, the nearest last."""
        return names[len(names) - min(len(names), self.lines - 1):] if self.lines > 1 else ()

    def pick(self, texts: str, unit: str = "") -> str:
        return header(self.hand.rng, texts, unit)

    def compounds(self) -> list[tuple[str, str]]:
        return self.town.compounds(self.fixed.get("community"), self.fixed.get("compound"))


def place_columns(sketch: Sketch, *keys: str) -> list[Column]:
    words_of = {**PLACE_HEADERS, "unit": "单元|单元号|门号"}
    return [Column(key, sketch.pick(words_of[key])) for key in keys if key not in sketch.fixed]


def place_cells(sketch: Sketch, **values: str) -> dict[str, Written]:
    return {key: sketch.hand.text(value) for key, value in values.items() if key not in sketch.fixed}


def month_column(sketch: Sketch, records: list[Record]) -> list[Column]:
    """The data month as a column of its own, the same on every line."""
    if not sketch.has_month_column:
        return []
    for record in records:
        record.cells["report_month"] = sketch.hand.month(sketch.year, sketch.month)
    return [Column("report_month", sketch.pick("统计月份|月份|数据月份|所属月份"))]


def join_places(sketch: Sketch, table: Table) -> None:
    """Community and compound in one column: 社区/小区 over 甲社区一里, 小区 over 甲社区/一里 or 一里（甲社区）."""
    rng = sketch.hand.rng
    headers, form = rng.choice((
        ("社区/小区|社区及小区|社区、小区", "{}{}"), ("小区|小区名称", "{}/{}"), ("小区|小区名称", "{}（{}）"), ("小区|所在小区", "{}-{}"),
        ("社区|社区名称", "{}（{}）"), ("地点|实施地点", "{}/{}")))
    for record in table.records:
        community, compound = (record.cells.pop(key).read for key in ("community", "compound"))
        record.cells["_place"] = Written(form.format(community, compound))
        record.readings = [({"community": community, "compound": compound, **extra},
                            {"community": "_place", "compound": "_place", **where}) for extra, where in record.readings]
    table.columns = [Column("_place", header(rng, headers, mess=0.1)) if column.key == "community" else column
                     for column in table.columns if column.key != "compound"]
    table.merges = ()


def add_idle(sketch: Sketch, table: Table, *, share: float = 0.5) -> None:
    """Columns beside the ones that count: numbers, notes, percentages, and people's names and phones."""
    hand, rng = sketch.hand, sketch.hand.rng
    idle = {"_number": "序号|编号 |序 号", "_note": "备注2|附件|照片", "_share": "完成率|占比", "_phone": "联系电话|电话|联系方式|手机号",
            "_person": "经办人|联系人|负责人|业主姓名"}
    if table.kind == "projects":
        idle["_invested"] = "完成投资（万元）|本年完成投资（万元）|累计完成投资(万元)"
    if table.kind in ("rainfall", "complaints", "consents", "buildings", "deliberations"):
        idle.pop("_share")
    if table.kind in ("complaints", "consents"):
        idle.pop("_phone")
        idle.pop("_person")
    for key, texts in idle.items():
        if not hand.chance(share):
            continue
        texts = "序号|序 号" if key == "_number" else texts
        column = Column(key, header(rng, texts, mess=0.2))
        for number, record in enumerate(table.records, 1):
            shown: object = {"_number": number, "_note": rng.choice(("", "见附表", "已归档")) or None,
                             "_share": f"{rng.randint(1, 99)}%", "_invested": rng.randint(10, 900)}.get(key)
            if key == "_phone":
                shown = words.phone(rng)
                table.forbidden.append(shown)
                shown = rng.choice((shown, int(shown)))
            elif key == "_person":
                shown = words.person(rng)
                table.forbidden.append(shown)
            record.cells[key] = Written(shown)
        table.columns = [column, *table.columns] if key == "_number" else [*table.columns, column]


def spoil(sketch: Sketch, table: Table, *, counts: tuple[str, ...], dates: tuple[str, ...] = (),
          required: tuple[str, ...] = (),
          unit: str = "", amount: int = 2) -> None:
    """A few cells in doubt: some still have one certain value, some have none; all must be reported."""
    hand, rng = sketch.hand, sketch.hand.rng
    for _ in range(amount):
        record = rng.choice(table.records)
        keys = [key for key in (*counts, *dates) if key in table.keys and isinstance(record.cells[key].read, int | str)]
        if not keys or record.is_left_out:
            return
        key = rng.choice(keys)
        value = record.cells[key].read
        nothing: list[object] = ["待定", "未定"]
        if hand.can_fault:
            nothing += [Error("#REF!"), Error("#DIV/0!"), Formula("=ZZ998-ZZ999")]
        if key in dates:
            record.cells[key] = Written(rng.choice(nothing), None, is_doubtful=True)
            continue
        some = [f"约{value}{unit}", f"约 {value}", f"大约{value}{unit}"]
        if key == "completed_count":
            some = [f"已完工{value}{unit or '个'}", f"已完成{value}", *some]
        if key in required or rng.random() < 0.5:
            record.cells[key] = Written(rng.choice(some), value, is_doubtful=True)
        else:
            record.cells[key] = Written(rng.choice([*nothing, "两部左右", "若干"]), None, is_doubtful=True)


def doubt(cell: Written) -> Written:
    return replace(cell, is_doubtful=True)
