"""The blocks a story's body is made of. Migrations do not know them (decision 0004)."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageChooserBlock

INLINE = ["bold", "italic", "link"]


class PhotoBlock(blocks.StructBlock):
    """A photo within the story."""

    photo = ImageChooserBlock(label=_("Photo"))
    caption = blocks.CharBlock(
        label=pgettext_lazy("photo", "Caption"),
        required=False,
        help_text=_("Empty: the photo's own caption."),
    )
    alt = blocks.CharBlock(
        label=_("Alt text"), required=False, help_text=_("Empty: the photo's own alt text.")
    )

    class Meta:
        icon = "image"
        label = _("Photo")
        template = "blocks/photo.html"


class QuoteBlock(blocks.StructBlock):
    """Words set apart, with the one who said them."""

    text = blocks.TextBlock(label=_("Quote"), rows=3)
    source = blocks.CharBlock(label=_("Who said it"), required=False)

    class Meta:
        icon = "openquote"
        label = _("Quote")
        template = "blocks/quote.html"


class ListBlock(blocks.StructBlock):
    """A list of points or steps."""

    is_numbered = blocks.BooleanBlock(label=_("Numbered"), required=False)
    items = blocks.ListBlock(blocks.RichTextBlock(features=INLINE), label=_("Items"))

    class Meta:
        icon = "list-ul"
        label = _("List")
        template = "blocks/list.html"


class BoxBlock(blocks.StructBlock):
    """An aside in a frame: background, numbers, how to take part."""

    title = blocks.CharBlock(label=_("Title"), required=False)
    text = blocks.RichTextBlock(label=_("Text"), features=[*INLINE, "ol", "ul"])

    class Meta:
        icon = "form"
        label = _("Box")
        template = "blocks/box.html"


class BodyBlock(blocks.StreamBlock):
    """The body of a story."""

    paragraph = blocks.RichTextBlock(
        label=_("Paragraph"), features=INLINE, icon="pilcrow", template="blocks/paragraph.html"
    )
    heading = blocks.CharBlock(label=_("Heading"), icon="title", template="blocks/heading.html")
    photo = PhotoBlock()
    quote = QuoteBlock()
    list = ListBlock()
    box = BoxBlock()
    table = TypedTableBlock(
        [("text", blocks.CharBlock(required=False, label=_("Text")))],
        label=_("Table"),
        template="blocks/table.html",
    )


class BodyField(StreamField):
    """A StreamField whose blocks are not written into migrations: they may change freely."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.pop("block_lookup", None)
        super().__init__(BodyBlock(), *args[1:], **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """Describe the field without its blocks."""
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [], kwargs
