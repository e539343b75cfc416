"""The frame: where its texts stand, what room they take, and what the saved picture is called."""

from dataclasses import replace

import pytest

from data.vocabulary import text
from pages.figures import frame, theme
from pages.figures.frame import Mark, Words
from pages.figures.lettering import em_width
from tests.figures.drawn import caption, said

WORDS = Words(
    "电梯完成28/34台（82.4%），缺口集中在丙寅、己巳两个社区", ("各社区", "台", "2025年10月", "未完成多的在上"),
    (Mark("■", theme.ACCENT, "已完成"), Mark("□", theme.OUTLINE, "待开工")), ("完成含已投用",))


def note(figure, name):
    return next(note for note in figure.layout.annotations if note.name == name)


def test_plain_texts_are_in_meta():
    meta = frame.framed(WORDS, caption(size="card")).layout.meta
    assert meta["finding"] == WORDS.finding
    assert meta["title"] == "电梯完成28/34台（82.4%），\n缺口集中在丙寅、己巳两个社区"
    assert meta["subtitle"] == "各社区 · 台 · 2025年10月 · 未完成多的在上"
    assert meta["key"] == "■ 已完成 □ 待开工"
    assert meta["footer"] == "来源：电梯台账_2025年10月.xlsx｜完成含已投用\n演示街道｜数据截至 2025-10-31｜11-03 09:12 生成"


def test_margins_are_computed_from_the_lines():
    figure = frame.framed(WORDS, caption(size="card"), left=76, right=116, has_ticks=True, has_heads=True)
    margin = figure.layout.margin
    assert margin.t == round(10 + 2 * 1.3 * 18 + 4 + 1.3 * 13 + 1.3 * 13 + 16 + 20)
    assert margin.b == round(28 + 1.4 * 11 * 2 + 10)
    assert (margin.l, margin.r) == (76, 116)
    assert frame.framed(WORDS, caption(size="card")).layout.margin.b == round(6 + 1.4 * 11 * 2 + 10)


def test_texts_hang_from_the_figures_edges_and_not_from_layout_title():
    figure = frame.framed(WORDS, caption(size="card"), left=76)
    title, subtitle, footer = (note(figure, name) for name in ("title", "subtitle", "footer"))
    top = 10 + 2 * 1.3 * 18 + 4 + 2 * 1.3 * 13 + 16
    assert figure.layout.title.text is None
    assert (title.x, title.y, title.xanchor, title.yanchor, title.xshift) == (0, 1, "left", "top", -72)
    assert title.yshift == pytest.approx(top - 8)
    assert subtitle.yshift == pytest.approx(top - 12 - 2 * 1.3 * 18)
    assert (footer.y, footer.yanchor) == (0, "bottom")
    assert footer.yshift == pytest.approx(4 - (6 + 2 * 1.4 * 11 + 10))
    assert title.font.size == 18 and footer.font.size == 11 and footer.font.color == theme.FOOTER


@pytest.mark.parametrize(("size", "is_large", "title", "height"), [
    ("card", False, 18, 530), ("card", True, 22, 575), ("half", False, 20, 460), ("full", True, 25, 460)])
def test_type_and_height_go_by_class(size, is_large, title, height):
    figure = frame.framed(WORDS, caption(size=size, is_large_type=is_large))
    assert note(figure, "title").font.size == title
    assert figure.layout.height == height


def test_a_narrow_place_holds_fewer_letters_a_line():
    wide, narrow = caption(size="card"), caption(size="card", width_px=240)
    assert wide.line_em == 18
    assert narrow.line_em == pytest.approx((240 - 8) / 18)
    lines = frame.framed(WORDS, narrow).layout.meta["title"].split("\n")
    assert max(map(em_width, lines)) <= narrow.line_em


def test_rows_make_a_figure_taller_never_smaller_than_its_class():
    many = frame.framed(WORDS, caption(size="card"), content_px=34 * 30)
    few = frame.framed(WORDS, caption(size="card"), content_px=34)
    margin = many.layout.margin
    assert many.layout.height == pytest.approx(34 * 30 + margin.t + margin.b, abs=1)
    assert few.layout.height == 530


def test_a_footer_has_at_most_three_lines_and_the_source_gives_way_first():
    long = caption(size="card", source="一个名字非常非常长的文件_" + "很长" * 40 + ".xlsx")
    words = replace(WORDS, notes=("完成含已投用", "停滞含在未完成内"), rule="◆已验收 ●按期")
    lines = frame.framed(words, long).layout.meta["footer"].split("\n")
    assert len(lines) == 3
    assert lines[0] == "◆已验收 ●按期"
    assert lines[1].startswith("来源：一个名字") and "…" in lines[1]
    assert lines[2].startswith("演示街道｜数据截至")


@pytest.mark.parametrize("size", ["card", "half", "full"])
def test_generated_figures_are_marked_in_the_picture_whatever_else_gives_way(size):
    long = caption(size=size, street="一个名字很长的街道" * 9, is_sample=True)
    assert frame.framed(WORDS, long).layout.meta["footer"].split("\n")[-1].startswith("示例数据｜")
    assert "示例数据" not in frame.framed(WORDS, caption(size=size)).layout.meta["footer"]


def test_nothing_moves_and_nothing_distracts():
    layout = frame.framed(WORDS, caption()).layout
    assert layout.hovermode == "closest" and layout.dragmode is False and layout.showlegend is False
    assert layout.font.family == theme.FONT and layout.paper_bgcolor == theme.WHITE
    drawn = frame.axis(caption())
    assert drawn["fixedrange"] is True and drawn["ticks"] == "" and drawn["automargin"] is False


def test_empty_says_that_missing_is_not_zero():
    figure = frame.empty(replace(WORDS, finding=text.CHART_EMPTY), caption())
    assert figure.layout.meta["empty"] == [
        "没有数据，不等于0", "最近一次数据截至 2025-10-31", "请换月份或范围，或到“数据上传”补报"]
    assert figure.layout.meta["title"] == "各社区：2025年10月没有数据"
    assert figure.layout.meta["finding"] == text.CHART_EMPTY
    assert figure.layout.shapes[0].line.dash == "dot"
    assert said(figure, "key") == [] and len(figure.data) == 0


def test_empty_of_a_kind_that_no_file_holds_says_nothing_of_the_last():
    figure = frame.empty(WORDS, caption(source=text.NO_VALUE))
    assert figure.layout.meta["empty"] == [text.CHART_EMPTY, text.CHART_EMPTY_TODO]


def test_empty_without_any_data_ever():
    figure = frame.empty(WORDS, caption(data_until=""))
    assert figure.layout.meta["empty"][1] == "还没有收到过数据"


def test_config_saves_a_1080p_picture_under_a_chinese_name():
    found = frame.config(caption(), "电梯完成进度")
    assert found["toImageButtonOptions"] == {
        "format": "png", "filename": "演示街道_电梯完成进度_2025-10", "width": 960, "height": 540, "scale": 2}
    assert found["modeBarButtons"] == [["toImage"]] and found["displaylogo"] is False
    assert found["locale"] == "zh-CN"
    assert found["locales"]["zh-CN"]["dictionary"]["Download plot as a PNG"] == "下载图片（PNG）"
    assert len(found["locales"]["zh-CN"]["format"]["months"]) == 12


def test_config_of_a_tall_figure_keeps_its_height():
    assert frame.config(caption(), "热力", height=900)["toImageButtonOptions"]["height"] == 900


def test_a_file_name_has_no_signs_a_system_refuses():
    name = frame.config(caption(street='甲/乙 "街道"'), "a:b?")["toImageButtonOptions"]["filename"]
    assert not set(name) & set('\\/:*?"<>| ')


def test_a_phone_has_no_bar():
    assert frame.config(caption(size="card", width_px=326), "x")["displayModeBar"] is False
    assert frame.config(caption(size="card"), "x")["displayModeBar"] == "hover"


def test_parts_of_the_layout_are_set_whole_and_the_frame_stays():
    figure = frame.framed(WORDS, caption())
    frame.lay_out(figure, yaxis={"range": [0, 1], "showgrid": True})
    frame.lay_out(figure, barmode="stack", yaxis={"range": [0, 2]})
    assert (figure.layout.barmode, figure.layout.yaxis.range, figure.layout.yaxis.showgrid) == ("stack", (0, 2), None)
    assert note(figure, "title") and figure.layout.meta["finding"] == WORDS.finding
