"""How much it rained, month by month: the background of drainage complaints."""

import pandas as pd
import plotly.graph_objects as go

from data.vocabulary import text
from pages.figures import theme, wording
from pages.figures.frame import Caption, Words, empty, framed, letters, plot_px
from pages.figures.months import add_month_axis, add_value_axis, left_px, month_keys, room_above


def finding(data: pd.DataFrame) -> str:
    """10月降雨35.2毫米，6个雨日，7月最多（220.4毫米）"""
    known = data[data["rainfall_mm"].notna()].sort_values("month", ignore_index=True)
    if known.empty:
        return text.CHART_EMPTY
    last = known.iloc[-1]
    peak = known.loc[known["rainfall_mm"].idxmax()]
    template = text.CHART_RAIN if last["rainfall_mm"] > 0 else text.CHART_RAIN_NONE
    first = template.format(
        month=wording.month(last["month"]), total=wording.mean(last["rainfall_mm"]),
        days=wording.count(last["wet_days_count"]))
    is_now = peak["month"] == last["month"]
    second = text.CHART_RAIN_PEAK_NOW.format(len(known)) if is_now else text.CHART_RAIN_PEAK.format(
        month=wording.month(peak["month"]), total=wording.mean(peak["rainfall_mm"]))
    return text.CHART_PAUSE.join([first, second])


def figure(data: pd.DataFrame, *, caption: Caption, months: int = 12) -> go.Figure:
    """Columns of `rainfall_by_month`: month, rainfall_mm, wet_days_count. A month without data has no bar."""
    shown = _every_month(data).tail(months).reset_index(drop=True)
    subtitle = (caption.scope, text.CHART_RAIN_MEASURE, text.CHART_RAIN_UNIT)
    if not shown["rainfall_mm"].notna().any():
        return empty(Words(finding(shown), (*subtitle, caption.month_text)), caption)
    days = pd.DatetimeIndex(shown["month"])
    words = Words(finding(shown), (*subtitle, wording.months(days[0], days[-1])))
    amounts = shown["rainfall_mm"].astype("float64")
    highest, keys = max(1, amounts.max()), month_keys(days)
    chart = framed(words, caption, left=left_px(highest, caption), right=24, has_ticks=True)
    chart.add_bar(
        x=keys, y=[None if pd.isna(amount) else amount for amount in amounts],
        marker={"color": [theme.ACCENT if at == len(keys) - 1 else theme.MID for at in range(len(keys))]},
        hovertemplate=text.CHART_HOVER_RAIN)
    add_month_axis(chart, keys, caption)
    add_value_axis(chart, highest, caption, top=room_above(highest, plot_px(chart, caption)[1], 2 * caption.type.label))
    for at in amounts.index[amounts.isna()]:
        letters(chart, text.NOT_REPORTED, "missing", size=caption.type.axis, colour=theme.FOOTER, x=at, y=0, xref="x",
                yref="y", xanchor="center", yanchor="bottom", yshift=2)
    for at in {int(amounts.argmax()), int(amounts.last_valid_index())}:
        letters(chart, wording.mean(amounts[at]), "amount", size=caption.type.label, x=at, y=amounts[at], xref="x",
                yref="y", xanchor="center", yanchor="bottom", yshift=3)
    return chart


def _every_month(data: pd.DataFrame) -> pd.DataFrame:
    """A row for each month from the first to the last one; a month without observations stays missing."""
    if data.empty:
        return data
    months = pd.DatetimeIndex(pd.to_datetime(data["month"]))
    whole = pd.date_range(months.min(), months.max(), freq="MS", name="month")
    return data.set_index(months.rename("month")).drop(columns="month").reindex(whole).reset_index()
