"""Names out of a spreadsheet are text wherever they stand: no markup, no link, nothing fetched."""

from tests.browser.harness import Tab
from tests.drawn_workbooks import workbook

NAME = "![x](http://example.com/x.png)<img src=x onerror=alert(1)>里"
LEDGER = f"""
    | 演示街道加装电梯台账（截至2025年10月31日） |
    | 社区 | 小区 | 改造类型 | 计划数 | 完成数 | 在建数 | 存在问题 |
    | 甲子社区 | {NAME} | 加装电梯 | 7 | 1 | 0 | [停](http://example.com) |
"""


def test_a_name_with_markup_is_text_and_fetches_nothing(fresh_server, open_tab, sample_store):
    tab: Tab = open_tab(fresh_server(sample_store))
    tab.open("/upload")
    tab.page.set_input_files("input[type=file]", [
        {"name": "台账.xlsx", "mimeType": "application/octet-stream", "buffer": workbook(LEDGER)}])
    tab.page.wait_for_selector("[data-testid=stAlert]")
    tab.settle()
    tab.page.get_by_role("button", name="入库1行").click()
    tab.settle()
    for page in ("/", "/completion", "/briefing", "/upload"):
        tab.open(page)
        assert not tab.page.locator("[data-testid=stMain] img, [data-testid=stMain] a[href*='example.com']").count()
