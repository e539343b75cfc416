"""Step 3a: lines below a header that are none of its rows: running numbers, hints, signatures and notes."""

import re

from data import cells
from data.headers import Header
from data.places import clean
from data.vocabulary.sheet_words import HINTS, NOTES
from data.vocabulary.terms import FOOTER_WORDS, Field


def is_counting(line: list) -> bool:
    """The columns' running numbers: 1 2 3, (1) (2) (3), A B C, 甲 乙 ① ② ③=①-②; letters or words before the numbers
    are let pass."""
    texts = [(index, _FORMULA.sub("", clean(cell).strip("()").rstrip("."))) for index, cell in enumerate(line)
             if cell != ""]
    numbers = [(index, int(text)) for index, text in texts if text.isdecimal()]
    letters = "".join(text for _, text in texts if not text.isdecimal() and text not in _FIRST_WORDS)
    if len(numbers) > 1 and (not letters or letters.startswith(("A", "甲")) and _is_series(letters)):
        is_even = len({number - index for index, number in numbers}) == 1
        is_row = [number for _, number in numbers] == list(range(1, len(numbers) + 1))
        is_long = len(numbers) > 2 or len(letters) > 1
        return is_long and numbers[0][1] <= 2 and (is_even or is_row)
    return len(letters) > 2 and not numbers and _is_series(letters)


_FORMULA = re.compile(r"(?<=^[\dA-Z甲-癸])=[\dA-Z甲乙丙丁戊己庚辛壬癸()+\-*/×÷%]+$")
_FIRST_WORDS = ("栏次", "行次", "序号", "序")


def _is_series(letters: str) -> bool:
    return any(letters in series for series in _SERIES)


def is_hint(line: list) -> bool:
    """What a form says of how to fill it in: 填写社区全称 | 如1号楼 | 填数字."""
    texts = [bare_of_spaces(cell) for cell in line if isinstance(cell, str) and cell != ""]
    hints = sum(bool(HINT.match(text)) for text in texts)
    return hints > 1 and hints * 2 >= len(texts)


HINT = re.compile(HINTS)


_SERIES = ("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "甲乙丙丁戊己庚辛壬癸")


COUNTED_IN = ("户", "%", "％", "台", "部", "件", "人", "米", "㎡")
LABELLED = re.compile(rf"[^\d:：]{{1,10}}[:：]\d+(?:\.\d+)?(?:{'|'.join(COUNTED_IN)}|平方米)")


def bare_of_spaces(cell: object) -> str:
    return clean(cell).replace(" ", "")


def is_footer(line: list) -> bool:
    """A line such as 填表人：… 审核人：…, 说明 | …, 户数：4户, or one note; as many cells as a row has make a row."""
    texts = [bare_of_spaces(cell) for cell in line if cell != ""]
    if texts and all(LABELLED.fullmatch(text) for text in texts):
        return True
    if not texts or not (_FOOTER.match(texts[0]) or is_signed(texts[0])):
        return False
    has_figures = any(isinstance(cell, int | float) and cell < _SHORTEST_PHONE for cell in line)
    if texts[0] in FOOTER_WORDS and not has_figures:
        return True
    return len(texts) == 1 or sum(":" in text or "：" in text for text in texts) * 2 >= len(texts)


_FOOTER = re.compile(rf"({'|'.join(FOOTER_WORDS)})\d*([:：.、]|$|(?=[(（]))")
is_signed = re.compile(r"[\u4e00-\u9fa5]{1,6}[人员长][:：]").match
"""Whether a line says who made it, whatever that is called: 记录人：张三, 网格员：李四."""

_SHORTEST_PHONE = 1_000_000


class Whole:
    """Tells lines that have all a row needs, each cell of which is what its column holds, whatever word they begin
    with: 审核 | K1 | 2025-06-01 is an order that is being looked over."""

    def __init__(self, header: Header) -> None:
        self._readers = {column.index: cells.reader(column.field, column.header)
                         for column in header.columns if column.field}
        self._needed = [column.index for column in header.columns if column.field and column.field.is_required]
        self._shown = [column.index for column in header.columns if column.field and _shows_itself(column.field)]
        self._read: dict[tuple, bool] = {}

    def has(self, line: list) -> bool:
        start = next((index for index, cell in enumerate(line) if cell != ""), 0)
        filled = [index for index in self._readers if line[index] != "" and index != start]
        return (bool(self._needed) and all(index in filled and self._fits(index, line[index]) for index in self._needed)
                and any(index in filled for index in self._shown)
                and all(self._fits(index, line[index]) for index in filled))

    def _fits(self, index: int, cell: object) -> bool:
        key = index, type(cell), cell
        if key not in self._read:
            self._read[key] = self._readers[index](cell).problem is None
        return self._read[key]


def _shows_itself(entry: Field) -> bool:
    """Fields whose cells are not any words: numbers, days, words of a closed set."""
    return isinstance(entry.values, type) or entry.values in _FIGURES


_FIGURES = ("count", "moment", "start_date", "finish_date", "rainfall")


def may_be_lost(line: list, used: list[int]) -> bool:
    """A line left out as a footer that fills several columns and is neither a note nor only names who signs."""
    texts = [bare_of_spaces(line[index]) for index in used if line[index] != ""]
    is_note = bare_of_spaces(first_cell(line)).startswith(NOTES)
    return len(texts) > 2 and not is_note and sum(":" in text or text in FOOTER_WORDS for text in texts) < 2


def first_cell(line: list) -> object:
    return next((cell for cell in line if cell != ""), "")
