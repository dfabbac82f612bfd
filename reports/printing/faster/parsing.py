"""A page that need not be read as HTML."""

from typing import Any

import cssselect2
import weasyprint

from reports.printing.well_formed import read_as_xml


class Page(weasyprint.HTML):  # type: ignore[misc]  # WeasyPrint says no types
    """WeasyPrint's HTML, which reads by itself only what is not well-formed."""

    def __init__(self, text: str, url_fetcher: Any) -> None:
        root = read_as_xml(text)
        if root is None:
            super().__init__(string=text, url_fetcher=url_fetcher)
            return
        self.base_url, self.url_fetcher, self.media_type = None, url_fetcher, "print"
        self.wrapper_element = cssselect2.ElementWrapper.from_html_root(root, content_language=None)
        self.etree_element = self.wrapper_element.etree_element
