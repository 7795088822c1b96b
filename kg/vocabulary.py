"""The knowledge tables as plain values: what kinds of office there are, and what is disclosed.

Read from ontology/*.ttl by `kg.ontology`; handed to the resolver as a value.
"""

from dataclasses import dataclass


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


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All functions and domains, in the order of their files."""

    functions: tuple[Function, ...]
    domains: tuple[Domain, ...]
