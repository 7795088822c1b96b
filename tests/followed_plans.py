"""Three places, three years each, short enough to be read: what the answers across years are judged by.

云溪区 splits a task, merges some, renames an office, hands a task over, moves deadlines, drops one; 松岭区 keeps what
it has; 石桥县 says the same in other words.
"""

import hashlib
from datetime import date

from made_links import Links

from kg import graph, iris
from kg.model import (
    Change,
    Continuation,
    Counterpart,
    Deadline,
    DeadlineKind,
    Doubt,
    Duty,
    Likeness,
    Plan,
    Printed,
    Role,
    Task,
    UnitKind,
)

ROLES = {"牵头": Role.LEAD, "责任": Role.RESPONSIBLE, "配合": Role.SUPPORT}
FUNCTIONS = {
    "区府办": "government-office",
    "区发改局": "development-reform",
    "区发改委": "development-reform",
    "区财政局": "finance",
    "区司法局": "justice",
    "区教育局": "education",
    "区大数据中心": "big-data",
    "区大数据局": "big-data",
    "市国税局": "taxation",
    "市地税局": "taxation",
}

# place, year → (path, title, units, deadline); a deadline is a month and day, a kind alone, or nothing
PRINTED: dict[tuple[str, int], list[tuple[str, str, str, str]]] = {
    ("锦川市云溪区", 2020): [
        ("1", "做好政策解读", "区府办 牵头，区司法局 配合", "12-31"),
        ("2", "公开财政预决算", "区财政局 责任，区发改局 责任", "6-30"),
        ("3", "公开重大项目信息", "区发改局 牵头，区大数据中心 配合", "9-30"),
        ("4", "规范依申请公开", "区司法局 责任", "ongoing"),
        ("5", "公开税费政策", "市国税局 责任，市地税局 责任", "2-29"),
        ("6", "开展业务培训", "", ""),
    ],
    ("锦川市云溪区", 2021): [
        ("1", "做好政策解读", "区府办 责任，区司法局 配合", "12-31"),
        ("2", "公开政府预算", "区财政局 责任", "3-31"),
        ("3", "公开政府决算", "区发改委 责任", "9-30"),
        ("4", "公开重大项目信息", "区发改委 牵头，区大数据局 配合", "9-15"),
        ("5", "规范依申请公开", "区府办 责任，各街道 配合", "9-30"),
        ("6", "公开税费政策", "市国税局 责任，市地税局 责任", "2-28"),
        ("7", "公开招生政策", "区教育局 牵头，区府办 牵头", "recurring"),
    ],
    ("锦川市云溪区", 2022): [
        ("1", "加强政策解读回应", "区府办 牵头，区司法局 配合", "11-30"),
        ("2", "公开财政预决算和重大项目", "区财政局 牵头，区发改委 配合，区大数据局 配合", "9-30"),
        ("3", "公开招生政策", "区教育局 牵头，区府办 配合", "recurring"),
    ],
    ("锦川市松岭区", 2020): [("1", "做好政策解读", "区府办 牵头，区司法局 配合", "12-31")],
    ("锦川市松岭区", 2021): [("1", "做好政策解读", "区府办 牵头，区司法局 配合", "12-31")],
    ("锦川市松岭区", 2022): [("1", "做好政策解读", "区府办 牵头，区司法局 配合", "12-31")],
    ("锦川市石桥县", 2021): [("1", "强化政策解读", "区府办 责任", "")],
    ("锦川市石桥县", 2022): [("1", "强化政策解读", "区府办 责任", "10-31")],
}

# place, later year, path → the paths it goes on from, how, and how alike they are in all and in title
GOES_ON = [
    ("锦川市云溪区", 2021, "1", "1", Change.KEPT, 97, 100),
    ("锦川市云溪区", 2021, "2", "2", Change.SPLIT, 74, 67),
    ("锦川市云溪区", 2021, "3", "2", Change.SPLIT, 71, 67),
    ("锦川市云溪区", 2021, "4", "3", Change.KEPT, 95, 100),
    ("锦川市云溪区", 2021, "5", "4", Change.KEPT, 90, 100),
    ("锦川市云溪区", 2021, "6", "5", Change.KEPT, 100, 100),
    ("锦川市云溪区", 2022, "1", "1", Change.REWORDED, 80, 75),
    ("锦川市云溪区", 2022, "2", "2", Change.MERGED, 66, 60),
    ("锦川市云溪区", 2022, "2", "3", Change.MERGED, 62, 55),
    ("锦川市云溪区", 2022, "2", "4", Change.MERGED, 68, 60),
    ("锦川市云溪区", 2022, "3", "7", Change.KEPT, 98, 100),
    ("锦川市松岭区", 2021, "1", "1", Change.KEPT, 100, 100),
    ("锦川市松岭区", 2022, "1", "1", Change.KEPT, 100, 100),
    ("锦川市石桥县", 2022, "1", "1", Change.KEPT, 92, 100),
]
DOUBTED = [("锦川市云溪区", 2021, "7", "6", 41)]
ALIKE = [
    (("锦川市云溪区", 2021, "1"), ("锦川市松岭区", 2021, "1"), 96),
    (("锦川市云溪区", 2021, "1"), ("锦川市石桥县", 2021, "1"), 81),
    (("锦川市松岭区", 2022, "1"), ("锦川市云溪区", 2022, "1"), 78),
]


def followed_plans() -> list[Plan]:
    """The plans."""
    return [_plan(place, year, printed) for (place, year), printed in PRINTED.items()]


def followed_links() -> list[Links]:
    """What a reader who holds them side by side finds."""
    plans = {
        (plan.jurisdiction.value, plan.year.value): plan for plan in followed_plans() if plan.jurisdiction and plan.year
    }

    def task(place: str, year: int, path: str) -> str:
        return iris.task(graph.plan_iri(plans[place, year]), path)

    return [
        Links(
            plan,
            plans.get((place, year - 1)),
            tuple(
                Continuation(task(where, year, path), task(where, year - 1, old), change, Likeness(score, title))
                for where, when, path, old, change, score, title in GOES_ON
                if (where, when) == (place, year)
            ),
            tuple(
                Doubt(task(where, year, path), task(where, year - 1, old), Likeness(score))
                for where, when, path, old, score in DOUBTED
                if (where, when) == (place, year)
            ),
            tuple(
                Counterpart(task(*one), task(*other), Likeness(score))
                for one, other, score in ALIKE
                if one[:2] == (place, year)
            ),
        )
        for (place, year), plan in plans.items()
    ]


def _plan(place: str, year: int, printed: list[tuple[str, str, str, str]]) -> Plan:
    title = f"{year}年{place[3:]}政务公开工作要点"
    return Plan(
        name=f"{place}-{year}.txt",
        media_type="text/plain",
        sha256=hashlib.sha256(f"{place} {year}".encode()).hexdigest(),
        source_text=title,
        title=Printed(title, title, 0, len(title)),
        document_number=None,
        jurisdiction=Printed(place, place, 0, 0),
        issuer=None,
        year=Printed(year, str(year), 0, 0),
        signed=None,
        printed=None,
        sections=(),
        tasks=tuple(
            Task(path, f"{path}.", name, "", f"{path}.{name}", 0, 0, None, None, _duties(units), _deadlines(when, year))
            for path, name, units, when in printed
        ),
    )


def _duties(units: str) -> tuple[Duty, ...]:
    found = []
    for position, unit in enumerate(filter(None, units.split("，")), start=1):
        name, role = unit.split(" ")
        kind = UnitKind.GROUP if name.startswith("各") else UnitKind.UNIT
        found.append(
            Duty(name, 0, 0, ROLES[role], kind, position, FUNCTIONS.get(name), by_name=name in ("市国税局", "市地税局"))
        )
    return tuple(found)


def _deadlines(when: str, year: int) -> tuple[Deadline, ...]:
    if not when:
        return ()
    if "-" not in when:
        return (Deadline({"ongoing": "长期", "recurring": "每年"}[when], 0, 0, DeadlineKind(when), per=None),)
    month, day = map(int, when.split("-"))
    return (Deadline(f"{month}月{day}日前", 0, 0, DeadlineKind.BY, last_day=date(year, month, day)),)
