"""How long the impact page takes with 40 projects in 110 compounds over 36 months.

`python -m tests.benchmarks.impact_page [--quick]`: a made-up street is loaded into a store and the page's script is run
over it, as the server runs it. First: no question has been answered yet (the store is open, the program is warm); again:
with the same data. One estimate over all of the compounds is timed beside. Bounds, of the medians: first 3 s, again
150 ms, one estimate 60 ms.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from statistics import median

import numpy as np
import pandas as pd
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

import queries
from data import intake
from data.store import Store
from pages.parts import session
from queries.impact import estimate

COMPOUNDS, MONTHS, PROJECTS, ROUNDS = 110, 36, 40, 7
QUICK_COMPOUNDS, QUICK_PROJECTS, QUICK_ROUNDS = 30, 4, 1
FIRST_BOUND_MS, AGAIN_BOUND_MS, ESTIMATE_BOUND_MS = 3000, 150, 60
FIRST_MONTH = pd.Timestamp(2022, 11, 1)
SCRIPT = "import dashboard\ndashboard.show()"


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help=f"{QUICK_PROJECTS} projects, {QUICK_ROUNDS} round, no verdict")
    is_quick = parser.parse_args(arguments).quick
    compounds, projects = (QUICK_COMPOUNDS, QUICK_PROJECTS) if is_quick else (COMPOUNDS, PROJECTS)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "store.duckdb"
        alone = _store(path, compounds, projects)
        os.environ["OVERSIGHT_STORE"] = str(path)
        first, again, one = _measure(QUICK_ROUNDS if is_quick else ROUNDS, *alone)
        session.store.clear()
    print(f"{projects} projects, {compounds} compounds × {MONTHS} months")
    print(f"first {_told(first)} (bound {FIRST_BOUND_MS}); again {_told(again)} (bound {AGAIN_BOUND_MS}); "
          f"one estimate {_told(one)} (bound {ESTIMATE_BOUND_MS})")
    is_fast = (median(first) <= FIRST_BOUND_MS and median(again) <= AGAIN_BOUND_MS
               and median(one) <= ESTIMATE_BOUND_MS)
    return 0 if is_quick or is_fast else 1


def _measure(rounds: int, counts: pd.DataFrame, works: pd.DataFrame) -> tuple[list[float], list[float], list[float]]:
    first, again, one = [], [], []
    _page("complaints").run()
    for _ in range(rounds + 1):
        queries._kept.cache_clear()
        session.options()
        page = _page("impact")
        first.append(_ms(page.run))
        if page.exception or not page.get("plotly_chart"):
            raise SystemExit("the page did not stand: there is nothing to time")
        again.append(_ms(page.run))
        one.append(_ms(lambda: estimate(counts, works)))
    return first[1:], again[1:], one[1:]


def _page(name: str) -> AppTest:
    app = AppTest.from_string(SCRIPT, default_timeout=120)
    app._page_hash = calc_hash(name)
    return app


def _store(path: Path, compounds: int, projects: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """A store with the street; gives its counts and one of its works, as an estimate takes them."""
    with closing(Store.open(path)) as store:
        for file, table in _sheets(compounds, projects).items():
            content = table.to_csv(index=False).encode("utf-8-sig")
            if not store.load(intake.inspect(file, content), by="数据员").rows_count:
                raise SystemExit(f"{file} was not loaded")
        counts = queries.run(store, "monthly_counts", topic=["drainage", "leak"])
        works = queries.run(store, "works_intervals")
    return counts, works.head(1)


def _sheets(compounds: int, projects: int) -> dict[str, pd.DataFrame]:
    rng = np.random.default_rng(40)
    months = pd.date_range(FIRST_MONTH, periods=MONTHS, freq="MS")
    season = 1 + .5 * np.sin(2 * np.pi * np.arange(MONTHS) / 12)
    counts = rng.poisson(2 * rng.lognormal(0, .5, (compounds, 1)) * season)
    rows, columns = (np.repeat(part.ravel(), counts.ravel()) for part in np.indices(counts.shape))
    days = months[columns] + pd.to_timedelta(rng.integers(28, size=len(rows)), unit="D") + pd.Timedelta(hours=10)
    names = np.array([f"第{number}里" for number in range(compounds)])
    communities = np.array([f"第{number % 10}社区" for number in range(compounds)])
    last = pd.DataFrame({"days": [months[-1] + pd.offsets.MonthEnd(0) + pd.Timedelta(hours=12)]})
    orders = pd.DataFrame({
        "工单编号": [f"DD{number:07d}" for number in range(len(rows) + 1)], "来电时间": [*days, *last["days"]],
        "工单类型": "投诉", "一级分类": "城乡建设", "二级分类": "市政设施", "三级分类": "排水管网", "街道": "测速街道",
        "社区": communities[[*rows, 0]], "小区": names[[*rows, 0]], "状态": "办结"})
    start = 14 + rng.integers(6, size=projects)
    works = pd.DataFrame({
        "统计月份": f"{months[-1]:%Y-%m}", "街道": "测速街道", "社区": communities[:projects], "小区": names[:projects],
        "项目名称": [f"第{number}里雨水管线改造" for number in range(projects)], "改造类型": "雨水管线改造", "计划数": 1, "完成数": 1,
        "开工日期": [f"{months[at]:%Y-%m-%d}" for at in start], "完工日期": [f"{months[at + 2]:%Y-%m-%d}" for at in start]})
    rain = pd.DataFrame({"日期": pd.date_range(months[0], months[-1] + pd.offsets.MonthEnd(0)).strftime("%Y-%m-%d")})
    return {"工单.csv": orders, f"台账_{months[-1]:%Y%m}.csv": works,
            "降雨量.csv": rain.assign(降雨量=rng.gamma(.3, 8, len(rain)).round(1))}


def _ms(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def _told(times: list[float]) -> str:
    return f"{median(times):.0f} ms ({min(times):.0f}–{max(times):.0f}, n={len(times)})"


if __name__ == "__main__":
    sys.exit(main())
