"""Text measured word by word, each word once.

WeasyPrint lays out every line with Pango some five times: to find its end, to try hyphens, to
measure it, to draw it. The fonts listed here have neither kerning nor other forms at a space, so
a line is as wide as its words and spaces, and what Pango said of a word holds wherever it stands.
The words of a language come again and again: most are known already.
"""

from dataclasses import dataclass
from typing import Any

from weasyprint.text.constants import PANGO_DIRECTION
from weasyprint.text.ffi import FROM_UNITS, ffi, pango
from weasyprint.text.fonts import get_pango_font_key
from weasyprint.text.line_break import Layout, line_size

# The families whose words do not change at a space; a test looks into their tables.
FAMILIES = {"Annex Sans"}
MOST_WORDS = 50_000  # known of one font; then it begins anew
_PLAIN = {
    "direction": "ltr",
    "letter_spacing": "normal",
    "word_spacing": 0,
    "text_decoration_line": "none",
    "overflow_wrap": "normal",
    "word_break": "normal",
    "font_language_override": "normal",
}
_OF_FONT = (
    *("font_family", "font_style", "font_stretch", "font_weight", "font_size", "font_kerning"),
    *("font_variant_ligatures", "font_variant_position", "font_variant_caps"),
    *("font_variant_numeric", "font_variant_alternates", "font_variant_east_asian"),
    *("font_feature_settings", "font_variation_settings", "lang"),
)


@dataclass(frozen=True, slots=True)
class Glyph:
    """A drawn sign: its number in the font, its width and shift, and the letters it stands for."""

    number: int
    width: int
    shift: int
    letters: str


@dataclass(frozen=True, slots=True)
class Word:
    """Signs without a space between; widths in Pango's units."""

    width: int
    glyphs: tuple[Glyph, ...]
    ends: dict[int, int]  # how wide it is until each of its letters, but not inside a ligature


class KnownFont:
    """A font in one size and language, and the words that it has measured."""

    def __init__(self, style: Any) -> None:
        self.style = style
        self.words: dict[str, Word | None] = {}
        self.logical_widths: dict[int, int] = {}
        layout = Layout(style)
        layout.set_text("n")
        line, _index = layout.get_first_line()
        _width, self.height = line_size(line, style)
        self.baseline = pango.pango_layout_get_baseline(layout.layout) * FROM_UNITS
        self.font = line.runs[0].data.item.analysis.font
        self._alive = layout  # as long as it is, the font is
        self.key, _description, self.size = get_pango_font_key(self.font)
        self.is_known = self.word(" ") is not None
        self.space = self.word(" ") or Word(0, (), {})

    def word(self, text: str) -> Word | None:
        """The word as Pango shapes it; None when it is not all this font's, from left to right."""
        if text not in self.words:
            if len(self.words) > MOST_WORDS:
                self.words.clear()
            self.words[text] = self._shape(text)
        return self.words[text]

    def logical_width(self, glyph: int) -> int:
        """In thousandths of the size, as the PDF has it."""
        if glyph not in self.logical_widths:
            logical = ffi.new("PangoRectangle *")
            pango.pango_font_get_glyph_extents(self.font, glyph, ffi.NULL, logical)
            width = round(logical.width * 1000 * FROM_UNITS / self.size)
            self.logical_widths[glyph] = width
        return self.logical_widths[glyph]

    def _shape(self, text: str) -> Word | None:
        layout = Layout(self.style)
        layout.set_text(text)
        line, _index = layout.get_first_line()
        run = line.runs[0]
        if run == ffi.NULL or run.next != ffi.NULL or line.resolved_dir != PANGO_DIRECTION["ltr"]:
            return None
        item, glyphs = run.data.item, run.data.glyphs
        if item.analysis.font != self.font or item.analysis.level % 2:
            return None
        if line_size(line, self.style)[1] != self.height:
            return None
        found = _glyphs(text, item, glyphs)
        if found is None:
            return None
        ends = _ends(found)
        return Word(sum(glyph.width for glyph in found), tuple(found), ends)


def _glyphs(text: str, item: Any, string: Any) -> list[Glyph] | None:
    """As draw/text.py reads them; None for what it draws by other ways."""
    encoded = text.encode()
    places = [*string.log_clusters[0 : string.num_glyphs], item.length]
    found = []
    for number, info in enumerate(string.glyphs[0 : string.num_glyphs]):
        is_odd = info.glyph == pango.PANGO_GLYPH_EMPTY or info.geometry.y_offset
        if is_odd or info.glyph & pango.PANGO_GLYPH_UNKNOWN_FLAG:
            return None
        letters = encoded[places[number] : places[number + 1]].decode()
        found.append(Glyph(info.glyph, info.geometry.width, info.geometry.x_offset, letters))
    return found


def _ends(glyphs: list[Glyph]) -> dict[int, int]:
    letters = width = 0
    ends = {0: 0}
    for glyph in glyphs:
        letters, width = letters + len(glyph.letters), width + glyph.width
        ends[letters] = width
    return ends


_fonts: dict[Any, KnownFont | None] = {}


def font_of(style: Any) -> KnownFont | None:
    """The font of the style, if its words may be measured one by one; kept on the style."""
    try:
        known: KnownFont | None = style.known_font
    except AttributeError:
        known = style.known_font = _font_of(style)
    return known


def _font_of(style: Any) -> KnownFont | None:
    if style["font_family"][0] not in FAMILIES or not style["font_size"]:
        return None
    if any(style[name] != value for name, value in _PLAIN.items()):
        return None
    if style["hyphenate_limit_zone"].value != 0:
        return None
    key = (id(style.font_config), *(str(style[name]) for name in _OF_FONT))
    if key not in _fonts:
        known = KnownFont(style)
        _fonts[key] = known if known.is_known else None
    return _fonts[key]
