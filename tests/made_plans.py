"""Plans nobody published: values drawn by a number, to fill stores with. The same number gives the same plan.

They hold what trips a store: units that other years and places share, names nothing resolves, groups, items that
inherit, several deadlines, plans without place, year or number, and characters beyond the usual plane.
"""

import hashlib
from datetime import date, timedelta
from random import Random

from kg.model import (
    Deadline,
    DeadlineKind,
    Duty,
    Finding,
    Plan,
    Printed,
    Role,
    Section,
    Severity,
    Task,
    UnitKind,
)
from kg.vocabulary import Vocabulary

CITIES = ("沧阳市", "云澜市", "青屿市", "临河市", "锦江市", "𠮷水市")
DISTRICTS = ("白鹭区", "望江区", "梧桐区", "清禾县", "双溪县")
YEARS = range(2015, 2025)
GROUPS = ("各街道", "各镇（街道）", "各有关单位", "区级各部门")
UNKNOWN = ("区碧水办", "𠀀字专班", '某"引号"小组', "市政服务\\中心")
WORK = ("梳理", "公布", "更新", "编制", "发布", "解读", "推送", "汇编")
THINGS = ("惠企政策", "决策事项目录", "预决算信息", "招生政策", "征地补偿方案", "办事指南", "抽检结果", "规范性文件")


def made_plans(count: int, vocabulary: Vocabulary) -> list[Plan]:
    """`count` plans, of as many places and years as it takes."""
    return [made_plan(number, vocabulary) for number in range(count)]


def made_plan(number: int, vocabulary: Vocabulary) -> Plan:
    """The plan of a number: ten years of a place follow each other."""
    random = Random(number)
    place, year = divmod(number, len(YEARS))
    city = CITIES[place // len(DISTRICTS) % len(CITIES)]
    return _Draw(random, f"{city}{DISTRICTS[place % len(DISTRICTS)]}", YEARS[year], vocabulary).plan(number)


class _Draw:
    def __init__(self, random: Random, jurisdiction: str, year: int, vocabulary: Vocabulary) -> None:
        self.random = random
        self.jurisdiction = jurisdiction
        self.year = year
        self.vocabulary = vocabulary
        self.at = 0

    def plan(self, number: int) -> Plan:
        random = self.random
        sections = tuple(
            Section(n, f"强化{random.choice(THINGS)}公开", f"{n}、强化公开", *self._place(12))
            for n in range(1, random.randint(1, 4))
        )
        tasks = [task for section in sections or (None,) for task in self._tasks(section)]
        # every 25th plan does not print its place, every 17th not its year, every 11th has no number
        place = None if number % 25 == 24 else self._printed(self.jurisdiction)
        year = None if number % 17 == 16 else Printed(self.year, f"{self.year}年", *self._place(5))
        title = f"{self.jurisdiction}{self.year}年政务公开工作要点"
        return Plan(
            name=f"plan-{number}.txt",
            media_type="text/plain",
            sha256=hashlib.sha256(f"plan {number}".encode()).hexdigest(),
            source_text=f"{title}\n" + "".join(task.mention for task in tasks),
            title=self._printed(title),
            document_number=None if number % 11 == 10 else self._printed(f"政办发〔{self.year}〕{number}号"),
            jurisdiction=place,
            issuer=self._printed(f"{self.jurisdiction}人民政府办公室"),
            year=year,
            signed=None if number % 7 == 6 else Printed(date(self.year, 3, 1 + number % 28), "", 0, 0),
            printed=None if number % 5 == 4 else Printed(date(self.year, 4, 1 + number % 28), "", 0, 0),
            sections=sections,
            tasks=tuple(tasks),
            findings=tuple(self._findings(tasks)),
            issuer_function="government-office",
        )

    def _tasks(self, section: Section | None) -> list[Task]:
        made = []
        for n in range(1, self.random.randint(3, 6)):
            path = f"{'' if section is None else f'{section.number}/'}{n}"
            above = self._task(path, f"（{n}）", section, None)
            made.append(above)
            for item in range(1, self.random.randint(1, 6)):
                below = self._task(f"{path}/{item}", f"{item}.", section, path)
                made.append(below)
                if self.random.random() < 0.1:
                    made.append(self._task(f"{path}/{item}/1", "①", section, below.path))
        return made

    def _task(self, path: str, number: str, section: Section | None, parent: str | None) -> Task:
        random = self.random
        titled = parent is None or random.random() < 0.7
        title = f"{random.choice(WORK)}{random.choice(THINGS)}" if titled else ""
        text = "".join(f"{random.choice(WORK)}{random.choice(THINGS)}，" for _ in range(random.randint(0, 6)))
        mention = f"{number}{title}{text}"
        known = [domain.slug for domain in self.vocabulary.domains if domain.broader is None]
        return Task(
            path,
            None if random.random() < 0.05 else number,
            title,
            text,
            mention,
            *self._place(len(mention)),
            section=None if section is None else section.number,
            parent=parent,
            duties=tuple(self._duty(n + 1) for n in range(random.choice((0, 0, 1, 1, 2, 3, 6)))),
            deadlines=tuple(self._deadline() for _ in range(random.choice((0, 0, 1, 1, 2)))),
            domains=tuple(random.sample(known, random.randint(0, min(3, len(known))))),
        )

    def _duty(self, position: int) -> Duty:
        random = self.random
        role = random.choice(tuple(Role))
        if random.random() < 0.1:
            mention = random.choice(GROUPS)
            return Duty(mention, *self._place(len(mention)), role, UnitKind.GROUP, position)
        if random.random() < 0.05:
            mention = random.choice(UNKNOWN)
            return Duty(mention, *self._place(len(mention)), role, UnitKind.UNIT, position)
        function = random.choice(self.vocabulary.functions[:40])
        mention = f"区{random.choice(function.labels or (function.name,))}"
        return Duty(mention, *self._place(len(mention)), role, UnitKind.UNIT, position, function.slug)

    def _deadline(self) -> Deadline:
        random = self.random
        kind = random.choice(tuple(DeadlineKind))
        first = date(self.year, 1, 1) + timedelta(days=random.randint(0, 150))
        last = first + timedelta(days=random.randint(20, 210))
        start, end = self._place(6)
        if kind is DeadlineKind.BY:
            return Deadline(f"{last.month}月{last.day}日前", start, end, kind, last_day=last)
        if kind is DeadlineKind.PERIOD:
            return Deadline("全年", start, end, kind, date(self.year, 1, 1), date(self.year, 12, 31))
        if kind is DeadlineKind.RECURRING:
            count = random.choice((None, 1, 2, 12))
            return Deadline("每季度", start, end, kind, min_count=count, per=random.choice(("P1Y", "P3M", "P1M")))
        if kind is DeadlineKind.RESPONSE:
            days = random.random() < 0.5
            return Deadline("几日内答复", start, end, kind, within=random.choice(("P1D", "P20D")), working_days=days)
        return Deadline("长期", start, end, kind)

    def _findings(self, tasks: list[Task]) -> list[Finding]:
        random = self.random
        severities = tuple(Severity)
        found = [
            Finding(
                random.choice(("unknown-unit", "past-deadline", "ambiguous-phrase")),
                random.choice(severities),
                f"第{task.path}项的“{task.mention[:6]}”须核对。",
                task.path,
                task.start,
                task.end,
            )
            for task in tasks
            if random.random() < 0.05
        ]
        if random.random() < 0.3:
            found.append(Finding("dates-contradict", Severity.WARNING, "签发日期晚于印发日期。", None, 0, 10))
        return found

    def _printed(self, text: str) -> Printed[str]:
        return Printed(text, text, *self._place(len(text)))

    def _place(self, length: int) -> tuple[int, int]:
        start = self.at
        self.at += length + 1
        return start, start + length
