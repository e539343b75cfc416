"""Step 2c: a header that spreads one field over columns: 1月…12月, 第一轮 | 第二轮, 排水 | 漏水, 加装电梯 | 屋面防水.

Each value of that field makes a slice: the columns that belong to it, read as rows of their own.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from data import cells, measured, parts_of_year
from data.columns import Column, names_of, readable_share, recognise
from data.corrections import NO_CORRECTIONS, Corrections
from data.header_words import Path, plain, works_in
from data.parts_of_year import Part
from data.places import clean, number
from data.vocabulary import sheet_words as words
from data.vocabulary.terms import DeliberationType, Field, Kind, Match, Topic, WorkType
from data.vocabulary.thresholds import HEADERS

Found = tuple[object, str]
"""The value that a header text names, and what is left of the text."""


@dataclass(frozen=True)
class Slice:
    """The field and value that all rows of these columns have; several headers may mean one value (停车, 绿化)."""

    field: str
    value: object


@dataclass(frozen=True)
class Month:
    """A month in a header; `year` None where it says none."""

    number: int
    year: int | None = None

    def on(self, year: int | None) -> date | None:
        """Its first day, in the year it says or the given one."""
        own = self.year or year
        return date(own, self.number, 1) if own else None


def spread(columns: list[Column], paths: list[Path], kind: Kind, body: list[list], titles: str,
           corrections: Corrections) -> list[Slice]:
    """Find the slices of a header and give their columns their fields; no slices: the header spreads nothing.

    A field that has a column of its own is never overruled.
    """
    for name, find in _finders(kind):
        found = {column.index: found for column, path in zip(columns, paths, strict=True)
                 if (found := _in_path(path, find)) and not (
                     corrections.headers and corrections.field_of(kind.name, column.header))}
        if name == "work_type" and not found:
            found = {column.index: found for column, path in zip(columns, paths, strict=True)
                     if column.field and column.field.values == "count" and (found := _in_path(path, works_in))}
        values = list(dict.fromkeys(value for value, _ in found.values()))
        if name == "plan_month" and len(values) > 1:
            found = {index: each for index, each in found.items() if not parts_of_year.is_sum_of(each[0], values)}
            found |= (years := _years(columns, paths, found))
            titles = " ".join([titles, *(columns[index].header for index in years)])
        sums = [column for column in columns if column.field and column.index not in found
                and _adds_up(column, [columns[index] for index in found], body)]
        shared = [column for column in columns if column.field and column.index not in found and column not in sums]
        if any(_is_counted(column) for column in shared) and not all(map(_says_sum, sums)):
            shared += sums  # 总量 | 解决数 beside the topics: the totals tell more
        own = {column.field.name for column in shared}
        if len(values) < 2 or name in own:
            continue
        fields = {index: _field_of(rest, kind, titles, columns[index], body) for index, (_, rest) in found.items()}
        fields = {index: entry for index, entry in fields.items() if entry and entry.name not in own}
        seen: Counter = Counter()
        sliced: list[tuple] = []
        for index, entry in fields.items():
            value = found[index][0]
            key = value, seen[value, entry.name]
            seen[value, entry.name] += 1
            if key not in sliced:
                sliced.append(key)
            columns[index].field, columns[index].match = entry, Match.SYNONYM
            columns[index].slice = sliced.index(key)
        if len({value for value, _ in sliced}) > 1:
            for column in sums + [column for column in shared if name in _PARTED and _is_counted(column)]:
                column.forget()
            return [Slice(name, Month(value.last, value.year) if isinstance(value, Part) else value)
                    for value, _ in sliced]
        for index in fields:
            columns[index].forget()
    return []


_PARTED = ("topic", "work_type", "deliberation_type")
"""Fields of which each slice has its share: a number for all of them would count once a slice."""


def _is_counted(column: Column) -> bool:
    return column.field.values in ("count", "money", "area") and column.field.name not in ("households_count", "floor")


def _says_sum(column: Column) -> bool:
    return any(text in words.SUM_GROUPS for text in column.header.split("/"))


def _adds_up(column: Column, parts: list[Column], body: list[list]) -> bool:
    """Whether a column holds the sum over the slices: 合计 says so, of any other the numbers must."""
    if column.field.values != "count" or len(parts) < 2:
        return False
    told = [(line[column.index], [line[part.index] for part in parts if line[part.index] != ""]) for line in body]
    told = [(total, shares) for total, shares in told if isinstance(total, int | float) and shares]
    are_numbers = all(isinstance(share, int | float) for _, shares in told for share in shares)
    return _says_sum(column) or (len(told) > 1 and are_numbers and all(total == sum(shares) for total, shares in told))


def _finders(kind: Kind) -> list[tuple[str, Callable[[str], Found | None]]]:
    """What a kind may spread, by field."""
    names = {entry.name for entry in kind.fields}
    finders = []
    if kind.name in _MEASURES:
        finders.append(("plan_month" if kind.name == "plans" else "report_month", _month_in))
    if kind.name == "plans":
        finders.append(("plan_month", parts_of_year.found_in))
    if "round" in names:
        finders.append(("round", _round_in))
    if "topic" in names and kind.is_flow:
        finders.append(("topic", lambda text: _term_in(Topic, text)))
    if kind.name == "deliberations":
        finders.append(("deliberation_type", _type_in))
    if kind.name == "complaint_totals":
        finders.append(("community", _community_in))
    if "work_type" in names and kind.name != "consents":
        finders.append(("work_type", lambda text: _term_in(WorkType, text)))
    return finders


_MEASURES = {
    "complaint_totals": ("complaints_count", words.COMPLAINT_WORDS),
    "plans": ("planned_finish_count", words.PLAN_WORDS),
    "deliberations": ("sessions_count", words.SESSION_WORDS),
    "projects": ("completed_count", words.FINISH_WORDS)}
"""What a bare number in a matrix counts, where the titles speak of it."""


def _in_path(path: Path, find: Callable[[str], Found | None]) -> Found | None:
    """The value a header names and the rest of its texts."""
    for level, text in enumerate(path):
        found = find(clean(text).replace(" ", ""))
        if found:
            value, others = found[0], (*path[:level], found[1], *path[level + 1:])
            if isinstance(value, Month) and value.year is None:
                years = [int(match[1]) for match in map(_YEAR.fullmatch, others) if match]
                value = Month(value.number, years[0]) if len(years) == 1 else value
                others = tuple(part for part in others if not (years and _YEAR.fullmatch(part)))
            return value, "/".join(part for part in others if part)
    return None


_YEAR = re.compile(r"(20\d{2})年?度?")
_MONTH = re.compile(
    r"^(?:(20\d{2})[年./-]?)?(0?[1-9]|1[0-2]|十[一二]?|[一二三四五六七八九])月份?(?!\d)|^(20\d{2})[./-](0?[1-9]|1[0-2])$")


def _month_in(text: str) -> Found | None:
    match = _MONTH.match(text)
    if not match:
        return None
    year, month = match[1] or match[3], number(match[2] or match[4])
    return Month(month, int(year) if year else None), text[match.end():].strip("()（）件")


def _years(columns: list[Column], paths: list[Path], found: dict[int, Found]) -> dict[int, Found]:
    """A plan's columns for the whole year beside those for its parts: no month, and the rest of their texts."""
    years: dict[int, Found] = {}
    for column, path in zip(columns, paths, strict=True):
        if column.index in found or not path:
            continue
        named = [text for text in path if parts_of_year.is_year(text)]
        is_count = bool(column.field) and column.field.values == "count"
        if is_count or (named and column.field is None):
            years[column.index] = None, "/".join(text for text in path if text not in named)
    return years


_ROUND = re.compile(
    r"(?:第([一二三四\d])[轮次]|(?<![第\d])([一二三四])轮)(?:征询|征求意见|意见征询|表决)?|(首轮)(?:征询)?|"
    r"(首次|初次)(?=意见|征询|征求|表决|同意|反对|$)|(复核|复征)(?=意见|征询|征求|表决|同意|反对|$)")


def _round_in(text: str) -> Found | None:
    match = _ROUND.search(text)
    if not match:
        return None
    turn = 1 if match[3] or match[4] else 2 if match[5] else number(match[1] or match[2])
    rest = (text[:match.start()] + text[match.end():]).replace("()", "").strip(":：")
    return turn, rest.strip("()（）") if rest.startswith(("(", "（")) else rest


def round_of(path: Path) -> tuple[int, str] | None:
    """The round a header names and the rest of its texts: 第一轮 over 同意."""
    return _in_path(path, _round_in)


def _type_in(text: str) -> Found | None:
    """会议次数 | 调解次数."""
    stem, sign, _ = text.partition(next((sign for sign in ("次数", "场次") if text.endswith(sign)), "\0"))
    term = cells.exact_term(DeliberationType, stem) if sign else None
    return (term, sign) if term else None


def _community_in(text: str) -> Found | None:
    is_name = len(text) > _SHORTEST_NAME and text.endswith(words.COMMUNITY_ENDINGS[:-1])
    return (text, "") if is_name and not text.startswith(words.GENERIC_PLACES) else None


_SHORTEST_NAME = 3


_UNIT_BEHIND = re.compile(rf"[(（](?:{'|'.join(words.COUNT_UNITS)})[)）]$")


def _term_in(terms: type[Topic] | type[WorkType], text: str) -> Found | None:
    whole = cells.exact_term(terms, _UNIT_BEHIND.sub("", text).strip("类()（）件台"))
    return (whole, "") if whole else None


def _field_of(rest: str, kind: Kind, titles: str, column: Column, body: list[list]) -> Field | None:
    """The field the rest of a header names; of an empty rest the measure of which the titles speak."""
    path = tuple(part for part in rest.split("/") if part)
    if kind.name == "plans" and path and all(map(parts_of_year.is_year, path)):
        path, titles = (), f"{rest} {titles}"  # 年度计划 over the parts names the measure
    if path:
        probe = Column(column.index, rest)
        recognise(probe, kind, path, body, NO_CORRECTIONS)
        column.factor = probe.factor
        if probe.field and readable_share(probe.field, column, body) >= HEADERS.guess_readable_share:
            return probe.field
    name, said = _MEASURES.get(kind.name, (None, ()))
    if path and plain(path[-1]) not in plain("".join(words.COUNT_UNITS)):
        if not _speaks_of(path[-1], said):
            return probe.field
        titles = f"{path[-1]} {titles}"
    if name is None or not any(word in titles for word in (*said, *_labels(kind, name))):
        return None
    if not kind.is_flow and measured.is_money(titles):
        return None
    is_plan = any(word in titles for word in words.PLAN_WORDS)
    is_actual = not is_plan or any(word in titles for word in words.ACTUAL_WORDS)
    if is_actual is (kind.name == "plans") and not kind.is_flow:
        return None
    return kind.field(name)


def _speaks_of(text: str, said: tuple[str, ...]) -> bool:
    """A group over months that says no more than what is counted: 完成情况, 诉求, 受理情况."""
    rest = text
    for word in sorted(said, key=len, reverse=True):
        rest = rest.replace(word, "")
    return rest != text and rest in ("", "情况", "数", "量", "数量", "台数", "部数", "件数", "进展", "进度", "统计")


def _labels(kind: Kind, name: str) -> list[str]:
    return [text for text, (entry, _, _) in names_of(kind).items() if entry.name == name and len(text) > 2]
