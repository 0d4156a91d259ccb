"""How pages are found: an app above names its kind of page and what is said on it, in one call of `register_pages`.

A page is found by whoever may read it: everybody, or members where it asks for a sign-in. One that is for a group of
editors is in no index. Publishing, taking down, moving, restricting and deleting change the entries at once.
"""

from collections.abc import Callable, Iterable, Iterator

from django.db.models import QuerySet
from django.db.models.signals import post_delete, post_save
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move

from portal.accounts.audiences import MEMBERS, PUBLIC
from search.services import index, remove
from search.sources import Source, Words, register

from .models import ArticlePage, FaqPage, PlainPage
from .raw import MARKUP, texts

LOGIN = PageViewRestriction.LOGIN

_kinds: dict[type[Page], str] = {}


def register_pages(
    kind: str,
    model: type[Page],
    *,
    label,
    said: Callable[[Page], Iterable[dict]],
    prepare: Callable[[QuerySet], QuerySet] = lambda pages: pages,
    **further,
) -> None:
    """Make the published pages of a model searchable. `said(page)` gives the fields of one or several `Words`.

    What stands in `further` is handed to the `Source` (its facets, its order).
    """

    def words(page):
        audience = audience_of(page)
        for fields in said(page) if audience else ():
            yield Words(
                **{
                    "language": page.locale.language_code,
                    "audience": audience,
                    "at": page.first_published_at,
                    "title": page.title,
                    **fields,
                }
            )

    _kinds[model] = kind
    register(
        Source(
            kind=kind,
            label=label,
            things=lambda: prepare(model.objects.live().select_related("locale")),
            words=words,
            visible_to=lambda asker: readable(model.objects.live().defer_streamfields(), asker),
            url=lambda page, part: f"{page.get_url()}#{part}" if part else page.get_url(),
            **further,
        )
    )


def audience_of(page: Page) -> str:
    """Who may read the page; empty where no audience of ours says it.

    Asked past the frame, which learns of a restriction only when its transaction is over.
    """
    restrictions = {restriction.restriction_type for restriction in Page.get_view_restrictions(page)}
    if not restrictions:
        return PUBLIC
    return MEMBERS if restrictions == {LOGIN} else ""


def readable(pages: QuerySet, asker) -> QuerySet:
    """The pages that nothing on the way to them keeps from the asker."""
    restrictions = PageViewRestriction.objects.select_related("page")
    if asker.is_authenticated:
        restrictions = restrictions.exclude(restriction_type=LOGIN)
    for restriction in restrictions:
        pages = pages.not_descendant_of(restriction.page, inclusive=True)
    return pages


def plain(value) -> str:
    """What is read in a stored value: blocks, rich text or plain text."""
    raw = list(value.raw_data) if hasattr(value, "raw_data") else value
    values = [block["value"] for block in raw] if isinstance(raw, list) else raw
    return " ".join(MARKUP.sub(" ", text) for text in texts(values)).strip()


def sections(body) -> Iterator[tuple[str, str, str]]:
    """A body as (anchor, title, text): what stands before the first heading has neither anchor nor title."""
    anchor, title, said = "", "", []
    for block in body.raw_data:
        value = block["value"]
        if block["type"] == "heading" and value.get("anchor"):
            yield anchor, title, " ".join(said)
            anchor, title, said = value["anchor"], value.get("title", ""), []
        else:
            said.append(" ".join(MARKUP.sub(" ", text) for text in texts(value)))
    yield anchor, title, " ".join(said)


def connect() -> None:
    for signal in (page_published, page_unpublished):
        signal.connect(_a_page_changed, dispatch_uid=f"pages.searching.{id(signal)}")
    post_page_move.connect(_pages_below_changed, dispatch_uid="pages.searching.moved")
    post_delete.connect(_a_page_is_gone, dispatch_uid="pages.searching.deleted")
    for signal in (post_save, post_delete):
        signal.connect(
            _who_may_read_changed, sender=PageViewRestriction, dispatch_uid=f"pages.searching.{id(signal)}"
        )


def _a_page_changed(sender, instance, **kwargs) -> None:
    if kind := _kinds.get(type(instance)):
        index(kind=kind, thing=instance)


def _a_page_is_gone(sender, instance, **kwargs) -> None:
    if kind := _kinds.get(sender):
        remove(kind=kind, object_id=instance.pk)


def _who_may_read_changed(sender, instance, **kwargs) -> None:
    _pages_below_changed(sender, instance.page)


def _pages_below_changed(sender, instance, **kwargs) -> None:
    """With a part of the tree its pages change hands."""
    for model, kind in _kinds.items():
        for page in model.objects.descendant_of(instance, inclusive=True):
            index(kind=kind, thing=page)


def said_in_article(page):
    for anchor, title, text in sections(page.body):
        if anchor:
            yield {"part": anchor, "title": title, "text": text, "tags": (page.title,)}
        else:
            yield {"text": f"{page.lede}\n{text}", "weight": 2}


def said_in_faq(page):
    """Each question with its answer, at its own anchor."""
    for block in page.body.raw_data:
        topic = block["value"]
        for listed in topic["entries"]:
            entry = listed.get("value", listed)
            answer = MARKUP.sub(" ", entry["answer"])
            yield {
                "part": entry["anchor"],
                "title": entry["question"],
                "text": answer,
                "tags": (topic["title"],),
            }


connect()
register_pages("article", ArticlePage, label=_("Good to know"), said=said_in_article, order=66)
register_pages("faq", FaqPage, label=_("Questions and answers"), said=said_in_faq, order=64)
register_pages(
    "plain",
    PlainPage,
    label=_("In plain words"),
    said=lambda page: [{"text": f"{page.lede}\n{plain(page.body)}"}],
    order=68,
)
