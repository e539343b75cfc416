"""One sheet of one table: the title block that states what has no column, the table, and the lines below it."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.data.generated import complaints, consents, others, projects, totals, words
from tests.data.generated.draft import Generated, Grid
from tests.data.generated.hand import Hand
from tests.data.generated.parts import Sketch
from tests.data.generated.placing import Look, place
from tests.data.generated.table import Table


@dataclass(frozen=True)
class Kind:
    """How one kind of sheet is drawn: a line above the rows may state `sections`, the title alone `titled`."""

    name: str
    make: Callable[[Sketch], Table]
    subjects: tuple[str, ...]
    has_month: bool = False
    sections: tuple[str, ...] = ("community",)
    titled: tuple[str, ...] = ("community",)
    work_subjects: tuple[str, ...] = ()
    has_sums: bool = True


KINDS = {kind.name: kind for kind in (
    Kind("projects", projects.make, projects.SUBJECTS, True, ("work_type", "community"), ("work_type", "community"),
         projects.WORK_SUBJECTS),
    Kind("complaints", complaints.make, complaints.SUBJECTS, has_sums=False),
    Kind("complaint_totals", totals.complaints, totals.COMPLAINT_SUBJECTS, True),
    Kind("consents", consents.make, consents.SUBJECTS, False, ("building",), ("work_type",), consents.SUBJECTS,
         has_sums=False),
    Kind("consent_totals", totals.consents, totals.CONSENT_SUBJECTS, True, ("community",), ("work_type",),
         totals.CONSENT_SUBJECTS),
    Kind("buildings", others.buildings, others.BUILDING_SUBJECTS),
    Kind("plans", others.plans, others.PLAN_SUBJECTS, False, ("work_type",), ("plan_year",), others.PLAN_SUBJECTS),
    Kind("deliberations", others.deliberations, others.DELIBERATION_SUBJECTS),
    Kind("rainfall", others.rainfall, others.RAIN_SUBJECTS, sections=("street",), titled=("street",)))}


@dataclass
class Job:
    """One workbook being made: who writes it, of which month, and where the month is said."""

    made: Generated
    hand: Hand
    town: words.Town
    kind: Kind
    year: int
    month: int
    month_in: str = "title"
    can_merge: bool = True
    variant: str = ""
    fixed: dict = field(default_factory=dict)

    @property
    def needs_month(self) -> bool:
        return self.kind.has_month or (self.kind.name == "deliberations" and self.variant == "monthly")

    def header_lines(self, lines: int) -> int:
        """Ticks and rounds side by side need a header of two lines."""
        return max(lines, 2) if self.variant in ("ticks", "two_rounds") else lines

    def sketch(self, fixed: dict, **options: object) -> Sketch:
        return Sketch(self.hand, self.town, fixed, self.year, self.month, variant=self.variant,
                      has_month_column=self.needs_month and self.month_in == "column" and self.variant != "matrix",
                      **options)

    def table(self, fixed: dict, **options: object) -> Table:
        """A table of the workbook's kind; what its surroundings state holds for every row."""
        table = self.kind.make(self.sketch(fixed, **options))
        table.common = {**{key: value for key, value in fixed.items() if key[0] != "_"}, **table.common}
        self.made.forbidden += table.forbidden
        return table


def month_words(job: Job) -> str:
    return job.hand.rng.choice((f"{job.year}年{job.month}月", f"{job.year}年{job.month:02d}月",
                                f"{job.year}年{job.month}月份"))


def title(job: Job, stated: dict) -> str:
    """The title: places, month, kind of work, subject; only what is stated."""
    rng = job.hand.rng
    subjects = job.kind.work_subjects if "work_type" in stated and job.kind.work_subjects else job.kind.subjects
    place = stated.get("street", "") + stated.get("community", "") + stated.get("compound", "")
    work = rng.choice(words.WORKS[stated["work_type"]]) if "work_type" in stated else ""
    subject = rng.choice(subjects)
    when = behind = ""
    if "plan_year" in stated:
        when = f"{job.year}年度"
        subject = subject.replace("年度", "")
    elif job.variant == "matrix":
        when = f"{job.year}年" + ("各社区" if "community" not in stated else "")
    elif job.needs_month and job.month_in == "title":
        last = monthrange(job.year, job.month)[1]
        when, behind = rng.choice(((month_words(job), ""), (month_words(job), ""),
                                   ("", f"（截至{job.year}年{job.month}月{last}日）"),
                                   ("", f"({job.year}年{job.month}月)")))
    elif job.kind.name in ("complaints", "rainfall",
                           "deliberations") and job.variant != "monthly" and rng.random() < 0.5:
        when = month_words(job)
    return f"{job.town.district if place.startswith(job.town.street) else ''}{place}{when}{work}{subject}{behind}"


def heading(job: Job, grid: Grid, table: Table, stated: dict, *, width: int, left: int = 0,
            has_notes: bool = True) -> int:
    """Writes the title block; returns the first row below it."""
    rng, row = job.hand.rng, 0
    grid.put(row, left, title(job, stated))
    if job.can_merge:
        grid.merge(row, left, row, left + width - 1)
    row += 1
    notes = []
    if has_notes and rng.random() < 0.6:
        notes.append(rng.choice(("填报单位：城市管理办公室", "填报部门：社区建设办", "填报单位:平安建设办公室")))
    if job.needs_month and job.month_in == "line":
        last = monthrange(job.year, job.month)[1]
        notes.append(rng.choice((f"截至{job.year}年{job.month}月{last}日", f"截至：{job.year}年{job.month}月{last}日",
                                 f"统计月份：{job.year}年{job.month}月",
                                 f"数据月份：{job.year}年{job.month}月")))
    elif job.needs_month and job.month_in == "title" and rng.random() < 0.3:
        later = (job.year, job.month + 1) if job.month < 12 else (job.year + 1, 1)
        notes.append(f"填报日期：{later[0]}年{later[1]}月{rng.randint(1, 9)}日")
    if table.unit_line:
        notes.append(table.unit_line)
    for position, note in enumerate(notes):
        if position and (width < 5 or position > 1):
            row += 1
        grid.put(row, left + (width - 2 if position == 1 and width >= 5 else 0), note)
    row += bool(notes)
    return row + (rng.random() < 0.15)


def footer(job: Job, grid: Grid, row: int, width: int, left: int = 0) -> None:
    """Who filled it in and who checked it: people's names, which may not come through."""
    filler, checker = words.person(job.hand.rng), words.person(job.hand.rng)
    row += job.hand.rng.random() < 0.3
    grid.put(row, left, f"填表人：{filler}")
    job.made.forbidden += [filler, checker]
    if width >= 4:
        grid.put(row, left + width // 2, f"审核人：{checker}")
    else:
        grid.put(row + 1, left, f"审核人：{checker}")
    if job.hand.rng.random() < 0.3:
        phone = words.phone(job.hand.rng)
        job.made.forbidden.append(phone)
        grid.put(row + 2, left, _note(job, phone))


def _note(job: Job, phone: str) -> str:
    return job.hand.rng.choice((f"联系电话：{phone}", f"注：有疑问请致电{phone}", f"备注：数据由各社区报送，联系人电话{phone}"))


def put_sheet(
    job: Job, name: str, *, fixed: dict | None = None, stated: dict | None = None, look: Look | None = None,
    lines: int = 1, left: int = 0, is_titled: bool = True, has_footer: bool = False, table: Table | None = None,
) -> tuple[Grid, Table]:
    """A whole sheet. `fixed` has no column; `stated` (normally the same) is what the title says of it."""
    fixed = job.fixed if fixed is None else fixed
    stated = fixed if stated is None else stated
    look = look or Look()
    look.lines = job.header_lines(lines)
    table = table or job.table(fixed, lines=lines)
    is_titled = is_titled or bool(table.unit_line)
    grid = job.made.grid(name)
    top = heading(job, grid, table, stated, width=len(table.columns), left=left) if is_titled else 0
    bottom = place(job.made, grid, table, job.hand, look, top=top, left=left)
    if has_footer:
        footer(job, grid, bottom, len(table.columns), left)
    job.made.kinds.add(table.kind)
    return grid, table

