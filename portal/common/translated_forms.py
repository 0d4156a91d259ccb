"""The form field of a `TranslatedField`: the same line or paragraph once in each language, side by side."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

LONGEST_LINE = 200
LONGEST_TEXT = 4000


class TranslatedWidget(forms.MultiWidget):
    """One input a language, each with the language's own name and its `lang`, so that spelling is checked rightly."""

    template_name = "portal/common/widgets/translated.html"
    # A label for each input stands beside it; together they are a group.
    use_fieldset = True

    def __init__(self, widget=forms.TextInput, attrs=None):
        self.languages = settings.LANGUAGES
        super().__init__({code: widget(attrs={"lang": code}) for code, _name in self.languages}, attrs)

    def decompress(self, value):
        return [(value or {}).get(code, "") for code, _name in self.languages]

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        for subwidget, (_code, language) in zip(context["widget"]["subwidgets"], self.languages, strict=True):
            subwidget["language"] = language
            subwidget["attrs"]["aria-label"] = language
        return context


class TranslatedFormField(forms.MultiValueField):
    """Required means: said in every language. Languages left empty are not kept."""

    default_error_messages = {"required": _("Please write this in every language.")}

    def __init__(self, *, long=False, **kwargs):
        kwargs.setdefault("widget", TranslatedWidget(Paragraph if long else forms.TextInput))
        fields = [
            forms.CharField(max_length=LONGEST_TEXT if long else LONGEST_LINE)
            for _language in settings.LANGUAGES
        ]
        super().__init__(fields, require_all_fields=True, **kwargs)

    def compress(self, data_list):
        said = zip(settings.LANGUAGES, data_list or (), strict=False)
        return {code: text for (code, _name), text in said if text}


class Paragraph(forms.Textarea):
    def __init__(self, attrs=None):
        super().__init__({"rows": 4, **(attrs or {})})
