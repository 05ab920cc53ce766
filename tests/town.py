"""The town the tests play in: a small bilingual paper, its people and a few stories."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from io import BytesIO
from itertools import count
from typing import Any

from django.core.files.images import ImageFile
from PIL import Image as Picture

from ilbo.newsroom.filing import Draft, Signature, file_story, section_at
from ilbo.newsroom.founding import found
from ilbo.newsroom.models import Contributor, Front, Photo, Section, Story
from ilbo.newsroom.publishing import publish
from ilbo.newsroom.roles import grant
from ilbo.people.models import User
from ilbo.people.roles import Role

PASSWORD = "a-long-password-7"
MORNING = datetime(2026, 3, 2, 0, 0, tzinfo=UTC)
_numbers = count(1)


@dataclass
class Town:
    """Everybody and everything a test may name."""

    front: Front
    ko_front: Front
    politics: Section
    business: Section
    ko_politics: Section
    mina: Contributor
    joon: Contributor
    photo: Photo
    editor: User
    reporter: User
    stories: list[Story] = field(default_factory=list)

    @property
    def flood_story(self) -> Story:
        """The story everybody talks about, in print in English."""
        return self.stories[0]

    @property
    def ko_flood_story(self) -> Story:
        """The same in Korean."""
        return self.stories[1]

    def story(self, headline: str = "", section: Section | None = None, **more: Any) -> Story:
        """A draft in a section (politics unless said otherwise)."""
        number = next(_numbers)
        draft = Draft(
            headline=headline or f"Headline {number}",
            body=more.pop("body", [("paragraph", f"<p>Paragraph {number}.</p>")]),
            published_at=more.pop("published_at", MORNING + timedelta(minutes=number)),
            **more,
        )
        return file_story(section or self.politics, draft)

    def printed(self, *args: Any, **more: Any) -> Story:
        """A story that stands in print."""
        return publish(self.story(*args, **more))


def picture(
    name: str = "bridge.jpg", colour: str = "#6b7f8c", size: tuple[int, int] = (90, 60)
) -> ImageFile:
    """A small picture to be uploaded."""
    data = BytesIO()
    Picture.new("RGB", size, colour).save(data, "JPEG")
    return ImageFile(BytesIO(data.getvalue()), name=name)


def photo(caption: str = "The bridge at dawn.", **more: Any) -> Photo:
    """A photo with caption, photographer, agency and alt text."""
    values = {
        "title": "Bridge",
        "file": picture(),
        "caption": caption,
        "photographer": "Oh Mina",
        "agency": "HARBOUR PRESS",
        "description": "A bridge over a brown river",
    }
    return Photo.objects.create(**{**values, **more})


def meet() -> Town:
    """The town as it stands in the database."""
    front, ko_front = (Front.objects.get(locale__language_code=code) for code in ("en", "ko"))
    sections = {section.url_path: section for section in Section.objects.all()}
    return Town(
        front=front,
        ko_front=ko_front,
        politics=sections["/en/national/politics/"],
        business=sections["/en/business/"],
        ko_politics=sections["/ko/national/politics/"],
        mina=Contributor.objects.get(name_ko="오미나"),
        joon=Contributor.objects.get(name_ko="이준"),
        photo=Photo.objects.get(),
        editor=User.objects.get(username="editor"),
        reporter=User.objects.get(username="reporter"),
        stories=list(Story.objects.order_by("pk")),
    )


def build() -> None:
    """Found the paper and write its first stories."""
    front, ko_front = found({"en": "The Test Town Post", "ko": "시험마을신문"})
    section_at(front, "national/politics", ("National", "Politics"))
    section_at(front, "business", ("Business",))
    section_at(ko_front, "national/politics", ("전국", "정치"))
    for name, role in (("editor", Role.EDITOR), ("reporter", Role.REPORTER)):
        grant(User.objects.create_user(name, password=PASSWORD), role)
    Contributor.objects.create(name_en="Oh Mina", name_ko="오미나", title_en="Reporter")
    Contributor.objects.create(name_en="Lee Joon", name_ko="이준")
    photo()
    town = meet()
    flood = town.printed(
        "River rises over the old bridge",
        standfirst="The mayor asks the east bank to leave by night.",
        dateline="TEST TOWN",
        lead_photo=town.photo,
        bylines=[
            Signature(contributor=town.mina, address="mina@post.example"),
            Signature(contributor=town.joon),
        ],
        body=[
            ("paragraph", "<p>“We leave [on Monday],” the mayor said.</p>"),
            ("heading", "What is known"),
            ("quote", {"text": "It came over the wall.", "source": "Bae Sun, baker"}),
            ("list", {"is_numbered": False, "items": ["Two roads are shut", "One is open"]}),
            ("box", {"title": "Numbers", "text": "<p>3 m over the mark</p>"}),
        ],
    )
    town.printed(
        "옛 다리 위로 강물이 넘쳤다",
        section=town.ko_politics,
        slug="옛-다리-강물",
        translation_key=flood.translation_key,
        bylines=[Signature(contributor=town.mina)],
        body=[("paragraph", "<p>시장은 “월요일에 떠난다”고 말했다.</p>")],
    )
    town.printed("Bank opens branch", section=town.business)
