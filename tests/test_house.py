"""The house rules that a machine can see: who may import whom, the heads of the .sql files, sizes, the README."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.vocabulary.glossary import glossary

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("data", "queries", "pages")
MODULES = [ROOT / "dashboard.py", *sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))]
SQL = sorted((ROOT / "queries").glob("*.sql"))

CHILD = ROOT / "data" / "child.py"
"""The child process hands over whatever went wrong in it: the one place for a broad `except`."""

LAYERS = ("data.vocabulary", "data", "queries", "pages.figures", "pages.exports", "pages.parts", "pages", "dashboard")
"""Lowest first. A module imports its own layer and lower ones."""

ONLY_IN = {
    "streamlit": ("dashboard.py", "pages/*.py", "pages/parts/*.py"),
    "plotly": ("pages/figures/*.py",),
    "duckdb": ("data/store.py", "queries/__init__.py"),
    "python_calamine": ("data/workbook.py", "data/reading.py"),
    "lxml": ("pages/exports/*.py",),
    "openpyxl": (
        "data/workbook.py", "data/reading.py", "data/templates.py", "data/sample*.py",
        "data/sample*/*.py", "pages/exports/*.py"),
    "fastexcel": ("data/workbook.py", "data/reading.py"),
    "pptx": ("pages/exports/*.py",),
    "docx": ("pages/exports/*.py",),
}

LINES_AT_MOST = {"dashboard.py": 40, "pages/*.py": 60, "data/vocabulary/*.py": 1000, "data/vocabulary/text/*.py": 500,
                 "**/*.py": 300, "**/*.sql": 80}

FORBIDDEN_WORDS = {
    r"\bTODO\b|\bFIXME\b|\bXXX\b": "left for later",
    r"unsafe_allow_html|use_container_width": "st.html and width= instead",
    r"pytest\.mark\.(skip|xfail)|pytest\.skip\(": "a test that does not run",
}


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_go_one_way(path):
    own = layer_of(".".join(path.relative_to(ROOT).with_suffix("").parts))
    forbidden = {layer for layer in LAYERS[LAYERS.index(own) + 1:]}
    for imported in imports_of(path):
        assert layer_of(imported) not in forbidden, f"{name_of(path)} imports {imported}"
        package = imported.split(".")[0]
        assert package not in ONLY_IN or is_among(path, ONLY_IN[package]), f"{name_of(path)} imports {imported}"


@pytest.mark.parametrize("path", [path for path in MODULES if path.is_relative_to(ROOT / "pages/exports")], ids=name_of)
def test_a_file_takes_a_charts_words_and_colours_but_no_picture(path):
    """One sentence stands on the screen and in the files; what a file draws is drawn by the reader's own program."""
    calls = [node.func for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    assert not [call.attr for call in calls if isinstance(call, ast.Attribute) and call.attr in ("figure", "to_image")]


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_broad_except_and_no_pasted_sql(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ExceptHandler):
            caught = "" if node.type is None else ast.unparse(node.type)
            is_passed_on = any(isinstance(inner, ast.Raise) and inner.exc is None for inner in ast.walk(node))
            is_broad = caught in ("", "Exception", "BaseException") and not is_passed_on
            assert not is_broad or path == CHILD, f"{name_of(path)}:{node.lineno}"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("execute", "sql"):
            assert not (node.args and isinstance(node.args[0], ast.JoinedStr)), f"{name_of(path)}:{node.lineno}"


@pytest.mark.parametrize("path", [*MODULES, *SQL, *sorted((ROOT / "tests").rglob("*.py"))], ids=name_of)
def test_words_and_size(path):
    content = path.read_text(encoding="utf-8")
    if path != Path(__file__):
        for pattern, why in FORBIDDEN_WORDS.items():
            assert not re.search(pattern, content), f"{name_of(path)}: {why}"
    if path.is_relative_to(ROOT / "tests") or path.stem in ("schema", "selection") and path.suffix == ".sql":
        return
    limit = next(limit for pattern, limit in LINES_AT_MOST.items() if is_among(path, (pattern,)))
    assert len(content.splitlines()) <= limit


@pytest.mark.parametrize("path", [path for path in SQL if path.stem not in ("schema", "selection")], ids=name_of)
def test_sql_says_what_it_answers(path):
    head = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("--")]
    keys = [match[1] for line in head if (match := re.match(r"-- (\w+): ", line))]
    assert keys[:3] == ["Question", "Row", "Columns"] and "Uses" in keys


def test_readme_commands_exist():
    """Every command of the README names a file, a module or an option that is there."""
    for command in readme_commands():
        for file in re.findall(r"(?<![\w/])[\w/]+\.(?:py|txt)\b", command):
            assert (ROOT / file).exists(), command


@pytest.mark.parametrize("module", ["data", "queries", "pages.exports"])
def test_documented_modules_answer_help(module):
    documented = {match for command in readme_commands() for match in re.findall(r"python -m ([\w.]+)", command)}
    assert module in documented
    answer = subprocess.run([sys.executable, "-m", module, "--help"], cwd=ROOT, capture_output=True, text=True)
    assert answer.returncode == 0 and "usage" in answer.stdout, answer.stderr


def test_ci_runs_the_readme_command():
    second = next(command for command in readme_commands() if "-m tests" in command)
    assert second in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_ruff():
    answer = subprocess.run([sys.executable, "-m", "ruff", "check", "--no-cache", "."], cwd=ROOT, capture_output=True, text=True)
    assert answer.returncode == 0, answer.stdout


def layer_of(module: str) -> str | None:
    """The layer a module of this project belongs to; None for other people's."""
    found = [layer for layer in LAYERS if module == layer or module.startswith(f"{layer}.")]
    return max(found, key=len, default=None)


def imports_of(path: Path) -> Iterator[str]:
    """Every module that is imported when the module runs; what stands under TYPE_CHECKING is not."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    unseen = {inner for node in ast.walk(tree) if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
              for inner in ast.walk(node)}
    for node in ast.walk(tree):
        if node in unseen:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_no_word_is_said_in_two_modules():
    """`text` gathers them, and the later one would silently win."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in (ROOT / "data/vocabulary/text").glob("*.py")]
    said = [target.id for tree in trees for line in tree.body
            if isinstance(line, ast.Assign) for target in ast.walk(line.targets[0]) if isinstance(target, ast.Name)]
    assert len(said) > 500 and [name for name in set(said) if said.count(name) > 1] == []


def is_among(path: Path, patterns: tuple[str, ...]) -> bool:
    """Whether a path of the project matches one of the patterns; `pages/*.py` means that folder alone."""
    relative = path.relative_to(ROOT)
    return any(
        relative.match(pattern) and (pattern.startswith("**") or len(relative.parts) == pattern.count("/") + 1)
        for pattern in patterns)


def readme_commands() -> list[str]:
    blocks = re.findall(r"```(?:bash|sh)\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.S)
    return [line.split("  #")[0].strip() for block in blocks for line in block.splitlines() if line.strip()]


def test_the_readmes_glossary_is_made_from_the_terms():
    assert glossary() in (ROOT / "README.md").read_text(encoding="utf-8")
