"""The monthly ledgers 改造台账 and the yearly plans 年度计划 of the invented 演示街道.

The office changed its form once: until 2025-06 one flat sheet with a month column, from 2025-07 two sheets with a
title, two-line headers and other words for the same things.
"""

from collections.abc import Callable, Iterable
from datetime import date

import pandas as pd

from data.sample_books.layout import DEMO, SIGNATURES, SampleBook, SampleSheet, total_row
from data.sample_books.places import COMPOUNDS, STREET
from data.sample_books.works import CLOSED, Work, works
from data.vocabulary.terms import Stage, WorkType

MONTHS = tuple(month.date() for month in pd.date_range("2024-10-01", "2025-10-01", freq="MS"))
FIRST_OF_NEW_FORM = date(2025, 7, 1)

OLD_FORM = (
    ("统计月份", "report_month"), ("社区", "community"), ("小区名称", "compound"), ("楼号", "building"),
    ("单元", "unit"), ("项目编号", "project_code"), ("项目名称", "project_name"), ("改造类型", "work_type"),
    ("当前阶段", "stage"), ("是否停滞", "is_stalled"), ("计划数", "planned_count"), ("完成数", "completed_count"),
    ("在建数", "in_progress_count"), ("待开工数", "not_started_count"), ("计量单位", "count_unit"),
    ("计划开工日期", "planned_start_on"), ("计划完工日期", "planned_finish_on"), ("开工日期", "started_on"),
    ("竣工日期", "finished_on"), ("户数", "households_count"), ("惠及户数", "benefiting_households_count"),
    ("总投资（万元）", "budget"), ("到位资金（万元）", "funded"), ("已支付（万元）", "paid"),
    ("施工单位", "contractor"), ("责任单位", "responsible"), ("受阻原因", "blocked_reason"), ("备注", "remarks"))
NEW_FORM = (
    ("所属社区", "community"), ("所在小区", "compound"), ("项目编号", "project_code"), ("工程名称", "project_name"),
    ("工程类型", "work_type"), ("楼栋", "building"), ("单元号", "unit"), (("数量情况", "计划"), "planned_count"),
    (("数量情况", "已完工"), "completed_count"), (("数量情况", "在建"), "in_progress_count"),
    (("数量情况", "未开工"), "not_started_count"), ("计量单位", "count_unit"), (("形象进度", "目前进展"), "stage"),
    (("形象进度", "是否停工"), "is_stalled"), (("形象进度", "存在问题"), "blocked_reason"),
    (("时间节点", "计划开工时间"), "planned_start_on"), (("时间节点", "计划完工时间"), "planned_finish_on"),
    (("时间节点", "实际开工"), "started_on"), (("时间节点", "实际完工"), "finished_on"),
    (("资金", "概算投资"), "budget"), (("资金", "已筹资金"), "funded"), (("资金", "累计支付"), "paid"),
    (("惠及居民", "涉及户数"), "households_count"), (("惠及居民", "受益户数"), "benefiting_households_count"),
    ("承建单位", "contractor"), ("牵头科室", "responsible"), ("备注", "remarks"))
SUMMED = {
    "planned_count", "completed_count", "in_progress_count", "not_started_count", "households_count",
    "benefiting_households_count", "budget", "funded", "paid"}

OLD_WORDS = {Stage.DESIGN: "方案公示"}
NEW_WORDS = {
    Stage.CONSULTATION: "征询意见", Stage.DESIGN: "方案公示", Stage.SIGNING: "协议签订", Stage.APPROVAL: "联合审查",
    Stage.CONSTRUCTION: "正在施工", Stage.ACCEPTANCE: "验收中", Stage.COMPLETED: "已完工", Stage.IN_SERVICE: "已投用",
    Stage.CANCELLED: "不能实施"}
FUNDED_SHARE = {
    Stage.APPROVAL: 0.6, Stage.CONSTRUCTION: 0.8, Stage.ACCEPTANCE: 1.0, Stage.COMPLETED: 1.0, Stage.IN_SERVICE: 1.0}
PAID_SHARE = {Stage.CONSTRUCTION: 0.3, Stage.ACCEPTANCE: 0.7, Stage.COMPLETED: 0.9, Stage.IN_SERVICE: 0.97}
RESPONSIBLE = {WorkType.ELEVATOR_RETROFIT: "社区建设办公室"}


def ledgers() -> list[SampleBook]:
    """One workbook a data month."""
    return [_old_ledger(month) if month < FIRST_OF_NEW_FORM else _new_ledger(month) for month in MONTHS]


def plans() -> list[SampleBook]:
    """The plan of each year, cumulative since the programme began: 2024's last quarter, 2025 month by month."""
    return [_plan(2024, range(10, 13)), _plan(2025, range(1, 13))]


def _old_ledger(month: date) -> SampleBook:
    sheet = SampleSheet(
        name="改造台账", titles=(f"{STREET}老旧小区改造项目台账（{DEMO}）",),
        **_table(OLD_FORM, _listed(month), month, OLD_WORDS))
    return SampleBook(_file("改造台账", month), (sheet,))


def _new_ledger(month: date) -> SampleBook:
    end = _end(month)
    listed = _listed(month)
    parts = (("加装电梯", lambda work: work.work_type is WorkType.ELEVATOR_RETROFIT),
             ("管线屋面供水", lambda work: work.work_type is not WorkType.ELEVATOR_RETROFIT))
    sheets = []
    for name, belongs in parts:
        chosen = [work for work in listed if belongs(work)]
        sheets.append(SampleSheet(
            name=name, **_table(NEW_FORM, chosen, month, NEW_WORDS), merged_down=(0, 1),
            titles=(f"{STREET}老旧小区改造工程形象进度表（{DEMO}）",
                    f"截至{end.year}年{end.month}月{end.day}日", (f"填报单位：{STREET}", "单位：万元"))))
    return SampleBook(_file("改造台账", month), sheets)


def _file(name: str, month: date) -> str:
    return f"{STREET}_{name}_{month:%Y年%m月}.xlsx"


def _end(month: date) -> date:
    return (pd.Timestamp(month) + pd.offsets.MonthEnd()).date()


def _listed(month: date) -> list[Work]:
    """A work is in the ledger from its first stage on."""
    return [work for work in works() if work.history[0][1] <= _end(month)]


def _record(work: Work, month: date, words: dict[Stage, str]) -> dict:
    end = _end(month)
    stage = work.stage(end)
    completed, in_progress, not_started = work.counts(end)
    is_stalled = work.stalled_on is not None and work.stalled_on <= end
    is_closed = stage in CLOSED
    return {
        "report_month": month, "community": work.community, "compound": work.compound, "building": work.building,
        "unit": work.unit, "project_code": work.code, "project_name": work.name, "work_type": work.work_text,
        "stage": words.get(stage, stage.label), "is_stalled": "是" if is_stalled else "否",
        "planned_count": len(work.pieces), "completed_count": completed,
        "in_progress_count": in_progress, "not_started_count": not_started, "count_unit": work.count_unit,
        "planned_start_on": work.planned_start_on, "planned_finish_on": work.planned_finish_on,
        "started_on": _if_past(work.started_on, end), "finished_on": _if_past(work.finished_on, end),
        "households_count": work.households, "benefiting_households_count": _benefiting(work, completed),
        "budget": work.budget, "funded": round(work.budget * FUNDED_SHARE.get(stage, 0.0), 1),
        "paid": round(work.budget * PAID_SHARE.get(stage, 0.0), 1),
        "contractor": work.contractor if is_closed or stage in PAID_SHARE else None,
        "responsible": RESPONSIBLE.get(work.work_type, "城市管理办公室"),
        "blocked_reason": work.blocked_reason if is_stalled or work.is_cancelled else None, "remarks": DEMO}


def _if_past(day: date | None, end: date) -> date | None:
    return day if day is not None and day <= end else None


def _benefiting(work: Work, completed: int) -> int:
    """Households that already benefit: those of the finished pieces."""
    return round(work.households * completed / len(work.pieces))


def _table(form: tuple, works_listed: list[Work], month: date, words: dict[Stage, str]) -> dict:
    """Columns, rows, totals and the lines below, which say that the totals count what was cancelled."""
    records = [_record(work, month, words) for work in works_listed]
    rows = [tuple(record[field] for _, field in form) for record in records]
    summed = {column for column, (_, field) in enumerate(form) if field in SUMMED}
    cancelled = sum(work.is_cancelled for work in works_listed)
    note = (f"说明：合计数含不能实施的{cancelled}台",) if cancelled else ()
    return {
        "columns": [header for header, _ in form], "rows": rows, "total": total_row("合计", rows, summed=summed),
        "footers": (*note, SIGNATURES)}


def _plan(year: int, months: Iterable[int]) -> SampleBook:
    columns = ("计划年度", "计划月份", "社区", "改造类型", "计划开工数", "计划完工数")
    ends = [_end(date(year, month, 1)) for month in months]
    rows = []
    for community in COMPOUNDS:
        for work_type in WorkType:
            planned = _planned(community, work_type)
            if planned(ends[-1])[1]:
                rows.append((year, None, community, work_type.label, *planned(ends[-1])))
                rows += [(year, f"{year}年{end.month}月", community, work_type.label, *planned(end)) for end in ends]
    sheet = SampleSheet(
        name=f"{year}年计划", columns=columns, rows=rows, footers=(SIGNATURES,),
        titles=(f"{STREET}{year}年老旧小区改造年度计划（{DEMO}）",
                "计划数自项目启动起累计；计划月份为空的行是全年目标"))
    return SampleBook(f"{STREET}_年度计划_{year}年.xlsx", (sheet,))


def _planned(community: str, work_type: WorkType) -> Callable[[date], tuple[int, int]]:
    """Pieces that the plan wants started and finished by a day, since the programme began."""
    chosen = [work for work in works()
              if (work.community, work.work_type) == (community, work_type) and not work.is_cancelled]

    def planned(day: date) -> tuple[int, int]:
        return (sum(len(work.pieces) for work in chosen if work.planned_start_on <= day),
                sum(len(work.pieces) for work in chosen if work.planned_finish_on <= day))

    return planned
