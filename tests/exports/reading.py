"""The three files read back as a stranger would: each finding's words, its table, its chart's values."""

import io
import re
import zipfile
from dataclasses import dataclass, field

import docx
import openpyxl
from pptx import Presentation

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
NOT_NUMBERS = re.compile(
    r"12345|\d{4}-\d{2}(-\d{2})?|\d{4}年(\d+月)?|\d+月|[≥>]?\d/\d(?=[，）])|\d+(?:号楼|单元|门)|每千户|\d{2}:\d{2}")
"""The hotline's own number, dates, parts of a rule, addresses."""


@dataclass
class Read:
    """One finding as a file has it. `cells`: the table's rows without its heads, as text or as numbers."""

    title: str
    heads: list[str] = field(default_factory=list)
    cells: list[list[object]] = field(default_factory=list)
    series: dict[str, list[float | None]] = field(default_factory=dict)
    behind: list[list[object]] = field(default_factory=list)
    words: str = ""


def slides(content: bytes) -> list[Read]:
    """Every slide after the cover."""
    found = []
    for slide in list(Presentation(io.BytesIO(content)).slides)[1:]:
        read = Read(slide.shapes.title.text_frame.text.replace("\n", ""), words=slide.notes_slide.notes_text_frame.text)
        for shape in slide.shapes:
            if shape.has_table:
                rows = [[cell.text_frame.text for cell in row.cells] for row in shape.table.rows]
                read.heads, read.cells = rows[0], rows[1:]
            if shape.has_chart:
                read.series = {series.name: list(series.values) for series in shape.chart.plots[0].series}
                book = openpyxl.load_workbook(io.BytesIO(shape.chart.part.chart_workbook.xlsx_part.blob))
                read.behind = [[cell.value for cell in row] for row in book.active.iter_rows()]
        found.append(read)
    return found


def bulletin(content: bytes) -> list[Read]:
    """Every table of the bulletin, with the paragraphs before it."""
    document = docx.Document(io.BytesIO(content))
    found, words = [], []
    for part in document.iter_inner_content():
        if hasattr(part, "rows"):
            rows = [[cell.text for cell in row.cells] for row in part.rows]
            found.append(Read("", rows[0], rows[1:], words="\n".join(words)))
            words = []
        else:
            words.append(part.text)
    return found


def sheets(content: bytes) -> list[Read]:
    """Every sheet: the finding above the heads, rows until the first empty line."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    found = []
    for sheet in book.worksheets:
        lines = [[cell.value for cell in row] for row in sheet.iter_rows()]
        heads = [head for head in lines[4] if head is not None]
        rows = [row[:len(heads)] for row in lines[5:]]
        end = next((at for at, row in enumerate(rows) if all(value is None for value in row)), len(rows))
        found.append(Read(lines[0][0], heads, rows[:end]))
    return found


def formulas(content: bytes) -> list[str]:
    """Every formula in any workbook of a file, also in those behind the charts of slides."""
    found = []
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in package.namelist():
            if name.endswith(".xlsx"):
                found += formulas(package.read(name))
            elif "worksheets/" in name and name.endswith(".xml"):
                found += re.findall(r"<f[ >].*?</f>|<hyperlink .*?>", package.read(name).decode())
    return found


def numbers_in(words: str) -> list[float]:
    """Every number of a sentence that counts something; 1.2万 is 12000."""
    bare = NOT_NUMBERS.sub(" ", words)
    return [float(match[0].replace(",", "")) * (10_000 if bare[match.end():match.end() + 1] == "万" else 1)
            for match in NUMBER.finditer(bare)]
