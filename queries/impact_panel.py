"""Monthly counts as a matrix, and the windows of each of the works in it."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from data.vocabulary.thresholds import IMPACT


class UnusableCounts(ValueError):
    """The tables are not what an estimate needs; the message says in one sentence what is wrong."""


@dataclass(frozen=True)
class Panel:
    """`counts`: compounds × months, NaN where a month was not reported."""

    compounds: pd.Index
    months: pd.DatetimeIndex
    counts: np.ndarray

    @cached_property
    def rows(self) -> dict[str, int]:
        return {compound: row for row, compound in enumerate(self.compounds)}


Interval = tuple[int | None, int | None]
"""The months of start and finish, as positions in the panel."""


@dataclass(frozen=True, eq=False)
class Project:
    """The works in one compound, in the months from `start` up to `end`. `before` and `after` are the months of their
    windows; `refused`: why it cannot be judged."""

    compound: str
    row: int
    start: int
    end: int
    before: np.ndarray
    after: np.ndarray
    refused: tuple[str, ...] = ()
    months_needed: int = 0
    cautions: tuple[str, ...] = ()

    @property
    def during(self) -> np.ndarray:
        return np.arange(max(self.start, 0), self.end)

    @property
    def windows(self) -> tuple[bytes, bytes]:
        return self.before.tobytes(), self.after.tobytes()


def panel_of(counts: pd.DataFrame) -> Panel:
    """`counts`: compound, month, complaints_count. Raises UnusableCounts."""
    _require(counts, ("compound", "month", "complaints_count"))
    months = _months(counts["month"])
    number = pd.to_numeric(counts["complaints_count"], errors="coerce").astype("float64")
    if (number < 0).any():
        raise UnusableCounts("诉求件数不能是负数。")
    if counts["compound"].isna().any() or months.isna().any():
        raise UnusableCounts("每一行都要有小区和月份。")
    row, compounds = pd.factorize(counts["compound"], sort=True)
    column = months.dt.year.to_numpy() * 12 + months.dt.month.to_numpy() - 1
    if not len(row):
        return Panel(pd.Index([]), pd.DatetimeIndex([]), np.zeros((0, 0)))
    first, width = column.min(), column.max() - column.min() + 1
    if len(np.unique(row * width + column - first)) < len(row):
        raise UnusableCounts("同一小区同一月份有两行，请先合并。")
    matrix = np.full((len(compounds), width), np.nan)
    matrix[row, column - first] = number
    start = pd.Timestamp(first // 12, first % 12 + 1, 1)
    return Panel(pd.Index(compounds), pd.date_range(start, periods=width, freq="MS"), matrix)


def projects_of(panel: Panel, works: pd.DataFrame, after_months: int) -> list[Project]:
    """The works by compound; several in one compound are one, from the first start to the last finish."""
    by_compound: dict[str, list[Interval]] = {}
    for compound, interval in intervals_of(panel, works):
        by_compound.setdefault(compound, []).append(interval)
    return [project_of(panel, compound, intervals, after_months) for compound, intervals in sorted(by_compound.items())]


def intervals_of(panel: Panel, works: pd.DataFrame) -> list[tuple[str, Interval]]:
    """Each row's compound, with the positions of its months of start and finish (None: not told). `works`: compound,
    started_on, finished_on. Raises UnusableCounts."""
    _require(works, ("compound", "started_on", "finished_on"))
    if works["compound"].isna().any():
        raise UnusableCounts("每项改造都要写明小区。")
    starts, finishes = (_positions(panel, works[name]) for name in ("started_on", "finished_on"))
    return [(str(compound), interval)
            for compound, interval in zip(works["compound"], zip(starts, finishes, strict=True), strict=True)]


def project_of(panel: Panel, compound: str, intervals: list[Interval], after_months: int) -> Project:
    """The windows around the works of one compound."""
    nothing = np.zeros(0, dtype=int)
    row = panel.rows.get(compound, -1)
    begun, finishes = [start for start, _ in intervals], [finish for _, finish in intervals]
    start = None if None in begun else min(begun)
    finish = None if None in finishes else max(finishes)
    if row < 0 or start is None or (finish is not None and finish < start):
        return Project(compound, row, 0, 0, nothing, nothing, ("compound_unknown" if row < 0 else "dates_wrong",))
    last = len(panel.months)
    end = last if finish is None else max(finish + 1, 0)
    is_known = ~np.isnan(panel.counts[row])
    before = _run(is_known, range(min(start, last) - 1, -1, -1))[:IMPACT.before_months_at_most][::-1]
    after = _run(is_known, range(end, last))[:after_months]
    short_before = max(IMPACT.before_months - len(before), 0)
    short_after = max(IMPACT.after_months - len(after), 0)
    refused = (("too_few_before",) if short_before else ()) + (
        ("not_finished",) if finish is None else ("too_few_after",) if short_after else ())
    return Project(compound, row, start, end, np.array(before, dtype=int), np.array(after, dtype=int), refused,
                   short_before + short_after, ("works_overlap",) if len(intervals) > 1 else ())


def _run(is_known: np.ndarray, positions: range) -> list[int]:
    """The positions as far as every month is known."""
    found = []
    for at in positions:
        if not is_known[at]:
            break
        found.append(at)
    return found


def _positions(panel: Panel, days: pd.Series) -> list[int | None]:
    if panel.months.empty:
        return [None] * len(days)
    months, first = _months(days), panel.months[0]
    return [None if pd.isna(month) else (month.year - first.year) * 12 + month.month - first.month for month in months]


def _require(table: pd.DataFrame, columns: tuple[str, ...]) -> None:
    missing = [name for name in columns if name not in table]
    if missing:
        raise UnusableCounts(f"缺少列：{'、'.join(missing)}。")


def _months(days: pd.Series) -> pd.Series:
    """The first day of each day's month; what is no day is missing."""
    try:
        found = pd.to_datetime(days)
    except (ValueError, TypeError) as problem:
        raise UnusableCounts("日期读不懂，请写成 2025-06-30。") from problem
    return found.dt.to_period("M").dt.to_timestamp()
