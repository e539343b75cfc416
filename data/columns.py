"""Step 2b: one column's header to one field: its names, the words around them, and what is only guessed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from data import cells, place_columns
from data.corrections import Corrections
from data.header_words import Path, money_factor, plain, plain_set, without_units, works_words
from data.places import clean
from data.vocabulary import sheet_words as words
from data.vocabulary.terms import KINDS, PERSONAL_HEADERS, Field, Kind, Match, Opinion, Stage, Term, Topic
from data.vocabulary.thresholds import HEADERS


@dataclass
class Column:
    """One column of the sheet: `tick` is the opinion a tick in it means; `stage` the stage whose number it counts;
    `part_of` the count that it is a part of; `factor` turns 万元 into yuan; `slice` is the number of the slice it
    belongs to where the header spreads a field over columns (data/spread.py)."""

    index: int
    header: str
    field: Field | None = None
    match: Match = Match.NONE
    tick: Opinion | None = None
    factor: int | None = None
    is_personal: bool = False
    slice: int | None = None
    stage: Stage | None = None
    part_of: Field | None = None

    def forget(self) -> None:
        """Take back what it was understood as."""
        self.field, self.match, self.factor, self.slice = None, Match.NONE, None, None


@dataclass
class Doubled(Column):
    """A column left unused because another, `used`, means the same."""

    used: str = ""
    used_index: int = 0


def recognise(column: Column, kind: Kind, path: Path, body: list[list], corrections: Corrections) -> None:
    """Give the column its field: what the office taught, else the names of the vocabulary, else a guess."""
    path = without_units(path)
    leaf, group = plain(path[-1]), plain("".join(path[:-1]))
    taught = corrections.field_of(kind.name, column.header) if corrections.headers else None
    if taught is not None:
        if taught:
            column.field, column.match = kind.field(taught), Match.SYNONYM
            column.factor = money_factor(column.header)
        return
    if leaf in plain_set(PERSONAL_HEADERS):
        column.is_personal = True
        return
    if any(word in column.header for word in words.PAST_WORDS):
        return
    if kind.is_flow and _is_cumulative(column.header) and not (_is_cumulative(leaf) and leaf in names_of(kind)):
        return
    if place_columns.by_cells(column, kind, leaf, body):
        return
    names = names_of(kind)
    leaf = _level(leaf, names)
    column.factor = money_factor(column.header)
    for text in _readings(leaf, group):
        if text in names and not _is_of_the_month(names[text][0], kind, path):
            if names[text][0].values == "answers" and not _are_answers(names[text][0], column, body):
                continue
            column.field, column.match, _ = names[text]
            _count_instead_of_date(column, kind, body)
            _plan_instead_of_done(column, kind, group)
            return
    rest = works_words().sub("", leaf) if "work_type" in _field_names(kind) else leaf
    if rest != leaf and rest in names and names[rest][0].values == "count":
        if not _is_of_the_month(names[rest][0], kind, path):
            column.field, column.match, _ = names[rest]
        return
    for name in words.COUNT_OR_DATE.get(leaf, ()) if kind.name == "projects" else ():
        is_other = _is_of_the_month(kind.field(name), kind, path)
        if not is_other and readable_share(kind.field(name), column, body) >= HEADERS.guess_readable_share:
            column.field, column.match = kind.field(name), Match.SYNONYM
            _plan_instead_of_done(column, kind, group)
            return
    guess = names.get(_HARMLESS.sub("", _HARMLESS.sub("", leaf)))
    if guess is None or guess[0].values == "answers" or _is_of_the_month(guess[0], kind, path):
        return
    if readable_share(guess[0], column, body) >= HEADERS.guess_readable_share:
        column.field, column.match = guess[0], Match.GUESSED


def _is_cumulative(text: str) -> bool:
    return any(word in text for word in words.CUMULATIVE_WORDS)


_LEVEL = re.compile(
    r"(?:问题|诉求|投诉|事项|案件|工单)?([一二三123])级(?:问题|诉求|分类|类别|事项|类目|目录|类型|主题|名称|归类|事由)*")


def _level(leaf: str, names: dict) -> str:
    """三级问题, 问题2级分类 by the name that the level has."""
    found = None if leaf in names else _LEVEL.fullmatch(leaf)
    return f"{'一二三'['123'.find(found[1])] if found[1] in '123' else found[1]}级分类" if found else leaf


_COUNT_BEHIND_DATE = {
    "planned_finish_on": "planned_count", "finished_on": "completed_count", "planned_start_on": None,
    "started_on": None}
"""What a header such as 计划完工 or 实际完工 counts where it holds numbers; the ledger counts no starts."""


def _count_instead_of_date(column: Column, kind: Kind, body: list[list]) -> None:
    if column.field.name not in _COUNT_BEHIND_DATE or kind.name != "projects":
        return
    counted = kind.field(_COUNT_BEHIND_DATE[column.field.name] or "planned_count")
    least = HEADERS.guess_readable_share
    if readable_share(column.field, column, body) < least <= readable_share(counted, column, body):
        column.field = counted if _COUNT_BEHIND_DATE[column.field.name] else None
        column.match = Match.SYNONYM if column.field else Match.NONE


def _are_answers(entry: Field, column: Column, body: list[list]) -> bool:
    """Below 处理结果 there are answers, or what was done in words."""
    is_filled = any(row[column.index] != "" for row in body)
    return is_filled and readable_share(entry, column, body) >= HEADERS.guess_readable_share


def _plan_instead_of_done(column: Column, kind: Kind, group: str) -> None:
    """完工 under 年度目标 is what is planned to be done."""
    says = {told: any(word in group for word in told) for told in (words.PLAN_WORDS, words.ACTUAL_WORDS)}
    is_plan = says[words.PLAN_WORDS] and not says[words.ACTUAL_WORDS]
    if is_plan and kind.name == "projects" and column.field and column.field.name == "completed_count":
        column.field = kind.field("planned_count")


@cache
def _field_names(kind: Kind) -> frozenset[str]:
    return frozenset(entry.name for entry in kind.fields)


def _is_of_the_month(entry: Field, kind: Kind, path: Path) -> bool:
    """完工数 under or over 本月, where the field counts from the beginning."""
    is_sum = not kind.is_flow and kind.has_month and entry.values in ("count", "money")
    return is_sum and any(word in text for text in path for word in words.MONTH_WORDS)


def is_known(text: str) -> bool:
    """Whether any kind of sheet has a column of this name."""
    return plain(text) in _all_names()


@cache
def _all_names() -> frozenset[str]:
    return frozenset(name for kind in KINDS for name in names_of(kind)) | plain_set(PERSONAL_HEADERS) | plain_set(
        words.IDLE_HEADERS)


@cache
def names_of(kind: Kind) -> dict[str, tuple[Field, Match, int]]:
    """Plain header text → field, kind of match, and how near it is to the label."""
    names: dict[str, tuple[Field, Match, int]] = {}
    for entry in kind.fields:
        for rank, text in enumerate(entry.headers):
            names.setdefault(plain(text), (entry, Match.SYNONYM, rank + 1))
    for entry in kind.fields:
        names[plain(entry.label)] = (entry, Match.EXACT, 0)
    return names


def _readings(leaf: str, group: str) -> Iterable[str]:
    if group:
        yield group + leaf
        if leaf in words.TIME_WORDS or leaf in words.SUM_GROUPS:
            yield group
        for signs, endings in words.GROUP_HINTS:
            said = [sign for sign in signs if sign in group]
            if said:
                yield from (group.replace(said[0], "") + leaf + ending for ending in endings)
                yield from (leaf + ending for ending in endings)
                yield from (leaf.removesuffix("数") + ending for ending in endings)
    yield leaf
    yield re.sub(f"^(?:{'|'.join(words.MONTH_WORDS)})", "", leaf)


_HARMLESS = re.compile(rf"^({'|'.join(words.HARMLESS_BEFORE)})|({'|'.join(words.HARMLESS_BEHIND)})$")


def drop_doubled(columns: list[Column], kind: Kind, body: list[list]) -> list["Doubled"]:
    """One column a field: of a closed set the one whose words are read best, then the surer match, then the first
    synonym, then the left one. Gives copies of the columns left unused."""
    best: dict[tuple, Column] = {}
    doubled = []
    order = {Match.EXACT: 0, Match.SYNONYM: 1, Match.GUESSED: 2}

    def sureness(column: Column) -> tuple:
        _, _, rank = names_of(kind).get(plain(column.header.split("/")[-1]), (None, None, 99))
        is_closed = isinstance(column.field.values, type)
        read = round(readable_share(column.field, column, body), 1) if is_closed else 0
        is_part = not any(text in words.SUM_GROUPS for text in column.header.split("/")[:-1])
        if column.field.name == "topic" and kind.name == "complaint_totals":
            read += _telling_share(column, body)
        return -read, is_part, order[column.match], rank, column.index

    found = [column for column in columns if column.field]
    repeated = {key for key in map(_place_in_row, found) if sum(_place_in_row(other) == key for other in found) > 1}
    for column in sorted((c for c in found if _place_in_row(c) in repeated), key=sureness):
        if _place_in_row(column) in best:
            hours = words.HOUR_HEADERS if kind.name == "rainfall" else ()
            if plain(column.header) not in plain_set((
                    *words.SECOND_CHOICES, *words.SPOTS, *words.VAGUE_PLACES, *hours)):
                used = best[_place_in_row(column)]
                doubled.append(Doubled(
                    column.index, column.header, column.field, used=used.header, used_index=used.index))
            column.forget()
        else:
            best[_place_in_row(column)] = column
    return _without_parts(columns, doubled)


def _without_parts(columns: list[Column], doubled: list["Doubled"]) -> list["Doubled"]:
    """户数 under 合计 is read, not that under 1单元 and 2单元: nor is 人数, which stands under these alone."""
    parts = {_group(column) for column in doubled
             if any(text in words.SUM_GROUPS for text in column.used.split("/")[:-1]) and _group(column)}
    lost = {column.field.name for column in columns
            if column.field and _group(column) in parts and column.slice is None}
    for column in columns:
        if column.field and column.field.name in lost and _group(column) in parts:
            column.forget()
    return [column for column in doubled if column.field.name not in lost]


def _group(column: Column) -> str:
    return column.header.rpartition("/")[0]


def _telling_share(column: Column, body: list[list]) -> float:
    """How much more a column of topics tells than 其他; of two levels the finer one mostly does."""
    filled = [row[column.index] for row in body if row[column.index] != ""]
    known = {cell: cells.contained_term(Topic, cell) not in (None, Topic.OTHER) for cell in set(filled)}
    return round(sum(known[cell] for cell in filled) / max(len(filled), 1), 1)


def _place_in_row(column: Column) -> tuple:
    return column.field.name, column.slice


def count_units(columns: list[Column], kind: Kind, body: list[list]) -> None:
    """A register with one row a building and numbers under 单元 (3, 3个, 各3个) says how many there are: a guess."""
    by_name = {column.field.name: column for column in columns if column.field}
    unit, building = by_name.get("unit"), by_name.get("building")
    if not unit or not building or "units_count" in by_name:
        return
    lines = [line for line in body if line[unit.index] != "" and line[building.index] != ""]
    places = [tuple(line[column.index] for name, column in by_name.items() if name in ("compound", "building"))
              for line in lines]
    numbers = sum(bool(_NUMBER_OF_UNITS.fullmatch(clean(line[unit.index]))) for line in lines)
    if lines and len(set(places)) == len(lines) and numbers >= HEADERS.guess_readable_share * len(lines):
        unit.field, unit.match = kind.field("units_count"), Match.GUESSED


_NUMBER_OF_UNITS = re.compile(r"[各每]?(?:\d{1,2}(?:\.0)?|[一二三四五六七八九十])(?:个(?:单元|门洞?|楼组)?)?")


def fits(columns: list[Column], body: list[list]) -> bool:
    """The closed sets that make the kind hold words of that kind (a column 类型 may be many things)."""
    return all(readable_share(column.field, column, body) >= HEADERS.guess_readable_share
               for column in columns if column.field and _is_telling(column.field))


def _is_telling(entry: Field) -> bool:
    is_closed = isinstance(entry.values, type) and issubclass(entry.values, Term)
    return is_closed and entry.is_required and entry.name != "work_type"


def readable_share(entry: Field, column: Column, body: list[list]) -> float:
    """The share of a column's filled cells that the field's reader understands; 1 where there are none."""
    values = [row[column.index] for row in body if row[column.index] != ""]
    if not values:
        return 1.0
    read = cells.reader(entry, column.header)
    return sum(read(value).problem is None for value in values) / len(values)
