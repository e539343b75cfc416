"""The chapters as slides: one finding a slide, 16:9, with PowerPoint's own charts and tables, the numbers as notes."""

import io
import zipfile
from itertools import accumulate

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.exc import PackageNotFoundError
from pptx.util import Inches

from data.vocabulary import text
from pages.exports.chapters import Briefing, Chapter
from pages.exports.native_charts import add_chart
from pages.exports.slides import (
    EMU_PER_PT,
    FOOTER_PT,
    HEIGHT,
    MARGIN,
    SUBTITLE_PT,
    WIDTH,
    Box,
    add_table,
    columns_pt,
    fill,
    lines_px,
    title_size,
    write,
)
from pages.exports.values import rows_told
from pages.figures import theme

TITLE_ONLY = 5
"""The layout of python-pptx's own template that has a title and nothing else."""

TABLE_BESIDE_ROWS, TABLE_BESIDE_SHARE, LEAST_TABLE_SHARE, FEWEST_COLUMNS = 15, .5, .25, 3
"""A table with few rows stands beside its chart, with as many of its columns as half of the width holds."""


class NotATemplate(ValueError):
    """The file is no presentation."""


def slides_of(briefing: Briefing, template: bytes | None = None) -> bytes:
    """The presentation. `template`: the office's own .pptx or .potx, whose slides are dropped. Raises NotATemplate."""
    deck = _opened(template) if template else _plain()
    _add_cover(deck, briefing)
    for chapter in briefing.on_slides:
        _add_slide(deck, briefing, chapter)
    target = io.BytesIO()
    deck.save(target)
    return target.getvalue()


def _plain():
    deck = Presentation()
    deck.slide_width, deck.slide_height = WIDTH, HEIGHT
    deck.core_properties.author = deck.core_properties.last_modified_by = text.PRODUCT
    return deck


def _opened(template: bytes):
    """The office's own; one saved as a template (.potx) is told to be a presentation."""
    try:
        with zipfile.ZipFile(io.BytesIO(template)) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        kinds = parts["[Content_Types].xml"].replace(
            b"presentationml.template.main", b"presentationml.presentation.main")
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in (parts | {"[Content_Types].xml": kinds}).items():
                package.writestr(name, content)
        deck = Presentation(target)
    except (zipfile.BadZipFile, PackageNotFoundError, KeyError, ValueError, SyntaxError) as problem:
        raise NotATemplate from problem
    for slide in list(deck.slides._sldIdLst):
        deck.part.drop_rel(slide.rId)
        deck.slides._sldIdLst.remove(slide)
    return deck


def _layout(deck):
    """The layout with a title and the fewest other places to fill."""
    titled = [layout for layout in deck.slide_layouts if any(
        place.placeholder_format.type in (1, 3) for place in layout.placeholders)]
    choices = titled or list(deck.slide_layouts)
    return min(choices, key=lambda layout: len(layout.placeholders))


def _blank_slide(deck):
    slide = deck.slides.add_slide(_layout(deck))
    for place in list(slide.placeholders):
        if place != slide.shapes.title:
            place._element.getparent().remove(place._element)
    return slide


def _add_cover(deck, briefing: Briefing) -> None:
    slide, wide = _blank_slide(deck), deck.slide_width - 2 * MARGIN
    title = text.BULLETIN_TITLE.format(street=briefing.street)
    _entitle(slide, title, Box(MARGIN, int(deck.slide_height * .34), wide, Inches(.8)), size=36)
    rule = slide.shapes.add_shape(
        MSO_SHAPE.RECTANGLE, MARGIN, int(deck.slide_height * .34) - Inches(.25), Inches(1.2), Inches(.08))
    rule.fill.solid()
    rule.fill.fore_color.rgb = RGBColor.from_string(theme.ACCENT.lstrip("#"))
    rule.line.fill.background()
    place = Box(MARGIN, int(deck.slide_height * .34) + Inches(.95), wide, Inches(.5))
    write(slide, briefing.month_text, place, size=20, colour=theme.SECOND)
    listed = text.LIST_JOINT.join(text.BRIEFING_SECTIONS[section] for section in briefing.shown_sections)
    place = Box(MARGIN, place.top + Inches(.6), wide, Inches(.5))
    write(slide, listed, place, size=SUBTITLE_PT, colour=theme.FOOTER)
    if briefing.remark:
        place = Box(MARGIN, place.top + Inches(.7), wide, Inches(1.2))
        write(slide, text.NOTE_SHOWN.format(words=briefing.remark), place, size=SUBTITLE_PT, colour=theme.SECOND)
    _add_footer(deck, slide, briefing.stamp)


def _add_slide(deck, briefing: Briefing, chapter: Chapter) -> None:
    slide, wide = _blank_slide(deck), deck.slide_width - 2 * MARGIN
    width_pt = Box(0, 0, wide, 0).pt
    size = title_size(chapter.finding, width_pt)
    top = Inches(.4)
    tall = lines_px(chapter.finding, size, width_pt)
    _entitle(slide, chapter.finding, Box(MARGIN, top, wide, tall), size=size)
    top += tall + Inches(.06)
    subtitle = text.CHART_JOINER.join([chapter.metric, chapter.subtitle])
    write(slide, subtitle, Box(MARGIN, top, wide, Inches(.3)), size=SUBTITLE_PT, colour=theme.FOOTER)
    top += Inches(.42)
    remark = chapter.remark and text.NOTE_SHOWN.format(words=chapter.remark)
    for words, colour in ((chapter.further, theme.INK), (remark, theme.AMBER_TEXT)):
        if words:
            tall = lines_px(words, SUBTITLE_PT, width_pt)
            write(slide, words, Box(MARGIN, top, wide, tall), size=SUBTITLE_PT, colour=colour)
            top += tall + Inches(.08)
    footer = "\n".join(filter(None, [
        text.CHART_BAR.join(filter(None, [chapter.definitions, chapter.rest])), briefing.stamp]))
    bottom = deck.slide_height - Inches(.3) - lines_px(footer, FOOTER_PT, width_pt) - Inches(.1)
    _add_proof(slide, chapter, Box(MARGIN, top, wide, bottom - top))
    _add_footer(deck, slide, footer)
    _add_notes(slide, chapter)


def _entitle(slide, words: str, box: Box, *, size: float) -> None:
    """In the layout's title, so that the outline view and readers for the blind find it."""
    title = slide.shapes.title
    if title is None:
        write(slide, words, box, size=size, is_bold=True)
        return
    title.left, title.top, title.width, title.height = box.left, box.top, box.width, box.height
    fill(title.text_frame, words, size=size, is_bold=True)


def _add_proof(slide, chapter: Chapter, box: Box) -> None:
    """The chart with its table beside it, alone where that is long or wide; the table alone without a chart."""
    if chapter.chart is None:
        add_table(slide, chapter, box)
        return
    ends = [int(end * EMU_PER_PT) for end in accumulate(columns_pt(chapter))]
    held = sum(end <= TABLE_BESIDE_SHARE * box.width for end in ends)
    has_table = len(chapter.shown) <= TABLE_BESIDE_ROWS and held >= min(FEWEST_COLUMNS, len(ends))
    needed = ends[held - 1]
    gap = Inches(.25)
    wide = box.width - gap - max(needed, int(LEAST_TABLE_SHARE * box.width)) if has_table else box.width
    add_chart(slide.shapes, chapter, box.left, box.top, wide, box.height)
    if has_table:
        add_table(slide, chapter, Box(
            box.left + wide + gap, box.top + Inches(.1), box.width - wide - gap, box.height - Inches(.1)), held)


def _add_footer(deck, slide, words: str) -> None:
    wide = deck.slide_width - 2 * MARGIN
    tall = lines_px(words, FOOTER_PT, Box(0, 0, wide, 0).pt)
    box = Box(MARGIN, deck.slide_height - Inches(.3) - tall, wide, tall)
    write(slide, words, box, size=FOOTER_PT, colour=theme.FOOTER, is_bottom=True)


def _add_notes(slide, chapter: Chapter) -> None:
    """What can be read aloud, and every number of the slide."""
    rows = ["\t".join(chapter.table.columns), *("\t".join(row) for row in rows_told(chapter))]
    said = [chapter.said or chapter.finding, chapter.remark and text.NOTE_SHOWN.format(words=chapter.remark)]
    slide.notes_slide.notes_text_frame.text = "\n".join([*filter(None, said), *rows])
