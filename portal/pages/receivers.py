"""What changes the frame or a public page throws away what was kept of it."""

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from portal.common import pagecache

from .frame import forget_frame
from .models import (
    AccessibilitySettings,
    Film,
    ImprintSettings,
    MentoringModule,
    PageLicence,
    Partner,
    Picture,
    Principle,
    SiteSettings,
)
from .modules import forget_modules

FRAMING = (
    SiteSettings,
    ImprintSettings,
    AccessibilitySettings,
    Partner,
    PageLicence,
    PageViewRestriction,
    # A logo that is exchanged, a description that is put right.
    Picture,
)

# What stands on several pages at once and is changed in one place.
SHARED = (Principle, Film)


def connect() -> None:
    for signal in (page_published, page_unpublished, page_slug_changed):
        signal.connect(_a_page_changed, dispatch_uid=f"pages.{id(signal)}")
    post_page_move.connect(_the_frame_changed, dispatch_uid="pages.moved")
    for model in FRAMING:
        for signal in (post_save, post_delete):
            uid = f"pages.{model.__name__}.{id(signal)}"
            signal.connect(_the_frame_changed, sender=model, dispatch_uid=uid)
    for signal in (post_save, post_delete):
        signal.connect(
            _the_modules_changed, sender=MentoringModule, dispatch_uid=f"pages.module.{id(signal)}"
        )
        for model in SHARED:
            uid = f"pages.{model.__name__}.{id(signal)}"
            signal.connect(_what_pages_share_changed, sender=model, dispatch_uid=uid)
    post_delete.connect(_a_film_is_gone, sender=Film, dispatch_uid="pages.film_deleted")
    post_delete.connect(_a_page_is_gone, dispatch_uid="pages.deleted")


def _the_frame_changed(sender, **kwargs) -> None:
    # A move too, of whatever page: the frame knows restricted pages and their rights by their place in the tree.
    forget_frame()
    pagecache.raise_generation()


def _the_modules_changed(sender, **kwargs) -> None:
    forget_modules()
    pagecache.raise_generation()


def _what_pages_share_changed(sender, **kwargs) -> None:
    pagecache.raise_generation()


def _a_film_is_gone(sender, instance, **kwargs) -> None:
    # The library itself takes the film and its picture away.
    names, storage = [file.name for file in instance.files()], instance.file.storage
    transaction.on_commit(lambda: [storage.delete(name) for name in names])


def _a_page_changed(sender, instance, **kwargs) -> None:
    # Doors and feet lead to standing pages only: a chapter that changes leaves the frame as it is.
    if getattr(instance, "is_standing", True):
        forget_frame()
    pagecache.raise_generation()


def _a_page_is_gone(sender, instance, **kwargs) -> None:
    if issubclass(sender, Page):
        _a_page_changed(sender, instance)
