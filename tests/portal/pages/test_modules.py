"""The vocabulary of the four mentoring modules: written in every language, kept by editors, named on pages."""

import pytest
from django.core.cache import cache
from django.utils.translation import override

from portal.common.translated_forms import TranslatedFormField
from portal.pages.models import MentoringModule
from portal.pages.modules import module_choices, modules

NAME = {"de": "Ankommen", "en": "Arriving", "uk": "Прибуття"}


@pytest.fixture
def arriving(db):
    return MentoringModule.objects.create(slug="arriving", number=1, name=NAME)


@pytest.mark.parametrize(("language", "name"), list(NAME.items()))
def test_a_module_is_named_in_the_readers_language(arriving, language, name):
    with override(language):
        assert module_choices() == [("arriving", name)]


def test_modules_are_read_once_until_one_changes(
    arriving, django_assert_num_queries, django_capture_on_commit_callbacks
):
    modules()
    with django_assert_num_queries(0):
        assert list(modules()) == ["arriving"]

    with django_capture_on_commit_callbacks(execute=True):
        MentoringModule.objects.create(slug="culture", number=3, name=NAME)

    assert list(modules()) == ["arriving", "culture"]


def test_a_name_is_written_in_every_language_and_nothing_of_it_is_lost():
    field = TranslatedFormField(required=True)

    assert field.clean(["Ankommen", "Arriving", "Прибуття"]) == NAME
    with pytest.raises(Exception, match="jeder Sprache"):
        field.clean(["Ankommen", "", "Прибуття"])
    with pytest.raises(Exception, match="200"):
        field.clean(["x" * 100_000, "Arriving", "Прибуття"])
    with pytest.raises(Exception, match="(?i)null"):
        field.clean(["\0", "Arriving", "Прибуття"])


def test_what_need_not_be_said_may_be_said_in_one_language():
    assert TranslatedFormField(required=False, long=True).clean(["", "Why", ""]) == {"en": "Why"}


def post(client, **said):
    data = {"slug": "culture", "number": "3", "about_de": "", "about_en": "", "about_uk": ""}
    names = {"name_de": "Kultur", "name_en": "Culture", "name_uk": "Культура"}
    return client.post("/admin/snippets/portal_pages/mentoringmodule/add/", data | names | said)


def test_an_editor_keeps_the_modules(client_of, editor):
    client = client_of(editor, second_factor=True)

    saved = post(client)

    assert (saved.status_code, MentoringModule.objects.get().name["uk"]) == (302, "Культура")
    assert "Kultur" in client.get("/admin/snippets/portal_pages/mentoringmodule/").content.decode()


@pytest.mark.parametrize("junk", ["", "\0", "x" * 100_000])
def test_a_form_with_junk_says_what_is_wrong_and_keeps_what_was_typed(client_of, editor, junk):
    answer = post(client_of(editor, second_factor=True), name_de=junk)

    assert (answer.status_code, MentoringModule.objects.count()) == (200, 0)
    assert 'value="Культура"' in answer.content.decode()


def test_a_kept_page_forgets_an_old_name(arriving, django_capture_on_commit_callbacks):
    modules()
    arriving.name = {**NAME, "de": "Hier sein"}

    with django_capture_on_commit_callbacks(execute=True):
        arriving.save()

    assert cache.get("pages.modules") is None
