"""A chapter is found section by section, at the anchor where the words stand."""

from django.utils.translation import gettext_lazy as _

from portal.pages.searching import register_pages, sections

from .models import ChapterPage


def said(chapter):
    for anchor, title, text in sections(chapter.body):
        if anchor:
            yield {"part": anchor, "title": title, "text": text, "tags": (chapter.title,)}
        else:
            yield {"text": f"{chapter.lede}\n{text}", "weight": 2}


register_pages("chapter", ChapterPage, label=_("Blueprint"), said=said, order=10)
