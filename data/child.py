"""Run one function in a child process that may neither hang nor fill the memory.

A hostile or broken file can make a reader abort the whole process, which no `except` catches; so it happens elsewhere.
"""

import gc
import importlib
import os
import pickle
import subprocess
import sys
import time
from pathlib import Path
from threading import Thread

from data.vocabulary.thresholds import READING

ROOT = Path(__file__).resolve().parent.parent


class ChildFailed(Exception):
    """The child ended without an answer; `is_timeout` tells a hang from a crash or a full memory."""

    def __init__(self, *, is_timeout: bool, detail: str = "") -> None:
        super().__init__(detail)
        self.is_timeout = is_timeout


def call(
    function: str, *arguments: object, time_seconds: float = READING.time_seconds,
    raises: tuple[type[Exception], ...] = (Exception,),
) -> object:
    """Call `module:function` with picklable arguments in a limited child; returns its answer or raises its exception.

    Raises ChildFailed when the child dies, hangs, asks for too much memory or raises what is not among `raises`.
    """
    process = subprocess.Popen(
        [sys.executable, "-m", "data.child", function],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    watcher = Thread(target=_end_when_too_large, args=(process,), daemon=True)
    if not _has_address_space_limit():
        watcher.start()
    try:
        answer, complaint = process.communicate(pickle.dumps(arguments), timeout=time_seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        raise ChildFailed(is_timeout=True) from None
    if process.returncode != 0:
        raise ChildFailed(is_timeout=False, detail=complaint.decode("utf-8", "replace")[-2000:])
    is_answer, value = pickle.loads(answer)
    if is_answer:
        return value
    if isinstance(value, raises):
        raise value
    raise ChildFailed(is_timeout=False, detail=type(value).__name__)  # its text may hold what a cell says


def _has_address_space_limit() -> bool:
    return sys.platform != "win32"


def _end_when_too_large(process: subprocess.Popen) -> None:
    """Where the system knows no address-space limit (Windows), the parent watches the child's memory."""
    import psutil

    try:
        watched = psutil.Process(process.pid)
        while process.poll() is None:
            if watched.memory_info().rss > READING.memory_bytes:
                process.kill()
            time.sleep(0.05)
    except psutil.NoSuchProcess:
        return


def _limit_this_process() -> None:
    if not _has_address_space_limit():
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (READING.memory_bytes, READING.memory_bytes))
    seconds = int(READING.time_seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _main(function: str) -> None:
    arguments = pickle.load(sys.stdin.buffer)
    module_name, function_name = function.split(":")
    gc.disable()  # a short life that only builds up: looking for garbage among millions of cells finds none
    _limit_this_process()
    try:
        result = (True, getattr(importlib.import_module(module_name), function_name)(*arguments))
    except Exception as problem:  # the boundary: whatever the readers raise goes back as data
        result = (False, problem)
    pickle.dump(result, sys.stdout.buffer, protocol=pickle.HIGHEST_PROTOCOL)
    sys.stdout.buffer.flush()
    os._exit(0)  # nothing is left to do but to take a million cells apart one by one, which the system does at once


if __name__ == "__main__":
    _main(sys.argv[1])
