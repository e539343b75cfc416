"""The chapters as a workbook: one sheet a chart, all its rows, numbers as numbers, Excel's own chart beside them."""

import io

import openpyxl
import pandas as pd
from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.layout import Layout, ManualLayout
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from pages.exports.chapters import Briefing, Chapter, Series
from pages.exports.native_charts import FONT
from pages.exports.xlsx import column_width, inert, plain
from pages.figures import theme

HEAD_ROW = 5
CHART_CM = (22, 11)


def workbook_of_chapters(briefing: Briefing) -> bytes:
    """The Excel file."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    book.properties.creator = book.properties.lastModifiedBy = ""
    for chapter in briefing.chapters:
        _add_sheet(book, briefing, chapter)
    if not book.worksheets:
        book.create_sheet(briefing.month_text)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _add_sheet(book: openpyxl.Workbook, briefing: Briefing, chapter: Chapter) -> None:
    """Finding, subtitle, what else is said and what staff wrote, the heads and every row, the source; the chart at the
    right."""
    page = book.create_sheet(chapter.metric[:31])
    for words in (chapter.finding, chapter.subtitle, chapter.further or None, chapter.remark or None):
        page.append([words])
    page.append(list(chapter.table.columns))
    for row in chapter.table.itertuples(index=False):
        page.append([plain(value) for value in row])
    for words in (None, chapter.definitions, briefing.stamp):
        page.append([words])
    inert(page)
    _dress(page, chapter)
    if chapter.chart is not None:
        page.add_chart(_chart(page, chapter), f"{get_column_letter(len(chapter.table.columns) + 2)}{HEAD_ROW}")


def _dress(page, chapter: Chapter) -> None:
    for cells in page.iter_rows():
        for cell in cells:
            cell.font = Font(name=FONT, size=11)
    page["A1"].font = Font(name=FONT, size=14, bold=True)
    page["A2"].font = Font(name=FONT, size=11, color=theme.FOOTER.lstrip("#"))
    for across, head in enumerate(chapter.table.columns, start=1):
        page.cell(HEAD_ROW, across).font = Font(name=FONT, size=11, bold=True)
        is_number = pd.api.types.is_numeric_dtype(chapter.table[head])
        page.cell(HEAD_ROW, across).alignment = Alignment(horizontal="right" if is_number else "left")
        form = _number_format(chapter, head)
        for down in range(HEAD_ROW + 1, HEAD_ROW + 1 + len(chapter.table)):
            page.cell(down, across).number_format = form
        page.column_dimensions[get_column_letter(across)].width = column_width(head, chapter.table[head])
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", page.PAPERSIZE_A4
    page.page_setup.fitToHeight, page.sheet_properties.pageSetUpPr = 0, PageSetupProperties(fitToPage=True)
    page.freeze_panes = page.cell(HEAD_ROW + 1, 1)


def _number_format(chapter: Chapter, head: str) -> str:
    if head in chapter.shares:
        return "0.0%"
    if not pd.api.types.is_numeric_dtype(chapter.table[head]):
        return "@"
    return "#,##0.0" if pd.api.types.is_float_dtype(chapter.table[head]) else "#,##0"


def _chart(page, chapter: Chapter) -> BarChart | LineChart:
    """Over the same rows as on the slide."""
    drawn = chapter.chart
    chart = LineChart() if drawn.kind == "lines" else BarChart()
    if isinstance(chart, BarChart):
        chart.type, chart.gapWidth = "bar", 45
        chart.x_axis.scaling.orientation = "maxMin"
        if drawn.kind == "stacked":
            chart.grouping, chart.overlap = "stacked", 100
        chart.dataLabels = DataLabelList(showVal=True, showSerName=False, showCatName=False, showLegendKey=False)
    heads = list(chapter.table.columns)
    last = HEAD_ROW + len(chapter.drawn)
    for series in drawn.series:
        across = heads.index(series.head) + 1
        chart.add_data(Reference(page, min_col=across, min_row=HEAD_ROW, max_row=last), titles_from_data=True)
        _paint(chart.series[-1], series, is_line=drawn.kind == "lines")
    category = heads.index(drawn.category) + 1
    chart.set_categories(Reference(page, min_col=category, min_row=HEAD_ROW + 1, max_row=last))
    chart.x_axis.delete, chart.y_axis.delete = False, drawn.kind != "lines"  # a bar bears its number
    chart.y_axis.number_format = _number_format(chapter, drawn.series[-1].head)
    chart.y_axis.majorGridlines = chart.y_axis.majorGridlines if drawn.kind == "lines" else None
    if len(drawn.series) > 1:
        chart.legend.position = "t"
    else:
        chart.legend = None
    chart.layout = Layout(manualLayout=ManualLayout(xMode="edge", yMode="edge", x=.16, y=.12, w=.8, h=.76))
    chart.width, chart.height = CHART_CM
    return chart


def _paint(series, drawn: Series, *, is_line: bool) -> None:
    colour = drawn.colour.lstrip("#")
    series.graphicalProperties.line.solidFill = colour if is_line or not drawn.is_faint else theme.OUTLINE.lstrip("#")
    if is_line:
        series.graphicalProperties.line.width = 22_000 if drawn.is_faint else 38_000
        series.graphicalProperties.line.dashStyle = "dash" if drawn.is_dashed else "solid"
        series.smooth = False
    else:
        series.graphicalProperties.solidFill = colour
