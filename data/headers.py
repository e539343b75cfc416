"""Step 2: find a table's header rows, tell its kind, and map its headers to fields."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from data import columns as columns_
from data import measured, month_ends, part_counts, place_columns, stage_counts, ticks
from data.choices import named_terms
from data.columns import Column, Doubled
from data.corrections import NO_CORRECTIONS, Corrections
from data.header_words import Path, are_units
from data.places import clean
from data.spread import Slice, spread
from data.stated_months import years_in
from data.vocabulary.sheet_words import COUNT_PARTS, REMEDIES, SUM_GROUPS
from data.vocabulary.terms import KINDS, OWNER_HEADERS, TOTAL_WORDS, Kind, Match, WorkType
from data.vocabulary.thresholds import HEADERS
from data.workbook import Sheet


@dataclass
class Header:
    """The header of one table. `missing`: required fields that neither a column nor the context gives; `slices`: where
    it spreads a field over columns, the value of each slice."""

    kind: Kind
    first_row: int
    last_row: int
    columns: list[Column]
    missing: tuple[str, ...] = ()
    doubled: list[Doubled] = field(default_factory=list)
    slices: list[Slice] = field(default_factory=list)

    def column(self, name: str) -> Column | None:
        return next((column for column in self.columns if column.field and column.field.name == name), None)

    def of_slice(self, number: int) -> "Header":
        """The header of one slice's rows: its own columns and those that belong to all."""
        own = [column if column.slice in (None, number) else replace(
            column, field=None, tick=None, match=Match.NONE) for column in self.columns]
        return replace(self, columns=own, slices=[], doubled=self.doubled if number == 0 else [])

    @property
    def ticks(self) -> list[Column]:
        return [column for column in self.columns if column.tick]

    @property
    def owner(self) -> Column | None:
        names = columns_.plain_set(OWNER_HEADERS)
        return next((column for column in self.columns if columns_.plain(column.header) in names), None)

    @property
    def work_type(self) -> WorkType | None:
        """The one kind of works that the headers of its numbers or opinions name, where it has no column for that."""
        if self.column("work_type"):
            return None
        named = [named_terms(WorkType, column.header) for column in self.columns
                 if column.field and (column.field.values == "count" or column.field.name == "opinion")]
        terms = set().union(*named) - {WorkType.OTHER}
        return terms.pop() if len(terms) == 1 else None

    @property
    def score(self) -> int:
        weights = {Match.EXACT: 3, Match.SYNONYM: 3, Match.GUESSED: 1, Match.NONE: 0}
        told = sum(weights[column.match] for column in self.columns if not (
            column.slice or (column.field and column.field.name in _AT_ANY_SHEET))) + bool(self.slices)
        return told - 2 * len(self.missing)


_AT_ANY_SHEET = ("territory", "address")
"""What any kind of sheet may have a column for, though only orders are read by it: no sign of orders."""


def find(
    sheet: Sheet, given: frozenset[str] = frozenset(), *, titles: str = "", corrections: Corrections = NO_CORRECTIONS,
    kinds: tuple[Kind, ...] = KINDS, is_lenient: bool = False,
) -> Header | None:
    """The header that explains the table best; `given`: fields that the titles or names give to every row;
    `is_lenient`: whatever words stand in the column that makes the kind, and without a place.

    A header with `missing` fields is the nearest miss, also where it explains so much more of the columns that a kind
    which lacks nothing is a poor reading; None: the sheet looks like no kind at all.
    """
    best: dict[bool, tuple[tuple, Header]] = {}
    start = next((number for number, row in enumerate(sheet.rows) if any(cell != "" for cell in row)), 0)
    grid = _filled(sheet, start + HEADERS.first_rows_count + HEADERS.header_depth_rows)
    for first in range(start, min(start + HEADERS.first_rows_count, len(grid))):
        texts = {text for text in grid[first] if text}
        if len(texts) < 2 or sum(bool(_TITLE.search(text)) for text in texts) * 2 >= len(texts):
            continue
        for depth in _depths(sheet, grid, first):
            below = sheet.rows[first + depth] if first + depth < len(sheet.rows) else []
            paths = _paths(grid[first:first + depth])
            body = sheet.rows[first + depth:first + depth + HEADERS.probed_rows_count]
            for kind in kinds:
                header = _map(kind, paths, body, (first, first + depth - 1), given, titles, corrections,
                              is_lenient=is_lenient)
                if header and not is_lenient and not columns_.fits(header.columns, body):
                    header = None
                is_miss = bool(header and header.missing)
                rank = (not _goes_on(header, below), *_rank(header)) if header else ()
                if header and (is_miss not in best or rank > best[is_miss][0]):
                    best[is_miss] = rank, header
    (_, whole), (_, miss) = best.get(False, _NONE), best.get(True, _NONE)
    return miss if whole is None or (miss and _explains_more(miss, whole)) else whole


_NONE = ((), None)


def _goes_on(header: Header, below: list) -> bool:
    """Whether the line under a header still belongs to it: words under the numbers (本月 | 累计), no place named; a
    line with one text alone (合计, 一、甲社区) does not."""
    filled = [column for column, cell in zip(header.columns, below, strict=False) if cell != ""]
    if len(filled) < 2 or not all(isinstance(below[column.index], str) for column in filled):
        return False
    if below[filled[0].index].strip() in TOTAL_WORDS:
        return False
    fields = [(column, column.field) for column in filled if column.field]
    if all(_PART_OF_COUNT.fullmatch(clean(below[column.index])) for column in filled):
        return bool(fields)
    return bool(fields) and not any(columns_.readable_share(entry, column, [below]) for column, entry in fields)


_PART_OF_COUNT = re.compile(rf"{COUNT_PARTS}|{'|'.join(SUM_GROUPS)}")


def _explains_more(miss: Header, whole: Header) -> bool:
    """Far more of the columns, or a telling one (an opinion in each row) that the other leaves unused."""
    unused = {column.index for column in whole.columns if column.field is None}
    is_telling = any(column.field and column.index in unused and column.field.name in miss.kind.evidence
                     and isinstance(column.field.values, type) for column in miss.columns)
    return miss.score >= HEADERS.nearest_miss_factor * whole.score or (is_telling and miss.score > whole.score)


_TITLE = re.compile(r"^(?!其中).*[:：].")
"""A line of 填报单位：… and the like belongs to the title block, however many cells it fills."""


def _rank(header: Header) -> tuple:
    return header.score, -header.last_row, header.first_row


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
    """A header as text; a date in a header is a month, any other number none."""
    if isinstance(cell, str):
        return clean(cell).replace(" ", "")
    if isinstance(cell, date):
        return f"{cell:%Y年}{cell.month}月" if cell.day == 1 else "0"
    return "" if cell == "" else "0"


def _depths(sheet: Sheet, grid: list[list[str]], first: int) -> Iterable[int]:
    """How many rows a header that starts here may have: one, or as many as its merged cells reach down over.

    Nothing where a cell merged from above covers the row: a header does not start in its own middle.
    """
    last = least = first
    for top, left, bottom, right in sorted(sheet.merged):
        if top < first <= bottom and bottom - top < HEADERS.first_rows_count:
            return ()
        if top == first:
            least = max(least, bottom)
        if first <= top <= last:
            last = max(last, bottom, top + 1 if right > left else top)
    reach = min(last - first + 1, HEADERS.header_depth_rows, len(grid) - first)
    if reach == 1 and first + 1 < len(grid) and ("" in grid[first] or are_units(grid[first + 1])):
        return 1, 2
    return range(min(least - first + 1, reach), reach + 1)


def _paths(lines: list[list[str]]) -> list[Path]:
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
    kind: Kind, paths: list[Path], body: list[list], lines: tuple[int, int], given: frozenset[str], titles: str,
    corrections: Corrections, *, is_lenient: bool,
) -> Header | None:
    columns = [Column(index=index, header="/".join(path)) for index, path in enumerate(paths)]
    years, paths = years_in(titles), month_ends.settle(paths, kind, titles)
    for column, path in zip(columns, paths, strict=True):
        if path and not _is_of_another_year(path, years):
            columns_.recognise(column, kind, path, body, corrections)
    measured.leave_out_others(columns, kind, body, titles)
    slices = spread(columns, paths, kind, body, titles, corrections)
    doubled = columns_.drop_doubled(columns, kind, body)
    place_columns.guess(columns, kind, body)
    if kind.name == "projects" and not slices:
        stage_counts.recognise(columns, paths, kind, body)
    if kind.name in ("projects", "plans") and not slices:
        part_counts.recognise(columns, paths, kind, body)
    if kind.name == "buildings":
        columns_.count_units(columns, kind, body)
    if kind.name == "consents":
        slices = ticks.recognise(columns, paths, body, slices)
    header = Header(kind, *lines, columns, doubled=doubled, slices=slices)
    found = {column.field.name for column in columns if column.field} | ({"opinion"} if header.ticks else set())
    found |= {"in_progress_count"} if any(column.stage for column in columns) else set()
    found |= {column.part_of.name for column in columns if column.part_of}
    found |= {slice_.field for slice_ in slices if slice_.field in ("community", "deliberation_type")}
    sure = found - {column.field.name for column in columns if column.match is Match.GUESSED}
    if len(found) < 2 or not sure & set(kind.evidence) or not (is_lenient or _has_place(kind, found | given)):
        return None
    found |= {slice_.field for slice_ in slices}
    if kind.name == "projects" and sure & set(kind.evidence) == {"planned_finish_on"} and any(
            REMEDIES in text for path in paths for text in path):
        return None  # a time limit for putting something right is no works' date
    if kind.name == "projects" and "project_name" in found:
        found |= {"work_type"}  # a project's name says what is done; a row whose name does not is rejected
    if header.work_type:
        found |= {"work_type"}
    header.missing = tuple(name for name in kind.required if name not in found | given)
    return header if len(found) > 2 * len(header.missing) else None


_YEAR = re.compile(r"(20\d{2})年?度?")


def _is_of_another_year(path: Path, years: set[int]) -> bool:
    """2024年 over 计划 | 完成 in a sheet of 2025."""
    said = [int(match[1]) for match in map(_YEAR.fullmatch, path[:-1]) if match]
    return bool(years) and any(year not in years for year in said)


def _has_place(kind: Kind, found: set[str] | frozenset[str]) -> bool:
    if kind.name in ("complaints", "rainfall", "plans", "deliberations"):
        return True
    if kind.name in ("consents", "buildings"):
        return bool(found & {"building", "room"})
    return bool(found & {"compound", "community", "building", "project_name"})
