"""Monthly counts as a matrix, and the windows of each of the works in it."""

from dataclasses import dataclass

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


@dataclass(frozen=True)
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
    _require(works, ("compound", "started_on", "finished_on"))
    if works["compound"].isna().any():
        raise UnusableCounts("每项改造都要写明小区。")
    dated = pd.DataFrame({"compound": works["compound"], "start": _months(works["started_on"]),
                          "finish": _months(works["finished_on"])})
    return [_project(panel, str(compound), own, after_months) for compound, own in dated.groupby("compound", sort=True)]


def _project(panel: Panel, compound: str, works: pd.DataFrame, after_months: int) -> Project:
    start = works["start"].min()
    finish = None if works["finish"].isna().any() else works["finish"].max()
    nothing = np.zeros(0, dtype=int)
    known = panel.compounds.get_indexer([compound])[0]
    if known < 0 or pd.isna(start) or (finish is not None and finish < start):
        code = "compound_unknown" if known < 0 else "dates_wrong"
        return Project(compound, int(known), 0, 0, nothing, nothing, (code,))
    begin = _position(panel, start)
    end = len(panel.months) if finish is None else _position(panel, finish) + 1
    is_known = ~np.isnan(panel.counts[known])
    before = _run(is_known, range(min(begin, len(is_known)) - 1, -1, -1))[:IMPACT.before_months_at_most][::-1]
    after = _run(is_known, range(max(end, 0), len(is_known)))[:after_months]
    short_before = max(IMPACT.before_months - len(before), 0)
    short_after = max(IMPACT.after_months - len(after), 0)
    refused = (("too_few_before",) if short_before else ()) + (
        ("not_finished",) if finish is None else ("too_few_after",) if short_after else ())
    cautions = ("works_overlap",) if len(works) > 1 else ()
    return Project(compound, int(known), begin, max(end, 0), np.array(before, dtype=int), np.array(after, dtype=int), refused,
                   short_before + short_after, cautions)


def _run(is_known: np.ndarray, positions: range) -> list[int]:
    """The positions as far as every month is known."""
    found = []
    for at in positions:
        if not is_known[at]:
            break
        found.append(at)
    return found


def _position(panel: Panel, month: pd.Timestamp) -> int:
    first = panel.months[0]
    return (month.year - first.year) * 12 + month.month - first.month


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
