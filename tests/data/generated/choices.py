"""What the layouts choose: what stands outside the table, which sums, what the sheet is called."""

from dataclasses import replace

from tests.data.generated import words
from tests.data.generated.sheets import Job
from tests.data.generated.table import Record, Table


def stated(job: Job, but: str = "") -> dict:
    """What this sheet leaves to its surroundings; a plan's year and a household's kind of work nearly always."""
    fixed: dict = {}
    share = 0.7 if job.kind.name in ("consents", "plans") else 0.35
    for key in job.kind.titled:
        if key != but and job.hand.chance(share):
            fixed[key] = {"work_type": _work(job), "community": job.hand.rng.choice(sorted(job.town.communities)),
                          "plan_year": job.year, "street": job.town.street}[key]
    if job.kind.name == "consents" and job.hand.chance(0.6):
        named = [place for place in job.town.compounds() if place[1][-2:] in ("小区", "花园", "家园", "新村")]
        if named:
            community, compound = job.hand.rng.choice(named)
            fixed |= {"compound": compound} | ({"community": community} if job.hand.chance(0.5) else {})
    if job.kind.name != "rainfall" and job.hand.chance(0.4):
        fixed["street"] = job.town.street
    return fixed


def _work(job: Job) -> str:
    is_lift = job.kind.name in ("consents", "consent_totals")
    return "elevator_retrofit" if is_lift else job.hand.rng.choice(sorted(words.WORKS))


def sums(job: Job) -> str:
    return job.hand.rng.choice(("none", "none", "total", "total", "total", "top")) if job.kind.has_sums else "none"


def split(table: Table, key: str) -> list[Table]:
    """One table for each value of a column, which then stands above the table instead of in it."""
    groups: dict[object, list[Record]] = {}
    for record in table.records:
        groups.setdefault(record.cells.pop(key).read, []).append(record)
    columns = [column for column in table.columns if column.key != key]
    return [replace(table, columns=columns, records=records, common={**table.common, key: value})
            for value, records in groups.items()]


def sheet_name(job: Job) -> str:
    rng = job.hand.rng
    if job.needs_month and job.month_in == "sheet":
        return rng.choice((f"{job.year}年{job.month}月", f"台账({job.year}年{job.month}月)", f"{job.year}年{job.month:02d}月",
                           f"{job.year}-{job.month:02d}"))
    return rng.choice(("Sheet1", "台账", "明细", "统计表", "表1"))
