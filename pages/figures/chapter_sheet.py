"""One finding of the briefing as a picture of a fixed format: the slide's numbers, as bars, lines or a table."""

from dataclasses import dataclass
from typing import Literal

import plotly.graph_objects as go

from data.vocabulary import text
from pages.figures import theme
from pages.figures.bars import left_px, row_labels
from pages.figures.frame import Caption, Format, Mark, Words, add_notes, axis, framed, note, plot_px
from pages.figures.lettering import em_width, shorten
from pages.figures.months import MONTH_GAP_PX, room_above, ticks

LEAST_LABELLED_PX = 18
CELL_PX = 30
"""Height of a table's row at least."""

WIDEST_EM, WIDEST_SHARE, LARGER = 24, .54, 1.3
"""How wide a column may be at most, in letters and as a part of the table; how far a table's letters grow where there
is room for them."""


@dataclass(frozen=True)
class Marks:
    """One row of bars or one line: its name, its numbers as they are and as they are written, how it is drawn."""

    name: str
    values: tuple[float | None, ...]
    said: tuple[str, ...]
    colour: str
    is_faint: bool = False
    is_dashed: bool = False


@dataclass(frozen=True)
class Sheet:
    """What stands on a picture. `kind` None: the table itself, its cells as they are written."""

    finding: str
    subtitle: tuple[str, ...]
    notes: tuple[str, ...]
    kind: Literal["bars", "stacked", "lines"] | None = None
    categories: tuple[str, ...] = ()
    marks: tuple[Marks, ...] = ()
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    is_share: bool = False


def figure(sheet: Sheet, *, caption: Caption, shape: Format) -> go.Figure:
    """The picture. `caption.width_px` is the format's own width."""
    key = tuple(Mark("□" if marks.is_faint and sheet.kind == "stacked" else "■", _ink(marks, sheet), marks.name)
                for marks in sheet.marks) if len(sheet.marks) > 1 else ()
    words = Words(sheet.finding, sheet.subtitle, key, sheet.notes)
    draw = {"lines": _draw_lines, "bars": _draw_bars, "stacked": _draw_bars}.get(sheet.kind, _draw_table)
    return draw(sheet, words, caption, shape)


def _draw_bars(sheet: Sheet, words: Words, caption: Caption, shape: Format) -> go.Figure:
    labels = row_labels(sheet.categories, caption)
    said = [f"{word}  " for marks in sheet.marks for word in marks.said] if sheet.kind == "bars" else [""]
    right = max(em_width(word) for word in said) * caption.type.label + 20
    chart = _fixed(framed(words, caption, left=left_px(labels, caption), right=right), shape)
    places = list(range(len(sheet.categories)))
    rows = zip(*(marks.values for marks in sheet.marks), strict=True)
    sums = [sum(value or 0 for value in values) for values in rows]
    lone = [value or 0 for marks in sheet.marks for value in marks.values]
    longest = max([1e-9, *(sums if sheet.kind == "stacked" else lone)])
    px_each = plot_px(chart, caption)[0] / longest
    for marks in sheet.marks:
        chart.add_bar(
            x=list(marks.values), y=places, orientation="h", name=marks.name, constraintext="none", textangle=0,
            text=[_told(word, value, px_each, caption, sheet)
                  for word, value in zip(marks.said, marks.values, strict=True)],
            textposition="inside" if sheet.kind == "stacked" else "outside", insidetextanchor="middle",
            cliponaxis=False,
            textfont={"size": caption.type.label, "color": _on(marks) if sheet.kind == "stacked" else theme.INK},
            marker={"color": marks.colour, "line": {"color": _ink(marks, sheet), "width": 1}},
            customdata=list(zip(sheet.categories, marks.said, strict=True)),
            hovertemplate=text.CHART_HOVER_SHEET)
    shown = max(len(places), plot_px(chart, caption)[1] / (1.6 * theme.TALLEST_ROW))
    chart.update_layout(
        barmode="stack" if sheet.kind == "stacked" else "group", bargap=.36,
        xaxis=axis(caption, visible=False, range=[0, longest]),
        yaxis=axis(caption, range=[shown - .5, -.5], tickmode="array", tickvals=places, ticktext=labels))
    return chart


def _draw_lines(sheet: Sheet, words: Words, caption: Caption, shape: Format) -> go.Figure:
    known = [value for marks in sheet.marks for value in marks.values if value is not None]
    highest = 1 if sheet.is_share else max([1, *known])
    said = "100%" if sheet.is_share else f"{ticks(highest)[-1]:,.0f}"
    ends = max(em_width(word) for marks in sheet.marks for word in marks.said) * caption.type.label + 24
    chart = _fixed(framed(
        words, caption, left=em_width(said) * caption.type.axis + 20, right=ends, has_ticks=True), shape)
    width, height = plot_px(chart, caption)
    top = 1.08 if sheet.is_share else room_above(highest, height, 2 * caption.type.label)
    for marks in sheet.marks:
        chart.add_scatter(
            x=list(range(len(sheet.categories))), y=list(marks.values), name=marks.name, mode="lines+markers",
            line={"color": marks.colour, "width": theme.LAST_YEAR_WIDTH if marks.is_faint else theme.ACTUAL_WIDTH,
                  "dash": "dash" if marks.is_dashed else "solid"}, marker={"size": 5, "color": marks.colour},
            cliponaxis=False, customdata=list(zip(sheet.categories, marks.said, strict=True)),
            hovertemplate=text.CHART_HOVER_SHEET)
    add_notes(chart, _end_notes(sheet, caption, height / top))
    step = -(-len(sheet.categories) * (em_width("2025-10") * caption.type.axis + MONTH_GAP_PX) // max(1, width))
    places = list(range(len(sheet.categories) - 1, -1, -int(max(1, step))))
    values = [0, .25, .5, .75, 1] if sheet.is_share else ticks(highest, top)
    chart.update_layout(
        xaxis=axis(caption, range=[-.4, len(sheet.categories) - .6], tickmode="array", tickvals=places,
                   ticktext=[sheet.categories[at] for at in places], showline=True, linecolor=theme.BORDER),
        yaxis=axis(caption, range=[0, top], tickmode="array", tickvals=values, showgrid=True,
                   ticktext=[f"{value:.0%}" if sheet.is_share else f"{value:,.0f}" for value in values]))
    return chart


def _end_notes(sheet: Sheet, caption: Caption, px_each: float) -> list[dict]:
    """The last number of each line at its right, moved apart where lines end close together."""
    ends = [(marks, *last) for marks in sheet.marks if (last := _last(marks)) is not None]
    ends.sort(key=lambda end: end[2])
    notes, lowest = [], -1e9
    for marks, at, value in ends:
        place = max(value * px_each, lowest)
        lowest = place + 1.3 * caption.type.label
        notes.append(note(
            marks.said[at] if marks.is_faint else f"<b>{marks.said[at]}</b>", "end", size=caption.type.label,
            colour=theme.SECOND if marks.is_faint else marks.colour, x=at, xref="x", y=value, yref="y", xanchor="left",
            yanchor="middle", xshift=8, yshift=place - value * px_each))
    return notes


def _last(marks: Marks) -> tuple[int, float] | None:
    known = [(at, value) for at, value in enumerate(marks.values) if value is not None]
    return known[-1] if known else None


def _draw_table(sheet: Sheet, words: Words, caption: Caption, shape: Format) -> go.Figure:
    """As many columns as the format holds; none is so wide that a second one has no room."""
    chart = _fixed(framed(words, caption, left=8, right=8), shape)
    width, height = plot_px(chart, caption)
    size = caption.type.axis
    widest = min(WIDEST_EM, WIDEST_SHARE * width / size)
    longest = [min(widest, max(map(em_width, column)) + 1.6) for column in zip(sheet.heads, *sheet.rows, strict=True)]
    held = next((count for count in range(len(longest), 1, -1) if sum(longest[:count]) * size <= 1.02 * width), 1)
    size *= max(1, min(LARGER, width / sum(longest[:held]) / size, height / (len(sheet.rows) + 1) / (1.6 * size)))
    share = width / sum(longest[:held])
    cells = [[shorten(row[at], longest[at] * share / size - 1) for row in sheet.rows] for at in range(held)]
    tall = max(size * 1.6, min(max(CELL_PX, 2 * size), height / (len(sheet.rows) + 1)))
    look = {"align": "left", "line": {"color": theme.BORDER, "width": 1}, "height": tall}
    chart.add_table(
        columnwidth=longest[:held],
        header=look | {"values": list(sheet.heads[:held]), "fill": {"color": theme.SURFACE},
                       "font": {"size": size, "color": theme.SECOND}},
        cells=look | {"values": cells, "fill": {"color": theme.WHITE}, "font": {"size": size, "color": theme.INK}})
    return chart


def _fixed(chart: go.Figure, shape: Format) -> go.Figure:
    chart.update_layout(width=shape.width, height=shape.height, autosize=False)
    return chart


def _told(word: str, value: float | None, px_each: float, caption: Caption, sheet: Sheet) -> str:
    """A number that has no room in its part of a bar is left to the table."""
    if value is None or sheet.kind == "bars":
        return "" if value is None else f" {word}"
    return word if value and value * px_each >= max(LEAST_LABELLED_PX, em_width(word) * caption.type.label) else ""


def _on(marks: Marks) -> str:
    return theme.WHITE if marks.colour in (theme.ACCENT, theme.ALARM) else theme.INK


def _ink(marks: Marks, sheet: Sheet) -> str:
    return theme.OUTLINE if marks.is_faint and sheet.kind == "stacked" else marks.colour
