"""Where and when complaints gather: communities × months, a number in each cell, sorted by total."""

from math import ceil

import pandas as pd
import plotly.graph_objects as go

from data.vocabulary import text
from pages.figures import theme, wording
from pages.figures.bars import Cell, Column, add_columns, left_px, right_px, row_labels
from pages.figures.frame import Caption, Mark, Words, axis, empty, framed, lay_out, plot_px
from pages.figures.lettering import em_width
from pages.figures.months import month_keys

MONTHS = {"card": 6, "half": 12, "full": 12}


def finding(data: pd.DataFrame, *, subject: str = text.CHART_COMPLAINTS) -> str:
    """丙寅社区近12个月诉求最多：312件，7月最高（48件）"""
    if data.empty:
        return text.CHART_EMPTY
    grid = _grid(data)
    totals = grid.sum(axis=1)
    facts = {"months": grid.shape[1], "subject": subject}
    if totals.sum() == 0:
        return text.CHART_HEAT_ZERO.format(**facts)
    top = totals[totals == totals.max()]
    if len(top) > 1:
        return text.CHART_HEAT_TIED.format(
            count=wording.count(totals.sum()), names=wording.names(top.index[:3]), **facts)
    row = grid.loc[top.index[0]]
    return text.CHART_HEAT.format(
        name=top.index[0], count=wording.count(top.iloc[0]), month=wording.month(row.idxmax()),
        peak=wording.count(row.max()), **facts)


def figure(
    data: pd.DataFrame, *, caption: Caption, subject: str = text.CHART_COMPLAINTS, max_rows: int = 24,
) -> go.Figure:
    """Columns of `complaint_heat`: community, month, complaints_count. What is missing is 未报, not 0."""
    subtitle = (caption.scope, text.CHART_COMPLAINTS_MEASURE.format(subject), text.CHART_COMPLAINTS_UNIT)
    if data.empty:
        return empty(Words(finding(data), (*subtitle, caption.month_text)), caption)
    recent = sorted(data["month"].unique())[-MONTHS[caption.size]:]
    data = data[data["month"].isin(recent)]
    whole = _grid(data)
    grid = whole.iloc[:max_rows]
    step = heat_step(grid.max().max())
    notes = [text.CHART_MISSING_NOTE] * bool(grid.isna().any().any())
    notes += [text.CHART_HEAT_MORE.format(len(whole) - max_rows)] * (len(whole) > max_rows)
    words = Words(
        finding(data, subject=subject),
        (*subtitle, wording.months(grid.columns[0], grid.columns[-1]), text.CHART_BY_TOTAL), heat_key(step),
        tuple(notes))
    return draw_heat(words, grid, step, caption)


def heat_step(highest: float) -> int:
    """Width of each of the five classes, so that the highest count falls into the last one at the latest."""
    return max(1, ceil((highest + 1) / len(theme.HEAT)))


def _grid(data: pd.DataFrame) -> pd.DataFrame:
    """Communities (most first) × months; NaN where nothing was reported."""
    named = data.assign(
        community=data["community"].fillna(text.CHART_NO_COMMUNITY), month=pd.to_datetime(data["month"]),
        complaints_count=data["complaints_count"].astype("float64"))
    grid = named.pivot_table(
        index="community", columns="month", values="complaints_count", aggfunc=lambda counts: counts.sum(min_count=1),
        dropna=False, sort=False).sort_index(axis=1)
    return grid.loc[grid.sum(axis=1).sort_values(ascending=False, kind="stable").index]


def draw_heat(
    words: Words, grid: pd.DataFrame, step: int, caption: Caption, *, missing: pd.DataFrame | None = None,
) -> go.Figure:
    """Rows × months with a number in each cell and the sum at the right. `missing`: words for cells without one."""
    names, keys = list(grid.index), month_keys(grid.columns)
    labels = row_labels(names, caption)
    totals = Column(text.CHART_TOTAL, tuple(
        Cell(wording.count(total), f"<b>{wording.count(total)}</b>") for total in grid.sum(axis=1, min_count=1)))
    chart = framed(
        words, caption, left=left_px(labels, caption), right=right_px((), [totals], caption) - 12,
        content_px=theme.ROW * len(names), has_ticks=True, has_heads=True)
    levels = (grid // step).clip(upper=len(theme.HEAT) - 1)
    said = grid.map(wording.count).mask(grid.isna(), text.NOT_REPORTED if missing is None else missing).to_numpy()
    chart.add_heatmap(
        x=keys, y=names, z=[[None if pd.isna(level) else level for level in row] for row in levels.to_numpy()],
        zmin=-.5, zmax=len(theme.HEAT) - .5, colorscale=_flat_scale(), showscale=False, xgap=2, ygap=2, text=said,
        hoverongaps=True, hovertemplate=text.CHART_HOVER_HEAT)
    _add_numbers(chart, keys, names, levels, said, caption)
    width, height = plot_px(chart, caption)
    rows_shown = max(len(names), height / theme.TALLEST_ROW)
    every = ceil(len(keys) * (em_width(keys[0]) * caption.type.axis + 6) / width)
    lay_out(
        chart, xaxis=axis(caption, type="category", categoryarray=keys, range=[-.5, len(keys) - .5], tickmode="array",
                   tickvals=keys[(len(keys) - 1) % every::every]),
        yaxis=axis(caption, type="category", categoryarray=names, range=[rows_shown - .5, -.5], tickmode="array",
                   tickvals=names, ticktext=labels))
    add_columns(chart, names, [totals], caption)
    return chart


def _add_numbers(chart: go.Figure, keys, names, levels: pd.DataFrame, said, caption: Caption) -> None:
    cells = [(key, name, words, level) for name, row, level_row in zip(names, said, levels.to_numpy(), strict=True)
             for key, words, level in zip(keys, row, level_row, strict=True)]
    chart.add_scatter(
        x=[cell[0] for cell in cells], y=[cell[1] for cell in cells], text=[cell[2] for cell in cells], mode="text",
        hoverinfo="skip", name="numbers",
        textfont={"size": caption.type.axis, "color": [
            theme.FOOTER if pd.isna(level) else theme.HEAT[int(level)].text for *_, level in cells]})


def _flat_scale() -> list[list]:
    steps = len(theme.HEAT)
    return [[edge / steps, fill.colour] for at, fill in enumerate(theme.HEAT) for edge in (at, at + 1)]


def heat_key(step: int) -> tuple[Mark, ...]:
    """The five classes in words."""
    last = len(theme.HEAT) - 1
    ranges = [str(at) if step == 1 else text.CHART_HEAT_RANGE.format(at * step, at * step + step - 1)
              for at in range(last)]
    first, *others = [*ranges, text.CHART_HEAT_FROM.format(last * step)]
    return (Mark("□", theme.OUTLINE, first),
            *(Mark("■", fill.colour, words) for fill, words in zip(theme.HEAT[1:], others, strict=True)))
