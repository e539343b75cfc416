"""What can hardly be is asked about, once a column."""

from datetime import date, timedelta

import pytest

from tests.drawn_workbooks import codes, inspection, rows

SOON = date.today() + timedelta(days=40)


def test_orders_of_days_to_come():
    found = inspection(f"""
        | 工单编号 | 来电时间 | 社区 | 问题类别 |
        | A1 | 2024-06-01 | 甲子社区 | 漏水 |
        | A2 | {SOON} | 甲子社区 | 漏水 |
        | A3 | {SOON} | 甲子社区 | 漏水 |
        | A4 | 2095-06-14 | 甲子社区 | 漏水 |
    """)
    assert rows(found, "request_id") == [("A1",), ("A2",), ("A3",)]
    assert codes(found) == ["year-to-come@B5", "day-to-come@B3"]


def test_rain_of_years_to_come():
    found = inspection("""
        | 日期 | 降雨量 |
        | 2024-06-01 | 5 |
        | 2095-06-01 | 5 |
    """)
    assert found.accepted_count == 1 and codes(found) == ["year-to-come@A3"]


def test_a_month_to_come_in_the_title():
    found = inspection("""
        | 2095年6月12345诉求统计 |
        | 社区 | 受理量 | 解决数 |
        | 甲子社区 | 20 | 18 |
    """)
    assert codes(found) == ["day-to-come@A3"]


@pytest.mark.parametrize(("closed", "expected"), [
    ("2024-06-04", ["end-before-beginning@E2"]), ("2024-06-05", []), ("2024-06-09", [])])
def test_an_order_closed_before_it_came(closed, expected):
    found = inspection(f"""
        | 工单编号 | 来电时间 | 社区 | 问题类别 | 办结时间 |
        | A1 | 2024-06-05 10:00 | 甲子社区 | 漏水 | {closed} |
    """)
    assert codes(found) == expected


def test_more_solved_than_came():
    found = inspection("""
        | 2024年6月12345诉求统计 |
        | 社区 | 受理量 | 解决数 |
        | 甲子社区 | 20 | 28 |
        | 乙丑社区 | 20 | 18 |
    """)
    assert codes(found) == ["part-exceeds-whole@C3"] and "28多于20" in found.all_issues[0].message


def test_a_flat_with_its_point_lost():
    found = inspection("""
        | 一里3号楼1单元加装电梯征询 |
        | 房号 | 建筑面积 | 意见 |
        | 101 | 60.5 | 同意 |
        | 102 | 6050 | 同意 |
        | 201 | 58.2 | 反对 |
        | 202 | 60.1 | 同意 |
        | 301 | 120.5 | 同意 |
    """)
    assert codes(found) == ["unlike-area@B4"]
