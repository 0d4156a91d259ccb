from django.db import migrations

GROUPS = ("Editors", "Coordinators", "Administrators")


def make_groups(apps, schema_editor):
    """The groups that roles open the back office with, as portal/accounts/groups.py names them."""
    group_model = apps.get_model("auth", "Group")
    entry = apps.get_model("auth", "Permission").objects.get(
        codename="access_admin", content_type__app_label="wagtailadmin"
    )
    for name in GROUPS:
        group, _created = group_model.objects.get_or_create(name=name)
        group.permissions.add(entry)


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
    ]

    operations = [migrations.RunPython(make_groups, migrations.RunPython.noop)]
