"""Titles break where a reader pauses, no line starts with a closing mark, and what is too long gets shorter."""

import pytest

from pages.figures.lettering import em_width, shorten, title_lines, wrap, wrap_parts, wrap_title


@pytest.mark.parametrize(("words", "em"), [("社区", 2), ("28/34", 2.8), ("完成28台", 4.12), ("", 0)])
def test_chinese_is_one_em_and_ascii_056(words, em):
    assert em_width(words) == pytest.approx(em)


@pytest.mark.parametrize(("words", "em", "lines"), [
    ("电梯全部完成", 18, ["电梯全部完成"]),
    ("电梯完成28/34台（82.4%），缺口集中在丙寅、己巳两个社区", 18, ["电梯完成28/34台（82.4%），", "缺口集中在丙寅、己巳两个社区"]),
    ("卡在“协议签订/筹资”：停留中位数128天，是其他阶段的2—9倍", 27, ["卡在“协议签订/筹资”：", "停留中位数128天，是其他阶段的2—9倍"]),
    ("甲子、乙丑、丙寅、丁卯、戊辰五个社区", 12, ["甲子、乙丑、丙寅、", "丁卯、戊辰五个社区"]),
])
def test_a_title_breaks_after_the_mark_nearest_the_middle(words, em, lines):
    assert wrap_title(words, em) == lines


def test_a_list_is_broken_only_where_nothing_else_is():
    assert wrap_title("完成28/34台，缺口在丙寅、己巳；诉求212件", 17) == ["完成28/34台，", "缺口在丙寅、己巳；诉求212件"]


def test_a_mark_within_brackets_is_no_break():
    assert wrap_title("完成数（甲、乙、丙）已核对无误共十七处", 12)[0] == "完成数（甲、乙、丙）已核"


@pytest.mark.parametrize("em", range(5, 20))
def test_no_line_starts_with_a_closing_mark_or_tears_a_number(em):
    words = "诉求1,234件（占38.2%），比上年同月多4.4%；其中“排水”81件：环比降13.8%。"
    lines = wrap(words, em)
    assert "".join(lines) == words
    assert all(em_width(line) <= em for line in lines)
    assert not [line for line in lines if line[0] in "，。；：）%”"]
    assert not [line for line in lines if line[-1] in "（“"]
    assert "1,234" in " ".join(lines)


def test_a_last_line_of_a_few_signs_is_filled():
    words = "一二三四五六七八九十一二三四五六七八九十"
    assert [len(line) for line in wrap(words, 18)] == [15, 5]
    assert [len(line) for line in wrap(words, 10)] == [10, 10]


def test_a_file_name_longer_than_a_line_is_torn():
    lines = wrap("a" * 60 + ".xlsx", 10)
    assert len(lines) == 4 and max(map(em_width, lines)) <= 10


def test_a_finding_too_long_loses_its_last_clauses_not_its_size():
    words = "电梯完成28/34台（82.4%），缺口集中在丙寅、己巳两个社区，停滞3台，全年还差6台"
    assert title_lines(words, 18) == ["电梯完成28/34台（82.4%），", "缺口集中在丙寅、己巳两个社区"]
    assert title_lines(words, 27) == ["电梯完成28/34台（82.4%），", "缺口集中在丙寅、己巳两个社区，停滞3台，全年还差6台"]


def test_one_clause_without_a_mark_is_broken_where_it_must():
    words = "丙寅一里排水改造同季节每月诉求由6.2件变为2.1件（未作成效判断）"
    assert title_lines(words, 18) == ["丙寅一里排水改造同季节每月诉求由6.2", "件变为2.1件（未作成效判断）"]


def test_one_clause_too_long_ends_with_an_ellipsis():
    lines = title_lines("一" * 60, 18)
    assert len(lines) == 2 and lines[1].endswith("…") and em_width(lines[1]) <= 18


def test_parts_stay_whole():
    assert wrap_parts(["各社区", "台", "2025年10月"], " · ", 8) == ["各社区 · 台", "2025年10月"]


def test_shorten_keeps_what_fits():
    assert shorten("电梯台账", 4) == "电梯台账"
    assert shorten("电梯台账，十月", 5.5) == "电梯台账…"
