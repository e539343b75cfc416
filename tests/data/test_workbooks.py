"""Each workbook is read exactly as a careful clerk reads it: rows, reported cells, nothing personal."""

import json
import math
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from data import intake

FOLDER = Path(__file__).parent.parent / "workbooks"
EXPECTED = sorted(FOLDER.glob("*.expected.json"))


def is_right(expected: object, got: object, name: str) -> bool:
    if expected is None or got is None:
        return expected is got
    if isinstance(expected, int | float) and isinstance(got, int | float | Decimal):
        return math.isclose(expected, float(got), rel_tol=0, abs_tol=1e-9)
    if isinstance(got, date):
        return got.isoformat().startswith(str(expected))
    return expected == got


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.name.removesuffix(".expected.json"))
def test_is_read_as_a_careful_clerk_reads_it(path):
    expected = json.loads(path.read_text(encoding="utf-8"))
    file = path.with_name(path.name.removesuffix(".expected.json"))
    inspection = intake.inspect(file.name, file.read_bytes())
    told = inspection.as_dict(with_rows=True)
    rows = [row for sheet in told["sheets"] for row in sheet["rows"]]

    assert told["data_month"] == expected["data_month"]
    assert len(rows) == len(expected["rows"])
    for wanted in expected["rows"]:
        match = next((row for row in rows if all(is_right(v, row.get(k), k) for k, v in wanted.items())), None)
        assert match, f"no row says {wanted}"
        rows.remove(match)
    reported = {problem.cell for problem in inspection.all_issues}
    assert reported >= {cell for cell in expected["must_report"] if "|" not in cell}
    everything = json.dumps(told, ensure_ascii=False, default=str)
    assert not [word for word in expected["forbidden"] if word in everything]
    assert (told["status"] in ("rejected", "unreadable")) is bool(expected["reject"])


def test_every_kind_of_expectation_is_there():
    assert len(EXPECTED) >= 12
