"""Where a town lies and what it is called: a list of our own, so that nobody outside learns who looks for what.

From GeoNames (CC BY 4.0, see SOURCE.md); `scripts/places.py` makes it anew. Read when it is first needed, then kept.
"""

from .finding import Found, resolve, search
from .towns import Town, distance_km, town

__all__ = ["Found", "Town", "distance_km", "resolve", "search", "town"]
