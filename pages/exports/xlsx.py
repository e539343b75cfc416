"""An answer as an Excel workbook: exactly what is shown, numbers as numbers, and never a formula."""

import io

import openpyxl
import pandas as pd
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

WIDEST_COLUMN = 60


def workbook_of(table: pd.DataFrame, sheet: str, *, note: str = "") -> bytes:
    """One sheet with the table's columns as they are named; `note` stands below it (source, definition, as of)."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = sheet[:31]
    page.append(list(table.columns))
    for cell in page[1]:
        cell.font = Font(bold=True)
    for row in table.itertuples(index=False):
        page.append([plain(value) for value in row])
    for line in filter(None, note.splitlines()):
        page.append([line])
    inert(page)
    for index, column in enumerate(table.columns, start=1):
        page.column_dimensions[get_column_letter(index)].width = column_width(column, table[column])
    page.freeze_panes = "A2"
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def inert(page: Worksheet) -> None:
    """Text that begins with = + - @ stays text."""
    for cells in page.iter_rows():
        for cell in cells:
            if isinstance(cell.value, str):
                cell.data_type = "s"


def plain(value: object) -> object:
    """A value as openpyxl takes it; nothing for what is missing."""
    if value is None or pd.isna(value):
        return None
    if isinstance(value, pd.Timestamp):
        return value.to_pydatetime() if value.time() != value.min.time() else value.date()
    return value.item() if hasattr(value, "item") else value


def column_width(head: str, column: pd.Series) -> int:
    """By the longest text of a column."""
    longest = max([len(str(head)), *column.astype("str").str.len().fillna(0).astype(int)], default=8)
    return min(WIDEST_COLUMN, longest * 2 + 2)
