"""A member tells a good practice, an editor asks something, it is published and found, and somebody does it too."""

import pytest
from django.urls import reverse
from wagtail.models import TaskState

from portal.accounts.services import grant_role
from portal.common.models import Topic
from tests.factories import pages


@pytest.fixture
def index(db):
    return pages.make_practices(slug="gute-praxis")


@pytest.fixture
def editor(person):
    return person("edda", second_factor=True, prepare=lambda member: grant_role(member=member, role="editor"))


def decides(editor, action: str, **fields):
    """What the buttons of the back office send, which open in a window over the page."""
    task = TaskState.objects.get(status=TaskState.STATUS_IN_PROGRESS)
    address = reverse("wagtailadmin_pages:workflow_action", args=[task.revision.object_id, action, task.pk])
    with editor.post_office.commits(execute=True):
        assert editor.client.post(address, fields).status_code in (200, 302)


def test_a_member_tells_what_worked(index, editor, person):
    topic = Topic.objects.create(name="writing", slug="writing", name_de="Schreiben")
    iryna, sven, visitor = person("iryna"), person("sven"), person("daryna", account=False)

    # She comes from the list, begins, and is called away. What she wrote is there when she is back.
    iryna.opens("/de/gute-praxis/").follows("Eine gute Praxis erzählen").presses("Mit dem Schreiben beginnen")
    iryna.presses("Speichern und später weiter", title="Briefe statt Treffen")
    assert iryna.reads("Noch nicht gesendet")
    iryna.follows("Briefe statt Treffen").follows("Weiterschreiben")
    iryna.presses("Behalten und ansehen", lede="Zwei schreiben einander.")
    assert iryna.reads("Wo hat es angefangen, und warum?")
    iryna.presses(
        "Behalten und ansehen",
        context="Die Buslinie wurde eingestellt.",
        steps="Papier kaufen\nLiniert.\n\nAnfangen",
        needs="Briefmarken",
        lessons="Kurz ist besser.",
        settings=["community"],
        for_whom=["mentees"],
        topics=[topic.pk],
        author_line="Iryna aus Nordhafen",
    )

    # She looks at the whole, says yes twice, and sends it. Nobody else sees it.
    assert iryna.reads("Papier kaufen")
    hers = iryna.address
    iryna.presses("An die Redaktion senden", agrees_to_licence="on", nobody_recognisable="on")
    assert iryna.reads("Die Redaktion liest")
    assert sven.is_refused(hers)
    assert not visitor.opens("/de/gute-praxis/").reads("Briefe statt Treffen")

    # An editor hears of it without a title or a name, and sends it back with a question.
    assert "Briefe" not in editor.letter().subject + editor.letter().text
    assert editor.opens(editor.letter().links[0]).reads("Briefe statt Treffen")
    decides(editor, "reject", comment="Schön! Was kostet das Porto?")

    # She reads why, mends it, and nothing was lost.
    iryna.opens(iryna.letter().links[0])
    assert iryna.reads("Schön! Was kostet das Porto?")
    iryna.follows("Weiterschreiben").presses("Behalten und ansehen", needs="Briefmarken, 13 Euro")
    iryna.presses("An die Redaktion senden", agrees_to_licence="on", nobody_recognisable="on")
    decides(editor, "approve")

    # It is published; she hears of it, and a visitor finds it by what it is for.
    iryna.opens(iryna.letter().links[0])
    assert iryna.reads("Veröffentlicht")
    visitor.opens("/de/gute-praxis/?q=porto+brief")
    assert not visitor.reads("Briefe statt Treffen")
    visitor.opens("/de/gute-praxis/?q=briefmarken&setting=community&topic=writing")
    visitor.follows("Briefe statt Treffen")
    for words in ("Papier kaufen", "13 Euro", "Iryna aus Nordhafen", "Gemeinschaft und Integration"):
        assert visitor.reads(words)

    # Somebody does it too and says so; an editor looks, and then everybody reads it.
    sven.opens(visitor.address).follows("Wir haben es auch genutzt")
    sven.presses("Meinen Bericht senden", did="Sechs Paare, ein Winter.")
    assert sven.reads("Die Redaktion liest")
    assert not visitor.opens(visitor.address).reads("Sechs Paare, ein Winter.")
    editor.opens("/admin/practice-uses/").follows("Briefe statt Treffen").presses("Auf der Seite zeigen")
    assert visitor.opens(visitor.address).reads("Sechs Paare, ein Winter.")
    assert visitor.reads("1 Bericht von anderen")
    assert "Sven" not in str(visitor)

    # She takes her yes back where all her consents stand. The page is gone at once.
    iryna.opens("/de/me/consents/").presses("Zurücknehmen")
    assert not visitor.opens("/de/gute-praxis/").reads("Briefe statt Treffen")
