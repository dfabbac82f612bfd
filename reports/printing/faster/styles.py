"""Styles that many share, made once."""

from typing import Any

from weasyprint import CSS, html
from weasyprint.layout import page

original_page_styles = page.set_page_type_computed_styles

# WeasyPrint's own rules for them hold for every element, and give each six styles to compute.
_FOR_FEWER = {
    "\n::marker ": "\nli::marker ",
    "\n::footnote-call ": "\n.footnote::footnote-call ",
    "\n::footnote-marker ": "\n.footnote::footnote-marker ",
    "\n::note-call ": "\n.note-call-is-not-used::note-call ",
    "\n::note-marker ": "\n.note-call-is-not-used::note-marker ",
    "\n::note-callback ": "\n.note-call-is-not-used::note-callback ",
}


def narrowed() -> Any:
    """WeasyPrint's style sheet, its pseudo-elements only where a report has them."""
    text = html.UA
    for everywhere, somewhere in _FOR_FEWER.items():
        text = text.replace(everywhere, somewhere)
    return CSS(string=text, counter_style=html.UA_COUNTER_STYLE)


def set_page_type_computed_styles(page_type: Any, html: Any, style_for: Any) -> None:
    """As WeasyPrint's, but pages for which the same rules hold share their styles."""
    rules = tuple(
        style_for._page_type_match(selector[2], page_type)
        for sheet, _origin, _specificity in style_for._sheets
        for _rule, selectors, _declarations in sheet.page_rules
        for selector in selectors
    )
    shared = style_for.__dict__.setdefault("styles_of_pages", {})
    styles = style_for.get_computed_styles()
    if rules not in shared:
        original_page_styles(page_type, html, style_for)
        found = {key[1]: style for key, style in styles.items() if key[0] == page_type}
        shared[rules] = found
    for pseudo_type, style in shared[rules].items():
        styles[page_type, pseudo_type] = style
