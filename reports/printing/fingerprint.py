"""What a printed file's bytes depend on besides its text: versions, fonts, style, templates, code.

Two equal fingerprints promise equal bytes for equal text; an edition keeps the one it was printed
with, so that it is known whether it can be printed again to the letter.
"""

import hashlib
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from .glyphs import FONTS

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = (
    *("weasyprint", "pydyf", "tinycss2", "tinyhtml5", "cssselect2", "pyphen"),
    *("fonttools", "pillow"),
    "django",  # its templates make the page
)
STYLE = ("static/css/annex.css",)
TEMPLATES = (
    *("templates/reports/report_pdf.html", "templates/reports/_document.html"),
    "templates/reports/_letterhead.html",
    *("templates/reports/_data_table.html", "templates/reports/_drawing.html"),
)
CODE = (
    *("reports/render.py", "reports/markup.py", "reports/printing/**/*.py"),
    "reports/prose/typography.py",
)
# What turns a document into the files inside it, and its stored form into a document.
DATA = (
    *("reports/document.py", "reports/issuing/attachments.py", "reports/prose/nodes.py"),
    *("reports/prose/values.py", "reports/prose/words.py", "stadsnat/sheets/escapes.py"),
)


@dataclass(frozen=True)
class Fingerprint:
    """The parts by name, and one short word for all of them."""

    digest: str
    parts: dict[str, str]


def fingerprint_of(libraries: dict[str, str]) -> Fingerprint:
    """The fingerprint; of the libraries in C only the engine knows the versions."""
    parts = {name: version(name) for name in PACKAGES} | libraries
    parts["zlib"] = zlib.ZLIB_RUNTIME_VERSION
    parts["fonts"] = _hash(sorted([*FONTS.glob("*.ttf"), FONTS / "fonts.conf"]))
    for name, patterns in (
        ("style", STYLE),
        ("templates", TEMPLATES),
        ("code", CODE),
        ("data", DATA),
    ):
        parts[name] = _hash(path for one in patterns for path in sorted(ROOT.glob(one)))
    lines = "\n".join(f"{name} {value}" for name, value in sorted(parts.items()))
    return Fingerprint(hashlib.sha256(lines.encode()).hexdigest()[:16], parts)


def _hash(paths: Iterable[Path]) -> str:
    together = hashlib.sha256()
    for path in paths:
        together.update(hashlib.sha256(path.read_bytes()).digest())
    return together.hexdigest()[:16]
