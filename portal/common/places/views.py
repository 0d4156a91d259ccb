from django.http import JsonResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from .finding import search


@require_safe
def towns(request):
    """The names that begin as somebody types, for the list below the field; nothing is kept of what was typed."""
    found = search(request.GET.get("q", ""), get_language() or "")
    return JsonResponse({"towns": [one.full_label() for one in found]})
