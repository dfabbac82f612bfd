"""Lines and cells with what differs marked, as HTML, and set as they are."""

from itertools import groupby

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from reports.prose.nodes import Text
from reports.prose.values import UNKNOWN
from stadsnat.differences.markup import come_html, gone_html

from .runs import word_differences
from .tokens import BREAK, FOOTNOTE, LINK, tokens

ROW_TAGS = {"new": "ins", "gone": "del"}
PLAIN = {"strong", "em", "sub", "sup"}


def runs_html(runs):
    """The runs of a line, one after the other."""
    spaced = zip((None, *runs), runs, strict=False)
    return format_html_join(
        "", "{}{}", ((_space(last, run), _run_html(run)) for last, run in spaced)
    )


def words_html(words):
    """Words as they stand, without any mark of difference."""
    return _tokens_html(words)


def text_html(old, new):
    """A short text with what differs marked."""
    return runs_html(word_differences(tokens([Text(old)]), tokens([Text(new)])))


def cell_html(cell, kind):
    """A cell of a row of this kind: what it says, or what it said and says.

    What became of a whole row stands in the row, so its cells are marked for the eye alone.
    """
    if kind in ROW_TAGS:
        tag = mark_safe(ROW_TAGS[kind])
        return format_html("<{}>{}</{}>", tag, _said(cell.new), tag)
    if not cell.is_changed:
        return _said(cell.new)
    pieces = [gone_html(_said(cell.old))] if cell.old != "" else []
    pieces += [come_html(_said(cell.new))] if cell.new != "" else []
    return format_html_join(" ", "{}", ((piece,) for piece in pieces))


def _said(text):
    return format_html('<em class="unknown">{}</em>', UNKNOWN) if text is None else escape(text)


def _space(last, run):
    """A space where the text has one; and after what is gone, or it would stick to a word."""
    first = (run.new or run.old)[0]
    sticks = last is not None and last.kind == "gone" and first.words[0].isalnum()
    return " " if first.is_spaced or sticks else ""


def _run_html(run):
    words = run.new or run.old
    html = _tokens_html(words)
    match run.kind:
        case "gone":
            return gone_html(html, is_long=len(words) > 1)
        case "new":
            return come_html(html, is_long=len(words) > 1)
        case "set":
            note = _how_set(run)
            return format_html(
                '<span class="reset">{}</span> <span class="note">({})</span>', html, note
            )
        case _:
            return html


def _how_set(run):
    """What differs when the words are the same: where they lead, or how they stand."""
    old, new = _address(run.old), _address(run.new)
    if old == new:
        return _("annan utformning")
    if not old:
        return _("länkat till %(new)s") % {"new": new}
    if not new:
        return _("länken till %(old)s borttagen") % {"old": old}
    return _("länken ändrad från %(old)s till %(new)s") % {"old": old, "new": new}


def _address(words):
    marks = (mark for token in words for mark in token.marks)
    return next((mark.removeprefix(LINK) for mark in marks if mark.startswith(LINK)), "")


def _tokens_html(words):
    """The words, set as they are; the first one's space is left to who calls.

    Links lead nowhere here: their lines would look like those under what has been added.
    """
    pieces = []
    for marks, group in groupby(words, key=lambda token: token.marks):
        inside = list(group)
        space = " " if pieces and inside[0].is_spaced else ""
        html = mark_safe("".join(map(_word_html, inside)).removeprefix(" "))
        for mark in reversed(marks):
            html = _set(mark, html)
        pieces.append((space, html))
    return format_html_join("", "{}{}", pieces)


def _word_html(token):
    if token.words == BREAK:
        return "<br>"
    return f" {escape(token.words)}" if token.is_spaced else str(escape(token.words))


def _set(mark, html):
    if mark == FOOTNOTE:
        return format_html('<span class="note">{}</span>', html)
    if mark in PLAIN:
        tag = mark_safe(mark)
        return format_html("<{}>{}</{}>", tag, html, tag)
    return html
