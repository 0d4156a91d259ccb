from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from portal.printing.views import sheet

from ..paper import TEMPLATE


def template(request: HttpRequest, kind: str) -> HttpResponse:
    if kind not in TEMPLATE.kinds:
        raise Http404
    return sheet(request, TEMPLATE, kind=kind, name=_("good-practice-template"))
