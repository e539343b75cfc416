"""What never gets further than intake."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import cells
from data.privacy import is_personal_number, mask
from data.vocabulary.terms import KINDS


@pytest.mark.parametrize(("written", "kept"), [
    ("请联系王桂花13911112222", "请联系＊＊＊＊"),
    ("电话010-55550000转", "电话＊＊转"), ("电话：64912345", "电话＊＊"), ("(010)5555 0000", "＊＊"), ("01055550000", "＊＊"),
    ("证件11010519491231002X已核", "证件＊＊已核"), ("110105 19491231 002X", "＊＊"), ("1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 X", "＊＊"),
    ("老证110105491231002", "老证＊＊"), ("卡6222 0200 0000 0000 123", "卡＊＊"),
    ("来信a.b@example.com", "来信＊＊"), ("a.b＠example．com", "＊＊"), ("a.b @ example.com", "＊＊"), ("微信：wx_12345", "＊＊"),
    ("138 0013 8000", "＊＊"), ("138-0013-8000", "＊＊"), ("138.0013.8000", "＊＊"), ("138-001-38000", "＊＊"), ("+86 13800138000", "＊＊"),
    ("１３８００１３８０００", "＊＊"), ("138００１３８０００", "＊＊"), ("1 3 8 0 0 1 3 8 0 0 0", "＊＊"), ("13800138000.0", "＊＊.0"), ("1.38001E+10", "＊＊"),
    ("李大爷行动不便", "＊＊行动不便"), ("户主王建国不同意", "户主＊＊不同意"), ("户主：王建国", "户主：＊＊"), ("业主王建国反对", "业主＊＊反对"),
    ("联系人：欧阳建国，二楼", "联系人：＊＊，二楼"), ("王建国（13800138000）", "＊＊（＊＊）"), ("刘小红手机13800138000", "＊＊手机＊＊"),
    ("审核人：王五 填表日期", "审核人：＊＊ 填表日期"),
])
def test_personal_words_are_masked(written, kept):
    assert mask(written) == kept


@pytest.mark.parametrize("written", [
    "排水管径300毫米，2024年6月30日", "户主不同意", "业主委员会", "居民周边环境", "居民王某某", "微信群里反映问题很多", "2024-06-30 13:45:00",
    "2404-110105-04-01-123456", "共13-15-17号楼", "造价1380013.8000元", "第1、3、5、7、9、11号楼", "总价13800138元"])
def test_other_words_stay(written):
    assert mask(written) == written


MOBILES = st.integers(13_000_000_000, 19_999_999_999).map(str)
WAYS = ("{0}{1}{2}", "{0} {1} {2}", "{0}-{1}-{2}", "{0}.{1}.{2}", "+86{0}{1}{2}", "86-{0}-{1}-{2}", "电话{0}{1}{2}转", "{0}  {1}  {2}", "（{0}{1}{2}）", "{0}—{1}—{2}")


@given(MOBILES, st.sampled_from(WAYS), st.booleans())
def test_no_phone_gets_through_in_any_text_that_is_stored(mobile, way, is_wide):
    text = way.format(mobile[:3], mobile[3:7], mobile[7:])
    text = text.translate(str.maketrans("0123456789", "０１２３４５６７８９")) if is_wide else text
    for kind in KINDS:
        for entry in kind.fields:
            if entry.values in ("text", "free_text", "name", "categories", "reason", "building", "unit", "room"):
                found = cells.reader(entry)(text).value
                assert not found or not any(mobile[3:7] in part for part in ([found] if isinstance(found, str) else found))


@given(MOBILES)
def test_no_phone_gets_through_as_a_number(mobile):
    for kind in KINDS:
        for entry in kind.fields:
            if entry.values != "transient":
                assert cells.reader(entry)(float(mobile)).value in (None, "＊＊", "**", ("＊＊",), "other", "其他") or isinstance(
                    cells.reader(entry)(float(mobile)).value, cells.StageWords | cells.Money)


@pytest.mark.parametrize(("text", "is_personal"), [
    ("13800138000", True), ("138-0013-8000", True), ("11010519491231002X", True), ("a@b.com", True),
    ("110105194912310021", False), ("202406030001234567", False), ("20240630001", False), ("热线-240612-000000", False)])
def test_an_orders_number_is_no_persons(text, is_personal):
    assert is_personal_number(text) == is_personal
