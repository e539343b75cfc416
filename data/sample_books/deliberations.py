"""Deliberations 协商议事 on the invented 演示街道: one row a month, community and form."""

import numpy as np

from data.sample_books.layout import DEMO, SIGNATURES, SampleBook, SampleSheet, total_row
from data.sample_books.places import COMPOUNDS, STREET, stream

FORMS = (
    # form, usual sessions a month, people a session, subjects
    ("居民会议", 2, 24, ("加装电梯费用分摊", "雨水管改造方案", "施工时间安排", "改造资金公示")),
    ("现场咨询", 3, 9, ("加装电梯政策", "上下水改造答疑", "补贴申请手续")),
    ("调解", 2, 5, ("低楼层采光协商", "支管移位纠纷", "施工损坏赔付")),
    ("入户走访", 6, 3, ("逐户征询签字", "独居老人临时用水")),
    ("满意度调查", 1, 60, ("完工回访", "施工服务评价")))


def deliberations() -> SampleBook:
    """The ten months of 2025 that have been reported."""
    rng = stream("deliberations")
    columns = ("月份", "社区", "形式", "次数", "化解数", "参与人数", "满意人数", "议题", "备注")
    rows = [row for month in range(1, 11) for community in COMPOUNDS for row in _rows(month, community, rng)]
    sheet = SampleSheet(
        name="协商议事", columns=columns, rows=rows, footers=(SIGNATURES,),
        titles=(f"{STREET}2025年协商议事情况汇总表（{DEMO}）",), total=total_row("合计", rows, summed={3, 4, 5, 6}))
    return SampleBook(f"{STREET}_协商议事_2025年.xlsx", (sheet,))


def _rows(month: int, community: str, rng: np.random.Generator) -> list[tuple]:
    rows = []
    for form, usual, people, subjects in FORMS:
        sessions = int(rng.poisson(usual))
        if not sessions:
            continue
        respondents = int(rng.poisson(people * sessions))
        is_survey, is_mediation = form == "满意度调查", form == "调解"
        rows.append((
            f"2025年{month}月", community, form, sessions,
            int(rng.binomial(sessions, 0.65)) if is_mediation else None, respondents,
            int(rng.binomial(respondents, 0.88)) if is_survey else None,
            subjects[int(rng.integers(len(subjects)))], DEMO))
    return rows
