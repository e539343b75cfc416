"""The parts of a slide: texts in boxes, a table, the space there is. Sizes are in EMU, letters in points."""

from dataclasses import dataclass

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from pages.exports.chapters import Chapter
from pages.exports.native_charts import name_font
from pages.exports.values import is_number, rows_told
from pages.figures import theme
from pages.figures.lettering import em_width, shorten, wrap

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
MARGIN = Inches(.5)
TITLE_PT, SMALLER_TITLE_PT, SUBTITLE_PT, TABLE_PT, FOOTER_PT = 26, 22, 15, 12, 10
SMALLEST_PT, LARGEST_TABLE_PT = 10, 16
EMU_PER_PT = 12_700
WIDER, CELL_WIDER = 1.1, 1.16
"""Where the font is missing, another one with wider digits takes its place: room is left for that, in a cell more, for
it has no second line."""


@dataclass(frozen=True)
class Box:
    """A place on a slide."""

    left: int
    top: int
    width: int
    height: int

    @property
    def pt(self) -> float:
        return self.width / EMU_PER_PT


def write(slide, words: str, box: Box, *, size: float, colour: str = theme.INK, is_bold: bool = False,
          is_bottom: bool = False, align: PP_ALIGN = PP_ALIGN.LEFT):
    """One text in a box that neither grows nor shrinks; `words` fit, for they were measured."""
    frame = slide.shapes.add_textbox(box.left, box.top, box.width, box.height).text_frame
    return fill(frame, words, size=size, colour=colour, is_bold=is_bold, is_bottom=is_bottom, align=align)


def fill(frame, words: str, *, size: float, colour: str = theme.INK, is_bold: bool = False, is_bottom: bool = False,
         align: PP_ALIGN = PP_ALIGN.LEFT):
    """The words as the only text of a frame, a line a paragraph."""
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = MSO_ANCHOR.BOTTOM if is_bottom else MSO_ANCHOR.TOP
    for at, line in enumerate(words.split("\n")):
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        paragraph.alignment = align
        letter(paragraph, line, size=size, colour=colour, is_bold=is_bold)
    return frame


def letter(paragraph, words: str, *, size: float, colour: str, is_bold: bool = False) -> None:
    """A run with its size, colour and font."""
    run = paragraph.add_run()
    run.text = words
    run.font.size, run.font.bold = Pt(size), is_bold
    run.font.color.rgb = RGBColor.from_string(colour.lstrip("#"))
    name_font(run._r.get_or_add_rPr())


def title_size(words: str, width_pt: float) -> float:
    """Two lines of the usual size hold nearly every finding; a longer one is set a step smaller."""
    return TITLE_PT if len(wrap(words, _line_em(TITLE_PT, width_pt))) <= 2 else SMALLER_TITLE_PT


def lines_px(words: str, size: float, width_pt: float) -> int:
    """The height that a text takes, EMU."""
    count = sum(max(1, len(wrap(line, _line_em(size, width_pt)))) for line in words.split("\n"))
    return int(count * size * 1.35 * EMU_PER_PT)


def columns_pt(chapter: Chapter) -> list[float]:
    """The width that each column of a chapter's table needs beside a chart so that no cell breaks."""
    return [TABLE_PT * _longest([head, *column]) for head, column in zip(
        chapter.table.columns, zip(*rows_told(chapter), strict=True), strict=True)]


def add_table(slide, chapter: Chapter, box: Box, held: int | None = None) -> None:
    """The shown rows of a chapter as a native table: names at the left, numbers at the right, a rule under each row.

    `held`: so many of its columns.
    """
    shown = [row[:held] for row in rows_told(chapter)]
    heads = list(chapter.table.columns)[:held]
    row_height = min(Inches(.46), int(box.height / (len(shown) + 1)))
    needed = sum(_longest(column) for column in zip(heads, *shown, strict=True))
    size = max(SMALLEST_PT, min(LARGEST_TABLE_PT, row_height / EMU_PER_PT / 1.75, box.pt / needed))
    tall = row_height * (len(shown) + 1)
    frame = slide.shapes.add_table(len(shown) + 1, len(heads), box.left, box.top, box.width, tall)
    table = frame.table
    frame._element.graphic.graphicData.tbl.tblPr.find(qn("a:tableStyleId")).text = PLAIN_STYLE
    table.first_row, table.horz_banding = True, False
    widths = _widths(heads, shown, box.width)
    for at, width in enumerate(widths):
        table.columns[at].width = width
    for row in table.rows:
        row.height = row_height
    for across, head in enumerate(heads):
        align = PP_ALIGN.RIGHT if is_number(row[across] for row in shown) else PP_ALIGN.LEFT
        _cell(table.cell(0, across), head, size, align, is_head=True)
        for down, row in enumerate(shown, start=1):
            held = shorten(row[across], widths[across] / EMU_PER_PT / size - .8)
            _cell(table.cell(down, across), held, size, align)


PLAIN_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""PowerPoint's own name for a table without style."""


def _cell(cell, words: str, size: float, align: PP_ALIGN, *, is_head: bool = False) -> None:
    cell.margin_left = cell.margin_right = Inches(.06)
    cell.margin_top = cell.margin_bottom = Inches(.02)
    frame = cell.text_frame
    paragraph = frame.paragraphs[0]
    paragraph.alignment = align
    letter(paragraph, words, size=size, colour=theme.SECOND if is_head else theme.INK, is_bold=is_head)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.fill.solid()
    cell.fill.fore_color.rgb = RGBColor.from_string((theme.SURFACE if is_head else theme.WHITE).lstrip("#"))
    _underline(cell)


def _underline(cell) -> None:
    properties = cell._tc.get_or_add_tcPr()
    line = properties.makeelement(qn("a:lnB"), {"w": "6350"})
    solid = line.makeelement(qn("a:solidFill"), {})
    colour = solid.makeelement(qn("a:srgbClr"), {"val": theme.BORDER.lstrip("#")})
    solid.append(colour)
    line.append(solid)
    properties.insert(0, line)


def _widths(heads: list[str], rows: list[list[str]], whole: int) -> list[int]:
    """By the longest text of each column, none wider than a good half."""
    capped = [min(_longest(column), 24) for column in zip(heads, *rows, strict=True)]
    return [Emu(int(whole * width / sum(capped))) for width in capped]


def _longest(words: list[str] | tuple[str, ...]) -> float:
    return max(em_width(word) for word in words) * CELL_WIDER + 1.2


def _line_em(size: float, width_pt: float) -> float:
    return width_pt / size / WIDER - .5
