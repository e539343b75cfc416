"""Opening a file: hostile ones are declined in bounded time and memory, and nothing of the server falls with them."""

import io
import time
import zipfile

import openpyxl
import pytest

from data import child, workbook
from data.vocabulary.thresholds import READING
from tests.drawn_workbooks import workbook as drawn


def saved(book: openpyxl.Workbook) -> bytes:
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def test_a_grid_is_as_the_clerk_sees_it():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["B3"], sheet["C5"] = "社区", 5
    sheet["D5"], sheet["E5"] = "#N/A", "=1+1"
    sheet["D5"].data_type = "e"
    sheet.merge_cells("B3:B5")
    book.create_sheet("藏").sheet_state = "hidden"
    read = workbook.read("x.xlsx", saved(book))
    first, hidden = read.sheets
    assert first.rows[2][1] == "社区" and first.rows[4][2] == 5
    assert first.merged == [(2, 1, 4, 1)]
    assert first.faults == {(4, 3): "error", (4, 4): "uncached"}
    assert (hidden.name, hidden.is_hidden) == ("藏", True)


def test_one_cell_in_the_last_corner_does_not_take_the_server_along():
    book = openpyxl.Workbook()
    book.active["A1"] = 1
    book.active["XFD1048576"] = 1
    with pytest.raises(workbook.Unreadable) as declined:
        workbook.read("x.xlsx", saved(book))
    assert declined.value.code in ("reading-failed", "too-many-cells")


def test_a_bomb_is_declined_before_it_is_unpacked():
    target = io.BytesIO(drawn("| a | b |"))
    with zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/media/x.bin", "w", force_zip64=True) as entry:
        for _ in range(READING.unpacked_bytes // 2**24 + 1):
            entry.write(bytes(2**24))
    started = time.monotonic()
    with pytest.raises(workbook.Unreadable) as declined:
        workbook.read("x.xlsx", target.getvalue())
    assert declined.value.code == "unpacks-too-large"
    assert time.monotonic() - started < READING.time_seconds


def test_a_child_that_hangs_is_ended():
    with pytest.raises(child.ChildFailed) as failed:
        child.call("time:sleep", 60, time_seconds=0.5)
    assert failed.value.is_timeout


def test_a_child_that_wants_too_much_memory_fails_alone():
    with pytest.raises((MemoryError, child.ChildFailed)):
        child.call("builtins:bytearray", READING.memory_bytes * 2)


@pytest.mark.parametrize(("row", "column", "name"), [(0, 0, "A1"), (12, 25, "Z13"), (3, 26, "AA4"), (0, 16383, "XFD1")])
def test_cells_are_named_as_the_clerk_sees_them(row, column, name):
    assert workbook.name_of(row, column) == name
