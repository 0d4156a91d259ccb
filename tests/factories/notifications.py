"""What the world needs to try the notices: one for the mentee, and the link under her mail."""

from types import SimpleNamespace

from portal.notifications.notices import Notice
from portal.notifications.services import notify, unsubscribe_token


def furnish(world):
    happened = Notice("world.happened", "Something happened.")
    mentee = world.people["mentee"]
    world.things["notice"] = notify(to=mentee, notice=happened, url="/de/notices/mails/")
    world.things["notice_stop"] = SimpleNamespace(token=unsubscribe_token(mentee, happened.key))
