"""Did it help? Every project's complaints after the works against what was expected without them, and all together."""

import pandas as pd
import plotly.graph_objects as go

from data.vocabulary import text
from data.vocabulary.terms import Verdict
from pages.figures import impact_wording, theme
from pages.figures.bars import Cell, Column, add_rows, left_px, row_labels
from pages.figures.frame import Caption, Words, add_notes, axis, coloured, empty, framed, lay_out, note
from pages.figures.impact_wording import Row, percent_range, project_name, sentence, sign

ROW_PX, PHONE_ROW_PX, POOLED = 46, 54, "pooled"
WIDEST, NARROWEST, AXIS_ENDS, PHONE_TOP = 200, 100, 6, -.95
"""The axis ends between +100 and +200 %; an interval that goes further ends in an arrow. Words above the first row need
room on a phone."""

LINE_WIDTH, MARK_PX, POOLED_PX = 3, 12, 17


def finding(data: pd.DataFrame, pooled: pd.Series | None = None) -> str:
    """5个项目中2个明显下降，2个看不出变化，1个数据不足；合计明显下降，大约少了三到五成"""
    if data.empty:
        return text.CHART_EMPTY
    if len(data) == 1:
        row = data.iloc[0]
        return text.CHART_FOREST_ONE.format(project=project_name(row), words=sentence(row))
    counts = [(verdict, int((data["verdict"] == verdict).sum())) for verdict in Verdict]
    told = [text.CHART_FOREST_COUNT.format(count=count, verdict=verdict.label) for verdict, count in counts if count]
    if len(told) == 1:
        verdict = Verdict(data["verdict"].iloc[0]).label
        first = text.CHART_FOREST_ALL_SAME.format(count=len(data), verdict=verdict)
    else:
        first = text.CHART_FOREST_MANY.format(count=len(data), counts=text.CHART_PAUSE.join(told))
    if pooled is None or pd.isna(pooled["ratio"]):
        return first
    return text.CHART_CLAUSE.join([first, text.CHART_FOREST_TOGETHER.format(sentence(pooled))])


def figure(data: pd.DataFrame, pooled: pd.Series | None = None, *, caption: Caption) -> go.Figure:
    """Columns of `impact_estimates`; `pooled`: the row `all` of `impact_pooled`."""
    subtitle = (caption.scope, text.CHART_FOREST_MEASURE, text.CHART_FOREST_UNIT, text.CHART_FOREST_LINE)
    words = Words(finding(data, pooled), subtitle, (), (text.CHART_FOREST_RULE, text.IMPACT_CAVEAT_SHORT))
    if data.empty:
        return empty(words, caption)
    rows, names, labels = _rows(data, pooled, caption)
    column = Column("", tuple(_cell(row, is_one_line=caption.is_phone) for row in rows))
    left, right = (24, 24) if caption.is_phone else (left_px(labels, caption), column.width_px(caption) + 12)
    chart = framed(words, caption, left=left, right=right, has_ticks=True,
                   content_px=(PHONE_ROW_PX if caption.is_phone else ROW_PX) * len(rows))
    most = _most(rows)
    known = [(name, row) for name, row in zip(names, rows, strict=True) if not pd.isna(row["ratio"])]
    _add_intervals(chart, known, most)
    _add_ratios(chart, known, most)
    _add_invisible(chart, names)
    if caption.is_phone:
        add_rows(chart, names, [""] * len(names), caption)
        chart.update_yaxes(range=[len(names) - .5, PHONE_TOP])
        _add_words_above(chart, names, labels, column.cells, caption)
    else:
        add_rows(chart, names, labels, caption)
        _add_words_beside(chart, names, column.cells, most, caption)
    lay_out(chart, xaxis=_axis(caption, most))
    return chart


def _rows(data: pd.DataFrame, pooled: pd.Series | None, caption: Caption) -> tuple[list[Row], list[str], list[str]]:
    """Drops first, then what cannot be judged, and all together at the foot."""
    order = {str(verdict): at for at, verdict in enumerate(Verdict)}
    ranked = data.assign(order=data["verdict"].map(order)).sort_values(["order", "ratio"], kind="stable")
    rows = ranked.to_dict("records")
    names = [f"project {index}" for index in ranked.index]  # a bare number would be read as a position
    labels = row_labels([project_name(row, " ") for row in rows], caption)
    if pooled is not None and len(data) > 1 and not pd.isna(pooled["ratio"]):
        rows, names = [*rows, pooled], [*names, POOLED]
        labels.append(f"<b>{text.CHART_FOREST_POOLED.format(pooled['judged_count'])}</b>")
    return rows, names, labels


def _cell(row: Row, *, is_one_line: bool) -> Cell:
    mark, joint = sign(row["verdict"]), " " if is_one_line else "<br>"
    label, said = Verdict(row["verdict"]).label, percent_range(row)
    head = f"{mark.glyph} {label}"
    is_clear = row["verdict"] in impact_wording.CLEAR
    drawn = f"<b>{head}</b>" if is_clear else head
    colour = mark.colour if row["verdict"] in (*impact_wording.DROPS, *impact_wording.RISES) else theme.SECOND
    return Cell(f"{head}{joint}{said}", f"{coloured(drawn, colour)}{joint}{said}")


def _most(rows: list[Row]) -> float:
    highest = max((_change(row["upper"]) for row in rows if not pd.isna(row["ratio"])), default=NARROWEST)
    return min(max(highest, NARROWEST), WIDEST)


def _add_intervals(chart: go.Figure, known: list[tuple[str, Row]], most: float) -> None:
    """One trace a colour and width (each trace costs time), and an arrow where an interval leaves the axis."""
    looks: dict[tuple[str, int], list[tuple[str, Row]]] = {}
    for name, row in known:
        looks.setdefault((sign(row["verdict"]).colour, LINE_WIDTH + 2 * (name == POOLED)), []).append((name, row))
    for (colour, width), own in looks.items():
        ends = [(min(_change(row["lower"]), most), min(_change(row["upper"]), most), None) for _, row in own]
        chart.add_scatter(
            x=[end for pair in ends for end in pair], y=[name for name, _ in own for _ in range(3)], mode="lines",
            name="interval", hoverinfo="skip", line={"color": colour, "width": width})
    further = [(name, row) for name, row in known if _change(row["upper"]) > most]
    if further:
        chart.add_scatter(
            x=[most] * len(further), y=[name for name, _ in further], mode="markers", name="further", hoverinfo="skip",
            cliponaxis=False, marker={"symbol": "triangle-right", "size": 11, "color": [
                sign(row["verdict"]).colour for _, row in further]})


def _add_ratios(chart: go.Figure, known: list[tuple[str, Row]], most: float) -> None:
    signs = [sign(row["verdict"]) for _, row in known]
    places = [text.CHART_FOREST_POOLED.format(row["judged_count"]) if name == POOLED else project_name(row)
              for name, row in known]
    chart.add_scatter(
        x=[min(_change(row["ratio"]), most) for _, row in known], y=[name for name, _ in known], mode="markers",
        name="ratio", cliponaxis=False, hovertemplate=text.CHART_HOVER_FOREST, customdata=[
            text.CHART_FOREST_ONE.format(project=place, words=sentence(row))
            for place, (_, row) in zip(places, known, strict=True)],
        marker={
            "symbol": "diamond", "opacity": 1, "size": [POOLED_PX if name == POOLED else MARK_PX for name, _ in known],
            "color": [mark.colour if mark.glyph == "◆" else theme.WHITE for mark in signs],
            "line": {"color": [mark.colour for mark in signs], "width": 2}})


def _change(ratio: float) -> float:
    return 100 * (ratio - 1)


def _add_invisible(chart: go.Figure, names: list[str]) -> None:
    """Rows without an estimate keep their place."""
    chart.add_scatter(x=[None] * len(names), y=names, mode="markers", name="rows", hoverinfo="skip")


def _add_words_beside(chart: go.Figure, names: list[str], cells: tuple[Cell, ...], most: float,
                      caption: Caption) -> None:
    """One trace for all rows: as many annotations take ten times as long."""
    chart.add_scatter(
        x=[most + AXIS_ENDS] * len(names), y=names, mode="text", text=[cell.html for cell in cells],
        name="cells", textposition="middle right", cliponaxis=False, hoverinfo="skip",
        textfont={"size": caption.type.axis, "color": theme.SECOND})


def _add_words_above(chart: go.Figure, names: list[str], labels: list[str], cells: tuple[Cell, ...],
                     caption: Caption) -> None:
    """On a phone there is room neither at the left nor at the right."""
    add_notes(chart, [note(
        f"{label.replace('<br>', ' ')}<br>{cell.html}", "cell", size=caption.type.axis, colour=theme.SECOND, x=0,
        xanchor="left", xshift=-12, y=name, yref="y", yanchor="bottom", yshift=9, bgcolor=theme.WHITE)
        for name, label, cell in zip(names, labels, cells, strict=True)])


def _axis(caption: Caption, most: float) -> dict:
    values = [value for value in (-100, -50, 0, 50, 100, 150, 200) if value <= most + 1]
    if caption.is_phone:
        values = [value for value in values if value % 100 == 0]
    return axis(
        caption, range=[-104, most + AXIS_ENDS], tickmode="array", tickvals=values, showgrid=True, zeroline=True,
        zerolinecolor=theme.OUTLINE, zerolinewidth=1.5,
        ticktext=[f"{'+' if value > 0 else '−' if value < 0 else ''}{abs(value)}%" for value in values])
