"""A line of known words drawn: WeasyPrint's draw_first_line, each word's signs written once."""

from typing import Any

from weasyprint.draw import text as draw
from weasyprint.text.ffi import FROM_UNITS
from weasyprint.text.line_break import Layout

from .lines import PlainLine
from .words import KnownFont, Word

original_draw = draw.draw_first_line


def draw_first_line(
    stream: Any, textbox: Any, text_overflow: str, block_ellipsis: Any, matrix: Any
) -> list[Any]:
    """As WeasyPrint's, which is asked when the line may be cut or is not plain."""
    line = textbox.pango_layout
    if not isinstance(line, PlainLine):
        drawn: list[Any] = original_draw(stream, textbox, text_overflow, block_ellipsis, matrix)
        return drawn
    if text_overflow != "clip" or block_ellipsis != "none":
        real = textbox.pango_layout = Layout(textbox.style, 0, line.max_width)
        real.set_text(line.text)
        return draw_first_line(stream, textbox, text_overflow, block_ellipsis, matrix)
    if textbox.text.strip() and textbox.style["font_size"] >= 1e-6:
        stream.set_text_matrix(*matrix.values)
        _show(stream, line)
    return []


def _show(stream: Any, line: PlainLine) -> None:
    known = line.font
    if known.key not in stream._fonts:
        stream.add_font(known.font)
    font = stream._fonts[known.key]
    stream.set_font_size(font.hash, known.size)
    first, *others = line.words
    string = "<" + _signs(first, known, font)
    for word in others:
        string += _signs(known.space, known, font) + _signs(word, known, font)
    stream.show_text(string[:-1] if string[-1] == "<" else string + ">")


def _signs(word: Word, known: KnownFont, font: Any) -> str:
    """The word in a string of the file's; the font of this file hears of its glyphs."""
    try:
        drawn = font.drawn
    except AttributeError:
        drawn = font.drawn = {}
    found = drawn.get((id(known), id(word)))
    if found is None:
        # The word is kept, so that no other gets its id.
        found = drawn[id(known), id(word)] = _write(word, known, font), word
    signs: str = found[0]
    return signs


def _write(word: Word, known: KnownFont, font: Any) -> str:
    string = ""
    for glyph in word.glyphs:
        font.to_unicode.setdefault(glyph.number, glyph.letters)
        if glyph.number not in font.widths:
            font.widths[glyph.number] = known.logical_width(glyph.number)
        shift = glyph.shift / known.size
        if shift:
            string += f">{-shift}<"
        string += f"{glyph.number:04x}"
        width = glyph.width * 1000 * FROM_UNITS / known.size
        kerning = font.widths[glyph.number] + shift - width
        if kerning:
            string += f">{int(kerning)}<"
    return string
