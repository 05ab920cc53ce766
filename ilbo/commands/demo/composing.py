"""Puts the sample paper's copy into the newsroom: sections, people, photos, stories.

Called by `ilbo demo` once the newsroom is founded. Everything goes through the newsroom's own
doors, as an editor's work would.
"""

from collections.abc import Callable, Mapping
from html import escape
from typing import TYPE_CHECKING, Any

from django.core.files.images import ImageFile
from django.db import transaction
from django.utils.text import slugify

from ilbo.commands.demo.copydesk import ALBUM, Copy, Entry, Manuscript
from ilbo.newsroom.blocks import BodyBlock
from ilbo.newsroom.filing import Draft, Signature, file_story
from ilbo.newsroom.models import Byline, Contributor, Front, Photo, Section, Story
from ilbo.newsroom.publishing import publish

if TYPE_CHECKING:
    from uuid import UUID

    from ilbo.people.models import User

ROLES = {
    "reporter": Byline.Role.BY,
    "photographer": Byline.Role.PHOTOS,
    "translator": Byline.Role.TRANSLATION,
    "editor": Byline.Role.DESK,
    "agency": Byline.Role.AGENCY,
}


class ComposingRoom:
    """The copy on its way into the newsroom, with what already stands there."""

    def __init__(self, copy: Copy, by: "User") -> None:
        self.copy = copy
        self.by = by
        self.fronts = {front.language: front for front in Front.objects.select_related("locale")}
        self.sections: dict[tuple[str, str], Section] = {}
        self.people: dict[str, Contributor] = {}
        self.photos: dict[str, Photo] = {}
        self.shots = {each["slug"]: each for each in copy.paper["photographs"]}
        self.keys: dict[str, UUID] = {}

    def steps(self) -> int:
        """How many things there are to set."""
        paper = self.copy.paper
        sections = len(paper["sections"]) * len(self.fronts)
        return sections + len(paper["contributors"]) + len(self.shots) + len(self.copy.stories)

    @transaction.atomic
    def set_all(self, step: Callable[[], None]) -> None:
        """Set everything, in the order in which one needs another."""
        for entry in self.copy.paper["sections"]:
            for front in self.fronts.values():
                self.open_section(front, entry)
                step()
        for entry in self.copy.paper["contributors"]:
            self.people[entry["slug"]] = Contributor.objects.create(**entry)
            step()
        for slug in self.shots:
            self.hang(slug)
            step()
        for manuscript in self.copy.stories:
            self.set_story(manuscript)
            step()
        for front in self.fronts.values():
            self.choose_lead(front)

    def open_section(self, front: Front, entry: Entry) -> None:
        """Open a section in one language; its counterpart was opened just before."""
        language, path = front.language, entry["path"]
        above = path.rpartition("/")[0]
        last_step = (entry["path_ko"] if language == "ko" else path).rpartition("/")[2]
        section = Section(
            title=entry[f"title_{language}"],
            slug=slugify(last_step, allow_unicode=True),
            introduction=entry[f"introduction_{language}"],
            locale=front.locale,
        )
        twins = [self.sections[key] for key in self.sections if key[1] == path]
        if twins:
            section.translation_key = twins[0].translation_key
        place = self.sections[language, above] if above else front
        place.add_child(instance=section)
        section.save_revision(user=self.by).publish()
        self.sections[language, path] = section

    def hang(self, slug: str) -> None:
        """File a photo with its caption and its credit."""
        shot = self.shots[slug]
        with (ALBUM / f"{slug}.jpg").open("rb") as stream:
            self.photos[slug] = Photo.objects.create(
                title=shot["alt_en"],
                file=ImageFile(stream, name=f"{slug}.jpg"),
                description=shot["alt_en"],
                caption=shot["caption_en"],
                photographer=self._photographer(shot, "en"),
                agency=shot["agency"],
                taken_on=shot["taken_on"],
                uploaded_by_user=self.by,
            )

    def set_story(self, manuscript: Manuscript) -> Story:
        """File a story and publish it under its own date."""
        said, language = manuscript.said, manuscript.language
        draft = Draft(
            headline=said["headline"],
            slug=said["slug"],
            standfirst=said["standfirst"],
            dateline=said["dateline"],
            kicker=said.get("kicker", ""),
            body=[
                self._block(kind, value, language)
                for each in said["body"]
                for kind, value in each.items()
            ],
            bylines=[self._signature(each) for each in said["byline"]],
            published_at=said["published_at"],
            translation_key=self.keys.get(manuscript.name),
            **self._lead(said, language),
        )
        story = file_story(self.sections[language, said["section"]], draft, self.by)
        self.keys[manuscript.name] = story.translation_key
        return publish(story, self.by)

    def choose_lead(self, front: Front) -> None:
        """Put the story that the copy names at the top of the front."""
        key = self.keys[self.copy.paper["lead"]]
        front.lead_story = Story.objects.filter(translation_key=key, locale=front.locale).first()
        front.save_revision(user=self.by).publish()

    def _lead(self, said: Entry, language: str) -> dict[str, Any]:
        """The lead photo, with its words in the story's language."""
        slug = said.get("lead_photo")
        if not slug:
            return {}
        lead = {"lead_photo": self.photos[slug], "lead_caption": said.get("lead_caption", "")}
        if language == "en":
            return lead
        shot = self.shots[slug]
        lead["lead_caption"] = lead["lead_caption"] or shot[f"caption_{language}"]
        lead["lead_alt"] = shot[f"alt_{language}"]
        lead["lead_credit"] = self._photographer(shot, language)
        return lead

    def _photographer(self, shot: Entry, language: str) -> str:
        slug = shot["photographer"]
        return self.people[slug].name_in(language) if slug else ""

    def _signature(self, said: Entry) -> Signature:
        person = self.people[said["contributor"]] if "contributor" in said else None
        name, address = said.get("name", ""), said.get("address", "")
        return Signature(ROLES[said["role"]], person, name, address)

    def _block(self, kind: str, said: Any, language: str) -> tuple[str, Any]:
        if kind == "photo":
            return kind, self._photo(said, language)
        return kind, BLOCKS.get(kind, lambda plain: plain)(said)

    def _photo(self, said: Entry, language: str) -> dict[str, Any]:
        shot = self.shots[said["slug"]]
        return {
            "photo": self.photos[said["slug"]],
            "caption": said.get("caption") or shot[f"caption_{language}"],
            "alt": shot[f"alt_{language}"],
        }


def _paragraph(text: str) -> str:
    return f"<p>{escape(text, quote=False)}</p>"


def _list(items: list[str]) -> dict[str, Any]:
    return {"is_numbered": False, "items": [_paragraph(item) for item in items]}


def _box(said: Mapping[str, str]) -> dict[str, str]:
    paragraphs = said["text"].split("\n\n")
    return {"title": said["title"], "text": "".join(map(_paragraph, paragraphs))}


def _table(said: Entry) -> Any:
    heads, *rows = said["rows"]
    raw = {
        "caption": said["caption"],
        "columns": [{"type": "text", "heading": head} for head in heads],
        "rows": [{"values": row} for row in rows],
    }
    return BodyBlock().child_blocks["table"].to_python(raw)


BLOCKS: dict[str, Callable[[Any], Any]] = {
    "paragraph": _paragraph,
    "list": _list,
    "box": _box,
    "table": _table,
}
