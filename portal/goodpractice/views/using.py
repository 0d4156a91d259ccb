"""A member says that she used a practice. The form has an address of its own: the practice's page is kept for everybody."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from portal.common.access import require

from .. import rules, services
from ..forms import UseForm
from ..models import GoodPracticePage, PracticeUse


def practice(key) -> GoodPracticePage:
    """A public practice by the key of all its languages, in the reader's language where there is one."""
    pages = list(
        GoodPracticePage.objects.live().public().filter(translation_key=key).select_related("locale")
    )
    require(bool(pages))
    return next((page for page in pages if page.locale.language_code == get_language()), pages[0])


@never_cache
@login_required
def use(request: HttpRequest, key) -> HttpResponse:
    """Her one report on a practice: written, rewritten, and where it stands."""
    require(rules.may_report_use(request.user))
    page = practice(key)
    report = PracticeUse.objects.of(request.user).about(page).first()
    initial = {name: getattr(report, name) for name in ("did", "differed", "organisation")} if report else {}
    form = UseForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        services.report_use(page=page, by=request.user, language=get_language(), **form.cleaned_data)
        messages.success(request, _("Thank you. An editor reads it, then it stands on the page."))
        return redirect("goodpractice:use", key=key)
    return render(
        request, "portal/goodpractice/use_form.html", {"page": page, "report": report, "form": form}
    )


@login_required
@require_POST
def delete(request: HttpRequest, key) -> HttpResponse:
    services.delete_use(use=get_object_or_404(PracticeUse.objects.of(request.user), practice=key))
    messages.success(request, _("Deleted."))
    return redirect("goodpractice:mine")
