"""The consent page in a real browser: the building grid, the rule that is changed and taken back, the visit list."""

import re

import openpyxl
import pytest

from data.store import Store
from data.vocabulary import text
from data.vocabulary.consent_rules import PRESETS
from data.vocabulary.terms import WorkType
from tests.browser.harness import Tab
from tests.queries.drawn import draw

FLOORS, ROOMS = 10, 6
OPINIONS = ("agree", "agree", "object", "undecided", "unreached", "absent", "abstain")

BOXES = """() => [...document.querySelectorAll('[data-testid=stPlotlyChart]')].map(chart => {
  const frame = chart.getBoundingClientRect();
  return [...chart.querySelectorAll('.textpoint text')].filter(word => /^[0-9]{3,4} /.test(word.textContent)).map(word => {
    const box = word.getBoundingClientRect();
    return {word: word.textContent, left: box.left - frame.left, right: frame.right - box.right, x: box.left,
            end: box.right, y: Math.round(box.top), height: box.height};
  });
}).flat()"""
"""Where the rooms of the grid are written, beside the edges of their chart."""


@pytest.fixture
def tall_store(tmp_path):
    """One building of three units with ten floors and six rooms a floor, and a riser of which one signature is missing."""
    path = tmp_path / "tall.duckdb"
    opened = Store.open(path)
    rows = [(unit, floor, room) for unit in (1, 2, 3) for floor in range(1, FLOORS + 1) for room in range(1, ROOMS + 1)]
    draw(opened, "buildings", "| community | compound |\n| 甲子社区 | 槐花里 |")
    draw(opened, "consents", "| unit | room | floor | area_m2 | opinion |\n" + "\n".join(
        f"| {unit}单元 | {floor}{room:02d} | {floor} | 60 | {OPINIONS[(unit + floor * room) % 7]} |"
        for unit, floor, room in rows), community="甲子社区", compound="槐花里", building="1号楼")
    draw(opened, "consents", "| room | area_m2 | opinion |\n| 101 | 60 | agree |\n| 201 | 60 | agree |\n| 301 | 60 | undecided |",
         community="甲子社区", compound="槐花里", building="2号楼", work_type="riser_renewal")
    opened.close()
    return path


@pytest.mark.parametrize("size", ["1920", "1366"])
def test_a_grid_of_ten_floors_and_six_rooms_is_readable_without_scrolling_sideways(size, tall_store, fresh_server, open_tab):
    tab: Tab = open_tab(fresh_server(tall_store), size)
    tab.open("/consent")
    boxes = tab.page.evaluate(BOXES)
    tab.page.locator(".textpoint").first.scroll_into_view_if_needed()
    tab.shot(f"consent-grid-{size}", is_full=True)
    assert len(boxes) == 3 * FLOORS * ROOMS
    assert tab.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert min(min(box["left"], box["right"]) for box in boxes) > 0 and min(box["height"] for box in boxes) >= 11
    by_line: dict[int, list[dict]] = {}
    for box in boxes:
        by_line.setdefault(box["y"], []).append(box)
    for line in by_line.values():
        line.sort(key=lambda box: box["x"])
        assert all(one["end"] < other["x"] for one, other in zip(line, line[1:], strict=False))


def test_leaders_see_no_room(tall_store, fresh_server, open_tab):
    tab: Tab = open_tab(fresh_server(tall_store), "1920")
    tab.open("/consent?view=leader")
    words = " ".join(tab.words())
    assert not re.search(r"(?<!\d)(10|[1-9])0[1-6](?!\d)", words)
    assert text.VISITS not in words and text.RULES_CHANGE not in words
    assert pictures_to_save(tab)


def test_what_tells_of_few_households_cannot_be_saved_as_a_picture(tall_store, fresh_server, open_tab):
    tab: Tab = open_tab(fresh_server(tall_store), "1920")
    tab.open("/consent")
    assert tab.page.locator("[data-testid=stPlotlyChart] .textpoint").count()
    assert not any(name in (text.METRIC_GRID, text.METRIC_CONSENT) for name in pictures_to_save(tab))


def test_a_rule_is_changed_with_a_reason_and_taken_back(tall_store, fresh_server, open_tab):
    tab: Tab = open_tab(fresh_server(tall_store), "1920")
    tab.open("/consent")
    rule, work = PRESETS["two_thirds_of_all"].label, WorkType.RISER_RENEWAL.label
    tab.page.get_by_text(text.RULES).click()
    tab.settle()
    tab.click(text.RULES_SAVE)
    assert text.RULES_NEED_REASON in tab.problems()
    choose(tab, text.RULES_WORK, work)
    choose(tab, text.RULES_RULE, rule)
    tab.page.get_by_label(text.RULES_REASON).fill("京发〔2025〕8号")
    tab.page.keyboard.press("Enter")
    tab.settle()
    tab.click(text.RULES_SAVE)
    tab.shot("consent-rules", is_full=True)
    assert any(rule in words for words in tab.words()) and not tab.problems()
    assert any("京发〔2025〕8号" in words for words in tab.words())
    tab.click(text.RULES_UNDO.format(work=work))
    assert not any("京发〔2025〕8号" in words for words in tab.words())


def test_the_visit_list_has_rooms_and_no_names(tall_store, fresh_server, open_tab, tmp_path):
    tab: Tab = open_tab(fresh_server(tall_store), "1920")
    tab.open("/consent")
    with tab.page.expect_download() as waiting:
        tab.page.get_by_text(text.VISITS_DOWNLOAD).click()
    path = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(path)
    assert text.METRIC_VISITS in path.name
    rows = list(openpyxl.load_workbook(path).active.iter_rows(values_only=True))
    assert rows[0] == tuple(text.VISITS_EXCEL_COLUMNS.values())
    first = dict(zip(rows[0], rows[1], strict=True))
    assert (first["楼栋"], first["房号"], first["先走访"]) == ("2号楼", "301", text.VISITS_ENOUGH)
    assert any("没有姓名电话" in str(row[0]) for row in rows)


def pictures_to_save(tab: Tab) -> list[str]:
    """The metrics of the charts that offer to be saved: the middle of 街道_指标_月份."""
    names = tab.page.evaluate("""() => [...document.querySelectorAll('.js-plotly-plot')]
      .filter(plot => plot.querySelector('.modebar-btn')).map(plot => plot._context.toImageButtonOptions.filename)""")
    return [name.split("_")[1] for name in names]


def choose(tab: Tab, label: str, option: str) -> None:
    """Types into a box until the option is alone."""
    tab.page.get_by_role("combobox", name=label).last.click()
    tab.page.keyboard.type(option)
    tab.page.get_by_role("option", name=option).first.click()
    tab.settle()
