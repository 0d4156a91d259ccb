from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from .models import Programme


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
