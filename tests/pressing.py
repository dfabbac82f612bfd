"""Pressing links and buttons in a browser."""


def press(page, selector):
    """Click, and wait until the page that it may lead to is there, all of it."""
    page.click(selector)
    page.wait_for_load_state()
