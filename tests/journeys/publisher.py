"""Publishes one story after another and says so when each is done. Run to be killed."""

import os
import sys

os.environ["ILBO_DIR"], start, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
os.environ["DJANGO_SETTINGS_MODULE"] = "ilbo.settings"

import django  # noqa: E402

django.setup()

from ilbo.newsroom.filing import Draft, file_story, section_at  # noqa: E402
from ilbo.newsroom.models import Front  # noqa: E402
from ilbo.newsroom.publishing import publish  # noqa: E402

front = Front.objects.get(locale__language_code="en")
section, _made = section_at(front, "national/politics", ("National", "Politics"))
print("ready", flush=True)
for number in range(start, start + count):
    body = [("paragraph", f"<p>Sentence {number} of the story. {'News ' * 300}</p>")]
    story = publish(file_story(section, Draft(f"Story number {number}", body)))
    print(number, story.url, flush=True)
