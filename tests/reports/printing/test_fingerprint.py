import re

from reports.printing.fingerprint import fingerprint_of
from reports.printing.press import fingerprint


def test_it_names_all_that_the_bytes_depend_on():
    found = fingerprint()

    assert re.fullmatch("[0-9a-f]{16}", found.digest)
    assert set(found.parts) == {
        *("weasyprint", "pydyf", "tinycss2", "tinyhtml5", "cssselect2", "pyphen", "fonttools"),
        *("pillow", "django", "pango", "harfbuzz", "zlib", "fonts", "style", "templates", "code"),
        "data",
    }
    assert found.parts["weasyprint"] == "70.0"
    assert re.fullmatch(r"\d+\.\d+\.\d+", found.parts["harfbuzz"])


def test_it_is_the_same_in_another_process():
    found = fingerprint()
    libraries = {name: found.parts[name] for name in ("pango", "harfbuzz")}

    assert fingerprint_of(libraries) == found


def test_another_version_makes_another_fingerprint():
    assert fingerprint_of({"pango": "1.0.0"}).digest != fingerprint_of({"pango": "1.0.1"}).digest
