"""A message that came in through the contact form."""

import uuid

from portal.contact.models import ContactMessage
from portal.contact.services import leave_message


def make_message(**fields) -> ContactMessage:
    fields.setdefault("topic", "general")
    fields.setdefault("email", "vera.sand@example.org")
    fields.setdefault("text", "Wann beginnt die nächste Gruppe?")
    fields.setdefault("submission", uuid.uuid4())
    return leave_message(**fields)


def furnish(world) -> None:
    world.things["message"] = make_message()
