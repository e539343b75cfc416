"""Step 2b: opinions given by ticks under their names: 同意 √ | 反对 √ | 未表态 √, once or once a round."""

from data import cells
from data.columns import Column
from data.header_words import Path
from data.places import clean
from data.spread import Slice, round_of
from data.vocabulary.sheet_words import BLANKS, NO_TICKS, TICKS
from data.vocabulary.terms import Match, Opinion
from data.vocabulary.thresholds import HEADERS


def recognise(columns: list[Column], paths: list[Path], body: list[list], slices: list[Slice]) -> list[Slice]:
    """Give the columns named after opinions that hold ticks beside the rooms their opinion, and the slices of their
    rounds. Most cells must be ticks: an odd one is its row's business."""
    room = next((column for column in columns if column.field and column.field.name == "room"), None)
    if room is None:
        return slices
    body = [row for row in body if row[room.index] != ""]  # a signature may stand below the ticks
    found = _named(columns, paths)
    filled = {column.index: [row[column.index] for row in body if row[column.index] != ""] for column, _, _ in found}
    marked = {column.index: sum(is_mark(cell, opinion) for cell in filled[column.index])
              for column, opinion, _ in found}
    clear = {(opinion, turn) for column, opinion, turn in found
             if filled[column.index] and _is_most(marked[column.index], filled[column.index])}
    found = [each for each in found if each[1:] not in clear or _is_most(marked[each[0].index], filled[each[0].index])]
    everything = [cell for column, _, _ in found for cell in filled[column.index]]
    if len(found) < 2 or not _is_most(sum(marked[column.index] for column, _, _ in found), everything):
        return slices
    slices = _sliced(found, slices)
    own = {column.slice for column, _, _ in found}
    for column in columns:
        if column.field and column.field.name == "opinion" and (column.slice is None or column.slice in own):
            column.forget()
    for column, opinion, _ in found:
        column.tick, column.match = opinion, Match.SYNONYM
    return slices


def _is_most(count: int, cells_: list) -> bool:
    return count >= HEADERS.guess_readable_share * len(cells_)


def _named(columns: list[Column], paths: list[Path]) -> list[tuple[Column, Opinion, int | None]]:
    """The columns that an opinion names, with the round that stands over or before it."""
    found = []
    for column, path in zip(columns, paths, strict=True):
        turn, rest = round_of(path) or (None, "/".join(path))
        opinion = cells.exact_term(Opinion, rest.split("/")[-1]) if rest else None
        if opinion:
            found.append((column, opinion, turn))
    return found


def _sliced(found: list[tuple[Column, Opinion, int | None]], slices: list[Slice]) -> list[Slice]:
    """The slices with those of the ticks' rounds: 同意 | 反对 | 第二轮同意 | 第二轮反对 begins with the first one."""
    turns = {turn for _, _, turn in found}
    if turns == {None} or (None in turns and 1 in turns):
        return slices
    slices = list(slices)
    for column, _, turn in found:
        own = Slice("round", turn or 1)
        if own not in slices:
            slices.append(own)
        column.slice = slices.index(own)
    return slices


def is_mark(cell: object, opinion: Opinion) -> bool:
    """A tick, what stands where there is none, or the column's own word again (同意 under 同意)."""
    return is_tick(cell, opinion) or clean(cell) in (*BLANKS, *NO_TICKS)


def is_tick(cell: object, opinion: Opinion) -> bool:
    return clean(cell) in TICKS or cells.exact_term(Opinion, cell) is opinion
