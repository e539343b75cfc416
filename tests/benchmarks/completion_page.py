"""How long the completion page's questions take over a large street, all together, and how they grow.

`python -m tests.benchmarks.completion_page [--quick]`: 400 compounds × 36 data months × 5 kinds of work (72,000 ledger
rows, with a plan by months), and the same with a tenth of the compounds. Every question that any part of the page asks
is asked once, as after an upload: nothing is kept from before. Bounds: 150 ms together, at most twice what the tenth
takes. The median of the rounds counts; printed beside it is a plain `select … group by` of the same table, which tells
how fast the machine is just then.
"""

import argparse
import sys
import tempfile
import time
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from statistics import median

import numpy as np
import pandas as pd

import queries
from data import shared_keys
from data.store import Store
from queries import Selection

COMPOUNDS, QUICK_COMPOUNDS, MONTHS = 400, 20, 36
ROUNDS, QUICK_ROUNDS = 9, 1
BOUND_MS, BOUND_GROWTH = 150.0, 2.0
FIRST_MONTH, LAST_MONTH = date(2023, 1, 1), date(2025, 12, 1)
WORK_TYPES = ("elevator_retrofit", "riser_renewal", "drainage", "roof_waterproofing", "water_supply")
STAGES = ("consultation", "design", "signing", "approval", "construction", "acceptance", "completed", "in_service")
STREET = "演示街道"

OF_ONE_KIND = ("completion_over_time", "completion_forecast", "completion_heat")
OF_ALL_KINDS = (
    "completion_lights", "settings", "stuck_projects", "discrepancies", "followed_works",
    "annual_targets", "earned_value", "project_changes", "stages", "cancelled_works")
"""What the page asks of the chosen kind of work, and of all kinds, in all of its parts."""

PLAIN = """
select community, work_type, stage, report_month, count(*) from projects group by all
"""

MORE = {"settings": {"keys": "lights"}}


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help=f"{QUICK_COMPOUNDS} compounds, no verdict")
    parser.add_argument("--each", action="store_true", help="print every question's own time, too")
    given = parser.parse_args(arguments)
    compounds, rounds = (QUICK_COMPOUNDS, QUICK_ROUNDS) if given.quick else (COMPOUNDS, ROUNDS)
    with tempfile.TemporaryDirectory() as folder:
        small, large = (_built(Path(folder) / f"{size}.duckdb", size) for size in (compounds // 10, compounds))
        small_ms, large_ms, plain_ms = _measured(small, rounds), _measured(large, rounds), _plain_ms(large, rounds)
        small.close()
        large.close()
    if given.each:
        for name, times in large_ms.items():
            print(f"  {name}: {median(times):.1f} ms (a tenth of the rows: {median(small_ms[name]):.1f} ms)")
    whole, tenth = (median(map(sum, zip(*times.values(), strict=True))) for times in (large_ms, small_ms))
    print(f"{len(large_ms)} questions over {compounds} compounds: {whole:.0f} ms together (bound {BOUND_MS:.0f}); "
          f"a tenth of the rows {tenth:.0f} ms; growth {whole / tenth:.2f} (bound {BOUND_GROWTH:.0f}); "
          f"plain count {plain_ms:.1f} ms; ratio {whole / plain_ms:.1f}")
    return 0 if given.quick or (whole <= BOUND_MS and whole / tenth <= BOUND_GROWTH) else 1


def _measured(store: Store, rounds: int) -> dict[str, list[float]]:
    """Every question's times in ms; the first round does not count."""
    one = Selection(street=(STREET,), work_type=WORK_TYPES[:1], month=LAST_MONTH)
    asked = [(name, one) for name in OF_ONE_KIND] + [
        (name, Selection(street=(STREET,), month=LAST_MONTH)) for name in OF_ALL_KINDS]
    times: dict[str, list[float]] = {}
    for number in range(rounds + 1):
        store.version += 1  # as after an upload
        for name, selection in asked:
            start = time.perf_counter()
            queries.shared(store, name, selection, **MORE.get(name, {}))
            if number or rounds == QUICK_ROUNDS:
                label = f"{name}{' (one kind)' if selection is one else ''}"
                times.setdefault(label, []).append(1000 * (time.perf_counter() - start))
    return times


def _plain_ms(store: Store, rounds: int) -> float:
    times = []
    with closing(store.cursor()) as cursor:
        for _ in range(rounds + 1):
            start = time.perf_counter()
            cursor.execute(PLAIN).fetchall()
            times.append(1000 * (time.perf_counter() - start))
    return median(times[1:])


def _built(path: Path, compounds: int) -> Store:
    """A ledger a month, written beside the reading of files, which is not what is measured here."""
    store, rng = Store.open(path), np.random.default_rng(7)
    works = _works(compounds, rng)
    cursor = store.cursor()
    for upload_id, month in enumerate(pd.date_range(FIRST_MONTH, periods=MONTHS, freq="MS"), start=1):
        _note(cursor, upload_id, "projects", month.to_pydatetime(), len(works))
        cursor.append("projects", _month(works, upload_id, month, rng), by_name=True)
        shared_keys.note(cursor, upload_id, ["projects"])  # as every load does
    plan = _plan(works, upload_id + 1)
    _note(cursor, upload_id + 1, "plans", datetime(2023, 1, 2), len(plan))
    cursor.append("plans", plan, by_name=True)
    shared_keys.note(cursor, upload_id + 1, ["plans"])
    cursor.close()
    return store


def _works(compounds: int, rng: np.random.Generator) -> pd.DataFrame:
    count = compounds * len(WORK_TYPES)
    numbers = np.repeat(np.arange(compounds), len(WORK_TYPES))
    return pd.DataFrame({
        "street": STREET, "community": [f"第{number // 20}社区" for number in numbers],
        "compound": [f"{number}号院" for number in numbers], "work_type": np.tile(WORK_TYPES, compounds),
        "project_key": [f"XM-{number}" for number in range(count)], "planned_count": rng.integers(1, 12, count),
        "ends_after": rng.integers(6, MONTHS + 12, count), "households_count": rng.integers(20, 300, count)})


def _month(works: pd.DataFrame, upload_id: int, month: pd.Timestamp, rng: np.random.Generator) -> pd.DataFrame:
    reached = (upload_id / works["ends_after"]).clip(upper=1)
    done = (works["planned_count"] * reached).astype(int)
    running = (works["planned_count"] - done).clip(upper=1)
    rows = works.drop(columns="ends_after").assign(
        upload_id=upload_id, source_sheet="Sheet1", source_row=np.arange(2, len(works) + 2), report_month=month,
        stage=[STAGES[min(7, int(8 * share))] for share in reached], is_stalled=rng.random(len(works)) < 0.03,
        completed_count=done, in_progress_count=running, not_started_count=works["planned_count"] - done - running,
        planned_start_on=pd.Timestamp(FIRST_MONTH),
        planned_finish_on=pd.Timestamp(FIRST_MONTH) + pd.to_timedelta(30 * works["ends_after"], unit="D"),
        benefiting_households_count=done, budget_cny=600_000.0 * works["planned_count"], paid_cny=550_000.0 * done)
    return rows.assign(version_key=f"projects|{month:%Y-%m}|" + rows["community"] + "|" + rows["work_type"])


def _plan(works: pd.DataFrame, upload_id: int) -> pd.DataFrame:
    by_community = works.groupby(["street", "community", "work_type"], as_index=False)["planned_count"].sum()
    months = pd.DataFrame({"plan_month": pd.date_range("2025-01-01", periods=12, freq="MS")})
    plan = by_community.merge(months, how="cross")
    share = (24 + plan["plan_month"].dt.month) / MONTHS
    plan = plan.assign(
        upload_id=upload_id, source_sheet="Sheet1", source_row=np.arange(2, len(plan) + 2), plan_year=2025,
        planned_finish_count=(plan["planned_count"] * share).astype(int), planned_start_count=plan["planned_count"])
    key = "plans|" + plan["community"] + "|" + plan["work_type"] + "|" + plan["plan_month"].dt.strftime("%Y-%m")
    return plan.drop(columns="planned_count").assign(version_key=key)


def _note(cursor, upload_id: int, kind: str, moment: datetime, rows_count: int) -> None:
    cursor.execute(
        "insert into uploads (upload_id, file, sha256, kinds, uploaded_at, uploaded_by, rows_count, status)"
        " values (?, ?, ?, ?, ?, '数据员', ?, 'accepted')",
        [upload_id, f"{kind}_{upload_id}.xlsx", str(upload_id), [kind], moment, rows_count])
    cursor.execute(
        "insert into upload_events values (?, ?, 'committed', ?, '数据员', null)", [upload_id, upload_id, moment])


if __name__ == "__main__":
    sys.exit(main())
