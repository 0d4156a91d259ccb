from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from portal.common.access import require
from portal.common.files.refusals import UploadRefused

from .. import services
from ..forms import DocumentForm, UploadForm
from ..models import SpaceDocument
from ..querysets import without_blocked
from ..rules import may_change_document, may_post
from .frame import membership_in, render_inside

PAGE_SIZE = 30


@never_cache
@login_required
@require_GET
def document_list(request, slug):
    """What the members of a space share."""
    membership = membership_in(request, slug)
    documents = membership.space.documents.with_details()
    if not membership.is_moderator:
        documents = without_blocked(documents, request.user, field="author")
    page = Paginator(documents, PAGE_SIZE).get_page(request.GET.get("page"))
    writable = not membership.space.is_archived
    for document in page:
        document.url = document.file.url_for(request.user)
        document.is_changeable = writable and (
            membership.is_moderator or document.author_id == request.user.pk
        )
    return render_inside(
        request,
        membership,
        "document_list",
        {
            "page": page,
            "may_add": writable and membership.has_agreed,
            "must_agree": not membership.has_agreed,
        },
        (_("Documents"), ""),
    )


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def document_new(request, slug):
    """Share a file."""
    membership = membership_in(request, slug)
    require(may_post(request.user, membership.space))
    form = UploadForm(
        request.POST if request.method == "POST" else None,
        request.FILES if request.method == "POST" else None,
    )
    if request.method == "POST" and form.is_valid():
        try:
            services.add_document(space=membership.space, by=request.user, **form.cleaned_data)
        except UploadRefused as refused:
            form.add_error("upload", str(refused))
        else:
            messages.success(request, _("The document is there for all members of this space."))
            return redirect("spaces:document_list", slug=slug)
    return render_inside(request, membership, "document_form", {"form": form}, *_further(membership))


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def document_edit(request, slug, pk):
    """Give a document another title, words or language."""
    membership = membership_in(request, slug)
    document = _document(request, membership, pk)
    initial = {name: getattr(document, name) for name in ("title", "about", "language")}
    form = DocumentForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        services.change_document(document=document, **form.cleaned_data)
        messages.success(request, _("Changed."))
        return redirect("spaces:document_list", slug=slug)
    return render_inside(
        request, membership, "document_form", {"form": form, "document": document}, *_further(membership)
    )


@login_required
@require_POST
def document_remove(request, slug, pk):
    """Take a document away, file and all."""
    membership = membership_in(request, slug)
    services.remove_document(document=_document(request, membership, pk))
    messages.success(request, _("The document is removed."))
    return redirect("spaces:document_list", slug=slug)


def _document(request, membership, pk) -> SpaceDocument:
    document = get_object_or_404(membership.space.documents.select_related("space", "file", "author"), pk=pk)
    require(may_change_document(request.user, document))
    return document


def _further(membership) -> list[tuple]:
    return [
        (_("Documents"), reverse("spaces:document_list", args=[membership.space.slug])),
        (_("Document"), ""),
    ]
