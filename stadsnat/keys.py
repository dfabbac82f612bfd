"""The number of a row, as an address or a form names it."""

DIGITS = 18  # as many as every database takes


def key_in(text):
    """The number that the text names; None when it names none that a row could have."""
    return int(text) if text.isdecimal() and len(text) <= DIGITS else None
