"""The command line, one question a call: `python -m queries NAME [--store PATH] [--set name=value]… [--format csv]`.

The answer goes to standard output, one Chinese sentence to standard error. Exit: 0 answered, 1 no store to ask, 2 wrong
options.
"""

import argparse
import json
import re
import sys
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import NoReturn

import pandas as pd

import queries
from data.store import Store, StoreError, default_path
from data.vocabulary import text
from data.vocabulary.terms import WorkType
from queries import Selection


def main(arguments: list[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    try:
        selection = _selection(options.set)
        _must_be_known(options.name)
        with closing(Store.open(options.store or default_path(), must_exist=True)) as store:
            answer = queries.run(store, options.name, selection)
    except _WrongOption as problem:
        print(problem, file=sys.stderr)
        return 2
    except StoreError as problem:
        print(text.STORE_ERRORS[problem.code].format(detail=problem.detail), file=sys.stderr)
        return 1
    sys.stdout.write(as_csv(answer) if options.format == "csv" else as_json(answer))
    return 0


def as_json(answer: pd.DataFrame) -> str:
    """An array of objects; months YYYY-MM, dates and moments ISO, shares unrounded, missing values null."""
    return json.dumps(_plain(answer).to_dict("records"), ensure_ascii=False, indent=1) + "\n"


def as_csv(answer: pd.DataFrame) -> str:
    """The same values, missing ones empty, lists joined."""
    plain = _plain(answer)
    for name, column in plain.items():
        joined = [";".join(map(str, value)) if isinstance(value, list) else value for value in column]
        plain[name] = pd.Series(joined, index=plain.index, dtype=object)
    return plain.to_csv(index=False, lineterminator="\n")


class _WrongOption(ValueError):
    """Says in one sentence what is wrong with the command."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        print(text.QUESTION_OPTIONS_WRONG, file=sys.stderr)
        raise SystemExit(2)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="python -m queries", description=text.QUESTION_COMMAND, allow_abbrev=False)
    parser.add_argument("name", metavar="NAME", help=text.QUESTION_NAME_HELP.format(names="、".join(queries.names())))
    parser.add_argument("--store", metavar="PATH", type=Path, help=text.QUESTION_STORE_HELP)
    parser.add_argument("--set", metavar="NAME=VALUE", action="append", default=[], help=text.QUESTION_SET_HELP)
    parser.add_argument("--format", choices=("json", "csv"), default="json", help=text.QUESTION_FORMAT_HELP)
    return parser


def _must_be_known(name: str) -> None:
    if name not in queries.names():
        raise _WrongOption(text.QUESTION_UNKNOWN.format(name=name, names="、".join(queries.names())))


def _selection(settings: list[str]) -> Selection:
    """`key=value` pairs; lists are separated by commas, and a repeated list key adds to the list."""
    values: dict[str, object] = {}
    for setting in settings:
        key, _, value = setting.partition("=")
        key, value = key.strip(), value.strip()
        if key not in _READERS:
            raise _WrongOption(text.QUESTION_KEY_UNKNOWN.format(key=key, keys="、".join(_READERS)))
        read = _READERS[key](value)
        if not read:
            raise _WrongOption(text.QUESTION_VALUE_WRONG.format(
                key=key, value=value, expected=text.QUESTION_VALUES_EXPECTED[key]))
        values[key] = (*values.get(key, ()), *read) if isinstance(read, tuple) else read
    return Selection(**values)


def _list(value: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in re.split("[,，]", value) if part.strip())


def _work_types(value: str) -> tuple[str, ...]:
    codes = _list(value)
    return codes if set(codes) <= {str(code) for code in WorkType} else ()


def _month(value: str) -> date | None:
    match = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", value)
    return date(int(match[1]), int(match[2]), 1) if match and int(match[1]) else None


def _moment(value: str) -> datetime | None:
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        return None


_READERS = {
    "street": _list, "community": _list, "compound": _list, "work_type": _work_types, "month": _month, "as_of": _moment}

_MONTHS = ("month", "report_month", "data_month")


def _plain(answer: pd.DataFrame) -> pd.DataFrame:
    """Values that JSON knows; None for what is missing."""
    plain = pd.DataFrame(index=answer.index)
    for name, column in answer.items():
        plain[name] = pd.Series([_value(name, value) for value in column], index=answer.index, dtype=object)
    return plain


def _value(name: str, value: object) -> object:
    if isinstance(value, list):
        return value
    if hasattr(value, "tolist") and getattr(value, "ndim", 0):
        return value.tolist()
    if pd.isna(value):
        return None
    if isinstance(value, datetime):
        if name in _MONTHS:
            return f"{value:%Y-%m}"
        return value.isoformat() if name.endswith("_at") else f"{value:%Y-%m-%d}"
    return value.item() if hasattr(value, "item") else value


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")
    raise SystemExit(main())
