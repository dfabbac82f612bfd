"""What differs, counted and said in words."""

from django.utils.translation import ngettext


def say_summary(comparison):
    """Phrases such as "3 avsnitt ändrade"; none when nothing differs."""
    counts = count(comparison)
    return [_phrases(n)[name] % {"n": n} for name, n in counts.items() if n]


def count(comparison):
    """How much differs, by what it is."""
    sections = [section.kind for section in comparison.sections]
    figures = [figure.kind for figure in comparison.figures]
    tables = [table for section in comparison.sections for table in section.tables()]
    rows = [row.kind for table in tables if table.kind == "changed" for row in table.rows]
    return {
        "sections-changed": sections.count("changed"),
        "sections-new": sections.count("new"),
        "sections-gone": sections.count("gone"),
        "sections-moved": sum(section.is_moved for section in comparison.sections),
        "figures-changed": figures.count("changed"),
        "figures-new": figures.count("new"),
        "figures-gone": figures.count("gone"),
        "figures-sourced": figures.count("sourced"),
        "tables-new": sum(table.kind == "new" for table in tables),
        "tables-gone": sum(table.kind == "gone" for table in tables),
        "rows-new": rows.count("new"),
        "rows-gone": rows.count("gone"),
        "cells": sum(table.changed_cells for table in tables),
        "header": len(comparison.header),
    }


def _phrases(n):
    return {
        "header": ngettext(
            "%(n)s uppgift i huvudet ändrad", "%(n)s uppgifter i huvudet ändrade", n
        ),
        "sections-changed": ngettext("%(n)s avsnitt ändrat", "%(n)s avsnitt ändrade", n),
        "sections-new": ngettext("%(n)s avsnitt tillkom", "%(n)s avsnitt tillkom", n),
        "sections-gone": ngettext("%(n)s avsnitt borttaget", "%(n)s avsnitt borttagna", n),
        "sections-moved": ngettext("%(n)s avsnitt flyttat", "%(n)s avsnitt flyttade", n),
        "figures-changed": ngettext("%(n)s uppgift ändrad", "%(n)s uppgifter ändrade", n),
        "figures-new": ngettext("%(n)s uppgift tillkom", "%(n)s uppgifter tillkom", n),
        "figures-gone": ngettext("%(n)s uppgift borttagen", "%(n)s uppgifter borttagna", n),
        "figures-sourced": ngettext(
            "%(n)s uppgift med andra källor", "%(n)s uppgifter med andra källor", n
        ),
        "tables-new": ngettext("%(n)s tabell tillkom", "%(n)s tabeller tillkom", n),
        "tables-gone": ngettext("%(n)s tabell borttagen", "%(n)s tabeller borttagna", n),
        "rows-new": ngettext("%(n)s tabellrad tillkom", "%(n)s tabellrader tillkom", n),
        "rows-gone": ngettext("%(n)s tabellrad borttagen", "%(n)s tabellrader borttagna", n),
        "cells": ngettext("%(n)s ruta i tabeller ändrad", "%(n)s rutor i tabeller ändrade", n),
    }
