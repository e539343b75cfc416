"""Step 2e: a table that is of no kind, although its columns have names: what was recognised, what is missing."""

import re

from data import cells, columns, measured, unread_columns
from data.header_lines import is_header
from data.header_words import plain, plain_set
from data.headers import Header
from data.issues import Issue, issue
from data.layout import Part
from data.places import clean
from data.vocabulary import sheet_words as words
from data.vocabulary.terms import FOOTER_WORDS, PERSONAL_HEADERS, PLACE, PROJECTS, TOTAL_WORDS
from data.workbook import Sheet

CODES = ("unknown-kind", "money-alone", "shares-alone", "parts-of-year-alone", "unknown-figures", "topics-alone")


def say(part: Part, titles: str) -> Issue:
    """The refusal of a table of no kind: of money alone, of shares alone, of quarters, else of what it is."""
    sheet = part.sheet
    first = next((row for row, cells in enumerate(sheet.rows) if _names_places(cells)), None)
    if first is None:
        return issue("unknown-kind", sheet=sheet.name)
    names = _names(part, first)
    others = [name for name in names if not columns.is_known(name) and plain(name) not in words.IDLE_HEADERS]
    at = (first, 0)
    if measured.is_money(titles) or any(map(measured.speaks_of_money, names)):
        return issue("money-alone", sheet=sheet.name, at=at)
    figures = [name for name in others if _are_figures(sheet.rows, first, name)]
    for code, pattern in (("shares-alone", _SHARE), ("parts-of-year-alone", _PART_OF_YEAR)):
        found = [name for name in others if pattern.search(name)]
        is_cause = code != "shares-alone" or all(pattern.search(name) for name in figures)
        if found and is_cause:
            return issue(code, sheet=sheet.name, at=at, value="、".join(found))
    return issue("unknown-figures", sheet=sheet.name, at=at, value="、".join(others or names), row=first + 1)


def say_lost(part: Part) -> Issue | None:
    """What stands under a header of no kind on a sheet of which other tables were read: a warning where it has figures
    or answers, a notice where it has rows of several cells. Signatures, notes and legends are let pass."""
    rows = part.sheet.rows
    first = part.header_row
    if first is None:
        first = next((number for number, row in enumerate(rows) if is_header(row)), None)
    if first is None:
        return None
    below = [row for row in rows[first + 1:] if len(row) - row.count("") > 1 and not _ends_table(row)]
    names = [(index, plain(cell)) for index, cell in enumerate(rows[first]) if isinstance(cell, str) and cell]
    idle = plain_set((*words.IDLE_HEADERS, *PERSONAL_HEADERS))
    telling = [(index, name) for index, name in names if name not in idle]
    if not below or len(telling) < 2:
        return None
    is_figure = any(unread_columns.tells(name, [row[index] for row in below]) for index, name in telling
                    if name not in plain_set(_PLACES) and not name.endswith((*words.SUM_HEADERS, *words.RANK_HEADERS)))
    return issue("table-lost" if is_figure else "table-let-pass", sheet=part.sheet.name, at=(first, names[0][0]),
                 row=first + 1, value="、".join(clean(rows[first][index]) for index, _ in names), count=len(below))


def _ends_table(row: list) -> bool:
    text = clean(next((cell for cell in row if cell != ""), "")).replace(" ", "")
    return text.startswith((*TOTAL_WORDS, *FOOTER_WORDS))


def say_near(sheet: Sheet, header: Header | None, titles: str) -> Issue | None:
    """The refusal of what is nearly a table: of totals without a place, of opinions in words that nobody knows."""
    if header is None or header.missing:
        return None
    if header.kind.name == "complaint_totals":
        is_of_topics = header.column("topic") and any(word in titles for word in words.COMPLAINT_WORDS)
        return issue("topics-alone", sheet=sheet.name, at=(header.last_row, 0)) if is_of_topics else None
    column = header.column("opinion")
    if column is None:
        return None
    read = cells.reader(column.field, column.header)
    told = dict.fromkeys(row[column.index] for row in sheet.rows[header.last_row + 1:] if row[column.index] != "")
    unread = [clean(cell) for cell in told if read(cell).problem]
    return issue("unread-words", sheet=sheet.name, at=(header.last_row, column.index), field="opinion",
                 label=column.header, value="、".join(unread[:_SHOWN_WORDS]))


_SHOWN_WORDS = 6


def _are_figures(rows: list[list], first: int, name: str) -> bool:
    """Whether numbers stand under a header: the count that nobody knows may be there, beside its share."""
    indexes = [index for index, cell in enumerate(rows[first]) if isinstance(cell, str) and clean(cell) == name]
    filled = [row[index] for index in indexes for row in rows[first + 1:] if row[index] != ""]
    return bool(filled) and sum(isinstance(cell, int | float) for cell in filled) * 2 >= len(filled)


_SHARE = re.compile(r"率|比例|百分比|占比|[%％]")
_PART_OF_YEAR = re.compile(r"季度|[上下]半年|全年")


def _names(part: Part, first: int) -> list[str]:
    """The texts of a header, of its second line too where cells above are merged over it."""
    is_deep = any(top == first and (bottom > top or right > left) for top, left, bottom, right in part.sheet.merged)
    lines = part.sheet.rows[first:first + 1 + is_deep]
    return list(dict.fromkeys(clean(cell) for line in lines for cell in line if isinstance(cell, str) and cell))


def _names_places(cells: list) -> bool:
    """社区 | 一季度: a line of words of which one is a header of places or projects; 工程名称： is of a form."""
    texts = [cell for cell in cells if cell != ""]
    are_names = len(texts) > 1 and all(
        isinstance(cell, str) and len(cell) < 20 and not clean(cell).rstrip().endswith(":") for cell in texts)
    return are_names and any(plain(cell) in plain_set(_PLACES) for cell in texts)


_PLACES = tuple(header for entry in (*PLACE, PROJECTS.field("project_name")) for header in entry.headers)
