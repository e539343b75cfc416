"""Step 1b: which lines of a sheet look like the header of a table, before anything is known of its kind."""

import re
from collections.abc import Iterator
from datetime import date

from data import columns, parts_of_year
from data.header_words import plain
from data.places import clean
from data.vocabulary.terms import FOOTER_WORDS, TOTAL_WORDS
from data.vocabulary.thresholds import LAYOUT
from data.workbook import Sheet


def header_rows(sheet: Sheet, filled: list[int]) -> Iterator[int]:
    """The rows that look like a header: among the first ones, below a blank line or a title, or the first one again;
    and those that begin another table below the first, though only their first word is known."""
    known: list | None = None
    words: frozenset[str] = frozenset()
    for number, row in enumerate(sheet.rows):
        is_candidate = known is None or filled[number - 1] <= LAYOUT.title_cells_count or row == known
        if filled[number] < 2:
            continue
        if is_candidate and is_header(row):
            known = known or row
            words |= {plain(cell) for cell in row if isinstance(cell, str) and cell}
            yield number
        elif known and not (row[0] and type(row[0]) is str and row[0].isascii()) and _begins_another(
                sheet, filled, number, words):  # codes, of which a long sheet has many, are no header
            yield number


def is_header(row: list) -> bool:
    """Text only (or months, quarters), of which at least two, and about half, are names of columns."""
    texts = [cell for cell in row if cell != ""]
    if len(texts) < 2 or not all(isinstance(cell, str | date) for cell in texts) or isinstance(texts[0], date):
        return False
    months = sum(cell.day == 1 if isinstance(cell, date) else bool(
        _SPREAD.match(clean(cell)) or parts_of_year.found_in(cell)) for cell in texts)
    named = sum(isinstance(cell, str) and len(cell) < 40 and columns.is_known(cell) for cell in texts)
    is_matrix = named >= 1 and months >= 2 and named + months >= len(texts) - 2
    return is_matrix or (named >= 2 and named * 5 >= len(texts) * 2)


_SPREAD = re.compile(r"(20\d{2}年?)?(\d{1,2}|十[一二]?|[一二三四五六七八九])月|第[一二三四\d][轮次]|首轮")


def _begins_another(sheet: Sheet, filled: list[int], number: int, words: frozenset[str]) -> bool:
    """日期 | 积水深度 below 日期 | 降雨量: words over numbers, the first of which names a column, below a blank line
    or a title, or with a word of a header again. Else its numbers would be taken for those of the table above."""
    row = sheet.rows[number]
    first = next(cell for cell in row if cell != "")
    if not isinstance(first, str) or first.isascii() or not columns.is_known(first):
        return False
    if plain(first) in (*TOTAL_WORDS, *FOOTER_WORDS):
        return False
    if filled[number - 1] > 1 and plain(first) not in words:
        return False
    texts = [(index, cell) for index, cell in enumerate(row) if cell != ""]
    if not all(isinstance(cell, str) and len(cell) < _LONGEST and not _is_number(cell) for _, cell in texts):
        return False
    if sum(plain(cell) in words for _, cell in texts) >= max(2, len(texts) - 1):
        return False  # the header once more
    below = next((sheet.rows[line] for line in range(number + 1, len(sheet.rows)) if filled[line]), [])
    return any(_is_number(below[index]) for index, _ in texts[1:] if below)


_LONGEST = 20


def has_numbers(row: list) -> bool:
    return any(isinstance(cell, int | float) for cell in row)


def _is_number(cell: object) -> bool:
    if isinstance(cell, str):
        return bool(_NUMBER.fullmatch(cell.strip()))
    return isinstance(cell, int | float) and not isinstance(cell, bool)


_NUMBER = re.compile(r"-?\d+(?:\.\d+)?[%％]?")
