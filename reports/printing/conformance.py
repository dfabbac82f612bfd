"""Whether a file is what it says it is: PDF/A and PDF/UA-1."""

import page

NAMES = {"3a": "PDF/A-3a", "2a": "PDF/A-2a", "ua1": "PDF/UA-1"}


def check(pdf: bytes, variant: str = "3a") -> list[str]:
    """Each rule that the file breaks, once; none when it conforms to the variant and to UA-1."""
    found = []
    for profile in (variant, "ua1"):
        for failure in page.validate_pdf_bytes(pdf, profile=profile).failures:
            found.append(f"{NAMES[profile]}: {failure.message} ({failure.rule_id})")
    return list(dict.fromkeys(found))
