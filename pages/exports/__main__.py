"""The command line: `python -m pages.exports MONTH --folder DIR [--store PATH] [--template FILE] [--street NAME]`.

Writes 街道_简报_YYYY-MM.pptx, .docx and .xlsx. Exit: 0 written, 1 no data or no store, 2 wrong options.
"""

import argparse
import json
import re
import sys
from contextlib import closing
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import NoReturn

import queries
from data.store import Store, StoreError, default_path
from data.vocabulary import text
from pages.exports.chapters import Ask
from pages.exports.pack import MARKS_KEY, Marks, briefing_of, files_of
from pages.exports.pptx import NotATemplate
from queries import Selection
from queries.main_street import main_street


def main(arguments: list[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    try:
        month, template = _month(options.month), _template(options.template)
        with closing(Store.open(options.store or default_path(), must_exist=True)) as store:
            written = _write(partial(queries.run, store), month, options.street, options.folder, template)
    except _WrongOption as problem:
        print(problem, file=sys.stderr)
        return 2
    except NotATemplate:
        print(text.BRIEFING_TEMPLATE_WRONG.format(file=options.template.name), file=sys.stderr)
        return 2
    except _NothingToSay as problem:
        print(problem, file=sys.stderr)
        return 1
    except StoreError as problem:
        print(text.STORE_ERRORS[problem.code].format(detail=problem.detail), file=sys.stderr)
        return 1
    except OSError:
        print(text.BRIEFING_FOLDER_WRONG.format(folder=options.folder), file=sys.stderr)
        return 1
    print(text.PACK_WRITTEN.format(files=text.LIST_JOINT.join(written)))
    return 0


class _WrongOption(ValueError):
    """Says in one sentence what is wrong with the command."""


class _NothingToSay(ValueError):
    """The month has no data."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        print(text.PACK_OPTIONS_WRONG, file=sys.stderr)
        raise SystemExit(2)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="python -m pages.exports", description=text.PACK_COMMAND, allow_abbrev=False)
    parser.add_argument("month", metavar="MONTH", help=text.PACK_MONTH_HELP)
    parser.add_argument("--folder", metavar="DIR", type=Path, required=True, help=text.PACK_FOLDER_HELP)
    parser.add_argument("--store", metavar="PATH", type=Path, help=text.QUESTION_STORE_HELP)
    parser.add_argument("--template", metavar="FILE", type=Path, help=text.PACK_TEMPLATE_HELP)
    parser.add_argument("--street", metavar="NAME", help=text.PACK_STREET_HELP)
    return parser


def _write(ask: Ask, month: date, street: str | None, folder: Path, template: bytes | None) -> list[str]:
    chosen = _streets(ask, street)
    name = chosen[0] if chosen else text.STREET_UNNAMED
    selection = Selection(street=chosen, month=month)
    months = ask("month_options", Selection())
    months = months[months["street"].isin(chosen)] if chosen else months
    nothing = _NothingToSay(text.BRIEFING_NOTHING.format(street=name, month=text.MONTH.format(month)))
    if not (months["month"].dt.date == month).any():
        raise nothing
    said = ask("settings", Selection(), keys=MARKS_KEY)
    said = said.loc[said["is_current"] & said["value"].notna(), "value"]
    marks = Marks.read(json.loads(said.iloc[0])) if len(said) else Marks()
    briefing = briefing_of(ask, selection, name, made_at=datetime.now(), marks=marks)
    if not briefing.chapters:
        raise nothing
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for file, content in files_of(briefing, template=template):
        (folder / file).write_bytes(content)
        written.append(str(folder / file))
    return written


def _streets(ask: Ask, street: str | None) -> tuple[str, ...]:
    """The named street, else the one with the most places; none where the ledgers name none."""
    places = ask("place_options", Selection())
    if street is None:
        return main_street(places)
    known = list(places["street"].dropna().unique())
    if street not in known:
        raise _WrongOption(text.PACK_STREET_UNKNOWN.format(street=street, streets=text.LIST_JOINT.join(known)))
    return (street,)


def _month(words: str) -> date:
    match = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", words)
    if not match or not int(match[1]):
        raise _WrongOption(text.PACK_MONTH_WRONG.format(month=words))
    return date(int(match[1]), int(match[2]), 1)


def _template(path: Path | None) -> bytes | None:
    if path is None:
        return None
    try:
        return path.read_bytes()
    except OSError as problem:
        raise _WrongOption(text.BRIEFING_TEMPLATE_WRONG.format(file=path.name)) from problem


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")
    raise SystemExit(main())
