"""Django looks here for the tables of the project itself."""

from .saved_views.models import SavedView
from .search.models import SearchEntry

__all__ = ["SavedView", "SearchEntry"]
