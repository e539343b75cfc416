"""One spelling for one place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import places

UNCLEAR = ("", "unclear-place")


@pytest.mark.parametrize(("written", "spelled", "assumption"), [
    ("3#", "3号楼", None), ("三号楼", "3号楼", None), ("第3号楼", "3号楼", None), ("3栋", "3号楼", None),
    (3.0, "3号楼", None), ("3.0", "3号楼", None), ("３号楼", "3号楼", None), ("1#楼", "1号楼", None), ("305楼", "305号楼", None),
    ("第十二号楼", "12号楼", None), ("二十一栋", "21号楼", None), ("27-1号楼", "27-1号楼", None), ("03号楼", "3号楼", None),
    ("A座", "A号楼", None), ("B3座", "B3号楼", None), ("3A号楼", "3A号楼", None), ("甲1号楼", "甲1号楼", None), ("甲1", "甲1号楼", None),
    ("27甲号楼", "27甲号楼", None), ("27甲", "27甲号楼", None), ("南1楼", "南1号楼", None), ("10号院3号楼", "10号院3号楼", None),
    ("西区5#", "西区5号楼", None), ("干杨树小区3号楼", "干杨树小区3号楼", None), ("办公楼", "办公楼", None), ("和平楼", "和平楼", None),
    ("11、12号楼", "11号楼、12号楼", None), ("1,2,3#", "1号楼、2号楼、3号楼", None), ("1号楼\n2号楼", "1号楼、2号楼", None),
    ("3号楼和4号楼", "3号楼、4号楼", None), ("3号楼、配楼", "3号楼、配楼", None), ("1、3-5号楼", "1号楼、3号楼、4号楼、5号楼", None),
    ("8-9号楼", "8号楼、9号楼", None), ("8~9号楼", "8号楼、9号楼", None), ("1至3号楼", "1号楼、2号楼、3号楼", None),
    ("1号楼至3号楼", "1号楼、2号楼、3号楼", None), ("2#-4#", "2号楼、3号楼、4号楼", None), ("1#-3#", "1号楼、2号楼、3号楼", None),
    ("1-2号楼", "1号楼、2号楼", "range-assumed"),
    *((written, *UNCLEAR) for written in (
        "3号楼等5栋", "共5栋", "各楼", "全部", "3-2", "8-9", "3/2", "8月9日", "9-Aug", "2024/8/9", 45513.0, 3.5, "1.2号楼", "三四号楼", "2单元",
        "1 2 3号楼", "1号楼1单元、2号楼1单元", "3号楼东侧", "3号楼A座", "同意", "张三", "0号楼", "x" * 500, "13800138000", "3号楼（除2单元）")),
])
def test_building(written, spelled, assumption):
    assert places.building(written) == (spelled, assumption)


@pytest.mark.parametrize(("written", "building", "unit", "assumption"), [
    ("3号楼2单元", "3号楼", "2单元", None), ("3#2门", "3号楼", "2单元", None), ("3号楼 2单元", "3号楼", "2单元", None),
    ("3号楼（1单元）", "3号楼", "1单元", None), ("3号楼东单元", "3号楼", "东单元", None), ("3号楼2单元501室", "3号楼", "2单元", None),
    ("3号楼1、2单元", "3号楼", "1单元、2单元", None), ("3号楼1单元、2单元", "3号楼", "1单元、2单元", None),
    ("3号楼1-3单元", "3号楼", "1单元、2单元、3单元", "range-assumed"), ("10号院3号楼2门", "10号院3号楼", "2单元", None)])
def test_a_cell_may_name_building_and_unit(written, building, unit, assumption):
    assert places.building_and_unit(written) == (building, unit, assumption)


def test_a_pair_is_read_where_the_column_is_about_pairs():
    assert places.building_and_unit("3-2", is_pair=True) == ("3号楼", "2单元", None)
    assert [places.is_about_pairs(header) for header in ("楼门号", "楼栋/单元", "楼号", "单元")] == [True, True, False, False]


@pytest.mark.parametrize(("written", "spelled", "assumption"), [
    ("2门", "2单元", None), ("第2单元", "2单元", None), ("二单元", "2单元", None), (2.0, "2单元", None), ("A单元", "A单元", None),
    ("1号立管", "1号立管", None), ("东单元", "东单元", None), ("西门", "西单元", None), ("甲单元", "甲单元", None), ("Ⅱ单元", "2单元", None),
    ("II单元", "2单元", None), ("3楼组", "3单元", None), ("12号", "12单元", None), ("1单元、2单元", "1单元、2单元", None), ("1、2", "1单元、2单元", None),
    ("1至3单元", "1单元、2单元、3单元", None), ("1单元-3单元", "1单元、2单元、3单元", None), ("1-2单元", "1单元、2单元", "range-assumed"),
    ("3号楼2单元", "2单元", None), ("2单元501", "2单元", None),
    *((written, *UNCLEAR) for written in ("1-2", "1/2", "全部", "各单元", "301", 2.5, "三四单元", "2单元3单元", "商业单元", "0单元"))])
def test_unit(written, spelled, assumption):
    assert places.unit(written) == (spelled, assumption)


@pytest.mark.parametrize(("written", "spelled"), [
    ("501", "501"), ("501室", "501"), (501.0, "501"), ("501.0", "501"), ("B101", "B101"), ("101a", "101A"), ("101-1", "101-1"), ("底商3", "底商3"),
    ("501（张三）", "501"), ("501（业主电话＊＊）", "501"), ("501（东户）", "501(东户)"), ("张三", ""), ("101、102", ""), ("13800138000", ""), ("-101", "")])
def test_room(written, spelled):
    assert places.room(written)[0] == spelled


@pytest.mark.parametrize(("written", "key"), [
    ("3-2-501", ("3号楼", "2单元", "501")), ("3号楼2单元501室", ("3号楼", "2单元", "501")), ("3#2-501", ("3号楼", "2单元", "501")),
    ("2-501", (None, "2单元", "501")), ("2门501", (None, "2单元", "501")), ("3号楼501", ("3号楼", None, "501")), ("501", None),
    ("3号楼东门501", ("3号楼", "东单元", "501")), ("甲子里3号楼2单元501", ("甲子里3号楼", "2单元", "501")),
    ("西区5号楼2单元501", ("西区5号楼", "2单元", "501")), ("10号院3号楼2单元501", ("10号院3号楼", "2单元", "501")),
    ("北京市朝阳区大屯街道第一社区甲子里3号楼2单元501室", ("甲子里3号楼", "2单元", "501")), ("1号楼、2号楼501", None)])
def test_room_key(written, key):
    assert places.room_key(written) == key


@pytest.mark.parametrize(("written", "cleaned"), [
    ("　３号楼\n", "3号楼"), ("a<b>", "a＜b＞"), ("3\u200b号楼\ufeff", "3号楼"), ("一  里", "一 里"), (3.0, "3"), (3.5, "3.5"), ("\u202e倒", "倒")])
def test_clean(written, cleaned):
    assert places.clean(written) == cleaned == places.clean(cleaned)


@pytest.mark.parametrize(("text", "value"), [
    ("二十三", 23), ("两", 2), ("十", 10), ("一百零五", 105), ("一百一十", 110), ("三〇五", 305), ("一千零五十", 1050), ("１２", 12),
    ("三四", None), ("两三", None), ("一百二", None), ("几", None), ("", None), ("千", None)])
def test_number(text, value):
    assert places.number(text) == value


@given(st.integers(min_value=1, max_value=9999))
def test_a_number_in_chinese_numerals_is_that_number(value):
    digits = "零一二三四五六七八九"
    text, rest, has_gap = "", value, False
    for worth, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, rest = divmod(rest, worth)
        if digit:
            text += ("零" if has_gap else "") + digits[digit] + sign
        has_gap = bool(text) and not digit
    assert places.number(text.removeprefix("一") if 10 <= value < 20 else text) == value


WAYS = ("{0}栋", "{0}#", "{0}号楼", "第{0}号楼", "甲{0}号楼", "{0}甲号楼", "{0}-1号楼", "{0}A座", "一里{0}号楼", "{0}、{1}号楼", "{0}#-{1}#", "10号院{0}楼")


@given(st.integers(1, 400), st.integers(1, 40), st.sampled_from(WAYS))
def test_spelling_a_spelled_building_again_changes_nothing(number, more, way):
    spelled, _ = places.building(way.format(number, number + more))
    assert spelled and places.building(spelled) == (spelled, None)


@given(st.text(alphabet="123０3四十甲A号楼栋#-、~至 /单元门室第等.", max_size=12))
def test_whatever_is_read_as_a_place_stays_what_it_is(written):
    for spell in (places.building, places.unit):
        spelled, problem = spell(written)
        assert not spelled or spell(spelled)[0] == spelled
        assert bool(spelled) != (problem == "unclear-place") or not written.strip()


@pytest.mark.parametrize(("written", "plain"), [
    ("1.柳岸社区", "柳岸社区"), ("（2）和平社区", "和平社区"), ("3、北桥第一社区", "北桥第一社区"), ("④二里庄社区", "二里庄社区"),
    ("★柳岸小区", "柳岸小区"), ("和平家园*", "和平家园"), ("北桥一里①", "北桥一里"), ("'柳岸社区", "柳岸社区"), ("（一）柳岸社区", "柳岸社区"),
    *((name, name) for name in ("柳岸社区", "1号院", "12号院", "105厂宿舍", "一、二里", "和平家园（一期）", "2区", "3.15小区", "北桥一里2", "A区"))])
def test_marks_beside_a_name(written, plain):
    assert places.without_marks(written) == plain


def test_a_long_text_is_no_marked_name():
    text = "柳" + " " * 30_000 + "x"
    assert places.without_marks(text) == text
