"""The server's entrance."""

import gc
import os

from django.core.wsgi import get_wsgi_application

from linli.cases import reference
from linli.engines import triage

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "linli.config.settings")
application = get_wsgi_application()
# What words tell is read now, not when a resident waits for it.
triage.suggest("楼道灯坏了", reference.taxonomy())
reference.weights()

# What is loaded now stays for the life of the process: the collector need not look at it again, nor look so often.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 50, 50)
