"""`python -m tests`: everything, as at the desk so in CI, two files at a time. Arguments go to pytest.

The browser tests need Chromium and Chinese fonts, the workbooks that are given back are opened by LibreOffice; a
Debian machine gets them here, any other is told what is missing.
"""

import os
import shutil
import subprocess
import sys

import pytest

from tests.browser.harness import ROOT, chromium_path

PACKAGES = ("chromium", "fonts-noto-cjk", "libreoffice-calc-nogui")

TWO_FILES_AT_A_TIME = ("-n", "2", "--dist", "loadfile", "--no-loadscope-reorder")
"""In their order: the browser's files take longest and come early. A file's tests share what they set up."""


def main() -> int:
    os.chdir(ROOT)
    if not (chromium_path() and _has_chinese_font() and shutil.which("soffice")):
        _install()
    return pytest.main([*TWO_FILES_AT_A_TIME, *sys.argv[1:]])


def _has_chinese_font() -> bool:
    if not shutil.which("fc-list"):
        return sys.platform != "linux"  # elsewhere the system has its own
    return bool(subprocess.run(["fc-list", ":lang=zh-cn"], capture_output=True, check=True).stdout.strip())


def _install() -> None:
    if not shutil.which("apt-get") or os.geteuid() != 0:
        sys.exit("缺少 Chromium 浏览器、中文字体或 LibreOffice，请先安装后再测试 / install Chromium, a Chinese font and "
                 "LibreOffice first: " + " ".join(PACKAGES))
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "-y", "--no-install-recommends", *PACKAGES]):
        subprocess.run(["apt-get", *command], env=environment, stdout=subprocess.DEVNULL, check=True)


if __name__ == "__main__":
    sys.exit(main())
