"""Whether a file is what it says it is: PDF/A and PDF/UA-1."""

import re

import page

_STREAM = re.compile(rb"/Length (\d+)(?!\d| \d+ R)(?:(?!endobj).)*?>>\s*stream\r?\n", re.DOTALL)

# The checker takes the last byte of a compressed stream for the end of its line when it happens to
# be a carriage return, and then finds the length, which is right, to be wrong. veraPDF does not.
MISTAKEN = "STREAM-LENGTH"

NAMES = {"3a": "PDF/A-3a", "2a": "PDF/A-2a", "ua1": "PDF/UA-1"}


def check(pdf: bytes, variant: str = "3a") -> list[str]:
    """Each rule that the file breaks, once; none when it conforms to the variant and to UA-1."""
    found = []
    for profile in (variant, "ua1"):
        for failure in page.validate_pdf_bytes(pdf, profile=profile).failures:
            if MISTAKEN in failure.rule_id and _lengths_hold(pdf):
                continue
            found.append(f"{NAMES[profile]}: {failure.message} ({failure.rule_id})")
    return list(dict.fromkeys(found))


def _lengths_hold(pdf: bytes) -> bool:
    """Whether each stream ends where its dictionary says that it does."""
    for match in _STREAM.finditer(pdf):
        end = match.end() + int(match[1])
        if not pdf[end : end + 12].lstrip(b"\r\n").startswith(b"endstream"):
            return False
    return True
