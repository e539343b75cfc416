"""One spelling for one place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import places


@pytest.mark.parametrize(("written", "spelled", "assumption"), [
    ("3#", "3号楼", None), ("三号楼", "3号楼", None), ("第3号楼", "3号楼", None), ("3栋", "3号楼", None),
    (3.0, "3号楼", None), ("３号楼", "3号楼", None), ("1#楼", "1号楼", None), ("305楼", "305号楼", None),
    ("第十二号楼", "12号楼", None), ("二十一栋", "21号楼", None), ("27-1号楼", "27-1号楼", None),
    ("11、12号楼", "11号楼、12号楼", None), ("8-9号楼", "8号楼、9号楼", None), ("8~9号楼", "8号楼、9号楼", None),
    ("1号楼至3号楼", "1号楼、2号楼、3号楼", None), ("2#-4#", "2号楼、3号楼、4号楼", None),
    ("1-2号楼", "1号楼、2号楼", "range-assumed"), ("A座", "A号楼", None),
])
def test_building(written, spelled, assumption):
    assert places.building(written) == (spelled, assumption)


@pytest.mark.parametrize(("written", "spelled"), [
    ("2门", "2单元"), ("第2单元", "2单元"), ("二单元", "2单元"), (2.0, "2单元"), ("A单元", "A单元"), ("1号立管", "1号立管")])
def test_unit(written, spelled):
    assert places.unit(written)[0] == spelled


def test_room_key():
    assert places.room_key("3-2-501") == ("3号楼", "2单元", "501")
    assert places.room_key("3号楼2单元501室") == ("3号楼", "2单元", "501")
    assert places.room_key("3#2-501") == ("3号楼", "2单元", "501")
    assert places.room_key("2-501") == (None, "2单元", "501")
    assert places.room_key("501") is None


@given(st.integers(min_value=1, max_value=199))
def test_a_number_in_chinese_numerals_is_that_number(value):
    digits = "零一二三四五六七八九"
    hundreds, tens, ones = value // 100, value // 10 % 10, value % 10
    text = ("一百" if hundreds else "") + (digits[tens] + "十" if tens else ("零" if hundreds and ones else ""))
    assert places.number(text + (digits[ones] if ones else "")) == value


@given(st.integers(min_value=1, max_value=400))
def test_spelling_a_spelled_building_again_changes_nothing(number):
    spelled, _ = places.building(f"{number}栋")
    assert places.building(spelled)[0] == spelled == f"{number}号楼"
