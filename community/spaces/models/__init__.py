from .document import SpaceDocument
from .joining import Departure, Invitation, JoinRequest
from .space import Membership, Space

__all__ = ["Departure", "Invitation", "JoinRequest", "Membership", "Space", "SpaceDocument"]
