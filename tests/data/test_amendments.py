"""A cell or a name corrected in the page counts at once, keeps its origin, and can be undone like any file."""

import json
from contextlib import closing
from datetime import date
from decimal import Decimal

import pytest

from data.amended_doubts import doubts
from data.amended_rows import key_of
from data.loading import now
from data.store import Store, StoreError
from data.vocabulary.terms import KIND
from tests.drawn_workbooks import inspection

LEDGER = "| 统计月份 | 街道 | 社区 | 小区 | 改造类型 | 阶段 | 计划数 | 完成数 | 在建数 |\n{rows}"
BY_STAGE = "| 统计月份 | 街道 | 社区 | 小区 | 改造类型 | 阶段 | 总投资（万元） |\n{rows}"
ORDERS = "| 工单编号 | 来电时间 | 社区 | 一级分类 | 状态 |\n{rows}"
HOUSEHOLDS = "| 社区 | 小区 | 改造类型 | 楼号 | 单元 | 房号 | 征询意见 | 面积 |\n{rows}"
PLAN = "| 计划年度 | 社区 | 改造类型 | 计划完工数 |\n{rows}"
TOTALS = "| 月份 | 社区 | 诉求量 |\n{rows}"


@pytest.fixture
def store(tmp_path):
    with closing(Store.open(tmp_path / "store.duckdb")) as opened:
        yield opened


def load(store, *lines, drawing=LEDGER, file="台账.xlsx"):
    return store.load(inspection(drawing.format(rows="\n".join(f"| {line} |" for line in lines)), file=file), by="张三").upload_id


def ask(store, columns, kind="projects", as_of=None):
    cursor = store.cursor()
    rows = cursor.execute(
        f"select {columns} from current_rows($kind, $as_of) order by all", {"kind": kind, "as_of": as_of}).fetchall()
    cursor.close()
    return rows


def amend(store, upload_id, row, field, value, kind="projects", **more):
    return store.amend(kind, upload_id=upload_id, source_sheet="Sheet1", source_row=row, field=field, value=value, by="李四", **more)


def refused(code, call, *arguments, **more):
    with pytest.raises(StoreError) as caught:
        call(*arguments, **more)
    assert caught.value.code == code
    return caught.value.detail


TWO = ("2024-06|东街道|甲社区|一里|加装电梯|施工|5|2|1", "2024-06|东街道|甲社区|二里|加装电梯|施工|3|0|0")
COUNTS = "compound, planned_count, completed_count, in_progress_count, not_started_count"


def test_a_corrected_cell_counts_and_the_line_keeps_its_origin(store):
    june = load(store, *TWO)
    receipt = amend(store, june, 2, "completed_count", "3部", why="漏报一部")
    assert ask(store, COUNTS) == [("一里", 5, 3, 1, 1), ("二里", 3, 0, 0, 3)]
    assert ask(store, "compound, upload_id, source_sheet, source_row, amendment_id") == [
        ("一里", 1, "Sheet1", 2, 2), ("二里", 1, "Sheet1", 3, None)]
    assert (receipt.upload_id, receipt.file, receipt.rows_count, receipt.data_month) == (
        2, "更正：一里 完成数", 1, date(2024, 6, 1))
    told = store.history()[0]
    assert (told["is_amendment"], told["amends_upload_id"], told["uploaded_by"]) == (True, 1, "李四")
    assert told["note"] == "完成数：2→3；待开工数：2→1。原因：漏报一部"


def test_corrections_are_undone_one_by_one_whatever_came_after(store):
    june = load(store, *TWO)
    first = amend(store, june, 2, "completed_count", 3).upload_id
    between = now()
    second = amend(store, june, 3, "completed_count", 1).upload_id
    store.undo(first, by="李四")
    assert ask(store, "compound, completed_count") == [("一里", 2), ("二里", 1)]
    store.redo(first, by="李四")
    store.undo(second, by="李四")
    assert ask(store, "compound, completed_count") == [("一里", 3), ("二里", 0)]
    assert ask(store, "compound, completed_count", as_of=between) == [("一里", 3), ("二里", 0)]
    store.undo(june, by="李四")
    assert ask(store, "compound") == []
    store.redo(june, by="李四")
    assert ask(store, "compound, completed_count") == [("一里", 3), ("二里", 0)]


def test_of_two_corrections_of_one_line_the_later_is_undone_first(store):
    june = load(store, *TWO)
    first = amend(store, june, 2, "completed_count", 3).upload_id
    second = amend(store, june, 2, "planned_count", 6).upload_id
    assert ask(store, COUNTS)[0] == ("一里", 6, 3, 1, 2)
    assert refused("amended-since", store.undo, first, by="李四") == "第3次"
    store.undo(second, by="李四")
    store.undo(first, by="李四")
    assert ask(store, COUNTS)[0] == ("一里", 5, 2, 1, 2)
    store.redo(second, by="李四")
    refused("amended-since", store.redo, first, by="李四")


def test_a_file_loaded_again_replaces_the_correction(store):
    found = inspection(LEDGER.format(rows="\n".join(f"| {line} |" for line in TWO)))
    june = store.load(found, by="张三").upload_id
    amended = amend(store, june, 2, "completed_count", 3).upload_id
    again = store.load(found, by="张三")
    assert (again.upload_id, again.is_already_loaded) == (3, False)
    assert ask(store, "completed_count, amendment_id") == [(0, None), (2, None)]
    store.undo(3, by="张三")
    assert ask(store, "completed_count, amendment_id") == [(0, None), (3, amended)]
    store.undo(amended, by="张三")
    assert store.load(found, by="张三").upload_id == june


def test_a_stage_takes_the_counts_along_that_it_implied(store):
    june = load(store, "2024-06|东街道|甲社区|一里|加装电梯|施工|12.5", "2024-06|东街道|甲社区|二里|加装电梯|停工|3", drawing=BY_STAGE)
    amend(store, june, 2, "stage", "竣工")
    amend(store, june, 3, "stage", "in_service")
    amend(store, june, 3, "budget_cny", "4.5万元")
    assert ask(store, f"{COUNTS}, stage::varchar, is_stalled, budget_cny") == [
        ("一里", 1, 1, 0, 0, "completed", False, Decimal(125000)), ("二里", 1, 1, 0, 0, "in_service", False, Decimal(45000))]


def test_a_row_moved_to_another_scope_leaves_the_old_one_and_joins_the_other(store):
    june = load(store, TWO[0])
    other = load(store, "2024-06|东街道|乙社区|三里|加装电梯|施工|4|4|0")
    moved = amend(store, june, 2, "community", "乙社区").upload_id
    assert ask(store, "community, compound, project_key, version_key") == [
        ("乙社区", "一里", "东街道|乙社区|一里|elevator_retrofit|||", "2024-06-01|东街道|乙社区|elevator_retrofit"),
        ("乙社区", "三里", "东街道|乙社区|三里|elevator_retrofit|||", "2024-06-01|东街道|乙社区|elevator_retrofit")]
    amend(store, june, 2, "completed_count", 3)
    store.undo(other, by="李四")
    assert ask(store, "community, compound, completed_count") == [("乙社区", "一里", 3)]
    store.redo(other, by="李四")
    newer = load(store, "2024-06|东街道|乙社区|三里|加装电梯|施工|4|1|0")
    assert ask(store, "community, compound, completed_count") == [("乙社区", "三里", 1)]
    store.undo(newer, by="李四")
    load(store, "2024-06|东街道|甲社区|二里|加装电梯|施工|3|0|0")
    assert ask(store, "community, compound") == [("乙社区", "三里"), ("甲社区", "二里")]
    refused("amended-since", store.undo, moved, by="李四")


def test_an_emptied_scope_does_not_fall_back_to_what_it_had_replaced(store):
    load(store, *TWO)
    newer = load(store, TWO[0])
    moved = amend(store, newer, 2, "work_type", "屋面防水").upload_id
    assert ask(store, "compound, work_type::varchar, work_type_text") == [("一里", "roof_waterproofing", "屋面防水")]
    store.undo(moved, by="李四")
    assert ask(store, "compound, work_type::varchar") == [("一里", "elevator_retrofit")]
    amend(store, newer, 2, "work_type", "elevator_renewal")
    amend(store, newer, 2, "work_type", "加装电梯")
    assert ask(store, "compound, work_type::varchar, left_key") == [("一里", "elevator_retrofit", None)]


def test_an_order_and_a_household_are_corrected_by_themselves(store):
    orders = load(store, "A1|2024-06-01|甲社区|排水|办理中", "A2|2024-06-02|甲社区|排水|办理中", drawing=ORDERS)
    amend(store, orders, 2, "status", "办结", kind="complaints")
    amend(store, orders, 3, "received_at", "2024.6.3", kind="complaints")
    assert ask(store, "request_id, status::varchar, received_at::date::varchar", "complaints") == [
        ("A1", "closed", "2024-06-01"), ("A2", "open", "2024-06-03")]
    refused("already-there", amend, store, orders, 3, "request_id", "A1", kind="complaints")
    amend(store, orders, 3, "request_id", "A3", kind="complaints")
    assert ask(store, "request_id", "complaints") == [("A1",), ("A3",)]
    load(store, "A3|2024-06-09|甲社区|排水|办结", drawing=ORDERS)
    assert ask(store, "request_id, received_at::date::varchar", "complaints") == [("A1", "2024-06-01"), ("A3", "2024-06-09")]


def test_the_history_does_not_tell_a_households_opinion(store):
    votes = load(store, "甲社区|一里|加装电梯|3号楼|2单元|501|同意|80", drawing=HOUSEHOLDS)
    receipt = amend(store, votes, 2, "opinion", "反对", kind="consents")
    assert ask(store, "room, opinion::varchar", "consents") == [("501", "object")]
    told = store.history()[0]
    assert (receipt.file, told["note"]) == ("更正：一里3号楼2单元 征询意见", "征询意见更正1户")


def test_a_line_of_several_months_is_corrected_where_it_is_meant(store):
    found = inspection(TOTALS.format(rows="| 2024-05 | 甲社区 | 3 |\n| 2024-06 | 甲社区 | 4 |"))
    found.sheets[0].table.columns["source_row"] = [2, 2]  # as a sheet with a month a column gives them
    upload = store.load(found, by="张三").upload_id
    refused("row-ambiguous", amend, store, upload, 2, "complaints_count", 5, kind="complaint_totals")
    amend(store, upload, 2, "complaints_count", 5, kind="complaint_totals", where={"report_month": date(2024, 6, 1)})
    amend(store, upload, 2, "community", "乙社区", kind="complaint_totals")
    assert ask(store, "report_month::varchar, community, complaints_count", "complaint_totals") == [
        ("2024-05-01", "乙社区", 3), ("2024-06-01", "乙社区", 5)]


@pytest.mark.parametrize(("field", "value", "code", "told"), [
    ("completed_count", "两部左右", "wrong-value", "“两部左右”不能作“完成数”，应为整数。"),
    ("completed_count", "约5", "wrong-value", "“约5”不能作“完成数”，应为确切的数。"),
    ("completed_count", -1, "wrong-value", "“-1”不能作“完成数”，应为0或更大的数。"),
    ("started_on", "6月", "wrong-value", None),
    ("report_month", "6月", "wrong-value", None),
    ("work_type", "美化", "wrong-value", None),
    ("work_type", "", "value-needed", "改造类型"),
    ("completed_count", 2, "nothing-changed", "完成数"),
    ("upload_id", 2, "unknown-field", None),
])
def test_what_cannot_be_read_for_certain_changes_nothing(store, field, value, code, told):
    june = load(store, *TWO)
    version, before = store.version, ask(store, "*")
    assert told in (None, refused(code, amend, store, june, 2, field, value))
    assert (store.version, ask(store, "*")) == (version, before)


def test_a_row_that_does_not_count_cannot_be_corrected(store):
    june = load(store, *TWO)
    refused("row-not-found", amend, store, june, 9, "completed_count", 3)
    newer = load(store, *TWO[1:], TWO[0].replace("|2|1", "|2|2"))
    refused("row-not-found", amend, store, june, 2, "completed_count", 3)
    store.undo(newer, by="李四")
    amend(store, june, 2, "completed_count", 3)


def test_a_plan_stays_what_it_was_and_is_only_renamed(store):
    plan = load(store, "2024|甲社去|加装电梯|5", drawing=PLAN)
    load(store, "2024|甲社去|加装电梯|7", drawing=PLAN)
    refused("plan-is-frozen", amend, store, plan, 2, "planned_finish_count", 6, kind="plans")
    store.rename_place("community", "甲社去", "甲社区", by="李四")
    cursor = store.cursor()
    assert cursor.execute(
        "select community, planned_finish_count, is_first, is_newest from selected_plans(null, null, null, null, null) order by all"
    ).fetchall() == [("甲社区", 5, True, False), ("甲社区", 7, False, True)]
    cursor.close()


def test_a_name_is_corrected_everywhere_as_one_step(store):
    load(store, *(line.replace("甲社区", "甲社去").replace("06", month) for line in TWO for month in ("05", "06")))
    load(store, "2024-07|东街道|甲社区|一里|加装电梯|施工|5|3|1")
    load(store, "A1|2024-06-01|甲社去|排水|办理中", drawing=ORDERS)
    load(store, "甲社去|一里|加装电梯|3号楼|2单元|501|同意|80", drawing=HOUSEHOLDS)
    before = [ask(store, "*", kind) for kind in KIND]
    receipt = store.rename_place("community", "甲 社去", "甲社区", by="李四", why="写错")
    for kind in set(KIND) - {"rainfall"}:
        assert {row[0] for row in ask(store, "community", kind)} <= {"甲社区"}
    assert ask(store, "distinct report_month::varchar, version_key, project_key") == [
        (f"2024-{month}-01", f"2024-{month}-01|东街道|甲社区|elevator_retrofit", f"东街道|甲社区|{compound}|elevator_retrofit|||")
        for month, compound in (("05", "一里"), ("05", "二里"), ("06", "一里"), ("06", "二里"), ("07", "一里"))]
    assert {(part.kind, part.rows_count) for part in receipt.parts} == {("projects", 4), ("complaints", 1), ("consents", 1)}
    assert (receipt.file, store.history()[0]["note"]) == ("改名：甲社去→甲社区", "“甲社去”改为“甲社区”，6行。原因：写错")
    store.undo(receipt.upload_id, by="李四")
    assert [ask(store, "*", kind) for kind in KIND] == before
    refused("unknown-place", store.rename_place, "community", "丙社区", "甲社区", by="李四")


def test_names_whose_ledgers_would_replace_one_another_are_not_joined(store):
    load(store, TWO[0].replace("甲社区", "甲社去"))
    right = load(store, TWO[0])
    version = store.version
    assert "第1次" in refused("names-collide", store.rename_place, "community", "甲社去", "甲社区", by="李四")
    assert (store.version, len(ask(store, "*"))) == (version, 2)
    store.undo(right, by="李四")
    store.rename_place("community", "甲社去", "甲社区", by="李四")
    store.redo(right, by="李四")
    assert ask(store, "community, upload_id") == [("甲社区", right)]


def test_a_building_is_renamed_within_a_list_and_a_compound_takes_its_key_along(store):
    load(store, "甲社区|老一里|加装电梯|旧3号、5号楼|2单元|501|同意|80", drawing=HOUSEHOLDS)
    store.rename_place("building", "旧3号楼", "3号楼", by="李四")
    store.rename_place("compound", "老一里", "一里", by="李四")
    assert ask(store, "compound, building, version_key", "consents") == [
        ("一里", "3号楼、5号楼", "elevator_retrofit||甲社区|一里|3号楼、5号楼|2单元|501|1")]


def test_corrected_samples_go_with_the_samples(store):
    store.load(inspection(LEDGER.format(rows=f"| {TWO[0]} |")), by="看板", is_sample=True)
    amend(store, 1, 2, "completed_count", 4)
    store.clear_samples(by="李四", reason="开始使用")
    assert (ask(store, "*"), store.has_samples()) == ([], False)


def test_keys_are_made_as_intake_makes_them(samples_rows):
    for kind, rows in samples_rows.items():
        for row in rows:
            assert key_of(row, KIND[kind].version_by) == row["version_key"]
            if kind == "projects":
                parts = ("street", "community", "compound", "work_type", "building", "unit", "project_name")
                assert (row["project_code"] or key_of(row, parts)) == row["project_key"]


@pytest.fixture
def samples_rows(sample_store, tmp_path):
    path = tmp_path / "samples.duckdb"
    path.write_bytes(sample_store.read_bytes())
    with closing(Store.open(path)) as opened, closing(opened.cursor()) as cursor:
        return {kind: cursor.execute(
            "select * from current_rows($kind, null) limit 3000", {"kind": kind}).to_arrow_table().to_pylist() for kind in KIND}


def test_what_a_correction_would_break_is_told_before(store):
    load(store, "2025年10月 | 演示街道 | 甲社区 | 一里 | 加装电梯 |  | 5 | 2 | 1")
    cursor = store.cursor()
    told, = cursor.execute("select to_json(line)::varchar from current_rows('projects', null) as line").fetchone()
    cursor.close()
    line = json.loads(told)
    assert doubts(KIND["projects"], line, "completed_count", 7) == ["完成7多于计划5"]
    assert doubts(KIND["projects"], line, "planned_count", "1") == ["完成2多于计划1"]
    assert doubts(KIND["projects"], line, "completed_count", 4) == doubts(KIND["projects"], line, "completed_count", "七部左右") == []
    finished = {**line, "started_on": "2025-06-01T00:00:00"}
    assert doubts(KIND["projects"], finished, "finished_on", "2025-05-01") == ["竣工日期2025-05-01早于开工日期2025-06-01"]
