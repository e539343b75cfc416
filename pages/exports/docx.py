"""The chapters as the office's bulletin: sections in the trade's order, a paragraph a finding, its table below."""

import io

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from data.vocabulary import text
from pages.exports.chapters import MOST_ROWS, Briefing, Chapter
from pages.exports.native_charts import FONT
from pages.exports.slides import WIDER
from pages.exports.values import is_number, rows_told
from pages.figures import theme
from pages.figures.lettering import em_width

TITLE_PT, HEADING_PT, BODY_PT, TABLE_PT, SMALL_PT = 22, 16, 12, 10, 9
WIDTH_CM, CM_PER_PT = 16.0, 2.54 / 72
CELL_EM, LEAST_HEAD_EM = 1.3, 2.1
"""What the margins of a cell take, and what of a head is never broken, in letters."""


def bulletin_of(briefing: Briefing) -> bytes:
    """The Word file."""
    document = _opened()
    _say(document, text.BULLETIN_TITLE.format(street=briefing.street), size=TITLE_PT, is_bold=True, is_centred=True,
         style="Title")
    _say(document, text.BULLETIN_MONTH.format(month=briefing.month_text), size=BODY_PT,
         colour=theme.SECOND, is_centred=True)
    if briefing.remark:
        _say(document, text.NOTE_SHOWN.format(words=briefing.remark), size=BODY_PT)
    number = 0
    for at, (section, chapters) in enumerate(briefing.sections.items()):
        heading = text.BULLETIN_HEADING.format(
            number=text.BULLETIN_NUMERALS[at], section=text.BRIEFING_SECTIONS[section])
        _say(document, heading, size=HEADING_PT, is_bold=True, style="Heading 1")
        for chapter in chapters:
            number += 1
            _add_chapter(document, chapter, number)
    _mark_footer(document, briefing.stamp)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _opened():
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2.3)
    document.core_properties.author = document.core_properties.last_modified_by = text.PRODUCT
    for style in document.styles:
        if getattr(style, "font", None) is not None:
            _name_font(style.element.get_or_add_rPr())
    return document


def _add_chapter(document, chapter: Chapter, number: int) -> None:
    said = _say(document, chapter.said, size=BODY_PT)
    said.paragraph_format.first_line_indent = Pt(2 * BODY_PT)
    said.paragraph_format.keep_with_next = True
    if chapter.remark:
        note = _say(document, text.NOTE_SHOWN.format(words=chapter.remark), size=BODY_PT, colour=theme.AMBER_TEXT)
        note.paragraph_format.first_line_indent = Pt(2 * BODY_PT)
    title = text.BULLETIN_TABLE.format(number=number, metric=chapter.metric, subtitle=chapter.subtitle)
    _say(document, title, size=TABLE_PT, is_bold=True, is_centred=True).paragraph_format.keep_with_next = True
    _add_table(document, chapter)
    footer = text.CHART_BAR.join(filter(None, [chapter.definitions, chapter.rest]))
    source = _say(document, footer, size=SMALL_PT, colour=theme.FOOTER)
    source.paragraph_format.space_before, source.paragraph_format.space_after = Pt(3), Pt(12)


def _add_table(document, chapter: Chapter) -> None:
    """Names at the left, numbers at the right; a short table stays on one page; a long one repeats its head."""
    shown = [*rows_told(chapter)]
    heads = list(chapter.table.columns)
    table = document.add_table(rows=len(shown) + 1, cols=len(heads), style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    columns = [*zip(heads, *shown, strict=True)]
    widths = _widths([_needed_em(head, cells) for head, *cells in columns])
    for across, column in enumerate(columns):
        is_right = is_number(column[1:])
        table.columns[across].width = Cm(widths[across])
        for down, words in enumerate(column):
            cell = table.cell(down, across)
            cell.width = table.columns[across].width
            paragraph = cell.paragraphs[0]
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if is_right else WD_ALIGN_PARAGRAPH.LEFT
            paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
            paragraph.paragraph_format.keep_with_next = down < len(shown) <= MOST_ROWS
            _letter(paragraph, words, size=TABLE_PT, is_bold=down == 0)
    repeat = OxmlElement("w:tblHeader")
    repeat.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeat)


def _needed_em(head: str, cells: list[str]) -> float:
    """A cell stands on one line, a head on two at most."""
    broken = max(LEAST_HEAD_EM, em_width(head) / 2 + .6)
    return max([min(em_width(head), broken), *map(em_width, cells)]) * WIDER + CELL_EM


def _widths(needed: list[float]) -> list[float]:
    """In cm. Where not all have room, the widest columns break their lines and the narrow ones keep theirs."""
    room, at_most = WIDTH_CM / (TABLE_PT * CM_PER_PT), max(needed)
    for held, width in enumerate(sorted(needed)):
        rest = sum(sorted(needed)[:held])
        if rest + width * (len(needed) - held) > room:
            at_most = (room - rest) / (len(needed) - held)
            break
    held_back = [min(width, at_most) for width in needed]
    return [WIDTH_CM * width / sum(held_back) for width in held_back]


def _say(document, words: str, *, size: float, colour: str = theme.INK, is_bold: bool = False,
         is_centred: bool = False, style: str | None = None):
    paragraph = document.add_paragraph(style=style)
    if is_centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_after = Pt(6)
    _letter(paragraph, words, size=size, colour=colour, is_bold=is_bold)
    return paragraph


def _letter(paragraph, words: str, *, size: float, colour: str = theme.INK, is_bold: bool = False) -> None:
    run = paragraph.add_run(words)
    run.font.size, run.font.bold = Pt(size), is_bold
    run.font.color.rgb = RGBColor.from_string(colour.lstrip("#"))
    _name_font(run._r.get_or_add_rPr())


def _name_font(properties) -> None:
    """For Latin and for Chinese letters; a theme's font would win over a named one."""
    fonts = properties.find(qn("w:rFonts"))
    if fonts is None:
        fonts = OxmlElement("w:rFonts")
        properties.insert(0, fonts)
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for kind in ("w:ascii", "w:hAnsi", "w:eastAsia"):
        fonts.set(qn(kind), FONT)


def _mark_footer(document, stamp: str) -> None:
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _letter(paragraph, stamp, size=SMALL_PT, colour=theme.FOOTER)
