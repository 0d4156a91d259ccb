"""What was published is checked, and so is what refers to it: a link breaks when its target goes."""

from functools import partial

from django.db import transaction
from django.db.models.signals import post_delete
from wagtail.models import Page
from wagtail.signals import page_published, page_slug_changed, page_unpublished

from .services import forget_page, referrers_of
from .tasks import check_pages


def connect() -> None:
    page_published.connect(_published, dispatch_uid="editing.published")
    page_slug_changed.connect(_published, dispatch_uid="editing.moved")
    page_unpublished.connect(_unpublished, dispatch_uid="editing.unpublished")
    post_delete.connect(_deleted, dispatch_uid="editing.deleted")


def _published(sender, instance, **kwargs) -> None:
    _check(instance, *referrers_of(instance))


def _unpublished(sender, instance, **kwargs) -> None:
    forget_page(page_id=instance.pk)
    _check(*referrers_of(instance))


def _deleted(sender, instance, **kwargs) -> None:
    # Its check goes with the page; the links it alone had would stay behind.
    if issubclass(sender, Page):
        forget_page(page_id=instance.pk)


def _check(*pages) -> None:
    if ids := [page.pk for page in pages]:
        transaction.on_commit(partial(check_pages.enqueue, ids))
