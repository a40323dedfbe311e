"""The complaint-and-suggestion box 意见箱 of every page: read by those alone who serve in no grid."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from linli.cases.labels import Channel
from linli.foundation import clock
from linli.people.queries import outside_the_grids
from linli.territory.queries import Place
from linli.web.asking import at, own_path, take
from linli.web.public.forms import BoxForm
from linli.web.public.report import community_of, send


def box(request: HttpRequest) -> HttpResponse:
    """The form, its readers by name, and the lawful ways beside it; the answer to what is sent is its private link."""
    community, form = community_of(request), BoxForm(request.POST or None)
    if request.method == "POST":
        place = Place(community.pk, words=_place_words())
        done = take(form, lambda: send(request, form, place, Channel.BOX, private=True))
        if done is not None:
            return done
    readers = outside_the_grids(community.pk, clock.today(at(request))).select_related("person")
    context = {
        "form": form,
        "community": community,
        "readers": readers,
        "back": own_path(request.GET.get("from", "")),
    }
    return render(request, "box.html", context, status=422 if form.errors else 200)


def _place_words() -> str:
    """Where it was put in, in the language of the community's records."""
    with translation.override("zh-hans"):
        return str(Channel.BOX.label)
