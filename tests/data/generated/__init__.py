"""Seeded workbooks as messy as offices send them, each with what a careful clerk reads out of it.

The clerk's reading is made together with the cells, never by reading them back: it judges the reader independently.
"""

from random import Random

from tests.data.generated import books, declined, layouts, words, writers
from tests.data.generated.draft import ANY, Generated
from tests.data.generated.hand import Hand
from tests.data.generated.sheets import KINDS, Job

__all__ = ["CASES", "Generated", "generate"]

LAYOUTS = {layout.__name__: layout for layout in (*layouts.SHEETS, *books.BOOKS)}
VARIANTS = {"projects": ("", "per_lift", "joined"), "plans": ("", "quarters"), "complaints": ("", "arrows", "dated_numbers"),
            "complaint_totals": ("", "topics"), "consents": ("", "ticks", "two_rounds", "room_keys"),
            "deliberations": ("", "monthly")}
UNFIT = {(kind, layout) for kinds, layout in (
    (("complaints", "consents"), "wrong_total"), (("rainfall",), "two_lines"), (("rainfall",), "three_lines"),
    (("rainfall",), "stacked"), (("rainfall",), "sheet_per_place"),
    (("complaints", "consents", "deliberations", "rainfall"), "summary_beside")) for kind in kinds}
CASES = [
    *((kind, layout) for layout in LAYOUTS for kind in KINDS if (kind, layout) not in UNFIT),
    *[("complaint_totals", "matrix")] * 2, *(("declined", reason) for reason in declined.REASONS)]
"""Every fitting pair of kind and layout once; 240 seeds go through them nearly twice."""

TEXT_LAYOUTS = ("plain", "titled", "wrong_total")
PAGE_LAYOUTS = (*TEXT_LAYOUTS, "two_lines", "three_lines", "merged_down", "stacked", "side_by_side", "matrix")


def generate(seed: int) -> Generated:
    rng = Random(f"workbook {seed}")
    kind, layout = CASES[seed * 59 % len(CASES)]
    made = Generated(seed, kind, layout)
    made.form = _form(rng, layout if kind != "declined" else "")
    is_text = made.form in writers.TEXT_FORMS
    has_sheet_names = not is_text and not made.form.startswith("html")
    hand = Hand(rng, mess=rng.choice((0, 0.15, 0.3, 0.3)),
                can_fault=made.form in ("xlsx", "xlsx_1904", "strict", "xlsm"),
                can_count_days=made.form != "xlsx_1904")
    month_in = rng.choice(("title", "title", "line", "file", "column", *("sheet",) * has_sheet_names))
    job = Job(made, hand, words.town(rng), KINDS.get(kind, KINDS["projects"]), rng.randint(2023, 2025),
              rng.randint(1, 12), month_in=month_in, can_merge=not is_text)
    if not has_sheet_names and layout == "plain" and job.month_in in ("title", "line"):
        job.month_in = "file"
    if kind == "declined":
        made.reject = True
        declined.REASONS[layout](job)
        made.kinds, made.rows, made.left_out, made.must_report = set(), [], [], []
    else:
        job.variant = _variant(rng, kind, layout)
        (layouts.matrix if layout == "matrix" else LAYOUTS[layout])(job)
        books.add_extras(job)
        made.data_month = _data_month(job)
    made.file = (made.file or _file_name(job)) + writers.ENDINGS.get(made.form, ".xlsx")
    content = made.content or writers.write(made.grids, "xlsx" if made.form == "broken" else made.form)
    made.content = content[:len(content) // 2] if made.form == "broken" else content
    made.forbidden = sorted(set(made.forbidden))
    return made


def _form(rng: Random, layout: str) -> str:
    forms = ["xlsx"] * 12 + ["xlsx_1904", "strict", "strict", "xlsm"]
    if layout and layout != "ghosts":
        forms += ["xml", "xml"]
    if layout in PAGE_LAYOUTS:
        forms += ["html", "html_gbk"] * 2
    if layout in TEXT_LAYOUTS:
        forms += ["csv_utf8", "csv_bom", "csv_gbk", "tsv_xls"] * 3
    return rng.choice(forms)


def _variant(rng: Random, kind: str, layout: str) -> str:
    whole = ("", "per_lift")
    variants = {("projects", "wrong_total"): ("",), ("projects", "summary_beside"): ("",),
                **{("projects", name): whole for name in ("stacked", "sheet_per_place", "merged_down", "side_by_side")},
                ("complaint_totals", "stacked"): ("topics",), ("complaint_totals", "sheet_per_place"): ("topics",),
                ("complaint_totals", "summary_beside"): ("topics",),
                ("consents", "stacked"): ("", "ticks", "two_rounds"),
                ("consents", "sheet_per_place"): ("", "ticks", "two_rounds")}
    allowed = variants.get((kind, layout), VARIANTS.get(kind, ("",)))
    return rng.choice(allowed)


def _data_month(job: Job) -> str | None:
    kinds = job.made.kinds
    if job.variant == "matrix":
        return None
    if job.needs_month or any(KINDS[name].has_month for name in kinds):
        return f"{job.year}-{job.month:02d}"
    return ANY if kinds & {"rainfall", "deliberations"} else None


def _file_name(job: Job) -> str:
    rng = job.hand.rng
    subject = rng.choice(("台账", "报街道", "报表(1)", "最终版", "社区报表"))
    if job.month_in != "file":
        return subject
    return rng.choice((f"{subject}_{job.year}年{job.month}月", f"{job.year}{job.month:02d}{subject}",
                       f"{subject}{job.year}-{job.month:02d}", f"{job.year}年{job.month:02d}月{subject}"))
