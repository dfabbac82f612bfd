"""Pressing links and buttons in a browser, and waiting for what comes of it."""

import pytest


def press(page, selector):
    """Click, and wait until the page that it may lead to is there, all of it."""
    page.click(selector)
    page.wait_for_load_state()


def wait_until(page, script):
    """Wait for the script to say yes. Playwright's own waiting needs eval, which no page allows."""
    for _ in range(240):
        page.wait_for_timeout(50)  # so that what the browser does with a key has been done
        if page.evaluate(script):
            return
    pytest.fail(f"it never came: {script}")
