"""What the world needs to try the pages of "me": a yes and a block of the mentee."""

from types import SimpleNamespace

from portal.accounts.meeting import block_address
from portal.accounts.services import block, give_consent


def furnish(world):
    mentee = world.people["mentee"]
    world.things["consent"] = give_consent(member=mentee, kind="photo", version="1")
    token = block_address(mentee, world.people["mentor"]).rstrip("/").rpartition("/")[2]
    world.things["block_token"] = SimpleNamespace(token=token)
    world.things["block"] = block(by=mentee, member=world.people["stranger"])
