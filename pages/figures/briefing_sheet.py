"""The month on one 16:9 picture: headline, three or four numbers, the works and the complaints side by side."""

from dataclasses import dataclass, replace
from datetime import date

import pandas as pd
import plotly.graph_objects as go

from data.vocabulary import text
from pages.figures import complaints_by_month, completion_by_place, theme, wording
from pages.figures.bars import add_ends, left_px, right_px, row_labels
from pages.figures.frame import LINE, Caption, Words, axis, framed, lay_out, letters, plot_px
from pages.figures.months import add_month_axis, add_value_axis, month_keys, room_above
from pages.figures.months import left_px as numbers_px

WIDTH, HEIGHT = 960, 540
NUMBER_PX = 32
TILES_PX, TILE_GAP_PX, HEADS_PX = 108, 12, 36
SPLIT = .49


@dataclass(frozen=True)
class Tile:
    label: str
    number: str
    changes: tuple[str, ...]


@dataclass(frozen=True)
class Box:
    """A part of the plot area, in px from its left and top."""

    left: float
    right: float
    top: float
    bottom: float


def finding(completion: pd.DataFrame, complaints: pd.DataFrame, *, month: date | None = None) -> str:
    """加装电梯完成28/34台（82.4%），缺口集中在…；10月诉求212件，环比降8.2%，…"""
    parts = [completion_by_place.finding(completion)] * (not completion.empty)
    parts += [complaints_by_month.finding(complaints, month=month)] * (not complaints.empty)
    return text.CHART_CLAUSE.join(parts) or text.CHART_EMPTY


def figure(
    headline: pd.DataFrame, completion: pd.DataFrame, complaints: pd.DataFrame, *, caption: Caption,
    month: date | None = None, until: date | None = None,
) -> go.Figure:
    """One row of `headline`, columns of `completion_by_community` (or `_by_compound`) and `complaints_by_month`.
    Fixed at 960 × 540, so that the saved picture has 1920 × 1080."""
    caption = replace(caption, size="full", is_large_type=False, width_px=WIDTH)
    words = Words(finding(completion, complaints, month=month), (caption.scope, caption.month_text),
                  notes=(text.CHART_COMPLETION_NOTE, text.CHART_COMPLAINTS_NOTE),
                  rule=completion_by_place.lights_rule(completion))
    chart = framed(words, caption, left=16, right=16, has_ticks=True)
    lay_out(chart, width=WIDTH, height=HEIGHT, autosize=False, barmode="stack")
    width, height = plot_px(chart, caption)
    _add_tiles(chart, tiles(headline.iloc[0], completion) if len(headline) else [], width, height, caption)
    top = TILES_PX + HEADS_PX
    left = Box(0, width * SPLIT - 10, top, height)
    right = Box(width * SPLIT + 10, width, top, height)
    work, unit = wording.work(completion), wording.unit(completion)
    said = "   ".join([f"<b>{text.CHART_SHEET_LEFT.format(work, unit)}</b>",
                       *(mark.drawn for mark in completion_by_place.KEY)])
    _add_head(chart, said, left, (width, height), caption)
    _add_head(chart, f"<b>{text.CHART_SHEET_RIGHT.format(text.CHART_COMPLAINTS)}</b>", right, (width, height), caption)
    _add_works(chart, completion, left, (width, height), caption)
    _add_complaints(chart, complaints, right, (width, height), caption, month=month, until=until)
    return chart


def tiles(row: pd.Series, completion: pd.DataFrame) -> list[Tile]:
    """The numbers there are; one without data is left out, consent and satisfaction above all."""
    work, unit = wording.work(completion), wording.unit(completion)
    found = []
    if _has(row["planned_count"]):
        changes = [_more(row["completed_count"], row[f"completed_{past}_count"], template, unit)
                   for past, template in PAST]
        found.append(Tile(text.CHART_SHEET_WORKS.format(work, unit),
                          _pair(row["completed_count"], row["planned_count"]), tuple(changes)))
    if _has(row["units_count"]):
        found.append(Tile(text.CHART_SHEET_UNITS.format(work), _pair(row["units_met_count"], row["units_count"]), ()))
    if not pd.isna(row["complaints_count"]):
        changes = [template.format(_or_none(wording.change(row["complaints_count"], row[f"complaints_{past}_count"])))
                   for past, template in PAST]
        found.append(Tile(text.CHART_SHEET_COMPLAINTS, wording.count(row["complaints_count"]), tuple(changes)))
    if _has(row["rated_count"]):
        changes = [_points(row["satisfied_share"], row[f"satisfied_{past}_share"], template) for past, template in PAST]
        label = text.CHART_SHEET_SATISFIED_N.format(
            wording.count(row["satisfied_count"]), wording.count(row["rated_count"]))
        found.append(Tile(label, wording.percent(row["satisfied_count"], row["rated_count"]), tuple(changes)))
    return found


PAST = (("previous", text.CHART_SHEET_PREVIOUS), ("last_year", text.CHART_SHEET_LAST_YEAR))


def _has(number: float | None) -> bool:
    return not pd.isna(number) and number > 0


def _pair(part: float, whole: float) -> str:
    return f"{wording.count(part)}/{wording.count(whole)}"


def _or_none(words: str) -> str:
    return text.CHART_SHEET_NO_DATA if words == text.NO_VALUE else words


def _more(now: float, before: float, template: str, unit: str) -> str:
    if pd.isna(now) or pd.isna(before):
        return template.format(text.CHART_SHEET_NO_DATA)
    return template.format(f"{wording.signed(now - before)}{unit}")


def _points(now: float, before: float, template: str) -> str:
    points = wording.points(now, before)
    if points is None:
        return template.format(text.CHART_SHEET_NO_DATA)
    sign = "+" if points > 0 else "−" if points < 0 else ""
    return template.format(text.CHART_POINTS.format(f"{sign}{abs(points):.1f}"))


def _add_tiles(chart: go.Figure, shown: list[Tile], width: float, height: float, caption: Caption) -> None:
    number = max(3, len(shown))
    wide = (width - TILE_GAP_PX * (number - 1)) / number
    bottom = (height - TILES_PX) / height
    for at, tile in enumerate(shown):
        left = at * (wide + TILE_GAP_PX)
        chart.add_shape(type="rect", xref="paper", yref="paper", x0=left / width, x1=(left + wide) / width, y0=bottom,
                        y1=1, line={"color": theme.BORDER, "width": 1})
        for words, name, size, colour, down in (
                (tile.label, "tile", caption.type.axis, theme.SECOND, 9),
                (f"<b>{tile.number}</b>", "number", NUMBER_PX, theme.ACCENT if at == 0 else theme.INK, 25),
                ("<br>".join(tile.changes), "changes", caption.type.footer, theme.FOOTER, 69)):
            if words:
                letters(chart, words, name, size=size, colour=colour, x=left / width, y=1, xanchor="left",
                        yanchor="top", xshift=12, yshift=-down)


def _add_head(chart: go.Figure, words: str, box: Box, plot: tuple[float, float], caption: Caption) -> None:
    width, height = plot
    letters(chart, words, "head", size=caption.type.label, x=box.left / width, y=1 - box.top / height,
            xanchor="left", yanchor="bottom", yshift=6)


def _add_works(chart: go.Figure, completion: pd.DataFrame, box: Box, plot: tuple[float, float],
               caption: Caption) -> None:
    width, height = plot
    if completion.empty:
        _add_missing(chart, box, plot, caption)
        lay_out(chart, xaxis=axis(caption, visible=False), yaxis=axis(caption, visible=False))
        return
    tall = box.bottom - box.top
    rows = completion_by_place.place_rows(completion, int(tall / theme.ROW) - 1)
    names, ends = list(rows["place"]), [completion_by_place.end_cell(row) for row in rows.itertuples()]
    labels = row_labels(names, caption, 7)
    low, high = box.left + left_px(labels, caption), box.right - right_px(ends, (), caption)
    completion_by_place.add_stack(chart, rows, caption, width_px=high - low, xaxis="x", yaxis="y")
    add_ends(chart, names, ends, list(rows["length"]), caption)
    shown = max(len(rows), tall / 44)
    lay_out(
        chart, xaxis=axis(caption, visible=False, domain=[low / width, high / width], anchor="y",
                   range=[0, max(1, rows["length"].max())]),
        yaxis=axis(caption, type="category", categoryarray=names, range=[shown - .5, -.5], tickmode="array",
                   tickvals=names, ticktext=labels, domain=[0, 1 - box.top / height], anchor="x"))


def _add_complaints(chart: go.Figure, complaints: pd.DataFrame, box: Box, plot: tuple[float, float], caption: Caption,
                    *, month: date | None, until: date | None) -> None:
    if complaints.empty:
        _add_missing(chart, box, plot, caption)
        return
    width, height = plot
    shown = complaints_by_month.shown_months(complaints, month=month)
    highest, last = complaints_by_month.highest_of(shown), int((~shown["is_partial"].astype(bool)).sum()) - 1
    low, high = box.left + numbers_px(highest, caption), box.right - complaints_by_month.right_px(highest, caption)
    keys, tall = month_keys(shown["month"]), box.bottom - box.top
    top = room_above(highest, tall, 2 * LINE * caption.type.label)
    add_month_axis(chart, keys, caption, name="xaxis2", domain=(low / width, high / width), labelled=last,
                   range=[-.4, len(keys) - .6], anchor="y2")
    add_value_axis(chart, highest, caption, top=top, name="yaxis2", domain=[0, 1 - box.top / height], anchor="x2")
    complaints_by_month.add_lines(chart, shown, xaxis="x2", yaxis="y2")
    complaints_by_month.add_labels(
        chart, shown, caption, top=top, plot=(high - low, tall), until=until, xref="x2", yref="y2")


def _add_missing(chart: go.Figure, box: Box, plot: tuple[float, float], caption: Caption) -> None:
    width, height = plot
    chart.add_shape(type="rect", xref="paper", yref="paper", x0=box.left / width, x1=box.right / width,
                    y0=1 - box.bottom / height, y1=1 - box.top / height,
                    line={"color": theme.OUTLINE, "width": 1, "dash": "dot"})
    letters(chart, text.CHART_EMPTY, "empty", size=caption.type.label, colour=theme.SECOND, align="center",
            x=(box.left + box.right) / 2 / width, y=1 - (box.top + box.bottom) / 2 / height)
