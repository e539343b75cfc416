"""A table of no kind is declined with what was recognised in it and what is missing."""

import pytest

from data import intake
from tests.drawn_workbooks import codes, inspection, workbook


@pytest.mark.parametrize(("drawing", "code", "message"), [
    ("""| 演示街道2025年6月加装电梯征询情况 |
        | 楼号 | 单元 | 总户数 | 同意率 |
        | 1号楼 | 1单元 | 12 | 75% |""",
     "shares-alone@A2", "工作表“Sheet1”的“同意率”只是百分比，没有算出它的数量，没有入库"),
    ("""| 演示街道2025年诉求量统计 |
        | 社区 | 一季度 | 二季度 |
        | 甲社区 | 12 | 14 |""",
     "parts-of-year-alone@A2", "工作表“Sheet1”按季度、半年写数（一季度、二季度），看不出是计划还是要按月报的数，没有入库"),
    ("""| 演示街道2025年6月情况 |
        | 社区 | 亮点 | 成效 |
        | 甲社区 | 很好 | 明显 |""",
     "unknown-figures@A2", "工作表“Sheet1”第2行像是列名，但看不出要报的是什么：亮点、成效，没有入库"),
    ("""| 演示街道2025年6月加装电梯征询情况 |
        | 楼号 | 单元 | 已谈妥 | 签约率 |
        | 1号楼 | 1单元 | 9 | 75% |""",
     "unknown-figures@A2", "工作表“Sheet1”第2行像是列名，但看不出要报的是什么：已谈妥、签约率，没有入库"),
    ("""| 演示街道2025年6月诉求统计 |
        | 类别 | 受理量 | 解决数 |
        | 漏水 | 12 | 10 |""",
     "topics-alone@A2", "工作表“Sheet1”只按类别统计诉求，没有写是哪个社区或小区，会与按社区报的数重复，没有入库"),
    ("""| 甲社区一里3号楼1单元加装电梯征询 |
        | 房号 | 意见 |
        | 101 | 同意 |
        | 102 | 再看看 |
        | 103 | 随大流 |""",
     "unread-words@B2", "工作表“Sheet1”像是逐户征询，但“意见”一列的说法多数不认识：再看看、随大流，没有入库"),
    ("""| 检验申请批复单 |
        | 工程名称： | 某工程 | 编号： | B-17 |
        | 施工单位： | 某公司 | 监理单位： | 某公司 |""", "unknown-kind", "工作表“Sheet1”认不出是哪种表，没有入库"),
    ("""| 本表由各社区报送 |
        | 街道汇总后上报 |""", "unknown-kind", "工作表“Sheet1”认不出是哪种表，没有入库")])
def test_a_refusal_names_what_is_missing(drawing, code, message):
    found = inspection(drawing)
    assert codes(found) == [code] and found.status == "rejected" and found.all_issues[0].message == message


def test_beside_a_table_that_was_read_such_a_sheet_is_only_mentioned():
    found = intake.inspect("台账.xlsx", workbook(
        """
        | 演示街道2025年6月加装电梯台账 |
        | 社区 | 小区 | 计划数 | 完成数 |
        | 花园社区 | 花园一村 | 10 | 4 |
        """, """
        | 社区 | 同意率 |
        | 花园社区 | 75% |
        """, names=("台账", "征询")))
    assert found.status == "accepted"
    assert [issue.message for issue in found.all_issues] == ["工作表“征询”不是数据表，已跳过"]
