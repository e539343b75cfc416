"""One finding as a picture of a fixed format: the slide's numbers, title and source inside, in every format."""

from dataclasses import replace

import pytest

from pages.figures import theme
from pages.figures.chapter_sheet import Marks, Sheet, figure
from pages.figures.frame import FORMATS, config
from tests.figures.drawn import caption

BARS = Sheet(
    "丙寅社区最多：54件", ("各社区", "件"), ("不含作废",), "bars", ("丙寅社区", "甲子社区"),
    (Marks("件数", (54.0, 12.0), ("54", "12"), theme.ACCENT),))
STACK = replace(BARS, kind="stacked", marks=(
    Marks("已完成", (2.0, 400.0), ("2", "400"), theme.ACCENT), Marks("待开工", (1.0, None), ("1", "—"), theme.NOT_STARTED.colour, is_faint=True)))
LINES = replace(BARS, kind="lines", categories=("2025-09", "2025-10"), marks=(
    Marks("上年同月", (3.0, 5.0), ("3", "5"), theme.MID, is_faint=True), Marks("当月", (4.0, None), ("4", "—"), theme.ACCENT)))
SHARES = replace(LINES, is_share=True, marks=(Marks("满意率", (.8, .9), ("80.0%", "90.0%"), theme.ACCENT),))
TABLE = replace(BARS, kind=None, categories=(), marks=(), heads=("指标", "本月", "上月", "环比", "上年同月", "同比", "说明文字"), rows=(
    ("加装电梯完成（台）", "28", "25", "+3", "4", "+24", "一段很长很长很长很长的文字"),
    ("12345诉求（件）", "211", "229", "−7.9%", "235", "−10.2%", "—")))
SHEETS = {"bars": BARS, "stacked": STACK, "lines": LINES, "shares": SHARES, "table": TABLE}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("kind", SHEETS)
def test_title_subtitle_and_source_are_inside(kind, form):
    sheet, shape = SHEETS[kind], FORMATS[form]
    chart = figure(sheet, caption=replace(caption(size=shape.size), width_px=shape.width), shape=shape)
    meta = chart.layout.meta
    assert meta["title"].replace("\n", "") == sheet.finding and "各社区" in meta["subtitle"] and "不含作废" in meta["footer"]
    assert (chart.layout.width, chart.layout.height) == (shape.width, shape.height)
    drawn = [trace for trace in chart.data if trace.type != "table"]
    values = [list(trace.x if trace.type == "bar" else trace.y) for trace in drawn]
    assert values == [list(marks.values) for marks in sheet.marks]


def test_a_missing_number_is_no_mark_and_a_narrow_part_no_number():
    wide = FORMATS["wide"]
    chart = figure(STACK, caption=replace(caption(size="full"), width_px=wide.width), shape=wide)
    assert list(chart.data[0].text) == ["", "400"] and list(chart.data[1].text) == ["", ""]
    ends = [note.text for note in figure(LINES, caption=replace(caption(size="full"), width_px=wide.width), shape=wide).layout.annotations
            if note.name == "end"]
    assert ends == ["<b>4</b>", "5"]


def test_a_narrow_picture_holds_fewer_columns():
    counts = {}
    for form in ("wide", "phone"):
        chart = figure(TABLE, caption=replace(caption(size=FORMATS[form].size), width_px=FORMATS[form].width), shape=FORMATS[form])
        counts[form] = len(chart.data[0].header["values"])
    assert counts["wide"] == 7 > counts["phone"] >= 2


def test_pictures_have_the_sizes_that_are_promised():
    sizes = {name: (round(shape.width * shape.scale), round(shape.height * shape.scale)) for name, shape in FORMATS.items()}
    assert sizes == {"wide": (1920, 1080), "classic": (1920, 1440), "phone": (1440, 1920), "paper": (2480, 3507)}
    options = config(caption(), "诉求趋势", shape=FORMATS["classic"])["toImageButtonOptions"]
    assert (options["width"], options["height"], options["scale"]) == (960, 720, 2)
