"""How every form of ours is drawn when it is not placed field by field."""

from django.forms.renderers import TemplatesSetting


class FormRenderer(TemplatesSetting):
    """`{{ form }}` and `{{ form.name.as_field_group }}` look like `{% field %}`."""

    form_template_name = "components/fields.html"
    field_template_name = "components/field_group.html"
