"""The glossary of the README, made from the terms: `python -m data.vocabulary.glossary` prints it."""

from data.vocabulary.terms import (
    KINDS,
    DeliberationType,
    Opinion,
    RequestStatus,
    Resolution,
    Satisfaction,
    Stage,
    Topic,
    Verdict,
    WorkType,
)

SETS = (
    ("改造类型 work_type", WorkType), ("阶段 stage", Stage), ("诉求类别 topic", Topic), ("工单状态 status", RequestStatus),
    ("是否解决 resolution", Resolution), ("是否满意 satisfaction", Satisfaction), ("意见 opinion", Opinion),
    ("协商形式 deliberation_type", DeliberationType), ("成效判断 verdict", Verdict))


def glossary() -> str:
    """Two Markdown tables: kinds of sheet, and closed sets with code and label."""
    lines = ["| 表 | 代码 | 必有的列 |", "|---|---|---|"]
    for kind in KINDS:
        required = "、".join(kind.field(name).label for name in kind.required) or "—"
        lines.append(f"| {kind.label} | `{kind.name}` | {required} |")
    lines += ["", "| 词 | 代码 = 说法 |", "|---|---|"]
    for name, terms in SETS:
        lines.append(f"| {name} | {'、'.join(f'`{term}` {term.label}' for term in terms)} |")
    return "\n".join(lines)


if __name__ == "__main__":
    print(glossary())
