"""What a value is here: a slotted dataclass that the type checker lets nobody change.

A plan makes some thousand of them, and `frozen=True` takes four times as long to make one.
"""

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def value(of: type[T]) -> type[T]:
    """The class as a dataclass that is compared and hashed by its fields, and never changed once it is made."""
    return dataclass(slots=True, unsafe_hash=True)(of)
