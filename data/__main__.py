"""The command line: python -m data inspect | load | history | undo | redo | corrections | backup | restore | sample.

Answers go to standard output as JSON, one Chinese sentence to standard error. Exit: 0 done, 1 refused, 2 wrong options.
"""

import argparse
import getpass
import json
import sys
from collections.abc import Iterable
from contextlib import closing
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from data import intake, over_months, store
from data.backup import restore
from data.corrections import NO_CORRECTIONS, Corrections
from data.inspection import Inspection
from data.issues import issue
from data.store import Store, StoreError
from data.vocabulary import text
from data.vocabulary.terms import Status


def main(arguments: list[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    try:
        return options.run(options)
    except StoreError as problem:
        print(text.STORE_ERRORS[problem.code].format(detail=problem.detail), file=sys.stderr)
        return 1


def _inspect(options: argparse.Namespace) -> int:
    if options.store:
        with closing(Store.open(options.store, must_exist=True)) as opened:
            inspections = _inspect_beside(opened, options)
    else:
        inspections = [_inspect_file(file, options.month) for file in options.files]
    _print([inspection.as_dict(with_rows=options.rows) for inspection in inspections])
    return _exit_code(inspections)


def _load(options: argparse.Namespace) -> int:
    receipts = []
    with closing(Store.open(options.store)) as opened:
        inspections = _inspect_beside(opened, options)
        for inspection in inspections:
            receipt = opened.load(inspection, by=options.by).as_dict()
            receipts.append({**receipt, "issues": [problem.as_dict() for problem in inspection.all_issues]})
            print(text.LOAD_LINE.format(file=inspection.file, status=inspection.status.label,
                                        rows=inspection.accepted_count), file=sys.stderr)
    _print(receipts)
    return _exit_code(inspections)


def _inspect_beside(opened: Store, options: argparse.Namespace) -> list[Inspection]:
    """The files as the office taught to read them, and beside what is stored."""
    taught = opened.corrections()
    inspections = [_inspect_file(file, options.month, taught) for file in options.files]
    over_months.add(inspections, opened)
    return inspections


def _history(options: argparse.Namespace) -> int:
    with closing(Store.open(options.store, must_exist=True)) as opened:
        _print(opened.history())
    return 0


def _undo(options: argparse.Namespace) -> int:
    with closing(Store.open(options.store, must_exist=True)) as opened:
        opened.undo(options.upload_id, by=options.by, reason=options.why)
    print(text.UNDONE.format(upload=options.upload_id), file=sys.stderr)
    return 0


def _redo(options: argparse.Namespace) -> int:
    with closing(Store.open(options.store, must_exist=True)) as opened:
        opened.redo(options.upload_id, by=options.by, reason=options.why)
    print(text.REDONE.format(upload=options.upload_id), file=sys.stderr)
    return 0


def _corrections(options: argparse.Namespace) -> int:
    with closing(Store.open(options.store, must_exist=True)) as opened:
        if options.forget is not None:
            opened.forget(options.forget, by=options.by)
            print(text.FORGOTTEN.format(correction=options.forget), file=sys.stderr)
        _print(opened.list_corrections())
    return 0


def _backup(options: argparse.Namespace) -> int:
    target = options.file.resolve()
    with closing(Store.open(options.store, must_exist=True, also_allow=(target.parent,))) as opened:
        opened.backup(target)
    print(text.BACKED_UP.format(file=target), file=sys.stderr)
    return 0


def _restore(options: argparse.Namespace) -> int:
    kept = restore(options.file, options.store)
    print(text.RESTORED.format(file=options.file, kept=kept or text.NO_VALUE), file=sys.stderr)
    return 0


def _sample(options: argparse.Namespace) -> int:
    from data import sample  # writing workbooks needs more than reading them

    _print([str(path) for path in sample.write(options.folder)])
    return 0


def _inspect_file(file: Path, month: date | None, taught: Corrections = NO_CORRECTIONS) -> Inspection:
    try:
        content = file.read_bytes()
    except OSError:
        return Inspection(file.name, "", issues=[issue("file-not-found", file=file.name)], is_readable=False)
    return intake.inspect(file.name, content, month=month, corrections=taught)


def _exit_code(inspections: Iterable[Inspection]) -> int:
    return int(any(inspection.status in (Status.REJECTED, Status.UNREADABLE) for inspection in inspections))


def _print(answer: object) -> None:
    json.dump(answer, sys.stdout, ensure_ascii=False, indent=1, default=_plain)
    print()


def _plain(value: object) -> object:
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.tolist() if hasattr(value, "tolist") else None


def _month(value: str) -> date:
    return datetime.strptime(value, "%Y-%m").date()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m data", description=text.COMMAND_LINE)
    commands = parser.add_subparsers(
        required=True, metavar="inspect|load|history|undo|redo|corrections|backup|restore|sample")

    def command(name: str, run: object) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=text.COMMANDS[name])
        added.set_defaults(run=run)
        if name != "sample":  # inspect looks into a store only where one is named
            added.add_argument("--store", type=Path, default=None if name == "inspect" else store.default_path())
        return added

    for name, run in (("inspect", _inspect), ("load", _load)):
        added = command(name, run)
        added.add_argument("files", type=Path, nargs="+", metavar="FILE")
        added.add_argument("--month", type=_month, metavar="YYYY-MM")
        added.add_argument("--rows", action="store_true")
        added.add_argument("--by", default=getpass.getuser(), metavar="NAME")
    command("history", _history)
    for name, run in (("undo", _undo), ("redo", _redo)):
        added = command(name, run)
        added.add_argument("upload_id", type=int, metavar="UPLOAD_ID")
        added.add_argument("--why", default="", metavar="TEXT")
        added.add_argument("--by", default=getpass.getuser(), metavar="NAME")
    added = command("corrections", _corrections)
    added.add_argument("--forget", type=int, metavar="CORRECTION_ID")
    added.add_argument("--by", default=getpass.getuser(), metavar="NAME")
    for name, run in (("backup", _backup), ("restore", _restore)):
        command(name, run).add_argument("file", type=Path, metavar="FILE")
    command("sample", _sample).add_argument(
        "--folder", type=Path, default=Path(__file__).parent / "samples", metavar="DIR")
    return parser


if __name__ == "__main__":
    sys.exit(main())
