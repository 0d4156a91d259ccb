from .consent import Consent, Look
from .member import CareerStation, Member, SpokenLanguage
from .organisation import Affiliation, Organisation
from .region import Region
from .relation import Block, Grant, Tie
from .visibility import FieldVisibility

__all__ = [
    "Affiliation",
    "Block",
    "CareerStation",
    "Consent",
    "FieldVisibility",
    "Grant",
    "Look",
    "Member",
    "Organisation",
    "Region",
    "SpokenLanguage",
    "Tie",
]
