"""How many complaints a month, against the same months last year, with the works that were going on."""

from datetime import date

import pandas as pd
import plotly.graph_objects as go

from data.vocabulary import text
from pages.figures import theme, wording
from pages.figures.frame import LINE, Caption, Mark, Words, empty, framed, letters, plot_px
from pages.figures.lettering import em_width
from pages.figures.months import (
    HEADROOM,
    Band,
    add_bands,
    add_month_axis,
    add_value_axis,
    bands,
    do_collide,
    ends_px,
    left_px,
    month_keys,
    room_above,
    spread,
)


def finding(data: pd.DataFrame, *, subject: str = text.CHART_COMPLAINTS, month: date | None = None,
            until: date | None = None) -> str:
    """10月诉求212件，环比降8.2%，比上年同月多4.4%. `month`: the data month, else the last full one."""
    data = _up_to(data, month)
    if data.empty:
        return text.CHART_EMPTY
    full = data[~data["is_partial"].astype(bool)]
    if full.empty:
        last = data.iloc[-1]
        return text.CHART_PARTIAL.format(
            month=_days(last["month"], until), subject=subject, count=wording.count(last["complaints_count"]))
    last = full.iloc[-1]
    now, month = last["complaints_count"], wording.month(last["month"])
    template = text.CHART_COMPLAINTS_MONTH if now else text.CHART_COMPLAINTS_ZERO
    return text.CHART_PAUSE.join([
        template.format(month=month, subject=subject, count=wording.count(now)),
        wording.from_previous(now, last["previous_count"], text.CHART_COMPLAINTS_UNIT),
        wording.from_last_year(now, last["last_year_count"], text.CHART_COMPLAINTS_UNIT)])


def figure(
    data: pd.DataFrame, works: pd.DataFrame | None = None, *, caption: Caption, subject: str = text.CHART_COMPLAINTS,
    months: int = 12, month: date | None = None, until: date | None = None,
) -> go.Figure:
    """Columns of `complaints_by_month`; `works`: columns of `works_intervals`. Shows `months` full months up to `month`
    (else the last), and the month begun after it. `until`: the last day received, else the caption's."""
    until = until or _date(caption.data_until)
    subtitle = (caption.scope, text.CHART_COMPLAINTS_MEASURE.format(subject), text.CHART_COMPLAINTS_UNIT)
    shown = shown_months(data, months=months, month=month)
    if shown.empty:
        return empty(Words(finding(shown), (*subtitle, caption.month_text)), caption)
    full = shown[~shown["is_partial"].astype(bool)]
    days = pd.DatetimeIndex((full if len(full) else shown)["month"])
    has_last_year = bool(full["last_year_count"].notna().any())
    words = Words(
        finding(shown, subject=subject, until=until), (*subtitle, wording.months(days[0], days[-1])),
        notes=(*[text.CHART_LAST_YEAR_NOTE] * has_last_year, text.CHART_COMPLAINTS_NOTE))
    return _draw(words, shown, works, caption, until)


def shown_months(data: pd.DataFrame, *, months: int = 12, month: date | None = None) -> pd.DataFrame:
    """The last full months up to the data month, and the one begun after them."""
    rows = _up_to(data, month).sort_values("month", ignore_index=True)
    begun = int(rows["is_partial"].astype(bool).sum())
    return rows.tail(months + begun).reset_index(drop=True)


def highest_of(shown: pd.DataFrame) -> float:
    """The highest number drawn; last year's is not drawn for a month that has not ended."""
    last_year = shown["last_year_count"].astype("float64").mask(shown["is_partial"].astype(bool))
    return max(1, shown["complaints_count"].max(), last_year.max() if last_year.notna().any() else 0)


def right_px(highest: float, caption: Caption) -> float:
    """Room for the words at the end of the lines."""
    return ends_px([text.CHART_LAST_YEAR.format(wording.count(highest))], caption)


def add_lines(chart: go.Figure, shown: pd.DataFrame, **axes) -> None:
    """Last year grey and thin, this year in the accent, a month that has not ended as a hollow marker on its own."""
    keys = month_keys(shown["month"])
    partial = shown["is_partial"].astype(bool)
    hover = text.CHART_HOVER_MONTH.replace("{unit}", text.CHART_COMPLAINTS_UNIT)
    for name, values, line in (
            (text.CHART_NAME_LAST_YEAR, shown["last_year_count"], (theme.MID, theme.LAST_YEAR_WIDTH)),
            (text.CHART_NAME_THIS, shown["complaints_count"], (theme.ACCENT, theme.ACTUAL_WIDTH))):
        chart.add_scatter(
            x=keys, y=_numbers(values.astype("float64").mask(partial)), mode="lines", name=name,
            line={"color": line[0], "width": line[1]}, hovertemplate=hover.replace("{name}", name), **axes)
    full = [at for at, is_open in enumerate(partial) if not is_open]
    for positions, name, marker in (
            (full[-1:], "last", {"size": theme.LAST_POINT, "color": theme.ACCENT}),
            ([at for at in range(len(shown)) if at not in full], text.CHART_NAME_PARTIAL,
             {"size": theme.LAST_POINT, "color": theme.WHITE, "line": {"color": theme.ACCENT, "width": 2}})):
        chart.add_scatter(
            x=[keys[at] for at in positions], y=[shown["complaints_count"].iloc[at] for at in positions],
            mode="markers", name=name, marker=marker, cliponaxis=False,
            hovertemplate=hover.replace("{name}", name if name != "last" else text.CHART_NAME_THIS), **axes)


def add_labels(chart: go.Figure, shown: pd.DataFrame, caption: Caption, *, top: float, plot: tuple[float, float],
               until: date | None, **refs) -> None:
    """The peak, the last full month and its last year, the days of a month that has not ended."""
    full = shown[~shown["is_partial"].astype(bool)]
    plot_width, plot_height = plot
    px, size = plot_height / top, caption.type.label
    taken: list[tuple[float, float]] = []
    if len(full):
        at, last = len(full) - 1, full.iloc[-1]
        peak = int(full["complaints_count"].to_numpy().argmax())
        if peak != at:
            _label_peak(chart, full, peak, px, plot_width / len(shown), caption, refs)
        ends = [(f"<b>{wording.count(last['complaints_count'])}</b>", last["complaints_count"], theme.ACCENT, "last")]
        if not pd.isna(last["last_year_count"]):
            said = text.CHART_LAST_YEAR.format(wording.count(last["last_year_count"]))
            ends.append((said, last["last_year_count"], theme.FOOTER, "last_year"))
        places = [value * px for _, value, _, _ in ends]
        moved = spread(places, size * LINE, lowest=size * .7)
        for (said, value, colour, name), place in zip(ends, moved, strict=True):
            letters(chart, said, name, size=size, colour=colour, x=at, y=value, xanchor="left", yanchor="middle",
                    xshift=10, yshift=place - value * px, **refs)
        taken = [(place - size * .7, place + size * .7) for place in moved]
    for at in range(len(full), len(shown)):
        said = _partial_words(shown.iloc[at], until)
        _label_partial(chart, said, shown.iloc[at], at, caption, px, taken, plot_height, refs)


def _label_peak(chart: go.Figure, full: pd.DataFrame, at: int, px: float, month_px: float, caption: Caption,
                refs: dict) -> None:
    """Above the peak. Where last year's line runs just above: below the peak, or named above both if too sharp."""
    value, size, words = full["complaints_count"].iloc[at], caption.type.label, wording.count(
        full["complaints_count"].iloc[at])
    last_year = full["last_year_count"].iloc[at]
    above = 0 if pd.isna(last_year) else (last_year - value) * px
    place = {"colour": theme.SECOND, "yanchor": "bottom", "yshift": 6}
    if 0 < above < LINE * size + 10:
        nearby = full["complaints_count"].iloc[max(0, at - 1):at + 2]
        depth = 8 + (LINE - 1) * size  # where its letters begin: there the line's two sides are nearest to them
        has_room = depth * month_px >= em_width(words) / 2 * size * (value - nearby.min()) * px
        place |= {"yanchor": "top", "yshift": -8} if has_room else {"colour": theme.ACCENT, "yshift": above + 6}
        words = words if has_room else text.CHART_THIS_YEAR.format(words)
    letters(chart, words, "peak", size=size, x=at, y=value, xanchor="center", **place, **refs)


def _draw(words: Words, shown: pd.DataFrame, works: pd.DataFrame | None, caption: Caption,
          until: date | None) -> go.Figure:
    keys = month_keys(shown["month"])
    highest = highest_of(shown)
    last = len(shown) - 1 - int(shown["is_partial"].astype(bool).sum())
    found = bands(works, shown["month"], caption)
    chart = _framed(words, keys, highest, last, caption)
    if do_collide(found, chart, caption):
        chart = _framed(_with_key(words, found), keys, highest, last, caption)
        found = [Band(band.first, band.last, "", "") for band in found]
    plot = plot_px(chart, caption)
    said_px = LINE * (2 * caption.type.axis + caption.type.label) + 14 if found else 2 * caption.type.label
    top = max(highest * HEADROOM if found else highest, room_above(highest, plot[1], said_px))
    add_value_axis(chart, highest, caption, top=top)
    add_bands(chart, found, caption)
    add_lines(chart, shown)
    add_labels(chart, shown, caption, top=top, plot=plot, until=until, xref="x", yref="y")
    return chart


def _framed(words: Words, keys: list[str], highest: float, last: int, caption: Caption) -> go.Figure:
    chart = framed(words, caption, left=left_px(highest, caption), right=right_px(highest, caption), has_ticks=True)
    add_month_axis(chart, keys, caption, range=[-.4, len(keys) - .6], labelled=last)
    return chart


def _with_key(words: Words, found: list[Band]) -> Words:
    """Bands too close for words in the chart are named in the key line."""
    marks = tuple(Mark("□", theme.AMBER_TEXT, text.CHART_WORKS_KEY.format(name=band.name, span=band.span))
                  for band in found)
    return Words(words.finding, words.subtitle, marks, words.notes)


def _partial_words(row: pd.Series, until: date | None) -> str:
    return text.CHART_PARTIAL_LABEL.format(
        days=_days(row["month"], until), count=wording.count(row["complaints_count"]))


def _label_partial(chart: go.Figure, lines: str, row: pd.Series, at: int, caption: Caption, px: float,
                   taken: list[tuple[float, float]], plot_height: float, refs: dict) -> None:
    """Above its marker; below it, or above the labels of the line's end, where these are in the way."""
    size = caption.type.axis
    tall, own = 3 * LINE * size, row["complaints_count"] * px
    choices = [own + 9, own - 9 - tall, *(high + 2 for _, high in taken)]
    free = [low for low in choices if 0 <= low <= plot_height - tall
            and all(low + tall <= below or low >= above for below, above in taken)]
    letters(chart, lines, "partial", size=size, colour=theme.FOOTER, x=at, y=row["complaints_count"],
            xanchor="center", yanchor="bottom", align="center", yshift=(free or choices)[0] - own, **refs)


def _up_to(data: pd.DataFrame, month: date | None) -> pd.DataFrame:
    """The months up to the data month; one after it only if it is the next and has not ended."""
    if month is None or data.empty:
        return data
    months, last = pd.to_datetime(data["month"]), pd.Timestamp(month)
    is_next = (months == last + pd.offsets.MonthBegin(1)) & data["is_partial"].astype(bool)
    return data[(months <= last) | is_next]


def _days(month: date, until: date | None) -> str:
    """11月1—3日, where the data's last day is known to lie within that month; else 11月."""
    month = pd.Timestamp(month)
    is_known = until is not None and (until.year, until.month) == (month.year, month.month)
    if not is_known or until.day == month.days_in_month:  # the caption's day is the month's end, not the last order's
        return wording.month(month)
    return (text.CHART_PARTIAL_DAY if until.day == 1 else text.CHART_PARTIAL_DAYS).format(until)


def _date(words: str) -> date | None:
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


def _numbers(values: pd.Series) -> list[float | None]:
    return [None if pd.isna(value) else value for value in values]
