"""Numbers and dates as Excel prints them: 44834 in the format yyyy"年"m"月" is 2022年9月."""

import re
from datetime import datetime, timedelta

# Formats known by number alone: those of every Excel, and those of the Chinese one.
_BUILT_IN = {9: "0%", 10: "0.00%", 14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 20: "h:mm", 21: "h:mm:ss"}
_BUILT_IN |= {22: "yyyy/m/d h:mm", 27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: "m/d/yy"}
_BUILT_IN |= {31: 'yyyy"年"m"月"d"日"', 36: 'yyyy"年"m"月"', 50: 'yyyy"年"m"月"', 51: 'm"月"d"日"', 52: 'yyyy"年"m"月"'}
_BUILT_IN |= {53: 'm"月"d"日"', 54: 'm"月"d"日"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"'}
_TOKEN = re.compile(r'"([^"]*)"|\\(.)|\[[^\]]*\]|(y+|m+|d+|h+|s+)|(.)', re.IGNORECASE | re.DOTALL)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_CHINESE = "〇一二三四五六七八九"


def shown(stored: str, code: int, form: str, epoch: datetime) -> str:
    """What a stored number prints in the format of a number, or `form` where the file spells it out."""
    try:
        number = float(stored)
    except ValueError:
        return stored
    form = form or _BUILT_IN.get(code, "General")
    first = form.split(";")[0]
    if is_date(first) and 0 < number < 2_958_466:
        return _date(epoch + timedelta(days=number) + timedelta(milliseconds=1), first)
    percent = re.fullmatch(r"0(?:\.(0+))?%", first)
    if percent:
        return f"{number * 100:.{len(percent[1] or '')}f}%"
    fixed = re.fullmatch(r"(0+)", first)
    if fixed and number == int(number) >= 0:
        return f"{int(number):0{len(fixed[1])}}"
    return str(int(number)) if number == int(number) and abs(number) < 1e15 else f"{number:.10g}"


def is_date(form: str) -> bool:
    """Whether a format prints dates: it asks for years, months or days outside of quotes."""
    return form != "General" and any(found[3] and found[3][0] in "ymdYMD" for found in _TOKEN.finditer(form))


def _date(moment: datetime, form: str) -> str:
    in_chinese = "[DBNum1]" in form
    printed = []
    timed = False
    for found in _TOKEN.finditer(form):
        quoted, escaped, asked, sign = found.groups()
        if asked:
            printed.append(_part(moment, asked.lower(), timed, in_chinese))
            timed = asked[0] in "hH" or (timed and asked[0] not in "ydYD")
        elif quoted or escaped or (sign and sign not in "@_*"):
            printed.append(quoted or escaped or sign)
    return "".join(printed).strip()


def _part(moment: datetime, asked: str, timed: bool, in_chinese: bool) -> str:
    letter, width = asked[0], len(asked)
    if letter == "m" and width > 2 and not timed:
        return _MONTHS[moment.month - 1]
    if letter == "y":
        year = str(moment.year)[0 if width > 2 else 2 :]
        return "".join(_CHINESE[int(digit)] for digit in year) if in_chinese else year
    number = {"m": moment.minute if timed else moment.month, "d": moment.day, "h": moment.hour, "s": moment.second}[
        letter
    ]
    if in_chinese:
        from kg.readers.docx_ordinals import counted

        return counted(number)
    return f"{number:02}" if width > 1 else str(number)
