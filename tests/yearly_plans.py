"""Plans nobody published, year after year: each goes on with the one before as real ones do.

A plan has 16 tasks of three items each. From year to year most items stay or are reworded, some are dropped, new or
moved; and half of all sentences are those that every place copied from the same source.
"""

from collections.abc import Iterator
from random import Random

from phrases import MANNERS, OFFICES, OPENINGS, SECTIONS, THINGS, TITLES

TASKS = 16
ITEMS = 3
SECTION = 4
"""Tasks of a section."""

DATES = ("9月底前", "年底前", "6月底前", "11月底前")

_NUMBERS = "一二三四五六七八九十"


def yearly_plans(places: int, years: range) -> Iterator[tuple[str, str]]:
    """(name, text) of each plan, place by place, each place's years in order. The same numbers give the same plans."""
    common = {year: [_sentence(Random(f"{year} {n}")) for n in range(TASKS * ITEMS)] for year in years}
    for number in range(places):
        random = Random(number)
        place = f"临河市{_name(number)}区"
        titles = [f"{random.choice(TITLES)}" for _ in range(TASKS)]
        items = [[_said(random, common[years[0]]) for _ in range(ITEMS)] for _ in range(TASKS)]
        for year in years:
            yield f"place-{number}-{year}", _printed(place, year, number, titles, items)
            titles, items = _next(random, titles, items, common[year])


def _name(number: int) -> str:
    """Two characters that no two places share."""
    signs = "梧桐白鹭望江清禾双溪安平青屿云澜锦沧宁和泰丰永兴昌盛"
    return signs[number // len(signs) % len(signs)] + signs[number % len(signs)]


def _sentence(random: Random) -> str:
    opening, thing = random.choice(OPENINGS), random.choice(THINGS)
    further, manner = random.choice(THINGS), random.choice(MANNERS)
    date = random.choice((*DATES, "", "", "", ""))
    return f"{opening}{thing}，{date}{random.choice(OPENINGS)}{further}，{manner}。"


def _said(random: Random, common: list[str]) -> tuple[str, str]:
    """What an item asks, and of whom."""
    asked = random.choice(common) if random.random() < 0.5 else _sentence(random)
    return asked, "、".join(f"区{office}" for office in random.sample(OFFICES, random.randint(1, 3)))


Items = list[list[tuple[str, str]]]


def _next(random: Random, titles: list[str], items: Items, common: list[str]) -> tuple[list[str], Items]:
    """The plan of the following year."""
    after = [[_changed(random, item, common) for item in group] for group in items]
    order = list(range(TASKS))
    one, other = random.sample(order, 2)
    order[one], order[other] = order[other], order[one]
    renamed = [random.choice(TITLES) if random.random() < 0.1 else title for title in titles]
    return [renamed[n] for n in order], [after[n] for n in order]


def _changed(random: Random, item: tuple[str, str], common: list[str]) -> tuple[str, str]:
    asked, units = item
    chance = random.random()
    if chance < 0.5:
        return item
    if chance < 0.85:  # reworded: another ending
        return f"{asked.rpartition('，')[0]}，{random.choice(MANNERS)}。", units
    return _said(random, common)


def _printed(place: str, year: int, number: int, titles: list[str], items: Items) -> str:
    title = f"{year}年{place}政务公开工作要点"
    lines = [
        f"{place}人民政府办公室关于印发{title}的通知",
        f"临政办发〔{year}〕{number + 1}号",
        "各街道办事处，区政府各部门：",
        f"《{title}》已经区政府同意，现印发给你们，请认真组织实施。",
        f"{place}人民政府办公室",
        f"{year}年4月8日",
        title,
    ]
    for task in range(TASKS):
        if task % SECTION == 0:
            lines.append(f"{_NUMBERS[task // SECTION]}、{SECTIONS[task // SECTION]}")
        lines.append(f"（{_NUMBERS[task % SECTION]}）{titles[task]}。")
        lines += [f"{n}.{asked}（责任单位：{units}）" for n, (asked, units) in enumerate(items[task], start=1)]
    return "\n".join(lines) + "\n"
