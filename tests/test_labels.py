"""The signs by which labels are found fast: no word of a label may begin with others."""

from collections.abc import Iterable
from importlib import import_module
from typing import Any

import pytest

from kg.parser import grammar
from kg.parser.columns import HEAD_FIRST

PARSER = import_module("re._parser")
"""What Python itself reads a pattern with."""


def openings(heads: set[str], parsed: Iterable[tuple[Any, Any]]) -> set[str]:
    """The first two characters of all that a pattern matches, behind one of `heads`; an assertion takes none."""
    for operation, value in parsed:
        name = str(operation)
        if name == "LITERAL":
            heads = {(head + chr(value))[:2] for head in heads}
        elif name == "IN":
            assert all(str(kind) == "LITERAL" for kind, _ in value) or all(len(head) == 2 for head in heads), value
            heads = {
                (head + chr(sign))[:2] for head in heads for kind, sign in value if str(kind) == "LITERAL"
            } or heads
        elif name == "BRANCH":
            heads = set().union(*(openings(heads, branch) for branch in value[1]))
        elif name == "SUBPATTERN":
            heads = openings(heads, value[-1])
        elif name == "MAX_REPEAT":
            least, _, repeated = value
            heads = openings(heads, repeated) | (heads if least == 0 else set())
        else:
            assert name in ("ASSERT", "ASSERT_NOT", "AT"), name
    return heads


@pytest.mark.parametrize(
    ("pattern", "some"),
    [
        (grammar.LABEL.pattern, {"责任", "牵头", "总牵", "主要", "配合"}),
        (grammar.PERSON_LABEL.pattern, {"责任", "联系", "手机", "第一"}),
        (grammar.DEADLINE_LABEL.pattern, {"完成", "时限", "拟完"}),
        (f"{grammar._WHICH}{grammar.LABEL.pattern}", {"其他", "县级", "工作", "责任"}),
    ],
    ids=["label", "person", "deadline", "which"],
)
def test_every_label_begins_with_the_signs_it_is_found_by(pattern: str, some: set[str]) -> None:
    found = openings({""}, PARSER.parse(pattern))
    assert some <= found
    assert {head[0] for head in found} <= grammar.LABEL_FIRST
    assert {head[1] for head in found} <= set(grammar._SECOND)


def test_every_head_begins_with_a_sign_it_is_found_by() -> None:
    found = {head[0] for _, known in grammar._HEAD for head in openings({""}, PARSER.parse(known.pattern)) if head}
    assert found == HEAD_FIRST
