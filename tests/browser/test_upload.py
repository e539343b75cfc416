"""The clerk's way in a real browser: drop, read, mend, commit, see the number change, take it back."""

import io
from collections.abc import Callable

import openpyxl
import pytest

from data.vocabulary import text
from data.vocabulary.terms import Severity, Status
from tests.browser.harness import Tab
from tests.drawn_workbooks import workbook

LEDGER = """
    | 演示街道加装电梯台账（截至2025年10月31日） |
    | 社区 | 小区 | 改造类型 | 计划数 | 完成数 | 在建数 | 联系电话 |
    | 甲子社区 | 甲子二里 | 加装电梯 | 7 | {done} | {running} | 13800138000 |
"""
"""Stands for the seven lifts of 甲子社区 in the samples, of which six are done."""

NO_PLACE = "| | | 加装电梯 | 2 | 1 | 0 | |"
BEFORE, AFTER = "加装电梯完成28/34台", "加装电梯完成29/34台"


@pytest.fixture
def tab(fresh_server, open_tab, sample_store) -> Tab:
    opened: Tab = open_tab(fresh_server(sample_store))
    opened.open("/upload")
    return opened


def drop(tab: Tab, **files: bytes) -> None:
    with tab.page.expect_response(lambda answer: "upload_file" in answer.url and answer.request.method == "PUT"):
        tab.page.set_input_files("input[type=file]", [
            {"name": f"{name}.xlsx", "mimeType": "application/octet-stream", "buffer": content}
            for name, content in files.items()])
    tab.page.wait_for_selector("[data-testid=stAlert]")
    tab.settle()


def go(tab: Tab, page: str) -> None:
    tab.click(text.PAGE_TITLES[page], within="[data-testid=stHeader]")


def finding(tab: Tab) -> str:
    go(tab, "overview")
    found = tab.page.locator("h3", has_text="加装电梯")
    found.wait_for()
    tab.settle()
    return found.inner_text()


def press(tab: Tab, name: str) -> None:
    tab.page.get_by_role("button", name=name, exact=True).first.click()
    tab.settle()


def open_below(tab: Tab, name: str) -> None:
    tab.page.get_by_role("tab", name=text.UPLOAD_TABS[name]).click()
    tab.settle()


def choose(tab: Tab, label: str, option: str) -> None:
    """Types into a box until the option is alone, as a clerk would."""
    box = tab.page.get_by_role("combobox", name=label).first
    box.scroll_into_view_if_needed()
    tab.page.wait_for_timeout(300)
    box.click()
    tab.page.keyboard.type(option)
    tab.page.get_by_role("option", name=option).first.click()
    tab.settle()


def keep_samples(tab: Tab) -> None:
    """The numbers are to be seen among them."""
    tab.click(text.UPLOAD_CLEAR_SAMPLES)


def downloaded(tab: Tab, name: str) -> openpyxl.Workbook:
    with tab.page.expect_download() as waiting:
        tab.page.get_by_role("button", name=name).first.click()
    with open(waiting.value.path(), "rb") as file:
        return openpyxl.load_workbook(io.BytesIO(file.read()))


def said(tab: Tab) -> str:
    return " ".join(tab.words())


def test_a_faulty_file_is_mended_committed_and_undone(tab):
    assert BEFORE in finding(tab)
    go(tab, "upload")
    faulty = workbook(LEDGER.format(done=7, running="两部左右") + NO_PLACE)
    drop(tab, 甲子台账=faulty, 坏文件=b"PK broken", 降雨=workbook("| 日期 | 降雨量 |\n| 2025-10-01 | 12.5 |"))
    words = said(tab)
    for status, shape in ((Status.ACCEPTED_WITH_WARNINGS, "▲"), (Status.UNREADABLE, "■"), (Status.ACCEPTED, "●")):
        assert f"{shape} {status.label}" in words
    assert text.UPLOAD_SOME_REFUSED.format(files="坏文件.xlsx") in words and text.UPLOAD_UNCHANGED in words
    levels = tab.page.locator(".told.issues td:first-child").all_inner_texts()
    assert levels == sorted(levels, key=[f"■ {Severity.ERROR.label}", f"▲ {Severity.WARNING.label}"].index)
    tab.shot("upload-waiting")

    tab.page.get_by_text("看懂成了").first.click()
    tab.settle()
    grid = tab.page.locator(".told.grid").first
    assert grid.locator("td.warning").inner_text() == "▲ 两部左右"
    assert grid.locator("td.mark").all_inner_texts() == [
        "社区", "小区", "改造类型", "计划数", "完成数", "在建数", text.SHEETS_PERSONAL]
    assert "13800138000" not in said(tab) and text.MASKED in grid.inner_text()
    tab.shot("upload-sheet", is_full=True)

    marked = downloaded(tab, text.UPLOAD_MARKED)
    assert text.ISSUE_SHEET in marked.sheetnames
    assert marked["Sheet1"]["F3"].fill.fill_type == "solid" and marked["Sheet1"]["F3"].comment

    press(tab, text.UPLOAD_GIVE_UP)
    drop(tab, 甲子台账=workbook(LEDGER.format(done=7, running=0)))
    keep_samples(tab)
    rows = tab.page.locator(".told:not(.grid, .cards) tbody tr").all_inner_texts()
    assert any(row.split("\t") == ["加装电梯 已完成", "28", "29", "▲ +1"] for row in rows)
    tab.page.get_by_role("button", name=text.UPLOAD_COMMIT_GOOD.format(rows=1)).or_(
        tab.page.get_by_role("button", name=text.UPLOAD_COMMIT.format(rows=1))).click()
    tab.settle()
    assert text.UPLOAD_DONE in tab.words() and text.RECEIPT in tab.words()
    tab.shot("upload-done")
    assert downloaded(tab, text.RECEIPT_DOWNLOAD).active["F2"].value.startswith(
        tab.page.locator(".told .code").inner_text())
    assert AFTER in finding(tab)

    go(tab, "upload")
    press(tab, text.UPLOAD_UNDO_ALL)
    assert text.UPLOAD_REASON_NEEDED in said(tab)
    tab.page.get_by_label(text.HISTORY_REASON).first.fill("传错了月份")
    press(tab, text.UPLOAD_UNDO_ALL)
    assert text.HISTORY_UNDONE_WHY.format(reason="传错了月份") in said(tab)
    assert BEFORE in finding(tab)

    go(tab, "upload")
    choose(tab, text.HISTORY_WHICH, "甲子台账")
    press(tab, text.HISTORY_REDO)
    assert AFTER in finding(tab)


def test_the_same_content_under_another_name_is_recognised(tab):
    content = workbook(LEDGER.format(done=7, running=0))
    drop(tab, 台账=content)
    keep_samples(tab)
    commit(tab)
    drop(tab, 台账改名=content)
    assert text.UPLOAD_SAME in tab.words()
    assert text.UPLOAD_LOADED_BEFORE.format(upload=29) in said(tab)
    assert not tab.page.locator(".st-key-commit").count()
    drop(tab, 台账=content, 乙丑台账=workbook(LEDGER.format(done=7, running=0).replace("甲子", "乙丑")))
    commit(tab)
    assert text.UPLOAD_AGAIN.format(files="台账.xlsx") in said(tab)


def commit(tab: Tab) -> None:
    tab.page.locator(".st-key-commit button").click()
    tab.settle()


def test_what_a_word_a_place_and_a_column_mean_is_remembered(tab):
    ledger = """
        | 演示街道改造台账（截至2025年10月31日） |
        | 社区 | 小区 | 改造类型 | 计划数 | 完成数 | 工程情况 |
        | {community} | 甲子二里 | 垂直交通 | 7 | 1 | 施工中 |
        | 乙丑社区 | 乙丑一里 | 垂直交通 | 1 | 0 | 施工中 |
    """
    drop(tab, 台账=workbook(ledger.format(community="甲子社去")))
    keep_samples(tab)
    assert "没见过“" in said(tab) and "垂直交通" in said(tab)
    press(tab, text.PLACES_YES)
    assert "没见过“" not in said(tab)
    choose(tab, "垂直交通", "加装电梯")
    press(tab, text.WORDS_REMEMBER)
    assert text.WORDS not in tab.words()

    tab.page.get_by_text("看懂成了").first.click()
    tab.settle()
    assert tab.page.locator(".told.grid td.mark").last.inner_text() == text.SHEETS_UNUSED
    choose(tab, text.COLUMNS_IS, "当前阶段")
    press(tab, text.WORDS_REMEMBER)
    assert tab.page.locator(".told.grid td.mark").last.inner_text() == "当前阶段"

    press(tab, text.UPLOAD_GIVE_UP)
    drop(tab, 十一月=workbook(ledger.format(community="甲子社去").replace("10月31日", "11月30日")))
    assert text.WORDS not in tab.words()
    open_below(tab, "remembered")
    known = [row.split("\t")[1:3] for row in tab.page.locator(".told.cards tbody tr").all_inner_texts()]
    assert ["垂直交通", "加装电梯"] in known and ["甲子社去", "甲子社区"] in known and ["工程情况", "当前阶段"] in known
    choose(tab, text.REMEMBERED_WHICH, "垂直交通")
    press(tab, text.REMEMBERED_FORGET)
    assert text.WORDS in tab.words()


def test_one_number_is_amended_and_taken_back(tab):
    open_below(tab, "amend")
    choose(tab, text.AMEND_LINE, "丙寅二里2号楼")
    choose(tab, text.AMEND_FIELD, "完成数")
    tab.page.get_by_label(text.AMEND_VALUE).fill("1")
    press(tab, text.AMEND_NEXT)
    assert text.AMEND_INCOMPLETE in tab.words()
    tab.page.get_by_label(text.AMEND_WHY).fill("社区来电更正")
    press(tab, text.AMEND_NEXT)
    assert "0 → 1" in said(tab)
    tab.shot("upload-amend")
    press(tab, text.AMEND_SAVE)
    assert text.AMENDED in tab.words()
    assert AFTER in finding(tab)
    go(tab, "upload")
    open_below(tab, "history")
    assert text.HISTORY_AMENDED in tab.words() and "社区来电更正" in said(tab)
    open_below(tab, "amend")
    tab.page.get_by_label(text.HISTORY_REASON).first.fill("改错了")
    press(tab, text.AMEND_UNDO)
    assert BEFORE in finding(tab)


def test_a_place_is_renamed_everywhere(tab):
    open_below(tab, "amend")
    tab.click(text.AMEND_WHAT["name"])
    choose(tab, text.RENAME_SAID, "辛未社区")
    tab.page.get_by_label(text.RENAME_MEANT).fill("辛未新社区")
    tab.page.get_by_label(text.AMEND_WHY).fill("更名")
    press(tab, text.AMEND_NEXT)
    press(tab, text.AMEND_SAVE)
    press(tab, text.RENAME_REMEMBER)
    open_below(tab, "board")
    assert "辛未新社区" in tab.words() and "辛未社区" not in tab.words()
    open_below(tab, "remembered")
    assert "辛未社区" in tab.words()


def test_text_of_a_sheet_is_never_markup(tab):
    name, link = "<script>alert(1)</script>", "[链接](http://example.com)"
    drop(tab, **{"坏<b>名**粗**": workbook(f"""
        | 演示街道加装电梯台账（截至2025年10月31日） |
        | 社区 | 小区 | 改造类型 | 计划数 | 完成数 | 在建数 | **粗体** |
        | 甲子社区 | {name} | 加装电梯 | 7 | {link} | 0 | ![图](http://example.com/x.png) |
        """, names=("<i>_表_",))})
    tab.page.get_by_text("看懂成了").first.click()
    tab.settle()
    grid = tab.page.locator(".told.grid").inner_text()
    assert "script" in grid and link in grid and "**粗体**" in grid and "![图]" in grid
    assert "坏<b>名**粗**.xlsx" in said(tab) and "<i>_表_" in said(tab)
    keep_samples(tab)
    commit(tab)
    open_below(tab, "amend")
    assert not tab.page.locator("[data-testid=stMain] img, [data-testid=stMain] a[href*='example.com']").count()


def test_a_file_without_a_month_is_asked_for_it(tab):
    drop(tab, 台账=workbook("| 社区 | 小区 | 改造类型 | 计划数 | 完成数 |\n| 甲子社区 | 甲子二里 | 加装电梯 | 7 | 7 |"))
    assert text.UPLOAD_REFUSED in tab.words()
    tab.page.get_by_role("combobox", name="是哪个月的数据").first.click()
    tab.page.get_by_role("option").first.click()
    tab.settle()
    assert text.UPLOAD_REFUSED not in tab.words()
    assert text.UPLOAD_COMMIT.format(rows=1) in tab.words()


def test_giving_up_stores_nothing(tab):
    drop(tab, 台账=workbook(LEDGER.format(done=7, running=0)))
    assert tab.page.locator("[data-testid=stFileChip]").count()
    tab.click(text.UPLOAD_GIVE_UP)
    assert not tab.page.locator("[data-testid=stFileChip]").count()
    assert BEFORE in finding(tab)


def test_the_board_and_the_templates(tab):
    open_below(tab, "board")
    assert "2025年10月：8个社区都报了。" in tab.words()
    assert text.BOARD_STATUS["reported"] in tab.words()
    open_below(tab, "templates")
    template = downloaded(tab, "改造项目台账")
    assert "甲子社区" in [cell.value for row in template.worksheets[0].iter_rows() for cell in row]


@pytest.mark.parametrize("size", ["390", "1920"])
def test_it_fits(size, fresh_server, open_tab: Callable[..., Tab], sample_store):
    tab = open_tab(fresh_server(sample_store), size)
    tab.open("/upload")
    drop(tab, 甲子台账=workbook(LEDGER.format(done=7, running="两部左右") + NO_PLACE))
    tab.page.get_by_text("看懂成了").first.click()
    tab.settle()
    tab.shot(f"upload-dropped-{size}", is_full=True)
    assert tab.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_leaders_do_not_see_it(tab):
    tab.open("/upload?view=leader")
    assert text.UPLOAD_FOR_STAFF in tab.words()
    assert not tab.page.locator("input[type=file]").count()
