"""The stack: lengths, order, words at the end, and the sentence for each state of the works."""

import pandas as pd
import pytest

from data.vocabulary import text
from data.vocabulary.thresholds import Lights
from pages.figures import theme
from pages.figures.completion_by_place import figure, finding
from tests.figures.drawn import caption, plain, table, trace

COMMUNITIES = """
    | community | planned_count | completed_count | in_progress_count | not_started_count | stalled_count | light    |
    | 甲子社区  | 7             | 6               | 1                 | 0                 | 0             | green    |
    | 丙寅社区  | 6             | 2               | 3                 | 1                 | 0             | red      |
    | 乙丑社区  | 4             | 4               | 0                 | 0                 | 0             | accepted |
    | 己巳社区  | 5             | 4               | 1                 | 0                 | 0             | amber    |
"""


def communities(**common):
    return table(COMMUNITIES, work_type="elevator_retrofit", count_unit="台", street="演示街道", **common)


def ends(found):
    return [plain(words).strip() for words in trace(found, "ends").text]


def test_parts_are_bars_and_most_unfinished_stand_on_top():
    found = figure(communities(), caption=caption())
    assert list(trace(found, "已完成").y) == ["丙寅社区", "甲子社区", "己巳社区", "乙丑社区"]
    assert list(trace(found, "已完成").x) == [2, 6, 4, 4]
    assert list(trace(found, "在建").x) == [3, 1, 1, None]
    assert list(trace(found, "待开工").x) == [1, None, None, None]
    assert found.layout.barmode == "stack"
    assert list(found.layout.yaxis.range)[0] > list(found.layout.yaxis.range)[1]
    assert found.layout.xaxis.range[0] == 0


def test_ends_say_the_counts_the_share_and_the_light():
    assert ends(figure(communities(), caption=caption())) == ["2/6   33% ■", "6/7   86% ●", "4/5   80% ▲", "4/4   100% ◆"]


def test_colours_are_those_of_the_status():
    found = figure(communities(), caption=caption())
    fills = [(trace(found, name).marker.color, trace(found, name).textfont.color) for name in ("已完成", "在建", "待开工")]
    assert fills == [(fill.colour, fill.text) for fill in (theme.DONE, theme.IN_PROGRESS, theme.NOT_STARTED)]
    assert trace(found, "待开工").marker.line.color == theme.OUTLINE


def test_frame_says_scope_unit_month_key_rule_and_source():
    meta = figure(communities(), caption=caption()).layout.meta
    assert meta["subtitle"] == "各社区 · 台 · 2025年10月 · 未完成多的在上"
    assert meta["key"] == "■ 已完成 ■ 在建 □ 待开工"
    assert meta["footer"].split("\n")[0] == "◆已完成 ●按期 ▲落后10–30个百分点或到月未开工 ■落后更多或连续3个月未开工"
    assert "来源：电梯台账_2025年10月.xlsx｜完成含已投用" in meta["footer"]


def test_the_rule_is_that_of_the_office_and_short_on_a_card():
    rule = Lights(amber_behind_points=5, red_behind_points=20, red_late_start_months=2)
    wide, card = (figure(communities(), caption=caption(size=size), rule=rule).layout.meta["footer"] for size in ("half", "card"))
    assert wide.startswith("◆已完成 ●按期 ▲落后5–20个百分点或到月未开工 ■落后更多或连续2个月未开工")
    assert card.startswith("◆完成 ●按期 ▲落后5–20个百分点 ■更多\n")


def test_without_a_plan_a_place_there_are_no_lights():
    found = figure(communities().drop(columns="light"), caption=caption())
    assert ends(found)[0] == "2/6   33%"
    assert "◆" not in found.layout.meta["footer"]


def test_stalled_works_are_a_word_not_a_part():
    found = figure(communities(stalled_count=1).drop(columns="light").head(1), caption=caption())
    assert ends(found) == ["6/7   86% 停滞1"]
    assert sum(bar.x[0] or 0 for bar in found.data[:3]) == 7
    assert "停滞含在未完成内" in found.layout.meta["footer"]


def test_a_row_that_does_not_add_up_is_named():
    data = communities().drop(columns="light").assign(not_started_count=[2, 1, 0, 0])
    found = figure(data, caption=caption())
    assert ends(found)[1] == "6/7   86% 数不合"
    assert "数不合=三项之和≠计划" in found.layout.meta["footer"]


def test_a_place_that_reported_nothing_is_not_zero():
    data = communities().drop(columns="light").astype({"completed_count": "float64"})
    data.loc[1, ["completed_count", "in_progress_count", "not_started_count"]] = None
    found = figure(data, caption=caption())
    assert ends(found)[0] == text.NOT_REPORTED
    assert trace(found, "已完成").x[0] is None


def test_a_narrow_part_has_no_number_and_a_wide_one_has():
    data = communities().assign(planned_count=100, completed_count=98, in_progress_count=1, not_started_count=1)
    found = figure(data, caption=caption(size="card"))
    assert trace(found, "已完成").text[0] == "98"
    assert trace(found, "在建").text[0] == ""


def many(count, planned=2):
    rows = "\n".join(f"| {at}号小区 | {planned} | 1 | 1 | 0 | 0 |" for at in range(count))
    return table("| compound | planned_count | completed_count | in_progress_count | not_started_count | stalled_count |\n"
                 + rows, community="甲子社区", street="演示街道", work_type="drainage", count_unit="处")


def test_places_beyond_the_cap_are_summed():
    found = figure(many(15), caption=caption())
    assert len(trace(found, "已完成").y) == 13
    assert trace(found, "已完成").y[-1] == "其余3个小区"
    assert ends(found)[-1] == "3/6   50%"
    assert trace(found, "已完成").x[-1] == 3 or trace(found, "已完成").x[-1] is None


def test_a_sum_far_longer_than_any_place_has_words_but_no_bar():
    found = figure(many(40), caption=caption())
    assert trace(found, "已完成").x[-1] is None
    assert ends(found)[-1] == "28/56   50%"
    assert "其余合并计数，不画条" in found.layout.meta["footer"]


def test_the_cap_does_not_hide_a_single_place():
    assert "其余" not in trace(figure(many(13), caption=caption()), "已完成").y[-1]


def test_two_compounds_of_one_name_are_told_apart():
    data = table("""
        | community | compound | planned_count | completed_count | in_progress_count | not_started_count | stalled_count |
        | 甲子社区  | 南里     | 2             | 1               | 1                 | 0                 | 0             |
        | 乙丑社区  | 南里     | 3             | 1               | 2                 | 0                 | 0             |
        | 乙丑社区  | 北里     | 1             | 1               | 0                 | 0                 | 0             |
    """, work_type="drainage", count_unit="处")
    assert list(trace(figure(data, caption=caption()), "已完成").y) == ["乙丑社区南里", "甲子社区南里", "北里"]


def test_kinds_of_works_are_summed_by_place():
    data = communities().drop(columns="light").head(1)
    both = pd.concat([data, data.assign(work_type="drainage", count_unit="处")])
    found = figure(both, caption=caption())
    assert list(trace(found, "已完成").x) == [12]
    assert finding(both) == "改造项目完成12/14项（85.7%）"


@pytest.mark.parametrize(("change", "sentence"), [
    ({}, "加装电梯完成16/22台（72.7%），缺口集中在丙寅、己巳两个社区"),
    ({"light": None}, "加装电梯完成16/22台（72.7%），缺口集中在丙寅社区（4台）"),
    ({"completed_count": 0}, "加装电梯计划22台，尚无完成，缺口集中在丙寅、己巳两个社区"),
    ({"planned_count": 4, "completed_count": 4}, "加装电梯16台已全部完成"),
    ({"completed_count": [7, 2, 4, 5]}, "加装电梯完成18/22台（81.8%），只剩丙寅社区4台"),
    ({"light": None, "completed_count": [6, 5, 3, 4]}, "加装电梯完成18/22台（81.8%），未完成的4台分在4个社区"),
    ({"stalled_count": [0, 2, 0, 0]}, "加装电梯完成16/22台（72.7%），缺口集中在丙寅、己巳两个社区，停滞2台"),
    ({"completed_count": [8, 6, 4, 5]}, "加装电梯完成23/22台（104.5%）"),
])
def test_finding(change, sentence):
    assert finding(communities().assign(**change)) == sentence


def test_finding_where_the_gap_is_everywhere():
    assert finding(many(9)) == "排水改造完成9/18处（50.0%），未完成的9处分在9个小区"


def test_one_place_needs_no_place_named():
    assert finding(communities().head(1)) == "加装电梯完成6/7台（85.7%）"


def test_empty():
    found = figure(communities().iloc[:0], caption=caption())
    assert finding(communities().iloc[:0]) == text.CHART_EMPTY
    assert found.layout.meta["empty"][0] == "没有数据，不等于0"
    assert found.layout.height == figure(communities(), caption=caption()).layout.height


def test_nothing_planned_is_not_all_done():
    nothing = communities(planned_count=0, completed_count=0, in_progress_count=0, not_started_count=0)
    assert finding(nothing) == "加装电梯计划0台，没有要完成的"
