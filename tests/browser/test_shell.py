"""What only a real browser shows: deep links, the address, the modes, the words that Streamlit brings along."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from data.vocabulary import text
from tests.browser.harness import LOGS, Tab

FILTER = ".st-key-filter button"
TITLES = list(text.PAGE_TITLES.values())


def test_deep_link_first(fresh_server, open_tab):
    """Streamlit's older mode for a pages/ folder would run pages/consent.py bare until somebody opens the first page."""
    tab: Tab = open_tab(fresh_server())
    tab.open("/consent")
    assert tab.page.title() == text.PRODUCT
    assert tab.page.locator("[data-testid=stTopNavLink]").all_inner_texts() == TITLES
    assert tab.page.locator(FILTER).is_visible()
    assert tab.page.evaluate("document.querySelector('[data-testid=stMainBlockContainer]').clientWidth") > 1200
    log = LOGS[tab.url].read_text(encoding="utf-8")
    assert tab.url in log and not re.search("warn|missing|error|traceback", log, re.I), log


def test_first_start_shows_samples_and_clears_them(fresh_server, open_tab):
    tab: Tab = open_tab(fresh_server())
    tab.open("/")
    assert text.SAMPLE_BADGE in tab.words()
    tab.click(text.SAMPLE_CLEAR)
    tab.page.wait_for_url("**/upload*")
    tab.settle()
    assert text.SAMPLE_BADGE not in tab.words()
    tab.click(text.PAGE_TITLES["overview"], within="[data-testid=stHeader]")
    assert tab.page.locator(f"{FILTER} p").inner_text().startswith(text.FILTER_NO_MONTH)


@pytest.mark.parametrize("size", ["1920", "1366", "390"])
@pytest.mark.parametrize("name", list(text.PAGE_TITLES))
def test_page_stands(name, size, sample_server, open_tab):
    tab: Tab = open_tab(sample_server, size)
    tab.open("/" if name == "overview" else f"/{name}")
    tab.shot(f"{name}-{size}")
    assert not tab.english()
    assert tab.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize(("size", "view"), [("1366", ""), ("1366", "?view=large"), ("1280", ""), ("1280", "?view=present")])
@pytest.mark.parametrize("name", ["overview", "completion", "complaints", "impact"])
def test_no_word_of_a_chart_is_cut(name, size, view, sample_server, open_tab):
    """Small projectors, and screens whose letters Windows has made larger, are narrower than they are said to be."""
    tab: Tab = open_tab(sample_server, size)
    tab.open(("/" if name == "overview" else f"/{name}") + view)
    assert not tab.cut()


def test_no_sentence_in_a_table_stands_one_character_a_line(sample_server, open_tab):
    tab: Tab = open_tab(sample_server, "1366")
    tab.open("/completion?section=stages")
    cells = tab.page.locator("[data-testid=stTable] td:nth-child(3)")
    assert min(cell.bounding_box()["width"] for cell in cells.all()) > 150


def test_overview_has_its_name_too(sample_server, open_tab):
    tab: Tab = open_tab(sample_server)
    tab.open("/overview?month=2025-09")
    assert said(tab)["month"] == ["2025-09"]
    assert urlsplit(tab.page.url).path == "/"


def test_link_opens_exactly_that_view(sample_server, open_tab):
    tab: Tab = open_tab(sample_server)
    tab.open("/completion?month=2025-09&community=甲子社区&view=leader")
    assert tab.page.locator(f"{FILTER} p").inner_text() == "2025年9月 · 甲子社区 · 全部类型"
    assert said(tab) == {"street": ["演示街道"], "month": ["2025-09"], "community": ["甲子社区"], "view": ["leader"]}


def test_choice_goes_along_to_the_next_page_and_back(sample_server, open_tab):
    tab: Tab = open_tab(sample_server)
    tab.open("/completion")
    tab.page.click(FILTER)
    tab.click("丙寅社区", within="[data-testid=stPopoverBody]")
    tab.page.keyboard.press("Escape")
    tab.click(text.PAGE_TITLES["complaints"])
    assert urlsplit(tab.page.url).path == "/complaints"
    assert said(tab)["community"] == ["丙寅社区"]
    for _ in range(4):  # a slow computer may put the bare address of a page into the history, too
        tab.page.go_back()
        tab.settle()
        if urlsplit(tab.page.url).path == "/completion" and "community" not in said(tab):
            break
    assert tab.page.locator(f"{FILTER} p").inner_text() == "2025年10月 · 全部社区 · 全部类型"


def test_presentation_hides_navigation_and_can_be_left(sample_server, open_tab):
    tab: Tab = open_tab(sample_server, "1920")
    tab.open("/?view=present")
    tab.shot("overview-present")
    assert not tab.page.locator("[data-testid=stTopNavLink]").count()
    assert tab.page.evaluate("getComputedStyle(document.documentElement).fontSize") == "20px"
    tab.click(text.VIEW_PRESENTATION_LEAVE)
    assert tab.page.locator("[data-testid=stTopNavLink]").count() == len(TITLES)


def test_unreadable_store_is_said_in_a_sentence(tmp_path, fresh_server, open_tab):
    broken = tmp_path / "broken.duckdb"
    broken.write_text("not a database " * 1000)
    tab: Tab = open_tab(fresh_server(broken))
    tab.page.goto(tab.url)
    tab.page.wait_for_selector("[data-testid=stAlertContentError]")
    assert tab.problems() == [text.STORE_ERRORS["unreadable"].format(detail=tmp_path / "store.duckdb")]


def said(tab: Tab) -> dict[str, list[str]]:
    """What the address says."""
    return parse_qs(urlsplit(tab.page.url).query)
