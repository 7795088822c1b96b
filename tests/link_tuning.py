"""The weights of the linker, tuned on all hand-made pairs of plans but one and tried on that one, for each of them.

`make link-tuning` takes some minutes. It prints the F1 each pair has with the weights tuned on the others, and last
the weights that all of them together lead to, for a person to round and write into kg/linker/weights.py.
"""

from collections.abc import Sequence
from dataclasses import replace

from link_score import GOLD, score

from kg.linker.weights import WEIGHTS, Weights

STEPS = {
    "title": 0.05,
    "text": 0.05,
    "domain": 0.03,
    "unit": 0.03,
    "deadline": 0.02,
    "cover": 0.1,
    "place": 0.02,
    "link": 0.02,
    "words": 0.02,
    "left": 0.03,
    "clear": 0.04,
    "near": 0.05,
    "characters": 0.1,
    "adds": 0.01,
    "part": 0.02,
    "part_unit": 0.05,
    "fills": 0.05,
}
"""What is tuned, one after the other, and by which steps."""

NEAR = (-0.04, -0.02, 0.0, 0.02, 0.04)
"""Good weights stay good where the threshold of a link lies a little higher or lower: the mean over these counts."""

CHANGE = 0.2
"""What the right change of a continued pair counts beside its F1."""


def worth(weights: Weights, names: Sequence[str]) -> float:
    found = [score(name, replace(weights, link=weights.link + near)) for near in NEAR for name in names]
    return sum(s.f1 + CHANGE * s.changes / max(s.hits, 1) for s in found) / len(found)


def tuned(names: Sequence[str], weights: Weights = WEIGHTS) -> Weights:
    """The best of each weight in turn, two steps up and down."""
    most = worth(weights, names)
    for name, step in STEPS.items():
        for steps in (-2, -1, 1, 2):
            value = round(getattr(weights, name) + steps * step, 3)
            if value >= 0:
                other = replace(weights, **{name: value})
                if (found := worth(other, names)) > most + 1e-6:
                    most, weights = found, other
    return weights


def main() -> None:
    names = list(GOLD)
    found = []
    for left_out in names:
        weights = tuned([name for name in names if name != left_out])
        found.append(score(left_out, weights).f1)
        print(f"{left_out:24}{found[-1]:7.3f}", flush=True)
    print(f"{'mean':24}{sum(found) / len(found):7.3f}\n{tuned(names)}")


if __name__ == "__main__":
    main()
