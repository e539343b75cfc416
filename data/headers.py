"""Step 2: find a sheet's header rows, tell its kind, and map its headers to fields."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from data import cells
from data.places import clean
from data.vocabulary import sheet_words as words
from data.vocabulary.terms import KINDS, OWNER_HEADERS, PERSONAL_HEADERS, Field, Kind, Match, Opinion, Term
from data.vocabulary.thresholds import HEADERS
from data.workbook import Sheet


@dataclass
class Column:
    """One column of the sheet: `tick` is the opinion a tick in it means; `factor` turns 万元 into yuan."""

    index: int
    header: str
    field: Field | None = None
    match: Match = Match.NONE
    tick: Opinion | None = None
    factor: int | None = None
    is_personal: bool = False


@dataclass
class Header:
    """The header of one table. `missing`: required fields that neither a column nor the context gives."""

    kind: Kind
    first_row: int
    last_row: int
    columns: list[Column]
    missing: tuple[str, ...] = ()
    doubled: list[Column] = field(default_factory=list)

    def column(self, name: str) -> Column | None:
        return next((column for column in self.columns if column.field and column.field.name == name), None)

    @property
    def ticks(self) -> list[Column]:
        return [column for column in self.columns if column.tick]

    @property
    def owner(self) -> Column | None:
        return next((column for column in self.columns if _plain(column.header) in _plain_set(OWNER_HEADERS)), None)

    @property
    def score(self) -> int:
        weights = {Match.EXACT: 3, Match.SYNONYM: 3, Match.GUESSED: 1, Match.NONE: 0}
        return sum(weights[column.match] for column in self.columns) - 2 * len(self.missing)


def find(sheet: Sheet, given: frozenset[str] = frozenset()) -> Header | None:
    """The header that explains the sheet best; `given`: fields that the titles or names give to every row.

    A header with `missing` fields is the nearest miss; None: the sheet looks like no kind at all.
    """
    best: Header | None = None
    grid = _filled(sheet, HEADERS.first_rows_count + HEADERS.header_depth_rows)
    for first in range(min(HEADERS.first_rows_count, len(grid))):
        if len({text for text in grid[first] if text}) < 2:
            continue
        for depth in _depths(sheet, grid, first):
            paths = _paths(grid[first:first + depth])
            body = sheet.rows[first + depth:first + depth + 200]
            for kind in KINDS:
                header = _map(kind, paths, body, first, depth, given)
                if header and (best is None or _rank(header) > _rank(best)):
                    best = header
    return best


def _rank(header: Header) -> tuple:
    return not header.missing, header.score, -header.last_row, header.first_row


def _filled(sheet: Sheet, height: int) -> list[list[str]]:
    """The first rows as cleaned text, with merged cells filled."""
    grid = [[_header_text(cell) for cell in row] for row in sheet.rows[:height]]
    width = len(grid[0]) if grid else 0
    for top, left, bottom, right in sheet.merged:
        if top >= len(grid) or left >= width:
            continue
        for row in range(top, min(bottom, len(grid) - 1) + 1):
            for column in range(left, min(right, width - 1) + 1):
                grid[row][column] = grid[top][left]
    return grid


def _header_text(cell: object) -> str:
    return clean(cell).replace(" ", "") if isinstance(cell, str) else ("" if cell == "" else "0")


def _depths(sheet: Sheet, grid: list[list[str]], first: int) -> Iterable[int]:
    """How many rows a header that starts here may have: one, or as many as its merged cells reach down over.

    Nothing where a cell merged from above covers the row: a header does not start in its own middle.
    """
    last = least = first
    for top, left, bottom, right in sorted(sheet.merged):
        if top < first <= bottom and bottom < HEADERS.first_rows_count:
            return ()
        if top == first:
            least = max(least, bottom)
        if first <= top <= last:
            last = max(last, bottom, top + 1 if right > left else top)
    reach = min(last - first + 1, HEADERS.header_depth_rows, len(grid) - first)
    if reach == 1 and first + 1 < len(grid) and "" in grid[first]:
        return 1, 2
    return range(min(least - first + 1, reach), reach + 1)


def _paths(lines: list[list[str]]) -> list[tuple[str, ...]]:
    """Each column's header texts from top to bottom, without repeats; a blank cell belongs to the group at its left."""
    if len(lines) > 1:
        lines = [_carried(line, below) for line, below in zip(lines, lines[1:], strict=False)] + lines[-1:]
    return [tuple(dict.fromkeys(text for text in texts if text)) for texts in zip(*lines, strict=True)]


def _carried(line: list[str], below: list[str]) -> list[str]:
    carried, group = [], ""
    for text, under in zip(line, below, strict=True):
        group = text or (group if under else "")
        carried.append(group)
    return carried


def _map(
    kind: Kind, paths: list[tuple[str, ...]], body: list[list], first: int, depth: int, given: frozenset[str],
) -> Header | None:
    columns = [Column(index=index, header=_joined(path)) for index, path in enumerate(paths)]
    for column, path in zip(columns, paths, strict=True):
        if path:
            _recognise(column, kind, path, body)
    doubled = _drop_doubled(columns, kind)
    if kind.name == "consents" and any(column.field and column.field.name == "room" for column in columns):
        _recognise_ticks(columns, paths, body)
    header = Header(kind, first, first + depth - 1, columns, doubled=doubled)
    found = {column.field.name for column in columns if column.field} | ({"opinion"} if header.ticks else set())
    if len(found) < 2 or not found & set(kind.evidence) or not _has_place(kind, found | given):
        return None
    header.missing = tuple(name for name in kind.required if name not in found | given)
    return header if len(found) > 2 * len(header.missing) and _fits(header, body) else None


def _joined(path: tuple[str, ...]) -> str:
    return "/".join(path)


def _has_place(kind: Kind, found: set[str] | frozenset[str]) -> bool:
    if kind.name in ("complaints", "rainfall", "plans", "deliberations"):
        return True
    if kind.name in ("consents", "buildings"):
        return bool(found & {"building", "room"})
    return bool(found & {"compound", "community", "building", "project_name"})


@cache
def _names(kind: Kind) -> dict[str, tuple[Field, Match, int]]:
    """Plain header text → field, kind of match, and how near it is to the label."""
    names: dict[str, tuple[Field, Match, int]] = {}
    for entry in kind.fields:
        for rank, text in enumerate(entry.headers):
            names.setdefault(_plain(text), (entry, Match.SYNONYM, rank + 1))
    for entry in kind.fields:
        names[_plain(entry.label)] = (entry, Match.EXACT, 0)
    return names


_UNIT = re.compile(r"[(（\[【].*?[)）\]】]|[:：*※]|/(?:万元|元|万|m2|㎡|台|部|户|处|个|件)$")
_HARMLESS = re.compile(rf"^({'|'.join(words.HARMLESS_BEFORE)})|({'|'.join(words.HARMLESS_BEHIND)})$")


def _plain(text: str) -> str:
    """A header without spaces, units in brackets and marks."""
    return _UNIT.sub("", clean(text).replace(" ", "")).lower()


@cache
def _plain_set(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(_plain(text) for text in texts)


def _recognise(column: Column, kind: Kind, path: tuple[str, ...], body: list[list]) -> None:
    names = _names(kind)
    leaf, group = _plain(path[-1]), _plain("".join(path[:-1]))
    if leaf in _plain_set(PERSONAL_HEADERS):
        column.is_personal = True
        return
    if any(word in column.header for word in words.PAST_WORDS):
        return
    units = words.MONEY_UNITS.items()
    column.factor = next((factor for unit, factor in units if _says_unit(column.header, unit)), None)
    for text in _readings(leaf, group):
        if text in names:
            column.field, column.match, _ = names[text]
            return
    guess = names.get(_HARMLESS.sub("", _HARMLESS.sub("", leaf)))
    if guess and _readable_share(guess[0], column.index, body) >= HEADERS.guess_readable_share:
        column.field, column.match = guess[0], Match.GUESSED


def _says_unit(header: str, unit: str) -> bool:
    """A unit stands in brackets or behind a slash: 总投资（万）, 总投资/万元; one with 元 anywhere."""
    return unit in header if unit.endswith("元") else bool(re.search(rf"[(（/]{unit}[)）]?$", header))


def _readings(leaf: str, group: str) -> Iterable[str]:
    if group:
        yield group + leaf
        for signs, endings in words.GROUP_HINTS:
            said = [sign for sign in signs if sign in group]
            if said:
                yield from (group.replace(said[0], "") + leaf + ending for ending in endings)
                yield from (leaf + ending for ending in endings)
                yield from (leaf.removesuffix("数") + ending for ending in endings)
    yield leaf


def _drop_doubled(columns: list[Column], kind: Kind) -> list[Column]:
    """One column a field: the surer match, then the synonym that stands first, then the left one."""
    best: dict[str, Column] = {}
    doubled = []
    order = {Match.EXACT: 0, Match.SYNONYM: 1, Match.GUESSED: 2}

    def sureness(column: Column) -> tuple:
        _, _, rank = _names(kind).get(_plain(column.header.split("/")[-1]), (None, None, 99))
        return order[column.match], rank, column.index

    for column in sorted((c for c in columns if c.field), key=sureness):
        if column.field.name in best:
            doubled.append(Column(column.index, column.header, column.field))
            column.field, column.match, column.factor = None, Match.NONE, None
        else:
            best[column.field.name] = column
    return doubled


def _recognise_ticks(columns: list[Column], paths: list[tuple[str, ...]], body: list[list]) -> None:
    """Columns named after opinions that hold nothing but ticks: 同意 √ | 反对 √ | 未表态 √."""
    found = []
    for column, path in zip(columns, paths, strict=True):
        opinion = cells.exact_term(Opinion, path[-1]) if path else None
        values = {clean(row[column.index]) for row in body if row[column.index] != ""}
        if opinion and values <= set(words.TICKS):
            found.append((column, opinion))
    if len(found) < 2:
        return
    for column in columns:
        if column.field and column.field.name == "opinion":
            column.field, column.match = None, Match.NONE
    for column, opinion in found:
        column.tick, column.match = opinion, Match.SYNONYM


def _fits(header: Header, body: list[list]) -> bool:
    """The closed sets that make the kind hold words of that kind (a column 类型 may be many things)."""
    for column in header.columns:
        is_telling = column.field and column.field.is_required and isinstance(column.field.values, type)
        if is_telling and issubclass(column.field.values, Term) and column.field.name != "work_type" \
                and _readable_share(column.field, column.index, body) < HEADERS.guess_readable_share:
            return False
    return True


def _readable_share(entry: Field, index: int, body: list[list]) -> float:
    values = [row[index] for row in body if row[index] != ""]
    if not values:
        return 1.0
    read = cells.reader(entry)
    return sum(read(value).problem is None for value in values) / len(values)
