"""The legal rule per kind of works: when has a unit agreed, according to which text, in force since when.

A rule is data, for cities differ; the arithmetic is queries/consent.py. "以上" includes the number (民法典第一千二百五十九条),
过半数 does not.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from types import MappingProxyType
from typing import Literal

from data.vocabulary.terms import WorkType

Measure = Literal["area", "heads"]


@dataclass(frozen=True)
class Rule:
    """What a vote needs. A threshold of None means that there is no such test.

    `denominator`: the agreeing part is taken of those who take part, or of all. `is_strict`: more than the agreement
    threshold, reaching it is not enough. `counts_rooms`: every room signs and counts for itself, whoever owns it.
    `source` is the full wording, `citation` its name; `is_verified`: the wording was compared with the text of the law.
    """

    name: str
    label: str
    participation_threshold: Fraction | None
    agreement_threshold: Fraction | None
    source: str
    citation: str
    denominator: Literal["participants", "all"] = "participants"
    measures: tuple[Measure, ...] = ("area", "heads")
    is_strict: bool = False
    is_blocked_by_objection: bool = False
    counts_rooms: bool = False
    scope: Literal["unit", "building", "compound"] = "unit"
    effective_on: date | None = None
    is_verified: bool = False


@dataclass(frozen=True)
class Default:
    """The rule a kind of works follows unless the office chooses another one, and why."""

    rule: str
    source: str


CIVIL_CODE_IN_FORCE_ON = date(2021, 1, 1)

CIVIL_CODE_ALTERATION = Rule(
    name="civil_code_alteration",
    label="民法典·改建（参与≥2/3，同意≥3/4）",
    citation="《民法典》第二百七十八条",
    participation_threshold=Fraction(2, 3),
    agreement_threshold=Fraction(3, 4),
    effective_on=CIVIL_CODE_IN_FORCE_ON,
    is_verified=True,
    source="民法典第二百七十八条：专有部分面积占比三分之二以上且人数占比三分之二以上的业主参与表决；"
           "筹集维修资金，改建、重建建筑物及其附属设施，改变共有部分用途，应当经参与表决专有部分面积四分之三以上"
           "且参与表决人数四分之三以上的业主同意。",
)

CIVIL_CODE_ORDINARY = Rule(
    name="civil_code_ordinary",
    label="民法典·一般事项（参与≥2/3，同意过半数）",
    citation="《民法典》第二百七十八条",
    participation_threshold=Fraction(2, 3),
    agreement_threshold=Fraction(1, 2),
    is_strict=True,
    effective_on=CIVIL_CODE_IN_FORCE_ON,
    is_verified=True,
    source="民法典第二百七十八条：专有部分面积占比三分之二以上且人数占比三分之二以上的业主参与表决；"
           "使用维修资金等其他事项，应当经参与表决专有部分面积过半数且参与表决人数过半数的业主同意。",
)

TWO_THIRDS_OF_ALL = Rule(
    name="two_thirds_of_all",
    label="全体业主2/3以上同意",
    citation="广州市原既有住宅增设电梯的做法",
    participation_threshold=None,
    agreement_threshold=Fraction(2, 3),
    denominator="all",
    source="广州市原既有住宅增设电梯的做法：占全体业主面积三分之二以上且人数三分之二以上同意，公示不少于20日；"
           "未核对现行规定，采用前请以本市文件为准。",
)

UNANIMOUS = Rule(
    name="unanimous",
    label="全部住户签字同意",
    citation="北京市楼内上下水改造（征求意见稿）、大峪街道做法",
    participation_threshold=None,
    agreement_threshold=Fraction(1),
    denominator="all",
    measures=("heads",),
    is_blocked_by_objection=True,
    counts_rooms=True,
    source="北京市楼内上下水改造（征求意见稿）：改造范围内全部住户同意后方可施工；未核对现行规定，采用前请以本市文件为准。",
)

PRESETS: Mapping[str, Rule] = MappingProxyType({
    rule.name: rule for rule in (CIVIL_CODE_ALTERATION, CIVIL_CODE_ORDINARY, TWO_THIRDS_OF_ALL, UNANIMOUS)})

DEFAULTS: Mapping[WorkType, Default] = MappingProxyType({
    WorkType.ELEVATOR_RETROFIT: Default(
        "civil_code_alteration", "加装电梯属改建建筑物及其附属设施并占用共有部分，按民法典第二百七十八条四分之三以上同意。"),
    WorkType.ELEVATOR_RENEWAL: Default(
        "civil_code_ordinary", "更新电梯使用已有维修资金，按民法典第二百七十八条过半数同意；需另行筹集资金的，改用四分之三。"),
    WorkType.RISER_RENEWAL: Default(
        "unanimous", "楼内上下水改造须同一立管全部住户签字后方可施工（北京市征求意见稿及门头沟区大峪街道做法）。"),
    WorkType.DRAINAGE: Default(
        "civil_code_ordinary", "排水改造使用已有维修资金，按民法典第二百七十八条过半数同意。"),
    WorkType.ROOF_WATERPROOFING: Default(
        "civil_code_ordinary", "屋面防水使用已有维修资金，按民法典第二百七十八条过半数同意。"),
    WorkType.WATER_SUPPLY: Default(
        "civil_code_ordinary", "供水改造使用已有维修资金，按民法典第二百七十八条过半数同意。"),
    WorkType.LEAK_REPAIR: Default(
        "civil_code_ordinary", "渗漏治理使用已有维修资金，按民法典第二百七十八条过半数同意。"),
    WorkType.OTHER: Default(
        "civil_code_ordinary", "未列明的工程按民法典第二百七十八条其他重大事项，过半数同意；涉及改建的，改用四分之三。"),
})

DEFAULT_RULES: Mapping[WorkType, str] = MappingProxyType({work: chosen.rule for work, chosen in DEFAULTS.items()})

RULE_KEY = "consent_rule/{}"
"""Where the settings keep the rule that the office chose for a kind of works."""

HOUSEHOLDS_OF_TOTALS_ARE_HEADS = True
"""Whether the households of a line of totals may stand for owners by head (业主人数).

An owner of several units counts once (最高人民法院关于审理建筑物区分所有权纠纷案件适用法律若干问题的解释第九条), which totals
cannot show. True counts each household as an owner of its own, as a household list without an owners' column does; with
False the tests by heads stay not evaluated, and no unit known by totals alone is ever met by them.
"""
