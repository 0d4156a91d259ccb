"""Behind which doors a text stood when it was frozen. A version opens no wider than that, whatever the page does later."""

from collections.abc import Iterable

from django.db.models import Q
from wagtail.models import PageViewRestriction


def doors_of(page) -> list[str]:
    """The doors on the way to a page, its own included; empty where everybody may read."""
    # Asked of the database and not of the frame, which may be some moments old.
    ways = [page.path[:length] for length in range(page.steplen, len(page.path) + 1, page.steplen)]
    restrictions = PageViewRestriction.objects.filter(Q(page__path__in=ways)).prefetch_related("groups")
    return sorted({_door(restriction) for restriction in restrictions})


def _door(restriction) -> str:
    if restriction.restriction_type == PageViewRestriction.GROUPS:
        return "groups:" + ",".join(str(pk) for pk in sorted(group.pk for group in restriction.groups.all()))
    if restriction.restriction_type == PageViewRestriction.PASSWORD:
        return f"password:{restriction.pk}"
    return restriction.restriction_type


def readable(versions: Iterable, page) -> list:
    """Those that whoever stands before the page may read: all their doors are still on the way to it."""
    versions = list(versions)
    if not any(version.doors for version in versions):
        return versions
    passed = set(doors_of(page))
    return [version for version in versions if passed.issuperset(version.doors)]
