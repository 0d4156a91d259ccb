"""Members' text in templates: `{% load text %}{{ answer.body|markdown }}` and `{{ question.body|excerpt:160 }}`."""

from django import template

from portal.common import markdown as members_text

register = template.Library()


@register.filter
def markdown(text):
    return members_text.render(text)


@register.filter
def stored_markup(markup):
    """Show a column that `portal.common.markdown.render` filled."""
    return members_text.stored(markup)


@register.filter
def excerpt(text, length=200):
    return members_text.plain(text, int(length))
