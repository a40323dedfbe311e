"""Settings of the framework, from the installation's own file; read here and handed down, nowhere else."""

from django.utils.translation import gettext_lazy as _

from linli.config.installation import REPOSITORY, Installation, database
from linli.foundation import sealing

INSTALLATION = Installation.here()
sealing.use(INSTALLATION.secret)

SECRET_KEY = INSTALLATION.secret
DEBUG = False
ALLOWED_HOSTS = [INSTALLATION.domain, "127.0.0.1", "localhost"] if INSTALLATION.domain else ["127.0.0.1", "localhost"]
ROOT_URLCONF = "linli.config.urls"
WSGI_APPLICATION = "linli.config.wsgi.application"
DATABASES = {"default": database(INSTALLATION)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "linli.foundation",
    "linli.territory",
    "linli.people",
    "linli.access",
    "linli.audit",
    "linli.notifications",
    "linli.office",
    "linli.care",
    "linli.forces",
    "linli.partners",
    "linli.cases",
    "linli.wishes",
    "linli.bridge",
    "linli.surveys",
    "linli.planning",
    "linli.fund",
    "linli.foresight",
    "linli.council",
    "linli.projects",
    "linli.insight",
    "linli.web",
    "linli.config.apps.Roof",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "linli.web.doors.Headers",
    "linli.web.doors.Language",
    "linli.web.practice.door.Practice",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "linli.web.doors.WhoActs",
    "linli.web.doors.ForPhone",
    "linli.web.doors.Answers",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "linli.web.frame.frame",
            ],
        },
    }
]

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("Chinese")), ("en", _("English"))]
LOCALE_PATHS = [REPOSITORY / "locale"]
USE_I18N = True
FORMAT_MODULE_PATH = ["linli.config.formats"]
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"

DATA = REPOSITORY / "data"  # reference data, and what is published as it is
STATIC_URL = "/static/"
STATIC_ROOT = INSTALLATION.folder / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "linli.config.names.NamesOnce"},
}
MEDIA_ROOT = INSTALLATION.media

MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4000
FILE_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024

HTTPS = bool(INSTALLATION.domain) and not INSTALLATION.demo
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_AGE = 60 * 60 * 24 * 180
CSRF_FAILURE_VIEW = "linli.web.errors.csrf"
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
if INSTALLATION.behind_gateway:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

SILENCED_SYSTEM_CHECKS = ["security.W008"]  # the gateway or granian redirects to HTTPS
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
