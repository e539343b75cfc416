"""What the office taught is remembered, found again however it is written, and may be forgotten."""

from contextlib import closing

import pytest

from data.corrections import NO_CORRECTIONS, Corrections
from data.store import Store, StoreError


@pytest.fixture
def store(tmp_path):
    with closing(Store.open(tmp_path / "store.duckdb")) as opened:
        yield opened


def test_nothing_is_taught_at_first(store):
    assert store.corrections() == NO_CORRECTIONS == Corrections()
    assert NO_CORRECTIONS.field_of("projects", "竣工 台数") is None
    assert NO_CORRECTIONS.term_of("stage", "扫尾") is None
    assert NO_CORRECTIONS.place_of("community", "南路一社去") is None


def test_what_was_said_is_found_however_it_is_written(store):
    store.remember("header", "projects", "已装 Ａ梯（部）", "completed_count", by="数据员")
    store.remember("header", "projects", "上报人意见", "", by="数据员")
    store.remember("word", "stage", "扫 尾", "acceptance", by="数据员")
    store.remember("place", "community", "南路一社去", "南路一社区", by="数据员")
    store.remember("place", "building", "甲3#", "3号楼", by="数据员")
    taught = store.corrections()
    assert taught.field_of("projects", "已装a梯(部)") == "completed_count"
    assert taught.field_of("complaints", "已装a梯(部)") is None
    assert taught.field_of("projects", "上报人意见") == ""
    assert taught.term_of("stage", " 扫尾 ") == "acceptance"
    assert taught.term_of("work_type", "扫尾") is None
    assert taught.place_of("community", "南路一 社去") == "南路一社区"
    assert taught.place_of("compound", "南路一社去") is None
    assert taught.place_of("building", "甲3栋") == "3号楼"
    assert taught.place_of("contractor", "甲3栋") is None


def test_the_same_said_again_replaces_and_what_is_forgotten_is_gone(store):
    version = store.version
    store.remember("word", "stage", "扫尾", "acceptance", by="数据员")
    newer = store.remember("word", "stage", "扫尾", "construction", by="主任")
    assert [(row["said"], row["meant"], row["made_by"]) for row in store.list_corrections()] == [("扫尾", "construction", "主任")]
    store.forget(newer, by="主任")
    assert store.list_corrections() == [] and store.corrections() == NO_CORRECTIONS
    assert store.version == version + 3
    cursor = store.cursor()
    assert cursor.execute("select meant, removed_by from corrections order by correction_id").fetchall() == [
        ("acceptance", "主任"), ("construction", "主任")]
    cursor.close()


def test_a_right_spelling_is_not_corrected_itself(store):
    store.remember("place", "compound", "槐花里", "槐花里小区", by="数据员")
    store.remember("place", "compound", "槐花里小区", "槐花里", by="数据员")
    assert store.corrections().places == {("compound", "槐花里小区"): "槐花里"}


@pytest.mark.parametrize(("arguments", "code"), [
    (("sheet", "projects", "a", "b"), "unknown-scope"),
    (("header", "nothing", "列", "completed_count"), "unknown-scope"),
    (("header", "projects", "列", "nothing"), "unknown-meaning"),
    (("header", "projects", " ", "completed_count"), "nothing-said"),
    (("header", "projects", "业主姓名", "remarks"), "personal"),
    (("header", "consents", "住户/联系电话", "objection_reason"), "personal"),
    (("word", "completed_count", "扫尾", "acceptance"), "unknown-scope"),
    (("word", "stage", "扫尾", "finished"), "unknown-meaning"),
    (("word", "opinion", "找王先生13800138000", "agree"), "personal"),
    (("place", "room", "501", "502"), "unknown-scope"),
    (("place", "community", "甲社区", " "), "unknown-meaning"),
    (("place", "community", "甲 社区", "甲社区"), "same-spelling"),
    (("place", "compound", "13800138000", "一里"), "personal"),
])
def test_what_makes_no_sense_or_must_not_be_kept_is_refused(store, arguments, code):
    with pytest.raises(StoreError) as caught:
        store.remember(*arguments, by="数据员")
    assert caught.value.code == code
    assert store.list_corrections() == [] and store.version == 0


def test_a_personal_column_may_be_left_out(store):
    store.remember("header", "projects", "业主姓名", "", by="数据员")
    assert store.corrections().field_of("projects", "业主姓名") == ""


def test_what_is_unknown_cannot_be_forgotten(store):
    with pytest.raises(StoreError) as caught:
        store.forget(3, by="数据员")
    assert caught.value.code == "unknown-correction"
