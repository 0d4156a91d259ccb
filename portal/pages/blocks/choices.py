"""Choices from vocabularies. What is kept is the short name: the same in every language, and no row to ask for."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


def offered_modules() -> list[tuple[str, str]]:
    # The modules are a model, and models have blocks.
    from ..modules import module_choices

    return module_choices()


class ModuleChoiceBlock(blocks.ChoiceBlock):
    """One of the mentoring modules, by its short name."""

    def __init__(self, **kwargs):
        kwargs.setdefault("choices", offered_modules)
        kwargs.setdefault("search_index", False)
        super().__init__(**kwargs)

    class Meta:
        icon = "folder-open-inverse"
        label = _("mentoring module")


def offered_indicators() -> list[tuple[str, str]]:
    from ..indicators import choices

    return choices()


class IndicatorChoiceBlock(blocks.ChoiceBlock):
    """One of the figures that parts of the portal have registered, by its key."""

    def __init__(self, **kwargs):
        kwargs.setdefault("choices", offered_indicators)
        kwargs.setdefault("search_index", False)
        super().__init__(**kwargs)

    class Meta:
        icon = "view"
        label = _("live figure")
