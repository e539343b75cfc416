"""Month by month: the complaints that came, those expected without works with a band, the works shaded, the rain."""

import pandas as pd
import plotly.graph_objects as go

from data.vocabulary import text
from pages.figures import theme, wording
from pages.figures.frame import LINE, Caption, Mark, Words, axis, empty, framed, lay_out, letters, plot_px
from pages.figures.impact_wording import project_name, sentence
from pages.figures.months import (
    add_bands,
    add_month_axis,
    add_value_axis,
    bands,
    left_px,
    month_keys,
    room_above,
)

PHASES = (("before", text.CHART_BEFORE, theme.BEFORE.colour), ("during", text.CHART_DURING, theme.HATCH),
          ("after", text.CHART_AFTER, theme.AFTER.colour))
BAND_KEY = Mark("▬", theme.HEAT[2].colour, text.CHART_IMPACT_BAND_KEY)
RAIN_SHARE, GAP_PX = .2, 34
LATER = theme.HEAT[2].colour


def finding(data: pd.DataFrame, project: pd.Series | None, pooled: pd.Series | None = None) -> str:
    """丙寅一里排水改造：明显下降，大约少了三到五成"""
    if data.empty:
        return text.CHART_EMPTY
    if project is not None:
        return text.CHART_FOREST_ONE.format(project=project_name(project), words=sentence(project))
    name = text.CHART_IMPACT_ALL
    return name if pooled is None else text.CHART_FOREST_ONE.format(project=name, words=sentence(pooled))


def figure(
    data: pd.DataFrame, project: pd.Series | None, works: pd.DataFrame, rain: pd.DataFrame | None = None, *,
    caption: Caption, pooled: pd.Series | None = None,
) -> go.Figure:
    """`data`: one project's rows of `impact_course`; `project`: its row of `impact_estimates`, None for all together
    (then `pooled` has the verdict); `works`: what is shaded; `rain`: columns of `rainfall_by_month`."""
    name = text.CHART_IMPACT_ALL if project is None else project_name(project)
    subtitle = (name, text.CHART_IMPACT_MONTHLY, text.CHART_COMPLAINTS_UNIT)
    if data.empty:
        return empty(Words(finding(data, project, pooled), subtitle), caption)
    rows = data.sort_values("month", ignore_index=True)
    days = pd.DatetimeIndex(rows["month"])
    has_band, has_later = bool(rows["expected_count"].notna().any()), bool((rows["phase"] == "later").any())
    notes = [text.CHART_IMPACT_LATER] * has_later + [text.IMPACT_CAVEAT_SHORT]
    words = Words(finding(data, project, pooled), (*subtitle, wording.months(days[0], days[-1])), _key(has_band),
                  tuple(notes))
    highest = max(1.0, float(rows["complaints_count"].max()), float(rows["upper_count"].fillna(0).max()))
    keys, shown_rain = month_keys(days), _rain(rain, days)
    chart = framed(words, caption, left=left_px(highest, caption), right=24, has_ticks=True)
    domain = _domain(chart, caption, has_rain=shown_rain is not None)
    if has_band:
        _add_band(chart, rows, keys)
    _add_counts(chart, rows, keys)
    add_month_axis(chart, keys, caption, anchor="y2" if shown_rain is not None else "y")
    found = bands(works, days, caption)
    said_px = (2 * LINE * caption.type.axis + 14) if found else caption.type.label
    height = plot_px(chart, caption)[1] * (1 - domain[0])
    add_value_axis(chart, highest, caption, top=room_above(highest, height, said_px), domain=domain)
    add_bands(chart, found, caption)
    if shown_rain is not None:
        _add_rain(chart, shown_rain, keys, caption, domain[0])
    return chart


def _key(has_band: bool) -> tuple[Mark, ...]:
    return (*(Mark("●", colour, name) for _, name, colour in PHASES), *[BAND_KEY] * has_band)


def _domain(chart: go.Figure, caption: Caption, *, has_rain: bool) -> list[float]:
    """The lower part is the rain's."""
    return [RAIN_SHARE + GAP_PX / plot_px(chart, caption)[1], 1] if has_rain else [0, 1]


def _add_band(chart: go.Figure, rows: pd.DataFrame, keys: list[str]) -> None:
    for name, column in (("lower", "lower_count"), ("upper", "upper_count")):
        chart.add_scatter(
            x=keys, y=list(rows[column]), mode="lines", name=name, hoverinfo="skip", line={"width": 0},
            fill="tonexty" if name == "upper" else None, fillcolor=theme.HEAT[0].colour)
    chart.add_scatter(
        x=keys, y=list(rows["expected_count"]), mode="lines", name="expected",
        hovertemplate=text.CHART_HOVER_IMPACT_EXPECTED,
        line={"color": theme.HEAT[2].colour, "width": theme.LAST_YEAR_WIDTH})


def _add_counts(chart: go.Figure, rows: pd.DataFrame, keys: list[str]) -> None:
    """One thin line through all months; points in the colour of their phase."""
    counts = [None if pd.isna(count) else int(count) for count in rows["complaints_count"]]
    chart.add_scatter(x=keys, y=counts, mode="lines", name="course", hoverinfo="skip",
                      line={"color": theme.MID, "width": 1.5})
    for phase, name, colour in (*PHASES, ("later", text.CHART_AFTER, LATER)):
        at = [number for number in rows.index[rows["phase"] == phase] if counts[number] is not None]
        if at:
            chart.add_scatter(
                x=[keys[number] for number in at], y=[counts[number] for number in at], mode="markers", name=name,
                marker={"color": colour, "size": 8, "line": {"color": theme.WHITE, "width": 1}}, cliponaxis=False,
                hovertemplate=text.CHART_HOVER_IMPACT_MONTH.replace("{name}", name))


def _rain(rain: pd.DataFrame | None, days: pd.DatetimeIndex) -> pd.Series | None:
    """The rain of these months; None where nothing was reported."""
    if rain is None or rain.empty:
        return None
    found = rain.set_index(pd.DatetimeIndex(rain["month"]))["rainfall_mm"].astype("float64").reindex(days)
    return found if found.notna().any() else None


def _add_rain(chart: go.Figure, rain: pd.Series, keys: list[str], caption: Caption, bottom: float) -> None:
    highest = max(1.0, float(rain.max()))
    chart.add_bar(
        x=keys, y=[None if pd.isna(amount) else amount for amount in rain], yaxis="y2", name="rain",
        marker={"color": theme.MID}, hovertemplate=text.CHART_HOVER_RAIN)
    lay_out(chart, bargap=.3, yaxis2=axis(
        caption, domain=[0, RAIN_SHARE], anchor="x", range=[0, highest * 1.05], tickmode="array", tickvals=[0, highest],
        ticktext=["0", wording.count(highest)]))
    letters(chart, text.CHART_IMPACT_RAIN, "rain", size=caption.type.axis, colour=theme.SECOND, x=0, y=RAIN_SHARE,
            xanchor="left", yanchor="bottom", yshift=3)
