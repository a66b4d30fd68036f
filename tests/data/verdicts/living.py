"""Pages that live, and look as if they did not: articles about absence, boxes for logging in, walls nobody stands behind."""

from tests.data.verdicts.building import answer, case, moved, page
from tests.data.verdicts.texts import ABOUT_CAPTCHAS, ABOUT_ERRORS, ABOUT_PARKING, ABOUT_PAYWALLS, prose

OK, REDIRECTED = "live/ok", "live/redirected"
SITE = "https://valley.example"
FIELD = '<form class="login-box" action="/login" method="post"><input type="text" name="u"><input type="password" name="p"><button>Log in</button></form>'
FREE = '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false,"hasPart":[{"isAccessibleForFree":false,"cssSelector":".meter"}]}</script>'
GATE = '<div class="meter" hidden><p>Subscribe to continue reading. You have read your last free article.</p></div>'
CAPTCHA = '<form class="comment-form"><textarea name="c"></textarea><div class="g-recaptcha" data-sitekey="x"></div><button>Send</button></form>'
RECAPTCHA = '<script src="https://www.google.com/recaptcha/api.js" async></script>'


def _article(
    name: str,
    path: str,
    title: str,
    texts: object,
    layout: str = "portal",
    language: str = "en",
    more: str = "",
    **kind: object,
) -> dict[str, object]:
    return case(
        name, SITE + path, OK, page(layout, language, f"{title} - The Valley Herald", title, texts, more), **kind
    )  # type: ignore[arg-type]


_ORDINARY = [
    _article(f"an article, {language} {layout}", f"/a/{n}", title, prose(language), layout, language)
    for n, (language, layout, title) in enumerate([
        ("en", "portal", "The meadows belong to the geese"), ("en", "tables", "The meadows belong to the geese"), ("en", "plain", "The meadows"),
        ("de", "portal", "Die Wiesen gehören den Gänsen"), ("de", "blog", "Die Wiesen"), ("fr", "portal", "Les prés appartiennent aux oies"),
        ("es", "blog", "Los prados son de los gansos"), ("ru", "portal", "Луга принадлежат гусям"), ("ja", "portal", "牧草地は雁のもの"),
        ("zh", "portal", "草地属于大雁"), ("ar", "portal", "المروج ملك للإوز"), ("pt", "application", "Os prados"), ("it", "blog", "I prati"),
        ("ko", "portal", "풀밭"), ("pl", "documentation", "Łąki"),
    ])
]  # fmt: skip

CASES = [
    *_ORDINARY,
    # About absence.
    _article("about error pages", "/web/how-to-write-a-404-page", "How to write a good 404 page", ABOUT_ERRORS),
    _article("about soft 404s, with a title of their words", "/web/soft-404", "Soft 404: page not found, and yet 200", ABOUT_ERRORS, "blog"),
    case("a manual's page on 404", SITE + "/docs/web/http/status/404", OK, page("documentation", "en", "404 Not Found - HTTP | Manual", "404 Not Found", ABOUT_ERRORS)),
    case("a manual's short page on 404", SITE + "/docs/web/http/status-404-not-found", OK, page("documentation", "en", "404 Not Found - HTTP | Manual", "404 Not Found", [*ABOUT_ERRORS[:1], *ABOUT_ERRORS[2:4]])),
    case("a question on 404", SITE + "/questions/4711/nginx-returns-404-not-found-for-static-files", OK, page("application", "en", "Nginx returns 404 Not Found for static files - Questions", "Nginx returns 404 Not Found for static files", ["I have the following server block and every style sheet gives me 404 Not Found although the files are there and belong to the right user.", "The alias needs a slash at the end when the location has one, otherwise the two are joined without it. Add the slash and reload.", "That was it. Thank you. The error log said open() failed and named the joined path, I should have read it."])),
    case("a manual's list of errors", SITE + "/docs/errors", OK, page("documentation", "en", "Errors | Widget Manual", "Errors", ["page not found: the name of the page does not exist in the index; file not found: the path was wrong.", *ABOUT_ERRORS[1:4]])),
    _article("a missing person", "/a/swimmer-not-found", "Swimmer not found after three days of search", prose("en")),
    _article("a missing page of a book", "/a/the-missing-page", "The missing page: what the old ledger does not say", prose("en")),
    _article("gone, as a headline", "/a/gone", "Gone", prose("en")),
    _article("lost, as a headline", "/a/lost-in-the-dunes", "Lost in the dunes", prose("en")),
    _article("a band of that name", "/music/404", "404: the band that nobody can find", [*prose("en")]),
    _article("a room of that number", "/a/room-404", "Room 404", prose("en"), "blog"),
    _article("German, about dead links", "/a/tote-links", "Seite nicht gefunden: warum Links sterben", [*prose("de"), *prose("de")], "portal", "de"),
    _article("Russian, about error pages", "/a/stranica-ne-najdena-404", "Страница не найдена: как делать страницы ошибок", [*prose("ru"), *prose("ru")], "portal", "ru"),
    case("a search that found nothing", SITE + "/search?q=lanterns", OK, page("portal", "en", "Search results for lanterns", "Search results", ["No results found for lanterns. Try fewer words, or look through our topics."])),
    case("a sidebar that says not found", SITE + "/a/the-second-wall", OK, page("portal", "en", "The second wall", "The second wall", prose("en")).replace("Why the bakery closes on Mondays", "Page not found? Tell us")),
    case("a list that lost an item", SITE + "/lists/walks", OK, page("blog", "en", "Ten walks in the valley", "Ten walks in the valley", [*prose("en")[:3], "Walk seven is no longer available, since the bridge is gone."])),
    case("a product that is sold out", SITE + "/shop/brass-lantern", OK, page("application", "en", "Brass lantern | Shop", "Brass lantern", ["This item is currently out of stock. It is forty centimetres high, made of brass, and has four panes that can be replaced. The burner takes lamp oil. We expect new ones in June, and write to you when they are here."])),
    case("its sentence on moved pages", SITE + "/about/site-moved", OK, page("blog", "en", "Our site has moved", "Our site has moved", [*prose("en")[:2], "Some pages may have been moved; please tell us of broken links."])),
    # About parking and sales.
    _article("about parking", "/web/domain-parking", "Buy this domain: a short history of parking", ABOUT_PARKING),
    _article("about parking, named so", "/web/this-domain-is-for-sale", "This domain is for sale", ABOUT_PARKING, "blog"),
    _article("about parking cars", "/town/parking", "Parking in the old town", prose("en")),
    case("a market's page for a name", "https://www.hugedomains.com/domain_profile.cfm?d=lantern.example", OK, page("portal", "en", "lantern.example is for sale", "lantern.example is for sale", ["Buy this domain now, or pay monthly."])),
    case("a market's help", "https://sedo.com/us/help/how-parking-works", OK, page("portal", "en", "How parking works", "How parking works", ABOUT_PARKING)),
    _article("houses for sale", "/a/mill-for-sale", "The mill is for sale", prose("en")),
    case("a seller of several things", SITE + "/classifieds", OK, page("tables", "en", "Classifieds", "Classifieds", ["Lawn mower for sale. Piano for sale, needs tuning.", *prose("en")[3:]])),
    case("a page with a parker's script by mistake", SITE + "/a/second-wall-in-spring", OK, page("portal", "en", "Second wall in spring", "Second wall in spring", prose("en") + prose("en")[:3], '<script src="https://www.google.com/adsense/domains/caf.js"></script>')),
    case("a town's parking by redirect", SITE + "/car-parks", REDIRECTED, hops=[moved(SITE + "/car-parks", "/parking/", 301), answer(SITE + "/parking/", page("portal", "en", "Car parks in the valley", "Car parks", ["Car parks are open from six to midnight.", *prose("en")[:2]]))]),
    # About bot checks, and with one.
    _article("about captchas", "/web/verify-you-are-human", "Verify you are human", ABOUT_CAPTCHAS),
    _article("about captchas, on a checked site", "/web/puzzles", "The puzzle at the door", ABOUT_CAPTCHAS, "application", more='<script src="/cdn-cgi/challenge-platform/scripts/jsd/main.js"></script>'),
    _article("comments with a captcha", "/a/the-old-ferryman", "The old ferryman", [*prose("en"), CAPTCHA], "blog", more=RECAPTCHA),
    case("a contact form with a captcha", SITE + "/contact", OK, page("blog", "en", "Contact - The Valley Herald", "Write to us", ["Letters reach the editors by this form, or by post: Mill Lane 3, Valley.", '<form><input type="text" name="n"><input type="email" name="m"><textarea></textarea><div class="cf-turnstile"></div></form>'], '<script src="https://challenges.cloudflare.com/turnstile/v0/api.js"></script>')),
    _article("a page that DataDome lets through", "/a/pumps", "The pumps run", prose("en"), more='<script src="https://js.datadome.co/tags.js"></script>'),
    _article("a page that Incapsula lets through", "/a/pumps-2", "The pumps still run", prose("en"), more='<script src="/_Incapsula_Resource?SWJIYLWA=719d34d3"></script>'),
    case("just a moment, a poem", SITE + "/poems/just-a-moment", OK, page("blog", "en", "Just a moment | Poems", "Just a moment", [*prose("en")[3:], *prose("en")[:2]])),
    _article("a noscript that asks for scripts", "/a/geese", "The geese", [*prose("en"), "<noscript>Please enable JavaScript and cookies to comment.</noscript>"], "application"),
    # With a box to log in.
    _article("a log-in box above", "/a/box-above", "The box above the door", [FIELD, *prose("en")]),
    _article("a log-in box beside a short note", "/notes/pump-tests", "Pump tests on Friday", [*prose("en")[3:], *prose("en")[:1]], more="").copy(),
    case("a forum's thread", SITE + "/forum/thread-4711-lantern-repair", OK, page("tables", "en", "Lantern repair - Valley Forum", "Lantern repair", [FIELD, *prose("en")[:3], "You must be logged in to reply."])),
    case("a log-in that was cited for itself", SITE + "/login", OK, page("portal", "en", "Log in", "Log in", [FIELD]), also=["blocked/login"]),
    case("a manual's page on logging in", SITE + "/docs/how-to-log-in", OK, page("documentation", "en", "How to log in | Manual", "How to log in", ["To continue, log in with your user name and password. Forgot your password? Ask the administrator.", *prose("en")[:3]])),
    # With a wall that nobody stands behind.
    _article("metered, and whole", "/a/metered", "Whether it is still a place", [*prose("en"), *prose("en"), GATE], more=FREE),
    _article("metered, and whole, in German", "/a/metered-de", "Die Mauer", [*prose("de"), *prose("de"), '<div hidden><p>Weiterlesen mit Abo</p></div>'], "portal", "de", more=FREE),
    _article("about paywalls", "/media/subscribe-to-continue-reading", "Subscribe to continue reading", ABOUT_PAYWALLS),
    _article("a newsletter over it", "/a/newsletter", "Before the winter", [*prose("en"), '<div class="modal"><h2>Never miss a story</h2><p>Subscribe to our newsletter to get the best of the week.</p><form><input type="email"></form></div>']),
    _article("a shop for subscriptions", "/subscribe", "Subscribe to the Herald", ["Print and web: nine a month. Web only: five a month. Students pay half. You can leave at the end of any month, and the geese will not hold it against you.", *prose("en")[:2]]),
    _article("a cookie banner over it", "/a/banner", "The banner", ['<div class="cookie-banner"><h2>We value your privacy</h2><p>We and our partners store cookies.</p><button>Accept</button></div>', *prose("en")]),
    # Short, and alive.
    case("a shell", SITE + "/app/reports/17", OK, page("shell", "en", "Reports", "", [])),
    case("a shell that its neighbours share", SITE + "/app/reports/18", OK, page("shell", "en", "Reports", "", []), probe=(answer(SITE + "/app/reports/xqwtr", page("shell", "en", "Reports", "", [])),)),
    case("a picture's page", SITE + "/photos/geese-on-the-meadow", OK, page("application", "en", "Geese on the meadow | Photos", "Geese on the meadow", ['<img src="/g.jpg" alt="Geese">', "March 2019"])),
    case("a short note", SITE + "/notes/2019/03/pumps", OK, page("blog", "en", "Pumps | Notes", "Pumps", ["The pumps run again since noon."])),
    case("a text", SITE + "/files/readme.txt", OK, "Lantern tools 1.2\n\nTo install: copy the folder. If a file is not found, look in the old folder.\n" + "The burner takes lamp oil. " * 40, with_={"content_type": "text/plain"}),
    case("a note on errors", SITE + "/files/note.txt", OK, "Note for the new editors: page not found errors in the log are normal while the index is built.", with_={"content_type": "text/plain"}),
    case("json with data", SITE + "/api/records/1.json", OK, '{"id": 1, "title": "Lantern", "status": "ok", "error": null, "parts": [1, 2, 3]}', with_={"content_type": "application/json"}),
    case("a pdf", SITE + "/files/report.pdf", OK, "%PDF-1.7 404 not found", with_={"content_type": "application/pdf"}),
    case("a root with a log-in box", SITE + "/", OK, page("portal", "en", "The Valley Herald", "Today in the valley", [FIELD, *prose("en")[:1]])),
    # The host's other answers speak for it.
    case("short, and its host knows what is missing", SITE + "/notes/1999/8", OK, page("blog", "en", "Untitled", "", ["Rain."]), probe=(answer(SITE + "/notes/1999/7", "no", 404),)),
    case("a neighbour is sent elsewhere", SITE + "/notes/lantern-oil", OK, page("blog", "en", "Lantern oil", "Lantern oil", ["Two litres."]), probe=(moved(SITE + "/notes/xqwtr", "/"), answer(SITE + "/", page("portal", "en", "The Valley Herald", "Today", prose("en"))))),
    case("a neighbour is another page", SITE + "/notes/lantern-wicks", OK, page("blog", "en", "Lantern wicks", "Lantern wicks", ["Cotton."]), probe=(answer(SITE + "/notes/xqwtr", page("blog", "en", "Page not found", "Page not found", ["Sorry, that page does not exist."])),)),
    case("only the number counts in its address", SITE + "/story/48151623/the-old-ferryman-rows-again", OK, page("portal", "en", "The old ferryman rows again", "The old ferryman rows again", prose("en")[:1]), probe=(answer(SITE + "/story/48151623/xqw-trz", page("portal", "en", "The old ferryman rows again", "The old ferryman rows again", prose("en")[:1])),)),
    case("about error pages, and its host knows what is missing", SITE + "/web/missing", OK, page("portal", "en", "Page not found | Essays", "Page not found", ABOUT_ERRORS[:4]), probe=(answer(SITE + "/web/xqwtr", "no", 404),)),
    # Moved, and alive.
    case("https", "http://valley.example/a/second-wall", REDIRECTED, hops=[moved("http://valley.example/a/second-wall", "https://valley.example/a/second-wall", 301), answer("https://valley.example/a/second-wall", page("portal", "en", "The second wall", "The second wall", prose("en")))]),
    case("www and a slash", SITE + "/a/the-geese", REDIRECTED, hops=[moved(SITE + "/a/the-geese", "https://www.valley.example/a/the-geese/", 301), answer("https://www.valley.example/a/the-geese/", page("blog", "en", "The geese", "The geese", prose("en")))]),
    case("a new address with the old words", SITE + "/2019/03/flood-on-the-lower-meadows.html", REDIRECTED, hops=[moved(SITE + "/2019/03/flood-on-the-lower-meadows.html", "/news/flood-on-lower-meadows", 301), answer(SITE + "/news/flood-on-lower-meadows", page("portal", "en", "Flood on the lower meadows", "Flood on the lower meadows", prose("en")))]),
    case("a new address with the old number", SITE + "/story.php?id=48151623", REDIRECTED, hops=[moved(SITE + "/story.php?id=48151623", "/story/48151623/ferryman", 301), answer(SITE + "/story/48151623/ferryman", page("portal", "en", "Rowing again", "Rowing again", prose("en")))]),
    case("a new address with other words in its title", SITE + "/articles/flooded-meadows-third-time", REDIRECTED, hops=[moved(SITE + "/articles/flooded-meadows-third-time", "/a/7", 301), answer(SITE + "/a/7", page("portal", "en", "Meadows flooded for the third time", "Meadows flooded for the third time", prose("en")))]),
    case("a short link", "https://sho.rt/x7Gq", REDIRECTED, hops=[moved("https://sho.rt/x7Gq", SITE + "/a/second-wall", 301), answer(SITE + "/a/second-wall", page("portal", "en", "The second wall", "The second wall", prose("en")))]),
    case("a DOI", "https://doi.org/10.1234/abcd.5678", REDIRECTED, hops=[moved("https://doi.org/10.1234/abcd.5678", "https://press.example/articles/5678"), answer("https://press.example/articles/5678", page("portal", "en", "On walls and rivers", "On walls and rivers", prose("en")))]),
    case("a moved site", "https://old.example/essays/on-lanterns", REDIRECTED, hops=[moved("https://old.example/essays/on-lanterns", "https://new.example/on-lanterns", 301), answer("https://new.example/on-lanterns", page("blog", "en", "On lanterns", "On lanterns", prose("en")))]),
    case("known by what the citation says", "https://old.example/p/9", REDIRECTED, cited_as="The ferryman who rows again on the river", hops=[moved("https://old.example/p/9", "https://new.example/essays/9", 301), answer("https://new.example/essays/9", page("blog", "en", "The ferryman who rows again", "The ferryman who rows again", prose("en")))]),
    case("a page of its own host", "https://hosts.example/alice", REDIRECTED, hops=[moved("https://hosts.example/alice", "https://alice.hosts.example/", 301), answer("https://alice.hosts.example/", page("blog", "en", "Alice", "Alice", prose("en")))]),
    case("a folder to its index", SITE + "/docs/install", REDIRECTED, hops=[moved(SITE + "/docs/install", "/docs/install/", 301), answer(SITE + "/docs/install/", page("documentation", "en", "Install | Manual", "Install", prose("en")))]),
    case("a mobile form to the page", SITE + "/a/the-pumps-run/amp", REDIRECTED, hops=[moved(SITE + "/a/the-pumps-run/amp", "/a/the-pumps-run", 301), answer(SITE + "/a/the-pumps-run", page("portal", "en", "The pumps run", "The pumps run", prose("en")))]),
    case("meta refresh to the page", SITE + "/old/second-wall.htm", REDIRECTED, hops=[answer(SITE + "/old/second-wall.htm", '<meta http-equiv="refresh" content="0; url=/a/second-wall">'), answer(SITE + "/a/second-wall", page("portal", "en", "The second wall", "The second wall", prose("en")))]),
    case("a root to its language", SITE + "/", REDIRECTED, hops=[moved(SITE + "/", "/en/"), answer(SITE + "/en/", page("portal", "en", "The Valley Herald", "Today", prose("en")))]),
    case("a cookie gate that lets through", SITE + "/a/geese-again", REDIRECTED, hops=[moved(SITE + "/a/geese-again", "/a/geese-again?c=1"), answer(SITE + "/a/geese-again?c=1", page("portal", "en", "Geese again", "Geese again", prose("en")))]),
]  # fmt: skip
