"""Where an order is about: from columns that say it in words."""

import pytest

from data.addresses import Address, parse
from tests.drawn_workbooks import codes, inspection, rows


@pytest.mark.parametrize(("text", "street", "community", "compound", "building", "unit"), [
    ("甲子社区幸福小区3号楼2单元501室", None, "甲子社区", "幸福小区", "3号楼", "2单元"),
    ("甲子社区-幸福小区-3号楼-2单元-501", None, "甲子社区", "幸福小区", "3号楼", "2单元"),
    ("乙丑社区和平里12号楼", None, "乙丑社区", "和平里", "12号楼", None),
    ("示范街道/甲子社区", "示范街道", "甲子社区", None, None, None),
    ("示范街道甲子社区居委会", "示范街道", "甲子社区", None, None, None),
    ("甲子社区第一网格", None, "甲子社区", None, None, None), ("甲子社区5号楼", None, "甲子社区", None, "5号楼", None),
    ("北京市朝阳区示范街道甲子社区幸福小区北区3号楼", "示范街道", "甲子社区", "幸福小区北区", "3号楼", None),
    ("甲子社区和平路12号院3号楼1门301", None, "甲子社区", "和平路12号院", "3号楼", "1单元"),
    ("人民路15号幸福小区3栋", None, None, "幸福小区", "3号楼", None), ("祥和社区祥和小区", None, "祥和社区", "祥和小区", None, None),
    ("甲子社区人民公园", None, "甲子社区", None, None, None), ("甲子社区东门口", None, "甲子社区", None, None, None)])
def test_what_an_address_names(text, street, community, compound, building, unit):
    assert parse(text) == Address(street, community, compound, building, unit)


@pytest.mark.parametrize("text", ["", "本小区3号楼", "本社区", "城管科", "住户张三反映幸福小区漏水", "3号楼", "和平里附近的小区"])
def test_what_names_no_place(text):
    assert parse(text) == Address()


@pytest.mark.parametrize("header", ["被反映地址", "事发地址", "诉求地点", "地址", "位置"])
def test_an_address_is_parted_and_its_room_is_not_kept(header):
    found = inspection(f"""
        | 工单编号 | 来电时间 | {header} | 问题类别 |
        | A1 | 2024-06-01 | 甲子社区幸福小区3号楼2单元501室 | 漏水 |
        | A2 | 2024-06-02 | 乙丑社区 | 排水 |
    """)
    assert rows(found, "community", "compound", "building", "unit") == [
        ("甲子社区", "幸福小区", "3号楼", "2单元"), ("乙丑社区", None, None, None)]
    assert codes(found) == ["places-from-address@C2"]
    assert "501" not in str(found.as_dict(with_rows=True) | {"sha256": ""})  # a digest may hold any figures


@pytest.mark.parametrize(("header", "cell"), [
    ("承办社区", "甲子社区"), ("责任社区", "甲子社区"), ("被反映单位", "甲子社区居委会"), ("属地", "甲子社区"), ("街道/社区", "示范街道/甲子社区"),
    ("村居社区", "甲子社区"), ("所属网格", "甲子社区第一网格"), ("二级承办单位", "甲子社区")])
def test_columns_that_name_the_community(header, cell):
    found = inspection(f"""
        | 工单编号 | 来电时间 | {header} | 问题类别 |
        | A1 | 2024-06-01 | {cell} | 漏水 |
    """)
    assert rows(found, "community") == [("甲子社区",)]


def test_a_community_and_an_address_go_together_where_they_agree():
    found = inspection("""
        | 工单编号 | 来电时间 | 社区 | 属地 | 地址 | 问题类别 |
        | A1 | 2024-06-01 | 甲子社区 | 示范街道 | 幸福小区3号楼 | 漏水 |
        | A2 | 2024-06-01 | 甲子社区 | 示范街道 | 乙丑社区和平里2号楼 | 漏水 |
    """)
    assert rows(found, "street", "community", "compound", "building") == [
        ("示范街道", "甲子社区", "幸福小区", "3号楼"), ("示范街道", "甲子社区", None, None)]


def test_an_address_that_names_no_place_is_said():
    found = inspection("""
        | 工单编号 | 来电时间 | 地址 | 问题类别 |
        | A1 | 2024-06-01 | 甲子社区 | 漏水 |
        | A2 | 2024-06-01 | 路口 | 漏水 |
    """)
    assert rows(found, "community") == [("甲子社区",), (None,)]
    assert codes(found) == ["places-from-address@C2", "unread-address@C3"]


def test_orders_without_any_community_are_said_once():
    found = inspection("""
        | 工单编号 | 来电时间 | 问题类别 | 摘要甲 |
        | A1 | 2024-06-01 | 漏水 | 甲子社区幸福小区 |
        | A2 | 2024-06-02 | 漏水 | 乙丑社区 |
    """)
    assert "no-community-in-column@D1" in codes(found) and "no-community@A1" not in codes(found)
    assert codes(inspection("""
        | 工单编号 | 来电时间 | 问题类别 |
        | A1 | 2024-06-01 | 漏水 |
    """)) == ["no-community@A1"]
    assert codes(inspection("""
        | 甲子社区12345工单 |
        | 工单编号 | 来电时间 | 问题类别 |
        | A1 | 2024-06-01 | 漏水 |
    """)) == []
