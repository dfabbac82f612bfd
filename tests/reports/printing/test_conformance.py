"""The check of a printed file, where it does not go by the checker's own word."""

import zlib
from datetime import UTC, datetime

import page
import pytest

from reports.printing.conformance import check
from reports.printing.jobs import Attachment
from reports.printing.press import print_html

from .samples import simple

CARRIAGE_RETURN = 13
WHEN = datetime(2011, 3, 24, tzinfo=UTC)


def content_whose_stream_ends_in_a_carriage_return():
    """What ends a compressed stream is the checksum of what it holds."""
    contents = (b"a" * length for length in range(1, 257))
    return next(one for one in contents if zlib.adler32(one) & 0xFF == CARRIAGE_RETURN)


@pytest.fixture(scope="module")
def pdf():
    content = content_whose_stream_ends_in_a_carriage_return()
    attachment = Attachment("data.json", content, "Data", WHEN)
    return print_html(simple("<p>Bra.</p>"), [attachment]).pdf


def test_a_stream_that_ends_in_a_carriage_return_is_as_long_as_it_says(pdf):
    mistaken = page.validate_pdf_bytes(pdf, profile="3a").failures

    assert [failure.rule_id for failure in mistaken] == ["PDFA3A-STREAM-LENGTH-001"]
    assert check(pdf) == []


def test_a_length_that_is_wrong_is_found(pdf):
    start = pdf.index(b"/Length ") + len(b"/Length ")
    end = next(n for n in range(start, start + 9) if not pdf[n : n + 1].isdigit())
    wrong = str(int(pdf[start:end]) - 1).encode().rjust(end - start, b"0")

    assert any("STREAM-LENGTH" in fault for fault in check(pdf[:start] + wrong + pdf[end:]))
