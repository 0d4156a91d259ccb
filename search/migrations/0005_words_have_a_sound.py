from django.db import migrations, models


def give_sounds(apps, schema_editor):
    """The words that are there already; everything else is written with its sound."""
    from search.sounding import sound

    term = apps.get_model("portal_search", "Term")
    batch = []
    for each in term.objects.only("pk", "word").iterator(chunk_size=2000):
        each.sound = sound(each.word)
        batch.append(each)
        if len(batch) == 2000:
            term.objects.bulk_update(batch, ["sound"], batch_size=500)
            batch = []
    term.objects.bulk_update(batch, ["sound"], batch_size=500)


class Migration(migrations.Migration):
    dependencies = [
        ("portal_search", "0004_entries_on_their_way"),
    ]

    operations = [
        migrations.AddField(
            model_name="term",
            name="sound",
            field=models.CharField(blank=True, default="", max_length=64),
            preserve_default=False,
        ),
        migrations.AddIndex(
            model_name="term",
            index=models.Index(fields=["sound"], name="term_by_sound"),
        ),
        migrations.RunPython(give_sounds, migrations.RunPython.noop),
    ]
