"""Ledgers with a column a stage that say how many stand there."""

from tests.drawn_workbooks import codes, inspection, rows

COUNTS = ("planned_count", "not_started_count", "in_progress_count", "completed_count")


def ledger(drawing: str):
    return inspection("| 演示街道2025年10月加装电梯进度表 |\n" + drawing.strip())


def test_stages_that_add_up_to_the_plan_are_counted():
    found = ledger("""
        | 社区 | 小区 | 计划数 | 意见征询 | 方案公示 | 协议签订 | 在建 | 竣工验收 | 投入使用 |
        | 花园社区 | 花园一村 | 16 | 1 | 2 | 3 | 4 | 1 | 5 |
        | 花园社区 | 花园二村 | 4 | 0 |  | 1 | 2 | 1 | 0 |
    """)
    assert rows(found, *COUNTS) == [(16, 6, 5, 5), (4, 1, 3, 0)]
    assert codes(found) == ["stage-counts-added@C3"]


def test_without_a_plan_a_later_stage_that_holds_more_tells_it():
    found = ledger("""
        | 社区 | 小区 | 意见征询 | 方案公示 | 审批 | 施工 | 投入使用 |
        | 花园社区 | 花园一村 | 1 | 2 | 0 | 4 | 5 |
        | 花园社区 | 花园二村 | 1 | 0 | 0 | 0 | 0 |
    """)
    assert rows(found, *COUNTS) == [(12, 3, 4, 5), (1, 1, 0, 0)]


def test_what_may_have_come_so_far_is_not_added():
    found = ledger("""
        | 社区 | 小区 | 计划数 | 意见征询 | 方案公示 | 协议签订 | 施工 | 投入使用 |
        | 花园社区 | 花园一村 | 16 | 16 | 12 | 9 | 7 | 5 |
    """)
    assert rows(found, *COUNTS[:1], *COUNTS[2:]) == [(16, None, None)]
    assert codes(found) == ["stage-counts-unclear@C3"] and found.status == "accepted_with_warnings"


def test_running_and_accepted_alone_are_no_ledger_of_stages():
    found = ledger("""
        | 社区 | 小区 | 计划数 | 在建 | 完工 | 验收 |
        | 花园社区 | 花园一村 | 10 | 4 | 3 | 2 |
    """)
    assert rows(found, "planned_count", "in_progress_count", "completed_count") == [(10, 4, 3)]
    assert codes(found) == ["unread-columns@F2"]
