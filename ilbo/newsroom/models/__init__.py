"""The nouns of the newsroom, one in a file."""

from ilbo.newsroom.models.byline import Byline
from ilbo.newsroom.models.contributor import Contributor
from ilbo.newsroom.models.front import Front
from ilbo.newsroom.models.page import PaperPage
from ilbo.newsroom.models.photo import Photo, Rendition
from ilbo.newsroom.models.section import Section
from ilbo.newsroom.models.story import Story

__all__ = [
    "Byline",
    "Contributor",
    "Front",
    "PaperPage",
    "Photo",
    "Rendition",
    "Section",
    "Story",
]
