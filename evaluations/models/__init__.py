from .recommendation import Recommendation
from .round import Coverage, Finding, Round
from .strategy import Dimension, Strategy

__all__ = ["Coverage", "Dimension", "Finding", "Recommendation", "Round", "Strategy"]
