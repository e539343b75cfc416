"""How offices lay their tables out on one sheet: one function a layout."""

from dataclasses import replace

from tests.data.generated import words
from tests.data.generated.choices import sheet_name, split, stated, sums
from tests.data.generated.placing import Look, place
from tests.data.generated.sheets import Job, footer, heading, put_sheet

NUMBERED = "一二三四五六七八九"


def plain(job: Job) -> None:
    """Header first, no title: what has no column can only stand in the sheet's or the file's name."""
    job.fixed = {}
    if job.month_in in ("title", "line"):
        job.month_in = "sheet"
    put_sheet(job, sheet_name(job), is_titled=False)


def titled(job: Job) -> None:
    job.fixed = stated(job)
    look = Look(totals=sums(job), repeats_header=job.hand.chance(0.08),
                numbers_columns=job.hand.chance(0.08))
    left = 1 if job.hand.chance(0.1) else 0
    put_sheet(job, sheet_name(job), look=look, left=left, has_footer=job.hand.chance(0.6))


def two_lines(job: Job) -> None:
    job.fixed = stated(job)
    put_sheet(job, sheet_name(job), lines=2, look=Look(totals=sums(job), is_merged=job.hand.chance(0.5)),
              has_footer=job.hand.chance(0.5))


def three_lines(job: Job) -> None:
    job.fixed = stated(job)
    put_sheet(job, sheet_name(job), lines=3, look=Look(totals=sums(job), is_merged=job.hand.chance(0.5)),
              has_footer=job.hand.chance(0.5))


def merged_down(job: Job) -> None:
    job.fixed = stated(job, but="community")
    totals = job.hand.rng.choice(("subtotals", "subtotals", "total")) if job.kind.has_sums else "none"
    put_sheet(job, sheet_name(job), look=Look(is_merged=True, totals=totals), has_footer=job.hand.chance(0.5))


def wrong_total(job: Job) -> None:
    job.fixed = stated(job, but="community")
    job.hand.mess = 0.1
    put_sheet(job, sheet_name(job), look=Look(totals=job.hand.rng.choice(("total", "subtotals")), is_wrong=True,
                                              is_merged=job.can_merge and job.hand.chance(0.5)))


def matrix(job: Job) -> None:
    """Communities down, the months of a year across."""
    job.variant = "matrix"
    put_sheet(job, sheet_name(job), fixed={"street": job.town.street} if job.hand.chance(0.5) else {},
              lines=job.hand.rng.choice((1, 2)),
              look=Look(totals=sums(job)), has_footer=job.hand.chance(0.5))


def stacked(job: Job) -> None:
    """Several tables under each other, each under its own title; the header again, or once at the top."""
    key = job.hand.rng.choice(job.kind.sections)
    fixed = {name: value for name, value in stated(job, but="community").items() if name != key}
    tables = split(job.table(fixed), key)
    grid = job.made.grid(sheet_name(job))
    width = len(tables[0].columns)
    row = heading(job, grid, tables[0], fixed, width=width)
    look = Look(lines=job.header_lines(1), totals=sums(job).replace("top", "total"), is_merged=job.can_merge
                and job.hand.chance(0.3))
    repeats = job.hand.chance(0.5)
    numbering = job.hand.rng.choice(("{}、{}", "（{}）{}", "({}){}"))
    if not repeats:
        place(job.made, grid, replace(tables[0], records=[]), job.hand, Look(lines=look.lines), top=row)
        row += look.lines
        look.lines = 0
    for number, table in enumerate(tables):
        word = job.hand.rng.choice(words.WORKS[table.common[key]]) if key == "work_type" else table.common[key]
        grid.put(row, 0, numbering.format(NUMBERED[number], word))
        if job.can_merge:
            grid.merge(row, 0, row, width - 1)
        row = place(job.made, grid, table, job.hand, look, top=row + 1) + int(repeats and job.hand.chance(0.5))
    footer(job, grid, row, width)
    job.made.kinds.add(job.kind.name)


def side_by_side(job: Job) -> None:
    """Two tables with an empty column between them: the list goes on in the right one, or each is a kind of works."""
    fixed = stated(job, but="community")
    key = "work_type" if "work_type" in job.kind.sections and job.hand.chance(0.5) else ""
    whole = job.table({name: value for name, value in fixed.items() if name != key})
    if key:
        halves = split(whole, key)[:2]
    else:
        middle = (len(whole.records) + 1) // 2
        halves = [replace(whole, records=records) for records in (whole.records[:middle], whole.records[middle:])]
    grid = job.made.grid(sheet_name(job))
    width = len(halves[0].columns)
    row = heading(job, grid, whole, {name: value for name, value in fixed.items() if name != key}, width=2 * width + 1)
    if key:
        for side, table in enumerate(halves):
            grid.put(row, side * (width + 1), job.hand.rng.choice(words.WORKS[table.common[key]]))
            grid.merge(row, side * (width + 1), row, side * (width + 1) + width - 1)
        row += 1
    look = Look(lines=job.header_lines(1), totals=sums(job))
    bottom = max(place(job.made, grid, table, job.hand, look, top=row, left=side * (width + 1)) for side,
                 table in enumerate(halves))
    if job.hand.chance(0.4):
        footer(job, grid, bottom, width)
    job.made.kinds.add(job.kind.name)


def ghosts(job: Job) -> None:
    """Formatted empty rows far below: the sheet claims to be much longer than it is."""
    titled(job)
    first = job.hand.rng.choice((500, 5_000, 65_000))
    job.made.grids[0].ghosts = (first, job.hand.rng.randint(3, 200))


SHEETS = (plain, titled, two_lines, three_lines, merged_down, wrong_total, stacked, side_by_side, ghosts)
