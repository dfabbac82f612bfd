"""SQLite that sorts and searches Swedish as PostgreSQL does.

PostgreSQL gets the collation ``sv_se`` from a migration; SQLite's connections are given it here.
SQLite's LIKE folds only A to Z, so a search for "åbo" would miss "Åbo": it is given another.
"""

import functools
import re

from django.db.backends.sqlite3 import base

from . import collation


@functools.lru_cache(maxsize=256)
def _like_pattern(pattern, escape):
    parts, characters = [], iter(pattern)
    for character in characters:
        if character == escape:
            parts.append(re.escape(next(characters, "")))
        else:
            parts.append({"%": ".*", "_": "."}.get(character, re.escape(character)))
    return re.compile("".join(parts), re.DOTALL | re.IGNORECASE)


def _like(pattern, text, escape=None):
    """SQLite's ``text LIKE pattern ESCAPE escape``, for all letters; null when one is null."""
    if pattern is None or text is None:
        return None
    return _like_pattern(str(pattern), escape).fullmatch(str(text)) is not None


class DatabaseWrapper(base.DatabaseWrapper):
    def get_new_connection(self, conn_params):
        connection = super().get_new_connection(conn_params)
        connection.create_collation(collation.NAME, collation.compare)
        connection.create_function("like", 2, _like, deterministic=True)
        connection.create_function("like", 3, _like, deterministic=True)
        return connection
