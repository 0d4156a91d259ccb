"""One private thing of every registered kind that holds a word nobody else uses; a kind without one fails the test.

Each maker is given the world (`make_member`, `organisation`, …) and returns who may read the canary, and who may not.
"""

from collections.abc import Callable
from dataclasses import dataclass

from wagtail.models import PageViewRestriction

from community.questions.services import answer_question, ask_question
from portal.pages.models import MentoringModule
from tests.factories import directory, forum, pages, spaces
from tests.factories.programmes import make_programme

WORD = "Kanarienvogelgesang"


@dataclass
class Canary:
    """Where the word lies, who may find it (nobody where what is private is in no index) and who may not."""

    reader: object | None
    stranger: object
    kind: str


def of_page(kind: str, make: Callable):
    """Pages: for members only, so that a visitor is the stranger."""

    def canary(world):
        page = make()
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
        return Canary(reader=world.member(), stranger=world.visitor, kind=kind)

    return canary


def in_space(kind: str, say: Callable):
    """Rooms: said in a closed space, so that a member who does not belong to it is the stranger."""

    def canary(world):
        space, reader = spaces.make_space(kind="closed"), world.member()
        spaces.seat(reader, space)
        say(reader, space)
        return Canary(reader=reader, stranger=world.member(), kind=kind)

    return canary


def ask(reader, space):
    question = ask_question(by=reader, space=space, title="Wer weiß es?", body=WORD, language="de")
    answer_question(question=question, by=reader, body=f"Niemand, {WORD}.", language="de")


def talk(reader, space):
    topic = forum.make_topic(reader, forum.make_board(space), body=WORD)
    forum.make_reply(reader, topic, body=WORD)


def mentor(world):
    profile = directory.make_listed_mentor(
        make_programme(world.organisation), audience="members", about=WORD, topics=(WORD,)
    )
    return Canary(reader=profile.member, stranger=world.visitor, kind="mentor")


def programme(world):
    make_programme(world.organisation, name={"de": WORD}, summary={"de": WORD}, is_public=False)
    return Canary(reader=None, stranger=world.member(), kind="programme")


def space(world):
    """Of a closed space all members learn; nobody else, and of a hidden one the search says nothing at all."""
    spaces.make_space(kind="closed", audience="members", name={"de": WORD}, about={"de": f"Hier ist {WORD}."})
    hidden = spaces.make_space(kind="hidden", name={"de": WORD})
    reader = world.member()
    spaces.seat(reader, hidden)
    return Canary(reader=reader, stranger=world.visitor, kind="space")


def body():
    return [pages.text(WORD), pages.heading(WORD, "gesang"), pages.text(WORD)]


CANARIES = {
    "chapter": of_page("chapter", lambda: pages.make_chapter(pages.make_blueprint(), body=body())),
    "practice": of_page(
        "practice", lambda: pages.make_practice(pages.make_practices(), title=WORD, context=f"<p>{WORD}</p>")
    ),
    "tool": of_page("tool", lambda: pages.make_tool(pages.make_toolkit(), title=WORD)),
    "news": of_page("news", lambda: pages.make_news(pages.make_news_list(), title=WORD)),
    "manual": of_page("manual", lambda: make_manual_page()),
    "guide": of_page("guide", lambda: make_guide_part()),
    "module": of_page("module", lambda: make_module_page()),
    "research": of_page("research", lambda: pages.make_research(pages.make_toolkit(), title=WORD)),
    "article": of_page("article", lambda: pages.make_article(title=WORD, body=body())),
    "faq": of_page(
        "faq", lambda: pages.make_faq(topics={"Vögel": {f"Was ist {WORD}?": WORD}}, title="Fragen")
    ),
    "plain": of_page("plain", lambda: pages.make_plain(sentences=f"Das ist {WORD}.", title="Einfach")),
    "programme": programme,
    "question": in_space("question", ask),
    "topic": in_space("topic", talk),
    "mentor": mentor,
    "space": space,
}


def make_manual_page():
    from portal.manual.models import ManualIndexPage, ManualPage

    index = pages.add(pages.home(), ManualIndexPage, title="Handbuch")
    return pages.add(index, ManualPage, title=WORD, role="member", body=[pages.heading(WORD, "gesang")])


def make_guide_part():
    guide = pages.make_guide(pages.make_toolkit(), parts=(WORD,), title="Leitfaden")
    return guide.parts().get()


def make_module_page():
    module = MentoringModule.objects.create(slug="gesang", number=1, name={"de": WORD})
    return pages.make_module_page(pages.make_toolkit(), module, title=WORD)
