from django.db import migrations


def take_over(apps, schema_editor):
    """Organisations that were shown at the foot are partners now."""
    organisation, partner = (
        apps.get_model("accounts", "Organisation"),
        apps.get_model("portal_pages", "Partner"),
    )
    for row in organisation.objects.filter(is_partner=True):
        partner.objects.get_or_create(name=row.name, defaults={"kind": "cooperation", "website": row.website})


def give_back(apps, schema_editor):
    organisation, partner = (
        apps.get_model("accounts", "Organisation"),
        apps.get_model("portal_pages", "Partner"),
    )
    organisation.objects.filter(name__in=partner.objects.values("name")).update(is_partner=True)


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_groups"),
        ("portal_pages", "0005_frame_of_the_site"),
    ]

    operations = [migrations.RunPython(take_over, give_back)]
