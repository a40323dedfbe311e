"""The bare framework as a served application, for the load beside ours."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "linli.config.settings")

from django.conf import settings
from django.core.wsgi import get_wsgi_application

settings.ROOT_URLCONF = "bench.beside.bare"
settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if not name.startswith("linli.")]
application = get_wsgi_application()
