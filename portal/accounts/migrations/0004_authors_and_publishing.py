from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_consent_to_show_words")]

    operations = [
        migrations.AlterField(
            model_name="consent",
            name="kind",
            field=models.CharField(
                choices=[
                    ("terms", "Privacy notice and house rules"),
                    ("listing", "Being listed in the directory"),
                    ("photo", "Showing my photo"),
                    ("testimonial", "Showing my words on public pages"),
                    ("publishing", "Publishing what I tell"),
                ],
                max_length=16,
                verbose_name="consent",
            ),
        ),
        migrations.AlterField(
            model_name="grant",
            name="role",
            field=models.CharField(
                choices=[
                    ("moderator", "Moderator"),
                    ("coordinator", "Coordinator"),
                    ("facilitator", "Facilitator"),
                    ("author", "Author"),
                    ("editor", "Editor"),
                    ("administrator", "Administrator"),
                ],
                max_length=16,
                verbose_name="role",
            ),
        ),
    ]
