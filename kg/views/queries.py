"""The queries that serve one view only; questions people ask lie in the folder above theirs."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.stores import Parameter, Rows, Store


def ask(store: "Store", name: str, parameters: "Mapping[str, Parameter | None] | None" = None) -> "Rows":
    """The answer to queries/views/NAME, in the store's language."""
    from kg.queries import FOLDER

    return store.query((FOLDER / "views" / f"{name}.{store.language}").read_text(encoding="utf-8"), parameters)


def records(
    store: "Store", name: str, parameters: "Mapping[str, Parameter | None] | None" = None
) -> list[dict[str, Any]]:
    """The same, each row by its columns."""
    rows = ask(store, name, parameters)
    return [dict(zip(rows.columns, row, strict=True)) for row in rows.rows]
