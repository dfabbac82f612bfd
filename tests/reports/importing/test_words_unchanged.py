"""Whatever is written into a file comes out as the same words in the same order."""

import io
import re
from html import unescape

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.importing import read_document
from reports.importing.braces import without_loose_braces
from reports.prose.reading import read
from reports.prose.words import words
from reports.prose.writing import write

from .files import read as read_file

# What people write; and what could be mistaken for something else by whoever reads it.
LETTERS = "abcdeåäöéÅÄÖABC0123456789"
word = st.one_of(
    st.text(LETTERS, min_size=1, max_size=8),
    st.sampled_from(
        ["§", "4", "2011-03-24", "<b>", "&amp;", "5<6", "{x}", "”citat”", "EU:s", "🙂"]
    ),
)
line = st.lists(word, min_size=1, max_size=6)
safe_line = st.lists(st.text(LETTERS, min_size=1, max_size=8), min_size=1, max_size=6)
marked = st.tuples(st.sampled_from(["", "*", "**"]), safe_line)


@st.composite
def blocks(draw):
    """A block as its kind and its lines of words."""
    kind = draw(st.sampled_from(["heading", "text", "list", "numbers", "table", "quote", "note"]))
    count = draw(st.integers(1, 4)) if kind in ("list", "numbers") else 1
    if kind == "table":
        cells = st.lists(safe_line, min_size=2, max_size=2)
        return kind, draw(st.lists(cells, min_size=2, max_size=4))
    if kind == "heading":
        return kind, (draw(st.integers(1, 6)), draw(safe_line))
    if kind == "note":
        return kind, (draw(safe_line), draw(safe_line), draw(safe_line))
    return kind, [draw(st.lists(marked, min_size=1, max_size=3)) for _ in range(count)]


documents = st.lists(blocks(), min_size=1, max_size=8)


def plain(block):
    """The words of a block, in their order."""
    kind, content = block
    if kind == "heading":
        return content[1]
    if kind == "note":
        return [each for part in content for each in part]
    if kind == "table":
        return [each for row in content for cell in row for each in cell]
    return [each for parts in content for _mark, ws in parts for each in ws]


def in_line(parts):
    return " ".join(f"{mark}{' '.join(ws)}{mark}" for mark, ws in parts)


def as_markdown(document):
    written, notes = [], []
    for number, (kind, content) in enumerate(document):
        if kind == "heading":
            written.append(f"{'#' * content[0]} {' '.join(content[1])}")
        elif kind == "note":
            before, note, after = (" ".join(part) for part in content)
            written.append(f"x{before}[^{number}] {after}"[1:])
            notes.append(f"[^{number}]: {note}")
        elif kind == "table":
            rows = [f"| {' | '.join(' '.join(cell) for cell in row)} |" for row in content]
            written.append("\n".join([rows[0], "|---|---|", *rows[1:]]))
        else:
            mark = {"list": "- ", "numbers": "1. ", "quote": "> ", "text": ""}[kind]
            written.append("\n".join(f"{mark}{in_line(parts)}" for parts in content))
        written.append("<!-- -->")  # or two lists in a row would be one
    return "\n\n".join([*written, *notes])


def as_word(document):
    made = docx.Document()
    for kind, content in document:
        if kind == "heading":
            made.add_heading(" ".join(content[1]), content[0])
        elif kind == "table":
            table = made.add_table(len(content), 2, style="Light Grid")
            for row, cells in zip(table.rows, content, strict=True):
                for cell, ws in zip(row.cells, cells, strict=True):
                    cell.text = " ".join(ws)
        elif kind == "note":
            made.add_paragraph(" ".join(each for part in content for each in part))
        else:
            style = {"list": "List Bullet", "numbers": "List Number", "quote": "Quote"}.get(kind)
            for parts in content:
                paragraph = made.add_paragraph(style=style)
                for mark, ws in parts:
                    run = paragraph.add_run(" ".join(ws) + " ")
                    run.bold, run.italic = mark == "**", mark == "*"
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def words_of(document):
    """The words of the sections as they are stored, what was given a name here left out."""
    found = [] if document.title == "" else document.title.split()
    for section in document.sections:
        text = write(read(without_loose_braces(section.text, lambda _name: False)))
        shown = re.sub(r"<(?!/?(?:strong|em|a|sup|sub)\b)[^>]*>", " ", text)
        inside = unescape(re.sub(r"<[^>]*>", "", shown)).split()
        found += [*([] if section.is_named_here else section.heading.split()), *inside]
    return found


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(documents)
def test_the_words_of_markdown_are_those_of_the_sections(document):
    read_back = read_file(as_markdown(document).replace("<!-- -->", "***"), "rapport.md")

    assert words_of(read_back) == [each for block in document for each in plain(block)]


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(documents)
def test_the_words_of_a_word_document_are_those_of_the_sections(document):
    read_back = read_document(io.BytesIO(as_word(document)), "rapport.docx")

    assert words_of(read_back) == [each for block in document for each in plain(block)]


@pytest.mark.slow
@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(line, min_size=1, max_size=3), min_size=1, max_size=6))
def test_the_words_of_plain_text_are_those_of_the_sections(groups):
    text = "\n\n".join("\n".join(" ".join(ws) for ws in group) for group in groups)

    read_back = read_file(text, "rapport.txt")

    assert words_of(read_back) == [each for group in groups for ws in group for each in ws]


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from(["{{", "}}", "{", "}", "x", " ", "{{x}}", "{{ a|b }}"]), max_size=8)
)
def test_braces_that_mean_nothing_stay_as_words_and_are_no_reference(parts):
    text = "".join(parts)

    stored = read(without_loose_braces(f"<p>{text}</p>", lambda _name: False))

    assert "".join(words(stored).split()) == "".join(text.split())
    assert "<data" not in write(stored)
