"""The demo's reports: last month's is signed, last quarter's waits for the secretary; a form of the street is kept."""

from datetime import datetime

from django.conf import settings
from django.utils import translation

from linli.cli.demo.world import World
from linli.foundation import clock
from linli.insight.reports import actions, forms
from linli.insight.reports.models import Edition, Form, Review
from linli.insight.reports.span import before, named

FORMS = (
    ("street-month", "街道月度情况表", "街道办（演示）"),
    ("civil-quarter", "民政季度情况表", "区民政局（演示）"),
)


def walk(world: World, end: datetime) -> None:
    """The reports and forms that an office would have by now."""
    office, today = world.officers[0], clock.today(end)
    last = before(*named(f"{today:%Y-%m}"))
    quarter = before(*named(f"{today.year}-Q{(today.month + 2) // 3}"))
    with translation.override("zh-hans"):
        month = actions.begin(*last, by=office, at=end)
        if world.secretary:
            actions.sign(month.pk, by=world.secretary, at=end)
        actions.begin(*quarter, by=office, at=end)
    for name, title, bureau in FORMS:
        content = (settings.DATA / "forms" / f"{name}.xlsx").read_bytes()
        forms.keep(title, bureau, content, by=office, at=end)


def summary(world: World) -> str:
    """How many reports, how many of them signed, and how many forms."""
    here = {"community": world.community}
    signed = Edition.objects.filter(signed_at__isnull=False, **here).count()
    reports, kept = Review.objects.filter(**here).count(), Form.objects.filter(**here).count()
    return f"{reports} 份 reports · {signed} 份已签 signed · {kept} 张报表 forms"
