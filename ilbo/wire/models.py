"""What the wire remembers: every item it ever filed, so that none is filed twice."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from ilbo.newsroom.models import Story


class Filing(models.Model):
    """An item that became a story. Written once, in the transaction that made the story."""

    item = models.CharField(_("Item"), max_length=64, unique=True)
    fingerprint = models.CharField(_("Fingerprint of the copy"), max_length=64)
    reader = models.CharField(_("Reader"), max_length=40)
    source = models.CharField(_("Fingerprint of the source"), max_length=64, db_index=True)
    story = models.ForeignKey(
        Story, verbose_name=_("Story"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    receipt = models.JSONField(_("Receipt"))
    filed_at = models.DateTimeField(_("Filed"), auto_now_add=True)

    class Meta:
        verbose_name = _("Filing")
        verbose_name_plural = _("Filings")

    def __str__(self) -> str:
        return f"{self.reader}: {self.receipt.get('headline', self.item)}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the row once; it is never changed."""
        if not self._state.adding:
            raise TypeError("A filing is never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refuse: what was filed was filed."""
        raise TypeError("A filing is never deleted.")
