"""The host's script: a page for each phase, what to say, what to do when it goes otherwise; and a rehearsal."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.foundation import clock
from linli.territory.models import Community
from linli.web.asking import at, staff
from linli.web.paper.answers import printed
from linli.web.paper.letterhead import letterhead


@dataclass(frozen=True)
class Phase:
    """A phase: its name, its minutes, what to do, what to say word for word."""

    name: Any
    minutes: int
    do: tuple[Any, ...]
    say: tuple[Any, ...]


PHASES = (
    Phase(
        gettext_lazy("Before they come"),
        20,
        (
            gettext_lazy("Chairs in a circle, none at the head. The question in large letters where all see it."),
            gettext_lazy("The notice, the clock of the turns, paper and a pen for the points. Water."),
            gettext_lazy("Greet each side at the door; count how many came; nobody signs."),
        ),
        (gettext_lazy("Good that you have come. Sit wherever you like."),),
    ),
    Phase(
        gettext_lazy("Begin the talk"),
        5,
        (
            gettext_lazy("Say the question once, and how it is decided; both stand on the notice."),
            gettext_lazy("Say when you will end, and keep to it."),
        ),
        (
            gettext_lazy("Tonight there is one question, and it hangs here. We end in an hour and a half."),
            gettext_lazy("I am the host: I hold no side. If I seem to, please tell me."),
        ),
    ),
    Phase(
        gettext_lazy("The rules of talking"),
        3,
        (gettext_lazy("Read them out, and ask whether all can live with them."),),
        (
            gettext_lazy("One speaks, the others listen. We speak of the matter and of nobody."),
            gettext_lazy("Each side has the same time. Points are written down; nothing is recorded."),
            gettext_lazy("Whoever sees it otherwise says so, and it stays in the minutes."),
        ),
    ),
    Phase(
        gettext_lazy("Turns"),
        30,
        (
            gettext_lazy("Start the clock. Whoever has spoken least comes next; the clock shows who."),
            gettext_lazy("Note two or three points of each turn, and read them back: is it right so?"),
        ),
        (
            gettext_lazy("You have three minutes. What matters most to you in this?"),
            gettext_lazy("I have written down: … Have I understood you?"),
        ),
    ),
    Phase(
        gettext_lazy("What might be done"),
        25,
        (
            gettext_lazy("Put up every option, new ones too; for each what speaks for it, and what against it."),
            gettext_lazy("Ask the quietest side first."),
        ),
        (
            gettext_lazy("Which of these could you live with, even if it is not your first choice?"),
            gettext_lazy("What would have to be added so that you could?"),
        ),
    ),
    Phase(
        gettext_lazy("Agree, or not"),
        15,
        (
            gettext_lazy("Say the agreement in one sentence; write it down; ask each side."),
            gettext_lazy("Ask for the other view, even when all nod. Then: who does what, by when."),
            gettext_lazy("No agreement is an honest end as well: say which ways are open now."),
        ),
        (
            gettext_lazy("Does a side see it otherwise? It is written down in your own words."),
            gettext_lazy("Who takes this on, and by which day?"),
        ),
    ),
    Phase(
        gettext_lazy("Close the talk"),
        5,
        (
            gettext_lazy("Read the agreement, the other view and the tasks once more; let the sides sign."),
            gettext_lazy("Say on which day you will look back. Hang up what was agreed the next day."),
        ),
        (gettext_lazy("On this day we ask you all whether it holds. Thank you; it was not easy, and you did it."),),
    ),
)
WHEN = (
    (
        gettext_lazy("Someone shouts"),
        gettext_lazy(
            "Stand up, speak lower than usual: “I see how much this matters to you.” Write the point down "
            "and read it back. If it goes on, ten minutes of rest for all. If someone is threatened, stop "
            "and call 110."
        ),
    ),
    (
        gettext_lazy("Nobody speaks"),
        gettext_lazy(
            "Wait while you count to ten. Then two minutes in pairs: what worries you most? Each pair says "
            "one point. Or go round: one sentence each, “pass” is fine."
        ),
    ),
    (
        gettext_lazy("One side leaves"),
        gettext_lazy(
            "Thank them, do not hold them. If fewer are there than the notice needs, nothing is agreed: "
            "adjourn it to a day that suits them, and call on them before. Note that they left, without "
            "blame."
        ),
    ),
)  # fmt: skip


def page(request: HttpRequest) -> HttpResponse:
    """One phase at a time; in the practice copy it leads to the invented topic."""
    by = staff(request, "talk.read")
    asked = request.GET.get("phase", "")
    n = min(max(int(asked) if asked.isdecimal() and len(asked) < 3 else 1, 1), len(PHASES))
    context = {
        "phase": PHASES[n - 1], "n": n, "all": PHASES, "before": n - 1, "after": n + 1 if n < len(PHASES) else 0,
        "when": WHEN, "minutes": sum(one.minutes for one in PHASES[1:]),
        "role": "leader" if "leader" in by.roles else "office",
    }  # fmt: skip
    return render(request, "evenings/script.html", context)


def sheet(request: HttpRequest) -> HttpResponse:
    """The script on paper, a page for each phase."""
    by = staff(request, "talk.read")
    community = Community.objects.get(pk=by.community)
    title = _("Script for the host of a deliberation")
    data = letterhead(community, title, clock.today(at(request))) | {
        "phases": [
            {
                "name": f"{n}. {one.name}", "minutes": _("%(n)d minutes") % {"n": one.minutes},
                "do": [str(words) for words in one.do], "say": [str(words) for words in one.say],
            }
            for n, one in enumerate(PHASES, 1)
        ],
        "when": [[str(name), str(words)] for name, words in WHEN],
        "words": {"say": _("Say"), "do": _("Do"), "when": _("When it goes otherwise")},
    }  # fmt: skip
    return printed("script", data, title)
