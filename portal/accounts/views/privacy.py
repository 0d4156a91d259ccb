from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from .. import looks
from ..models import Block, Consent, Look
from ..rules import is_staff_role
from ..services import unblock, withdraw_consent
from .frame import render_me

PER_PAGE = 20


@login_required
@never_cache
def look_list(request):
    """Who has seen my data: every look that staff took, and why (AU1)."""
    page = Paginator(Look.objects.at(request.user), PER_PAGE).get_page(request.GET.get("page"))
    for look in page:
        look.words = looks.words_for(look.what)
    return render_me(request, "look_list", {"page": page})


@login_required
@never_cache
def consent_list(request):
    """What I agreed to, each with its date, and the way back."""
    return render_me(
        request,
        "consent_list",
        {"consents": Consent.objects.filter(member=request.user)},
    )


@login_required
@require_POST
def withdraw(request, pk):
    mine = Consent.objects.standing().filter(member=request.user).exclude(kind=Consent.Kind.TERMS)
    consent = get_object_or_404(mine, pk=pk)
    withdraw_consent(member=request.user, kind=consent.kind, scope=consent.scope)
    messages.success(request, _("Taken back. It holds from this moment."))
    return redirect("accounts:consents")


@login_required
@never_cache
def block_list(request):
    """Whom I do not want to meet. The other side never sees this."""
    return render_me(
        request,
        "block_list",
        {
            "blocks": Block.objects.filter(blocker=request.user)
            .select_related("blocked")
            .order_by("-created_at")
        },
    )


@login_required
@require_POST
def lift_block(request, pk):
    mine = get_object_or_404(Block.objects.filter(blocker=request.user), pk=pk)
    unblock(by=request.user, member=mine.blocked)
    messages.success(request, _("Lifted. The two of you can meet again in the portal."))
    return redirect("accounts:blocks")


@login_required
@never_cache
def security(request):
    """How I sign in: address, password, second step."""
    kinds = set(Authenticator.objects.filter(user=request.user).values_list("type", flat=True))
    return render_me(
        request,
        "security",
        {
            "has_app": Authenticator.Type.TOTP in kinds,
            "has_codes": Authenticator.Type.RECOVERY_CODES in kinds,
            "must_have_second_step": is_staff_role(request.user),
        },
    )
