"""A member tells a good practice: writes on one page that keeps itself, looks at it, says yes twice, and sends it."""

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
from ..forms import ConsentForm, PracticeForm
from ..models import GoodPracticePage, PracticeDraft, PracticeUse
from ..questions import QUESTIONS
from ..told import write_page


@never_cache
@login_required
def mine(request: HttpRequest) -> HttpResponse:
    """What I told and what I used, each with where it stands."""
    uses = list(PracticeUse.objects.of(request.user))
    pages = GoodPracticePage.objects.live().filter(translation_key__in=[use.practice for use in uses])
    shown = {}
    for page in pages.select_related("locale"):
        if page.translation_key not in shown or page.locale.language_code == get_language():
            shown[page.translation_key] = page
    return render(
        request,
        "portal/goodpractice/mine.html",
        {
            "tellings": PracticeDraft.objects.of(request.user).select_related("page"),
            "uses": [(use, shown[use.practice]) for use in uses if use.practice in shown],
        },
    )


@never_cache
@login_required
def tell(request: HttpRequest) -> HttpResponse:
    """What is asked, and the beginning."""
    languages = rules.languages_to_tell_in()
    require(rules.may_tell(request.user) and bool(languages))
    if request.method == "POST":
        language = get_language() if get_language() in languages else languages[0]
        draft = services.start_telling(by=request.user, language=language)
        return redirect("goodpractice:write", pk=draft.pk)
    begun = PracticeDraft.objects.of(request.user).filter(state__in=PracticeDraft.EDITABLE)
    return render(request, "portal/goodpractice/tell.html", {"questions": QUESTIONS, "begun": begun})


def own(request: HttpRequest, pk) -> PracticeDraft:
    """Her own; somebody else's is not there at all."""
    return get_object_or_404(PracticeDraft.objects.of(request.user).select_related("page", "member"), pk=pk)


@never_cache
@login_required
def write(request: HttpRequest, pk) -> HttpResponse:
    """The form. It keeps what is typed, finished or not; only looking at the whole asks for everything."""
    draft = own(request, pk)
    require(rules.may_edit(request.user, draft))
    languages = [draft.language] if draft.page else sorted({draft.language, *rules.languages_to_tell_in()})
    if request.method != "POST":
        form = PracticeForm(initial={**draft.answers, "language": draft.language}, languages=languages)
        return show_form(request, draft, form)
    typed = PracticeForm(request.POST, languages=languages, draft=True)
    if typed.is_valid():
        services.save_telling(draft=draft, language=typed.cleaned_data["language"], answers=typed.answers)
    if "X-Autosave" in request.headers:
        return HttpResponse(status=204 if typed.is_valid() else 422)
    if not typed.is_valid():
        return show_form(request, draft, typed)
    if "later" in request.POST:
        messages.success(request, _("Kept. You can go on whenever you like."))
        return redirect("goodpractice:mine")
    whole = PracticeForm(request.POST, languages=languages)
    if whole.is_valid():
        return redirect("goodpractice:telling", pk=draft.pk)
    return show_form(request, draft, whole)


def show_form(request: HttpRequest, draft: PracticeDraft, form: PracticeForm) -> HttpResponse:
    return render(request, "portal/goodpractice/practice_form.html", {"draft": draft, "form": form})


@never_cache
@login_required
def telling(request: HttpRequest, pk) -> HttpResponse:
    """What she told as readers will see it, where it stands, and what she can do."""
    return show_telling(request, own(request, pk), ConsentForm())


def show_telling(request: HttpRequest, draft: PracticeDraft, consent: ConsentForm) -> HttpResponse:
    whole = PracticeForm({**draft.answers, "language": draft.language}, languages=[draft.language])
    return render(
        request,
        "portal/goodpractice/telling_detail.html",
        {
            "draft": draft,
            "page": write_page(GoodPracticePage(title="…"), draft.answers),
            "missing": []
            if whole.is_valid()
            else [whole[name] for name in whole.errors if name in whole.fields],
            "form": consent,
            "may_edit": rules.may_edit(request.user, draft),
            "may_withdraw": rules.may_withdraw(request.user, draft),
            "may_reopen": rules.may_reopen(request.user, draft),
            "may_take_down": rules.may_take_down(request.user, draft),
            "may_delete": rules.may_delete(request.user, draft),
        },
    )


@login_required
@require_POST
def send(request: HttpRequest, pk) -> HttpResponse:
    draft = own(request, pk)
    require(rules.may_edit(request.user, draft))
    form = ConsentForm(request.POST)
    if not form.is_valid():
        return show_telling(request, draft, form)
    try:
        return act(
            request,
            draft,
            services.submit_telling,
            _("Sent. The editors read it now, and you will get a notice."),
        )
    except services.Incomplete:
        messages.error(request, _("Something is still missing. It is kept, and nothing was sent."))
        return redirect(draft)


@login_required
@require_POST
def withdraw(request: HttpRequest, pk) -> HttpResponse:
    draft = own(request, pk)
    require(rules.may_withdraw(request.user, draft))
    return act(
        request,
        draft,
        services.withdraw_telling,
        _("Taken back. Only you see it, and you can go on writing."),
    )


@login_required
@require_POST
def reopen(request: HttpRequest, pk) -> HttpResponse:
    draft = own(request, pk)
    require(rules.may_reopen(request.user, draft))
    services.reopen_telling(draft=draft)
    return redirect("goodpractice:write", pk=draft.pk)


@login_required
@require_POST
def take_down(request: HttpRequest, pk) -> HttpResponse:
    draft = own(request, pk)
    require(rules.may_take_down(request.user, draft))
    return act(
        request,
        draft,
        services.take_down,
        _("Your yes is taken back, and nobody is shown the page any more."),
    )


@login_required
@require_POST
def delete(request: HttpRequest, pk) -> HttpResponse:
    draft = own(request, pk)
    require(rules.may_delete(request.user, draft))
    services.delete_telling(draft=draft)
    messages.success(request, _("Deleted."))
    return redirect("goodpractice:mine")


def act(request: HttpRequest, draft: PracticeDraft, service, done: str) -> HttpResponse:
    """Do one thing with it and say so; a page that was old changes nothing."""
    try:
        service(draft=draft)
    except services.WrongState:
        messages.info(request, _("Nothing was changed: it had moved on in the meantime."))
    else:
        messages.success(request, done)
    return redirect(draft)
