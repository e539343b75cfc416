"""What the eye meets on the completion page and in 今日关注: every part, at a desk and on a phone; the ways back."""

from urllib.parse import parse_qs, urlsplit

import pytest

from data.vocabulary import text
from tests.browser.harness import Tab

DATED = "/completion?month=2025-10"


@pytest.mark.parametrize("size", ["1920", "390"])
@pytest.mark.parametrize("name", list(text.COMPLETION_SECTIONS))
def test_each_part_stands(name, size, sample_server, open_tab):
    tab: Tab = open_tab(sample_server, size)
    tab.open(DATED)
    tab.page.get_by_text(text.COMPLETION_SECTIONS[name], exact=True).click()
    tab.settle()
    tab.shot(f"completion-{name}-{size}", is_full=True)
    assert not tab.english() and not tab.problems()
    assert tab.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_a_place_is_entered_down_to_its_rows_and_left_again(sample_server, open_tab):
    tab: Tab = open_tab(sample_server)
    tab.open(DATED)
    tab.click(text.COMPLETION_SECTIONS["rows"])
    for place in ("丙寅社区", "丙寅二里"):
        tab.click(place, within=".st-key-drill_down")
    assert said(tab)["compound"] == ["丙寅二里"]
    assert any("演示街道_改造台账_2025年10月.xlsx" in words for words in tab.words())
    tab.click(text.COMPLETION_DRILL_UP.format("丙寅社区"))
    assert "compound" not in said(tab)


def test_a_line_is_put_aside_and_its_way_back_stays(sample_store, fresh_server, open_tab):
    tab: Tab = open_tab(fresh_server(sample_store), "1920")
    tab.open("/?month=2025-10")
    before = tab.page.get_by_text(text.AGENDA_PUT_ASIDE_DO, exact=True).count()
    tab.page.get_by_text(text.AGENDA_PUT_ASIDE_DO, exact=True).first.click()
    tab.page.get_by_label(text.AGENDA_PUT_ASIDE_NOTE, exact=True).fill("已约11月3日复工")
    tab.page.get_by_label(text.AGENDA_PUT_ASIDE_BY, exact=True).fill("社区办")
    tab.page.get_by_role("button", name=text.AGENDA_PUT_ASIDE_DO, exact=True).last.click()
    tab.settle()
    tab.page.keyboard.press("Escape")
    assert before == 5
    tab.page.get_by_text(text.AGENDA_ASIDE.format(count=1), exact=True).click()
    tab.settle()
    assert any("已约11月3日复工" in words for words in tab.words())
    tab.shot("overview-aside-1920")
    tab.click(text.AGENDA_TAKE_UP)
    assert text.AGENDA_ASIDE.format(count=1) not in tab.words()


def said(tab: Tab) -> dict[str, list[str]]:
    return parse_qs(urlsplit(tab.page.url).query)
