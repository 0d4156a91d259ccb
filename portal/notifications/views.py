from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from portal.accounts import menu
from portal.common.links import in_language

from .forms import MailPreferencesForm
from .models import Notification
from .services import (
    LinkIsStale,
    mark_all_read,
    mark_read,
    read_unsubscribe_token,
    set_mail_preference,
    unsubscribe,
)

PER_PAGE = 20


@login_required
@never_cache
def notice_list(request):
    mine = Notification.objects.visible_to(request.user)
    page = Paginator(mine, PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "portal/notifications/notification_list.html",
        {"page": page, "has_unread": mine.unread().exists()},
    )


@login_required
@never_cache
@require_GET
def open_notice(request, pk):
    """The way from a mail or the list to the thing itself. It changes nothing but the reader's own mark."""
    notification = get_object_or_404(Notification.objects.visible_to(request.user), pk=pk)
    mark_read(notification=notification)
    return redirect(in_language(notification.url, get_language()))


@login_required
@require_POST
def mark_one_read(request, pk):
    mark_read(notification=get_object_or_404(Notification.objects.visible_to(request.user), pk=pk))
    return redirect("notices:list")


@login_required
@require_POST
def mark_every_read(request):
    mark_all_read(member=request.user)
    return redirect("notices:list")


@login_required
@never_cache
def mail_preferences(request):
    form = MailPreferencesForm(request.POST if request.method == "POST" else None, member=request.user)
    if request.method == "POST" and form.is_valid():
        for notice, wanted in form.choices():
            set_mail_preference(member=request.user, notice=notice, wants_mail=wanted)
        messages.success(request, _("Saved. From now on you get the mails you chose."))
        return redirect("notices:mails")
    return render(
        request, "portal/notifications/mailpreference_form.html", {"form": form, "me_pages": menu.pages()}
    )


@never_cache
def stop_mails(request, token):
    """Open without signing in: the link is for whoever holds the mail. Only the button changes something."""
    try:
        if request.method == "POST":
            notice = unsubscribe(token=token)
        else:
            _member, notice = read_unsubscribe_token(token)
    except LinkIsStale as reason:
        raise Http404 from reason
    return render(
        request,
        "portal/notifications/unsubscribe.html",
        {"sentence": notice.sentence, "is_done": request.method == "POST"},
    )
