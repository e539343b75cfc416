"""One project's complaints month by month, its works shaded, the months of the same season in full colour."""

from datetime import date

import pandas as pd
import plotly.graph_objects as go

from data.vocabulary import text
from pages.figures import theme, wording
from pages.figures.frame import LINE, Caption, Mark, Words, empty, framed, plot_px
from pages.figures.impact_before_after import KEY, PATTERN, one_project, project_name, season_means
from pages.figures.months import (
    add_bands,
    add_month_axis,
    add_value_axis,
    bands,
    left_px,
    month_keys,
    room_above,
)

PALE = {"before": theme.REST, "after": theme.HEAT[1].colour}
PHASES = (("before", text.CHART_BEFORE), ("during", text.CHART_DURING), ("after", text.CHART_AFTER))
FULL = {"before": theme.BEFORE.colour, "during": theme.DURING.colour, "after": theme.AFTER.colour}


def finding(data: pd.DataFrame, project: pd.Series) -> str:
    """The project's sentence: counts of the same calendar months before and after, no verdict."""
    return text.CHART_EMPTY if data.empty else one_project(project)


def figure(data: pd.DataFrame, project: pd.Series, *, caption: Caption) -> go.Figure:
    """`data`: month, complaints_count of the project's compound (`monthly_counts`); `project`: a row of
    `impact_by_project`."""
    subtitle = (project_name(project), text.CHART_IMPACT_MONTHLY, text.CHART_COMPLAINTS_UNIT)
    if data.empty:
        return empty(Words(finding(data, project), subtitle), caption)
    rows = phases(data, project["started_on"], project["finished_on"], caption.data_until)
    days = pd.DatetimeIndex(rows["month"])
    has_pale = bool((~rows["is_same_season"] & rows["phase"].isin(list(PALE))).any())
    notes = [text.CHART_IMPACT_PALE] * has_pale + [text.CHART_IMPACT_PARTIAL] * bool(rows["is_partial"].any())
    words = Words(finding(data, project), (*subtitle, wording.months(days[0], days[-1])), _key(project),
                  (*notes, text.CHART_IMPACT_VERDICT_NOTE))
    highest = max(1, rows["complaints_count"].max())
    chart = framed(words, caption, left=left_px(highest, caption), right=24, has_ticks=True)
    keys = month_keys(days)
    for phase, name in PHASES:
        own = rows[(rows["phase"] == phase) & ~rows["is_partial"]]
        chart.add_bar(x=[keys[at] for at in own.index], y=list(own["complaints_count"]), marker=_marker(own, phase),
                      name=name, hovertemplate=text.CHART_HOVER_IMPACT_MONTH.replace("{name}", name))
    begun = rows[rows["is_partial"]]
    chart.add_bar(x=[keys[at] for at in begun.index], y=list(begun["complaints_count"]), name=text.CHART_NAME_PARTIAL,
                  marker={"color": theme.WHITE, "line": {"color": theme.OUTLINE, "width": 1}},
                  hovertemplate=text.CHART_HOVER_IMPACT_MONTH.replace("{name}", text.CHART_NAME_PARTIAL))
    add_month_axis(chart, keys, caption)
    found = bands(project.to_frame().T, days, caption)
    said_px = (2 * LINE * caption.type.axis + 14) if found else caption.type.label
    add_value_axis(chart, highest, caption, top=room_above(highest, plot_px(chart, caption)[1], said_px))
    add_bands(chart, found, caption)
    _add_means(chart, rows, project)
    chart.update_layout(bargap=.2, barmode="overlay")
    return chart


def phases(data: pd.DataFrame, started_on: date, finished_on: date | None, data_until: str) -> pd.DataFrame:
    """Adds phase (before, during, after), is_same_season, is_partial (the last month, where the data end within it)."""
    rows = data.groupby("month", as_index=False)["complaints_count"].sum().sort_values("month", ignore_index=True)
    months = pd.to_datetime(rows["month"])
    start = pd.Timestamp(started_on).to_period("M").to_timestamp()
    finish = months.max() if pd.isna(finished_on) else pd.Timestamp(finished_on).to_period("M").to_timestamp()
    phase = pd.Series("during", index=rows.index).mask(months < start, "before").mask(months > finish, "after")
    until = pd.to_datetime(data_until, errors="coerce")
    is_partial = (months == months.max()) & bool(not pd.isna(until) and until < months.max() + pd.offsets.MonthEnd(0))
    whole = months[~is_partial]
    shared = set(whole[phase == "before"].dt.month) & set(whole[phase == "after"].dt.month)
    return rows.assign(phase=phase, is_partial=is_partial, is_same_season=months.dt.month.isin(shared) & ~is_partial)


def _key(project: pd.Series) -> tuple[Mark, ...]:
    """The marks, with the means of the months both sides have."""
    before, after = season_means(project)
    means = (before, float("nan"), after)
    return tuple(
        mark if pd.isna(mean) else Mark(mark.glyph, mark.colour, text.CHART_CELL.format(
            mark.word, text.CHART_IMPACT_MEAN.format(wording.mean(mean))))
        for mark, mean in zip(KEY, means, strict=True))


def _marker(own: pd.DataFrame, phase: str) -> dict:
    """Pale where the other side lacks the month; the months of the works hatched."""
    if phase == "during":
        return {"color": FULL[phase], "pattern": PATTERN, "line": {"color": theme.DURING.border, "width": 1}}
    return {"color": [FULL[phase] if is_shared else PALE[phase] for is_shared in own["is_same_season"]]}


def _add_means(chart: go.Figure, rows: pd.DataFrame, project: pd.Series) -> None:
    """A line at the same-season mean across the months before, and across those after."""
    for phase, mean in zip(("before", "after"), season_means(project), strict=True):
        own = rows.index[rows["phase"] == phase]
        if pd.isna(mean) or not len(own):
            continue
        chart.add_shape(type="line", xref="x", yref="y", x0=own[0] - .5, x1=own[-1] + .5, y0=mean, y1=mean,
                        line={"color": theme.INK, "width": 2})
