"""How agreement grew: households that have agreed, cumulative, against all that are asked."""

import pandas as pd
import plotly.graph_objects as go

from data.vocabulary import text
from pages.figures import theme, wording
from pages.figures.frame import LINE, Caption, Words, empty, framed, letters, plot_px
from pages.figures.months import add_month_axis, add_value_axis, ends_px, left_px, month_keys, room_above, spread


def finding(data: pd.DataFrame) -> str:
    """累计同意96/118户（81.4%），最近一个月增加5户"""
    rows = by_month(data)
    if rows.empty:
        return text.CHART_EMPTY
    last = rows.iloc[-1]
    facts = {"agreed": wording.count(last["agreed_count"]), "all": wording.count(last["households_count"]),
             "share": wording.percent(last["agreed_count"], last["households_count"])}
    template = text.CHART_CONSENT_TIME_ONE if pd.isna(last["households_count"]) else text.CHART_CONSENT_TIME
    clauses = [template.format(**facts)]
    if len(rows) > 1:
        more = last["agreed_count"] - rows["agreed_count"].iloc[-2]
        clauses.append(text.CHART_CONSENT_MORE.format(wording.count(more)) if more else text.CHART_CONSENT_SAME)
    return text.CHART_PAUSE.join(clauses)


def figure(data: pd.DataFrame, *, caption: Caption) -> go.Figure:
    """Columns of `consent_over_time`: month, agreed_count, households_count; kinds of work are summed."""
    rows = by_month(data)
    subtitle = (caption.scope, text.CHART_CONSENT_MEASURE, text.CHART_HOUSEHOLD)
    if rows.empty:
        return empty(Words(finding(data), (*subtitle, caption.month_text)), caption)
    days = pd.DatetimeIndex(rows["month"])
    words = Words(finding(data), (*subtitle, wording.months(days[0], days[-1])), notes=(text.CHART_CONSENT_NOTE,))
    households, agreed = rows["households_count"].iloc[-1], rows["agreed_count"].iloc[-1]
    highest = max(1, agreed, 0 if pd.isna(households) else households)
    labels = [text.CHART_CELL.format(text.CHART_CONSENT_ALL, wording.count(households)),
              text.CHART_CELL.format(text.CHART_CONSENT_AGREED, wording.count(agreed))]
    chart = framed(words, caption, left=left_px(highest, caption), right=ends_px(labels, caption), has_ticks=True)
    keys, height = month_keys(days), plot_px(chart, caption)[1]
    top = room_above(highest, height, 2 * caption.type.label)
    add_month_axis(chart, keys, caption, range=[-.4, len(keys) - .6])
    add_value_axis(chart, highest, caption, top=top)
    _add_lines(chart, keys, rows, households)
    ends = [(labels[1], agreed, theme.ACCENT, True)]
    if not pd.isna(households):
        ends.append((labels[0], households, theme.SECOND, False))
    px = height / top
    places = spread([value * px for _, value, *_ in ends], LINE * caption.type.label, lowest=caption.type.label * .7)
    for (said, value, colour, is_bold), place in zip(ends, places, strict=True):
        letters(chart, f"<b>{said}</b>" if is_bold else said, "end", size=caption.type.label, colour=colour, xref="x",
                yref="y", x=len(keys) - 1, y=value, xanchor="left", yanchor="middle", xshift=10,
                yshift=place - value * px)
    return chart


def by_month(data: pd.DataFrame) -> pd.DataFrame:
    """Each kind of work keeps its last known number in the months it has no row for."""
    known = data[data["month"].notna()]
    if known.empty:
        return known
    wide = known.pivot_table(index="month", columns="work_type", values=["agreed_count", "households_count"],
                             aggfunc="sum").sort_index().astype("float64").ffill()
    households = wide["households_count"].bfill().sum(axis=1, min_count=1) if "households_count" in wide else None
    return pd.DataFrame({"month": wide.index, "agreed_count": wide["agreed_count"].sum(axis=1).to_numpy(),
                         "households_count": float("nan") if households is None else households.to_numpy()})


def _add_lines(chart: go.Figure, keys: list[str], rows: pd.DataFrame, households: float) -> None:
    hover = text.CHART_HOVER_MONTH.replace("{unit}", text.CHART_HOUSEHOLD)
    if not pd.isna(households):
        chart.add_scatter(
            x=keys, y=list(rows["households_count"]), mode="lines", name=text.CHART_CONSENT_ALL,
            line={"color": theme.OUTLINE, "width": theme.PLAN_WIDTH, "dash": "dash"},
            hovertemplate=hover.replace("{name}", text.CHART_CONSENT_ALL))
    chart.add_scatter(
        x=keys, y=list(rows["agreed_count"]), mode="lines", name=text.CHART_CONSENT_AGREED,
        line={"color": theme.ACCENT, "width": theme.ACTUAL_WIDTH},
        hovertemplate=hover.replace("{name}", text.CHART_CONSENT_AGREED))
    chart.add_scatter(
        x=keys[-1:], y=[rows["agreed_count"].iloc[-1]], mode="markers", name="last", hoverinfo="skip", cliponaxis=False,
        marker={"size": theme.LAST_POINT, "color": theme.ACCENT})
