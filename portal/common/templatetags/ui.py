"""`{% load ui %}`: every component of the portal. A misspelt argument is an error, not an empty box."""

# Importing a module registers its components.
from ..components import actions, boxes, finding, forms, frame, people  # noqa: F401
from ..components.library import register

__all__ = ["register"]
