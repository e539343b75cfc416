"""The example that a template brings under its header is nobody's row."""

import pytest

from tests.drawn_workbooks import codes, inspection, rows


@pytest.mark.parametrize("line", [
    "| 例：20240101001 | 2024-01-01 | 示例社区 | 漏水 |", "| 示例 | 2024-01-01 | 甲子社区 | 漏水 |", "| 20240101001 | 2024-01-01 | 示例社区 | 漏水 |",
    "| （例）20240101001 | 2024-01-01 | ××社区 | 漏水 |"])
def test_an_order_that_is_an_example(line):
    found = inspection(f"""
        | 工单编号 | 来电时间 | 社区 | 问题类别 |
        {line}
        | A1 | 2024-06-01 | 甲子社区 | 漏水 |
    """)
    assert rows(found, "request_id") == [("A1",)] and codes(found) == ["example-row@A2"]


def test_a_ledgers_example():
    found = inspection("""
        | 2024年6月加装电梯台账 |
        | 社区 | 小区 | 计划数 | 完成数 |
        | 示例社区 | 示例小区 | 5 | 1 |
        | 甲社区 | 一里 | 5 | 1 |
    """)
    assert rows(found, "community") == [("甲社区",)] and codes(found) == ["example-row@A3"]


def test_a_compound_called_so_further_down_is_somebodys():
    found = inspection("""
        | 工单编号 | 来电时间 | 社区 | 问题类别 |
        | A1 | 2024-06-01 | 示范社区 | 漏水 |
        | A2 | 2024-06-01 | 例山社区 | 漏水 |
    """)
    assert found.accepted_count == 2 and codes(found) == []
