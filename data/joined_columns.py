"""Step 2: columns that say one thing become one: 年 | 月 | 日, 来电日期 | 来电时间, ticks under 解决, 未解决."""

import re
from dataclasses import replace
from datetime import date, datetime, time

from data.dates import moment_of
from data.header_words import plain
from data.places import clean
from data.vocabulary import sheet_words as words
from data.vocabulary.thresholds import HEADERS
from data.workbook import Sheet

_TIME = re.compile(r"(\d{1,2})[:时点](\d{1,2})分?(?::?(\d{1,2})秒?)?$")
_CLOCKS = ("时间", "时刻", "时分", "具体时间")
_TICKED = {"是否解决": ("解决", "部分解决", "未解决"), "是否满意": ("满意", "基本满意", "一般", "不满意")}


def join(sheet: Sheet) -> Sheet:
    """The sheet with such columns joined in the first of them, the others blank; the same one where there are none."""
    for number, line in enumerate(sheet.rows[:HEADERS.first_rows_count]):
        texts = [plain(cell) if isinstance(cell, str) else "" for cell in line]
        body = sheet.rows[number + 1:]
        found = [*_year_month_day(texts, body), *_day_and_clock(texts, body), *_ticks(texts, body)]
        if found:
            return _joined(sheet, number, found)
    return sheet


Join = tuple[tuple[int, ...], str, list]
"""The columns, the header of what they say together, and its cells."""


def _joined(sheet: Sheet, number: int, found: list[Join]) -> Sheet:
    rows = [list(row) for row in sheet.rows]
    for indexes, header, cells in found:
        for row, cell in zip(rows[number:], [header, *cells], strict=True):
            row[indexes[0]] = cell
            for index in indexes[1:]:
                row[index] = ""
    return replace(sheet, rows=rows)


def _year_month_day(texts: list[str], body: list[list]) -> list[Join]:
    starts = [index for index in range(len(texts) - 2) if texts[index:index + 3] == ["年", "月", "日"]]
    if len(starts) != 1:
        return []
    first = starts[0]
    days = [_day(row[first:first + 3]) for row in body]
    if not _are_mostly(days, [row[first] for row in body]):
        return []
    has_clock = texts[first + 3:first + 4] and texts[first + 3] in _CLOCKS
    cells = [_written(row[first:first + 3]) if day is None else _at(day, row[first + 3]) if has_clock else day
             for day, row in zip(days, body, strict=True)]
    return [(tuple(range(first, first + 3 + bool(has_clock))), "年月日", cells)]


def _written(parts: list) -> str:
    """What is no day, for its sentence; a word among them (合计) stands alone."""
    texts = [clean(part) for part in parts if part != ""]
    return next((text for text in texts if not text.isdecimal()), "-".join(texts))


def _day(parts: list) -> date | None:
    numbers = [re.sub(r"[年月日号]$|\.0$", "", clean(part)) for part in parts]
    found = moment_of("-".join(numbers)) if all(number.isdecimal() for number in numbers) else None
    return found.date() if found else None


def _day_and_clock(texts: list[str], body: list[list]) -> list[Join]:
    """来电日期 and 来电时间, where the one holds days and the other nothing but times of the day."""
    found = []
    for index, text in enumerate(texts):
        stem = text.removesuffix("日期")
        others = [other for other, name in enumerate(texts) if name in [stem + clock for clock in _CLOCKS]]
        if stem == text or len(others) != 1:
            continue
        other = others[0]
        times = [row[other] for row in body]
        if not _are_mostly([_clock(cell) for cell in times], times):
            continue
        header = f"{stem}时间" if stem else "日期"
        found.append(((index, other), header, [_at(row[index], row[other]) for row in body]))
    return found


def _clock(cell: object) -> time | None:
    if isinstance(cell, time):
        return cell
    if isinstance(cell, datetime) and cell.year < 1901:
        return cell.time()
    if isinstance(cell, float) and 0 <= cell < 1:
        seconds = round(cell * 86_400) % 86_400
        return time(seconds // 3600, seconds // 60 % 60, seconds % 60)
    match = _TIME.fullmatch(clean(cell)) if isinstance(cell, str) else None
    hour, minute, second = map(int, match.groups(default="0")) if match else (24, 0, 0)
    return time(hour, minute, second) if hour < 24 and minute < 60 and second < 60 else None


def _at(day: object, cell: object) -> object:
    """A day with its time; what is no day stays as it is."""
    clock = _clock(cell)
    moment = moment_of(day) if clock and day != "" else None
    return datetime.combine(moment.date(), clock) if moment and moment.time() == time() else day


def _are_mostly(read: list, cells: list) -> bool:
    filled = [value for value, cell in zip(read, cells, strict=True) if cell != ""]
    told = sum(value is not None for value in filled)
    return bool(filled) and told >= HEADERS.guess_readable_share * len(filled)


def _ticks(texts: list[str], body: list[list]) -> list[Join]:
    """解决 | 未解决 with ticks; two ticks of one order give a word that nobody reads, so they are said."""
    found = []
    for header, answers in _TICKED.items():
        at = {answer: texts.index(answer) for answer in answers if texts.count(answer) == 1}
        if len(at) < 2 or not _are_ticked([row[index] for row in body for index in at.values()]):
            continue
        said = [[answer for answer, index in at.items() if clean(row[index]) in words.TICKS] for row in body]
        found.append((tuple(at.values()), header, ["、".join(each) for each in said]))
    return found


def _are_ticked(cells: list) -> bool:
    filled = {clean(cell) for cell in set(cells) if cell != ""}
    return bool(filled & {"√", "✓", "✔", "☑", "■", "●"}) and filled <= {*words.TICKS, *words.NO_TICKS}
