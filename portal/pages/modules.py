"""The mentoring modules, read once and kept until one changes: every scenario on every page names its own."""

from django.core.cache import cache
from django.db import transaction

from .models import MentoringModule

KEY = "pages.modules"
KEPT_SECONDS = 300


def modules() -> dict[str, MentoringModule]:
    """Every module by its slug, in their order; costs no query while they are kept."""
    return cache.get_or_set(
        KEY, lambda: {module.slug: module for module in MentoringModule.objects.all()}, KEPT_SECONDS
    )


def module_choices() -> list[tuple[str, str]]:
    """(slug, name in the reader's language), for choosing one."""
    return [(slug, str(module)) for slug, module in modules().items()]


def forget_modules() -> None:
    transaction.on_commit(lambda: cache.delete(KEY))
