"""HTML to PDF in this process. With archive.py and faster/ the only files that know WeasyPrint.

Nothing is fetched while a document is rendered: the fonts are found by fontconfig beside the
portal's code, and every address stops the rendering.
"""

import gc
import os
from functools import cache
from pathlib import Path
from typing import Any

from . import glyphs
from .dividing import divide, install
from .jobs import Attachment, Job, Printed
from .preparing import prepare

STYLE = Path(__file__).resolve().parents[2] / "static" / "css" / "annex.css"

# Read by fontconfig when WeasyPrint is imported: the fonts of the machine stay outside.
os.environ["FONTCONFIG_FILE"] = str(glyphs.FONTS / "fonts.conf")

import weasyprint  # noqa: E402  # only now: fontconfig reads its configuration once
from weasyprint.text.ffi import harfbuzz, pango  # noqa: E402  # for the same reason
from weasyprint.text.fonts import FontConfiguration  # noqa: E402  # for the same reason
from weasyprint.urls import FatalURLFetchingError, URLFetcher  # noqa: E402  # for the same reason

from . import archive, faster  # noqa: E402  # they import WeasyPrint too

MANY_PAGES = 50

IS_FASTER = faster.install()


class ClosedFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint says no types
    """Refuses every address: of the net, of the disk, and data in the address itself."""

    def fetch(self, url: str, headers: Any = None) -> None:
        raise FatalURLFetchingError(f"Refused while rendering: {url[:200]}")


@cache
def _style() -> tuple[Any, Any, Any]:
    """Made once: parsing the style sheet costs as much as a page."""
    install()
    fonts, fetcher = FontConfiguration(), ClosedFetcher()
    text = STYLE.read_text(encoding="utf-8")
    return weasyprint.CSS(string=text, font_config=fonts, url_fetcher=fetcher), fonts, fetcher


def warm_up() -> None:
    """Do what the first page would have to wait for."""
    _style()
    glyphs.characters()


def libraries() -> dict[str, str]:
    """The versions of what is written in C."""
    number = pango.pango_version()
    parts = [number // 10000, number // 100 % 100, number % 100]
    return {"pango": ".".join(map(str, parts)), "harfbuzz": ".".join(map(str, _harfbuzz()))}


def _harfbuzz() -> list[int]:
    """It says no version here, only whether it has reached one."""
    found = [0, 0, 0]
    for place in range(3):
        while harfbuzz.hb_version_atleast(*_raised(found, place)):
            found = _raised(found, place)
    return found


def _raised(version: list[int], place: int) -> list[int]:
    return [*version[:place], version[place] + 1, *version[place + 1 :]]


def render(job: Job) -> Printed:
    """The page as one file that is both PDF/A and PDF/UA-1."""
    style, fonts, fetcher = _style()
    variant = f"pdf/a-{job.variant}"
    page = _read(glyphs.with_squares(job.html), fetcher)
    prepare(page.etree_element, divide)
    document = page.render(stylesheets=[style], font_config=fonts, pdf_variant=variant)
    if len(document.pages) > MANY_PAGES:
        gc.collect()  # before as much again is made: what laying out has left in rings
    document.metadata = archive.ArchiveMetadata(**vars(document.metadata))
    pdf = document.write_pdf(pdf_variant=variant, finisher=_finish, attachments=_attachments(job))
    return Printed(pdf, len(document.pages))


def _read(text: str, fetcher: Any) -> Any:
    if IS_FASTER:
        return faster.Page(text, fetcher)
    return weasyprint.HTML(string=text, url_fetcher=fetcher)


def _finish(document: Any, pdf: Any) -> None:
    for page in document.pages:
        page._page_box = None  # drawn by now, and the larger part of the memory
    archive.finish(document, pdf)
    if IS_FASTER:
        faster.write_once(pdf)


def _attachments(job: Job) -> list[Any]:
    """By name, as the standard has them; PDF/A-2 takes none that are not PDF/A themselves."""
    if job.variant != "3a":
        return []
    return [_attach(one) for one in sorted(job.attachments, key=lambda one: one.name)]


def _attach(one: Attachment) -> Any:
    return weasyprint.Attachment(
        string=one.content,
        name=one.name,
        description=one.description,
        created=one.moment,
        modified=one.moment,
        relationship="Data",
    )
