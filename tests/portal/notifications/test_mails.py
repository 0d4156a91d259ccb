"""PR9: a mail says that there is something, and where; nothing else."""

import re

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import translation

from portal.notifications.models import Notification
from portal.notifications.services import notify

pytestmark = pytest.mark.django_db

CANARIES = ("Oksana", "Kanarienvogel", "Geheimnis", "Nordhafen-Canary")
SUBJECTS = {
    "de": "Es gibt etwas Neues für Sie",
    "en": "There is something new for you",
    "uk": "Для вас є щось нове",
}


@pytest.fixture
def mail_in(make_member, organisation, answered, django_capture_on_commit_callbacks, settings):
    """The mail that a member who reads this language gets, written by somebody who works in German."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.PUBLIC_URL = "https://portal.example.org"

    def send(language):
        reader = make_member(given_name="Oksana", family_name="Kanarienvogel", language=language)
        organisation.name = "Nordhafen-Canary"
        organisation.save()
        with translation.override("de"), django_capture_on_commit_callbacks(execute=True):
            notify(to=reader, notice=answered, url="/de/Geheimnis/", about=organisation)
        return mail.outbox[-1]

    return send


@pytest.mark.parametrize("language", ["de", "en", "uk"])
def test_PR9_no_name_no_text_and_no_picture_leaves_the_portal(mail_in, language, answered):
    message = mail_in(language)
    raw = message.message().as_string() + message.subject + message.body

    assert [canary for canary in CANARIES if canary in raw] == []
    assert answered.sentence not in raw
    assert message.alternatives == [] if hasattr(message, "alternatives") else True
    assert "<img" not in raw


@pytest.mark.parametrize("language", ["de", "en", "uk"])
def test_a_mail_speaks_the_language_of_its_reader_not_of_its_sender(mail_in, language):
    message = mail_in(language)

    assert message.subject == SUBJECTS[language]
    links = re.findall(r"https://\S+", message.body)
    assert len(links) == 2
    assert all(link.startswith(f"https://portal.example.org/{language}/notices/") for link in links)


def test_the_link_of_a_mail_leads_to_the_thing_in_the_readers_language(mail_in, client_of):
    mail_in("uk")
    notification = Notification.objects.get()
    notification.url = reverse("notices:mails")
    notification.save()
    path = re.search(r"https://portal.example.org(/\S+)", mail.outbox[-1].body)[1]

    response = client_of(notification.member).get(path)

    assert response["Location"] == "/uk/notices/mails/"


def test_the_mail_names_the_way_out_in_its_header(mail_in):
    message = mail_in("de")

    assert re.fullmatch(
        r"<https://portal\.example\.org/de/notices/stop/[\w:-]+/>", message.extra_headers["List-Unsubscribe"]
    )
