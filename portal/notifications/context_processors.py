from django.utils.functional import SimpleLazyObject

from .models import Notification


def unread_notices(request) -> dict:
    """`unread_notices`: how many the header shows. Asked only where a template asks."""
    member = getattr(request, "user", None)
    if member is None or not member.is_authenticated:
        return {"unread_notices": 0}
    return {
        "unread_notices": SimpleLazyObject(lambda: Notification.objects.visible_to(member).unread().count())
    }
