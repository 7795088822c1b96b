"""What a generated plan says comes back from its print, whatever the layout.

`PLANS=10000 make test` draws that many plans instead of a few hundred.
"""

import os
from random import Random
from typing import Any

import pytest
from generator import Known, draw
from hypothesis import given, settings
from hypothesis import strategies as st
from printer import render

from kg.clean import clean, fold, squeeze
from kg.model import Deadline, DeadlineKind, Plan
from kg.parser import parse
from kg.readers import read_bytes

PLANS = int(os.environ.get("PLANS", "400"))
BLOCK = 100

# Plans that once lost something, by their seed.
ONCE_LOST = (
    40, 333, 487, 619, 998, 1189, 1557, 2365, 2370, 2510, 2578, 2691, 2699, 2856, 3061, 3346, 3571, 4873, 6259,
    7218, 8481, 1628643,
)  # fmt: skip


def plain(text: Any) -> str:
    """A print in the form in which widths, script and white space decide nothing."""
    return fold(squeeze(str(text)))


def meaning(deadline: Deadline) -> tuple[Any, ...]:
    """What a deadline binds to, in the form of the generator."""
    kind, first, last = deadline.kind, deadline.first_day, deadline.last_day
    fields: dict[DeadlineKind, tuple[Any, ...]] = {
        DeadlineKind.BY: (last and last.isoformat(),),
        DeadlineKind.PERIOD: (first and first.isoformat(), last and last.isoformat()),
        DeadlineKind.RECURRING: (deadline.min_count, deadline.per),
        DeadlineKind.RESPONSE: (deadline.within, deadline.working_days),
        DeadlineKind.ONGOING: (),
    }
    return (kind.value, *fields[kind])


def said(plan: Plan) -> dict[str, Any]:
    """A parsed plan in the form of `Known.expected`."""
    fields = ("title", "document_number", "jurisdiction", "issuer", "year", "signed")
    return {
        "plan": {field: getattr(getattr(plan, field), "value", None) for field in fields},
        "sections": {section.number: section.title for section in plan.sections},
        "tasks": {
            task.path: {
                "title": task.title,
                "text": task.text,
                "duties": [(duty.mention, duty.role.value) for duty in task.duties],
                "deadlines": {meaning(deadline) for deadline in task.deadlines},
            }
            for task in plan.tasks
        },
    }


def comparable(form: dict[str, Any]) -> dict[str, Any]:
    """The same form with every print made plain."""
    return {
        "plan": {field: plain(value) for field, value in form["plan"].items()},
        "sections": {number: plain(title) for number, title in form["sections"].items()},
        "paths": list(form["tasks"]),
        "tasks": {
            path: {
                "title": plain(task["title"]),
                "text": plain(task["text"]),
                "duties": [(plain(mention), role) for mention, role in task["duties"]],
                "deadlines": task["deadlines"],
            }
            for path, task in form["tasks"].items()
        },
    }


def published(seed: int) -> tuple[Known, bytes, str]:
    random = Random(seed)
    known = draw(random)
    return known, *render(known, random)


def check(seed: int) -> None:
    known, data, name = published(seed)
    plan = parse(clean(read_bytes(data, name)))
    assert comparable(said(plan)) == comparable(known.expected()), f"seed {seed}, {known.shape}, {name}"


@pytest.mark.parametrize("first", range(0, PLANS, BLOCK))
def test_a_plan_comes_back_whole_from_any_layout(first: int) -> None:
    for seed in range(first, min(first + BLOCK, PLANS)):
        check(seed)


@pytest.mark.parametrize("seed", ONCE_LOST)
def test_a_plan_that_once_lost_something_comes_back(seed: int) -> None:
    check(seed)


@settings(max_examples=60, deadline=None)
@given(st.integers(min_value=10**6, max_value=10**9))
def test_a_plan_drawn_anew_comes_back(seed: int) -> None:
    check(seed)


def test_the_generator_draws_every_layout() -> None:
    """What is never drawn is never tested."""
    shapes = [draw(Random(seed)).shape for seed in range(2000)]
    names = {published(seed)[2] for seed in range(200)}
    assert names == {"plan.txt", "plan.md", "plan.html", "plan.csv"}
    assert {shape.home for shape in shapes} == {"body", "annex", "both"}
    levels = {level for shape in shapes for level in shape.levels}
    assert levels == {"part", "section", "article", "task", "item", "subitem", "point", "row", "para"}
    assert {shape.column for shape in shapes} == {"apart", "marked", "spoken"}
