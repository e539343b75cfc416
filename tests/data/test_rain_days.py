"""Rain told in several lines a day."""

from datetime import date
from decimal import Decimal

import pytest

from tests.drawn_workbooks import codes, inspection, rows

FIRST, SECOND = date(2024, 6, 1), date(2024, 6, 2)


@pytest.mark.parametrize("table", [
    """| 时间 | 降雨量(mm) |
       | 2024-06-01 01:00 | 0 |
       | 2024-06-01 02:00 | 4.2 |
       | 2024-06-01 23:00 | 0.3 |
       | 2024-06-02 01:00 | 1.5 |""",
    """| 日期 | 时间 | 小时雨量(mm) |
       | 2024-06-01 | 1时 | 0 |
       | 2024-06-01 | 2时 | 4.2 |
       | 2024-06-01 | 23时 | 0.3 |
       | 2024-06-02 | 1时 | 1.5 |"""])
def test_the_hours_of_a_day_add_up(table):
    found = inspection(table)
    assert rows(found, "observed_on", "rainfall_mm") == [(FIRST, Decimal("4.5")), (SECOND, Decimal("1.5"))]
    assert codes(found) == ["hours-added@A2"]


@pytest.mark.parametrize("table", [
    """| 日期 | 站名 | 降雨量(mm) |
       | 2024-06-01 | 甲站 | 10 |
       | 2024-06-01 | 乙站 | 14 |
       | 2024-06-02 | 乙站 | 2 |""",
    """| 时间 | 站名 | 24小时降雨量(mm) |
       | 2024-06-01 08:00 | 甲站 | 10 |
       | 2024-06-01 20:00 | 甲站 | 14 |
       | 2024-06-02 08:00 | 甲站 | 2 |"""])
def test_lines_that_are_no_parts_of_a_day_are_left_out(table):
    found = inspection(table)
    assert rows(found, "observed_on", "rainfall_mm") == [(SECOND, Decimal(2))]
    assert codes(found) == ["several-lines-a-day@A2", "unread-columns@B1"]


def test_the_days_rain_is_read_beside_what_has_come_together():
    found = inspection("""
        | 日期 | 当日降雨量 | 月累计降雨量 | 年累计 |
        | 2024-06-01 | 5 | 5 | 105 |
        | 2024-06-02 | 3 | 8 | 108 |
    """)
    assert rows(found, "observed_on", "rainfall_mm") == [(FIRST, 5), (SECOND, 3)] and codes(found) == []
    assert inspection("| 日期 | 累计降雨量(mm) |\n| 2024-06-01 | 5 |").status == "rejected"
