"""Step 1b: one sheet to its tables: side by side, below one another, sections with a heading of their own.

A part is the sheet with everything else blanked, so that every cell keeps its address.
"""

import re
from dataclasses import dataclass, field, replace

from data import context, side_by_side, stated_places
from data.header_lines import has_numbers, header_rows, is_header
from data.other_lines import is_signed
from data.places import clean
from data.vocabulary.sheet_words import SECTION_START
from data.vocabulary.terms import FOOTER_WORDS, TOTAL_WORDS
from data.vocabulary.thresholds import LAYOUT
from data.workbook import Sheet


@dataclass
class Part:
    """One table: `headings` are the lines that speak for its rows alone, the nearest first; `header_row` is where its
    header begins, if a line looks like one; `beside` are the headers of columns at its right that are a table of
    another sort and are not read."""

    sheet: Sheet
    headings: list[str] = field(default_factory=list)
    header_row: int | None = None
    beside: str = ""


def split(sheet: Sheet) -> list[Part]:
    """The tables of a sheet from left to right, each from top to bottom; a sheet with one table comes back as it is."""
    headers = [number for number, row in enumerate(sheet.rows[:LAYOUT.header_rows_count]) if is_header(row)]
    blocks, beside = side_by_side.split(sheet, headers)
    parts = [part for block in blocks for part in _one_below_another(block)]
    parts[0].beside = beside
    return parts


def _filled(sheet: Sheet) -> list[int]:
    """How many cells each row fills."""
    return [len(row) - row.count("") for row in sheet.rows]


# --- one below another ---

@dataclass
class _Section:
    """A table's lines: its titles and header (rows), where its body begins and, once known, ends; the header begins in
    `header_row`."""

    head: list[int]
    headings: list[int]
    first: int
    header_row: int
    last: int = -1


def _one_below_another(sheet: Sheet) -> list[Part]:
    filled = _filled(sheet)
    sections = _sections(sheet, filled)
    if len(sections) < 2:
        return [_part(sheet, section) if section.headings else Part(sheet, [], section.header_row)
                for section in sections] or [Part(sheet)]
    return [_part(sheet, section) for section in sections]


def _part(sheet: Sheet, section: _Section) -> Part:
    """One section; where a heading of its own states the month, the titles of the whole sheet state none for it."""
    part = Part(_rows_of(sheet, section), _headings(sheet, section), section.header_row)
    for number in section.headings:
        if number > section.header_row and stated_places.is_building_or_unit(_text(part.sheet.rows[number])):
            part.sheet.rows[number] = [""] * len(part.sheet.rows[number])  # 3号楼2单元 is no room
    if any(_MONTH_SAID.search(clean(text)) for text in part.headings):
        for number in set(section.head) - set(section.headings):
            row = part.sheet.rows[number]
            if len(row) - row.count("") <= LAYOUT.title_cells_count:
                part.sheet.rows[number] = [
                    _MONTH_SAID.sub(_year_alone, cell) if isinstance(cell, str) else cell for cell in row]
    return part


_MONTH_SAID = re.compile(
    r"(20\d{2})?\s*(年)?\s*(?<!\d)(?:0?[1-9]|1[0-2])\s*月份?[底末]?(?:\s*\d{1,2}\s*[日号])?")


def _year_alone(found: re.Match) -> str:
    return f"{found[1]}年" if found[1] else ""


def _headings(sheet: Sheet, section: _Section) -> list[str]:
    return [speech(_text(sheet.rows[row])) for row in reversed(section.headings)]


def speech(heading: str) -> str:
    """A heading without its number: 一、甲子社区 → 甲子社区."""
    return re.sub(rf"^{SECTION_START}", "", heading).strip()


def _sections(sheet: Sheet, filled: list[int]) -> list[_Section]:
    headers = list(header_rows(sheet, filled))
    if not headers:
        return []
    first = headers[0]
    head = list(range(_end_of_header(sheet, first, headers) + 1))
    sections = [_Section(head, [], len(head), first)]
    row = len(head)
    while row < len(sheet.rows):
        current = sections[-1]
        if row in headers and row > current.head[-1]:
            start = _start_of_titles(sheet, filled, row, current.first)
            is_same = sheet.rows[row] == sheet.rows[current.header_row] and start == row
            if not is_same:
                end = _end_of_header(sheet, row, headers)
                if current.headings and not any(filled[current.first:start]):
                    start = current.headings[0]  # the heading stands above a header of its own
                    sections.pop()
                else:
                    current.last = start - 1
                titles = [line for line in head if line < first and not _is_numbered(sheet.rows[line])]
                sections.append(_Section(titles + list(range(start, end + 1)), list(range(start, row)), end + 1, row))
                row = end
        elif filled[row] == 1 and row not in current.head and _is_heading(sheet, filled, row):
            follows_heading = current.headings and current.first == row and current.headings[-1] == row - 1
            kept = current.headings if follows_heading else _buildings_above(sheet, current.headings, row)
            own = [line for line in current.head if line not in current.headings and (
                line >= first or not _is_numbered(sheet.rows[line]))]
            current.last = row - 1
            sections.append(_Section([*own, *kept, row], [*kept, row], row + 1, current.header_row))
        row += 1
    sections[-1].last = len(sheet.rows) - 1
    return [section for section in sections if any(filled[section.first:section.last + 1])]


def _is_over_unit(cell: str, below: str) -> bool:
    """3号楼 above 1单元, each alone in its line."""
    (building, _), (other, unit) = (stated_places.building_and_unit([text]) for text in (cell, below))
    return bool(building and unit and not other) and stated_places.is_building_or_unit(cell)


def _buildings_above(sheet: Sheet, headings: list[int], row: int) -> list[int]:
    """The headings that say in which building the unit of a line is: 3号楼, 1单元, … 2单元."""
    building, unit = stated_places.building_and_unit([_text(sheet.rows[row])])
    if building or not unit:
        return []
    return [number for number in headings if stated_places.building_and_unit([_text(sheet.rows[number])])[0]]


def _end_of_header(sheet: Sheet, row: int, headers: list[int]) -> int:
    """The last line of a header that begins in a row: as far as its merged cells and further header lines reach."""
    last = row
    for top, left, bottom, right in sorted(sheet.merged):
        if top <= last <= bottom and bottom - top < LAYOUT.header_depth_rows:
            last = max(last, bottom)
        elif top == last and right > left and last + 1 < len(sheet.rows) and not has_numbers(sheet.rows[last + 1]):
            last = max(last, min(last + 1, row + LAYOUT.header_depth_rows - 1))
    while last + 1 in headers:
        last += 1
    return last


def _start_of_titles(sheet: Sheet, filled: list[int], header: int, lowest: int) -> int:
    """The first of the lines above a header that belong to its table: titles, and a group line of the header."""
    row, most = header, min(LAYOUT.title_cells_count, filled[header] - 1)  # of two columns every line has two cells
    while row > lowest and 0 < filled[row - 1] <= most and not _is_last_line(sheet.rows[row - 1]) and not (
            filled[row - 1] > 1 and has_numbers(sheet.rows[row - 1])):
        row -= 1
    if row == header and row > lowest + 1 and not filled[row - 2] and not has_numbers(sheet.rows[row - 1]) \
            and filled[row - 1]:
        row -= 1  # a group line between a blank line and the header
    return row


def _is_last_line(row: list) -> bool:
    """合计 and 填表人 lines belong to the table above them."""
    text = _text(row)
    is_last = text.startswith((*TOTAL_WORDS, *FOOTER_WORDS)) or bool(is_signed(text))
    return is_last and not re.match("填报单位|单位", text)


def _is_heading(sheet: Sheet, filled: list[int], row: int) -> bool:
    """Whether a line with one text speaks for the rows below it: 二、屋面防水, 甲子社区, 第二轮."""
    index = next(index for index, cell in enumerate(sheet.rows[row]) if cell != "")
    cell = sheet.rows[row][index]
    if not isinstance(cell, str) or len(cell) > 40 or _is_last_line(sheet.rows[row]):
        return False
    following = next((number for number in range(row + 1, len(sheet.rows)) if filled[number]), None)
    if following is None or (filled[following] < 2):
        return following is not None and (bool(re.match(SECTION_START, clean(cell))) or _is_over_unit(
            cell, _text(sheet.rows[following])))
    is_wide = any(top == row and left <= index <= right and right - left >= 2 for top, left, _, right in sheet.merged)
    below = sheet.rows[following][index]
    is_apart = (is_wide or below == "" or not isinstance(below, str) or below.isdecimal() or _is_community(cell, below)
                or (stated_places.is_building_or_unit(cell) and not stated_places.is_building_or_unit(below)))
    said = context.of([speech(clean(cell))], sheet="", file="")
    if _MONTH_ALONE.fullmatch(clean(cell).replace(" ", "")):
        return True
    speaks = bool(said.given or said.months)
    return bool(re.match(SECTION_START, clean(cell))) or (is_apart and speaks)


_MONTH_ALONE = re.compile(r"(?:20\d{2}年)?(?:0?[1-9]|1[0-2]|十[一二]?|[一二三四五六七八九])月份?[:：]?")


def _is_community(cell: str, below: str) -> bool:
    endings = ("社区", "居委会", "居民区", "街道")
    return cell.strip().endswith(endings) and not below.strip().endswith(endings)


def _is_numbered(row: list) -> bool:
    """一、加装电梯: a title that speaks for the table below it only."""
    return bool(re.match(SECTION_START, _text(row)))


def _text(row: list) -> str:
    return " ".join(dict.fromkeys(clean(cell) for cell in row if isinstance(cell, str) and cell.strip()))


def _rows_of(sheet: Sheet, section: _Section) -> Sheet:
    kept = {*section.head, *range(section.first, section.last + 1)}
    blank = [""] * (len(sheet.rows[0]) if sheet.rows else 0)
    last = section.last + 1
    return replace(
        sheet, rows=[row if number in kept else blank for number, row in enumerate(sheet.rows[:last])],
        merged=[m for m in sheet.merged if m[0] in kept],
        faults={at: fault for at, fault in sheet.faults.items() if at[0] in kept})
