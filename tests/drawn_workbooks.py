"""Workbooks drawn in text: each line a row, cells between bars; a number is a number, `2024-06-30` stays text."""

import io
import re

import openpyxl

from data import intake


def workbook(*drawings: str, names: tuple[str, ...] = ("Sheet1",), merged: tuple[str, ...] = ()) -> bytes:
    """An .xlsx file with one sheet a drawing; `merged` are ranges of the first sheet."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for drawing, name in zip(drawings, names, strict=True):
        sheet = book.create_sheet(name)
        for line in drawing.strip().splitlines():
            sheet.append([_cell(text) for text in line.strip().removeprefix("|").removesuffix("|").split("|")])
    for merge in merged:
        book.worksheets[0].merge_cells(merge)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _cell(text: str) -> object:
    text = text.strip()
    if re.fullmatch(r"-?\d+", text) and not (len(text) > 1 and text.startswith("0")):
        return int(text)
    return float(text) if re.fullmatch(r"-?\d+\.\d+", text) else text or None


def inspection(drawing: str, *, file: str = "台账.xlsx", **options: object) -> intake.Inspection:
    """What the flow understands of one drawn sheet."""
    return intake.inspect(file, workbook(drawing), **options)


def rows(found: intake.Inspection, *names: str) -> list[tuple]:
    """The named fields of the accepted rows, in the sheet's order."""
    return [
        values for sheet in found.sheets if sheet.table
        for values in zip(*(sheet.table.columns.get(name, [None] * sheet.accepted_count) for name in names), strict=True)]


def codes(found: intake.Inspection) -> list[str]:
    """The codes of all issues with their cells: `approximate-number@C4`."""
    return [f"{problem.code}@{problem.cell}" if problem.cell else problem.code for problem in found.all_issues]
