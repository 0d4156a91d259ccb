from django.http import Http404
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from .models import LoadedPart
from .tour import stations, words


@require_safe
@never_cache
def tour(request):
    """The stops of the tour; there only where the demo is."""
    _demo_or_404()
    return render(request, "portal/demo/tour.html", {**words(), "stations": stations()})


@require_safe
@never_cache
def station(request, number: int):
    """One stop of the tour."""
    _demo_or_404()
    every = stations(accounts=True)
    if not 1 <= number <= len(every):
        raise Http404
    here = every[number - 1]
    context = {
        **words(),
        "here": here,
        "count": len(every),
        "before": every[number - 2] if number > 1 else None,
        "after": every[number] if number < len(every) else None,
    }
    return render(request, "portal/demo/station.html", context)


def _demo_or_404() -> None:
    if not LoadedPart.objects.exists():
        raise Http404
