"""Workers that run tests side by side do not share a folder, so that none finds what another left."""

import os

from django.conf import settings


def test_the_settings_stand_in_the_folder_of_this_very_process() -> None:
    assert settings.MEDIA_ROOT.is_relative_to(os.environ["LINLI_DATA"])
