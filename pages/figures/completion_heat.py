"""Where and when works were finished: communities × months, the pieces newly done in each cell, sorted by total."""

import pandas as pd
import plotly.graph_objects as go

from data.vocabulary import text
from pages.figures import wording
from pages.figures.complaint_heat import MONTHS, draw_heat, heat_key, heat_step
from pages.figures.frame import Caption, Words, empty


def finding(data: pd.DataFrame, *, work: str = text.CHART_WORKS, unit: str = text.CHART_PIECE) -> str:
    """近12个月新完成加装电梯24台，甲子社区最多（6台）"""
    if data.empty:
        return text.CHART_EMPTY
    grid = _grid(data)
    totals = grid.sum(axis=1)
    facts = {"months": grid.shape[1], "work": work, "unit": unit, "count": wording.count(totals.sum())}
    if totals.sum() == 0:
        return text.CHART_DONE_HEAT_ZERO.format(**facts)
    top = totals[totals == totals.max()]
    if len(top) > 1:
        return text.CHART_DONE_HEAT_TIED.format(names=wording.names(top.index[:3]), **facts)
    return text.CHART_DONE_HEAT.format(name=top.index[0], most=wording.count(top.iloc[0]), **facts)


def figure(
    data: pd.DataFrame, *, caption: Caption, work: str = text.CHART_WORKS, unit: str = text.CHART_PIECE,
    max_rows: int = 24,
) -> go.Figure:
    """Columns of `completion_heat`: community, month, finished_count, completed_count. What is missing is not 0: it is
    未报, or 首报 where there is nothing before to compare with."""
    subtitle = (caption.scope, text.CHART_DONE_HEAT_MEASURE, unit)
    if data.empty:
        return empty(Words(finding(data), (*subtitle, caption.month_text)), caption)
    recent = sorted(data["month"].unique())[-MONTHS[caption.size]:]
    data = data[data["month"].isin(recent)]
    whole = _grid(data)
    grid = whole.iloc[:max_rows]
    is_first = _pivot(data, "completed_count").reindex_like(grid).notna() & grid.isna()
    step = heat_step(grid.max().max())
    notes = [text.CHART_DONE_HEAT_NOTE] + [text.CHART_MISSING_NOTE] * bool((grid.isna() & ~is_first).any().any())
    notes += [text.CHART_HEAT_MORE.format(len(whole) - max_rows)] * (len(whole) > max_rows)
    words = Words(
        finding(data, work=work, unit=unit),
        (*subtitle, wording.months(grid.columns[0], grid.columns[-1]), text.CHART_BY_TOTAL), heat_key(step),
        tuple(notes))
    missing = pd.DataFrame(text.NOT_REPORTED, grid.index, grid.columns).mask(is_first, text.CHART_DONE_HEAT_FIRST)
    return draw_heat(words, grid, step, caption, missing=missing)


def _grid(data: pd.DataFrame) -> pd.DataFrame:
    """Communities (most first) × months; NaN where nothing can be said."""
    grid = _pivot(data, "finished_count")
    return grid.loc[grid.sum(axis=1).sort_values(ascending=False, kind="stable").index]


def _pivot(data: pd.DataFrame, column: str) -> pd.DataFrame:
    named = data.assign(
        community=data["community"].fillna(text.CHART_NO_COMMUNITY), month=pd.to_datetime(data["month"]),
        **{column: data[column].astype("float64")})
    return named.pivot_table(
        index="community", columns="month", values=column, aggfunc=lambda counts: counts.sum(min_count=1),
        dropna=False, sort=False).sort_index(axis=1)
