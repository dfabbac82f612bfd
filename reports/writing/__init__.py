"""Where an author writes a report: its header, the order of its sections, and their text.

``outline`` is pure; ``text`` is what becomes of a text when it is saved;
``saving`` is every way in which writing changes rows; ``forms`` and the views show it.
"""
