"""What a number in an Excel cell means: a date as exact as its format shows it, or a number.

Excel keeps a date as the number of days since 1900 (or 1904). A cell formatted "yyyy" shows a year
and is read as one, for that is what its writer meant: "2011", "2011-10", "2011-10-05".
"""

import re
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache

_NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][+-]?\d{1,3})?")
# The formats that Excel has without saying so in the file, by their number.
_BUILT_IN = {
    **dict.fromkeys((14, *range(27, 32), 36, *range(50, 55), 57, 58), "yyyy-mm-dd"),
    **{15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm", 19: "h:mm:ss", 20: "h:mm"},
    **{21: "h:mm:ss", 22: "yyyy-mm-dd h:mm", 32: "h:mm", 33: "h:mm:ss", 34: "h:mm"},
    **{35: "h:mm:ss", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss", 9: "0%", 10: "0.00%"},
    **{55: "h:mm", 56: "h:mm:ss"},
}
# What is no unit of time: quoted words, escaped characters, spacing, colours and languages.
_SAID = re.compile(r'"[^"]*"?|\\.|[_*].|\[(?!h+\]|m+\]|s+\])[^\]]*\]|general', re.IGNORECASE)
_UNIT = re.compile(r"\[[hms]+\]|y+|m+|d+|h+|s+|%|am/pm|a/p", re.IGNORECASE)
_LAST_DAY = 2_958_465  # 9999-12-31


def format_code(number: int, own: dict[int, str]) -> str:
    return own.get(number) or _BUILT_IN.get(number, "")


@lru_cache(maxsize=1024)
def units(code: str) -> str:
    """The units a format shows: some of "ymdhns", with n for minutes, or "%", or nothing."""
    first = _SAID.sub("", code[:255]).split(";")[0]
    found = [unit.lower() for unit in _UNIT.findall(first)]
    if "%" in found:
        return "%"
    if any(unit.startswith("[") for unit in found):
        return ""  # a duration
    letters = [unit[0] for unit in found if unit[0] in "ymdhs"]
    for index, letter in enumerate(letters):
        before, after = letters[index - 1 : index], letters[index + 1 : index + 2]
        if letter == "m" and (before == ["h"] or after == ["s"]):
            letters[index] = "n"
    return "".join(unit for unit in "ymdhns" if unit in letters)


def number_text(raw: str) -> str:
    """The number of a cell as Excel shows it, with a decimal comma. Raises ValueError."""
    if len(raw) <= 15 and raw.isascii() and raw.isdigit():
        return str(int(raw))
    if len(raw) > 40 or not _NUMBER.fullmatch(raw):
        raise ValueError(raw)
    # Fifteen digits are what Excel shows; the rest is what binary numbers add.
    shown = format(float(raw), ".15g")
    if "n" in shown:  # inf
        raise ValueError(raw)
    text = format(Decimal(shown), "f").replace(".", ",")
    return "0" if text == "-0" else text


def date_text(raw: str, shown: str, *, since_1904: bool) -> str:
    """The date or the time of a cell, in as many units as it shows. ValueError if it has none."""
    if not _NUMBER.fullmatch(raw[:40]):
        raise ValueError(raw)
    serial = float(raw[:40])
    if not 0 <= serial <= _LAST_DAY:
        raise ValueError(raw)
    days, seconds = divmod(round(serial * 86_400), 86_400)
    time = (datetime.min + timedelta(seconds=seconds)).time()
    clock = time.isoformat("minutes" if time.second == 0 else "seconds")
    if not set(shown) & set("ymd"):
        return clock
    day = _day(days, since_1904=since_1904).isoformat()
    if "d" in shown or "y" not in shown:
        return f"{day}T{clock}" if set(shown) & set("hns") and seconds else day
    return day[:7] if "m" in shown else day[:4]


def _day(days: int, *, since_1904: bool) -> date:
    if since_1904:
        if days > _LAST_DAY - 1462:  # the days between the two beginnings
            raise ValueError(days)
        return date(1904, 1, 1) + timedelta(days)
    # Excel has a 29 February 1900, its day 60, which never was.
    if days in (0, 60):
        raise ValueError(days)
    return date(1899, 12, 31 if days < 60 else 30) + timedelta(days)
