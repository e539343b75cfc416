"""Every page runs: over the samples, over nothing, with one choice made."""

import re
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import unquote

import pandas as pd
import pytest
from streamlit.runtime.uploaded_file_manager import UploadedFile, UploadedFileRec
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from data import intake
from data.vocabulary import text
from data.vocabulary.terms import Severity
from pages.parts import agenda, session
from pages.parts.markup import plain
from pages.parts.selection import Here, View
from pages.parts.upload_issues import lines_of
from pages.parts.uploading import Dropped
from queries import Selection
from tests.drawn_workbooks import workbook

SCRIPT = "import dashboard\ndashboard.show()"
"""Not dashboard.py itself: a test would find the pages/ folder beside it and fall into Streamlit's older mode."""

ONE_CHOICE = {"street": "演示街道", "month": "2025-09", "community": "甲子社区", "work_type": "elevator_retrofit"}
PAGES = list(text.PAGE_TITLES)


@pytest.fixture
def open_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """`open_page(name, store, **link)` runs a page over a copy of a store."""
    def run(name: str, store: Path, **link: str) -> AppTest:
        monkeypatch.setenv("OVERSIGHT_STORE", str(shutil.copy(store, tmp_path / "store.duckdb")))
        app = AppTest.from_string(SCRIPT, default_timeout=60)
        app._page_hash = calc_hash("" if name == "overview" else name)  # switch_page knows pages that are files only
        for key, value in link.items():
            app.query_params[key] = value
        return app.run()
    session.store.clear()
    yield run
    session.store.clear()


@pytest.mark.parametrize("name", PAGES)
def test_over_the_samples(name, open_page, sample_store):
    app = open_page(name, sample_store)
    assert not app.exception and not app.error
    assert app.subheader


@pytest.mark.parametrize("name", PAGES)
def test_over_nothing(name, open_page, cleared_store):
    app = open_page(name, cleared_store)
    assert not app.exception and not app.error
    assert app.subheader


@pytest.mark.parametrize("view", ["leader", "print", "present"])
@pytest.mark.parametrize("name", PAGES)
def test_with_one_choice(name, view, open_page, sample_store):
    app = open_page(name, sample_store, view=view, **ONE_CHOICE)
    assert not app.exception and not app.error
    assert app.session_state["choice"].selection.month == date(2025, 9, 1)
    assert app.session_state["choice"].selection.community == ("甲子社区",)


def test_a_choice_is_kept_and_written_into_the_address(open_page, sample_store):
    app = open_page("completion", sample_store)
    app.pills(key="filter_community").set_value(["丙寅社区"]).run()
    app.selectbox(key="filter_month").set_value(date(2025, 8, 1)).run()
    app.toggle(key="filter_leader").set_value(True).run()
    assert app.query_params == {"street": "演示街道", "month": "2025-08", "community": "丙寅社区", "view": "leader"}


def test_a_bad_link_is_named_and_left_out(open_page, sample_store):
    app = open_page("completion", sample_store, month="2025-13", community="火星社区", view="boss", as_of="yesterday")
    assert not app.exception
    assert [note.value for note in app.caption][:1] == [
        text.FILTER_IGNORED.format(words=plain("火星社区、2025-13、yesterday、boss"))]
    assert app.query_params == {"street": "演示街道", "month": "2025-10"}


def test_the_newest_month_is_followed_until_another_is_chosen(open_page, sample_store):
    app = open_page("completion", sample_store)
    assert app.session_state["choice"].selection.month is None
    app.selectbox(key="filter_month").set_value(date(2025, 8, 1)).run()
    assert app.session_state["choice"].selection.month == date(2025, 8, 1)
    app.selectbox(key="filter_month").set_value(date(2025, 10, 1)).run()
    assert app.session_state["choice"].selection.month is None


def test_what_breaks_is_said_with_a_number(caplog):
    app = AppTest.from_string("from pages.parts.server import report_error\nreport_error(KeyError('x'))").run()
    said = re.escape(text.ERROR).replace(re.escape("{number}"), "([0-9A-F]{6})")
    assert re.fullmatch(said, app.error[0].value)[1] in caplog.text


def test_words_of_a_link_are_not_markup(open_page, sample_store):
    app = open_page("completion", sample_store, community="![x](http://example.com/x.png)")
    assert "![" not in app.caption[0].value


def test_rooms_are_for_staff(open_page, sample_store):
    """The leaders' view cannot ask for rooms, and nobody can by the ordinary way."""
    open_page("consent", sample_store)
    staff, leader = (Here(Selection(), View(is_leader=is_leader), session.options()) for is_leader in (False, True))
    assert len(session.staff_answer("consent_households", staff))
    with pytest.raises(session.StaffOnly):
        session.staff_answer("consent_households", leader)
    with pytest.raises(session.StaffOnly):
        session.answer("consent_households")


# --- Completion and overview ---
def test_the_tile_of_consent_says_of_which_works(open_page, sample_store):
    """The consent page counts the risers, too."""
    assert [tile.label for tile in open_page("overview", sample_store).metric][1] == "加装电梯征询达标（单元）"


def test_a_month_that_has_begun_is_not_compared_with_a_whole_one(open_page, sample_store):
    tile = open_page("overview", sample_store, month="2025-11").metric[2]
    assert (tile.value, tile.delta) == ("11", text.TILE_PARTIAL)


def test_without_a_works_ledger_the_heading_speaks_of_the_complaints(open_page, sample_store):
    heading = open_page("overview", sample_store, month="2025-11").subheader[0].value
    assert "加装电梯本月没有台账，12345诉求11件" in heading


def test_compounds_of_one_name_are_told_apart_in_what_changed():
    changes = pd.DataFrame({
        "change": "completed", "work_type": "elevator_retrofit", "community": ["甲子社区", "乙丑社区", "乙丑社区"],
        "compound": ["春园", "春园", "秋园"], "difference_count": [3, 2, 1]})
    assert "甲子社区春园3台、乙丑社区春园2台、秋园1台" in next(agenda.change_lines(changes))


@pytest.mark.parametrize("name", list(text.COMPLETION_SECTIONS))
def test_every_part_of_the_completion_page_runs(name, open_page, sample_store):
    app = open_page("completion", sample_store, section=name)
    assert not app.exception and not app.error
    assert app.button_group(key="part_section").value == name


def test_the_pages_sentences_say_the_numbers_of_the_answers(open_page, sample_store):
    """28 of 34 stands in the heading, in the answer by compound, at the end of the curve and in the year's target."""
    app = open_page("completion", sample_store)
    lifts = Selection(street=("演示街道",), month=date(2025, 10, 1), work_type=("elevator_retrofit",))
    done, planned = session.answer("completion_lights", lifts)[["completed_count", "planned_count"]].sum()
    expected = session.answer("completion_forecast", lifts).iloc[0]
    target = session.answer("annual_targets", lifts).iloc[0]
    assert f"{done}/{planned}台" in app.subheader[0].value
    assert (expected["completed_count"], expected["target_count"]) == (done, planned) == (28, 34)
    assert (target["completed_count"], target["planned_finish_count"]) == (done, planned)
    said = next(part.value for part in app.markdown if "每月需完成" in part.value)
    assert f"后{expected['months_to_go']}个月每月需完成{expected['needed_pace']:.0f}台" in said
    assert f"近3个月平均{expected['recent_pace']:.1f}台" in said


def test_staff_set_the_rule_of_the_lights_and_take_it_back(open_page, sample_store):
    app = open_page("completion", sample_store)
    app.number_input(key="rule_red_behind_points").set_value(15.0)
    app.button(key="rule_save").click().run()
    assert text.COMPLETION_RULE_WHO in [box.value for box in app.warning]
    app.text_input(key="rule_by").set_value("办公室")
    app.text_input(key="rule_why").set_value("区里要求")
    app.button(key="rule_save").click().run()
    assert not app.exception and not app.warning
    assert any("落后超过15个百分点" in part.value for part in app.markdown)
    app.number_input(key="rule_amber_behind_points").set_value(40.0)
    app.button(key="rule_save").click().run()
    assert text.COMPLETION_RULE_WRONG in [box.value for box in app.warning]
    app.button(key="rule_undo").click().run()
    assert any("落后超过30个百分点" in part.value for part in app.markdown)
    assert session.answer("settings", keys="lights")["set_by"].tolist() == ["办公室", "办公室"]


def test_the_leaders_view_reads_the_rule_and_cannot_set_it(open_page, sample_store):
    app = open_page("completion", sample_store, view="leader")
    assert not app.number_input and any("亮灯规则" in part.value for part in app.markdown)


def test_a_line_of_the_day_is_put_aside_for_the_month_and_taken_up_again(open_page, sample_store):
    app = open_page("overview", sample_store)
    first = session.answer("attention", Selection(street=("演示街道",), month=date(2025, 10, 1)))["key"].iloc[0]
    app.button(key=f"aside_do_{first}").click().run()
    assert text.AGENDA_PUT_ASIDE_REFUSED in [box.value for box in app.warning]
    app.text_input(key=f"aside_note_{first}").set_value("已约11月3日复工")
    app.text_input(key=f"aside_by_{first}").set_value("社区办")
    app.button(key=f"aside_do_{first}").click().run()
    assert not app.exception
    october = Selection(street=("演示街道",), month=date(2025, 10, 1))
    assert first not in session.answer("attention", october)["key"].tolist()
    assert first in session.answer("attention", replace(october, month=date(2025, 9, 1)))["key"].tolist()
    app.button(key=f"take_up_dismissed/2025-10/{first}").click().run()
    assert session.answer("attention", october)["key"].iloc[0] == first
    assert len(session.answer("settings", keys="dismissed/")) == 2


def test_a_line_of_the_day_leads_to_the_closer_look(open_page, sample_store):
    """Money paid beyond the works leads to the money of that compound's lifts, rising complaints to those of that topic."""
    links = [unquote(link.proto.query_string) for link in open_page("overview", sample_store).get("page_link")]
    assert any("compound=丙寅二里" in link and "work_type=elevator_retrofit" in link and "section=money" in link
               for link in links)
    assert any("community=庚午社区" in link and "topic=property_management" in link for link in links)
    assert sum("section=" in link or "topic=" in link for link in links) == 2


def test_a_topic_stays_chosen_and_stands_in_the_address(open_page, sample_store):
    app = open_page("complaints", sample_store, topic="drainage")
    assert app.button_group(key="part_topic").value == "drainage"
    app.button_group(key="part_topic").set_value("leak").run()
    assert app.query_params["topic"] == "leak" and not app.exception
    app.button_group(key="part_topic").set_value(None).run()
    assert "topic" not in app.query_params


def test_from_the_street_to_the_rows_of_a_compound(open_page, sample_store):
    app = open_page("completion", sample_store)
    app.button_group(key="part_section").set_value("rows").run()
    assert app.query_params["section"] == "rows"
    app.button_group(key="drill_down").set_value(["丙寅社区"]).run()
    assert app.query_params["community"] == "丙寅社区"
    app.button_group(key="drill_down").set_value(["丙寅二里"]).run()
    assert app.query_params["compound"] == "丙寅二里"
    assert any("演示街道_改造台账_2025年10月" in part.value.replace("\\", "") for part in app.markdown)
    app.button(key="drill_up").click().run()
    assert "compound" not in app.query_params and app.query_params["community"] == "丙寅社区"


LEDGER = "| 统计月份 | 社区 | 小区 | 改造类型 | 计划数 | 完成数 |\n"


def dropped(rows: str) -> Dropped:
    content = workbook(LEDGER + rows)
    return Dropped("1", UploadedFile(UploadedFileRec("1", "台账.xlsx", "", content), None),
                   intake.inspect("台账.xlsx", content))


def test_the_same_fault_in_many_cells_is_one_line():
    """Cells that say the same stand in one line; of many different ones the first says what is wrong."""
    same = lines_of([dropped("\n".join(f"| 2025-10 | 甲社区 | {number}里 | 加装电梯 | 5 | 若干 |" for number in range(300)))])
    assert [(line.at, line.now, line.count) for line in same] == [("F2、F3、F4 等300处", "若干", 300)]
    words = ("几台", "若干", "少量", "大部", "不详")
    mixed = lines_of([dropped("\n".join(f"| 2025-10 | 甲社区 | 甲里 | 加装电梯 | 5 | {word} |" for word in words))])
    assert [(line.at, line.now) for line in mixed if line.code == "not-a-number"] == [("F2、F3、F4 等5处", "几台、若干 等5种")]


def test_errors_come_first_and_notices_last():
    lines = lines_of([dropped("| 2025-10 | | | 加装电梯 | 5 | 1 |\n| 2025-10 | 甲社区 | 甲里 | 加装电梯 | 5 | 若干 |\n| 合计 | | | | 5 | 1 |")])
    assert [line.severity for line in lines] == sorted((line.severity for line in lines), key=list(Severity).index)
    assert {line.severity for line in lines} == set(Severity)


def test_a_file_is_read_committed_and_taken_back_without_a_browser(open_page, sample_store):
    app = open_page("upload", sample_store)
    app.file_uploader[0].set_value([("台账.xlsx", workbook(LEDGER + "| 2025-10 | 甲子社区 | 甲子二里 | 加装电梯 | 7 | 7 |"), "")]).run()
    assert not app.exception and text.UPLOAD_UNCHANGED in "".join(box.value for box in [*app.info, *app.warning])
    app.button(key="commit").click().run()
    assert not app.exception and text.UPLOAD_DONE in app.success[0].value
    batch_id = app.session_state["receipts"][0].batch_id
    app.text_input(key=f"reason_batch_{batch_id}").set_value("试一试")
    app.button(key=f"button_reason_batch_{batch_id}").click().run()
    assert not app.exception and not app.success
    assert session.store().history()[0]["reason"] == "试一试"


def test_cleared_samples_stand_folded_away_in_the_history(open_page, cleared_store):
    app = open_page("upload", cleared_store)
    folded = next(part for part in app.expander if part.label.startswith("已清除的示例"))
    everywhere, inside = ([part.proto.body for part in place.get("html") if "（示例）" in part.proto.body] for place in (app, folded))
    assert everywhere == inside and "已撤销" in inside[0]
