"""The publish act: whoever puts a story into print by code, puts it there through this."""

from django.db import transaction

from ilbo.newsroom.models import Story
from ilbo.people.models import User


def publish(story: Story, by: User | None = None) -> Story:
    """Put the story's latest version into print; the press hears of it on commit."""
    with transaction.atomic():
        revision = story.get_latest_revision() or story.save_revision(user=by)
        revision.publish(user=by)
    story.refresh_from_db()
    return story
