"""HTML to tagged PDF. The only file that knows WeasyPrint.

Nothing is fetched while a document is rendered: the fonts that ship with the portal are known by
name, and any other address stops the rendering.
"""

import atexit
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders

FONTS = Path(__file__).parent / "fonts"
SCHEME = "bundle:"
VARIANT = "pdf/ua-1"

# Read by fontconfig when WeasyPrint is imported: the fonts of the machine stay outside.
os.environ["FONTCONFIG_FILE"] = str(FONTS / "fonts.conf")


@dataclass(frozen=True)
class Printed:
    """A document as bytes, and how many pages it has."""

    pdf: bytes
    pages: int


@cache
def _fetcher():
    from weasyprint.urls import (  # slow to import, and few requests need it
        FatalURLFetchingError,
        URLFetcher,
        URLFetcherResponse,
    )

    class BundleFetcher(URLFetcher):
        """Gives out the fonts of the portal, and refuses everything else."""

        def fetch(self, url, headers=None):
            path = bundle.get(url)
            if path is None:
                raise FatalURLFetchingError(f"Refused while rendering: {url[:200]}")
            return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": "font/ttf"})

    bundle = {f"{SCHEME}{path.name}": path for path in sorted(FONTS.glob("*.ttf"))}
    return BundleFetcher()


@cache
def _style():
    from weasyprint import CSS  # slow to import, and few requests need it
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    text = Path(finders.find("css/annex.css")).read_text(encoding="utf-8")
    return CSS(string=text, font_config=fonts, url_fetcher=_fetcher()), fonts


# Its folder of fonts is removed while Python still stands.
atexit.register(_style.cache_clear)


def print_html(html: str) -> Printed:
    """The page as PDF/UA-1: tagged, titled, with bookmarks, its fonts inside."""
    from weasyprint import HTML  # slow to import, and few requests need it

    style, fonts = _style()
    document = HTML(string=html, url_fetcher=_fetcher()).render(
        stylesheets=[style], font_config=fonts, pdf_variant=VARIANT
    )
    return Printed(document.write_pdf(pdf_variant=VARIANT), len(document.pages))
