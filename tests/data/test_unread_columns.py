"""Columns that nobody reads are said where they hold figures or answers, and only there."""

from tests.drawn_workbooks import codes, inspection, rows


def said(found) -> list[str]:
    return [problem.value for problem in found.all_issues if problem.code.startswith("unread")]


def test_figures_and_answers_that_nobody_reads_are_said_once():
    found = inspection("""
        | 演示街道2025年6月加装电梯台账 |
        | 序号 | 社区 | 小区 | 计划数 | 完成数 | 完成率 | 上月完成 | 满意率 | 层高 | 群众反响 | 项目经理 | 邮编 |
        | 7 | 花园社区 | 花园一村 | 10 | 4 | 40% | 3 | 98% | 2.8 | 满意 | 某某 | 100000 |
        | 9 | 花园社区 | 花园二村 | 5 | 1 | 20% | 0 | 97% | 3.0 | 不满意 | 某某 | 100000 |
    """)
    assert codes(found) == ["unread-columns@H2"] and said(found) == ["满意率、层高、群众反响"]
    assert found.status == "accepted"


def test_a_clean_ledger_stays_quiet():
    found = inspection("""
        | 演示街道2025年6月加装电梯台账 |
        | 序号 | 社区 | 小区 | 计划数 | 完成数 | 在建 | 未开工 | 合计 | 联系电话 | 备注 |
        | 1 | 花园社区 | 花园一村 | 10 | 4 | 3 | 3 | 10 | 13800000000 | 无 |
        | 2 | 花园社区 | 花园二村 | 5 | 1 | 2 | 2 | 5 | 13800000000 | 无 |
    """)
    assert codes(found) == []


def test_a_ledger_whose_progress_nobody_reads_is_warned_of():
    found = inspection("""
        | 演示街道2025年6月加装电梯台账 |
        | 社区 | 小区 | 计划数 | 一期做完 | 二期做完 |
        | 花园社区 | 花园一村 | 10 | 2 | 4 |
    """)
    assert codes(found) == ["unread-progress@D2"] and said(found) == ["一期做完、二期做完"]
    assert found.status == "accepted_with_warnings"


def test_other_cities_words_of_an_order_export():
    found = inspection("""
        | 工单号 | 诉求时间 | 镇街 | 社区 | 业务类别 | 实际解决 | 评价 |
        | A-1 | 2025-10-02 10:00 | 演示街道 | 甲社区 | 排水 | 已解决 | 满意 |
        | A-2 | 2025-10-03 10:00 | 演示街道 | 甲社区 | 漏水 | 未解决 | 不满意 |
    """)
    assert [tuple(map(str, row)) for row in rows(found, "street", "topic", "resolution", "satisfaction")] == [
        ("演示街道", "drainage", "resolved", "satisfied"), ("演示街道", "leak", "unresolved", "dissatisfied")]
    assert codes(found) == []


def test_a_month_of_the_title_and_another_in_a_column_contradict():
    found = inspection("""
        | 演示街道2025年10月加装电梯台账 |
        | 社区 | 小区 | 计划数 | 完成数 | 数据时间 |
        | 花园社区 | 花园一村 | 10 | 4 | 2025年9月 |
    """)
    assert codes(found) == ["contradictory-month"]
