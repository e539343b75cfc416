"""Columns that nobody reads are said where something is in them, each sheet once."""

import pytest

from tests.drawn_workbooks import codes, inspection, rows


def said(found) -> list[str]:
    return [problem.value for problem in found.all_issues if problem.code.startswith("unread")]


def test_what_nobody_reads_is_said_once():
    found = inspection("""
        | 演示街道2025年6月加装电梯台账 |
        | 序号 | 社区 | 小区 | 计划数 | 完成数 | 完成率 | 上月完成 | 满意率 | 层高 | 群众反响 | 项目经理 | 邮编 |
        | 7 | 花园社区 | 花园一村 | 10 | 4 | 40% | 3 | 98% | 2.8 | 满意 | 某某 | 100000 |
        | 9 | 花园社区 | 花园二村 | 5 | 1 | 20% | 0 | 97% | 3.0 | 不满意 | 某某 | 100000 |
    """)
    assert codes(found) == ["unread-columns@H2"] and said(found) == ["满意率、层高、群众反响"]
    assert found.status == "accepted"


@pytest.mark.parametrize(("header", "cells"), [
    ("回访结果", ("√", "", "√")), ("解决率", ("18/20", "9/10", "3/3")), ("解决率", ("90%（18/20）", "90%（9/10）", "100%（3/3）")),
    ("居民户数/人口", ("36/90", "24/60", "12/30")), ("排名", (2, 1, 3)), ("报送日期", ("2024-06-30", "2024-06-30", "2024-07-01")),
    ("涉及范围", ("花园一村", "花园二村", "花园三村"))])
def test_whatever_is_in_an_unread_column_is_no_longer_lost_in_silence(header, cells):
    lines = "\n".join(f"| {name}社区 | {n} | {cell} |" for name, n, cell in zip("甲乙丙", (20, 10, 3), cells, strict=True))
    found = inspection(f"| 演示街道2024年6月诉求统计 |\n| 社区 | 受理量 | {header} |\n{lines}")
    assert codes(found) == ["unread-columns@C2"] and said(found) == [header] and found.status == "accepted"


def test_empty_columns_persons_and_the_line_below_the_table_are_not_said():
    found = inspection("""
        | 演示街道2024年6月诉求统计 |
        | 社区 | 受理量 | 处置意见 | 主持人 | 星期 | 邮编 |
        | 甲社区 | 20 |  | 某某 | 一 | 100000 |
        | 乙社区 | 10 |  | 某某 | 二 | 100000 |
        | 填表人：某某 |  | 审核人：某某 |  |  |
    """)
    assert codes(found) == []


def test_many_unread_columns_are_counted():
    names = [f"附加的第{n}个长长的说明" for n in "甲乙丙丁戊己"]
    found = inspection(f"| 演示街道2024年6月诉求统计 |\n| 社区 | 受理量 | {' | '.join(names)} |\n| 甲社区 | 20 |{' 有 |' * 6}")
    assert said(found) == ["、".join(names[:4]) + "等6列"]


def test_tables_beside_one_another_say_it_once():
    found = inspection("""
        | 演示街道2024年6月诉求统计 |
        | 社区 | 受理量 | 亮点 |  | 社区 | 受理量 | 亮点 |
        | 甲社区 | 20 | 好 |  | 乙社区 | 30 | 好 |
        | 丙社区 | 10 | 好 |  | 丁社区 | 40 | 好 |
    """)
    assert sorted(count for (count,) in rows(found, "complaints_count")) == [10, 20, 30, 40]
    assert codes(found) == ["unread-columns@C2"]


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
