"""Going about the portal in a browser: signing in, pressing, and looking for what breaks a rule."""

import pytest
from axe_playwright_python.sync_playwright import Axe

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
PASSWORD = "stadsnat-prova"


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


def sign_in(page, portal, name="administrator"):
    page.goto(f"{portal}/konto/logga-in/")
    page.fill("#id_login", name)
    page.fill("#id_password", PASSWORD)
    with page.expect_navigation():
        page.click("form:has(#id_login) button")


def speak(page, portal, language):
    """Let the portal speak this language to the browser from now on."""
    page.context.add_cookies([{"name": "django_language", "value": language, "url": portal}])


def faults(page):
    """The rules of accessibility that the page breaks as it stands, each with where it does."""
    violations = Axe().run(page, options=RULES).response["violations"]
    return [f"{one['id']} {one['nodes'][0]['html']}" for one in violations]


class Looker:
    """Looks at a page in light and dark and on a phone, and notes what breaks a rule."""

    def __init__(self, page):
        self.page, self.found = page, []

    def look(self, name):
        for scheme in ("light", "dark"):
            self.page.emulate_media(color_scheme=scheme)
            self.found += [f"{name} {scheme}: {fault}" for fault in faults(self.page)]
        self.page.set_viewport_size({"width": 320, "height": 800})
        if self.page.evaluate("document.documentElement.scrollWidth") > 320:
            self.found.append(f"{name}: wider than the screen")
        self.page.set_viewport_size({"width": 1280, "height": 800})
