"""The knowledge tables as plain values: what kinds of office there are, and what is disclosed.

Read from ontology/*.ttl by `kg.ontology`; handed to the resolver as a value.
"""

from dataclasses import dataclass

ENDINGS = ("委员会", "办公室", "分局", "总局", "局", "委", "办", "厅", "部", "署")
"""What a stem takes: 发展改革 + 局. Longest first, so that 委员会 is not read as 会."""
_WHOLE = (*"局委会办室厅部署院馆校队所处站台区镇乡府庭团联关司行", "中心", "公司", "集团", "学会", "12345")


@dataclass(frozen=True, slots=True)
class Function:
    """A kind of office across places and years: `labels` are all printed forms, without the place in front.

    `many`: a jurisdiction has several such bodies (townships), so each is a Unit of its own name. `usual`: the slug it
    counts as where plans are compared by the offices most of them name, its own or a broader one's; None for none.
    """

    slug: str
    name: str
    labels: tuple[str, ...]
    many: bool = False
    usual: str | None = None


@dataclass(frozen=True, slots=True)
class Domain:
    """What is disclosed or which work; `terms` are phrases that show a text deals with it.

    A phrase of `strong` names the domain and is enough; one of `weak` only adds to other evidence. What is found for
    a domain with `broader` counts for that one.
    """

    slug: str
    name: str
    terms: tuple[str, ...]
    broader: str | None = None
    strong: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)  # told apart by identity, so that what is made ready can be remembered
class Vocabulary:
    """All functions and domains, in the order of their files."""

    functions: tuple[Function, ...]
    domains: tuple[Domain, ...]


def is_stem(label: str) -> bool:
    """Whether a label of a function is no name yet but takes an ending: 发展改革, but not 发改局."""
    return not label.endswith(_WHOLE)
