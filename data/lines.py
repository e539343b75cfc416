"""Step 3a: which lines under a header are rows: not blank, not totals, not headings, not the lines below the table."""

import re
from dataclasses import dataclass, field

from data import other_lines, parted_lines
from data.below import Below
from data.choices import exact_term
from data.headers import Header
from data.issues import Issue, issue
from data.numerals import NUMERAL
from data.other_lines import COUNTED_IN, HINT, LABELLED, bare_of_spaces, first_cell, is_counting, is_hint, is_signed
from data.places import clean
from data.vocabulary.sheet_words import (
    COMMUNITY_ENDINGS,
    MONTH_WORDS,
    NO_ROWS,
    PAST_WORDS,
    SECTION_START,
)
from data.vocabulary.terms import FOOTER_WORDS, TOTAL_WORDS, WorkType
from data.workbook import Sheet


@dataclass
class Lines:
    """`rows` are numbers from 0; `total_rows` from 1, as the clerk sees them; `issues` say what was left out;
    `part_rows` (from 0) begin with 其中; `proved_rows` are the totals known by their numbers, which fit."""

    rows: list[int] = field(default_factory=list)
    total_rows: list[int] = field(default_factory=list)
    part_rows: list[int] = field(default_factory=list)
    proved_rows: set[int] = field(default_factory=set)
    issues: list[Issue] = field(default_factory=list)


def find_rows(sheet: Sheet, header: Header, columns: list[Below]) -> Lines:
    """Sort the lines below a header, given column by column, too. One that fills several cells, none of which may be a
    total or a footer, is a row without a closer look; one that fills none of a slice's columns says nothing of the
    slice."""
    found = Lines()
    used = [column.index for column in header.columns if column.field or column.tick]
    sliced = [column.index for column in header.columns if column.slice is not None and (column.field or column.tick)]
    heads = [header.columns[index].header.split("/")[-1] for index in used]
    naming = [column.index for column in header.columns
              if (column.field.name in _NAMING if column.field else column.index < min(used, default=0))]
    months = header.column("report_month")
    faulty = {row for row, index in sheet.faults if index in set(used)}
    above = {cell for row in sheet.rows[header.first_row:header.last_row + 1] for cell in row if cell != ""}
    below = sheet.rows[header.last_row + 1:]
    telling = sliced or used
    firsts = [line[0] if line[0] != "" else first_cell(line) for line in below]
    marked, closing = _marked(columns, above), _closing(set(firsts))
    whole = other_lines.Whole(header)
    for number, (line, first) in enumerate(zip(below, firsts, strict=True)):
        row = number + header.last_row + 1
        if line[telling[0]] == "" and row not in faulty and all(line[index] == "" for index in telling):
            continue
        is_plain = first not in closing and number not in marked and len(line) - line.count("") > 3
        if is_plain or _is_row(found, sheet, row, used, heads, naming, whole):
            found.rows.append(row)
    if header.kind.has_month:
        _leave_out_the_past(found, sheet, firsts, header.last_row + 1)
    if found.part_rows:
        parted_lines.settle(found, sheet, header)
    return _without_sums_of_months(found, sheet, months.index) if months else found


def _leave_out_the_past(found: Lines, sheet: Sheet, firsts: list, start: int) -> None:
    """The rows below a line that says 附：上年同期 and nothing else, down to one that says 本月."""
    past: list[int] = []
    heading = None
    rows = set(found.rows)
    for row, first in enumerate(firsts, start):
        is_heading = isinstance(first, str) and len(first) <= _LONGEST_HEADING and len(
            [cell for cell in sheet.rows[row] if cell != ""]) == 1
        if is_heading and any(word in first for word in PAST_WORDS):
            heading = row if heading is None else heading
            past.append(row)
        elif is_heading and any(word in first for word in (*MONTH_WORDS, "本年", "今年")):
            break
        elif heading is not None and row in rows:
            past.append(row)
    if heading is not None:
        found.rows = [row for row in found.rows if row not in past]
        found.issues.append(issue("past-rows", sheet=sheet.name, at=(heading, 0), value=firsts[heading - start],
                                  count=len(past) - 1))


_LONGEST_HEADING = 20


_NAMING = ("street", "community", "compound", "building", "project_name")
"""Fields whose cells may hold the words of a total."""


def _is_row(found: Lines, sheet: Sheet, row: int, used: list[int], heads: list[str], naming: list[int],
            whole: other_lines.Whole) -> bool:
    """The closer look; what is no row is noted."""
    line = sheet.rows[row]
    if _is_total(line) or _is_total_in_other_words(line, naming):
        found.total_rows.append(row + 1)
        found.issues.append(issue("total-row", sheet=sheet.name, at=(row, 0)))
        if parted_lines.MARK.match(str(first_cell(line))):
            found.part_rows.append(row)
        return False
    if is_counting(line) or is_hint(line) or _is_section([line[index] for index in used], heads):
        found.issues.append(issue("section-row", sheet=sheet.name, at=(row, 0)))
        return False
    if not other_lines.is_footer(line) or whole.has(line):
        return True
    if other_lines.may_be_lost(line, used):
        found.issues.append(issue("footer-row", sheet=sheet.name, at=(row, 0), value=first_cell(line)))
    return False


_MAY_BE_TOTAL = re.compile("[计总汇均比率街区其数共上季半年差缺]").search
_MAY_BE_HINT = re.compile(r"\s*[请填从下如例格必选单多不示样举]").match
_MAY_BE_FOOTER = re.compile(rf"\s*[{''.join({word[0] for word in FOOTER_WORDS})}]").match


def _marked(columns: list[Below], above: set) -> set[int]:
    """The lines with a cell that may make a total, or that says a word of the header again. A column without a Chinese
    word (codes, times, numbers) holds none of these."""
    marked: set[int] = set()
    for column in columns:
        if str not in column.types or (column.types == {str} and "".join(column.distinct).isascii()):
            continue
        marks = {text for text in column.distinct if type(text) is str and len(text) <= _LONGEST_MARK
                 and (len(text) <= _LONGEST_TOTAL_WORD or any(sign in text for sign in _LONG_TOTALS))
                 and _MAY_BE_TOTAL(text) and _may_be_total(text)} | (column.distinct.keys() & above)
        if marks:
            marked.update(number for number, cell in enumerate(column.cells) if cell in marks)
    return marked


_LONG_TOTALS = ("计", "共", "以上")


def _closing(firsts: set) -> set:
    """Which of the cells that lines begin with may begin a footer or a line of running numbers."""
    texts = [text for text in firsts if type(text) is str and len(text) <= _LONGEST_MARK and not text.isascii()]
    footers = (text for text in texts if (_MAY_BE_FOOTER(text) and bare_of_spaces(text).startswith(FOOTER_WORDS))
               or ((":" in text or "：" in text) and is_signed(bare_of_spaces(text))))
    counted = (text for text in texts if text[-1:] in COUNTED_IN and LABELLED.fullmatch(bare_of_spaces(text)))
    hints = (text for text in texts if _MAY_BE_HINT(text) and HINT.match(bare_of_spaces(text)))
    return {1, *_FIRST_NUMBERS, *footers, *counted, *hints}


_FIRST_NUMBERS = ("1", "(1)", "（1）", "①", "栏次", "A", "甲")


_LONGEST_MARK, _LONGEST_TOTAL_WORD = 60, 12


def _may_be_total(text: str) -> bool:
    plain = _bare(text)
    return (plain in TOTAL_WORDS or plain in NO_ROWS or plain.endswith(_SUMS) or plain.startswith("其中")
            or bool(_SUM_IN_OTHER_WORDS.match(plain) or _PART_OF_YEAR.fullmatch(plain)))


_SUMS = ("小计", "合计", "总计", "汇总")


def _bare(text: str) -> str:
    return re.sub(r"[:：()（）]", "", clean(text).replace(" ", ""))


def _is_total(line: list) -> bool:
    """A cell that says nothing but 合计, or one of the first two that ends with it (甲社区小计) or sets the rows
    against others (差额); 其中 parts a total."""
    plain = [_bare(cell) for cell in line if isinstance(cell, str) and cell.strip()]
    return (any(text in TOTAL_WORDS for text in plain) or any(text in NO_ROWS for text in plain[:2])
            or any(text.endswith(_SUMS) and len(text) <= 12 for text in plain[:2])
            or any(text.startswith("其中") for text in plain[:1]))


_COMMUNITY = "|".join(COMMUNITY_ENDINGS)
_SUM_IN_OTHER_WORDS = re.compile(
    rf"[合小总共累]计(?!划)|以上(?!海)|和?[^、,，等和及与]*(?:{_COMMUNITY}|小区|片区)计$|"
    rf"和?[^、,，等和及与]*(?:(?<!公)共(?:计|有)?|(?:{_COMMUNITY})有?)(?:\d+|{NUMERAL})[个家栋台部处户项]")


def _is_total_in_other_words(line: list, naming: list[int]) -> bool:
    """花园社区共2个小区, 和平社区计, 以上共计3个小区 where a place or an ordinal stands (一里、二里共2个 is a row)."""
    texts = (line[index] for index in naming)
    return any(isinstance(text, str) and _SUM_IN_OTHER_WORDS.match(_bare(text)) for text in texts)


_PART_OF_YEAR = re.compile("第?[一二三四1-4]季度|[上下]半年|全年|半年")
_MONTH = re.compile(r"(?:20\d{2}年?)?\d{1,2}月份?|[一二三四五六七八九十]+月份?|20\d{2}[-./年]?\d{1,2}")


def _without_sums_of_months(found: Lines, sheet: Sheet, index: int) -> Lines:
    """A line of a quarter among lines of months adds them up."""
    texts = {row: _bare(cell) for row in found.rows if isinstance(cell := sheet.rows[row][index], str)}
    sums = {row for row, text in texts.items() if _PART_OF_YEAR.match(text)}
    if not sums or not any(_MONTH.fullmatch(text) for text in texts.values()):
        return found
    found.rows = [row for row in found.rows if row not in sums]
    found.total_rows = sorted([*found.total_rows, *(row + 1 for row in sums)])
    found.issues += [issue("total-row", sheet=sheet.name, at=(row, index)) for row in sorted(sums)]
    return found


def _is_section(cells_: list, heads: list[str]) -> bool:
    """A line between the rows: a section's title, or the header once more."""
    texts = [clean(cell).replace(" ", "") for cell in cells_]
    filled = [text for text in texts if text]
    if len(filled) == 1:
        is_heading = (filled[0].endswith(COMMUNITY_ENDINGS) or _MONTH.fullmatch(filled[0])
                      or exact_term(WorkType, filled[0]) is not None)
        return bool(re.match(SECTION_START, filled[0]) or is_heading) and len(cells_) > 1
    same = sum(text == head for text, head in zip(texts, heads, strict=True))
    return same >= max(2, len(filled) - 1)


