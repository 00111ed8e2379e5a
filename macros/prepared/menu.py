"""The menu as it is shown: the name of a draft says that it is one, for as long as it is."""

from collections.abc import Callable
from typing import Any


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
