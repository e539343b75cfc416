"""Tables with places, months of several years or kinds of meetings across."""

from datetime import date

from tests.drawn_workbooks import codes, inspection, rows


def test_topics_down_and_communities_across():
    found = inspection("""
        | 演示街道2024年6月诉求统计 |
        | 类别 | 甲子社区 | 乙丑社区 | 合计 |
        | 漏水 | 12 | 10 | 22 |
        | 排水 | 18 | 17 | 35 |
        | 合计 | 30 | 27 | 57 |
    """)
    assert [(place, str(topic), count) for place, topic, count in rows(
        found, "community", "topic", "complaints_count")] == [
        ("甲子社区", "leak", 12), ("乙丑社区", "leak", 10), ("甲子社区", "drainage", 18), ("乙丑社区", "drainage", 17)]
    assert codes(found) == ["total-row@A5"]


def test_a_year_over_its_months():
    found = inspection("""
        | 诉求受理量 |
        | 社区 | 2023年 |  | 2024年 |  |
        |  | 11月 | 12月 | 1月 | 2月 |
        | 甲社区 | 1 | 2 | 3 | 4 |
    """)
    assert rows(found, "report_month", "complaints_count") == [
        (date(2023, 11, 1), 1), (date(2023, 12, 1), 2), (date(2024, 1, 1), 3), (date(2024, 2, 1), 4)]
    assert codes(found) == []


def test_kinds_of_meetings_across():
    found = inspection("""
        | 演示街道2024年6月协商议事统计 |
        | 社区 | 会议次数 | 调解次数 | 走访户数 | 化解纠纷数 |
        | 甲社区 | 3 | 5 | 126 | 4 |
    """)
    assert [(str(kind), count, settled) for kind, count, settled in rows(
        found, "deliberation_type", "sessions_count", "settled_count")] == [("meeting", 3, None), ("mediation", 5, None)]
    assert codes(found) == ["unread-columns@D2"]


def test_kinds_of_meetings_down_and_months_across():
    found = inspection("""
        | 甲社区2024年议事协商情况 |
        | 形式 | 1月 | 2月 | 合计 |
        | 会议 | 2 | 3 | 5 |
        | 调解 | 5 | 0 | 5 |
    """)
    assert [(month.month, str(kind), count) for month, kind, count in rows(
        found, "report_month", "deliberation_type", "sessions_count")] == [
        (1, "meeting", 2), (2, "meeting", 3), (1, "mediation", 5), (2, "mediation", 0)]
    assert codes(found) == []


def test_a_meeting_from_when_to_when_is_on_its_day():
    found = inspection("""
        | 日期 | 社区 | 形式 |
        | 2024-06-04 09:30-11:00 | 甲社区 | 会议 |
        | 2024年6月5日下午2:00—3:30 | 甲社区 | 会议 |
    """)
    assert rows(found, "held_on") == [(date(2024, 6, 4),), (date(2024, 6, 5),)] and codes(found) == []


def test_rows_of_the_year_before_are_not_loaded():
    found = inspection("""
        | 演示街道2024年6月诉求统计 |
        | 社区 | 受理量 | 解决数 |
        | 甲社区 | 20 | 18 |
        | 乙社区 | 10 | 9 |
        | 附：上年同期 |  |  |
        | 甲社区 | 30 | 20 |
        | 乙社区 | 12 | 9 |
    """)
    assert rows(found, "community", "complaints_count") == [("甲社区", 20), ("乙社区", 10)]
    assert codes(found) == ["past-rows@A5"]


def test_what_stands_in_the_parts_alone_is_not_the_whole():
    found = inspection("""
        | 甲社区一里楼栋底册 |
        | 楼号 | 层数 | 1单元 |  | 2单元 |  | 合计 |
        |  |  | 户数 | 人数 | 户数 | 人数 | 户数 |
        | 1号楼 | 6 | 12 | 30 | 12 | 28 | 24 |
    """)
    assert rows(found, "households_count", "residents_count") == [(24, None)]
    assert [code for code in codes(found) if code.startswith("unread")] == ["unread-columns@D3"]


def test_words_for_who_has_signed_so_far():
    found = inspection("""
        | 甲社区一里2024年6月加装电梯签约进度 |
        | 楼号 | 应签户数 | 累计签约 | 未签约 | 签约率 |
        | 1号楼 | 12 | 10 | 2 | 83% |
    """)
    assert rows(found, "households_count", "agreed_count", "undecided_count") == [(12, 10, 2)] and codes(found) == []
