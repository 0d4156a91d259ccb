"""What changes the frame or a public page throws away what was kept of it."""

from django.db.models.signals import post_delete, post_save
from wagtail.models import PageViewRestriction
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from portal.accounts.models import Organisation

from .frame import forget_frame
from .models import SiteSettings


def connect() -> None:
    for signal in (page_published, page_unpublished, page_slug_changed, post_page_move):
        signal.connect(_something_public_changed, dispatch_uid=f"pages.{id(signal)}")
    for model in (SiteSettings, Organisation, PageViewRestriction):
        for signal in (post_save, post_delete):
            signal.connect(
                _something_public_changed, sender=model, dispatch_uid=f"pages.{model}.{id(signal)}"
            )
    post_delete.connect(_a_page_is_gone, dispatch_uid="pages.deleted")


def _something_public_changed(sender, **kwargs) -> None:
    forget_frame()


def _a_page_is_gone(sender, **kwargs) -> None:
    from wagtail.models import Page

    if issubclass(sender, Page):
        forget_frame()
