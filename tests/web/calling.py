"""A matter of the pages' tests with a call-out that runs, and a question that was asked."""

from io import BytesIO

from django.conf import settings
from PIL import Image

from linli.cases.intake import photos
from linli.cases.models import CallOut, Case, Decision, Response
from tests.builders import World, a_case
from tests.cases.callouts.called import a_body, a_call, a_specialist, response_of, walked
from tests.cases.levels.asked import a_question


def a_called_matter(world: World) -> tuple[Case, CallOut, Decision]:
    """A matter in work: one responder is coming, one body was called and is silent, the street was asked."""
    case = a_case(world, at="handling", words="整栋楼停电两次了", phone="10012345678")
    one = a_specialist(world, "赵电工")
    callout = a_call(world, case, one, a_body(world, "幸福物业"))
    walked(response_of(callout, one), "accepted")
    return case, callout, a_question(world, case)


def a_picture() -> bytes:
    held = BytesIO()
    Image.new("RGB", (40, 30), "navy").save(held, "PNG")
    return held.getvalue()


def with_a_photo(callout: CallOut) -> Response:
    """The responder of a call who is coming, with a picture beside their name."""
    response = callout.responses.get(answer="accepted")
    held = a_picture()
    response.photo = photos.keep([("a.png", BytesIO(held), len(held))], settings.MEDIA_ROOT)[0][0]
    response.save(update_fields=["photo"])
    return response
