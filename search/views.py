from dataclasses import asdict

from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from portal.common.navigation import doors
from portal.common.pagecache import keep

from .alike import like_what_is_written
from .finding import suggest
from .page import ResultPage, own_language, typed
from .sources import in_order

# What is typed and what is found belongs to whoever typed it: no cache keeps it, a browser's neither.
UNKEPT = "private, no-store"
SUGGESTIONS_AT_ONCE = 8


@keep
@require_GET
def results(request):
    """The results for `?q=`; without one an invitation, which is the same for every visitor."""
    text = typed(request.GET)
    response = render(
        request,
        "search/results.html",
        {"found": ResultPage(request) if text else None, "text": text, "ways": doors(request)},
    )
    if request.GET:
        response["Cache-Control"] = UNKEPT
    return response


@require_GET
def suggestions(request):
    """What the list shows that opens while somebody types: titles, each under the name of its kind."""
    text = typed(request.GET)
    found = suggest(text, asker=request.user, language=own_language()) if text else {}
    # The more kinds, the fewer of each: a list that one can take in.
    most = max(2, SUGGESTIONS_AT_ONCE // max(1, len(found)))
    groups = [
        {
            "label": str(source.label),
            "items": [{"title": line.title, "url": line.url} for line in found[source.kind][:most]],
        }
        for source in in_order()
        if source.kind in found
    ]
    count = sum(len(group["items"]) for group in groups)
    said = ngettext("%(count)s suggestion", "%(count)s suggestions", count) % {"count": count}
    return JsonResponse(
        {"groups": groups, "said": said if count else _("No suggestions")}, headers={"Cache-Control": UNKEPT}
    )


@login_required
@require_POST
def alike(request):
    """What resembles the title that somebody is just writing; sent as a form, so that no address holds her draft."""
    lines = like_what_is_written(
        request.POST.get("text", ""), kinds=request.POST.getlist("kind"), asker=request.user
    )
    said = ngettext("%(count)s similar one further on", "%(count)s similar ones further on", len(lines))
    return JsonResponse(
        {"lines": [asdict(line) for line in lines], "said": said % {"count": len(lines)} if lines else ""},
        headers={"Cache-Control": UNKEPT},
    )
