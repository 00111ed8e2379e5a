"""The menu as it is shown: the name of a draft says that it is one, for as long as it is."""

from collections.abc import Callable, Collection
from typing import Any


def narrow_menu(menu: Any, paths: Collection[str]) -> Any:
    """The menu with only these pages; a part that has only its own page left is a plain entry. None when nothing is left."""
    if menu is None or isinstance(menu, str):
        return menu if menu in paths else None
    if isinstance(menu, list):
        return [kept for item in menu if (kept := narrow_menu(item, paths)) is not None] or None
    name, inner = next(iter(menu.items()))
    kept = narrow_menu(inner, paths)
    single = isinstance(kept, list) and len(kept) == 1 and isinstance(kept[0], str)
    return None if kept is None else {name: kept[0] if single else kept}


def marked_menu(menu: Any, efterled: Callable[[str], str]) -> Any:
    """The menu with what each part's first page adds to the name, such as ' (utkast)'; `efterled` gives it by the page's path.

    Only a part with pages under it is marked: its pages need not repeat it.
    """
    if isinstance(menu, list):
        return [marked_menu(item, efterled) for item in menu]
    if not isinstance(menu, dict):
        return menu
    return {_name(name, inner, efterled): marked_menu(inner, efterled) for name, inner in menu.items()}


def _name(name: Any, inner: Any, efterled: Callable[[str], str]) -> Any:
    first = inner[0] if isinstance(inner, list) and inner else None
    after = efterled(first) if isinstance(first, str) else ""
    return name if not after or str(name).endswith(after) else f"{name}{after}"
