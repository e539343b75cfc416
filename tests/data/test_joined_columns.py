"""Columns that say one thing together."""

from datetime import date, datetime

from tests.drawn_workbooks import codes, inspection, rows


def test_a_day_and_its_time_in_two_columns():
    found = inspection("""
        | 工单号 | 来电日期 | 来电时间 | 社区 | 诉求类别 | 办结日期 | 办结时间 |
        | A1 | 2024-06-05 | 09:12:33 | 甲子社区 | 漏水 | 2024-06-07 | 16:00 |
        | A2 | 2024/6/6 | 21:40 | 甲子社区 | 漏水 |  |  |
    """)
    assert rows(found, "received_at", "closed_at") == [
        (datetime(2024, 6, 5, 9, 12, 33), datetime(2024, 6, 7, 16)), (datetime(2024, 6, 6, 21, 40), None)]
    assert codes(found) == []


def test_a_day_in_three_columns():
    found = inspection("""
        | 工单编号 | 年 | 月 | 日 | 时间 | 社区 | 问题类别 |
        | A1 | 2024 | 6 | 1 | 08:10 | 甲子社区 | 漏水 |
        | A2 | 2024 | 6 | 2 | 09:10 | 甲子社区 | 漏水 |
    """)
    assert rows(found, "received_at") == [(datetime(2024, 6, 1, 8, 10),), (datetime(2024, 6, 2, 9, 10),)]
    assert codes(found) == []


def test_rain_by_year_month_and_day():
    found = inspection("""
        | 年 | 月 | 日 | 降水量 |
        | 2024 | 6 | 1 | 5.5 |
        | 2024 | 6 | 2 | 0 |
        | 2024 | 6 | 31 | 2 |
    """)
    assert rows(found, "observed_on", "rainfall_mm") == [(date(2024, 6, 1), 5.5), (date(2024, 6, 2), 0)]
    assert codes(found) == ["not-a-date-required@A4"]


def test_days_and_times_of_two_events_stay_apart():
    found = inspection("""
        | 工单编号 | 来电日期 | 办结时间 | 社区 | 问题类别 |
        | A1 | 2024-06-01 | 2024-06-03 | 甲子社区 | 漏水 |
    """)
    assert rows(found, "received_at", "closed_at") == [(datetime(2024, 6, 1), datetime(2024, 6, 3))]


def test_ticks_below_answers():
    found = inspection("""
        | 工单编号 | 来电时间 | 社区 | 问题类别 | 解决 | 未解决 | 满意 | 不满意 |
        | A1 | 2024-06-01 | 甲子社区 | 漏水 | √ |  | √ |  |
        | A2 | 2024-06-01 | 甲子社区 | 漏水 |  | √ |  | √ |
    """)
    assert rows(found, "resolution", "satisfaction") == [("resolved", "satisfied"), ("unresolved", "dissatisfied")]
    assert codes(found) == []
