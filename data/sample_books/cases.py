"""The five real cases, each as the ledger its office might send: the published figures and nothing else.

Sources: public reports of 2023-07-07 (甘泉苑), 2023-08-07 (大屯), 2024-08-07 (汪家桥), 2025-10 (大峪) and
2025-12-11 (长桥). A cell whose figure was not published is empty.
"""

from data.sample_books.layout import SIGNATURES, SampleBook, SampleSheet, total_row

PUBLISHED = "说明：据公开报道整理，未公布的项目留空"


def cases() -> list[SampleBook]:
    return [_datun(), _changqiao(), _ganquanyuan(), _wangjiaqiao(), _wangjiaqiao_deliberations(), _dayu()]


def _datun() -> SampleBook:
    """Nine repairs in five communities, all finished; five of them are named."""
    columns = ("序号", "社区", "小区", "楼号", "项目名称", "改造类型", "计划数", "完成数", "备注")
    rows = [
        (1, "育慧里二区", "育慧里二区", "11、12号楼", "育慧里二区11、12号楼雨水管", "雨水管", 1, 1, "1991年建成"),
        (2, "安慧北里秀雅社区", "秀园", "8、9号楼", "秀园8、9号楼屋面", "屋面", 1, 1, None),
        (3, "安慧东里第二社区", "干杨树小区", "3号楼", "干杨树小区3号楼屋面", "屋面", 1, 1, None),
        (4, "安慧东里", "安慧东里", "8、9号楼", "安慧东里8、9号楼雨水管线", "雨水管线", 1, 1, "1993年建成"),
        (5, "慧忠里第一社区", None, "305楼", "慧忠里305楼道路排水", "道路排水", 1, 1, "30余天完工"),
        (6, None, None, None, "其余4项", "其他", 4, 4, None)]
    sheet = SampleSheet(
        name="维修项目", columns=columns, rows=rows, total=total_row("合计", rows, summed={6, 7}),
        titles=("朝阳区大屯街道汛前维修改造项目台账", ("填报单位：大屯街道", "2023年8月")),
        footers=(PUBLISHED, SIGNATURES))
    return SampleBook("大屯街道_维修改造项目_2023年8月.xlsx", (sheet,))


def _changqiao() -> SampleBook:
    """Lifts 3 of 11; water supply renewed; leak works consulted in two rounds.

    How far 中海瀛台 is was not published: one work, its counts empty. The retrofits of 罗秀二村 and the micro-grids of
    楼园 have neither figure nor stage, so there is no row for them.
    """
    columns = (
        "小区名称", "改造内容", ("数量", "计划"), ("数量", "已完成"), ("数量", "在建"), "计量单位",
        ("进展", "目前进展"), ("进展", "存在问题"), "备注")
    rows = [
        ("华滨", "电梯更新", 11, 3, 8, "台", None, "筹资困难", "更新3台，其余8台已启动"),
        ("百龙", "供水改造", None, None, None, None, "已完成", None, "更新管道、水泵和监测设施，完成后开展满意度调查"),
        ("中海瀛台", "渗漏治理", 1, None, None, None, None, None, "两轮征询，公开招标")]
    sheet = SampleSheet(
        name="改造进展", columns=columns, rows=rows, footers=(PUBLISHED, SIGNATURES),
        titles=("徐汇区长桥街道住宅小区改造进展情况表", "截至2025年12月"))
    return SampleBook("长桥街道_小区改造进展_2025年12月.xlsx", (sheet,))


def _ganquanyuan() -> SampleBook:
    """Lifts 28 of 34; the street is not named in the report."""
    columns = ("居民区", "小区", "改造内容", "计划台数", "已完成", "在建", "待开工", "计量单位", "户数", "备注")
    remarks = "6个小区，144个楼组；首台2019年9月开工"
    rows = [("甘泉苑居民区", "甘泉苑", "加装电梯", 34, 28, 5, 1, "台", 3250, remarks)]
    sheet = SampleSheet(
        name="加装电梯", columns=columns, rows=rows, total=total_row("合计", rows, summed={3, 4, 5, 6, 8}),
        titles=("普陀区甘泉苑居民区加装电梯情况统计表", ("填报单位：甘泉苑居民区", "统计月份：2023年7月")),
        footers=(PUBLISHED, SIGNATURES))
    return SampleBook("甘泉苑居民区_加装电梯_2023年7月.xlsx", (sheet,))


def _wangjiaqiao() -> SampleBook:
    """Lifts 5 of 18, 126 households benefit."""
    columns = (
        "社区", "小区", "工程类型", ("工程进度", "计划"), ("工程进度", "已建成"), ("工程进度", "在建"), "计量单位",
        ("居民（户）", "总户数"), ("居民（户）", "惠及户数"), "备注")
    remarks = "1998年建成，7栋18个单元；首台2023年9月投用"
    rows = [("汪家桥社区", "汪家桥小区", "加装电梯", 18, 5, 13, "台", 564, 126, remarks)]
    sheet = SampleSheet(
        name="加装电梯", columns=columns, rows=rows, total=total_row("合计", rows, summed={3, 4, 5, 7, 8}),
        titles=("大竹林街道汪家桥社区加装电梯进展情况表", "（截至2024年6月30日）"), footers=(PUBLISHED, SIGNATURES))
    return SampleBook("大竹林街道_汪家桥加装电梯_2024年6月.xlsx", (sheet,))


def _wangjiaqiao_deliberations() -> SampleBook:
    """The report says 30余次, 120余次 and 20余起; the table needs the number."""
    columns = ("社区", "小区", "形式", "次数", "化解数", "议题")
    rows = [
        ("汪家桥社区", "汪家桥小区", "调解", 30, 20, "加装电梯纠纷调解"),
        ("汪家桥社区", "汪家桥小区", "咨询", 120, None, "加装电梯政策咨询")]
    sheet = SampleSheet(
        name="协商议事", columns=columns, rows=rows, merged_down=(0, 1), footers=(PUBLISHED, SIGNATURES),
        titles=("大竹林街道汪家桥社区加装电梯协商议事情况",
                "（截至2024年6月30日，公布数均为“余次”“余起”，按整数登记）"))
    return SampleBook("大竹林街道_汪家桥协商议事_2024年6月.xlsx", (sheet,))


def _dayu() -> SampleBook:
    """Risers are being renewed; no figure was published."""
    columns = ("社区", "改造内容", "目前进展", "备注")
    rows = [("南路一社区", "楼内上下水改造", "改造中", "20世纪80年代建成；相关住户须全部签字后施工")]
    sheet = SampleSheet(
        name="上下水改造", columns=columns, rows=rows, footers=(PUBLISHED, SIGNATURES),
        titles=("门头沟区大峪街道楼内上下水改造进展表", ("填报单位：大峪街道", "2025年10月")))
    return SampleBook("大峪街道_上下水改造_2025年10月.xlsx", (sheet,))
