"""How long inspecting and loading a large order export takes, compared with merely reading it.

`python -m tests.benchmarks.load_orders [--quick]`: one workbook of 100,000 orders × 18 columns, drawn from a seed; in
turn python-calamine reads it, the product inspects and loads it into a fresh store, and at the end openpyxl reads it
once. Bounds: at most 2.5 times calamine, and at least 2.5 times less than openpyxl.
"""

import argparse
import io
import random
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median

import openpyxl
import python_calamine

from data import intake
from data.store import Store

ROWS, ROUNDS = 100_000, 5
QUICK_ROWS, QUICK_ROUNDS = 3_000, 1
CALAMINE_BOUND, OPENPYXL_BOUND = 2.5, 2.5

HEADERS = (
    "工单编号", "来电时间", "诉求来源", "工单类型", "一级分类", "二级分类", "三级分类", "标题", "街道", "社区", "小区点位", "承办单位",
    "工单性质", "办理时限", "办结时间", "是否联系", "是否解决", "是否满意")
CATEGORIES = (
    ("城乡建设", "市政设施", "排水管网"), ("住房保障", "电梯", "加装电梯"), ("城乡建设", "施工管理", "施工噪音"),
    ("公共服务", "供水", "停水"), ("公共安全", "消防", "通道堵塞"))


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help=f"{QUICK_ROWS} rows, {QUICK_ROUNDS} round, no verdict")
    is_quick = parser.parse_args(arguments).quick
    content = export(QUICK_ROWS if is_quick else ROWS)
    reading, ours = [], []
    for _ in range(QUICK_ROUNDS if is_quick else ROUNDS):
        reading.append(_seconds(lambda: _read_with_calamine(content)))
        ours.append(_seconds(lambda: _inspect_and_load(content)))
    slow = _seconds(lambda: _read_with_openpyxl(content))
    to_calamine, to_openpyxl = median(ours) / median(reading), slow / median(ours)
    print(f"calamine reads {_told(reading)}; inspect and load {_told(ours)}; openpyxl reads {slow:.2f} s")
    print(f"ratio to calamine {to_calamine:.2f} (bound {CALAMINE_BOUND}); "
          f"openpyxl takes {to_openpyxl:.2f} times ours (bound {OPENPYXL_BOUND})")
    return 0 if is_quick or (to_calamine <= CALAMINE_BOUND and to_openpyxl >= OPENPYXL_BOUND) else 1


def export(rows_count: int) -> bytes:
    """An order export as a hotline platform writes it."""
    chance = random.Random(12345)
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("工单")
    sheet.append(HEADERS)
    for number in range(rows_count):
        received = datetime(2024, 1, 1) + timedelta(seconds=chance.randrange(366 * 86_400))
        categories, place = chance.choice(CATEGORIES), chance.randrange(1, 22)
        sheet.append([
            f"BJ{received:%y%m%d}{number:07d}", f"{received:%Y-%m-%d %H:%M:%S}", chance.choice(("电话", "网络", "微信")),
            chance.choice(("投诉", "求助", "咨询")), *categories, f"{place}号院{categories[2]}问题，第{number}件，请尽快处理",
            "演示街道", f"第{place}社区", f"{place}里小区", chance.choice(("城市管理办公室", "物业管理科")),
            chance.choice(("主办",) * 9 + ("协办",)), received.replace(hour=0, minute=0, second=0) + timedelta(days=7),
            received + timedelta(minutes=chance.randrange(14_400)), chance.choice("是否"),
            chance.choice(("解决", "部分解决", "未解决")), chance.choice(("满意", "基本满意", "不满意", "未评价"))])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _read_with_calamine(content: bytes) -> None:
    python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()


def _read_with_openpyxl(content: bytes) -> None:
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
    for _ in book.worksheets[0].iter_rows(values_only=True):
        pass


def _inspect_and_load(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder, closing(Store.open(Path(folder) / "store.duckdb")) as store:
        receipt = store.load(intake.inspect("工单.xlsx", content), by="数据员")
        if not receipt.rows_count:
            raise SystemExit("nothing was loaded: there is nothing to compare")


def _seconds(work: Callable[[], None]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _told(seconds: list[float]) -> str:
    return f"{median(seconds):.2f} s ({min(seconds):.2f}–{max(seconds):.2f}, n={len(seconds)})"


if __name__ == "__main__":
    sys.exit(main())
