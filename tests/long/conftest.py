"""The long tests look at the same site in the same browser as the others."""

from tests.browser.conftest import browser

__all__ = ["browser"]
