"""The building grid (楼盘表), floors × rooms, coloured and lettered by opinion. Staff only: it names rooms."""

from math import ceil

import pandas as pd
import plotly.graph_objects as go

from data.vocabulary import text
from data.vocabulary.terms import Opinion
from pages.figures import theme, wording
from pages.figures.frame import Caption, Mark, Words, add_notes, add_shapes, axis, empty, framed, lay_out, note, plot_px
from pages.figures.lettering import em_width

LEFT_PX, ROW_PX, WIDEST_CELL_PX = 44, 32, 120
UNIT_GAP = .4
VISITABLE = (Opinion.UNDECIDED, Opinion.UNREACHED)


def finding(data: pd.DataFrame) -> str:
    """己巳花园5号楼：54户中同意33户，反对4户，还有11户可走访"""
    if data.empty:
        return text.CHART_EMPTY
    rooms = _latest(data)
    counts = rooms["opinion"].value_counts()
    facts = {"building": _building(rooms), "all": wording.count(len(rooms)),
             "agreed": wording.count(counts.get("agree", 0)), "objected": wording.count(counts.get("object", 0))}
    if counts.get("agree", 0) == len(rooms):
        return text.CHART_GRID_AGREED.format(**facts)
    visits = sum(int(counts.get(opinion, 0)) for opinion in VISITABLE)
    clauses = [text.CHART_GRID.format(**facts), *[text.CHART_GRID_VISIT.format(wording.count(visits))] * bool(visits)]
    return text.CHART_PAUSE.join(clauses)


def figure(data: pd.DataFrame, *, caption: Caption) -> go.Figure:
    """Columns of `consent_households` of one building: compound, building, unit, room, floor, opinion, round."""
    if data.empty:
        return empty(Words(finding(data), (text.CHART_GRID_NAME, caption.month_text, text.CHART_GRID_STAFF)), caption)
    rooms = _placed(_latest(data))
    rounds = rooms["round"].unique()
    said = text.CHART_GRID_ROUND.format(rounds[0]) if len(rounds) == 1 else text.CHART_GRID_ROUNDS
    words = Words(finding(data), (text.CHART_GRID_NAME, said, caption.month_text, text.CHART_GRID_STAFF), _key(rooms),
                  (text.CHART_GRID_NOTE,))
    longest = max(em_width(_label(room)) for room in rooms.itertuples())
    plot_width = caption.width - LEFT_PX - 16
    bands = _bands(rooms, int(plot_width / (longest * caption.type.axis + 6)))
    rows_count = sum(_floors_count(rooms, band) + 1 for band in bands)
    chart = framed(words, caption, left=LEFT_PX, right=16, content_px=ROW_PX * rows_count)
    _draw(chart, rooms, bands, rows_count, caption)
    return chart


def _latest(data: pd.DataFrame) -> pd.DataFrame:
    """Each room's latest round."""
    place = ["building", "unit", "room"]
    return data.sort_values("round", kind="stable").drop_duplicates(place, keep="last").sort_values(
        place, ignore_index=True)


def _building(rooms: pd.DataFrame) -> str:
    buildings = text.CHART_AND.join(sorted(rooms["building"].unique()))
    compounds = rooms["compound"].dropna().unique()
    return f"{compounds[0] if len(compounds) == 1 else ''}{buildings}"


def _placed(rooms: pd.DataFrame) -> pd.DataFrame:
    """Adds group (the unit's words), storey (NaN if unknown) and place (0-based, within its unit and storey)."""
    digits = rooms["room"].astype(str).str.extract(r"^(\d+)(\d\d)$")
    storey = rooms["floor"].astype("float64").fillna(digits[0].astype("float64"))
    several = rooms["building"].nunique() > 1
    unit = rooms["unit"].fillna(text.CHART_GRID_NO_UNIT).astype(str)
    rooms = rooms.assign(storey=storey, group=rooms["building"].astype(str) + unit if several else unit,
                         last_digits=digits[1])
    by_number = rooms["last_digits"].notna().groupby(rooms["group"]).transform("all") & ~rooms.duplicated(
        ["group", "storey", "last_digits"], keep=False).groupby(rooms["group"]).transform("any")
    rank = rooms.groupby(["group", "storey"], dropna=False).cumcount()
    number = rooms.groupby("group")["last_digits"].rank(method="dense") - 1
    return rooms.assign(place=number.where(by_number, rank).astype(int))


def _bands(rooms: pd.DataFrame, most: int) -> list[list[str]]:
    """Units side by side, as many as fit; the others below them."""
    bands: list[list[str]] = []
    used = 0.0
    for group in sorted(rooms["group"].unique(), key=_natural):
        wide = _wide(rooms, group)
        if bands and used + UNIT_GAP + wide <= most:
            bands[-1].append(group)
            used += UNIT_GAP + wide
        else:
            bands.append([group])
            used = wide
    return bands


def _natural(words: str) -> tuple:
    """10单元 comes after 2单元."""
    number = "".join(letter for letter in words if letter.isdigit())
    return (int(number) if number else 0, words)


def _wide(rooms: pd.DataFrame, group: str) -> int:
    return int(rooms.loc[rooms["group"] == group, "place"].max()) + 1


def _storeys(rooms: pd.DataFrame, band: list[str]) -> list[float]:
    """Top storey first; rooms without one last."""
    found = rooms.loc[rooms["group"].isin(band), "storey"]
    return sorted(found.dropna().unique(), reverse=True) + [float("nan")] * bool(found.isna().any())


def _floors_count(rooms: pd.DataFrame, band: list[str]) -> int:
    return len(_storeys(rooms, band))


def _draw(chart: go.Figure, rooms: pd.DataFrame, bands: list[list[str]], rows_count: int, caption: Caption) -> None:
    cells, notes, top = [], [], 0
    for band in bands:
        storeys = _storeys(rooms, band)
        notes += [_floor_note(storey, top + row, caption) for row, storey in enumerate(storeys)]
        left = 0.0
        for group in band:
            cells += [(left + room.place, top + _row(storeys, room.storey), room)
                      for room in rooms[rooms["group"] == group].itertuples()]
            wide = _wide(rooms, group)
            notes.append(note(group, "unit", size=caption.type.axis, colour=theme.SECOND, x=left + wide / 2, xref="x",
                              y=top + len(storeys) + .4, yref="y", xanchor="center", yanchor="middle"))
            left += wide + UNIT_GAP
        top += len(storeys) + 1
    add_notes(chart, notes)
    _add_cells(chart, cells, caption)
    width, height = plot_px(chart, caption)
    widest = max(sum(_wide(rooms, group) + UNIT_GAP for group in band) - UNIT_GAP for band in bands)
    rows = max(rows_count, height / (1.4 * ROW_PX))
    lay_out(
        chart, xaxis=axis(caption, visible=False, range=[0, max(widest, ceil(width / WIDEST_CELL_PX))]),
        yaxis=axis(caption, visible=False, range=[rows, 0]))


def _row(storeys: list[float], storey: float) -> int:
    return len(storeys) - 1 if pd.isna(storey) else storeys.index(storey)


def _floor_note(storey: float, row: int, caption: Caption) -> dict:
    said = text.CHART_GRID_NO_FLOOR if pd.isna(storey) else text.CHART_GRID_FLOOR.format(int(storey))
    return note(said, "floor", size=caption.type.axis, colour=theme.SECOND, x=0, y=row + .5, yref="y", xanchor="right",
                yanchor="middle", xshift=-6)


def _add_cells(chart: go.Figure, cells: list[tuple], caption: Caption) -> None:
    fills = [theme.OPINIONS[room.opinion] for *_, room in cells]
    add_shapes(chart, [
        {"type": "rect", "layer": "below", "x0": x + .03, "x1": x + .97, "y0": y + .05, "y1": y + .95,
         "fillcolor": fill.colour, "line": {"width": 1, "color": fill.border}}
        for (x, y, _), fill in zip(cells, fills, strict=True)])
    chart.add_scatter(
        x=[x + .5 for x, *_ in cells], y=[y + .5 for _, y, _ in cells], mode="text", name="rooms",
        text=[_drawn(room) for *_, room in cells], hovertemplate=text.CHART_HOVER_GRID,
        customdata=[text.CHART_CELL.format(room.room, Opinion(room.opinion).label) for *_, room in cells],
        textfont={"size": caption.type.axis, "color": [fill.text for fill in fills]})


def _label(room) -> str:
    return f"{room.room} {Opinion(room.opinion).mark}"


def _drawn(room) -> str:
    return f"{room.room} <b>{Opinion(room.opinion).mark}</b>"


def _key(rooms: pd.DataFrame) -> tuple[Mark, ...]:
    """The opinions that occur, with their counts."""
    counts = rooms["opinion"].value_counts()
    return tuple(
        Mark("□" if opinion is Opinion.ABSENT else "■",
             theme.OUTLINE if opinion is Opinion.ABSENT else theme.OPINIONS[opinion].colour,
             text.CHART_CELL.format(opinion.label, wording.count(counts[opinion])))
        for opinion in Opinion if counts.get(opinion, 0))
