from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from ..meeting import whom
from ..models import Block
from ..services import block
from .frame import render_me


@login_required
@never_cache
def block_member(request, token):
    """Ask once, then the two meet no more. The address was made for her, where she saw the other."""
    other = whom(request.user, token)
    if other is None:
        raise Http404
    if request.method == "POST":
        block(by=request.user, member=other)
        messages.success(request, _("Done. You do not meet any more, and nobody is told."))
        return redirect("accounts:blocks")
    return render_me(
        request,
        "block_form",
        {"other": other, "is_blocked": Block.objects.filter(blocker=request.user, blocked=other).exists()},
    )
