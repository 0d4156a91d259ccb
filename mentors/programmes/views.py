from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from portal.common import pagecache

from .models import Cohort, Programme

# So many runs stand on one page; who ran more has years of them.
PAGE_SIZE = 50


def programme_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """What to expect of a programme, and when one can apply."""
    programmes = Programme.objects.visible_to(request.user).select_related("organisation")
    programme = get_object_or_404(programmes, slug=slug)
    return render(
        request,
        "mentors/programmes/programme_detail.html",
        {
            "programme": programme,
            "open_cohort": programme.cohorts.open_for_applications().first(),
            "coming_cohort": programme.cohorts.opening_later().first(),
        },
    )


@pagecache.keep
@require_safe
def completed(request: HttpRequest) -> HttpResponse:
    """The runs that are over: what the roadmap counts, to be looked at."""
    cohorts = Cohort.objects.completed().select_related("programme__organisation")
    page = Paginator(cohorts, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "mentors/programmes/completed.html", {"page": page})
