"""Sizes that do not depend on where a box stands, worked out once for equal styles."""

import functools
from operator import itemgetter
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import percent
from weasyprint.text import line_break

_LENGTHS = (
    *("margin_left", "margin_right", "margin_top", "margin_bottom"),
    *("padding_left", "padding_right", "padding_top", "padding_bottom"),
    *("width", "min_width", "max_width", "height", "min_height", "max_height"),
)
_BORDERS = tuple(f"border_{side}_width" for side in ("top", "right", "bottom", "left"))
_RADII = tuple(
    f"border_{corner}_radius" for corner in ("top_left", "top_right", "bottom_right", "bottom_left")
)
_style_of_size = itemgetter(*_LENGTHS, *_BORDERS, "box_sizing", "border_collapse")
_style_of_corners = itemgetter(*_RADII)
_SHARP = dict.fromkeys(_RADII, (0, 0))

original_percentages = percent.resolve_percentages
original_radii = percent.resolve_radii_percentages
original_strut = line_break.strut
original_can_break = line_break.can_break_text


def resolve_percentages(box: Any, containing_block: Any) -> None:
    """As WeasyPrint's, which is asked when some length is a percentage."""
    style = _style_of_size(box.style)
    fixed = None if isinstance(box, boxes.PageBox) else _fixed_sizes(style)
    if fixed is None:
        original_percentages(box, containing_block)
        return
    lengths, borders = fixed
    box.__dict__.update(lengths)
    if style[-1] == "collapse":  # these widths may have been settled with the neighbours
        borders = {name: width for name, width in borders.items() if not hasattr(box, name)}
    box.__dict__.update(borders)


@functools.lru_cache(maxsize=5000)
def _fixed_sizes(style: tuple[Any, ...]) -> tuple[dict[str, Any], dict[str, Any]] | None:
    *sizes, sizing, _collapse = style
    lengths = dict(zip(_LENGTHS, sizes, strict=False))
    if sizing != "content-box" or not all(map(_is_fixed, lengths.values())):
        return None
    used = {name: getattr(value, "value", value) for name, value in lengths.items()}
    for name in ("min_width", "min_height"):
        used[name] = 0 if used[name] == "auto" else used[name]
    return used, dict(zip(_BORDERS, sizes[len(_LENGTHS) :], strict=True))


def _is_fixed(value: Any) -> bool:
    return value is None or value == "auto" or getattr(value, "unit", None) == "px"


def resolve_radii_percentages(box: Any) -> None:
    """As WeasyPrint's; nearly all corners are sharp."""
    if all((0, "px") in corner for corner in _style_of_corners(box.style)):
        box.__dict__.update(_SHARP)
    else:
        original_radii(box)


def strut(style: Any) -> tuple[float, float]:
    """As WeasyPrint's, kept on the style; a copy of the style, which may be changed, has none."""
    try:
        found: tuple[float, float] = style.strut
    except AttributeError:
        found = style.strut = original_strut(style)
    return found


@functools.lru_cache(maxsize=5000)
def can_break_text(text: str, lang: str | None) -> bool:
    """As WeasyPrint's, which is mostly asked about two letters."""
    return bool(original_can_break(text, lang))
