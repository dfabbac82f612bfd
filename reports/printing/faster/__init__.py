"""WeasyPrint 70 made faster, with the same bytes out of it; off for any other version."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

import pydyf
import weasyprint

from . import drawing, geometry, lines, styles, writing
from .parsing import Page
from .writing import write_once

__all__ = ["Page", "install", "write_once"]

VERSION = "70.0"


def install() -> bool:
    """Put the faster functions in the places of WeasyPrint's own."""
    if weasyprint.VERSION != VERSION:
        return False
    _replace(lines.original_split, lines.split_first_line, ("layout.inline", "layout.preferred"))
    _replace(drawing.original_draw, drawing.draw_first_line, ("draw.text",))
    _replace(geometry.original_percentages, geometry.resolve_percentages, LAYOUT)
    _replace(geometry.original_radii, geometry.resolve_radii_percentages, LAYOUT)
    _replace(geometry.original_strut, geometry.strut, LAYOUT)
    _replace(geometry.original_can_break, geometry.can_break_text, LAYOUT)
    _replace(styles.original_page_styles, styles.set_page_type_computed_styles, ("layout.page",))
    pydyf.PDF.page_references = property(writing.page_references)
    sheets = [styles.narrowed()]
    weasyprint.HTML._ua_stylesheets = lambda self, forms=False: sheets
    return True


LAYOUT = (
    *("layout.absolute", "layout.background", "layout.block", "layout.column", "layout.flex"),
    *("layout.float", "layout.grid", "layout.inline", "layout.page", "layout.preferred"),
    *("layout.replaced", "layout.table", "layout.percent", "layout.leader", "layout.min_max"),
    "draw",
)


def _replace(old: Callable[..., Any], new: Callable[..., Any], modules: tuple[str, ...]) -> None:
    """Wherever a module has taken the function over under its name."""
    for name in modules:
        module = import_module(f"weasyprint.{name}")
        if getattr(module, old.__name__, None) is old:
            setattr(module, old.__name__, new)
