"""The expected finish on a curve: a dotted way to the likely month, and the span of months that it may be."""

import pandas as pd
import plotly.graph_objects as go

from data.vocabulary import text
from pages.figures import pace, theme
from pages.figures.frame import Caption, letters, plot_px
from pages.figures.lettering import em_width

MOST_MONTHS_AHEAD = 18
"""A span beyond is cut at the chart's edge; the sentence says it whole."""


def with_months_ahead(data: pd.DataFrame, expected: pd.Series | None) -> pd.DataFrame:
    """The months with empty ones appended, as far as the expected finish reaches."""
    if not _is_drawn(expected):
        return data
    latest = expected["latest_on"] if pd.notna(expected["latest_on"]) else pd.Timestamp.max
    end = min(latest, expected["month"] + pd.DateOffset(months=MOST_MONTHS_AHEAD))
    ahead = pd.date_range(data["month"].iloc[-1] + pd.DateOffset(months=1), end, freq="MS")
    return data if not len(ahead) else data.set_index("month").reindex(
        pd.DatetimeIndex([*data["month"], *ahead], name="month")).reset_index()


def add_expected(
    chart: go.Figure, keys: list[str], last: int, expected: pd.Series | None, caption: Caption,
) -> bool:
    """Draws it at the height of the target; False where there is nothing to draw."""
    if not _is_drawn(expected) or _at(keys, expected["earliest_on"]) >= len(keys):
        return False
    target, done = float(expected["target_count"]), float(expected["completed_count"])
    first, likely, end = (min(_at(keys, expected[name]), len(keys) - 1)
                          for name in ("earliest_on", "likely_on", "latest_on"))
    chart.add_scatter(
        x=[keys[last], keys[likely]], y=[done, target], mode="lines", name=text.CHART_EXPECTED, hoverinfo="skip",
        line={"color": theme.ACCENT, "width": 2, "dash": "dot"})
    chart.add_scatter(
        x=keys[first:end + 1], y=[target] * (end - first + 1), mode="lines", name="span", hoverinfo="skip",
        line={"color": theme.IN_PROGRESS.colour, "width": 9}, cliponaxis=False)
    chart.add_scatter(
        x=[keys[likely]], y=[target], mode="markers", name="likely", hoverinfo="skip", cliponaxis=False,
        marker={"size": 9, "color": theme.WHITE, "line": {"color": theme.ACCENT, "width": 2}})
    said = text.CHART_EXPECTED_FROM.format(f"{expected['earliest_on']:%Y-%m}") if pd.isna(
        expected["latest_on"]) else text.CHART_EXPECTED_SPAN.format(pace.span(expected))
    _say(chart, said, last, expected, caption)
    return True


def _say(chart: go.Figure, said: str, last: int, expected: pd.Series, caption: Caption) -> None:
    """At the right edge, below the dotted way; that rises from what is done, so best below its beginning."""
    size, (width, height) = caption.type.label, plot_px(chart, caption)
    months = len(chart.layout.xaxis.categoryarray)
    room_px = width * (months - 1 - last) / months + chart.layout.margin.r
    is_high = height * expected["completed_count"] / chart.layout.yaxis.range[1] > 4.5 * size
    if not is_high or em_width(said) * size > room_px:
        said = said.replace(text.CHART_SPAN_DASH, f"<br>{text.CHART_SPAN_DASH}")
    middle = (float(expected["completed_count"]) + float(expected["target_count"])) / 2
    letters(
        chart, said, "expected", size=size, colour=theme.ACCENT, align="right", x=1, xanchor="right",
        xshift=chart.layout.margin.r - 4, yref="y", yanchor="top",
        y=float(expected["completed_count"]) if is_high else middle, yshift=-1.7 * size if is_high else 0)


def _is_drawn(expected: pd.Series | None) -> bool:
    return expected is not None and expected["status"] == "expected" and pd.notna(expected["earliest_on"])


def _at(keys: list[str], day: pd.Timestamp) -> int:
    """The position of a month; behind the last one where it is beyond, or never."""
    key = f"{day:%Y-%m}" if pd.notna(day) else ""
    return keys.index(key) if key in keys else len(keys)
