"""Names of persons in a text, and the ordinary words that begin like one."""

import pytest

from data import cells
from data.persons import is_name, mask_persons
from data.privacy import is_personal_number, mask_place, mask_refused_place, mask_title, titles_of
from data.vocabulary.terms import KIND


@pytest.mark.parametrize(("written", "kept"), [
    ("邻居张秀兰与李国强漏水纠纷", "邻居＊＊与＊＊漏水纠纷"), ("张秀兰与李国强漏水纠纷", "＊＊漏水纠纷"), ("刘志强、陈桂芳两家漏水", "＊＊、＊＊两家漏水"),
    ("走访3-2-501王建国家", "走访3-2-501＊＊家"), ("独居老人孙玉兰（心脏病）", "独居老人＊＊（心脏病）"), ("女儿吴芳不同意", "女儿＊＊不同意"),
    ("赵老师", "＊＊老师"), ("主持人王红", "主持人＊＊"), ("记录人：张三", "记录人：＊＊"), ("物业张经理", "物业＊＊经理"), ("网格员刘洋", "网格员＊＊"),
    ("网格员欧阳娜", "网格员＊＊"), ("刘洋（网格员）", "＊＊（网格员）"), ("微信：李秀英", "微信：＊＊"), ("投诉（李秀英）", "投诉（＊＊）"),
    ("101王建国", "101＊＊"), ("3号楼 501王建国", "3号楼 501＊＊"), ("201室 钱学文", "201室 ＊＊"), ("王建国组长", "＊＊组长"),
    ("王建国同意", "＊＊同意"), ("王建国家漏水", "＊＊家漏水"), ("业主王建国、李秀英反对", "业主＊＊、＊＊反对"), ("李姐", "＊＊姐"),
])
def test_names_beside_their_signs(written, kept):
    assert mask_persons(written) == kept


@pytest.mark.parametrize("written", [
    "王府井社区", "高层住户不同意", "张家口路居民反映", "方案设计未定", "金属管道更换", "施工单位进场", "周边商户反对", "何时开工", "高层、多层",
    "陈旧管道漏水", "业主高度关注", "居民张贴通知", "住户方案未定", "老人高龄", "1500万元", "3单元501方案", "100余户", "12周时间",
    "2024年6月于社区召开", "党支部书记", "党委书记", "施工经理", "项目经理", "安全主任", "居民代表", "业主委员会", "居委会主任", "管理处主任",
    "住户向社区反映", "居民和物业", "居民应签字", "家属应到场", "业主要求（方案）", "加装电梯（高层）", "时间：周末", "地点：王府井", "（单元门）",
    "黄村和杨庄", "杨树、柳树修剪", "徐汇、黄浦", "张家口与李家庄", "三层以下住户反对", "杨柳人家", "施工现场家里", "住户家中无人", "走访高龄老人",
    "走访周边商户", "慰问金发放", "房管所所长", "老人活动中心", "邻居高空抛物", "居民马路停车", "业主何时签字", "网格员巡查", "居民区党总支", "家属院",
    "孔洞封堵", "老人公寓", "子女不同意", "居民陆续签字", "业主左右为难", "老人夏季", "志愿者文明劝导", "地下管线密集，无法迁改，不具备加装条件",
    "低楼层住户未交齐自筹资金，差额分摊方案未谈妥", "1户刚完成装修，不同意入户施工，未签字"])
def test_ordinary_words_stay(written):
    assert mask_persons(written) == written


@pytest.mark.parametrize(("written", "kept"), [
    ("幸福小区（王建国家）", "幸福小区"), ("甲子社区（网格员刘洋）", "甲子社区"), ("幸福小区（13800002222）", "幸福小区"),
    ("幸福小区（江北）", "幸福小区（江北）"), ("杨柳人家", "杨柳人家"), ("石景山花园（高层）", "石景山花园（高层）"), ("汪家桥小区（南）", "汪家桥小区（南）"),
    ("和平里（石桥村）", "和平里（石桥村）")])
def test_a_places_name_loses_what_is_said_of_persons(written, kept):
    assert mask_place(written) == kept


@pytest.mark.parametrize(("written", "kept"), [
    ("101王建国", "101＊＊"), ("3号楼 501王建国", "3号楼 501＊＊"), ("王建国家", "＊＊"), ("一层王建国", "＊＊"), ("3号楼等5栋", "3号楼等5栋"),
    ("各楼", "各楼")])
def test_of_a_cell_that_is_no_place_only_numbers_and_words_of_places_are_told(written, kept):
    assert mask_refused_place(written) == kept


@pytest.mark.parametrize(("name", "written", "kept"), [
    ("responsible_unit", "物业张经理", "物业＊＊经理"), ("responsible_unit", "刘洋", "＊＊"), ("responsible_unit", "城管科", "城管科"),
    ("responsible_unit", "房管所", "房管所"), ("channel", "微信：李秀英", "微信:＊＊"), ("channel", "市长信箱", "市长信箱"),
    ("channel", "12345热线", "12345热线"), ("request_type", "投诉（李秀英）", "投诉(＊＊)"), ("request_type", "咨询", "咨询"),
    ("category_1", "马路积水", "马路积水"), ("request_id", "P3-13800002222", None), ("request_id", "13800002222-20240601", None),
    ("request_id", "王建国20240601001", None), ("request_id", "热线-240612-000001", "热线-240612-000001"),
    ("request_id", "徐汇20240601001", "徐汇20240601001"), ("request_id", "石景山20240601001", "石景山20240601001"),
    ("request_id", "高新区2024-0601", "高新区2024-0601"), ("request_id", "202406011380000222201", "202406011380000222201")])
def test_a_cell_of_an_order(name, written, kept):
    assert cells.reader(KIND["complaints"].field(name))(written).value == kept


@pytest.mark.parametrize("name", ["张三", "王建国", "欧阳若彤", "李秀英"])
def test_a_whole_text_that_is_a_name(name):
    assert is_name(name) and is_personal_number(name) and not is_personal_number(f"热线-{name[0]}-1")


@pytest.mark.parametrize("text", ["高层", "方案", "金额", "龙湖", "任务数", "江北区", "黄村", "李家庄", "林业", "何时", "水电", "城管科", "石景山路"])
def test_a_whole_text_that_is_none(text):
    assert not is_name(text)


@pytest.mark.parametrize(("written", "kept"), [
    ("王建国组长", "＊＊组长"), ("王建国", "＊＊"), ("王建国_6月.xlsx", "＊＊_6月.xlsx"), ("负责人张三2024年6月.xlsx", "负责人＊＊2024年6月.xlsx"),
    ("6月台账.xlsx", "6月台账.xlsx"), ("黄浦-2024年6月工单.xlsx", "黄浦-2024年6月工单.xlsx"), ("汪家桥社区", "汪家桥社区"), ("张江", "张江"),
    ("第1-12号楼", "第1-12号楼"), ("20240601-20240630.xlsx", "20240601-20240630.xlsx"), ("高层", "高层"), ("方庄", "方庄")])
def test_the_name_of_a_sheet_or_a_file(written, kept):
    assert mask_title(written) == kept


def test_two_sheets_of_persons_stay_apart():
    assert titles_of(["王建国组长", "汇总", "李秀英组长"]) == {
        "王建国组长": "＊＊组长（第1张）", "汇总": "汇总", "李秀英组长": "＊＊组长（第3张）"}
