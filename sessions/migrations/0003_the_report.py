import secrets
from typing import Any

from django.db import migrations, models

import sessions.codes
import sessions.domain.state


def give_each_a_token(apps: Any, schema_editor: Any) -> None:
    """Sessions of before get a link of their own too; one default for all would not be unique."""
    for live in apps.get_model("live", "LiveSession").objects.only("pk").iterator():
        live.summary_token = secrets.token_urlsafe(16)
        live.save(update_fields=["summary_token"])


class Migration(migrations.Migration):
    dependencies = [("live", "0002_the_whole_conversation")]

    operations = [
        migrations.AddField("livesession", "summary_token", models.CharField(max_length=32, null=True)),
        migrations.RunPython(give_each_a_token, migrations.RunPython.noop),
        migrations.AlterField(
            "livesession",
            "summary_token",
            models.CharField(default=sessions.codes.new_token, max_length=32, unique=True),
        ),
        migrations.AddField("livesession", "report_parts", models.JSONField(default=dict)),
        migrations.AddField("livesession", "report_revision", models.PositiveIntegerField(default=0)),
        migrations.AddField("livesession", "report_shown", models.JSONField(blank=True, null=True)),
        migrations.AddField("livesession", "report_asked", models.PositiveIntegerField(default=0)),
        migrations.AlterField(
            "text",
            "kind",
            models.CharField(
                choices=[(kind, kind) for kind in sessions.domain.state.TextKind], max_length=12
            ),
        ),
    ]
