"""The hand that fills in the cells: each method gives a cell as an office types it and what a clerk reads from it."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from random import Random

DIGITS = "零一二三四五六七八九"
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


class Error(str):
    """A cell whose formula failed (#REF!)."""


class Formula(str):
    """A formula nobody calculated: the file holds no value for it."""


UNSAID = object()
"""What a cell means that no field takes: nothing is expected of it."""


@dataclass(frozen=True)
class Written:
    """One cell: what it shows, what a clerk reads (None: certainly nothing), and whether it must be reported."""

    shown: object = None
    read: object = UNSAID
    is_doubtful: bool = False
    format: str | None = None


def chinese(number: int) -> str:
    """1 to 99 in words."""
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else DIGITS[tens] + "十") + (DIGITS[ones] if ones or not tens else "")


@dataclass
class Hand:
    """`mess`: the share of cells typed in an unusual way; `can_fault`: the format can hold failed formulas."""

    rng: Random
    mess: float = 0.25
    can_fault: bool = True
    can_count_days: bool = True
    """A date may stand as the bare number of days Excel counts (not in a workbook that counts from 1904)."""

    def _tidy(self) -> bool:
        return self.rng.random() >= self.mess

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def text(self, value: str) -> Written:
        shown = value if self._tidy() else self.rng.choice((f" {value}", f"{value} ", f"{value}\n", f"　{value}"))
        return Written(shown, value)

    def word(self, code: str, words: dict[str, tuple[str, ...]]) -> Written:
        return Written(self.text(self.rng.choice(words[code])).shown, code)

    def count(self, value: int, unit: str = "") -> Written:
        shown: object = value
        if not self._tidy():
            shown = self.rng.choice((
                str(value), f" {value} ", f"{value}{unit}", f"{value} {unit}".strip(), str(value).translate(FULL_WIDTH),
                float(value), f"{value:,}", f"{value}.0"))
        return Written(shown, value)

    def money(self, amount: Decimal, factor: int, *, is_unit_stated: bool = True) -> Written:
        """`amount` in the unit the header or the title states (`factor` yuan), or with its own unit behind it."""
        read = amount * factor
        if not is_unit_stated:
            return Written(f"{amount}{'万元' if factor == 10_000 else '元'}", read)
        shown: object = int(amount) if amount == int(amount) else float(amount)
        if not self._tidy():
            shown = self.rng.choice((f"{amount:.2f}", f"{amount:,}", str(amount), f" {amount}",
                                     str(amount).translate(FULL_WIDTH)))
        return Written(shown, read)

    def number(self, value: Decimal, unit: str = "") -> Written:
        shown: object = float(value)
        if not self._tidy():
            shown = self.rng.choice((str(value), f"{value}{unit}", f" {value}", str(value).translate(FULL_WIDTH)))
        return Written(shown, value)

    def date(self, day: date) -> Written:
        year, month, number = day.year, day.month, day.day
        if self.chance(0.5 if self.mess else 1):
            return Written(day, day.isoformat(), format=self.rng.choice(("yyyy-mm-dd", "yyyy/m/d", 'yyyy"年"m"月"d"日"',
                "mm-dd-yy")))
        if self.can_count_days and self.chance(0.04):
            return Written((day - date(1899, 12, 30)).days, day.isoformat())
        return Written(self.rng.choice((
            f"{year}年{month}月{number}日", f"{year}.{month}.{number}", f"{year}/{month}/{number}",
            f"{year}/{month:02d}/{number:02d}",
            f"{year}{month:02d}{number:02d}", int(f"{year}{month:02d}{number:02d}"), f"{year}-{month:02d}-{number:02d}",
            f" {year}年{month:02d}月{number:02d}日 ", f"{year}年{month}月{number}日".translate(FULL_WIDTH),
            f"{year}-{month}-{number} 00:00:00", f"{year}．{month}．{number}")), day.isoformat())

    def month_alone(self, year: int, month: int, *, is_finish: bool) -> Written:
        """A date of which only the month is known: its last day for a finish, its first for a start."""
        day = monthrange(year, month)[1] if is_finish else 1
        words = [f"{year}年{month}月", f"{year}.{month:02d}", f"{year}-{month:02d}", f"{year}/{month:02d}",
                 f"{year}年{month:02d}月"]
        words.append(f"{year}年{month}月{'底' if is_finish else '初'}")
        return Written(self.rng.choice(words), date(year, month, day).isoformat())

    def moment(self, when: datetime) -> Written:
        if self.chance(0.5 if self.mess else 1):
            return Written(when, when.isoformat(), format="yyyy-mm-dd hh:mm")
        shown = self.rng.choice(("%Y-%m-%d %H:%M:%S", "%Y/%m/%d %H:%M", "%Y-%m-%d %H:%M", "%Y.%m.%d %H:%M"))
        return Written(when.strftime(shown), when.isoformat())

    def building(self, number: int) -> Written:
        read = f"{number}号楼"
        if self._tidy():
            return Written(read, read)
        return Written(self.rng.choice((
            f"{number}#", f"{number}#楼", f"{chinese(number)}号楼", f"第{number}号楼", f"{number}栋", f"{number}幢", f" {read}",
            read.translate(FULL_WIDTH), number, str(number))), read)

    def buildings(self, first: int) -> Written:
        """Two neighbouring buildings in one cell."""
        shown = self.rng.choice((f"{first}、{first + 1}号楼", f"{first}号楼、{first + 1}号楼", f"{first}#、{first + 1}#"))
        if first >= 3 and self.chance(0.4):
            shown = f"{first}-{first + 1}号楼"
        return Written(shown, f"{first}号楼、{first + 1}号楼")

    def unit(self, number: int) -> Written:
        read = f"{number}单元"
        if self._tidy():
            return Written(read, read)
        return Written(self.rng.choice((
            f"{number}门", f"{chinese(number)}单元", f"第{number}单元", f"{number} 单元", f"{number}单元".translate(FULL_WIDTH),
            number)), read)

    def year(self, year: int) -> Written:
        return Written(year if self._tidy() else self.rng.choice((f"{year}年", str(year),
            f"{year}".translate(FULL_WIDTH))), year)

    def month(self, year: int, month: int) -> Written:
        return Written(self.rng.choice((f"{year}年{month}月", f"{year}-{month:02d}", f"{year}年{month:02d}月",
                                        f"{year}{month:02d}", f"{year}.{month:02d}")),
                       f"{year}-{month:02d}")
