"""The development mailbox: what the portal mailed, for whoever tries it out. Not there in production."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from .models import OutgoingMail

SHOWN = 50


@require_safe
def mailbox(request):
    return render(request, "portal/common/mail_list.html", {"mails": OutgoingMail.objects.all()[:SHOWN]})


@require_safe
def mail(request, pk):
    return render(request, "portal/common/mail_detail.html", {"mail": get_object_or_404(OutgoingMail, pk=pk)})
