"""Step 2d: columns that look like figures or answers and that nobody reads: said, so that none is lost in silence."""

from data import choices, order_marks, places
from data.columns import Column
from data.header_words import are_ordinals, plain, plain_set, without_units
from data.headers import Header
from data.issues import Issue, issue
from data.vocabulary import sheet_words as words
from data.vocabulary.terms import PERSONAL_HEADERS, Opinion, Resolution, Satisfaction, Stage, Topic, WorkType
from data.vocabulary.thresholds import HEADERS
from data.workbook import Sheet


def say(sheet: Sheet, header: Header) -> list[Issue]:
    """One notice a table, at the first of its columns; a warning where a ledger told nothing of its progress."""
    below = sheet.rows[header.last_row + 1:header.last_row + 1 + HEADERS.probed_rows_count]
    doubled = {column.index for column in header.doubled}
    found = [column for column in header.columns
             if not _is_used(column) and not (header.kind.name == "complaints" and order_marks.asks(column.header))
             and column.index not in doubled and not _is_idle(column, header)
             and _tells(plain(column.header), [row[column.index] for row in below])]
    if not found:
        return []
    names = "、".join(dict.fromkeys(column.header for column in found))
    read = {column.field.name for column in header.columns if column.field}
    is_bare = header.kind.name == "projects" and not read & {"completed_count", "stage", "finished_on"}
    code = "unread-progress" if is_bare else "unread-columns"
    return [issue(code, sheet=sheet.name, at=(header.last_row, found[0].index), value=names)]


def _is_used(column: Column) -> bool:
    return bool(column.field or column.tick or column.stage or column.is_personal)


def _is_idle(column: Column, header: Header) -> bool:
    """Columns left out on purpose: numbers of lines, sums, shares of what is read, other times than the month."""
    text = plain(without_units(tuple(column.header.split("/")))[-1])
    if not text or text in plain_set((*words.IDLE_HEADERS, *PERSONAL_HEADERS)) or text.endswith(words.SUM_HEADERS):
        return True
    if header.slices and any(part in words.SUM_GROUPS for part in column.header.split("/")):
        return True
    read = {other.field.name for other in header.columns if other.field}
    is_share = any(sign in text and name in read for sign, name in words.SHARES_OF.items())
    is_other_time = any(word in column.header for word in words.PAST_WORDS) or (
        any(word in column.header for word in words.MONTH_WORDS) and "completed_count" in read) or (
        header.kind.is_flow and any(word in column.header for word in words.CUMULATIVE_WORDS))
    return is_share or is_other_time


_ANSWERS = (Resolution, Satisfaction, Opinion, Stage, WorkType, Topic)


_NOTHING = (None, Topic.OTHER, WorkType.OTHER)


def _tells(header: str, cells: list) -> bool:
    """Whether most cells are numbers (no running ones, no codes) or words of one closed set."""
    filled = [cell for cell in cells if cell != ""]
    if not filled or are_ordinals(filled):
        return False
    least = HEADERS.guess_readable_share * len(filled)
    if sum(map(_is_figure, filled)) >= least:
        return not any(sign in header for sign in words.CODE_SIGNS)
    texts = {cell: places.name(cell) for cell in set(filled) if isinstance(cell, str)}
    return any(sum(choices.exact_term(terms, texts.get(cell, "")) not in _NOTHING for cell in filled) >= least
               for terms in _ANSWERS)


def _is_figure(cell: object) -> bool:
    if isinstance(cell, str):
        text = cell.strip().rstrip("%％").replace(",", "")
        return text.replace(".", "", 1).isdecimal() and len(text) <= _LONGEST_FIGURE
    return isinstance(cell, int | float) and not isinstance(cell, bool) and abs(cell) < 10 ** _LONGEST_FIGURE


_LONGEST_FIGURE = 7
