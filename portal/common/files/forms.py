from django import forms
from django.core.exceptions import ValidationError

from . import purposes
from .checks import check_upload
from .refusals import UploadRefused


class UploadInput(forms.FileInput):
    """A file input that offers only the kinds of its purpose."""

    def __init__(self, purpose: str, attrs=None):
        super().__init__(attrs)
        self.purpose = purpose

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"]["attrs"]["accept"] = purposes.get(self.purpose).accept
        return context


class UploadField(forms.FileField):
    """A file for a purpose. `cleaned_data` holds a CheckedUpload for `store_upload`, or None."""

    def __init__(self, *, purpose: str, **kwargs):
        self.purpose = purpose
        kwargs.setdefault("widget", UploadInput(purpose))
        # An empty file has a sentence of its own among the refusals.
        super().__init__(allow_empty_file=True, max_length=None, **kwargs)

    def to_python(self, data):
        upload = super().to_python(data)
        if upload is None:
            return None
        try:
            return check_upload(upload, purposes.get(self.purpose))
        except UploadRefused as refused:
            raise ValidationError(str(refused), code=refused.reason) from refused
