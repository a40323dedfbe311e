"""How fast django-hordak books two legs, each time in a durable commit: run by .venv-peers, prints a number.

.venv-peers/bin/python bench/beside/legs.py URL ENTRIES      (a PostgreSQL database of its own)
"""

import sys
import time
from urllib.parse import parse_qs, unquote, urlsplit

import django
from django.conf import settings

url, many = urlsplit(sys.argv[1]), int(sys.argv[2])
host = unquote(url.hostname or "") or parse_qs(url.query).get("host", [""])[0]
DATABASE = {
    "ENGINE": "django.db.backends.postgresql", "NAME": url.path.lstrip("/"), "USER": unquote(url.username or ""),
    "PASSWORD": unquote(url.password or ""), "HOST": host, "PORT": str(url.port or ""),
}  # fmt: skip
settings.configure(
    DATABASES={"default": DATABASE},
    INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", "mptt", "hordak"],
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField", USE_TZ=True, SECRET_KEY="bench",
)  # fmt: skip
django.setup()

from django.core.management import call_command
from django.db import transaction
from hordak.models import Account, Leg, Transaction
from moneyed import Money

call_command("migrate", verbosity=0)
bank = Account.objects.create(name="bank", type="AS", code="1", currencies=["CNY"])
income = Account.objects.create(name="income", type="IN", code="2", currencies=["CNY"])
begun = time.perf_counter()
for _ in range(many):
    with transaction.atomic():
        booked = Transaction.objects.create(description="一位爱心居民的捐款")
        Leg.objects.create(transaction=booked, account=bank, debit=Money(500, "CNY"))
        Leg.objects.create(transaction=booked, account=income, credit=Money(500, "CNY"))
print(many / (time.perf_counter() - begun))
