"""How offices spread their tables over the sheets of a workbook: one function a layout."""

from dataclasses import replace
from decimal import Decimal

from tests.data.generated.choices import sheet_name, split, stated, sums
from tests.data.generated.hand import Written
from tests.data.generated.layouts import titled
from tests.data.generated.placing import Look
from tests.data.generated.sheets import KINDS, Job, put_sheet
from tests.data.generated.table import Record


def sheet_per_place(job: Job) -> None:
    """One sheet a community (of consents: a building): the same header, no column for what the name says."""
    key = "building" if job.kind.name == "consents" else "street" if job.kind.name == "rainfall" else "community"
    fixed = {name: value for name, value in stated(job, but="community").items() if name != key}
    if job.month_in == "sheet":
        job.month_in = "title"
    is_titled = job.month_in in ("title", "line") or bool(fixed)
    look = Look(totals=sums(job))
    for table in split(job.table(fixed), key):
        put_sheet(job, table.common[key], fixed=fixed, table=table, is_titled=is_titled, look=look)


def filtered_copy(job: Job) -> None:
    """Some of the rows again on a second sheet: they count once."""
    job.fixed = stated(job)
    if job.month_in == "sheet":
        job.month_in = "title"
    grid, table = put_sheet(job, "明细")
    kept = [record for record in table.records if job.hand.chance(0.5)] or table.records[:1]
    copy = replace(table, records=[record for record in kept if not record.is_left_out] or kept)
    put_sheet(job, job.hand.rng.choice(("筛选", "Sheet2", "重点", "明细 (2)")), table=copy, look=Look(counts=False))


def summary_beside(job: Job) -> None:
    """A sheet of sums by community beside the rows they add up: the sums are not loaded as further rows."""
    job.fixed = {key: value for key, value in stated(job, but="community").items()}
    if job.kind.name == "projects":
        job.fixed["work_type"] = "elevator_retrofit"
    if job.month_in == "sheet":
        job.month_in = "title"
    job.hand.mess = 0
    table = job.table(job.fixed)
    keys = [key for key in table.sums if key in table.keys and all(
        isinstance(record.cells[key].shown, int | float) for record in table.records)]
    groups: dict[str, list[Record]] = {}
    for record in table.records:
        groups.setdefault(record.cells["community"].read, []).append(record)
    rows = []
    for community, records in groups.items():
        sums = {key: sum(Decimal(str(record.cells[key].shown)) for record in records) for key in keys}
        sums = {key: Written(int(value) if value == int(value) else float(value)) for key, value in sums.items()}
        rows.append(Record({"community": Written(community, community), **sums}))
    columns = [column for column in table.columns if column.key in ("community", *keys)]
    summary = replace(table, columns=sorted(columns, key=lambda column: column.key != "community"), records=rows,
                      forbidden=[])
    pages = [("明细", table, Look(totals="total")), ("汇总", summary, Look(counts=False, totals="total"))]
    for name, page, look in pages if job.hand.chance(0.6) else reversed(pages):
        put_sheet(job, name, table=page, look=look)


def hidden(job: Job) -> None:
    """A hidden sheet holds other rows of the same kind: they are nobody's report."""
    job.fixed = stated(job)
    put_sheet(job, sheet_name(job))
    old = job.table(job.fixed)
    grid, _ = put_sheet(job, "旧数据", table=old, look=Look(counts=False))
    grid.is_hidden = True
    job.made.left_out = [(sheet, row) for sheet, row in job.made.left_out if sheet != "旧数据"]


def beside_cover(job: Job) -> None:
    """A cover and a list of words for the drop-downs beside the table."""
    cover = job.made.grid("说明")
    for row, text in enumerate(("填表说明", "1. 请各社区每月5日前报送", "2. 日期请填写到日", "3. 有问题请联系街道城管办")):
        cover.put(row, 0, text)
    titled(job)
    lists = job.made.grid("字典")
    for row, text in enumerate(("改造类型", "加装电梯", "屋面防水", "排水改造")):
        lists.put(row, 0, text)
    lists.is_hidden = job.hand.chance(0.5)


def several_kinds(job: Job) -> None:
    """Sheets of two or three kinds in one workbook."""
    others = job.hand.rng.sample([name for name in sorted(KINDS) if name != job.kind.name], job.hand.rng.randint(1, 2))
    if job.month_in == "sheet":
        job.month_in = "title"
    for name in (job.kind.name, *others):
        part = replace(job, kind=KINDS[name], variant=job.variant if name == job.kind.name else "")
        put_sheet(part, KINDS[name].subjects[0][:20], fixed=stated(part))


def add_extras(job: Job) -> None:
    """What stands in many a workbook besides: empty sheets, a note, formatted rows far below."""
    made, rng = job.made, job.hand.rng
    if made.form.startswith(("xlsx", "xlsm", "strict")):
        if rng.random() < 0.15:
            for name in ("Sheet2", "Sheet3"):
                if name not in [grid.name for grid in made.grids]:
                    made.grid(name)
        if rng.random() < 0.08 and "说明" not in [grid.name for grid in made.grids]:
            made.grid("说明").put(0, 0, "本表由各社区报送，街道汇总。")
        if rng.random() < 0.1 and not made.grids[0].ghosts:
            made.grids[0].ghosts = (rng.choice((300, 2_000)), 20)


BOOKS = (sheet_per_place, filtered_copy, summary_beside, hidden, beside_cover, several_kinds)
