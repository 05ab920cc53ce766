"""What the press keeps in the database: work orders, what is printed from what, what waits."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Order(models.Model):
    """A work order: something changed, and what was printed from these keys is stale.

    Written in the transaction that made the change, so that a crash after it loses nothing.
    """

    noun = models.CharField(_("Noun"), max_length=100)
    stale = models.JSONField(_("Stale keys"), default=list)
    addresses = models.JSONField(_("Addresses to print"), default=list)
    page = models.BigIntegerField(_("Page"), null=True, blank=True)
    has_branch = models.BooleanField(_("With all below it"), default=False)
    written_at = models.DateTimeField(_("Written"), auto_now_add=True)
    fulfilled_at = models.DateTimeField(_("Fulfilled"), null=True, blank=True)

    class Meta:
        verbose_name = _("Work order")
        verbose_name_plural = _("Work orders")
        indexes = [
            models.Index(
                fields=["id"], name="order_open", condition=models.Q(fulfilled_at__isnull=True)
            )
        ]

    def __str__(self) -> str:
        return f"{self.noun}: {', '.join(self.stale)}"


class Impression(models.Model):
    """That an address is printed, and from which keys: the way back from a noun to its sheets."""

    address = models.CharField(_("Address"), max_length=2000, unique=True)

    class Meta:
        verbose_name = _("Printed sheet")
        verbose_name_plural = _("Printed sheets")

    def __str__(self) -> str:
        return self.address


class ImpressionKey(models.Model):
    """One key that a sheet was printed from."""

    impression = models.ForeignKey(Impression, on_delete=models.CASCADE, related_name="keys")
    key = models.CharField(max_length=100)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key", "impression"], name="a_key_once_on_a_sheet")
        ]

    def __str__(self) -> str:
        return self.key


class Waiting(models.Model):
    """An address that waits to be printed again, and why it failed if it did."""

    address = models.CharField(_("Address"), max_length=2000, unique=True)
    since = models.DateTimeField(_("Waiting since"))
    not_before = models.DateTimeField(_("Not before"), db_index=True)
    tries = models.PositiveIntegerField(_("Tries"), default=0)
    trouble = models.TextField(_("What went wrong"), blank=True)

    class Meta:
        verbose_name = _("Waiting sheet")
        verbose_name_plural = _("Waiting sheets")

    def __str__(self) -> str:
        return self.address
