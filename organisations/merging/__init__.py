"""Two rows that stand for the same organisation, or the same person, become one.

``plan`` says what would happen, ``merge`` makes it happen, ``pointers`` finds what points at a row,
``clashes`` what cannot stand twice.
"""
