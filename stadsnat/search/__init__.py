"""Search over everything that the apps say can be found.

registry: what can be found · words: when two words are the same · index: the table, kept in step
with the rows · find: the table asked · marking: the words shown in what was found.
"""

from .find import find, seen, suggestion
from .index import rebuild, reindex
from .registry import Found, Searchable, register

__all__ = ["Found", "Searchable", "find", "rebuild", "register", "reindex", "seen", "suggestion"]
