"""其中 below a line: the parts are the rows where they add up to it; nothing counts twice, nothing is lost unsaid."""

from tests.drawn_workbooks import codes, inspection, rows

TITLE = "| 2025年6月甲子社区12345诉求分类 |\n| 问题类别 | 受理量 | 解决数 |\n"


def told(found) -> list[tuple]:
    return [(str(topic), count) for topic, count in rows(found, "topic", "complaints_count")]


def test_parts_that_add_up_to_the_line_above_are_the_rows():
    found = inspection(TITLE + """| 住房类 | 12 | 10 |
        | 其中：漏水 | 8 | 7 |
        | 电梯 | 4 | 3 |
        | 市政类 | 6 | 6 |
        | 其中：排水 | 6 | 6 |
        | 合计 | 18 | 16 |
    """)
    assert told(found) == [("leak", 8), ("elevator", 4), ("drainage", 6)]
    assert codes(found) == ["total-row@A8", "total-row@A3", "total-row@A6", "sum-lines@A3"]


def test_parts_that_leave_something_out_are_said():
    found = inspection(TITLE + """| 住房类 | 12 | 10 |
        | 其中：漏水 | 8 | 7 |
        | 排水 | 5 | 5 |
    """)
    assert told(found) == [("other", 12), ("drainage", 5)]
    assert "part-of-line@A4" in codes(found)


def test_parts_of_a_total_above_them_are_rows():
    found = inspection("""
        | 2025年6月12345诉求统计 |
        | 社区 | 受理量 | 解决数 |
        | 合计 | 12 | 10 |
        | 其中：甲子社区 | 8 | 7 |
        | 乙丑社区 | 4 | 3 |
    """)
    assert rows(found, "community", "complaints_count") == [("甲子社区", 8), ("乙丑社区", 4)]
    assert codes(found) == ["total-row@A3"]


def test_some_of_a_total_below_the_rows_stay_out():
    found = inspection("""
        | 2025年6月12345诉求统计 |
        | 社区 | 受理量 | 解决数 |
        | 甲子社区 | 8 | 7 |
        | 乙丑社区 | 4 | 3 |
        | 合计 | 12 | 10 |
        | 其中：重点社区 | 8 | 7 |
    """)
    assert rows(found, "community", "complaints_count") == [("甲子社区", 8), ("乙丑社区", 4)]
