"""What the world needs to try the pages of "me": a yes and a block of the mentee."""

from portal.accounts.services import block, give_consent


def furnish(world):
    mentee = world.people["mentee"]
    world.things["consent"] = give_consent(member=mentee, kind="photo", version="1")
    world.things["block"] = block(by=mentee, member=world.people["stranger"])
