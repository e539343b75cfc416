"""The clerk's way in a real browser: drop, read, commit, see the number change, take it back."""

import pytest

from data.vocabulary import text
from tests.browser.harness import Tab
from tests.drawn_workbooks import workbook

LEDGER = """
    | 演示街道加装电梯台账（截至2025年10月31日） |
    | 社区 | 小区 | 改造类型 | 计划数 | 完成数 | 在建数 |
    | 甲子社区 | 甲子二里 | 加装电梯 | 7 | {done} | {running} |
"""
"""Stands for the seven lifts of 甲子社区 in the samples, of which six are done."""


@pytest.fixture
def tab(fresh_server, open_tab, sample_store) -> Tab:
    opened: Tab = open_tab(fresh_server(sample_store))
    opened.open("/upload")
    return opened


def drop(tab: Tab, **files: bytes) -> None:
    tab.page.set_input_files("input[type=file]", [
        {"name": f"{name}.xlsx", "mimeType": "application/octet-stream", "buffer": content} for name, content in files.items()])
    tab.page.wait_for_selector("[data-testid=stAlert]")
    tab.settle()


def finding(tab: Tab) -> str:
    tab.click(text.PAGE_TITLES["overview"], within="[data-testid=stHeader]")
    return tab.page.locator("h3").first.inner_text()


def test_a_faulty_file_beside_a_good_one_then_commit_and_undo(tab):
    assert "加装电梯完成28/34台" in finding(tab)
    tab.click(text.PAGE_TITLES["upload"], within="[data-testid=stHeader]")
    drop(tab, 甲子台账=workbook(LEDGER.format(done=7, running=0)), 坏文件=b"PK broken")
    said = " ".join(tab.words())
    assert "坏文件.xlsx" in said and "已损坏" in said
    assert text.UPLOAD_UNCHANGED in said
    tab.shot("upload-waiting")

    tab.click(text.UPLOAD_CLEAR_SAMPLES)  # keep them: the number is to be seen among them
    tab.click(text.UPLOAD_COMMIT_GOOD.format(rows=1))
    assert text.UPLOAD_DONE in tab.words()
    tab.shot("upload-done")
    assert "加装电梯完成29/34台" in finding(tab)

    tab.click(text.PAGE_TITLES["upload"], within="[data-testid=stHeader]")
    tab.click(text.UPLOAD_UNDO_ALL)
    assert "加装电梯完成28/34台" in finding(tab)


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
    tab.click(text.UPLOAD_GIVE_UP)
    assert not tab.page.locator("[data-testid=stFileUploaderFile]").count()
    assert "加装电梯完成28/34台" in finding(tab)
