import unicodedata

from django import forms

# Signs that nobody sees: they turn text around, hide in a name or make two names look like one.
UNSEEN = {"Cc", "Cf", "Co", "Cs", "Cn"}


class NameField(forms.CharField):
    """What a person is called, without signs that nobody sees (IN13) and without breaks (IN14)."""

    def to_python(self, value):
        text = unicodedata.normalize("NFKC", super().to_python(value) or "")
        # Breaks and tabs part words; all else that is unseen goes without a trace.
        text = "".join(
            " " if sign in "\r\n\t" else "" if unicodedata.category(sign) in UNSEEN else sign for sign in text
        )
        return " ".join(text.split())
