"""The queries that serve one view only; questions people ask lie in the folder above theirs."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.stores import Parameter, Rows, Store


def ask(store: "Store", name: str, parameters: "Mapping[str, Parameter | None] | None" = None) -> "Rows":
    """The answer to queries/views/NAME, in the store's language."""
    from kg.queries import FOLDER

    return store.query((FOLDER / "views" / f"{name}.{store.language}").read_text(encoding="utf-8"), parameters)
