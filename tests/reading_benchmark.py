"""How many plans one core reads in a second, from the bytes of a file to the facts of a graph, and where the time goes.

    python tests/reading_benchmark.py [ROUNDS]

A plan has 16 tasks with 48 items and a fixed seed. Its units stand in its running text, or in an annex table that
prints the items once more; where they stand and how they are printed differs from plan to plan. Times are those of the
processor, the least of ROUNDS (7) with all forms in turn, so that what else the machine does hits all alike. Python's
search for cycles is put off, as `kg import` does.
"""

import cProfile
import pstats
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from operator import itemgetter
from pathlib import Path
from random import Random
from time import process_time

from generator import Shape, draw
from office_files import word
from printed_tables import Grid, html, text_lines
from printer import Body, closing, letter, page

import kg
from kg import graph, ontology
from kg.clean import clean
from kg.collector import put_off
from kg.parser import parse
from kg.readers import read_bytes
from kg.resolver import resolve
from kg.vocabulary import Vocabulary

PLANS = 12
"""How many of each form."""
ONCE = 100
"""How many that are read only once: nothing remembered of a plan helps, and what else the machine does shows."""
LENGTHS = (1, 2, 4, 8)
AIM = 150
"""Text plans a core shall read in a second."""
SHOWN = 14
"""Functions shown of a profile."""

STEPS = ("readers", "clean", "parser", "resolver", "facts")
BODY = Shape("body", ("section", "task", "item"), False, True, False, "lead", "support", "apart", False, True)
ANNEX = replace(BODY, home="both")
HERE = Path(kg.__file__).parent
REAL = HERE.parent / "import/jiangbei/jiangbei-2022.txt"
"""A published plan, also of 16 tasks and 48 items in a text and an annex."""

File = tuple[bytes, str]
"""The bytes of a file, and its name."""


def printed(seed: int, form: str, shape: Shape, length: int = 1) -> File:
    """The file of a plan in text, html or docx, `length` times as long as usual."""
    random = Random(seed)
    known = draw(random, shape, (4 * length, 4, 3))
    annex = shape.home == "both"
    last, sent = closing(known, random)
    lines = [*letter(known, random), *Body(known, random, bare=annex).print(), *last]
    if annex:
        lines += ["附件", f"{known.year}年政务公开工作任务分解表"]
    if form == "html":
        return page(lines, html(Grid(known, random, form), random) if annex else "", sent, random).encode(), "plan.html"
    table = text_lines(Grid(known, random, random.choice(("tab", "pipe"))), random) if annex else []
    text = "\n".join([*lines, *table, "", *sent, ""]).encode()
    return (word(read_bytes(text, "plan.txt")), "plan.docx") if form == "docx" else (text, "plan.txt")


def seconds(file: File, vocabulary: Vocabulary) -> list[float]:
    """How long each of STEPS takes."""
    stamps = [process_time()]
    document = read_bytes(*file)
    stamps.append(process_time())
    flow = clean(document)
    stamps.append(process_time())
    said = parse(flow)
    stamps.append(process_time())
    plan = resolve(said, vocabulary)
    stamps.append(process_time())
    graph.facts(plan, vocabulary)
    stamps.append(process_time())
    return [after - before for before, after in pairwise(stamps)]


def least(files: dict[str, list[File]], vocabulary: Vocabulary, rounds: int) -> dict[str, list[float]]:
    """Seconds of each of STEPS for an average plan of each form: the least time each plan took in a round."""
    taken: dict[str, list[list[list[float]]]] = {form: [[] for _ in some] for form, some in files.items()}
    for _ in range(rounds + 1):  # the first is not counted: it loads libraries and compiles patterns
        for form, some in files.items():
            for file, of_file in zip(some, taken[form], strict=True):
                of_file.append(seconds(file, vocabulary))
    best = {form: [min(times[1:], key=sum) for times in some] for form, some in taken.items()}
    return {form: [sum(step) / len(some) for step in zip(*some, strict=True)] for form, some in best.items()}


# --- what is printed --------------------------------------------------------------------------------------------------


def rates(vocabulary: Vocabulary, rounds: int) -> Iterator[str]:
    files = {
        f"{form}{', with an annex' * (shape is ANNEX)}": [printed(seed, form, shape) for seed in range(PLANS)]
        for shape in (BODY, ANNEX)
        for form in ("text", "html", "docx")
    }
    files["text, as published, with an annex"] = [(REAL.read_bytes(), REAL.name)]
    yield f"{'plans of 16 tasks and 48 items':36}{'plans/s':>9}{'ms a plan':>11}   of it " + "  ".join(STEPS)
    times = least(files, vocabulary, rounds)
    for form, steps in times.items():
        shares = "  ".join(f"{step * 1000:{len(name)}.2f}" for name, step in zip(STEPS, steps, strict=True))
        yield f"{form:36}{1 / sum(steps):9.0f}{sum(steps) * 1000:11.2f}         {shares}"
    said, whole = sum(times["text"][:3]), sum(times["text"])
    yield (
        f"text: {1 / said:.0f} plans a second and core from the file to what it says, {1 / whole:.0f} with its meaning "
        f"and facts; the aim is {AIM}"
    )
    unseen = [seconds(printed(PLANS + seed, "text", BODY), vocabulary) for seed in range(ONCE)]
    yield f"text: {ONCE / sum(map(sum, unseen)):.0f} plans a second and core where each is read only once"


def lengths(vocabulary: Vocabulary, rounds: int) -> Iterator[str]:
    """Reading is linear where a task of a long plan takes the time that it takes in a short one."""
    yield "time a task, to that of a plan of usual length" + "".join(f"{f'{length}×':>9}" for length in LENGTHS)
    for shape, name in ((BODY, "text"), (ANNEX, "text, with an annex")):
        files = {str(n): [printed(seed, "text", shape, n) for seed in range(4)] for n in LENGTHS}
        each = {n: sum(steps) / n for n, steps in zip(LENGTHS, least(files, vocabulary, rounds).values(), strict=True)}
        yield f"{name:46}" + "".join(f"{time / each[1]:9.2f}" for time in each.values())


def profile(vocabulary: Vocabulary) -> Iterator[str]:
    """Where the time goes, by function and by file; what Python itself does in a function counts as its own."""
    files = [printed(seed, "text", shape) for seed in range(PLANS) for shape in (BODY, ANNEX)]
    files.append((REAL.read_bytes(), REAL.name))
    profiler = cProfile.Profile()
    profiler.enable()
    steps = [sum(step) for step in zip(*(seconds(file, vocabulary) for file in files), strict=True)]
    profiler.disable()
    own: Counter[tuple[str, str]] = Counter()
    calls: Counter[tuple[str, str]] = Counter()
    for (path, _, name), (_, count, time, _, callers) in pstats.Stats(profiler).stats.items():  # type: ignore[attr-defined]
        if HERE in Path(path).parents:
            own[_within(path), name] += time
            calls[_within(path), name] += count
        else:  # a pattern that is searched, a list that grows: of who called it
            for (caller, _, called), (_, _, within, _) in callers.items():
                own[_within(caller), called] += within
    whole = sum(own.values())
    by_file: Counter[str] = Counter()
    for (path, _), time in own.items():
        by_file[path] += time
    yield f"{'share':>7}{'calls a plan':>14}   text plans, by function"
    for (path, name), time in own.most_common(SHOWN):
        yield f"{time / whole:7.1%}{calls[path, name] / len(files):14.1f}   {path} {name}"
    yield "by file: " + ", ".join(f"{path} {time / whole:.0%}" for path, time in by_file.most_common(8))
    step, time = max(zip(STEPS, steps, strict=True), key=itemgetter(1))
    (slow, share), ((path, name), most) = by_file.most_common(1)[0], own.most_common(1)[0]
    yield (
        f"slowest step: {step}, {time / sum(steps):.0%} of the time; slowest file: {slow}, {share / whole:.0%}; "
        f"slowest function: {name} in {path}, {most / whole:.1%}"
    )


def _within(path: str) -> str:
    return str(Path(path).relative_to(HERE)) if HERE in Path(path).parents else "elsewhere"


def report(rounds: int) -> Iterator[Sequence[str]]:
    vocabulary = ontology.vocabulary()
    for part in (rates(vocabulary, rounds), lengths(vocabulary, rounds), profile(vocabulary)):
        yield [*part, ""]


def main() -> None:
    with put_off():
        for part in report(int(sys.argv[1]) if len(sys.argv) > 1 else 7):
            print("\n".join(part), flush=True)


if __name__ == "__main__":
    main()
