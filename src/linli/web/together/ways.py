"""What lies behind the two front rooms, under a few headings in the order of a day's use.

A way is its path, for the desk the actions of which one opens it, its icon, its title and one line.
"""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

DESK: Sequence[tuple[object, Sequence[tuple[str, str, str, object, object]]]] = (
    (
        _("In use every day"),
        (
            (
                "/together/duty/",
                "duty.read",
                "phone",
                _("Who is on call"),
                _("Whose turn it is, gaps, and who is away."),
            ),
            (
                "/together/needs/",
                "need.read",
                "lamp",
                _("Help that is needed"),
                _("Write down what is needed; neighbours who can are suggested, you pick and ask"),
            ),
            (
                "/together/wishes/",
                "wish.read",
                "lamp",
                _("Wishes"),
                _("Taken down, claimed, brought through a keeper."),
            ),
            (
                "/together/services/",
                "service.read",
                "clock",
                _("Services"),
                _("Who comes next, whoever called, the month"),
            ),
            ("/together/notices/", "notice.read", "tell", _("Notices"), _("Written once, passed on at every door")),
        ),
    ),
    (
        _("Those who serve and help"),
        (
            (
                "/together/people/",
                "register.read",
                "people",
                _("Who serves"),
                _("How many, where, and which places want someone."),
            ),
            (
                "/together/nominations/",
                "nomination.read",
                "person",
                _("Nominations"),
                _("From a proposal to the letter of appointment."),
            ),
            (
                "/together/terms/",
                "nomination.read",
                "clock",
                _("Terms and thanks"),
                _("Terms that end soon, deputies, letters of thanks."),
            ),
            (
                "/together/allies/",
                "ally.read",
                "people",
                _("Alliance of helpers"),
                _("People and organisations who have offered a hand; new ones to be welcomed"),
            ),
            (
                "/together/hours/",
                "service.confirm",
                "clock",
                _("Hours of help"),
                _("Hours that wait for a second hand; the export for the national system"),
            ),
            (
                "/together/stories/",
                "thanks.show",
                "note",
                _("Stories to put up"),
                _("Thanks that both sides agreed to show"),
            ),
            (
                "/together/partners/",
                "partner.read",
                "office",
                _("Partners"),
                _("Who helps here, what ties them, whom to speak with."),
            ),
            (
                "/together/resources/",
                "partner.read",
                "map",
                _("Resources by grid"),
                _("What each grid can use, and what was used of it."),
            ),
        ),
    ),
    (
        _("What is done, and what can be used"),
        (
            (
                "/together/gatherings/",
                "gathering.read",
                "clock",
                _("Gatherings"),
                _("Markets, farm aid, festivals, group buying: planned, opened, counted, told."),
            ),
            (
                "/together/groups/",
                "group.read",
                "people",
                _("Groups of neighbours"),
                _("Who they are, what they do, and their seed grants."),
            ),
            (
                "/together/deeds/",
                "deed.read",
                "done",
                _("Deeds"),
                _("Published, claimed, done, confirmed by residents."),
            ),
            (
                "/together/things/",
                "thing.read",
                "box",
                _("Things"),
                _("Tool boxes, first-aid kits, seats: who has one"),
            ),
            ("/together/stations/", "station.read", "pin", _("Stations"), _("Open or closed, and what is broken")),
            (
                "/together/policies/",
                "policy.read",
                "note",
                _("Policy cards"),
                _("Who can have what, and what was asked back"),
            ),
            ("/together/work/", "work.read", "people", _("Work and makers"), _("Courses, makers, and what came of it")),
            ("/together/crafts/", "craft.show", "eye", _("Crafts on show"), _("What makers show, without a price.")),
        ),
    ),
    (
        _("Talked over"),
        (
            (
                "/council/talks/",
                "talk.read",
                "people",
                _("Deliberations"),
                _("With all sides: notice, turns, agreement, look-back."),
            ),
            (
                "/council/mediation/",
                "mediation.read",
                "lock",
                _("Mediation"),
                _("By consent, private and free; the sides choose the mediator."),
            ),
            (
                "/council/evenings/",
                "council.read",
                "note",
                _("Night talks"),
                _("Evenings, and the matters that came of them."),
            ),
            (
                "/council/steps/",
                "steps.read",
                "next",
                _("Four steps, two notices"),
                _("What is weighty: proposed, decided, in public, carried out."),
            ),
            (
                "/council/script/",
                "talk.read",
                "lamp",
                _("Script for the host"),
                _("What to say, phase by phase; a rehearsal with an invented topic."),
            ),
            (
                "/ahead/",
                "foresight.read",
                "clock",
                _("Before anyone asks"),
                _("What the season, the place or the forecast brings next."),
            ),
        ),
    ),
    (
        _("What it comes to"),
        (
            (
                "/together/figures/",
                "figure.read",
                "chart",
                _("Figures"),
                _("Each counted from its records, with what it means."),
            ),
            (
                "/together/reviews/",
                "review.read",
                "note",
                _("Monthly and yearly reports"),
                _("Written once from the records: page, Word, Excel, PDF, picture; forms of bureaus."),
            ),
            (
                "/together/surveys/",
                "survey.read",
                "tell",
                _("Satisfaction surveys"),
                _("Apart from verdicts: fixed questions, a sample, secret answers, a margin."),
            ),
            (
                "/street/",
                "figure.beside",
                "chart",
                _("Communities side by side"),
                _("The published figures of a street's communities, never ranked."),
            ),
            ("/together/honours/", "partner.read", "wall", _("Honours"), _("Each with the body whose it is.")),
            (
                "/together/past/",
                "past.load",
                "upload",
                _("Take over past life"),
                _("Partners, deeds, wishes and markets of before, from Excel."),
            ),
        ),
    ),
)
LIFE: Sequence[tuple[object, Sequence[tuple[str, str, object, object]]]] = (
    (
        _("Good to know and to use"),
        (
            ("/life/notices/", "tell", _("Notices"), _("What holds now, for all or for your doors")),
            ("/life/policies/", "note", _("What am I entitled to?"), _("In plain words, and someone answers")),
            ("/life/services/", "clock", _("Services nearby"), _("Meals, childcare, picture books")),
            ("/life/stations/", "pin", _("Stations"), _("Water, sockets, a seat: what is open now")),
            ("/life/things/", "box", _("Things to use and to borrow"), _("Tool boxes, first-aid kits, warm seats")),
        ),
    ),
    (
        _("What is on"),
        (
            ("/life/gatherings/", "clock", _("What is on"), _("The next market, festivals, sheets to sign up on.")),
            ("/life/groups/", "people", _("Groups of neighbours"), _("What each does, and where one can join in.")),
            ("/life/work/", "people", _("Learn, make, earn"), _("Courses, the studio, makers")),
            ("/life/crafts/", "eye", _("Crafts of neighbours"), _("What makers of the community show.")),
        ),
    ),
    (
        _("Lend a hand"),
        (
            (
                "/life/help/",
                "people",
                _("Lend a hand"),
                _("Join with what you like to do, when you have time; leave in one tap"),
            ),
            ("/life/wishes/", "lamp", _("Wish wall"), _("Small wishes of neighbours. Whoever can, takes one on.")),
            ("/life/stories/", "note", _("Story wall"), _("Thanks between neighbours, shown because both wanted it")),
            (
                "/life/certificates/",
                "done",
                _("Check a certificate"),
                _("Type the number of a certificate of voluntary service and see whether it is true"),
            ),
        ),
    ),
    (
        _("Have a say"),
        (
            ("/life/talks/", "people", _("Talk it over"), _("Whose notice hangs, what was agreed, whether it held")),
            ("/life/topics/", "lamp", _("Topic of the month"), _("One question for a month, and what became of it")),
            ("/life/council/", "note", _("The council"), _("What is spoken of together, and what was decided")),
            ("/life/steps/", "wall", _("Decisions in public"), _("What was decided, and what came of it")),
            (
                "/life/notices/appointing/",
                "person",
                _("Who may be appointed"),
                _("On public notice now; anyone may object."),
            ),
            (
                "/life/surveys/",
                "chart",
                _("Satisfaction surveys"),
                _("What was asked, how many answered, what came of it."),
            ),
            (
                "/life/owners/",
                "chart",
                _("Owners' calculator"),
                _("What a vote of the owners needs, and what is missing"),
            ),
        ),
    ),
    (
        _("Who does what here"),
        (
            (
                "/life/deeds/",
                "done",
                _("Deeds for residents"),
                _("What is wanted, who does it, what neighbours confirmed."),
            ),
            (
                "/life/partners/",
                "office",
                _("Who helps here"),
                _("Units and merchants around us, and what they offer."),
            ),
            ("/life/honours/", "wall", _("Honours"), _("Each with the body whose it is.")),
            ("/open/", "chart", _("Open data"), _("Sums of the community as files; nobody is in them")),
        ),
    ),
)
