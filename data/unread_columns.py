"""Step 2d: columns that nobody reads although something is in them: said, so that none is lost in silence."""

from data import choices, order_marks, places
from data.columns import Column
from data.header_words import are_ordinals, plain, plain_set, without_units
from data.headers import Header
from data.issues import Issue, issue
from data.vocabulary import sheet_words as words
from data.vocabulary.terms import PERSONAL_HEADERS, Opinion, Resolution, Satisfaction, Stage, Topic, WorkType
from data.vocabulary.thresholds import HEADERS
from data.workbook import Sheet


def say(sheet: Sheet, header: Header, rows: list[int]) -> list[Issue]:
    """One notice a table, at the first of its columns; a warning where a ledger told nothing of its progress. `rows`
    are those that were read, counted from 1."""
    lines = [sheet.rows[row - 1] for row in rows]
    doubled = {column.index for column in header.doubled}
    found = [column for column in header.columns
             if not _is_used(column) and not (header.kind.name == "complaints" and order_marks.asks(column.header))
             and column.index not in doubled and not _is_idle(column, header)
             and any(line[column.index] != "" for line in lines) and not _are_persons(column, lines)
             and not are_ordinals([line[column.index] for line in lines[:HEADERS.probed_rows_count]])]
    if not found:
        return []
    read = {column.field.name for column in header.columns if column.field}
    is_bare = header.kind.name == "projects" and not read & {"completed_count", "stage", "finished_on"}
    code = "unread-progress" if is_bare else "unread-columns"
    names = list(dict.fromkeys(column.header for column in found))
    return [issue(code, sheet=sheet.name, at=(header.last_row, found[0].index), value=_listed(names))]


def once(issues: list[Issue], said: set[tuple]) -> list[Issue]:
    """The issues of one of a sheet's tables without the notice that one before it gave."""
    kept = []
    for problem in issues:
        key = problem.sheet, problem.value
        if problem.code != "unread-columns" or key not in said:
            kept.append(problem)
        if problem.code == "unread-columns":
            said.add(key)
    return kept


_LONGEST = 50


def _listed(names: list[str]) -> str:
    """The names, as many as fit into an issue's value, with their number."""
    shown = names[:1]
    for name in names[1:]:
        if len("、".join([*shown, name])) > _LONGEST:
            return f"{'、'.join(shown)}等{len(names)}列"
        shown.append(name)
    return "、".join(shown)


def _are_persons(column: Column, lines: list[list]) -> bool:
    """Words under 主持人 or 参会人员; numbers under 残疾人 count."""
    cells = [line[column.index] for line in lines[:HEADERS.probed_rows_count]]
    return plain(column.header).endswith(("人", "人员")) and all(isinstance(cell, str) for cell in cells)


def _is_used(column: Column) -> bool:
    return bool(column.field or column.tick or column.stage or column.part_of or column.is_personal)


def _is_idle(column: Column, header: Header) -> bool:
    """Columns left out on purpose: numbers of lines, sums, shares of what is read, other times than the month."""
    text = plain(without_units(tuple(column.header.split("/")))[-1])
    if not text or text in plain_set((*words.IDLE_HEADERS, *words.SECOND_CHOICES, *PERSONAL_HEADERS)):
        return True
    if text.endswith(words.SUM_HEADERS) or any(sign in text for sign in (*words.CODE_SIGNS, *words.NAME_SIGNS)):
        return True
    if header.slices and any(part in words.SUM_GROUPS for part in column.header.split("/")):
        return True
    read = {other.field.name for other in header.columns if other.field}
    if text in plain_set(words.SPOTS) and "compound" in read:
        return True
    if text in plain_set(words.HOUR_HEADERS) and header.kind.name == "rainfall":
        return True
    is_share = any(sign in text and name in read for sign, name in words.SHARES_OF.items())
    is_other_time = any(word in column.header for word in words.PAST_WORDS) or (
        any(word in column.header for word in words.MONTH_WORDS) and "completed_count" in read) or (
        header.kind.is_flow and any(word in column.header for word in words.CUMULATIVE_WORDS))
    return is_share or is_other_time


_ANSWERS = (Resolution, Satisfaction, Opinion, Stage, WorkType, Topic)


_NOTHING = (None, Topic.OTHER, WorkType.OTHER)


def tells(header: str, cells: list) -> bool:
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
