"""Two rounds and who moved between them; why households object."""

import pandas as pd
import pytest

from pages.figures import consent_rounds, objection_reasons, theme
from tests.figures.drawn import caption, plain, said, table, trace

ROUNDS = """
    | building | round | round_before | is_latest | opinion_before | opinion   | households_count |
    | 5号楼    | 1     |              | no        |                | agree     | 10               |
    | 5号楼    | 1     |              | no        |                | undecided | 6                |
    | 5号楼    | 1     |              | no        |                | object    | 4                |
    | 5号楼    | 2     | 1            | yes       | agree          | agree     | 9                |
    | 5号楼    | 2     | 1            | yes       | agree          | object    | 1                |
    | 5号楼    | 2     | 1            | yes       | undecided      | agree     | 4                |
    | 5号楼    | 2     | 1            | yes       | undecided      |           | 2                |
    | 5号楼    | 2     | 1            | yes       | object         | object    | 4                |
"""
REASONS = """
    | objection_reason | households_count |
    | 采光             | 6                |
    | 费用分摊         | 5                |
    |                  | 2                |
"""


def rounds(**more):
    return table(ROUNDS, street="演示街道", community="甲子社区", compound="甲子一里", unit="1单元",
                 work_type="elevator_retrofit").assign(**more)


def test_the_finding_is_how_agreement_changed():
    assert consent_rounds.finding(rounds()) == "再次征询后同意由10户变为13户，净增3户"


def test_rounds_stand_side_by_side_and_add_up():
    found = consent_rounds.figure(rounds(), caption=caption())
    assert said(found, "head") == ["第1轮", "第2轮"]
    assert said(found, "node") == ["同意 10", "未表态 6", "反对 4", "同意 13", "反对 5", "未征询 2"]
    stacks = [shape for shape in found.layout.shapes if shape.type == "rect"]
    assert sum(shape.y1 - shape.y0 for shape in stacks if shape.x0 == 0) == 20
    assert sum(shape.y1 - shape.y0 for shape in stacks if shape.x1 == 1) == 20


def test_who_moved_is_said_in_words_the_most_first():
    found = consent_rounds.figure(rounds(), caption=caption())
    assert found.layout.meta["key"] == "■ 未表态→同意 4 ■ 未表态→未征询 2 ■ 同意→反对 1"
    bands = [shape for shape in found.layout.shapes if shape.type == "path"]
    assert len(bands) == 5 and {theme.GREY_TINT, theme.RED_TINT, theme.HEAT[1].colour} <= {b.fillcolor for b in bands}
    assert "同意→反对 1" in trace(found, "moves").customdata


def test_moves_that_must_not_be_told_are_not_drawn():
    found = consent_rounds.figure(rounds(are_moves_told=False), caption=caption())
    assert not [shape for shape in found.layout.shapes if shape.type == "path"]
    assert not found.layout.meta["key"] and "变动不足3户，不列去向" in found.layout.meta["footer"]


def test_units_at_different_rounds_are_said_in_words():
    other = rounds(building="6号楼", round=lambda rows: rows["round"] + 1, round_before=lambda rows: rows["round_before"] + 1)
    found = consent_rounds.figure(pd.concat([rounds(), other], ignore_index=True), caption=caption())
    assert said(found, "head") == ["上一轮", "最新一轮"]
    assert "2个单元征询过不止一轮" in found.layout.meta["subtitle"]


@pytest.mark.parametrize(("rows", "sentence"), [
    ([0, 1, 2], "反对的13户中，采光最多（6户）"), ([2], "反对的2户都没有写原因")])
def test_the_most_frequent_reason_is_the_finding(rows, sentence):
    assert objection_reasons.finding(table(REASONS).iloc[rows]) == sentence


def test_reasons_that_tie_are_both_named():
    tied = table(REASONS).assign(households_count=5)
    assert objection_reasons.finding(tied) == "反对的15户中，费用分摊、采光最多，各5户"


def test_reasons_are_ranked_with_their_share_and_those_without_stand_last():
    found = objection_reasons.figure(table(REASONS), caption=caption())
    assert list(found.data[0].y) == ["采光", "费用分摊", "未写原因"]
    assert [plain(words).strip() for words in trace(found, "ends").text] == ["6（46%）", "5（38%）", "2（15%）"]
    assert list(found.data[0].marker.color) == [theme.ACCENT, theme.MID, theme.REST]


def test_many_reasons_are_cut_and_the_rest_counted():
    data = pd.DataFrame({"objection_reason": [f"原因{number}" for number in range(11)], "households_count": range(11, 0, -1)})
    found = objection_reasons.figure(data, caption=caption())
    assert list(found.data[0].y)[-1] == "其他原因" and list(found.data[0].x)[-1] == 3 + 2 + 1
    assert "其余3种并入其他" in found.layout.meta["footer"]
