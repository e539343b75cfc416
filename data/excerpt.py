"""What is shown of a sheet: its header and first rows and the rows with problems, as the clerk knows them."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from data.places import clean
from data.privacy import mask
from data.vocabulary.text import MASKED
from data.vocabulary.thresholds import EXCERPT
from data.workbook import Sheet

if TYPE_CHECKING:
    from data.inspection import SheetReading


def excerpt_of(sheet: Sheet, reading: "SheetReading") -> dict[int, list[str]]:
    """Row number (from 1) → its cells as text; personal columns are masked, and so is whatever looks personal."""
    if reading.is_hidden:
        return {}
    header = reading.header
    top = header.last_row + 1 if header else 0
    shown = set(range(min(top + EXCERPT.rows_count, len(sheet.rows))))
    if header:
        shown -= set(range(max(header.first_row - EXCERPT.title_rows_count, 0)))
    troubled = sorted({_row_of(problem.cell) for problem in reading.issues if problem.cell})
    shown.update(row for row in troubled[:EXCERPT.troubled_rows_count] if row < len(sheet.rows))
    personal = {column.index for column in header.columns if column.is_personal} if header else set()
    width = min(len(sheet.rows[0]) if sheet.rows else 0, EXCERPT.columns_count)
    return {row + 1: [MASKED if index in personal and row >= top and cell != "" else _shown(cell)
                      for index, cell in enumerate(sheet.rows[row][:width])]
            for row in sorted(shown) if any(cell != "" for cell in sheet.rows[row]) or row in troubled}


def _row_of(cell: str) -> int:
    return int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) - 1


def _shown(cell: object) -> str:
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d %H:%M}"
    if isinstance(cell, date):
        return f"{cell:%Y-%m-%d}"
    return mask(clean(cell))[:60]
