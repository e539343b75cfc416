"""One cell, one value: what is written, what is read, and the problem that is said."""

from datetime import date, datetime
from decimal import Decimal
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import cells
from data.cells import StageWords
from data.issues import ISSUE_KINDS
from data.vocabulary.terms import (
    BUILDINGS,
    COMPLAINT_TOTALS,
    COMPLAINTS,
    CONSENTS,
    DELIBERATIONS,
    KINDS,
    PROJECTS,
    RAINFALL,
    HandlingRole,
    Opinion,
    RequestStatus,
    Resolution,
    Satisfaction,
    Topic,
)


def read(kind, name, cell, header=""):
    reading = cells.reader(kind.field(name), header)(cell)
    return reading.value, reading.problem


@pytest.mark.parametrize(("cell", "value", "problem"), [
    (20.0, 20, None), ("20", 20, None), ("２０", 20, None), (" 6 ", 6, None), ("6.0", 6, None), ("1,234", 1234, None),
    ("1 234", 1234, None), ("5部", 5, None), ("5（台）", 5, None), ("5部电梯", 5, None), ("12栋楼", 12, None), (0, 0, None),
    ("五部", 5, None), ("两部", 2, None), ("三", 3, None), ("十二台", 12, None), ("一百二十个", 120, None), ("零", 0, None),
    ("约126台", 126, "approximate-number"), ("120多台", 120, "approximate-number"), ("120余部", 120, "approximate-number"),
    ("5部左右", 5, "approximate-number"), ("已完工2台", 2, "embedded-number"), ("累计完成2台", 2, "embedded-number"),
    ("在建2台", None, "not-a-number"), ("计划5台", None, "not-a-number"), ("未完工2台", None, "not-a-number"),
    ("两部左右", None, "not-a-number"), ("约两部", None, "not-a-number"), ("两三部", None, "not-a-number"), ("三四部", None, "not-a-number"),
    ("十几部", None, "not-a-number"), ("几部", None, "not-a-number"), ("一百二", None, "not-a-number"),
    ("待定", None, "not-a-number"), ("3或4", None, "not-a-number"), ("5+2", None, "not-a-number"), ("3/11", None, "not-a-number"),
    ("5-6", None, "not-a-number"), ("1 2", None, "not-a-number"), ("1,23", None, "not-a-number"), ("2024年", None, "not-a-number"),
    ("70%", None, "not-a-number"), ("5台（含1台备用）", None, "not-a-number"), ("120户以上", None, "not-a-number"), ("A3", None, "not-a-number"),
    ("5②", None, "not-a-number"), ("12¹", None, "not-a-number"), ("5½", None, "not-a-number"), ("13800138000", None, "not-a-number"),
    (date(2024, 5, 3), None, "not-a-number"), (True, None, "not-a-number"),
    ("-1", None, "negative-number"), (-3.0, None, "negative-number"), (2.5, None, "fractional-count"), ("0.7", None, "fractional-count"),
])
def test_count(cell, value, problem):
    assert read(PROJECTS, "completed_count", cell) == (value, problem)


@pytest.mark.parametrize(("name", "cell", "value"), [
    ("in_progress_count", "在建2台", 2), ("planned_count", "计划5台", 5), ("benefiting_households_count", "惠及126户", 126),
    ("benefiting_households_count", "126户", 126), ("benefiting_households_count", "1300人", None), ("households_count", "5部", None)])
def test_words_and_units_must_be_the_columns_own(name, cell, value):
    assert read(PROJECTS, name, cell)[0] == value


@given(st.integers(0, 10 ** 7), st.sampled_from(("", "部", "台", "个", " 处", "（部）")), st.booleans())
def test_a_count_with_its_unit_comes_back(number, unit, has_commas):
    assert read(PROJECTS, "planned_count", f"{number:,}{unit}" if has_commas else f"{number}{unit}") == (number, None)


@pytest.mark.parametrize(("cell", "amount", "factor", "problem"), [
    ("502.00", "502.00", None, None), (897.0, "897.0", None, None), ("6,320,000", "6320000", None, None), ("502万元", "502", 10_000, None),
    ("356.5万", "356.5", 10_000, None), ("1.2亿", "1.2", 100_000_000, None), ("￥1,200,000.00", "1200000.00", None, None),
    ("人民币120万元", "120", 10_000, None), ("120万元整", "120", 10_000, None), ("3元", "3", 1, None), ("50千元", "50", 1000, None),
    ("120万元左右", "120", 10_000, "approximate-number"), ("约120万元", "120", 10_000, "approximate-number"),
    ("120余万元", "120", 10_000, "approximate-number")])
def test_money(cell, amount, factor, problem):
    value, found = read(PROJECTS, "budget_cny", cell)
    assert (value.amount, value.factor, found) == (Decimal(amount), factor, problem)


@pytest.mark.parametrize("cell", ["25万元/台", "50-60万元", "2×50万元", "120万（市级80万）", "一百多万", "3台", "待定", "120元/平米"])
def test_what_is_no_sum_of_money(cell):
    assert read(PROJECTS, "budget_cny", cell) == (None, "not-a-number")


def test_an_approximate_sum_is_said_with_its_unit():
    assert cells.reader(PROJECTS.field("budget_cny"))("约120万元").words == {"read": "120万元"}


@given(st.decimals("0.01", "99999", places=2), st.sampled_from((("万元", 10_000), ("万", 10_000), ("元", 1), ("亿元", 10 ** 8))), st.booleans())
def test_a_sum_with_its_unit_comes_back(amount, unit, has_sign):
    text, factor = unit
    if amount * factor <= 10 ** 10:
        value, problem = read(PROJECTS, "budget_cny", f"{'¥' if has_sign else ''}{amount:,}{text}")
        assert (value.amount * value.factor, problem) == (amount * factor, None)


@pytest.mark.parametrize(("cell", "area"), [
    ("85.6㎡", "85.6"), ("85.6m²", "85.6"), ("85.6平方米", "85.6"), (85.60000000000001, "85.6"), ("1.2万平方米", "12000"), (0, None),
    ("85.6②", None), ("6亩", None)])
def test_area(cell, area):
    assert read(CONSENTS, "area_m2", cell)[0] == (None if area is None else Decimal(area))


@pytest.mark.parametrize(("cell", "mm", "problem"), [
    ("12.5mm", "12.5", None), ("微量", "0", "trace-rain"), ("无降水", "0", None), ("无", "0", None), ("暴雨", None, "not-a-number"),
    ("12.5户", None, "not-a-number")])
def test_rain(cell, mm, problem):
    assert read(RAINFALL, "rainfall_mm", cell) == (None if mm is None else Decimal(mm), problem)


@pytest.mark.parametrize(("cell", "value"), [
    (2.0, 2), ("第二轮", 2), ("2次", 2), ("首轮", 1), ("第1批", 1), ("复征", None), ("0", None), ("补签", None), ("2024", None)])
def test_a_round_that_cannot_be_read_is_an_error(cell, value):
    assert read(CONSENTS, "round", cell) == (value, None if value else "unclear-round")


@pytest.mark.parametrize(("cell", "work_type", "problem"), [
    ("加梯", "elevator_retrofit", None), ("既有住宅加装电梯", "elevator_retrofit", None), ("加装电梯改造", "elevator_retrofit", None),
    ("电梯加装", "elevator_retrofit", None), ("老旧电梯更新改造", "elevator_renewal", None), ("楼内上下水管线改造", "riser_renewal", None),
    ("雨污水管线更换", "drainage", None), ("楼顶防水修缮", "roof_waterproofing", None), ("屋面", "roof_waterproofing", None),
    ("二次供水设施改造", "water_supply", None), ("无负压供水改造", "water_supply", None), ("其他", "other", None), ("外墙保温", "other", None),
    ("楼道粉刷", "other", None), ("加装扶手", "other", None), ("屋面光伏", "other", None),
    ("民生实事", "other", "unknown-work-type"), ("市级", "other", "unknown-work-type"), ("屋面防水及外墙保温", "other", "unknown-work-type"),
])
def test_work_type(cell, work_type, problem):
    assert read(PROJECTS, "work_type", cell) == (work_type, problem)


@pytest.mark.parametrize(("cell", "stage", "is_stalled", "problem"), [
    ("在建", "construction", False, None), ("联合审查", "approval", False, None), ("已投入使用", "in_service", False, None),
    ("征询意见中", "consultation", False, None), ("施工图审查", "design", False, None), ("试运行", "acceptance", False, None),
    ("已验收", "completed", False, None), ("已开工", "construction", False, None), ("已竣工验收", "completed", False, None),
    ("待开工", None, False, None), ("未开工（资金未到位）", None, False, None), ("尚未开工，方案设计中", "design", False, None),
    ("施工（停工）", "construction", True, None), ("停滞", None, True, None), ("停工待料", None, True, None), ("因故停工", None, True, None),
    ("停工（疫情）", None, True, None), ("暂缓实施", None, True, None), ("正常施工未停工", "construction", False, None),
    ("已复工", "construction", False, None), ("未停工", None, False, "unknown-word"), ("停工后复工", None, False, "unknown-word"),
    ("停工后恢复施工", None, False, "unknown-word"), ("不再停工", None, False, "unknown-word"),
    ("主体完成", "construction", False, None), ("完成一半", "construction", False, None),
    ("主体结构施工", "construction", False, None), ("加装电梯已完工", "completed", False, None),
    ("建议取消", None, False, "unknown-word"), ("已退出后重启", None, False, "unknown-word"),
    ("施工队已确定", None, False, "unknown-word"), ("计划停工", None, False, "unknown-word"), ("因施工方原因停工", None, True, "unknown-word"),
    ("未竣工", None, False, "unknown-word"), ("计划12月完工", None, False, "unknown-word"), ("施工已完成70%", "construction", False, None),
    ("设计完成", None, False, "unknown-word"), ("施工准备", None, False, "unknown-word"), ("施工单位已确定", None, False, "unknown-word"),
    ("目前共5台，已完工2台，在建1台", None, False, "unknown-word"), ("拟取消", None, False, "unknown-word"),
    ("推进中", None, False, "unknown-word"), ("暂不具备条件", None, False, "unknown-word"), ("即将通梯", None, False, "unknown-word"),
])
def test_stage(cell, stage, is_stalled, problem):
    """A cell that says nothing certain gives no value at all: an unread stage is not the same as nothing begun."""
    words, found = read(PROJECTS, "stage", cell)
    is_unread = problem and not is_stalled
    assert (words, found) == (None if is_unread else StageWords(stage, is_stalled), problem)


@pytest.mark.parametrize(("kind", "name", "cell"), [
    *((CONSENTS, "opinion", cell) for cell in (
        "不太同意", "同意（二楼反对）", "原则同意", "口头同意", "暂不同意", "同意，但要求补偿", "租户同意", "同意书未交", "同意（未签字）", "不反对", "没有签字",
        "√", "是", "1")),
    *((COMPLAINTS, "resolution", cell) for cell in ("未能解决", "无法解决", "解决不了", "解决中", "已解决（居民不认可）")),
    *((COMPLAINTS, "satisfaction", cell) for cell in ("不太满意", "默认满意", "系统默认满意")),
    (COMPLAINTS, "handling_role", "主办（协办：城管）"), (COMPLAINTS, "status", "申请剔除"), (COMPLAINTS, "status", "剔除未通过"),
    (DELIBERATIONS, "deliberation_type", "入户调解")])
def test_a_word_that_is_denied_or_left_open_is_unknown(kind, name, cell):
    assert read(kind, name, cell) == (None, "unknown-word")


@pytest.mark.parametrize(("terms", "cell", "code"), [
    (Opinion, "不同意", "object"), (Opinion, "已签", "agree"), (Opinion, "不签字", "object"), (Opinion, "拒签", "object"),
    (Opinion, "未签字", "undecided"), (Opinion, "无人居住", "absent"), (Satisfaction, "不满意", "dissatisfied"),
    (Satisfaction, "基本满意", "fairly"), (Satisfaction, "无人接听", "unrated"), (Resolution, "部分解决", "partly"),
    (RequestStatus, "未办结", "open"), (RequestStatus, "已作废", "void"), (HandlingRole, "会办", "joint"), (Topic, "下水道堵塞", "drainage")])
def test_closed_set(terms, cell, code):
    assert cells.exact_term(terms, cell) == code


@pytest.mark.parametrize(("cell", "code"), [("同意（电话）", "agree"), ("同意 张三", "agree"), ("坚决反对加装", "object")])
def test_an_answer_with_more_words_that_limit_nothing(cell, code):
    assert read(CONSENTS, "opinion", cell) == (code, None)


@pytest.mark.parametrize(("header", "yes", "no"), [
    ("是否同意", "agree", "object"), ("是否同意加装电梯", "agree", "object"), ("同意与否", "agree", "object"),
    ("是否签字", "agree", "undecided"), ("签字情况", "agree", None), ("是否反对", "object", None), ("征询意见", None, None),
    ("是否参与表决", None, None)])
def test_marks_answer_only_a_header_that_asks(header, yes, no):
    for mark in ("√", "是", 1.0, "Y"):
        assert read(CONSENTS, "opinion", mark, header)[0] == yes
    for mark in ("×", "否", 0.0, "N"):
        assert read(CONSENTS, "opinion", mark, header)[0] == no


def test_marks_below_other_questions():
    assert read(COMPLAINTS, "resolution", "√", "是否解决")[0] == "resolved"
    assert read(COMPLAINTS, "satisfaction", "×", "是否满意")[0] == "dissatisfied"


def test_topics():
    assert cells.contained_term(Topic, "上下水改造施工噪音") == Topic.WORKS_NUISANCE
    assert read(COMPLAINT_TOTALS, "topic", "停车管理") == ("other", None)
    assert read(COMPLAINT_TOTALS, "topic", "广场舞噪音") == ("other", None)
    assert read(COMPLAINT_TOTALS, "topic", "邻里那点事") == ("other", "unknown-topic")


@pytest.mark.parametrize(("cell", "value", "problem"), [
    (date(2025, 8, 9), None, "not-a-place"), ("8月9日", None, "unclear-place"), ("3号楼等5栋", None, "unclear-place"),
    (3.0, "3号楼", None), ("3-2", None, "unclear-place"), ("1-2号楼", "1号楼、2号楼", "range-assumed"), ("13800138000", None, "unclear-place")])
def test_building(cell, value, problem):
    assert read(BUILDINGS, "building", cell) == (value, problem)


def test_a_pair_is_read_below_a_header_that_speaks_of_pairs():
    assert read(CONSENTS, "building", "3-2", "楼门号") == ("3号楼", None)
    assert read(CONSENTS, "building", "27-1号楼", "楼门号") == ("27-1号楼", None)


@pytest.mark.parametrize("cell", [5.0, "13800138000", "13800138000 ", "填表人：张三", "x" * 200])
def test_what_is_no_name_of_a_place(cell):
    assert read(PROJECTS, "community", cell) == (None, "unclear-place")


@pytest.mark.parametrize(("cell", "value", "problem"), [
    ("GD-2024-001", "GD-2024-001", None), ("'202406030001", "202406030001", None), (202406030001.0, "202406030001", None),
    ("２０２４０６", "202406", None), ("1.23E+17", None, "damaged-number"), (1.5e16, None, "damaged-number"),
    ("13800138000", None, "personal-number"), (13800138000.0, None, "personal-number"), ("138-0013-8000", None, "personal-number"),
    ("11010519491231002X", None, "personal-number"), ("a@b.com", None, "personal-number")])
def test_identifier(cell, value, problem):
    assert read(COMPLAINTS, "request_id", cell) == (value, problem)


def test_an_optional_identifier_that_is_damaged_is_left_out_with_a_warning():
    assert read(COMPLAINTS, "previous_request_id", "1.23E+17") == (None, "damaged-code")
    assert read(PROJECTS, "project_code", "13800138000") == (None, "personal-code")


def test_moment_keeps_its_time():
    assert read(COMPLAINTS, "received_at", "2024-6-1 17:13") == (datetime(2024, 6, 1, 17, 13), None)


@pytest.mark.parametrize(("cell", "value"), [("是", True), ("√", True), ("未联系上", False), ("首次来电", False), ("重复诉求", True), ("不详", None)])
def test_yes_or_no(cell, value):
    assert read(COMPLAINTS, "is_repeat", cell)[0] == value


ANYTHING = st.text(max_size=8) | st.text(alphabet="0123456789.,-/年月日号楼单元#一二十百万亿元%部前底至季度第轮同意不未停工(（)： ①²½Ⅱ甲@E+", max_size=16)


@given(ANYTHING | st.floats() | st.integers() | st.booleans() | st.datetimes() | st.dates() | st.times() | st.timedeltas())
def test_whatever_a_cell_holds_it_is_read_or_said(cell):
    for kind in KINDS:
        for entry in kind.fields:
            reading = cells.reader(entry, "是否同意")(cell)
            assert reading.problem is None or reading.problem in ISSUE_KINDS


@pytest.mark.parametrize("cell", ["1" * 5000, "1-" * 2000, "a@" * 2000, "3号楼" + "1、" * 2000, "年" * 5000, "同意" * 2000])
def test_a_very_long_cell_takes_no_time(cell):
    start = process_time()
    for entry in (PROJECTS.field("remarks"), PROJECTS.field("building"), PROJECTS.field("started_on"), CONSENTS.field("opinion")):
        cells.reader(entry)(cell)
    assert process_time() - start < 2


@pytest.mark.parametrize(("written", "kept", "problem"), [
    ("采光", "采光", None), ("采光受影响", "采光", None), ("费用分摊", "费用分摊", None), ("刚装修", "刚装修", None), ("担心采光和噪音", "采光、噪音", None),
    ("低楼层不受益", "低楼层不受益", None), ("施工期间生活不便", "施工期间生活不便", None), ("房屋价值", "房屋价值", None), ("通风", "通风", None),
    ("不影响采光，但是太贵", "费用分摊", None), ("女儿吴芳不同意", "其他", "unlisted-reason"), ("心脏病，卧床", "其他", "unlisted-reason"),
    ("其他", "其他", None), ("无", None, None), ("一楼王建国嫌吵", "噪音", None)])
def test_of_a_reason_its_kind_is_kept_never_the_words(written, kept, problem):
    assert read(CONSENTS, "objection_reason", written) == (kept, problem)


@pytest.mark.parametrize(("kind", "name", "written"), [
    (CONSENTS, "opinion", "同意×"), (CONSENTS, "opinion", "同意x"), (CONSENTS, "opinion", "✗同意"), (COMPLAINTS, "satisfaction", "满意度低"),
    (COMPLAINTS, "satisfaction", "满意（差）"), (COMPLAINTS, "resolution", "解决×")])
def test_a_sign_that_denies_an_answer_leaves_it_open(kind, name, written):
    assert read(kind, name, written) == (None, "unknown-word")
