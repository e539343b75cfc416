"""Consent against its rule, the building grid, and the course of signatures."""

import pandas as pd
import pytest

from data.vocabulary import text
from data.vocabulary.consent_rules import PRESETS
from pages.figures import consent_grid, consent_over_time, consent_tests, theme
from pages.figures.consent_panels import panels_of
from tests.figures.drawn import caption, plain, said, table, trace

UNITS = """
    | compound | building | unit  | participation_area_share | participation_heads_share | agreement_area_share | agreement_heads_share | status        | households_short | area_short_m2 | failed_tests                                                               |
    | 己巳花园 | 5号楼    | 3单元 | 0.71                     | 0.69                      | 0.74                 | 0.72                  | not_met       | 1                | 38.2          | agreement_area,agreement_heads                                             |
    | 甲子二里 | 4号楼    | 2单元 | 0.62                     | 0.60                      | 0.77                 | 0.80                  | not_met       | 2                | 96.0          | participation_area,participation_heads                                     |
    | 庚午南里 | 2号楼    | 1单元 | 0.41                     | 0.44                      | 0.52                 | 0.50                  | not_met       | 9                | 604.0         | participation_area,participation_heads,agreement_area,agreement_heads      |
    | 丙寅一里 | 3号楼    | 2单元 | 0.82                     | 0.79                      | 0.83                 | 0.75                  | met           | 0                | 0.0           |                                                                            |
    | 丙寅一里 | 7号楼    | 1单元 |                          | 0.54                      |                      | 0.58                  | not_evaluated |                  |               | participation_heads,agreement_heads                                        |
    | 辛未一里 | 1号楼    | 1单元 | 0.90                     | 0.91                      | 0.60                 | 0.61                  | impossible    |                  |               | agreement_area,agreement_heads                                             |
"""


def units(rule="civil_code_alteration", **more):
    drawn = table(UNITS, rule=rule, households_count=20, agreed_count=15, work_type="elevator_retrofit", basis="households")
    return drawn.assign(**{"heads_short": drawn["households_short"], "caution": None, **more})


def verdicts(found):
    return said(found, "verdict")


def test_two_tests_are_two_panels_with_their_thresholds():
    found = consent_tests.figure(units(), caption=caption(size="full"))
    assert said(found, "head") == ["参与（占全部） ≥2/3", "同意（占参与） ≥3/4"]
    lines = {(shape.xref, round(shape.x0, 3), shape.line.color, shape.line.width)
             for shape in found.layout.shapes if shape.type == "line"}
    assert lines == {("x", .667, theme.INK, 2), ("x2", .75, theme.INK, 2)}
    assert found.layout.xaxis.range == (0, 1) and found.layout.xaxis.domain[1] < found.layout.xaxis2.domain[0]


def test_bars_are_area_and_heads_in_the_accent_where_reached():
    found = consent_tests.figure(units(), caption=caption(size="full"))
    agreement = trace(found, "同意（占参与） ≥3/4")
    assert list(agreement.x)[:2] == [.74, .72] and list(agreement.x)[6:8] == [.83, .75]
    assert list(agreement.marker.color)[:2] == [theme.MID, theme.MID]
    assert list(agreement.marker.color)[6:8] == [theme.ACCENT, theme.ACCENT]
    words = found.data[3]
    assert [word.strip() for word in words.text][:2] == ["面积 74%", "人数 72%"]
    assert list(words.textfont.color)[:2] == [theme.INK] * 2 and list(words.textfont.color)[6:8] == [theme.WHITE] * 2


def test_verdicts_have_shape_and_words():
    assert verdicts(consent_tests.figure(units(), caption=caption(size="full"))) == [
        "▲ 还差1户 / 38㎡", "▲ 参与还差2户 / 96㎡", "■ 还差9户 / 604㎡", "● 已达标", "◇ 缺面积，未评", "■ 尚不能开工"]


def test_a_missing_area_has_no_bar_but_words():
    found = consent_tests.figure(units(), caption=caption(size="full"))
    assert list(trace(found, "参与（占全部） ≥2/3").x)[8:10] == [None, .54]
    assert found.data[1].text[8].strip() == "面积 未登记，未评"
    assert "缺面积只说“未评”" in found.layout.meta["footer"]


def test_a_lost_vote_shows_no_share():
    found = consent_tests.figure(units(), caption=caption(size="full"))
    assert list(trace(found, "同意（占参与） ≥3/4").x)[10:] == [None, None]
    assert {word.strip() for word in found.data[3].text[10:]} == {text.CHART_NOT_SHOWN}
    single = consent_tests.figure(units("unanimous", status="impossible"), caption=caption())
    assert set(single.data[0].x) == {None}


@pytest.mark.parametrize(("failed", "is_met"), [("", True), ("participation_area", False), ("agreement_area", True)])
def test_whether_a_test_is_met_is_what_the_arithmetic_found(failed, is_met):
    """A share of 2/3 on the nose says nothing by itself."""
    panel = panels_of(PRESETS["civil_code_alteration"])[0]
    row = pd.Series({"status": "not_met", "participation_area_share": 2 / 3, "failed_tests": failed})
    assert panel.is_met(row, "area") is is_met


def test_more_than_half_is_said_as_more_than_half():
    assert panels_of(PRESETS["civil_code_ordinary"])[1].head == "同意（占参与） >1/2"


def test_a_share_near_its_threshold_is_not_rounded_onto_it():
    panel = panels_of(PRESETS["civil_code_alteration"])[1]
    row = pd.Series({"status": "not_met", "agreement_area_share": .748, "agreement_heads_share": .70})
    assert panel.words(row, "area") == "面积 74.8%" and panel.words(row, "heads") == "人数 70%"


def test_unanimous_is_one_panel_of_signatures():
    found = consent_tests.figure(units("unanimous"), caption=caption())
    assert said(found, "head") == ["签字户数（须全部签字）"]
    assert list(found.data[0].x)[:2] == [.75, .75]
    assert found.data[1].text[0].strip() == "签字 15/20"
    assert verdicts(found)[:2] == ["▲ 还差1户", "▲ 还差2户"]


def test_of_all_is_one_panel_of_area_and_heads():
    assert said(consent_tests.figure(units("two_thirds_of_all"), caption=caption()), "head") == ["同意（占全部） ≥2/3"]


def test_on_a_card_name_and_verdict_stand_above_the_bars():
    found = consent_tests.figure(units(), caption=caption(size="card", width_px=326))
    assert said(found, "unit")[0] == "己巳花园5号楼3单元"
    assert found.layout.yaxis.showticklabels is False and found.layout.margin.l == 8
    assert {note.xanchor for note in found.layout.annotations if note.name == "verdict"} == {"right"}


def test_totals_say_how_many_there_are_at_least():
    data = units(households_short=None, heads_short=[1, 3, 9, 0, None, None], basis="totals")
    found = consent_tests.figure(data, caption=caption(size="full"))
    assert verdicts(found)[:3] == ["▲ 至少还差1户 / 38㎡", "■ 参与至少还差3户 / 96㎡", "■ 至少还差9户 / 604㎡"]
    assert "只有汇总的单元按户计人数" in found.layout.meta["footer"]


def test_the_footer_names_the_law_and_whether_it_was_compared():
    lines = [consent_tests.figure(units(rule), caption=caption(size="full")).layout.meta["footer"].split("\n")[0]
             for rule in ("civil_code_alteration", "unanimous")]
    assert lines == [
        "依据（条文已核对）：《民法典》第二百七十八条，2021年1月1日起施行",
        "依据（未核对，请以本市文件为准）：北京市楼内上下水改造（征求意见稿）、大峪街道做法"]


def test_leaders_see_no_share_that_tells_of_few_dissenters():
    """11 take part, 1户 is missing for 3/4: (1 + 11) ÷ 4 = 3 do not agree. So where it fails, neither share is told."""
    found = consent_tests.figure(units(is_withheld=[True, True] + [False] * 3 + [True]), caption=caption(size="full"))
    assert list(trace(found, "同意（占参与） ≥3/4").x)[:6] == [None, None, None, None, .52, .50]
    assert [word.strip() for word in found.data[3].text[:2]] == ["面积 未达门槛", "人数 未达门槛"]
    taking_part = trace(found, "参与（占全部） ≥2/3")
    assert list(taking_part.x)[:4] == [None, None, .62, .60] and list(taking_part.customdata)[:1] == ["面积 达到门槛"]
    assert "不同意不足3户的不列占比" in found.layout.meta["footer"]


def test_a_vote_that_hangs_on_owners_of_one_name_says_so():
    found = consent_tests.figure(units(caution=[None] * 3 + ["same_owner"] + [None] * 2), caption=caption(size="full"))
    assert verdicts(found)[3] == "● 已达标，同名业主待核"


def test_a_few_more_units_than_usual_are_all_drawn():
    twenty, many = (pd.concat([units()] * times, ignore_index=True).head(count) for times, count in ((4, 20), (5, 30)))
    assert len(verdicts(consent_tests.figure(twenty, caption=caption(size="full")))) == 20
    assert len(verdicts(consent_tests.figure(many, caption=caption(size="full")))) == 12


def test_units_of_another_rule_and_beyond_the_cap_are_counted():
    data = pd.concat([units(), units().head(1).assign(rule="unanimous"), units()], ignore_index=True)
    footer = consent_tests.figure(data, caption=caption(size="full"), max_rows=10).layout.meta["footer"]
    assert "另有2个单元未列" in footer and "另有1个单元适用其他规则" in footer


@pytest.mark.parametrize(("rows", "sentence"), [
    (range(6), "6个单元中1个已达标，2个只差1—2户；1个缺面积不能判定，1个尚不能开工"),
    ([0, 2, 3], "3个单元中1个已达标，1个只差1户"),
    ([0, 2], "2个单元都未达标，1个只差1户"),
    ([2], "1个单元都未达标"),
    ([3, 3], "2个单元全部达标"),
    ([3], "这个单元已达标"),
])
def test_finding(rows, sentence):
    assert consent_tests.finding(units().iloc[list(rows)]) == sentence


ROOMS = """
    | compound | building | unit  | room | floor | opinion   | round |
    | 己巳花园 | 5号楼    | 1单元 | 101  | 1     | agree     | 1     |
    | 己巳花园 | 5号楼    | 1单元 | 102  | 1     | agree     | 1     |
    | 己巳花园 | 5号楼    | 1单元 | 102  | 1     | object    | 2     |
    | 己巳花园 | 5号楼    | 1单元 | 202  |       | undecided | 1     |
    | 己巳花园 | 5号楼    | 2单元 | 101  | 1     | unreached | 1     |
    | 己巳花园 | 5号楼    | 2单元 | 201  | 2     | absent    | 1     |
    | 己巳花园 | 5号楼    | 2单元 | 202  | 2     | abstain   | 1     |
"""


def rooms(**more):
    return table(ROOMS).astype({"room": str}).assign(**more)


def test_grid_has_a_cell_a_room_with_colour_and_character():
    found = consent_grid.figure(rooms(), caption=caption(size="full"))
    cells = trace(found, "rooms")
    assert [plain(words) for words in cells.text] == ["101 同", "102 反", "202 未", "101 联", "201 空", "202 弃"]
    fills = [theme.OPINIONS[opinion] for opinion in ("agree", "object", "undecided", "unreached", "absent", "abstain")]
    assert [shape.fillcolor for shape in found.layout.shapes] == [fill.colour for fill in fills]
    assert [shape.line.color for shape in found.layout.shapes] == [fill.border for fill in fills]
    assert list(cells.textfont.color) == [fill.text for fill in fills]


def test_grid_places_floors_top_down_and_rooms_by_their_last_digits():
    found = consent_grid.figure(rooms(), caption=caption(size="full"))
    cells = trace(found, "rooms")
    assert list(zip(cells.x, cells.y, strict=True)) == [
        (.5, 1.5), (1.5, 1.5), (1.5, .5), (2.9, 1.5), (2.9, .5), (3.9, .5)]
    assert said(found, "floor") == ["2层", "1层"] and said(found, "unit") == ["1单元", "2单元"]
    assert found.layout.yaxis.range[0] > found.layout.yaxis.range[1] == 0


def test_grid_wraps_units_where_the_place_is_narrow():
    many = pd.concat([rooms().assign(unit=f"{at}单元") for at in range(1, 12)], ignore_index=True)
    found = consent_grid.figure(many.drop_duplicates(["unit", "room"]), caption=caption(size="card", width_px=326))
    assert said(found, "unit")[-1] == "11单元" and len(said(found, "floor")) > 2
    assert max(trace(found, "rooms").x) < 8


def test_grid_key_counts_the_opinions_that_occur():
    meta = consent_grid.figure(rooms(), caption=caption(size="full")).layout.meta
    assert meta["key"] == "■ 同意 1 ■ 反对 1 ■ 未表态 1 ■ 未联系 1 □ 空置/失联 1 ■ 弃权 1"
    assert meta["subtitle"] == "楼盘表 · 各户最新一轮 · 2025年10月 · 仅供工作人员"


def test_grid_finding():
    assert consent_grid.finding(rooms()) == "己巳花园5号楼：6户中同意1户，反对1户，还有2户可走访"
    assert consent_grid.finding(rooms(opinion="agree")) == "己巳花园5号楼：6户全部同意"
    assert consent_grid.finding(rooms(opinion="object")) == "己巳花园5号楼：6户中同意0户，反对6户"


def test_rooms_without_numbers_stand_in_a_row():
    found = consent_grid.figure(rooms(room=list("甲乙乙丙甲乙丙"), floor=None, unit=None), caption=caption(size="full"))
    assert said(found, "floor") == ["—"] and said(found, "unit") == ["不分单元"]


SIGNED = """
    | month   | work_type         | agreed_count | households_count |
    | 2025-08 | elevator_retrofit | 80           | 118              |
    | 2025-09 | elevator_retrofit | 91           | 118              |
    | 2025-10 | elevator_retrofit | 96           | 118              |
    | 2025-09 | riser_renewal     | 10           | 20               |
"""


def test_signatures_are_summed_over_kinds_of_work():
    found = consent_over_time.figure(table(SIGNED), caption=caption())
    assert list(trace(found, "同意").y) == [80, 101, 106]
    assert said(found, "end") == ["同意 106", "应征询 138"]


@pytest.mark.parametrize(("agreed", "sentence"), [
    ([80, 91, 96], "累计同意96/118户（81.4%），最近一个月增加5户"),
    ([80, 96, 96], "累计同意96/118户（81.4%），最近一个月没有增加")])
def test_signed_finding(agreed, sentence):
    assert consent_over_time.finding(table(SIGNED).head(3).assign(agreed_count=agreed)) == sentence


def test_empty():
    assert "empty" in consent_tests.figure(units().iloc[:0], caption=caption()).layout.meta
    assert "empty" in consent_grid.figure(rooms().iloc[:0], caption=caption()).layout.meta
    assert "empty" in consent_over_time.figure(table(SIGNED).iloc[:0], caption=caption()).layout.meta


def test_an_incomplete_round_has_no_bar_and_is_no_missing_area():
    open_ = {"status": "not_evaluated", "caution": "incomplete_round", "failed_tests": "", "households_short": None,
             "area_short_m2": None, "heads_short": None}
    shares = {name: None for name in units() if name.endswith("_share")}
    found = consent_tests.figure(units(**open_, **shares).head(1), caption=caption(size="full"))
    assert verdicts(found) == ["◇ 最新一轮名单不全，未评"] and list(found.data[0].x) == [None, None]
    assert "缺面积" not in consent_tests.finding(units(**open_, **shares))
    riser = consent_tests.figure(units("unanimous", **open_, **shares).head(1), caption=caption(size="full"))
    assert theme.ACCENT not in riser.data[0].marker.color


def test_where_nobody_takes_part_no_area_is_called_missing():
    nobody = {"participation_area_share": 0, "participation_heads_share": 0, "agreement_area_share": None,
              "agreement_heads_share": None}
    found = consent_tests.figure(units(**nobody).head(1), caption=caption(size="full"))
    assert list(trace(found, "同意（占参与） ≥3/4").customdata) == ["面积 无人参与", "人数 无人参与"]


def test_totals_that_contradict_themselves_lack_no_area():
    unknown = {name: None for name in units() if name.endswith("_share")}
    data = units(**unknown, status="not_evaluated", basis="totals").head(2)
    found = consent_tests.figure(data, caption=caption(size="full"))
    assert verdicts(found) == ["◇ 未评", "◇ 未评"] and "缺面积" not in found.layout.meta["finding"]
    assert set(trace(found, "参与（占全部） ≥2/3").customdata) == {"面积 未评", "人数 未评"}


def test_a_store_that_never_had_data_does_not_say_so_twice():
    found = consent_over_time.figure(pd.DataFrame(columns=["month", "work_type", "agreed_count", "households_count"]),
                                     caption=caption(month_text=text.FILTER_NO_MONTH, data_until=""))
    assert "各社区：还没有数据" in str(found.to_dict()) and "还没有数据没有数据" not in str(found.to_dict())
