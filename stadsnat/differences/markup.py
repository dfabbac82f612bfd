"""What differs, as HTML: by form, by colour, and in words for who does not see them.

The text is Swedish whatever language the page is in, so the words about it say their own language.
"""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from .texts import GONE, NEW

NOTHING = mark_safe("")


def pieces_html(pieces):
    """The pieces of a text, one after the other."""
    spaced = zip((None, *pieces), pieces, strict=False)
    return format_html_join(
        "", "{}{}", ((_space(last, piece), _piece_html(piece)) for last, piece in spaced)
    )


def gone_html(html, *, is_long=True):
    return _marked("del", _("borttaget:"), html, _("slut på det borttagna") if is_long else "")


def come_html(html, *, is_long=True):
    return _marked("ins", _("tillagt:"), html, _("slut på det tillagda") if is_long else "")


def _piece_html(piece):
    is_long = len(piece.words.split()) > 1
    if piece.kind == GONE:
        return gone_html(piece.words, is_long=is_long)
    return come_html(piece.words, is_long=is_long) if piece.kind == NEW else piece.words


def _space(last, piece):
    """A space after what is gone, or it would stick to the word that came instead."""
    sticks = last is not None and last.kind == GONE and not last.words[-1].isspace()
    return " " if sticks and piece.words[0].isalnum() else ""


def _marked(tag, begins, html, ends):
    tag = mark_safe(tag)
    last = _heard(f" {ends} ") if ends else NOTHING
    return format_html("<{}>{}{}{}</{}>", tag, _heard(f"{begins} "), html, last, tag)


def _heard(words):
    """Words for who does not see how the text is marked."""
    language = get_language()
    own = NOTHING if language == "sv" else format_html(' lang="{}"', language)
    return format_html('<span class="vh"{}>{}</span>', own, words)
