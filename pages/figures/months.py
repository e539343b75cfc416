"""What charts over time share: the month axis, round value ticks, shaded works, words at a line's end."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

import pandas as pd
import plotly.graph_objects as go

from data.vocabulary import text
from data.vocabulary.terms import WorkType
from pages.figures import theme, wording
from pages.figures.frame import Caption, axis, letters, plot_px
from pages.figures.lettering import em_width

MONTHS_SHOWN = {"card": 4, "half": 5, "full": 13}
LINE_ENDS_PX, MONTH_GAP_PX = 62, 10
BAND_NAME_EM = {"card": 7, "half": 10, "full": 12}
HEADROOM = 1.13


@dataclass(frozen=True)
class Band:
    """Works over a run of months: positions of the first and last month, and two lines of words."""

    first: int
    last: int
    name: str
    span: str


def month_keys(months: Sequence) -> list[str]:
    return [f"{pd.Timestamp(month):%Y-%m}" for month in months]


def ticks(highest: float, top: float | None = None) -> list[float]:
    """0 and at most four round steps of whole numbers: up to `top` where it is known, else up to or
    over `highest`."""
    rough = max(highest, 1) / 4
    size = 10 ** floor(log10(rough))
    step = ceil(max(1, next(size * factor for factor in (1, 2, 2.5, 5, 10) if size * factor >= rough - 1e-9)))
    return [step * number for number in range((ceil(highest / step) if top is None else int(top / step)) + 1)]


def left_px(highest: float, caption: Caption) -> float:
    """Room for the numbers of the value axis."""
    return max(40, max(em_width(wording.count(value)) for value in ticks(highest)) * caption.type.axis + 16)


def add_month_axis(chart: go.Figure, keys: Sequence[str], caption: Caption, *, domain: Sequence[float] = (0, 1),
                   name: str = "xaxis", labelled: int = -1, **more) -> None:
    """Months as %Y-%m, as many labels as the class has room for, the month at `labelled` surely among them."""
    room = (domain[1] - domain[0]) * plot_px(chart, caption)[0] / (em_width(keys[0]) * caption.type.axis + MONTH_GAP_PX)
    step = ceil(len(keys) / max(1, min(MONTHS_SHOWN[caption.size], int(room))))
    first = (labelled % len(keys)) % step
    chart.layout[name] = axis(
        caption, type="category", categoryorder="array", categoryarray=list(keys), domain=list(domain),
        range=[-.5, len(keys) - .5], tickmode="array", tickvals=list(keys)[first::step],
        showline=True, linecolor=theme.BORDER) | more


def add_value_axis(chart: go.Figure, highest: float, caption: Caption, *, top: float, name: str = "yaxis",
                   **more) -> None:
    """Counts from 0 to `top` with a few grid lines."""
    values = ticks(highest, top)
    chart.layout[name] = axis(
        caption, range=[0, top], tickmode="array", tickvals=list(values), showgrid=True,
        ticktext=[wording.count(value) for value in values]) | more


def ends_px(words: Sequence[str], caption: Caption) -> float:
    """Room for the words at a line's end."""
    return max(LINE_ENDS_PX, max((em_width(said) for said in words), default=0) * caption.type.label + 16)


def room_above(highest: float, plot_height: float, words_px: float) -> float:
    """The axis' end that leaves `words_px` above the highest value."""
    return highest / (1 - min(.6, words_px / plot_height))


def spread(positions: Sequence[float], gap: float, *, lowest: float = 0) -> list[float]:
    """Label positions (px upwards) moved apart to `gap` at least, their order kept, none below `lowest`."""
    order = sorted(range(len(positions)), key=lambda at: positions[at])
    moved = list(positions)
    if len(order) == 2 and moved[order[1]] - moved[order[0]] < gap:
        middle = sum(moved) / 2
        moved[order[0]], moved[order[1]] = middle - gap / 2, middle + gap / 2
    for at, position in enumerate(order):
        moved[position] = max(moved[position], lowest if at == 0 else moved[order[at - 1]] + gap)
    return moved


def bands(works: pd.DataFrame | None, months: Sequence, caption: Caption) -> list[Band]:
    """Works within these months, overlapping ones as one band. Unfinished works run to the last month."""
    if works is None or works.empty:
        return []
    starts = list(pd.DatetimeIndex(months))
    rows = works.assign(
        start=pd.to_datetime(works["started_on"]).dt.to_period("M").dt.to_timestamp(),
        finish=pd.to_datetime(works["finished_on"]).dt.to_period("M").dt.to_timestamp())
    rows = rows[rows["start"].notna() & (rows["start"] <= starts[-1])]
    rows = rows[rows["finish"].isna() | (rows["finish"] >= starts[0])].sort_values("start")
    groups: list[pd.DataFrame] = []
    for at in range(len(rows)):
        row = rows.iloc[at:at + 1]
        end = groups[-1]["finish"].fillna(starts[-1]).max() if groups else None
        if end is not None and row["start"].iloc[0] <= end:
            groups[-1] = pd.concat([groups[-1], row])
        else:
            groups.append(row)
    return [_band(group, starts, caption) for group in groups]


def add_bands(chart: go.Figure, shown: Sequence[Band], caption: Caption, *, xref: str = "x") -> None:
    """Shade the works; the words stand inside the band's top, moved inwards at the chart's edges."""
    last = len(chart.layout.xaxis.categoryarray) - 1
    for band in shown:
        chart.add_shape(
            type="rect", layer="below", xref=xref, yref="y domain", x0=band.first - .48, x1=band.last + .48, y0=0, y1=1,
            fillcolor=theme.AMBER_TINT, line={"width": 0})
        half = _half_months(band, chart, caption)
        middle = (band.first + band.last) / 2
        anchor, at = "center", middle
        if middle - half < -.5:
            anchor, at = "left", max(-.5, band.first - .5)
        elif middle + half > last + .5:
            anchor, at = "right", min(last + .5, band.last + .5)
        letters(chart, f"{band.name}<br>{band.span}", "works", size=caption.type.axis, colour=theme.AMBER_TEXT,
                x=at, xref=xref, y=1, yref="y domain", xanchor=anchor, yanchor="top", yshift=-4, align="center")


def do_collide(shown: Sequence[Band], chart: go.Figure, caption: Caption) -> bool:
    """Whether the words of two neighbouring bands would run into each other."""
    edges = [((band.first + band.last) / 2, _half_months(band, chart, caption)) for band in shown]
    return any(right - left < width + more for (left, width), (right, more) in zip(edges, edges[1:], strict=False))


def _half_months(band: Band, chart: go.Figure, caption: Caption) -> float:
    """Half the width of a band's words, in months."""
    wide = max(em_width(band.name), em_width(band.span)) * caption.type.axis
    return wide / 2 * len(chart.layout.xaxis.categoryarray) / plot_px(chart, caption)[0]


def _band(group: pd.DataFrame, starts: list[pd.Timestamp], caption: Caption) -> Band:
    start = group["start"].min()
    finish = None if group["finish"].isna().any() else group["finish"].max()
    first = sum(month < start for month in starts)
    last = len(starts) - 1 if finish is None else sum(month <= finish for month in starts) - 1
    return Band(first, last, _band_name(group, caption), wording.span(start, finish, has_year=len(starts) > 13))


def _band_name(group: pd.DataFrame, caption: Caption) -> str:
    if len(group) > 1:
        return text.CHART_WORKS_SEVERAL.format(len(group))
    row = group.iloc[0]
    compound = "" if pd.isna(row["compound"]) else str(row["compound"])
    project = "" if pd.isna(row["project_name"]) else str(row["project_name"])
    project, label = project.removeprefix(compound), WorkType(row["work_type"]).label
    choices = [*[compound + project] * bool(project), compound + label, project, label]
    return next((name for name in choices if name and em_width(name) <= BAND_NAME_EM[caption.size]), label)
