"""Journey 4. A member joins a space, writes in its forum, asks a question, and accepts the answer that helped."""

import re

import pytest
from django.core import mail
from django.test import Client

from community.questions.models import Question
from portal.common.topics import Topic as Word
from tests.factories.forum import make_board
from tests.factories.spaces import make_space, seat


@pytest.fixture
def space(db):
    return make_space(
        slug="offener-raum",
        name={"de": "Offener Raum", "en": "Open space", "uk": "Відкритий простір"},
        house_rules={"de": "- Wir hören erst zu.", "en": "- We listen first."},
    )


@pytest.fixture
def board(space):
    return make_board(space, title={"de": "Beruf und Abschluss", "en": "Work and qualifications"})


@pytest.fixture
def miriam(make_member, space):
    """She has belonged to the space for a while and reads the portal in English."""
    someone = make_member(given_name="Miriam", family_name="Brandt", shown_as="full", language="en")
    seat(someone, space)
    return someone


def words(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


def form_on(response) -> dict:
    """The hidden fields of the form on a page, as a browser would send them back."""
    form = response.context["form"]
    return {field.name: field.value() for field in form.hidden_fields()}


def link_with(label: str, page: str) -> str:
    found = re.search(rf'<a [^>]*href="([^"]+)"[^>]*>(?:<[^>]+>)*\s*{re.escape(label)}', page)
    assert found, f"no link that says {label!r}"
    return found[1]


def notices_of(client, language="de") -> str:
    return words(client.get(f"/{language}/notices/"))


def test_a_member_joins_writes_asks_and_accepts(
    space, board, miriam, make_member, client_of, settings, django_capture_on_commit_callbacks
):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

    # She looks around first, as a visitor: everything can be read, nothing is kept about her.
    visitor = Client()
    community = visitor.get("/de/community/")
    place = link_with("Offener Raum", words(community))
    assert "Beruf und Abschluss" in words(visitor.get(place))
    assert not visitor.cookies

    # Then she has an account, under a name of her choosing, and joins with a yes to the house rules.
    linde = make_member(
        given_name="Inna", family_name="M", pseudonym="Stille Linde", shown_as="pseudonym", language="de"
    )
    hers = client_of(linde)
    page = hers.get(place)
    assert "Wir hören erst zu." in words(page)
    without_yes = hers.post(f"{place}join/", {})
    assert "Hausregeln" in words(without_yes)
    joined = hers.post(f"{place}join/", {"accepts_house_rules": "on"}, follow=True)
    assert "Willkommen" in words(joined)

    # She begins a topic. The title is missing at first: her words are still there.
    boards = words(hers.get(link_with("Forum", words(joined))))
    on_board = hers.get(link_with("Beruf und Abschluss", boards))
    sheet = hers.get(link_with("Thema beginnen", words(on_board)))
    text = "Seit **fünf Monaten** warte ich auf den Bescheid.\n\n<script>alert(1)</script>"
    kept = hers.post(sheet.request["PATH_INFO"], {**form_on(sheet), "subject": "", "body": text})
    assert "Seit **fünf Monaten** warte ich" in words(kept)
    sent = {**form_on(kept), "subject": "Wie lange dauert ein Bescheid?", "body": text}
    topic = hers.post(sheet.request["PATH_INFO"], sent, follow=True)
    assert "<strong>fünf Monaten</strong>" in words(topic)
    assert "<script>alert" not in words(topic)
    address = topic.redirect_chain[-1][0]

    # A double click on the way made no second topic.
    again = hers.post(sheet.request["PATH_INFO"], sent, follow=True)
    assert again.redirect_chain[-1][0] == address

    # Miriam answers in the topic. The writer is told: in the portal, and by a mail without names or words.
    miriams = client_of(miriam)
    there = miriams.get(address.replace("/de/", "/en/"))
    with django_capture_on_commit_callbacks(execute=True):
        answered = miriams.post(
            f"{address}reply/", {**form_on(there), "body": "Bei uns waren es sieben."}, follow=True
        )
    assert "Bei uns waren es sieben." in words(answered)
    assert "In einem Gespräch, an dem Sie teilnehmen" in notices_of(hers)
    assert "Gespräch" not in notices_of(miriams)
    letter = mail.outbox[-1]
    assert letter.to == [linde.email]
    for secret in ("Miriam", "sieben", "Bescheid"):
        assert secret not in letter.subject + letter.body

    # Nobody sees her name, and what she wrote she can change.
    seen = words(visitor.get(address))
    assert "Stille Linde" in seen
    assert "Inna" not in seen
    own = hers.get(link_with("Ändern", words(hers.get(address))))
    changed = {"subject": "Wie lange dauert ein Bescheid?", "body": "Nachtrag: Er ist da."}
    assert "Nachtrag: Er ist da." in words(hers.post(own.request["PATH_INFO"], changed, follow=True))

    # She asks a question, under a word of the vocabulary that the editors keep.
    word = Word.objects.create(name="Recognition", name_de="Anerkennung", slug="recognition")
    sheet = hers.get("/de/community/questions/ask/")
    asked = hers.post(
        "/de/community/questions/ask/",
        {
            **form_on(sheet),
            "space": space.pk,
            "title": "Soll ich den Bescheid in der Bewerbung erwähnen?",
            "body": "Er ist nur teilweise.",
            "topics": [word.pk],
        },
        follow=True,
    )
    assert "Soll ich den Bescheid in der Bewerbung erwähnen?" in words(asked)
    question = asked.redirect_chain[-1][0]

    # Two answer; she hears of it and accepts the one that helped. It stands first, and its writer is told.
    tariq = make_member(given_name="Tariq", family_name="A", language="de")
    seat(tariq, space)
    for helper, body in ((tariq, "Erst im Gespräch."), (miriam, "In einem Satz und als Plan.")):
        client = client_of(helper)
        sheet = client.get(question)
        client.post(f"{question}answer/", {**form_on(sheet), "body": body})
    assert "Ihre Frage hat eine neue Antwort." in notices_of(hers)

    helped = Question.objects.get().answers.get(author=miriam)
    hers.post(f"/de/community/answers/{helped.pk}/accept/")

    page = words(visitor.get(question))
    assert page.index("In einem Satz und als Plan.") < page.index("Erst im Gespräch.")
    assert "Your answer has helped" in notices_of(client_of(miriam), "en")

    # The space shows both rooms with what was said there, in the reader's language.
    assert "1 topic" in words(visitor.get(place.replace("/de/", "/en/")))
    assert "1 тема" in words(visitor.get(place.replace("/de/", "/uk/")))
