"""What the tests of writing share."""

from tests.test_browser_editing import editors

__all__ = ["editors"]
