from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from .forms import ContactForm, page_from
from .guard import Verdict, judge, may_land, new_stamp
from .models import ContactMessage
from .services import leave_message

Topic = ContactMessage.Topic


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def contact(request, topic: str = Topic.GENERAL):
    """The one form: opened in general, about a barrier, or to tell a good practice."""
    started = {"topic": topic, "page": page_from(request.GET.get("page", "")), "email": _own_address(request)}
    form = ContactForm(request.POST if request.method == "POST" else None, initial=started)
    status = 200
    if form.is_bound and form.is_valid():
        if may_land(request):
            asked = ("topic", "name", "email", "text", "page")
            words = {name: form.cleaned_data[name] for name in asked}
            leave_message(**words, submission=form.submission, language=get_language())
            return redirect("contact:sent")
        status = 429
    return render(
        request,
        "portal/contact/contact_form.html",
        {
            "form": form,
            "stamp": _stamp(request),
            "is_barrier": topic == Topic.BARRIER,
            "is_full": status == 429,
        },
        status=status,
    )


@require_safe
def sent(request):
    """It has arrived."""
    return render(request, "portal/contact/contact_sent.html")


def _own_address(request) -> str:
    return request.user.email if request.user.is_authenticated else ""


def _stamp(request) -> str:
    """The form keeps its number while that still counts, so that sending it again is not a second message."""
    given = request.POST.get("stamp", "")
    return given if judge(given)[0] in {Verdict.FITTING, Verdict.TOO_FAST} else new_stamp()
