"""Ranked bars of topics and communities, and the heat strip."""

import pandas as pd
import pytest

from data.vocabulary import text
from pages.figures import complaint_heat, complaints_by_community, complaints_by_topic, theme
from tests.figures.drawn import caption, plain, said, table, trace

TOPICS = """
    | topic           | complaints_count | previous_count | last_year_count |
    | leak            | 40               | 38             | 44              |
    | drainage        | 81               | 94             | 70              |
    | works_nuisance  | 33               | 21             |                 |
    |                 | 3                | 5              | 1               |
"""
COMMUNITIES = """
    | community | complaints_count | previous_count | last_year_count | households_count | per_1000_households |
    | 甲子社区  | 30               | 25             | 40              | 2000             | 15.0                |
    | 丙寅社区  | 54               | 51             |                 | 1000             | 54.0                |
    | 乙丑社区  | 0                | 2              | 0               |                  |                     |
"""


def bars(found):
    return next(bar for bar in found.data if bar.type == "bar")


def ends(found):
    return [plain(words).strip() for words in trace(found, "ends").text]


def test_topics_are_ranked_the_first_in_the_accent():
    found = complaints_by_topic.figure(table(TOPICS), caption=caption())
    assert list(bars(found).y) == ["排水", "漏水", "施工扰民", text.CHART_NO_TOPIC]
    assert list(bars(found).x) == [81, 40, 33, 3]
    assert list(bars(found).marker.color) == [theme.ACCENT, theme.MID, theme.MID, theme.MID]
    assert ends(found) == ["81   52%", "40   25%", "33   21%", "3   2%"]
    assert found.layout.xaxis.range[0] == 0 and found.layout.xaxis.visible is False


def test_changes_are_columns_and_missing_is_a_dash():
    found = complaints_by_topic.figure(table(TOPICS), caption=caption())
    assert sorted(said(found, "head")) == ["同比", "环比"]
    cells = said(found, "cell")
    assert cells[:4] == ["+15.7%", "−9.1%", "—", "+2"] and cells[4:] == ["−13.8%", "+5.3%", "+57.1%", "−2"]


def test_on_a_card_the_changes_are_two_lines_of_one_column():
    found = complaints_by_topic.figure(table(TOPICS), caption=caption(size="card"))
    assert said(found, "cell")[0] == "环比 −13.8%<br>同比 +15.7%"
    assert said(found, "head") == []


@pytest.mark.parametrize(("counts", "sentence"), [
    ([40, 81, 33, 3], "排水诉求最多：81/157件（51.6%），环比降13.8%"),
    ([81, 81, 33, 3], "漏水、排水并列最多，各81件"),
    ([0, 0, 0, 0], "诉求都是0件"),
    ([94, 0, 0, 0], "漏水诉求最多：94/94件（100%），环比升147.4%"),
])
def test_topic_finding(counts, sentence):
    assert complaints_by_topic.finding(table(TOPICS).assign(complaints_count=counts)) == sentence


def test_communities_have_a_rate_where_households_are_known():
    found = complaints_by_community.figure(table(COMMUNITIES), caption=caption())
    assert list(bars(found).y) == ["丙寅社区", "甲子社区", "乙丑社区"]
    assert "每千户" in said(found, "head")
    assert said(found, "cell")[:3] == ["54.0", "15.0", "—"]
    assert "每千户=件数÷底册户数×1000" in found.layout.meta["footer"]


def test_without_households_there_is_no_rate_column():
    data = table(COMMUNITIES).assign(households_count=None, per_1000_households=None)
    assert "每千户" not in said(complaints_by_community.figure(data, caption=caption()), "head")


def test_community_finding():
    assert complaints_by_community.finding(table(COMMUNITIES)) == "丙寅社区诉求最多：54/84件（64.3%），环比升5.9%"
    assert complaints_by_community.finding(
        table(COMMUNITIES), subject="排水诉求") == "丙寅社区排水诉求最多：54/84件（64.3%），环比升5.9%"


def test_communities_beyond_the_cap_are_summed_without_a_bar():
    data = pd.concat([table(COMMUNITIES).assign(community=f"{at}号社区") for at in range(5)])
    data = data.assign(community=[f"{at}号社区" for at in range(15)])
    found = complaints_by_community.figure(data, caption=caption(), max_rows=12)
    assert bars(found).y[-1] == "其余3个社区" and bars(found).x[-1] == 0
    assert ends(found)[-1] == "0"


def heat(**more):
    return table("""
        | community | month   | complaints_count |
        | 甲子社区  | 2025-09 | 3                |
        | 甲子社区  | 2025-10 | 0                |
        | 丙寅社区  | 2025-09 | 12               |
        | 丙寅社区  | 2025-10 | 48               |
        | 乙丑社区  | 2025-10 |                  |
    """).assign(**more)


def cells(found):
    numbers = trace(found, "numbers")
    return dict(zip(zip(numbers.y, numbers.x, strict=True), zip(numbers.text, numbers.textfont.color, strict=True), strict=True))


def test_heat_has_a_number_in_each_cell_and_a_dark_cell_light_text():
    found = complaint_heat.figure(heat(), caption=caption())
    assert cells(found)["丙寅社区", "2025-10"] == ("48", theme.WHITE)
    assert cells(found)["甲子社区", "2025-09"] == ("3", theme.INK)
    assert cells(found)["甲子社区", "2025-10"] == ("0", theme.INK)


def test_heat_missing_is_a_white_cell_with_a_word():
    found = complaint_heat.figure(heat(), caption=caption())
    assert cells(found)["乙丑社区", "2025-09"] == ("未报", theme.FOOTER)
    assert cells(found)["乙丑社区", "2025-10"] == ("未报", theme.FOOTER)
    assert list(found.data[0].z[2]) == [None, None]
    assert said(found, "cell")[2] == "—"
    assert "“未报”不是0" in found.layout.meta["footer"]


def test_heat_is_sorted_by_total_and_says_it():
    found = complaint_heat.figure(heat(), caption=caption())
    assert list(found.data[0].y) == ["丙寅社区", "甲子社区", "乙丑社区"]
    assert said(found, "cell") == ["60", "3", "—"]


def test_heat_has_five_flat_steps_named_in_the_key_line():
    found = complaint_heat.figure(heat(), caption=caption())
    assert found.layout.meta["key"] == "□ 0—9 ■ 10—19 ■ 20—29 ■ 30—39 ■ 40以上"
    assert [colour for _, colour in found.data[0].colorscale][::2] == [fill.colour for fill in theme.HEAT]
    assert list(found.data[0].z[0]) == [1, 4]


@pytest.mark.parametrize(("highest", "step"), [(0, 1), (4, 1), (5, 2), (9, 2), (49, 10), (50, 11)])
def test_the_highest_count_falls_into_the_last_step(highest, step):
    assert complaint_heat.heat_step(highest) == step
    assert highest // step <= 4


def test_heat_on_a_card_shows_six_months():
    months = pd.date_range("2024-11-01", periods=12, freq="MS")
    data = pd.DataFrame({"community": "甲子社区", "month": months, "complaints_count": range(12)})
    assert len(complaint_heat.figure(data, caption=caption(size="card")).data[0].x) == 6
    assert len(complaint_heat.figure(data, caption=caption()).data[0].x) == 12


@pytest.mark.parametrize(("counts", "sentence"), [
    ([3, 0, 12, 48, None], "丙寅社区近2个月诉求最多：60件，10月最高（48件）"),
    ([3, 3, 3, 3, None], "近2个月诉求共12件，甲子、丙寅并列最多"),
    ([0, 0, 0, 0, None], "近2个月诉求都是0件"),
])
def test_heat_finding(counts, sentence):
    assert complaint_heat.finding(heat(complaints_count=counts)) == sentence


def test_the_topic_called_other_never_leads_unless_it_is_all_there_is():
    def counts(**by_topic):
        return pd.DataFrame({
            "topic": list(by_topic), "complaints_count": list(by_topic.values()), "previous_count": 1, "last_year_count": 1})

    assert complaints_by_topic.finding(counts(other=90, drainage=30, leak=20)).startswith("除“其他”外，排水诉求最多：30/140件")
    assert complaints_by_topic.finding(counts(other=90, drainage=0)).startswith("其他诉求最多：90/90件")
