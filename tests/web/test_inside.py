"""A sheet that stands inside a page."""

import base64
import hashlib
import re

import pytest
from django.test import Client

from tests.builders import a_world

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/report/", "/box/"])
def test_the_policy_of_a_page_allows_the_sheet_inside_it_and_no_other(path: str) -> None:
    a_world()
    answer = Client().get(path)
    [sheet] = re.findall("<style>(.*?)</style>", answer.content.decode(), re.DOTALL)
    [styles] = re.findall("style-src ([^;]*);", answer.headers["Content-Security-Policy"])
    digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
    assert styles == f"'self' 'sha256-{digest}'"
