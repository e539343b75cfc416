"""`python -m tests.data.generated [--seeds 0:240] [--keep DIR] [--told] [--limit N]`: one summary line of JSON."""

import argparse
import json
from collections import Counter
from dataclasses import asdict
from pathlib import Path

from tests.data.generated import generate
from tests.data.generated.judge import Finding, Verdict, judge


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.data.generated")
    parser.add_argument("--seeds", default="0:240", help="first:last (last is left out), or one seed")
    parser.add_argument("--keep", type=Path, help="write the workbooks and their *.expected.json into this folder")
    parser.add_argument("--told", action="store_true", help="list also what is not right but was reported")
    parser.add_argument("--limit", type=int, default=1000, help="findings to list")
    options = parser.parse_args()
    first, _, last = options.seeds.partition(":")
    verdicts = []
    for seed in range(int(first), int(last or int(first) + 1)):
        made = generate(seed)
        if options.keep:
            options.keep.mkdir(parents=True, exist_ok=True)
            path = options.keep / f"{seed:04d}_{made.kind}_{made.layout}_{made.file}"
            path.write_bytes(made.content)
            path.with_name(f"{path.name}.expected.json").write_text(
                json.dumps(made.expectation(), ensure_ascii=False, indent=1), encoding="utf-8")
        try:
            verdicts.append(judge(made))
        except Exception as problem:  # a reader that raises is the worst finding of all, and must not end the run
            case = f"{made.kind}/{made.layout}/{made.form}"
            verdicts.append(Verdict(seed, wanted=len(made.rows),
                                    findings=[Finding(seed, case, "raised", got=repr(problem)[:300])]))
    print(json.dumps(summary(verdicts, with_told=options.told, limit=options.limit), ensure_ascii=False, default=str))


def summary(verdicts: list[Verdict], *, with_told: bool = False, limit: int = 1000) -> dict:
    findings = [finding for verdict in verdicts for finding in verdict.findings]
    told = [finding for verdict in verdicts for finding in verdict.told]
    rows, right = sum(v.wanted for v in verdicts), sum(v.right for v in verdicts)
    answer = {
        "workbooks": len(verdicts), "rows": rows, "right": right, "right_share": round(right / rows, 4) if rows
        else None,
        "declined": sum(v.declined for v in verdicts), "silently_wrong": len(findings),
        "workbooks_with_findings": len({finding.seed for finding in findings}),
        "by_what": Counter(finding.what for finding in findings),
        "by_case": dict(Counter(finding.case for finding in findings).most_common(30)),
        "told_by_code": Counter(f"{finding.what}:{finding.got}" if finding.what == "declined" else finding.what
                                for finding in told),
        "noise": sum((v.noise for v in verdicts), Counter()),
        "false_alarms": Counter(f"{alarm.what} {alarm.case} seed {alarm.seed}" for v in verdicts for alarm in v.alarms),
        "findings": [_short(finding) for finding in findings[:limit]]}
    if with_told:
        answer["told"] = [_short(finding) for finding in told[:limit]]
    return answer


def _short(finding: Finding) -> dict:
    return {name: value for name, value in asdict(finding).items() if value not in (None, "")}


if __name__ == "__main__":
    main()
