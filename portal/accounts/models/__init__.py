from .consent import Consent, Look
from .member import CareerStation, Member, SpokenLanguage
from .organisation import Affiliation, Organisation
from .relation import Block, Grant, Tie

__all__ = [
    "Affiliation",
    "Block",
    "CareerStation",
    "Consent",
    "Grant",
    "Look",
    "Member",
    "Organisation",
    "SpokenLanguage",
    "Tie",
]
