from django.db import migrations, models


def close_what_was_closed(apps, schema_editor):
    """What stands behind a door today was frozen behind it; what stood behind one that is gone opens for nobody."""
    Page = apps.get_model("wagtailcore", "Page")
    Restriction = apps.get_model("wagtailcore", "PageViewRestriction")
    Entry = apps.get_model("wagtailcore", "PageLogEntry")
    Version = apps.get_model("versions", "PageVersion")
    for gone in Entry.objects.filter(action="wagtail.view_restriction.delete").order_by("timestamp"):
        page = Page.objects.filter(pk=gone.page_id).first()
        if page is not None:
            before = Version.objects.filter(page__path__startswith=page.path, published_at__lt=gone.timestamp)
            before.update(doors=["gone"])
    for restriction in Restriction.objects.select_related("page").prefetch_related("groups"):
        kind = restriction.restriction_type
        door = {
            "groups": "groups:"
            + ",".join(str(pk) for pk in sorted(group.pk for group in restriction.groups.all())),
            "password": f"password:{restriction.pk}",
        }.get(kind, kind)
        for version in Version.objects.filter(page__path__startswith=restriction.page.path):
            version.doors = sorted({*version.doors, door})
            version.save(update_fields=["doors"])


class Migration(migrations.Migration):
    dependencies = [("versions", "0001_versions_readers_can_see")]

    operations = [
        migrations.AddField(
            model_name="pageversion",
            name="doors",
            field=models.JSONField(default=list, editable=False),
        ),
        migrations.RunPython(close_what_was_closed, migrations.RunPython.noop, elidable=True),
    ]
