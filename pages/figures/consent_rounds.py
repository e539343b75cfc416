"""Two rounds side by side and who moved between them: a stack a round, a band a move as wide as its households."""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from data.vocabulary import text
from data.vocabulary.terms import Opinion
from data.vocabulary.thresholds import PRIVACY
from pages.figures import theme, wording
from pages.figures.frame import (
    LINE,
    Caption,
    Mark,
    Words,
    add_notes,
    add_shapes,
    axis,
    empty,
    framed,
    lay_out,
    note,
    plot_px,
)
from pages.figures.lettering import em_width
from pages.figures.months import spread
from queries.small_cells import OTHERS

OPINIONS = (Opinion.AGREE.value, Opinion.UNDECIDED.value, Opinion.UNREACHED.value, Opinion.ABSENT.value,
            Opinion.ABSTAIN.value, Opinion.OBJECT.value, OTHERS, "")
"""From top to bottom; "" are those who were not asked in that round."""

PLACE = ["street", "community", "compound", "building", "unit", "work_type"]
BAR = .09
MOST_MOVES = 6


def finding(data: pd.DataFrame) -> str:
    """再次征询后同意由51户变为56户，净增5户"""
    moves = latest_moves(data)
    if moves.empty:
        return text.CHART_EMPTY
    before, after = (int(side_of(moves, side).get("agree", 0)) for side in ("before", "after"))
    difference = after - before
    template = text.CHART_ROUNDS_MORE if difference > 0 else text.CHART_ROUNDS_FEWER
    change = template.format(wording.count(abs(difference))) if difference else text.CHART_ROUNDS_SAME
    return text.CHART_ROUNDS.format(before=wording.count(before), after=wording.count(after), change=change)


def figure(data: pd.DataFrame, *, caption: Caption) -> go.Figure:
    """Columns of `consent_rounds`; each unit's newest round beside the one before.

    Leaders' rows have gone through small_cells.agreeing_or_not, which may keep the moves back.
    """
    moves = latest_moves(data)
    units = len(data[PLACE].drop_duplicates())
    subtitle = (caption.scope, text.CHART_ROUNDS_MEASURE.format(units), text.CHART_HOUSEHOLD)
    if moves.empty:
        return empty(Words(finding(data), (*subtitle, caption.month_text)), caption)
    has_moves = bool(data.get("are_moves_told", pd.Series([True])).all())
    is_whole = bool(data.get("is_whole", pd.Series([True])).all())
    notes = (text.CHART_ROUNDS_NOTE if has_moves else text.CHART_ROUNDS_FEW_NOTE.format(PRIVACY.smallest_count),
             *[text.CHART_ROUNDS_LEFT_OUT.format(PRIVACY.smallest_count)] * (not is_whole))
    words = Words(finding(data), (*subtitle, caption.month_text), notes=notes, key=_key(moves) if has_moves else ())
    nodes = {side: _nodes(moves, side) for side in ("before", "after")}
    longest = max(em_width(node.words) for found in nodes.values() for node in found) * caption.type.label + 14
    chart = framed(words, caption, left=longest, right=longest, has_heads=True)
    total = int(moves["households_count"].sum())
    lay_out(chart, xaxis=axis(caption, visible=False, range=[0, 1]), yaxis=axis(
        caption, visible=False, range=[total, 0]))
    _add_bars(chart, nodes, caption)
    if has_moves:
        _add_bands(chart, moves)
    _add_labels(chart, nodes, round_names(data), total, caption)
    return chart


def latest_moves(data: pd.DataFrame) -> pd.DataFrame:
    """before, after (opinions, "" for not asked), households_count: each unit's newest step, all units together."""
    rows = data[data["is_latest"]].fillna({"opinion_before": "", "opinion": ""})
    moves = rows.groupby(["opinion_before", "opinion"], as_index=False)["households_count"].sum()
    moves = moves.rename(columns={"opinion_before": "before", "opinion": "after"})
    order = [moves[side].map(OPINIONS.index) for side in ("before", "after")]
    return moves.iloc[pd.DataFrame(order).T.sort_values(["before", "after"]).index].reset_index(drop=True)


@dataclass(frozen=True)
class Node:
    """One opinion in one round, from `top` down, in households."""

    opinion: str
    top: int
    count: int

    @property
    def words(self) -> str:
        return text.CHART_CELL.format(label_of(self.opinion), wording.count(self.count))

    @property
    def fill(self) -> theme.Fill:
        return theme.OPINIONS.get(self.opinion, theme.NOT_STARTED)


def label_of(opinion: str) -> str:
    """The opinion's word; what stands for several or none has one, too."""
    if opinion == OTHERS:
        return text.CHART_OTHERS
    return Opinion(opinion).label if opinion else text.CHART_NOT_ASKED


def side_of(moves: pd.DataFrame, side: str) -> pd.Series:
    """Households by opinion, `before` or `after` the step."""
    return moves.groupby(side)["households_count"].sum()


def _nodes(moves: pd.DataFrame, side: str) -> list[Node]:
    counts, top, nodes = side_of(moves, side), 0, []
    for opinion in OPINIONS:
        count = int(counts.get(opinion, 0))
        nodes += [Node(opinion, top, count)] * bool(count)
        top += count
    return nodes


def _key(moves: pd.DataFrame) -> tuple[Mark, ...]:
    """The moves in words, the largest first, each in the colour of where it went."""
    moved = moves[moves["before"] != moves["after"]].sort_values("households_count", ascending=False, kind="stable")
    return tuple(Mark("■", _ink(row.after), _move(row)) for row in moved.head(MOST_MOVES).itertuples())


def _move(row) -> str:
    return text.CHART_MOVE.format(
        before=label_of(row.before), after=label_of(row.after), count=wording.count(row.households_count))


def _ink(opinion: str) -> str:
    """The border where it is the darker of the two: a pale sign would not be seen."""
    fill = theme.OPINIONS.get(opinion, theme.NOT_STARTED)
    return fill.colour if fill.border == theme.WHITE else fill.border


def round_names(data: pd.DataFrame) -> tuple[str, str]:
    """第1轮, 第2轮 where all units are at the same; else in words."""
    rounds = data.loc[data["is_latest"], ["round_before", "round"]].drop_duplicates()
    if len(rounds) == 1:
        return tuple(text.CHART_ROUND_NUMBER.format(int(number)) for number in rounds.iloc[0])
    return text.CHART_ROUNDS_BEFORE, text.CHART_ROUNDS_AFTER


def _add_bars(chart: go.Figure, nodes: dict[str, list[Node]], caption: Caption) -> None:
    places = {"before": (0, BAR), "after": (1 - BAR, 1)}
    add_shapes(chart, [
        {"type": "rect", "xref": "x", "yref": "y", "x0": places[side][0], "x1": places[side][1], "y0": node.top,
         "y1": node.top + node.count, "fillcolor": node.fill.colour, "line": {"width": 1, "color": node.fill.border}}
        for side, found in nodes.items() for node in found])
    points = [(sum(places[side]) / 2, node) for side, found in nodes.items() for node in found]
    chart.add_scatter(
        x=[x for x, _ in points], y=[node.top + node.count / 2 for _, node in points], mode="markers", name="nodes",
        marker={"size": 16, "opacity": 0, "color": theme.WHITE}, customdata=[node.words for _, node in points],
        hovertemplate=text.CHART_HOVER_MOVE)


def _add_bands(chart: go.Figure, moves: pd.DataFrame) -> None:
    """A band from its place in the left stack to its place in the right one; one that changes opinion stands out."""
    bands = list(_bands(moves))
    add_shapes(chart, [
        {"type": "path", "layer": "below", "xref": "x", "yref": "y", "path": _path(left, right, row.households_count),
         "fillcolor": _band_colour(row), "line": {"width": 1, "color": theme.WHITE}} for row, left, right in bands])
    chart.add_scatter(
        x=[.5] * len(bands), y=[(left + right + row.households_count) / 2 for row, left, right in bands],
        mode="markers", marker={"size": 14, "opacity": 0, "color": theme.WHITE}, name="moves",
        hovertemplate=text.CHART_HOVER_MOVE, customdata=[_move(row) for row, *_ in bands])


def _bands(moves: pd.DataFrame) -> Iterator[tuple]:
    """Each move with its top at the left and at the right."""
    right_top, left_top = {node.opinion: node.top for node in _nodes(moves, "after")}, 0
    for row in moves.itertuples():
        yield row, left_top, right_top[row.after]
        left_top += row.households_count
        right_top[row.after] += row.households_count


def _band_colour(row) -> str:
    if row.before == row.after:
        return theme.GREY_TINT
    return {"agree": theme.HEAT[1].colour, "object": theme.RED_TINT}.get(row.after, theme.AMBER_TINT)


def _path(left: float, right: float, height: float) -> str:
    start, end, middle = BAR, 1 - BAR, .5
    return (f"M {start} {left} C {middle} {left} {middle} {right} {end} {right} L {end} {right + height} "
            f"C {middle} {right + height} {middle} {left + height} {start} {left + height} Z")


def _add_labels(
    chart: go.Figure, nodes: dict[str, list[Node]], heads: tuple[str, str], total: int, caption: Caption,
) -> None:
    """Outside the stacks; those of small parts move apart."""
    size = caption.type.label
    px = plot_px(chart, caption)[1] / total
    notes = []
    for side, head, x, anchor, shift in (("before", heads[0], 0, "right", -8), ("after", heads[1], 1, "left", 8)):
        place = {"x": x, "xref": "x", "xanchor": anchor, "xshift": shift}
        found = nodes[side]
        middles = [node.top + node.count / 2 for node in found]
        ups = spread([(total - middle) * px for middle in middles], LINE * size, lowest=size * .7)
        notes.append(note(f"<b>{head}</b>", "head", size=caption.type.axis, y=1, yanchor="bottom", yshift=4, **place))
        for node, middle, up in zip(found, middles, ups, strict=True):
            words = f"<b>{node.words}</b>" if node.opinion == "agree" else node.words
            notes.append(note(words, "node", size=size, y=middle, yref="y", yanchor="middle",
                              yshift=up - (total - middle) * px, **place))
    add_notes(chart, notes)
