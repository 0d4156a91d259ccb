from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from . import desk as desks
from .addresses import address_or_none


@login_required
@never_cache
def desk(request):
    """My desk: one list of what is next, and below it what I am in the middle of."""
    return render(
        request,
        "portal/front/desk.html",
        {
            "whats_next": desks.whats_next(request.user),
            "parts": desks.parts(request.user),
            "find_url": address_or_none("directory:profile_list"),
        },
    )
