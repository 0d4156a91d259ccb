import pytest
from django import forms

from portal.common.files.forms import UploadField
from portal.common.files.models import StoredFile
from portal.common.files.services import store_upload
from tests.factories import files as honest
from tests.factories.files import upload
from tests.hostile.files import EICAR


@pytest.fixture
def form_class(purpose):
    class Letter(forms.Form):
        words = forms.CharField()
        file = UploadField(purpose="letter", required=False)

    return Letter


def test_a_good_file_is_checked_once_and_stored_from_the_form(form_class, member, monkeypatch):
    form = form_class({"words": "Hello"}, {"file": upload("cv.docx", honest.docx())})
    assert form.is_valid()
    monkeypatch.setattr(
        "portal.common.files.services.check_upload", lambda *_a: pytest.fail("checked a second time")
    )

    store_upload(form.cleaned_data["file"], purpose="letter", owner_id=member.pk)

    assert StoredFile.objects.get().name == "cv.docx"


def test_a_refused_file_is_an_error_at_its_field_and_the_words_stay(form_class):
    form = form_class({"words": "Hello"}, {"file": upload("cv.pdf", EICAR)})

    assert form.errors.keys() == {"file"}
    assert form.errors.as_data()["file"][0].code == "disguised"
    assert 'value="Hello"' in form.as_p()


def test_an_empty_file_has_a_sentence(form_class):
    form = form_class({"words": "Hello"}, {"file": upload("cv.pdf", b"")})

    assert form.errors.as_data()["file"][0].code == "empty"


def test_no_file_is_none(form_class):
    form = form_class({"words": "Hello"}, {})

    assert form.is_valid()
    assert form.cleaned_data["file"] is None


def test_the_input_offers_only_the_kinds_of_its_purpose(make_purpose):
    make_purpose("photo", kinds=("jpeg", "png"))

    class Photo(forms.Form):
        photo = UploadField(purpose="photo")

    assert 'accept=".jpg,.jpeg,.jpe,.png"' in str(Photo()["photo"])
