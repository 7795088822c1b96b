"""A number as Word prints it in each of the formats its lists have: 十二, ⑫, XII, 乙."""

_CHINESE = "〇一二三四五六七八九"
_LEGAL = {
    "chineseLegalSimplified": ("零壹贰叁肆伍陆柒捌玖", "拾佰仟"),
    "ideographLegalTraditional": ("零壹貳參肆伍陸柒捌玖", "拾佰仟"),
    "japaneseLegal": ("零壱弐参四五六七八九", "拾百阡"),
}
_ROWS = {  # formats that print one sign of a row; past its end the number is printed in digits
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
    "decimalEnclosedCircle": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿",
    "decimalEnclosedFullstop": "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
    "decimalEnclosedParen": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "ideographEnclosedCircle": "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
}
_ROWS["decimalEnclosedCircleChinese"] = _ROWS["decimalEnclosedCircle"]
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_COUNTING = {
    "chineseCounting",
    "chineseCountingThousand",
    "taiwaneseCounting",
    "taiwaneseCountingThousand",
    "japaneseCounting",
}
_DIGITS = {"ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand"}


def ordinal(number: int, form: str) -> str:
    """`number` in a format by its name in the file; one that is not known here prints digits."""
    row = _ROWS.get(form, "")
    if 0 < number <= len(row):
        return row[number - 1]
    if form in _COUNTING:
        return counted(number)
    if form in _DIGITS:
        return "".join(_CHINESE[int(digit)] for digit in str(abs(number)))
    if form in _LEGAL:
        digits, units = _LEGAL[form]
        return _counted(number, digits, units)
    if form in ("upperLetter", "lowerLetter") and number > 0:
        letters = chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 % 50 + 1)  # A … Z, AA, BB
        return letters if form == "upperLetter" else letters.lower()
    if form in ("upperRoman", "lowerRoman") and 0 < number < 4000:
        roman = _roman(number)
        return roman if form == "upperRoman" else roman.lower()
    if form in ("decimalFullWidth", "decimalFullWidth2"):
        return "".join(chr(ord("０") + int(digit)) for digit in str(abs(number)))
    if form == "decimalZero":
        return f"{number:02}"
    return "" if form == "none" else str(number)


def counted(number: int) -> str:
    """12 → 十二, 20 → 二十, 105 → 一百〇五."""
    printed = _counted(number, _CHINESE, "十百千")
    return printed[1:] if printed.startswith("一十") else printed


def circled(number: int) -> str | None:
    """12 → ⑫; None beyond 50."""
    row = _ROWS["decimalEnclosedCircle"]
    return row[number - 1] if 0 < number <= len(row) else None


def _counted(number: int, digits: str, units: str) -> str:
    if not 0 < number < 10_000:
        return str(number)
    printed = ""
    for place, digit in zip(range(len(str(number)) - 1, -1, -1), map(int, str(number)), strict=True):
        if digit:
            printed += digits[digit] + (units[place - 1] if place else "")
        elif not printed.endswith(digits[0]):
            printed += digits[0]
    return printed.rstrip(digits[0])


def _roman(number: int) -> str:
    printed = ""
    for worth, sign in _ROMAN:
        count, number = divmod(number, worth)
        printed += sign * count
    return printed
