"""The seeded sample workbooks: five real cases and the invented 演示街道, laid out as offices lay them out."""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from data.sample_books.cases import cases
from data.sample_books.complaints import complaints
from data.sample_books.consent_totals import consent_totals
from data.sample_books.consents import household_consents
from data.sample_books.deliberations import deliberations
from data.sample_books.layout import SampleBook, SampleSheet
from data.sample_books.ledgers import ledgers, plans
from data.sample_books.places import register
from data.sample_books.rainfall import rainfall

WRITTEN_AT = (2025, 11, 3, 9, 12, 0)
"""The moment every file says it was written, so that the same figures are the same bytes."""

TITLE_FONT = Font(name="宋体", size=16, bold=True)
HEADER_FONT = Font(name="宋体", size=11, bold=True)
HEADER_FILL = PatternFill("solid", fgColor="EEF1F4")
CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)
RIGHT = Alignment(horizontal="right")
BOX = Border(*(Side(style="thin", color="7C8894"),) * 4)
COLUMN_WIDTHS = (8, 28)


def write(folder: Path) -> list[Path]:
    """Write every sample workbook into a folder; the same bytes each time."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for book in books():
        path = folder / book.file
        path.write_bytes(_content(book))
        paths.append(path)
    return paths


def books() -> Iterator[SampleBook]:
    yield from cases()
    yield from ledgers()
    yield from plans()
    yield complaints()
    yield from household_consents()
    yield consent_totals()
    yield register()
    yield deliberations()
    yield rainfall()


def _content(book: SampleBook) -> bytes:
    workbook = Workbook()
    workbook.remove(workbook.active)
    workbook.properties.creator = "街道改造督查看板"
    for sheet in book.sheets:
        _lay_out(workbook.create_sheet(sheet.name), sheet)
    buffer = io.BytesIO()
    workbook.save(buffer)
    return _pinned(buffer)


def _lay_out(worksheet: Worksheet, sheet: SampleSheet) -> None:
    width = len(sheet.columns)
    _titles(worksheet, sheet.titles, width)
    _header(worksheet, sheet)
    first_row = worksheet.max_row + 1
    for row in sheet.rows:
        worksheet.append(row)
    for column in sheet.merged_down:
        _merge_down(worksheet, [row[column] for row in sheet.rows], first_row=first_row, column=column + 1)
    if sheet.total:
        worksheet.append(sheet.total)
    for line in sheet.footers:
        worksheet.append((line,))
    worksheet.freeze_panes = worksheet.cell(first_row, 1)
    _widths(worksheet, sheet)


def _titles(worksheet: Worksheet, titles: Iterable[str | tuple[str, str]], width: int) -> None:
    for number, line in enumerate(titles, 1):
        left, right = line if isinstance(line, tuple) else (line, None)
        worksheet.cell(number, 1, left)
        if right is not None:
            worksheet.cell(number, width, right).alignment = RIGHT
            continue
        worksheet.merge_cells(start_row=number, end_row=number, start_column=1, end_column=width)
        worksheet.cell(number, 1).alignment = CENTRED
        if number == 1:
            worksheet.cell(number, 1).font = TITLE_FONT


def _header(worksheet: Worksheet, sheet: SampleSheet) -> None:
    """One line, or two where columns have a group: groups merge to the right, other headers downwards."""
    top = len(sheet.titles) + 1
    has_groups = any(isinstance(column, tuple) for column in sheet.columns)
    groups = [column[0] if isinstance(column, tuple) else None for column in sheet.columns]
    for number, column in enumerate(sheet.columns, 1):
        group = groups[number - 1]
        worksheet.cell(top, number, group if group else column)
        if group:
            worksheet.cell(top + 1, number, column[1])
        elif has_groups:
            worksheet.merge_cells(start_row=top, end_row=top + 1, start_column=number, end_column=number)
    for first, last in _runs(groups):
        for number in range(first + 1, last + 1):
            worksheet.cell(top, number + 1).value = None
        worksheet.merge_cells(start_row=top, end_row=top, start_column=first + 1, end_column=last + 1)
    for row in worksheet.iter_rows(min_row=top, max_row=top + has_groups, max_col=len(sheet.columns)):
        for cell in row:
            cell.font, cell.fill, cell.border, cell.alignment = HEADER_FONT, HEADER_FILL, BOX, CENTRED


def _runs(values: list) -> Iterator[tuple[int, int]]:
    """First and last index of each run of one value, two or longer; None is no value."""
    first = 0
    for index in range(1, len(values) + 1):
        if index == len(values) or values[index] != values[first]:
            if values[first] is not None and index - first > 1:
                yield first, index - 1
            first = index


def _merge_down(worksheet: Worksheet, values: list, *, first_row: int, column: int) -> None:
    for first, last in _runs(values):
        for row in range(first + 1, last + 1):
            worksheet.cell(first_row + row, column).value = None
        worksheet.merge_cells(
            start_row=first_row + first, end_row=first_row + last, start_column=column, end_column=column)
        worksheet.cell(first_row + first, column).alignment = CENTRED


def _widths(worksheet: Worksheet, sheet: SampleSheet) -> None:
    least, most = COLUMN_WIDTHS
    for number, column in enumerate(sheet.columns):
        header = column[1] if isinstance(column, tuple) else column
        texts = [header, *(str(row[number]) for row in sheet.rows[:60] if row[number] is not None)]
        longest = max(sum(1 if character.isascii() else 2 for character in text) for text in texts)
        worksheet.column_dimensions[get_column_letter(number + 1)].width = min(max(longest + 2, least), most)


def _pinned(saved: io.BytesIO) -> bytes:
    """The workbook with one moment everywhere: openpyxl writes the clock into the entries and the properties."""
    year, month, day, hour, minute, second = WRITTEN_AT
    moment = f"{year}-{month:02d}-{day:02d}T{hour:02d}:{minute:02d}:{second:02d}Z".encode()
    pinned = io.BytesIO()
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(pinned, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist()):
            content = source.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", moment, content)
            target.writestr(zipfile.ZipInfo(name, WRITTEN_AT), content, zipfile.ZIP_DEFLATED)
    return pinned.getvalue()
