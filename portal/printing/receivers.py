from wagtail.signals import page_published

from . import services
from .pages import PrintablePage


def connect() -> None:
    page_published.connect(_a_page_was_published, dispatch_uid="printing.published")


def _a_page_was_published(sender, instance, **kwargs) -> None:
    if isinstance(instance, PrintablePage):
        services.print_anew(page=instance)
