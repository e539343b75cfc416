"""The 12345 work orders of the invented 演示街道, 2022-11 to the third day of 2025-11."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import numpy as np
import pandas as pd

from data.sample_books.complaint_rates import WATER_TOPICS, expected
from data.sample_books.layout import DEMO, SampleBook, SampleSheet
from data.sample_books.places import COMMUNITY, STREET, stream
from data.sample_books.rainfall import LAST_DAY, daily
from data.vocabulary.terms import Topic

CATEGORIES = {
    Topic.DRAINAGE: (
        ("城乡建设", "市政设施", "排水管网", "院内雨水管堵塞，下雨积水倒灌"),
        ("城乡建设", "市政设施", "路面积水", "楼前路面积水，出行不便"),
        ("城乡建设", "市政设施", "污水外溢", "检查井污水外溢，有异味")),
    Topic.LEAK: (
        ("住房保障", "房屋维修", "屋面漏雨", "顶层屋面漏雨，墙角发霉"),
        ("住房保障", "房屋维修", "外墙渗水", "雨后外墙渗水到室内")),
    Topic.WATER_SUPPLY: (
        ("公共服务", "供水", "停水", "家中停水未提前通知"),
        ("公共服务", "供水", "水压不足", "高层住户水压不足")),
    Topic.ELEVATOR: (
        ("住房保障", "电梯", "加装电梯", "加装电梯影响低层采光"),
        ("住房保障", "电梯", "加装电梯", "咨询加装电梯何时动工")),
    Topic.WORKS_NUISANCE: (
        ("城乡建设", "施工管理", "施工噪音", "改造施工噪音扰民"),
        ("城乡建设", "施工管理", "施工扬尘", "施工扬尘未覆盖"),
        ("城乡建设", "施工管理", "恢复不到位", "上下水改造后墙面未恢复")),
    Topic.PROPERTY_MANAGEMENT: (
        ("住房保障", "物业管理", "物业服务", "楼道长期无人清扫"),
        ("住房保障", "物业管理", "物业收费", "物业收费标准未公示")),
    Topic.OTHER: (
        ("城市管理", "停车管理", "乱停车", "小区消防通道乱停车"),
        ("城市管理", "环境卫生", "垃圾清运", "垃圾清运不及时"),
        ("城市管理", "公共照明", "路灯不亮", "院内路灯不亮"),
        ("城市管理", "绿化养护", "树木修剪", "树枝遮挡窗户")),
}
"""Three levels of category and a title; the titles name nobody."""

QUESTION = ("住房保障", "政策咨询", "改造政策", "询问老旧小区改造政策")

QUESTIONS_A_MONTH = 14
CHANNELS = ("12345热线", "12345热线", "12345热线", "政务网站", "随手拍")
HANDLERS = ("城市管理办公室", "社区建设办公室", "平安建设办公室")

REPEAT_SHARE, REPEAT_WITHIN = 0.1, timedelta(days=45)
JOINT_SHARE, VOID_SHARE, EXCLUDED_SHARE, CONTACTED_SHARE, UNRATED_SHARE = 0.02, 0.012, 0.004, 0.96, 0.24
DAYS_TO_CLOSE = 8.0

RESOLUTIONS = {"解决": 0.72, "部分解决": 0.13, "未解决": 0.15}
SATISFACTIONS = {"满意": (0.80, 0.45, 0.25), "基本满意": (0.13, 0.35, 0.30), "不满意": (0.07, 0.20, 0.45)}
"""Share of the rated orders, by resolution in the order of RESOLUTIONS."""


@dataclass(frozen=True)
class Order:
    received_at: datetime
    compound: str
    topic: Topic | None
    categories: tuple[str, str, str]
    title: str
    request_type: str = "诉求"
    request_id: str = ""
    previous_id: str | None = None


def complaints() -> SampleBook:
    """The export of the whole street, oldest first."""
    columns = (
        "工单编号", "来电时间", "来源", "工单类型", "一级分类", "二级分类", "三级分类", "标题", "街道", "社区", "小区",
        "承办单位", "工单性质", "状态", "是否联系", "是否解决", "是否满意", "旧工单编号", "备注")
    rng = stream("orders")
    received = sorted([*_requests(rng), *_questions(rng)], key=lambda order: (order.received_at, order.compound))
    rows = [row for order in _numbered(received, rng) for row in _rows(order, rng)]
    sheet = SampleSheet(name="工单", columns=columns, rows=rows, titles=(f"{STREET}12345工单导出（{DEMO}）",))
    return SampleBook(f"{STREET}_12345工单_2022-11至2025-10.xlsx", (sheet,))


def _requests(rng: np.random.Generator) -> Iterator[Order]:
    """Poisson counts around what is expected; drains and leaks on wet days and the day after."""
    rain = daily()
    wet_days = 0.6 + rain.clip(upper=40) / 8 + rain.shift(1, fill_value=0.0).clip(upper=40) / 12
    by_month = dict(tuple(wet_days.groupby(wet_days.index.to_period("M").to_timestamp())))
    for compound, month, topic, count in expected().itertuples(index=False):
        weights = by_month[month]
        share = len(weights) / month.days_in_month
        chances = weights / weights.sum() if topic in WATER_TOPICS else None
        for day in rng.choice(len(weights), rng.poisson(count * share), p=chances):
            *categories, title = CATEGORIES[topic][int(rng.integers(len(CATEGORIES[topic])))]
            yield Order(_moment(weights.index[day], rng), compound, topic, tuple(categories), title)


def _questions(rng: np.random.Generator) -> Iterator[Order]:
    compounds = list(COMMUNITY)
    for day in daily().index:
        for _ in range(rng.poisson(QUESTIONS_A_MONTH / 30.4)):
            *categories, title = QUESTION
            compound = compounds[int(rng.integers(len(compounds)))]
            yield Order(_moment(day, rng), compound, None, tuple(categories), title, request_type="咨询")


def _moment(day: pd.Timestamp, rng: np.random.Generator) -> datetime:
    minute = min(max(int(rng.normal(13.5, 4) * 60), 6 * 60), 23 * 60 + 59)
    return day.to_pydatetime() + timedelta(minutes=minute)


def _numbered(orders: list[Order], rng: np.random.Generator) -> Iterator[Order]:
    """Numbers count up within a month; some orders come back about the same thing."""
    latest: dict[tuple, Order] = {}
    month, number = "", 0
    for order in orders:
        if f"{order.received_at:%Y%m}" != month:
            month, number = f"{order.received_at:%Y%m}", 0
        number += 1
        subject = (order.compound, order.topic)
        before = latest.get(subject)
        is_repeat = (order.topic is not None and before is not None and rng.random() < REPEAT_SHARE
                     and order.received_at - before.received_at <= REPEAT_WITHIN)
        latest[subject] = replace(
            order, request_id=f"YS{month}-{number:04d}", previous_id=before.request_id if is_repeat else None)
        yield latest[subject]


def _rows(order: Order, rng: np.random.Generator) -> Iterator[tuple]:
    """The order, and now and then the copy of a unit that helps."""
    handler = HANDLERS[int(rng.integers(len(HANDLERS)))]
    channel = CHANNELS[int(rng.integers(len(CHANNELS)))]
    outcome = _outcome(order, rng)

    def row(request_id: str, unit: str, role: str) -> tuple:
        return (request_id, order.received_at, channel, order.request_type, *order.categories, order.title, STREET,
                COMMUNITY[order.compound], order.compound, unit, role, *outcome, order.previous_id, DEMO)

    yield row(order.request_id, handler, "主办")
    if rng.random() < JOINT_SHARE:
        yield row(f"{order.request_id}-X", f"{COMMUNITY[order.compound]}居委会", "协办")


def _outcome(order: Order, rng: np.random.Generator) -> tuple[str, str, str | None, str | None]:
    """Status, contacted, resolved, satisfied; the youngest are still being worked on."""
    age_days = (pd.Timestamp(LAST_DAY) - pd.Timestamp(order.received_at)).days + 1
    is_contacted = "是" if rng.random() < CONTACTED_SHARE else "否"
    if rng.random() < np.exp(-age_days / DAYS_TO_CLOSE):
        return "办理中", is_contacted, None, None
    kind = rng.random()
    if kind < VOID_SHARE + EXCLUDED_SHARE:
        return "作废" if kind < VOID_SHARE else "剔除", is_contacted, None, None
    if order.request_type == "咨询":
        return "办结", is_contacted, "解决", "未评价"
    resolution = int(rng.choice(len(RESOLUTIONS), p=list(RESOLUTIONS.values())))
    shares = [by_resolution[resolution] for by_resolution in SATISFACTIONS.values()]
    rated = list(SATISFACTIONS)[int(rng.choice(len(shares), p=shares))]
    satisfaction = "未评价" if rng.random() < UNRATED_SHARE else rated
    return "办结", is_contacted, list(RESOLUTIONS)[resolution], satisfaction
