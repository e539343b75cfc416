"""`python -m pages.exports`: three files, and one sentence for everything that goes wrong."""

import pytest

from pages.exports.__main__ import main

NAMES = {f"演示街道_简报_2025-10.{suffix}" for suffix in ("pptx", "docx", "xlsx")}


def test_the_pack_is_written(sample_store, tmp_path, capsys):
    assert main(["2025-10", "--folder", str(tmp_path / "new"), "--store", str(_copy(sample_store, tmp_path))]) == 0
    assert {path.name for path in (tmp_path / "new").iterdir()} == NAMES
    assert "演示街道_简报_2025-10.docx" in capsys.readouterr().out


def test_another_street(sample_store, tmp_path):
    store = _copy(sample_store, tmp_path)
    assert main(["2023-08", "--folder", str(tmp_path / "new"), "--store", str(store), "--street", "大屯街道"]) == 0
    assert len(list((tmp_path / "new").glob("大屯街道_简报_2023-08.*"))) == 3


@pytest.mark.parametrize(("arguments", "code", "said"), [
    (["2031-01"], 1, "没有数据"),
    (["2025-13"], 2, "YYYY-MM"),
    (["0000-01"], 2, "YYYY-MM"),
    (["十月"], 2, "YYYY-MM"),
    (["2025-10", "--street", "火星街道"], 2, "火星街道"),
    (["2025-10", "--template", "missing.pptx"], 2, "missing.pptx"),
    (["2025-10", "--template", __file__], 2, "test_command_line.py"),
])
def test_what_goes_wrong_is_said(arguments, code, said, sample_store, tmp_path, capsys):
    store = _copy(sample_store, tmp_path)
    assert main([*arguments, "--folder", str(tmp_path / "new"), "--store", str(store)]) == code
    answer = capsys.readouterr()
    assert said in answer.err and len(answer.err.strip().splitlines()) == 1 and not answer.out
    assert not (tmp_path / "new").exists() or not list((tmp_path / "new").iterdir())


def test_no_store_and_no_folder(tmp_path, capsys):
    assert main(["2025-10", "--folder", str(tmp_path), "--store", str(tmp_path / "none.duckdb")]) == 1
    with pytest.raises(SystemExit) as left:
        main(["2025-10"])
    assert left.value.code == 2
    assert "--help" in capsys.readouterr().err


def test_a_folder_that_cannot_be_written(sample_store, tmp_path, capsys):
    (tmp_path / "file").write_text("")
    assert main(["2025-10", "--folder", str(tmp_path / "file"), "--store", str(_copy(sample_store, tmp_path))]) == 1
    assert "不能写进文件夹" in capsys.readouterr().err


def _copy(store, folder):
    path = folder / "store.duckdb"
    path.write_bytes(store.read_bytes())
    return path
