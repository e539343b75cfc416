"""The briefing page without a browser: the pack, sections, notes, the footer, a link that keeps its numbers."""

import io
import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from pptx import Presentation
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from data.store import Store
from data.vocabulary import text
from pages.parts import session
from queries import Selection, run
from tests.queries.drawn import FIRST_UPLOAD_AT, draw

SCRIPT = "import dashboard\ndashboard.show()"


@pytest.fixture
def open_briefing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """`open_briefing(store, **link)` runs the page over a copy of a store."""
    def start(store: Path, **link: str) -> AppTest:
        monkeypatch.setenv("OVERSIGHT_STORE", str(shutil.copy(store, tmp_path / "shown.duckdb")))
        app = AppTest.from_string(SCRIPT, default_timeout=60)
        app._page_hash = calc_hash("briefing")
        for key, value in link.items():
            app.query_params[key] = value
        app.run()
        assert not app.exception, app.exception
        return app
    session.store.clear()
    yield start
    session.store.clear()


def test_the_pack_is_made_and_goes_old_with_the_numbers(open_briefing, sample_store):
    app = open_briefing(sample_store)
    app.button(key="make_pack").click().run()
    assert not app.exception and text.BRIEFING_MADE.format(month="2025年10月", chapters=19) in app.success[0].value
    files = dict(app.session_state["pack"]["files"])
    assert set(files) == {f"演示街道_简报_2025-10.{suffix}" for suffix in ("pptx", "docx", "xlsx")}
    app.text_area[0].set_value("雨多").run()
    app.button(key="save_note").click().run()
    assert not app.success and text.BRIEFING_OLD in [note.value for note in app.caption]


def test_only_the_chosen_sections_are_written(open_briefing, sample_store):
    app = open_briefing(sample_store)
    app.pills(key="briefing_sections").set_value(["complaints"]).run()
    app.button(key="make_pack").click().run()
    deck = Presentation(io.BytesIO(dict(app.session_state["pack"]["files"])["演示街道_简报_2025-10.pptx"]))
    assert len(deck.slides) == 5
    app.pills(key="briefing_sections").set_value([]).run()
    assert [note.value for note in app.info] == [text.BRIEFING_NO_SECTION]


def test_turning_the_sheets(open_briefing, sample_store):
    app = open_briefing(sample_store)
    assert app.button(key="previous_sheet").disabled
    app.button(key="next_sheet").click().run()
    assert app.session_state["briefing_page"] == 1 and app.selectbox(key="chosen_sheet").value == 1
    app.selectbox(key="chosen_sheet").set_value(18).run()
    assert not app.exception and app.button(key="next_sheet").disabled


def test_a_note_is_shown_carried_into_the_files_and_taken_back(open_briefing, sample_store):
    app = open_briefing(sample_store)
    app.selectbox(key="note_subject").set_value("headline").run()
    app.text_area[0].set_value("雨多，电话13812345678").run()
    app.button(key="save_note").click().run()
    app.button(key="make_pack").click().run()
    shown = [note.value for note in app.caption if note.value.startswith("说明：雨多")]
    assert shown and "13812345678" not in shown[0]
    deck = Presentation(io.BytesIO(dict(app.session_state["pack"]["files"])["演示街道_简报_2025-10.pptx"]))
    assert any("雨多" in shape.text_frame.text for shape in deck.slides[1].shapes if shape.has_text_frame)
    app.button(key="undo_note").click().run()
    assert not [note.value for note in app.caption if note.value.startswith("说明：雨多")]


def test_the_footer_is_a_setting(open_briefing, sample_store):
    app = open_briefing(sample_store)
    app.toggle(key="mark_has_mark").set_value(False).run()
    app.toggle(key="mark_has_user").set_value(True).run()
    app.button(key="make_pack").click().run()
    deck = Presentation(io.BytesIO(dict(app.session_state["pack"]["files"])["演示街道_简报_2025-10.pptx"]))
    said = " ".join(shape.text_frame.text for shape in deck.slides[1].shapes if shape.has_text_frame)
    assert text.MARK_INTERNAL not in said and text.MARK_USER.format(who=text.UPLOADED_BY) in said


def test_leaders_can_take_the_pack_but_not_write(open_briefing, sample_store):
    app = open_briefing(sample_store, view="leader")
    assert [tab.label for tab in app.tabs] == [text.BRIEFING_TABS[name] for name in ("pack", "words", "link")]


def test_the_link_keeps_junes_first_figures_and_says_what_was_corrected(open_briefing, tmp_path):
    """June is loaded, the link taken, a corrected June and July are loaded, the link opened."""
    store = Store.open(tmp_path / "store.duckdb")
    for month, completed in (("2025-06", "4"), ("2025-06", "5"), ("2025-07", "7")):
        draw(store, "projects", f"""
            | month   | community | compound | planned | completed |
            | {month} | 甲社区     | 甲里      | 10      | {completed} |
            """)
    store.close()
    taken = FIRST_UPLOAD_AT + timedelta(hours=1)
    app = open_briefing(tmp_path / "store.duckdb", month="2025-06", as_of=f"{taken:%Y-%m-%dT%H:%M:%SZ}")
    said = app.info[0].value.replace("\\", "")
    assert "之后有2次入库或更正" in said and "2025年6月的数已更正：加装电梯完成4→5" in said
    assert "完成4台" in app.code[0].value and "完成5台" not in app.code[0].value
    assert "as_of=" in app.code[1].value
    fresh = open_briefing(tmp_path / "store.duckdb", month="2025-06")
    assert not fresh.info and "完成5台" in fresh.code[0].value


def test_the_link_has_the_moment_in_it(open_briefing, sample_store):
    app = open_briefing(sample_store)
    app.button(key="make_link").click().run()
    link = app.code[1].value
    assert "month=2025-10" in link and "as_of=20" in link


def test_what_the_page_says_is_what_is_written(open_briefing, sample_store):
    """The words for a message are the findings of the slides."""
    app = open_briefing(sample_store)
    facts = run(session.store(), "headline", Selection(street=("演示街道",), month=None, work_type=("elevator_retrofit",)))
    assert f"完成{facts['completed_count'].iloc[0]}台" in app.code[0].value
