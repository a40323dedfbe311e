"""What lies behind the two front rooms: path, for the desk the actions of which one opens "
"it, icon, title, one line."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

DESK: Sequence[tuple[str, str, str, object, object]] = (
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
    ("/together/crafts/", "craft.show", "eye", _("Crafts on show"), _("What makers show, without a price.")),
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
        "/together/duty/",
        "duty.read",
        "phone",
        _("Who is on call"),
        _("Whose turn it is, gaps, and who is away."),
    ),
    (
        "/together/terms/",
        "nomination.read",
        "clock",
        _("Terms and thanks"),
        _("Terms that end soon, deputies, letters of thanks."),
    ),
    (
        "/together/needs/",
        "need.read",
        "lamp",
        _("Help that is needed"),
        _("Write down what is needed; neighbours who can are suggested, you pick and ask"),
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
    ("/together/deeds/", "deed.read", "done", _("Deeds"), _("Published, claimed, done, confirmed by residents.")),
    ("/together/wishes/", "wish.read", "lamp", _("Wishes"), _("Taken down, claimed, brought through a keeper.")),
    ("/together/honours/", "partner.read", "wall", _("Honours"), _("Each with the body whose it is.")),
    (
        "/together/figures/",
        "figure.read",
        "chart",
        _("Figures"),
        _("Each counted from its records, with what it means."),
    ),
    (
        "/together/past/",
        "past.load",
        "upload",
        _("Take over past life"),
        _("Partners, deeds, wishes and markets of before, from Excel."),
    ),
)
LIFE: Sequence[tuple[str, str, object, object]] = (
    ("/life/gatherings/", "clock", _("What is on"), _("The next market, festivals, sheets to sign up on.")),
    ("/life/groups/", "people", _("Groups of neighbours"), _("What each does, and where one can join in.")),
    ("/life/crafts/", "eye", _("Crafts of neighbours"), _("What makers of the community show.")),
    (
        "/life/notices/appointing/",
        "person",
        _("Who may be appointed"),
        _("On public notice now; anyone may object."),
    ),
    (
        "/life/help/",
        "people",
        _("Lend a hand"),
        _("Join with what you like to do, when you have time; leave in one tap"),
    ),
    ("/life/stories/", "note", _("Story wall"), _("Thanks between neighbours, shown because both wanted it")),
    (
        "/life/certificates/",
        "done",
        _("Check a certificate"),
        _("Type the number of a certificate of voluntary service and see whether it is true"),
    ),
    ("/life/council/", "note", _("The council"), _("What is spoken of together, and what was decided")),
    ("/life/wishes/", "lamp", _("Wish wall"), _("Small wishes of neighbours. Whoever can, takes one on.")),
    ("/life/partners/", "office", _("Who helps here"), _("Units and merchants around us, and what they offer.")),
    ("/life/deeds/", "done", _("Deeds for residents"), _("What is wanted, who does it, what neighbours confirmed.")),
    ("/life/honours/", "wall", _("Honours"), _("Each with the body whose it is.")),
)
