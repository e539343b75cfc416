"""A chapter's chart as PowerPoint's own: every mark and number can be changed in the slide."""

import io

import openpyxl
import pandas as pd
from lxml import etree
from pptx.chart.chart import Chart as NativeChart
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_LINE
from pptx.oxml.ns import qn
from pptx.util import Pt

from pages.exports.chapters import Chapter, Series
from pages.figures import theme

KINDS = {
    "bars": XL_CHART_TYPE.BAR_CLUSTERED, "stacked": XL_CHART_TYPE.BAR_STACKED, "lines": XL_CHART_TYPE.LINE_MARKERS}
FONT = "Microsoft YaHei"
AXIS_PT, LABEL_PT = 12, 12
LEAST_LABELLED_SHARE = .03
"""A part of a bar that is narrower than this bears no number; the table beside it does."""
SHOWN_PARTS = ("c:showLegendKey", "c:showVal", "c:showCatName", "c:showSerName", "c:showPercent", "c:showBubbleSize")


def add_chart(shapes, chapter: Chapter, left: int, top: int, width: int, height: int) -> NativeChart:
    """Draw the rows of a chapter's table."""
    drawn, rows = chapter.chart, chapter.drawn
    data = CategoryChartData()
    data.categories = list(rows[drawn.category])
    for series in drawn.series:
        values = [None if pd.isna(value) else float(value) for value in rows[series.head]]
        data.add_series(series.head, values, number_format=_number_format(chapter, series.head))
    chart = shapes.add_chart(KINDS[drawn.kind], left, top, width, height, data).chart
    chart.part.chart_workbook.update_from_xlsx_blob(_inert_workbook(chapter))
    _letter(chart)
    chart.has_title = False
    chart.has_legend = len(drawn.series) > 1
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
        chart.legend.font.size = Pt(LABEL_PT)
    (_dress_lines if drawn.kind == "lines" else _dress_bars)(chart, chapter)
    return chart


def name_font(properties: etree._Element, typeface: str = FONT) -> None:
    """Name the font for Latin and for Chinese letters; without the second one PowerPoint takes any it likes."""
    for tag in ("a:latin", "a:ea", "a:cs"):
        for old in properties.findall(qn(tag)):
            properties.remove(old)
    for tag in ("a:latin", "a:ea"):
        etree.SubElement(properties, qn(tag)).set("typeface", typeface)


def _letter(chart: NativeChart) -> None:
    chart.font.size, chart.font.color.rgb = Pt(AXIS_PT), _rgb(theme.SECOND)
    name_font(chart._chartSpace.txPr.p_lst[0].pPr.defRPr)


def _dress_bars(chart: NativeChart, chapter: Chapter) -> None:
    """Bars from 0, without a value axis, for each bears its number; the first row on top."""
    plot, is_stacked = chart.plots[0], chapter.chart.kind == "stacked"
    plot.gap_width, plot.overlap = 45, 100 if is_stacked else 0
    chart.category_axis.reverse_order = True
    chart.category_axis.format.line.color.rgb = _rgb(theme.BORDER)
    chart.category_axis.major_tick_mark = XL_TICK_MARK.NONE
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    chart.value_axis.visible, chart.value_axis.has_major_gridlines = False, False
    chart.value_axis.minimum_scale = 0
    rows = chapter.drawn
    longest = rows[[series.head for series in chapter.chart.series]].astype("float64").sum(axis=1).max()
    for series, drawn in zip(plot.series, chapter.chart.series, strict=True):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = _rgb(drawn.colour)
        series.format.line.color.rgb = _rgb(theme.OUTLINE if drawn.is_faint else theme.WHITE)
        series.format.line.width = Pt(.75)
        values = rows[drawn.head]
        for at, value in enumerate(values):
            if not pd.isna(value) and (not is_stacked or value > LEAST_LABELLED_SHARE * longest):
                colour = _text_on(drawn) if is_stacked else theme.INK
                place = XL_LABEL_POSITION.CENTER if is_stacked else XL_LABEL_POSITION.OUTSIDE_END
                _label(series.points[at].data_label, place, colour, _number_format(chapter, drawn.head))


def _dress_lines(chart: NativeChart, chapter: Chapter) -> None:
    """The line the sentence is about in the accent; the last point of each line bears its number."""
    chart.value_axis.has_major_gridlines = True
    chart.value_axis.major_gridlines.format.line.color.rgb = _rgb(theme.GRID)
    chart.value_axis.format.line.fill.background()
    chart.value_axis.major_tick_mark = chart.category_axis.major_tick_mark = XL_TICK_MARK.NONE
    chart.category_axis.format.line.color.rgb = _rgb(theme.BORDER)
    is_share = any(series.head in chapter.shares for series in chapter.chart.series)
    if is_share:
        chart.value_axis.maximum_scale = 1
    else:
        chart.value_axis.minimum_scale = 0
    chart.value_axis.tick_labels.number_format = "0%" if is_share else "#,##0"
    chart.value_axis.tick_labels.number_format_is_linked = False
    for series, drawn in zip(chart.plots[0].series, chapter.chart.series, strict=True):
        series.smooth = False
        series.format.line.color.rgb = _rgb(drawn.colour)
        series.format.line.width = Pt(1.75 if drawn.is_faint else 3)
        if drawn.is_dashed:
            series.format.line.dash_style = MSO_LINE.DASH
        series.marker.size = 5
        series.marker.format.fill.solid()
        series.marker.format.fill.fore_color.rgb = _rgb(drawn.colour)
        series.marker.format.line.color.rgb = _rgb(drawn.colour)
        _label_points(series, drawn, chapter)


def _label_points(series, drawn: Series, chapter: Chapter) -> None:
    """The last point of each line, and the peak of the one the sentence is about; where two lines end close to one
    another, the higher one is labelled above and the lower one below."""
    values = chapter.shown[drawn.head].astype("float64")
    known = values.dropna()
    if known.empty:
        return
    last = known.index[-1]
    heads = [other.head for other in chapter.chart.series if other != drawn]
    others = chapter.shown[heads].astype("float64").loc[last]
    is_low = bool((others > known[last]).any()) and not bool((others < known[last]).any())
    end = XL_LABEL_POSITION.BELOW if is_low else XL_LABEL_POSITION.ABOVE
    has_peak = not drawn.is_faint and drawn.head not in chapter.shares
    shown = {known.idxmax(): XL_LABEL_POSITION.ABOVE} if has_peak else {}
    shown[last] = end
    for at, place in shown.items():
        _label(series.points[at].data_label, place, theme.SECOND if drawn.is_faint else drawn.colour,
               _number_format(chapter, drawn.head), is_bold=not drawn.is_faint)


def _label(label, place: XL_LABEL_POSITION, colour: str, number_format: str, *, is_bold: bool = False) -> None:
    """One number at one mark, its value and nothing else."""
    label.position = place
    label.font.size, label.font.bold = Pt(LABEL_PT), is_bold
    label.font.color.rgb = _rgb(colour)
    name_font(label._dLbl.txPr.p_lst[0].pPr.defRPr)
    for tag in SHOWN_PARTS:
        for part in label._dLbl.findall(qn(tag)):
            part.set("val", "1" if tag == "c:showVal" else "0")
    form = label._dLbl.makeelement(qn("c:numFmt"), {"formatCode": number_format, "sourceLinked": "0"})
    label._dLbl.find(qn("c:txPr")).addprevious(form)


def _inert_workbook(chapter: Chapter) -> bytes:
    """The sheet behind the chart, where a name that begins with = stays a name (python-pptx would write a formula)."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Sheet1"
    rows = chapter.drawn
    sheet.append([None, *(series.head for series in chapter.chart.series)])
    for at, category in enumerate(rows[chapter.chart.category]):
        values = (rows[series.head].iloc[at] for series in chapter.chart.series)
        sheet.append([category, *(None if pd.isna(value) else float(value) for value in values)])
    for cells in sheet.iter_rows():
        for cell in cells:
            if isinstance(cell.value, str):
                cell.data_type = "s"
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _number_format(chapter: Chapter, head: str) -> str:
    """As the table writes the column."""
    if head in chapter.shares:
        return "0.0%"
    return "#,##0.0" if pd.api.types.is_float_dtype(chapter.table[head]) else "#,##0"


def _text_on(drawn: Series) -> str:
    return theme.WHITE if drawn.colour in (theme.ACCENT, theme.ALARM) else theme.INK


def _rgb(colour: str) -> RGBColor:
    return RGBColor.from_string(colour.lstrip("#"))
