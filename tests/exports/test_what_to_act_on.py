"""The chapters that ask for something to be done, worked out by hand: lights, targets, changes, rounds, what to check."""

from dataclasses import replace
from datetime import date, datetime
from functools import partial

import pytest

from data.vocabulary import text
from data.vocabulary.thresholds import LIGHTS_KEY
from pages.exports.pack import briefing_of, files_of
from pages.parts.briefing_share import words_of
from queries import Selection, run
from tests.exports.conftest import STREET
from tests.exports.reading import bulletin, sheets, slides
from tests.exports.test_one_number import explain, unexplained
from tests.queries.drawn import draw

SELECTION = Selection(street=(STREET,), month=date(2025, 10, 1))


def told(store, month: str = "2025-10", **chosen):
    selection = replace(SELECTION, month=date.fromisoformat(f"{month}-01"))
    return briefing_of(partial(run, store), selection, STREET, made_at=datetime(2025, 11, 3, 9, 12), **chosen)


def chapter_of(briefing, key: str):
    return next((chapter for chapter in briefing.chapters if chapter.key == key), None)


def files_by_kind(briefing) -> dict[str, bytes]:
    return {name.rsplit(".", 1)[-1]: content for name, content in files_of(briefing)}


@pytest.fixture
def two_months(store):
    """一里: 1号楼 was due in September and is put off by 50 days, 2号楼 is cancelled, 3号楼 is missing. 二里: 1号楼 is no
    longer done, 2号楼 is, and so is 3号楼, which stands among those under way as well."""
    draw(store, "projects", """
        | month   | community | compound | building | stage        | planned_finish | completed | in_progress |
        | 2025-09 | 甲社区     | 一里      | 1号楼     | construction | 2025-09-30     | 0         | 1           |
        | 2025-09 | 甲社区     | 一里      | 2号楼     | approval     | 2025-12-31     | 0         | 0           |
        | 2025-09 | 甲社区     | 一里      | 3号楼     | approval     | 2025-12-31     | 0         | 0           |
        | 2025-09 | 乙社区     | 二里      | 1号楼     | in_service   | 2025-09-30     | 1         | 0           |
        | 2025-09 | 乙社区     | 二里      | 2号楼     | construction | 2025-12-31     | 0         | 1           |
        | 2025-09 | 乙社区     | 二里      | 3号楼     | construction | 2025-12-31     | 0         | 1           |
        """)
    draw(store, "projects", """
        | month   | community | compound | building | stage        | planned_finish | completed | in_progress |
        | 2025-10 | 甲社区     | 一里      | 1号楼     | construction | 2025-11-19     | 0         | 1           |
        | 2025-10 | 甲社区     | 一里      | 2号楼     | cancelled    | 2025-12-31     | 0         | 0           |
        | 2025-10 | 乙社区     | 二里      | 1号楼     | construction | 2025-09-30     | 0         | 1           |
        | 2025-10 | 乙社区     | 二里      | 2号楼     | in_service   | 2025-12-31     | 1         | 0           |
        | 2025-10 | 乙社区     | 二里      | 3号楼     | in_service   | 2025-12-31     | 1         | 1           |
        """)
    for finish in ("6", "5"):
        draw(store, "plans", f"""
            | community | planned_start | planned_finish |
            | 甲社区     | 6             | {finish}       |
            """)
    return store


def test_the_red_ones_are_named_with_their_reason_and_the_rule(two_months):
    chapter = chapter_of(told(two_months), "completion_lights")
    assert chapter.finding == "红灯1个（一里加装电梯）、按期1个"
    assert chapter.further == "亮灯规则：◆已完成 ●按期 ▲落后10–30个百分点或到月未开工 ■落后更多或连续3个月未开工"
    assert chapter.shown.to_numpy().tolist() == [["■ 红灯", "一里", "加装电梯", "落后计划100个百分点", 1, 1, 0, "■ 红灯"]]
    assert len(chapter.table) == 2 and chapter.rest == "共2行，这里列前1行；全部见Excel。"


def test_the_offices_own_rule_is_printed(two_months):
    two_months.decide(LIGHTS_KEY, {"amber_behind_points": 15.0, "red_behind_points": 100.0}, by="办公室", reason="试行")
    chapter = chapter_of(told(two_months), "completion_lights")
    assert chapter.finding == "没有红灯，黄灯1个、按期1个" and "▲落后15–100个百分点" in chapter.further


def test_a_compound_where_some_works_have_not_begun(store):
    draw(store, "projects", """
        | month   | community | compound | building | stage    | planned_start | completed |
        | 2025-10 | 甲社区     | 一里      | 1号楼     | approval | 2025-09-01    | 0         |
        | 2025-10 | 甲社区     | 一里      | 2号楼     |          |               | 1         |
        | 2025-10 | 甲社区     | 二里      | 1号楼     | approval | 2025-10-01    | 0         |
        """)
    table = chapter_of(told(store), "completion_lights").table
    assert list(table[text.HEADS["why"]]) == ["有的连续2个月没开工", "到了计划月没开工"]


def test_both_targets_and_no_month_where_there_is_too_little(two_months):
    """Begun are three under way and two done: the row that does not add up counts as it is written."""
    chapter = chapter_of(told(two_months), "annual_targets")
    assert chapter.finding == "加装电梯：后2个月每月需完成2台，近1个月平均1台；只有1个月的进度，满6个月后再估完成时间"
    assert chapter.further == "2025年开工目标6台，已开工5台（83.3%）；完工目标6台，已完工2台（33.3%）。"
    assert "加装电梯完工目标最早是6，最新一版是5" in chapter.notes
    assert chapter.table[["完工目标", "已完工", "开工目标", "已开工"]].to_numpy().tolist() == [[6, 2, 6, 5]]


def test_without_a_plan_the_ledger_is_the_target(store):
    draw(store, "projects", "| month | community | compound | planned | completed |\n| 2025-10 | 甲社区 | 一里 | 5 | 5 |")
    chapter = chapter_of(told(store), "annual_targets")
    assert chapter.finding == "加装电梯：计划的5台已全部完成" and not chapter.further
    assert list(chapter.table) == ["改造类型", "预计完成", "近期月均", "完工目标", "已完工"]
    assert list(chapter.table["预计完成"]) == ["已完成"]


def test_a_first_report_without_a_plan_has_no_curve_and_no_targets(store):
    draw(store, "projects", "| month | community | compound | planned | completed |\n| 2025-10 | 甲社区 | 一里 | 5 | 2 |")
    keys = {chapter.key for chapter in told(store).chapters}
    assert "all_works" in keys and not keys & {"annual_targets", "completion_over_time", "completion_lights"}


def test_an_expected_finish_is_never_one_date(briefing):
    said = chapter_of(briefing, "annual_targets").table["预计完成"].dropna()
    named = said[said.str.contains(r"\d{4}年")]
    assert len(named) and named.str.contains("—").all()
    chapter = chapter_of(briefing, "annual_targets")
    assert chapter.finding == "加装电梯：按近12个月进度，预计2025年12月—2026年4月完成"
    assert "预计的起止月份有80%把握" in chapter.notes
    assert chapter.further.startswith("后2个月每月需完成3台，近3个月平均2.3台；2025年开工目标34台，已开工33台（97.1%）")


def test_what_changed_with_what_must_be_explained_on_top(two_months):
    chapter = chapter_of(told(two_months), "changes_since_last_month")
    assert chapter.finding == "与2025年9月相比，完成2项、改期1项、倒退1项、取消1项、本月没列1项"
    assert list(chapter.table["变化"]) == ["▲ 改期", "■ 倒退", "◇ 取消", "■ 本月没列", "◆ 完成", "◆ 完成"]
    assert chapter.table["计划完成日"][0] == "2025-09-30 → 2025-11-19，推后50天"
    assert chapter.table["出处"][0] == "Sheet1 第2行"


def test_what_to_check_is_written_for_staff_and_shown_to_nobody(two_months):
    briefing = told(two_months)
    chapter = chapter_of(briefing, "discrepancies")
    assert chapter.finding == "台账有3处要核对：数不合1处、完成数减少1处、本月没列1处"
    assert text.BULLETIN_FOR_STAFF in chapter.subtitle
    assert chapter.table.to_numpy().tolist()[0] == [
        "■ 数不合", "二里3号楼 加装电梯", "计划1，已完成＋在建＋待开工是2", "projects_2.xlsx", "Sheet1 第6行"]
    files = files_by_kind(briefing)
    assert chapter.finding not in [slide.title for slide in slides(files["pptx"])]
    assert chapter.finding in [sheet.title for sheet in sheets(files["xlsx"])]
    assert any(chapter.said in part.words for part in bulletin(files["docx"]))
    assert chapter.finding not in words_of(briefing) and text.BRIEFING_SECTIONS["records"] not in words_of(briefing)


def test_the_communities_get_a_slide_of_their_own_where_there_are_many_compounds(store):
    rows = "\n".join(f"| 2025-10 | {'甲' if at % 2 else '乙'}社区 | {at}里 | 2 | 1 |" for at in range(10, 23))
    draw(store, "projects", "| month | community | compound | planned | completed |\n" + rows)
    assert chapter_of(told(store), "completion_by_community").is_on_slide


def test_each_number_of_these_chapters_is_in_an_answer(two_months):
    briefing = told(two_months)
    files = files_by_kind(briefing)
    known = explain(partial(run, two_months))
    assert {"discrepancies", "completion_lights", "annual_targets"} <= {chapter.key for chapter in briefing.chapters}
    for read, suffix in ((slides, "pptx"), (bulletin, "docx"), (sheets, "xlsx")):
        assert not unexplained(briefing, read, files[suffix], known), suffix


def asked_twice(store, first: dict[str, int], second: dict[str, int], **place: str) -> None:
    for number, said in enumerate((first, second), 1):
        rows = [opinion for opinion, count in said.items() for _ in range(count)]
        draw(store, "consents", "| room | opinion |\n" + "\n".join(
            f"| {100 + at} | {opinion} |" for at, opinion in enumerate(rows)), round=str(number), **place)


def test_two_rounds_side_by_side_without_any_opinion_but_agreement(store):
    asked_twice(store, {"agree": 5, "undecided": 4, "object": 4}, {"agree": 9, "object": 4}, compound="一里")
    chapter = chapter_of(told(store, sections=["consent"]), "consent_rounds")
    assert chapter.finding == "再次征询后同意由5户变为9户，净增4户"
    assert list(chapter.table) == ["轮次", "同意", "未同意"]
    assert chapter.table.to_numpy().tolist() == [["第1轮", 5, 8], ["第2轮", 9, 4]]


def test_rounds_that_would_tell_of_few_are_not_told(store):
    asked_twice(store, {"agree": 5, "undecided": 4}, {"agree": 8, "object": 1}, compound="一里")
    assert chapter_of(told(store, sections=["consent"]), "consent_rounds") is None
    asked_twice(store, {"agree": 5, "undecided": 4, "object": 4}, {"agree": 9, "object": 4}, compound="二里")
    chapter = chapter_of(told(store, sections=["consent"]), "consent_rounds")
    assert chapter.table.to_numpy().tolist() == [["第1轮", 5, 8], ["第2轮", 9, 4]]
    assert chapter.notes == ("有一项不足3户的小区未列",)


def test_works_that_cannot_be_judged_are_said_and_not_drawn(briefing):
    chapter = chapter_of(briefing, "impact_estimates")
    assert chapter.further == "数据不足的5个中，3个还差6个月、1个还差3个月、1个还差5个月。"
    assert set(chapter.drawn["判断"]) == {"明显下降", "看不出变化"} and len(chapter.drawn) == 8
    assert list(chapter.table["判断"][8:]) == ["数据不足"] * 5 and chapter.chart is not None


def test_nothing_to_judge_leaves_no_chart(store):
    draw(store, "projects", """
        | month   | community | compound | work_type | stage     | completed | started    | finished   |
        | 2025-10 | 甲社区     | 一里      | drainage  | completed | 1         | 2025-08-01 | 2025-09-30 |
        """)
    draw(store, "complaints", "| month | community | compound | times |\n| 2025-10 | 甲社区 | 一里 | 3 |")
    chapter = chapter_of(told(store, sections=["impact"]), "impact_estimates")
    assert chapter.chart is None and chapter.further.startswith("数据不足的1个中，1个")
