"""Two editors at one page: the second to save is told what the first one wrote, before anything is written over.

Wagtail warns in the browser, and its server writes over the newer text all the same when a page is published or handed
in. This guard stands in front of that on the server. Every text stays in the page's history either way.
"""

from django.shortcuts import render
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_aware
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision

CONFIRMED = "write-over-revision"


def stop_writing_over(request, page: Page):
    """Hook before a page is edited: a page to decide on if somebody saved after this editor opened it."""
    if request.method != "POST" or _wants_json(request):
        # Saving by itself in the background is refused by Wagtail, with a sentence.
        return None
    latest = page.get_latest_revision()
    if latest is None or not _is_newer(latest, request):
        return None
    # Her own text may be newer as well: it saves itself while she clicks.
    latest = _by_somebody_else(page, request)
    if latest is None or request.POST.get(CONFIRMED) == _mark(latest):
        return None
    typed = [
        (name, value)
        for name, values in request.POST.lists()
        if name not in ("csrfmiddlewaretoken", CONFIRMED)
        for value in values
    ]
    context = {
        "page": page,
        "latest": latest,
        "who": latest.user.get_full_name() if latest.user_id and latest.user else _("somebody"),
        "typed": typed,
        "compare_url": _compare_url(page, request, latest),
        "confirmed": (CONFIRMED, _mark(latest)),
    }
    return render(request, "portal/editing/newer_version.html", context, status=409)


def _wants_json(request) -> bool:
    return not request.accepts("text/html")


def _is_newer(latest: Revision, request) -> bool:
    """Whether the newest text is not the one this editor began with, nor her own that was saved by itself."""
    own = request.POST.get("overwrite_revision_id")
    if own:
        return own != str(latest.pk)
    loaded = request.POST.get("loaded_revision_id")
    if not loaded:
        return False
    return loaded != str(latest.pk) or request.POST.get("loaded_revision_created_at") != _moment(latest)


def _by_somebody_else(page: Page, request) -> Revision | None:
    """The newest text that somebody else saved since this editor opened the page."""
    others = page.revisions.exclude(user=request.user)
    try:
        since = parse_datetime(request.POST.get("loaded_revision_created_at", ""))
    except ValueError:
        since = None
    if since is not None and is_aware(since):
        others = others.filter(created_at__gt=since)
    else:
        # Without a moment, whoever saved last counts.
        others = others.filter(pk=page.latest_revision_id)
    return others.order_by("-created_at", "-pk").first()


def _compare_url(page: Page, request, latest: Revision) -> str | None:
    began_with = request.POST.get("loaded_revision_id", "")
    if not began_with.isdecimal() or began_with == str(latest.pk):
        return None
    return reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, began_with, latest.pk])


def _mark(revision: Revision) -> str:
    return f"{revision.pk}@{_moment(revision)}"


def _moment(revision: Revision) -> str:
    return revision.created_at.isoformat()
