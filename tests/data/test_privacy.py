"""What never gets further than intake."""

import pytest

from data.privacy import mask


@pytest.mark.parametrize(("written", "kept"), [
    ("请联系王桂花13911112222", "请联系＊＊＊＊"),
    ("电话010-55550000转", "电话＊＊转"),
    ("证件11010519491231002X已核", "证件＊＊已核"),
    ("来信a.b@example.com", "来信＊＊"),
    ("李大爷行动不便", "＊＊行动不便"),
    ("排水管径300毫米，2024年6月30日", "排水管径300毫米，2024年6月30日"),
])
def test_personal_words_are_masked_and_others_stay(written, kept):
    assert mask(written) == kept
