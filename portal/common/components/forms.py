"""Forms: label above, help below, error words above the field, everything wired for a screen reader."""

from django import forms
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString

from .library import one_of, register, render

# What a field is drawn as; the first class that fits wins.
KINDS = (
    (forms.CheckboxSelectMultiple, "choices"),
    (forms.RadioSelect, "choices"),
    (forms.CheckboxInput, "check"),
    (forms.ClearableFileInput, "file"),
    (forms.FileInput, "file"),
    (forms.SelectMultiple, "select"),
    (forms.Select, "select"),
    (forms.Textarea, "textarea"),
)
# The class of the control itself, where it is not simply `input`.
CLASSES = {"check": "check__box", "textarea": "input input--area", "file": "input-file"}


def kind_of(widget: forms.Widget) -> str:
    """The name of the drawing in `templates/components/fields/`; `input` when nothing else fits."""
    return next((kind for widget_class, kind in KINDS if isinstance(widget, widget_class)), "input")


@register.simple_tag
def field(
    bound,
    label="",
    help="",
    optional=True,
    hide_label=False,
    width="",
    rows=None,
    autocomplete="",
    placeholder="",  # noqa: A002
) -> SafeString:
    """A form's field with its label, help and errors; `optional` says so behind the label of one that may stay empty."""
    if not isinstance(bound, BoundField):
        raise TypeError(f"a field of a form is needed, not {bound!r}")
    if bound.is_hidden:
        return bound.as_widget()
    kind = kind_of(bound.field.widget)
    help = help or bound.help_text  # noqa: A001
    described = _described(bound, help)
    attrs = {
        "rows": rows,
        "autocomplete": autocomplete,
        "placeholder": placeholder,
        **_aria(bound, described),
    }
    attrs["class"] = " ".join(
        filter(None, [CLASSES.get(kind, "input"), bound.field.widget.attrs.get("class")])
    )
    return render(
        "field",
        bound=bound,
        kind=kind,
        template=f"components/fields/{kind}.html",
        label=label or bound.label,
        help=help,
        says_optional=optional and not bound.field.required and kind != "check",
        hide_label=hide_label,
        width=one_of(width, ("", "s", "m"), "width"),
        described=described,
        # A group of choices draws its options one by one, each with its own attributes.
        control="" if kind == "choices" else bound.as_widget(attrs={k: v for k, v in attrs.items() if v}),
    )


def _described(bound: BoundField, help_text: str) -> str:
    """The ids of what explains the field, errors first."""
    parts = [("error", bound.errors), ("help", help_text)]
    return " ".join(f"{bound.auto_id}_{part}" for part, there in parts if there)


def _aria(bound: BoundField, described: str) -> dict:
    return {"aria-describedby": described, "aria-invalid": "true" if bound.errors else ""}


@register.simple_tag
def fields(form) -> SafeString:
    """All fields of a form in their order."""
    return render("fields", form=form)


@register.simple_tag
def form_errors(*form_list) -> SafeString:
    """What is missing, on top of the page: a list of links to the fields. It takes the focus."""
    general = [error for form in form_list for error in form.non_field_errors()]
    problems = []
    for bound in (bound for form in form_list for bound in form):
        if bound.is_hidden:
            general += bound.errors
        else:
            # "I agree." and "How?" are followed by a colon here.
            name = str(bound.label).rstrip(".:?! ")
            problems += [(_target(bound), name, error) for error in bound.errors]
    return render("form_errors", problems=problems, general=general)


def _target(bound: BoundField) -> str:
    """The id of what takes the focus: of a group of choices its first one."""
    if kind_of(bound.field.widget) == "choices":
        return f"{bound.auto_id}_0"
    return bound.id_for_label or bound.auto_id


@register.simple_block_tag
def fieldset(content, legend, help="") -> SafeString:  # noqa: A002
    """Fields that answer one question together."""
    return render("fieldset", content=content, legend=legend, help=help)


@register.simple_block_tag
def form_actions(content) -> SafeString:
    """The buttons at the end of a form, the deed first."""
    return render("form_actions", content=content)


@register.simple_tag
def autosave_state() -> SafeString:
    """Says whether what was written is saved; for a form with `data-autosave="<address>"`."""
    return render("autosave_state")
