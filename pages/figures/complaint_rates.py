"""Response, resolution and satisfaction, month by month: three small panels, each rate with its n."""

from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from data.vocabulary import text
from pages.figures import theme, wording
from pages.figures.frame import LINE, Caption, Words, axis, empty, framed, letters, plot_px
from pages.figures.lettering import em_width
from pages.figures.months import add_month_axis, month_keys


@dataclass(frozen=True)
class Rate:
    """One of the three rates: its columns and its name on the screen."""

    part: str
    whole: str
    name: str


RATES = (
    Rate("satisfied_count", "rated_count", text.CHART_RATES["satisfied"]),
    Rate("resolved_count", "followed_up_count", text.CHART_RATES["resolved"]),
    Rate("contacted_count", "to_contact_count", text.CHART_RATES["contacted"]))
LOWEST_STEP = 10


def finding(data: pd.DataFrame, *, subject: str = text.CHART_COMPLAINTS) -> str:
    """10月满意率87.5%（140/160），环比降2.1个百分点；解决率81.2%（130/160），响应率98.6%（209/212）

    `subject`: 排水诉求, where it is not all complaints; the month is then that of the topic: 10月排水诉求满意率…
    """
    if data.empty:
        return text.CHART_EMPTY
    data = data.sort_values("month", ignore_index=True)
    month = wording.month(data["month"].iloc[-1]) + _topic(subject)
    said = [(rate, _said(data, rate)) for rate in RATES]
    known = [(rate, words) for rate, words in said if words]
    if not known:
        return text.CHART_RATES_NONE.format(month=month)
    lead, *others = known
    first = month + text.CHART_PAUSE.join(words for words in (lead[1], _change(data, lead[0])) if words)
    return text.CHART_CLAUSE.join([first, *([text.CHART_PAUSE.join(words for _, words in others)] if others else [])])


def figure(
    data: pd.DataFrame, *, caption: Caption, subject: str = text.CHART_COMPLAINTS, months: int = 12,
) -> go.Figure:
    """Columns of `complaint_rates`: month and, of each rate, numerator and denominator."""
    said = finding(data, subject=subject)
    subtitle = (caption.scope, _topic(subject) + text.CHART_RATES_MEASURE, text.CHART_RATES_UNIT)
    if data.empty:
        return empty(Words(said, (*subtitle, caption.month_text)), caption)
    shown = data.sort_values("month").tail(months).reset_index(drop=True)
    days = pd.DatetimeIndex(shown["month"])
    lowest = _lowest(shown)
    notes = (text.CHART_RATES_NOTE, *[text.CHART_RATES_FROM.format(lowest)] * (lowest > 0))
    words = Words(said, (*subtitle, wording.months(days[0], days[-1])), notes=notes)
    is_stacked = caption.size == "card"
    left = em_width("100%") * caption.type.axis + 16
    chart = framed(words, caption, left=left, right=32, has_ticks=True, has_heads=True)
    for at, rate in enumerate(RATES):
        _add_panel(chart, shown, rate, at, caption, lowest=lowest, is_stacked=is_stacked)
    return chart


def _topic(subject: str) -> str:
    return "" if subject == text.CHART_COMPLAINTS else subject


def _said(data: pd.DataFrame, rate: Rate) -> str:
    last = data.iloc[-1]
    if pd.isna(last[rate.whole]) or last[rate.whole] == 0:
        return ""
    return text.CHART_RATE.format(name=rate.name, ratio=wording.ratio(last[rate.part], last[rate.whole]))


def _change(data: pd.DataFrame, rate: Rate) -> str:
    """In percentage points, from the month before."""
    shares = _shares(data, rate)
    points = wording.points(shares.iloc[-1], shares.iloc[-2]) if len(shares) > 1 else None
    if points is None:
        return ""
    points = round(points, 1)
    if points == 0:
        return text.CHART_PREVIOUS_SAME
    template = text.CHART_RATE_UP if points > 0 else text.CHART_RATE_DOWN
    return template.format(text.CHART_POINTS.format(f"{abs(points):.1f}"))


def _shares(data: pd.DataFrame, rate: Rate) -> pd.Series:
    whole = data[rate.whole].astype("float64")
    return data[rate.part].astype("float64") / whole.mask(whole == 0)


def _lowest(shown: pd.DataFrame) -> int:
    """Lines may start above 0 (bars may not): the ten below the lowest rate, printed in the footer."""
    lowest = pd.concat([_shares(shown, rate) for rate in RATES]).min()
    return 0 if pd.isna(lowest) else max(0, int((100 * lowest - 5) // LOWEST_STEP * LOWEST_STEP))


def _add_panel(chart: go.Figure, shown: pd.DataFrame, rate: Rate, at: int, caption: Caption, *, lowest: int,
               is_stacked: bool) -> None:
    """The lead in the accent, the others grey; the newest month's rate with its n stands above its panel."""
    number = str(at + 1) if at else ""
    across, up = _domains(chart, caption, at, is_stacked)
    keys, colour = month_keys(shown["month"]), theme.MID if at else theme.ACCENT
    said = [wording.ratio(part, whole) for part, whole in zip(shown[rate.part], shown[rate.whole], strict=True)]
    _add_line(chart, rate, keys, 100 * _shares(shown, rate), said, colour, number)
    head = ("<br>" if caption.size == "half" else "  ").join([f"<b>{rate.name}</b>", said[-1]])
    letters(chart, head, "panel", size=caption.type.label, x=across[0], y=up[1],
            xanchor="left", yanchor="bottom", yshift=8, colour=theme.INK if at else theme.ACCENT)
    add_month_axis(
        chart, keys, caption, name=f"xaxis{number}", domain=across, anchor=f"y{number}", range=[-.4, len(keys) - .6],
        showticklabels=not is_stacked or at == len(RATES) - 1)
    ticks = [lowest, (lowest + 100) / 2, 100]
    chart.layout[f"yaxis{number}"] = axis(
        caption, domain=list(up), anchor=f"x{number}", range=[lowest, 100.5], tickmode="array", tickvals=ticks,
        ticktext=[f"{tick:g}%" for tick in ticks], showgrid=True)


def _add_line(chart: go.Figure, rate: Rate, keys: list[str], shares: pd.Series, said: list[str], colour: str,
              number: str) -> None:
    """A month without a rate breaks the line; small points keep a month between two breaks visible."""
    known = shares.notna().to_numpy().nonzero()[0]
    width = theme.LAST_YEAR_WIDTH if number else theme.ACTUAL_WIDTH
    chart.add_scatter(
        x=keys, y=[None if pd.isna(share) else share for share in shares], mode="lines+markers", name=rate.name,
        xaxis=f"x{number}", yaxis=f"y{number}", text=said, cliponaxis=False, line={"color": colour, "width": width},
        marker={"color": colour, "size": 4}, hovertemplate=text.CHART_HOVER_RATE.replace("{name}", rate.name))
    chart.add_scatter(
        x=[keys[at] for at in known[-1:]], y=[shares.iloc[at] for at in known[-1:]], mode="markers", name="last",
        xaxis=f"x{number}", yaxis=f"y{number}", hoverinfo="skip", cliponaxis=False,
        marker={"color": colour, "size": theme.LAST_POINT})


def _domains(chart: go.Figure, caption: Caption, at: int, is_stacked: bool) -> tuple[tuple, tuple]:
    """Side by side, or below one another on a card; with room for value axes and heads (of two lines on a half)."""
    width, height = plot_px(chart, caption)
    if is_stacked:
        gap = (caption.type.label * LINE + 24) / height
        tall = (1 - 2 * gap) / 3
        top = 1 - at * (tall + gap)
        return (0, 1), (max(0, top - tall), top)
    gap = (em_width("100%") * caption.type.axis + 30) / width
    wide = (1 - 2 * gap) / 3
    second_line = caption.type.label * LINE / height if caption.size == "half" else 0
    return (at * (wide + gap), min(1, at * (wide + gap) + wide)), (0, 1 - second_line)
