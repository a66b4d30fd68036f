"""Cases of the seventh round: a fair sample of what cited links meet, each with what a sibling of it met.

Written without a look at the rules or at the cases before them, from what the web's sites and products are known to
answer. All words and pages are our own; the frames below are used nowhere else. Groups, as the names say them:

- ``living``: news, essays, offices, threads, shops, data, documents; and pages about errors, checks, sales and ends.
- ``led``: pages that kept their words at another address, and redirects to a root, a section, a search, an error, a login.
- ``absent``: pages that say with 200, in 28 tongues and six layouts, that what was asked for is not there; removed videos
  and accounts, ended offers, closed services, empty results and listings, servers out of the box; parked and taken domains.
- ``wall``: bot checks of many makers, logins, paywalls, consent, regions, limits, queues, and servers that refuse.
"""

from html import escape
from typing import Any

from tests.data.verdicts.building import answer, case, moved
from tests.data.verdicts.siblings import Sibling, gone_home, met, said

CASES: list[dict[str, Any]] = []
OK, REDIRECTED = "live/ok", "live/redirected"
ABSENT, HOME, PARKED = "dead/soft-404", "dead/redirected-home", "dead/parked"
CHALLENGE, LOGIN, PAYWALL = "blocked/challenge", "blocked/login", "blocked/paywall"
LED_AWAY = [ABSENT, HOME]
"""A redirect away from what was asked for: gone, by either word."""
TAKEN = [ABSENT, PARKED]
"""A domain that others have taken: gone, by either word."""
GATES = [CHALLENGE, LOGIN, PAYWALL, "blocked/http-403", "blocked/http-451"]
"""A gate for which the list of reasons has no word of its own: blocked, for whichever reason."""
HTML = "text/html; charset=utf-8"


def add(name: str, url: str, verdict: str, body: str | bytes = "", *, met_by: Sibling = "hard", **more: Any) -> None:
    """Add a case of one answer, with ``status``, ``content_type`` and ``headers``, or of the hops given."""
    if "hops" not in more:
        status, content_type = more.pop("status", 200), more.pop("content_type", HTML)
        more["hops"] = [answer(url, body, status, content_type, **more.pop("headers", {}))]
    CASES.append(case(f"seventh: {name}", url, verdict, probe=met(met_by, url, more["hops"]), **more))


def living(name: str, url: str, body: str | bytes, cited_as: str | None = None, **more: Any) -> None:
    """Add a page that is there."""
    add(f"living: {name}", url, OK, body, cited_as=cited_as, **more)


def absent(name: str, url: str, body: str, cited_as: str | None = None, **more: Any) -> None:
    """Add a page that says, with success, that what was asked for is not there; so does its sibling's."""
    more.setdefault("met_by", "alike")
    add(f"absent: {name}", url, more.pop("verdict", ABSENT), body, cited_as=cited_as, **more)


def away(name: str, url: str, target: str, verdict: str, body: str, cited_as: str | None = None, **more: Any) -> None:
    """Add a page that leads to another, which answers 200."""
    status = more.pop("status", 302)
    more.setdefault("met_by", "hard" if verdict == REDIRECTED else "alike")
    add(
        f"led: {name}", url, verdict, hops=[moved(url, target, status), answer(target, body)], cited_as=cited_as, **more
    )


def wall(name: str, url: str, verdict: str, body: str, cited_as: str | None = None, **more: Any) -> None:
    """Add a gate before the page; a sibling stands before it too."""
    more.setdefault("met_by", "alike")
    add(f"wall: {name}", url, verdict, body, cited_as=cited_as, **more)


def paras(text: str) -> str:
    """Return lines as paragraphs; one that begins with a tag stands as it is."""
    return "\n".join(
        line if line.startswith("<") else f"<p>{escape(line, quote=False)}</p>" for line in text.split("\n")
    )


def daily(lang: str, title: str, h1: str, text: str, head: str = "") -> str:
    """A regional daily: ticker, rubric bar, article with byline slot, three boxes of other stories, imprint."""
    rubrics = {"de": "Lokales Wirtschaft Kultur Sport Wetter", "fr": "Région Économie Culture Sports Météo", "en": "Local Business Arts Sport Weather", "es": "Local Economía Cultura Deportes Tiempo", "it": "Cronaca Economia Cultura Sport Meteo", "pt": "Cidade Economia Cultura Esporte Tempo"}.get(lang[:2], "Local Business Arts Sport Weather")  # fmt: skip
    bar = "".join(f'<a class="rb" href="/r{n}/">{word}</a>' for n, word in enumerate(rubrics.split()))
    boxes = {"de": ("Freibad öffnet im Mai", "Neue Ampel am Markt"), "fr": ("La piscine rouvre en mai", "Un feu place du Marché"), "es": ("La piscina abre en mayo", "Nuevo semáforo en la plaza"), "it": ("La piscina apre a maggio", "Nuovo semaforo in piazza"), "pt": ("Piscina reabre em maio", "Novo semáforo na praça")}.get(lang[:2], ("Lido opens in May", "New lights at the market"))  # fmt: skip
    rail = "".join(f'<div class="box"><a href="/n/{n}">{words}</a></div>' for n, words in enumerate(boxes))
    return f"""<!doctype html>
<html lang="{lang}"><head><meta charset="utf-8"><title>{escape(title)}</title><meta name="viewport" content="width=device-width">{head}
<link rel="stylesheet" href="/build/app.4f1.css"><script defer src="/build/app.4f1.js"></script></head>
<body><div class="ticker" aria-live="off"></div><header><a class="brand" href="/">&nbsp;</a><nav>{bar}</nav></header>
<article class="story"><h1>{escape(h1)}</h1>
{paras(text)}
</article><section class="rail">{rail}</section><footer><a href="/imprint">Imprint</a> <a href="/privacy">Privacy</a></footer></body></html>"""


def ministry(lang: str, title: str, h1: str, text: str, head: str = "") -> str:
    """A public body's page: skip link, crest, breadcrumb, main, last changed."""
    return f"""<!DOCTYPE html><html lang="{lang}" class="no-js"><head><meta charset="utf-8"/><title>{escape(title)}</title>{head}
<link href="/assets/gov.css" rel="stylesheet"/></head><body><a class="skip" href="#main">↓</a><div class="gov-banner"><img src="/crest.svg" alt=""></div>
<ol class="breadcrumb"><li><a href="/">1</a></li><li><a href="../">2</a></li></ol><main id="main" tabindex="-1"><h1 class="gov-h">{escape(h1)}</h1>
{paras(text)}</main><footer class="gov-foot"><ul><li><a href="/accessibility">♿</a></li><li><a href="/sitemap">⌘</a></li></ul></footer></body></html>"""


def scrap(lang: str, title: str, h1: str, text: str, head: str = "") -> str:
    """A page made by hand around 1999: no doctype, a table, a counter."""
    return f"""<html><head><title>{escape(title)}</title>{head}</head><body background="bg.gif" link="#0000cc"><table border=0 width=600><tr><td>
<font face="Arial" size=+2><b>{escape(h1)}</b></font><p>
{paras(text)}
</td></tr></table><hr><a href="index.html"><img src="back.gif" border=0></a> <img src="/cgi-bin/counter?x"></body></html>"""


def app(lang: str, title: str, h1: str, text: str, head: str = "") -> str:
    """A page of a script framework, rendered on the server, with its state in a script element."""
    return f"""<!doctype html><html lang="{lang}" data-theme="light"><head><meta charset="utf-8"><title>{escape(title)}</title>{head}<link rel="modulepreload" href="/_nuxt/e1.js"></head>
<body><div id="__nuxt"><div class="layout-default"><div class="topbar"><a href="/">◆</a></div><div class="page"><h1 data-v-3e2>{escape(h1)}</h1>
{paras(text)}</div><div class="bottombar"><a href="/terms">§</a></div></div></div><script>window.__NUXT__={{"state":{{}},"serverRendered":true}}</script></body></html>"""


def board(lang: str, title: str, h1: str, text: str, head: str = "") -> str:
    """A forum's page in tables: breadcrumb, posts or a message, jump box."""
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"><html xmlns="http://www.w3.org/1999/xhtml" lang="{lang}"><head><title>{escape(title)}</title>{head}</head>
<body><div id="headerarea"><a href="index.php">◀</a></div><div class="nav">» {escape(h1)}</div><div class="tborder"><div class="cat_bar"><h3 class="catbg">{escape(h1)}</h3></div>
{paras(text)}</div><div id="footerarea">SMF | 24 queries, 0.11 s</div></body></html>"""


def stall(lang: str, title: str, h1: str, text: str, head: str = "") -> str:
    """A shop's page: basket, categories, main, payment signs."""
    return f"""<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{escape(title)}</title>{head}</head><body class="catalog-product-view"><div class="minicart"><a href="/checkout/cart/">0</a></div>
<nav class="cats"><a href="/garden">Garden</a><a href="/kitchen">Kitchen</a></nav><main id="maincontent"><div class="page-title-wrapper"><h1 class="page-title"><span>{escape(h1)}</span></h1></div>
{paras(text)}</main><div class="payments"><img src="/visa.svg" alt="Visa"></div></body></html>"""


# fmt: off
# Living: news, public bodies, forums, shops, hand-made pages.
living("news of a bridge", "https://kurier-elbtal.example/lokales/bruecke-gesperrt-art48213.html", daily("de", "Brücke bleibt bis Herbst gesperrt | Kurier Elbtal", "Brücke bleibt bis Herbst gesperrt", "Die Brücke über den Mühlgraben bleibt länger zu als gedacht. Das Bauamt fand Risse in zwei Trägern, die erst getauscht werden müssen.\nPendler fahren weiter über Niedersedlitz, der Umweg kostet eine Viertelstunde. Der Bürgermeister rechnet mit einer Freigabe im Oktober.\nDie Kosten steigen um 400.000 Euro."), "die Brücke über den Mühlgraben")
living("a story about 404 pages", "https://webhandwerk.example/2021/03/art-of-the-404/", daily("en", "404 Page Not Found: the lost art of the error page", "404: Page Not Found", "Every site has a page nobody wants to see. I collected ninety of them over a winter, and the best have three things in common.\nFirst, they say in plain words that the page cannot be found. Second, they offer one way on, not twelve. Third, they send the right status code, which a third of those I looked at did not.\nThe museum that shows a different lost umbrella each time is still my favourite. I asked its web editor how the idea came about; she said it was a rainy Tuesday."), "the lost art of the error page")
living("an essay on captchas", "https://lesezeichen.example/essay/are-you-human", daily("en", "Are you human? Checking your browser", "Are you human?", "The question appears before the tax form, before the concert ticket, before the library catalogue. Tick the box, choose the traffic lights, wait.\nA test that was meant to tell people from machines now mostly tells patient people from impatient ones. Blind readers have described audio puzzles that took them forty minutes.\nResearchers found in 2023 that programs solve the puzzles faster than we do. What remains is a toll, paid in attention."), "an essay on CAPTCHAs")
living("a domain sold for millions", "https://handelsecho.example/markets/voice-domain-sale", daily("en", "This domain is for sale: a one-word name goes for 4.2 million", "One-word domain sold for 4.2 million dollars", "The owner of a one-word domain has sold it to a maker of headsets, two people familiar with the deal said on Monday.\nFor eleven years visitors had met a page that said no more than that the domain was for sale. Brokers had turned down offers below a million.\nShort names are scarce, said a broker at the exchange, and buyers have learned to wait."), "sold for 4.2 million dollars")
living("an outage", "https://netzwacht.example/incidents/2022-07-14", app("en", "503 Service Unavailable: what happened on 14 July", "503 Service Unavailable: what happened on 14 July", "From 09:12 to 10:47 UTC most requests were answered with an error. This page says what broke and what we change.\nA certificate on the internal queue expired. The health check used another one, so nothing alerted. Workers refused to connect and the front end gave up.\nWe now watch every certificate from outside and fail readiness when the queue is away."), "post-mortem")
living("a closed shop's obituary", "https://stadtanzeiger-weser.example/kultur/buchladen-schliesst", daily("de", "Buchladen am Wall schließt für immer", "Der Buchladen am Wall schließt für immer", "Nach 61 Jahren ist Schluss. Am Samstag verkauft Helga Brandt die letzten Bücher, dann wird der Laden geräumt.\nEine Nachfolge fand sich nicht. Die Miete hat sich seit 2015 verdoppelt, und die Kundschaft bestellt im Netz.\nWas bleibt, ist die Erinnerung an Lesungen bei Kerzenlicht."), "schließt der Buchladen")
living("a discontinued lens", "https://optik-werk.example/products/fx-35-mk1", stall("en", "FX 35 mm Mk I (discontinued)", "FX 35 mm Mk I", "<p class=flag>This product is discontinued. Its successor is the <a href='/products/fx-35-mk2'>Mk II</a>.</p>\nNine elements in seven groups, eight rounded blades, closest focus 0.28 m, filter thread 52 mm, 310 g.\n<table><tr><td>Mount</td><td>K</td></tr><tr><td>Angle of view</td><td>63°</td></tr><tr><td>Made</td><td>2004–2013</td></tr></table>\nManuals and firmware can still be downloaded below."), "35 mm lens")
living("an archived repository", "https://code.example/tiny/parsnip", app("en", "tiny/parsnip: a small parser", "tiny / parsnip", "<div class=flash>This repository was archived by its owner on 3 May 2022. It is now read-only.</div>\n<ul><li>README.md</li><li>parsnip.c</li><li>parsnip.h</li><li>LICENSE</li></ul>\nA parser for configuration files in 400 lines of C. Include the header, call parsnip_open, walk the tree, free it. No allocation after opening.\n212 stars, 31 forks, last commit 4 years ago."), "parsnip")
living("an artwork called Not Found", "https://kunsthalle-nord.example/works/1987.44", ministry("en", "Not Found (1987) – Collection – Kunsthalle Nord", "Not Found", "Ada Lindqvist, 1987. Gelatin silver print, 40 × 50 cm. Gift of the artist's estate.\nThe empty frame at the centre was the place of a mirror that the artist's family lost when fleeing. She photographed the wallpaper's darker patch every year until 1991.\nInventory number 1987.44. Not on view."), "Lindqvist's Not Found")
living("full text behind a cookie bar", "https://gazette-du-lac.example/societe/le-retour-du-castor", daily("fr", "Le retour du castor | Gazette du Lac", "Le retour du castor", "<div id=cookies role=dialog><p>Nous et nos 312 partenaires utilisons des cookies. Acceptez-vous ?</p><button>Tout accepter</button><button>Tout refuser</button></div>\nOn le croyait disparu. Depuis deux hivers, des saules coupés en biseau bordent la Dranse, et les gardes ont compté onze barrages.\nLes paysans s'inquiètent pour leurs drains, les pêcheurs se réjouissent. Le canton paie les dégâts et plante des saules là où ils ne gênent personne.\nLa biologiste Anne Ferrat, qui suit les familles de nuit, parle d'une chance pour la rivière."), "le retour du castor")
living("meter with the full text", "https://harbourpost.example/2023/11/02/ferry-timetable-row", daily("en", "Row over winter ferry timetable - Harbour Post", "Row over winter ferry timetable", "<div class=meter>You have 3 free articles left this month. <a href=/subscribe>Subscribe</a></div>\nIslanders say the new winter timetable leaves pupils waiting an hour and a half for the last boat home.\nThe operator cut two sailings in October to save fuel. A petition has gathered 1,140 names on an island of 1,600.\nThe transport committee meets on Thursday. Its chair said he had sympathy but no money.\nA spare boat, laid up since spring, would need a new gearbox."), "winter ferry timetable")
living("marked free", "https://theledgerwest.example/analysis/water-rights-explained", daily("en", "Water rights, explained", "Water rights, explained", "Who owns a river? In the west, whoever used it first. The rule is older than most towns here.\nA farm that filed in 1882 takes its full share before a city that filed in 1910 gets a drop. In dry years the younger rights are called off.\nCourts have begun to ask whether leaving water in the stream can count as a use.", '<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Water rights, explained","isAccessibleForFree":true}</script>'), "first in time, first in right")
living("a forum thread", "https://radbastler.example/index.php?topic=4471.0", board("de", "Nabe knackt beim Antritt", "Nabe knackt beim Antritt", "<div class=post><b>speiche72</b> Hallo, meine Hinterradnabe knackt, aber nur unter Last. Lager sind neu. Was kann das sein?</div><div class=post><b>Ritzelrita</b> Freilauf ausbauen und fetten, war bei mir genauso.</div><div class=post><b>speiche72</b> Danke, das war es!</div>"), "im Forum beschrieben")
living("a hand-made page", "http://www.uni-alt.example/~kraus/orgel.htm", scrap("de", "Orgeln im Vogtland", "Orgeln im Vogtland", "Diese Seite sammelt Dispositionen von 43 Orgeln. Stand: Mai 1999.\n<ul><li><a href=adorf.htm>Adorf</a><li><a href=elster.htm>Bad Elster</a><li><a href=klingen.htm>Klingenthal</a></ul>\nHinweise bitte an mich."), "Orgeln im Vogtland")
living("a very short page", "http://mirror.example/pub/tools/tar/version.html", "<html><body><p>Current release: 1.34 (13 Feb 2021)</p></body></html>", "current release")
living("plain text standard", "https://standards.example/rfc/rfc9999.txt", "Network Working Group                                    A. Writer\nRequest for Comments: 9999                              March 2020\n\n              A Format for Lists of Birds\n\nAbstract\n\n   This memo describes a text format for lists of birds.\n\n1. Introduction\n\n   Lists of birds are exchanged widely. A server that lacks one answers 404 Not Found.\n", "RFC 9999", content_type="text/plain; charset=us-ascii")
living("JSON of a dataset", "https://api.data.example/v2/datasets/air-quality-2019", '{"id":"air-quality-2019","title":"Air quality 2019","rows":8760,"license":"CC-BY-4.0","columns":["hour","no2","pm10"],"error":null}', "hourly measurements", content_type="application/json")
living("a PDF", "https://ministerium-umwelt.example/fileadmin/berichte/wald_2020.pdf", b"%PDF-1.5\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n", "Waldzustandsbericht 2020", content_type="application/pdf")
living("an image", "https://upload.commons.example/8/8f/Lighthouse_at_dusk.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 400, "lighthouse at dusk", content_type="image/png")
living("a feed", "https://podcast-nacht.example/feed.xml", '<?xml version="1.0"?><rss version="2.0"><channel><title>Nachtgespräche</title><item><title>Folge 12: Leuchttürme</title><enclosure url="/12.mp3" type="audio/mpeg"/></item></channel></rss>', None, content_type="application/rss+xml")
living("a home page", "https://cooperative-bakers.example/", daily("en", "Cooperative Bakers", "Bread from eleven villages", "We are a cooperative of bakers in eleven villages. Our shops open at six.\nFind a shop, order a cake, or come and work with us."), "Cooperative Bakers")
living("a login page that was cited", "https://portal.tax-office.example/login", ministry("en", "Log in – Tax portal", "Log in to the tax portal", "<form method=post action=/session><label>Tax number<input name=u></label><label>Password<input type=password name=p></label><button>Log in</button></form>\nForgot your password? New here? Register with the letter we sent you."), "the tax portal's log-in page", also=[LOGIN])
living("a table of results", "https://rodrunner.example/results/2018/marathon.html", scrap("en", "Marathon 2018 results", "Marathon 2018 results", "<table border=1><tr><th>#<th>Name<th>Time</tr><tr><td>1<td>Okoro, B.<td>2:19:04</tr><tr><td>2<td>Haas, M.<td>2:20:11</tr><tr><td>3<td>Lindh, P.<td>2:22:40</tr></table>\nDid not finish: 41. Not found at start: 3."), "the 2018 results")
living("a video page", "https://clips.example/watch/k3j9d", app("en", "Steam engine restored after 9 years - Clips", "Steam engine restored after 9 years", "<div class=player><video src=/v/k3j9d.mp4 poster=/v/k3j9d.jpg></video></div>\n48,221 views · 12 Feb 2021\nNine years of weekends in a shed. Music by the village band. 00:00 Boiler 04:10 Wheels 09:45 First run.\n<div class=comments><p>Sign in to comment</p><p>Lovely work!</p></div>"), "video of its first run", met_by=lambda url: said(url, app("en", "Clips", "Video unavailable", "This video isn't available.")))
living("a tender page in Polish", "https://bip.gmina-lasy.example/przetargi/12-2021", ministry("pl", "Przetarg nr 12/2021 – BIP Gmina Lasy", "Przetarg nr 12/2021: remont drogi", "Wójt gminy ogłasza przetarg nieograniczony na remont drogi gminnej nr 1045. Oferty należy składać do 14 maja 2021 r. do godz. 10.00.\nPostępowanie zostało zakończone. Wybrano ofertę firmy Drogbud na kwotę 412 300 zł."), "przetarg na remont drogi")
living("Japanese town notice", "https://www.town.kitahama.example/soshiki/kankyo/gomi.html", ministry("ja", "ごみの出し方|北浜町", "ごみの出し方", "燃えるごみは月曜日と木曜日、資源ごみは第二水曜日に出してください。\n粗大ごみは環境課へ電話で申し込み、処理券を貼って玄関先に出してください。\nお問い合わせ:環境課 電話 0123-45-6789"), "北浜町のごみの出し方", met_by=lambda url: said(url, ministry("ja", "ページが見つかりません|北浜町", "ページが見つかりません", "お探しのページは移動または削除された可能性があります。"), 404))
living("Arabic column", "https://sahifa.example/opinion/2019/nakhil", daily("ar", "نخيل المدينة | صحيفة", "نخيل المدينة", "كانت أشجار النخيل تملأ الحي القديم قبل أن تصل الجرافات. أتذكر جدي وهو يصعد الجذع حافي القدمين.\nاليوم لم يبق منها سوى سبع، وقد وعد المجلس البلدي بحمايتها. لكن الوعود لا تسقي الشجر.\nالصفحة التي طويناها لا يمكن العثور عليها مرة أخرى."), "نخيل المدينة")
living("newsletter box over an essay", "https://slowmail.example/p/on-walking", app("en", "On walking - Slow Mail", "On walking", "<div class=subscribe-box><p>Subscribe to keep reading Slow Mail every Friday. Already a subscriber? Sign in.</p><input type=email><button>Subscribe</button></div>\nI walk to the shop and forget what I came for. This used to trouble me. Now I think that the forgetting is the point.\nThe path follows the old railway. There are two benches, and on the second one a retired signalman explains the clouds.\nLast week he told me how fog was worked: a man by every signal, a small explosive on the rail."), "On walking")
living("soft siblings, real page", "https://spielwiese.example/spiele/hexfeld", stall("de", "Hexfeld – Brettspiel", "Hexfeld", "Für zwei bis vier Personen ab zehn Jahren, eine Stunde. Legt Felder, sammelt Holz, baut Wege.\n<p class=price>34,90 €</p>\nVergriffen, die zweite Auflage erscheint im März."), "Hexfeld", met_by=lambda url: said(url, stall("de", "Spielwiese", "Seite nicht gefunden", "Diese Seite gibt es nicht.")))
living("home for siblings, real page", "https://atelier-lune.example/oeuvres/marees", app("fr", "Marées – Atelier Lune", "Marées", "Série de douze gravures, 2016. Eau-forte sur papier, 30 × 30 cm. Chaque planche a été mordue par l'eau de mer pendant une marée."), "Marées", met_by=lambda url: gone_home(url, app("fr", "Atelier Lune", "Atelier Lune", "Gravures et livres d'artiste.")))
living("a company that moved", "https://ziegelwerk.example/news/umzug.php", scrap("de", "Wir sind umgezogen", "Wir sind umgezogen!", "Seit dem 1. April 2008 finden Sie uns in der Hafenstraße 12. Die alte Halle wurde abgerissen.\nZur Einweihung kamen 200 Gäste; Fotos unten. Telefon und E-Mail bleiben gleich."), "zog das Werk 2008 um")
away("moved to https with its words", "http://birdnotes.example/2012/swifts", "https://www.birdnotes.example/2012/swifts/", REDIRECTED, daily("en", "Swifts return | Bird Notes", "Swifts return", "The first swift came over the church on 4 May at a quarter past seven. Eleven more by the evening.\nWe have put up six boxes under the eaves of the school."), "Swifts return", status=301, also=[OK])
away("new address, same story", "https://old.courrier-sud.example/article.php3?id_article=887", "https://courrier-sud.example/culture/le-theatre-rouvre-ses-portes", REDIRECTED, daily("fr", "Le théâtre rouvre ses portes", "Le théâtre rouvre ses portes", "Après trois ans de travaux, le théâtre municipal rouvre samedi avec une comédie de Marivaux. La fosse a été agrandie et les fauteuils refaits."), "Le théâtre rouvre ses portes", status=301)
# Absent: soft 404s of many tongues and kinds.
for lang, where, title, h1, text, cited in (
    ("en", "https://rivermuseum.example/exhibits/otters", "Oops! | River Museum", "Well, this is awkward", "We looked everywhere, but that page seems to have swum away. Try the menu.", "the otter exhibit"),
    ("de", "https://volkshochschule-tal.example/kurse/2017/imkern", "Fehler", "Da ist etwas schiefgelaufen", "Die von Ihnen aufgerufene Seite existiert nicht (mehr).", "Imkerkurs"),
    ("fr", "https://mairie-bourg.example/actualites/marche-de-noel-2014", "Page introuvable", "Oups, cette page n'existe plus", "Le contenu que vous cherchez a été déplacé ou supprimé.", "marché de Noël"),
    ("es", "https://radiocosta.example/programas/mareas/12", "Error 404", "Vaya, no encontramos esta página", "Es posible que el enlace esté roto o que la página haya sido eliminada.", None),
    ("it", "https://comune-colle.example/avvisi/bando-34", "Pagina non trovata", "Pagina non trovata", "Il contenuto richiesto non è disponibile.", "bando 34"),
    ("pt", "https://jornaldavila.example/noticia/8812", "Ops!", "Página não encontrada", "A notícia que você procura não existe ou foi removida.", "segundo o Jornal da Vila"),
    ("nl", "https://fietsbond-zuid.example/nieuws/tunnel", "Niet gevonden", "Deze pagina bestaat niet", "Sorry, we konden de pagina niet vinden. Ga terug naar de startpagina.", "fietstunnel"),
    ("pl", "https://kurierlesny.example/artykul/zubry-wracaja", "404", "Nie ma takiej strony", "Strona, której szukasz, została usunięta lub nigdy nie istniała.", "żubry wracają"),
    ("ru", "https://vestnik-ozero.example/news/2013/ledohod", "Страница не найдена", "Такой страницы нет", "Возможно, она была удалена или вы ошиблись в адресе.", "ледоход"),
    ("uk", "https://visti-step.example/statti/kurgany", "Помилка", "Сторінку не знайдено", "На жаль, такої сторінки не існує.", "кургани"),
    ("cs", "https://zpravy-podhuri.example/clanek/rozhledna", "Chyba 404", "Stránka neexistuje", "Požadovaná stránka nebyla nalezena.", "rozhledna"),
    ("hu", "https://falulap.example/cikk/szuret", "Hiba", "A keresett oldal nem található", "Lehet, hogy törölték vagy elköltözött.", "szüret"),
    ("ro", "https://ziarulvaii.example/stiri/pod-nou", "Eroare 404", "Pagina nu a fost găsită", "Ne pare rău, pagina căutată nu mai există.", "podul nou"),
    ("el", "https://nisi-nea.example/arthro/limani", "Σφάλμα", "Η σελίδα δεν βρέθηκε", "Η σελίδα που ζητήσατε δεν υπάρχει.", "το λιμάνι"),
    ("tr", "https://kasabahaber.example/haber/eski-degirmen", "Hata", "Sayfa bulunamadı", "Aradığınız sayfa kaldırılmış olabilir.", "eski değirmen"),
    ("ja", "https://yama-shimbun.example/articles/20140502.html", "エラー", "お探しのページは見つかりませんでした", "記事の掲載期間が終了した可能性があります。", "山の新聞"),
    ("ko", "https://gangnews.example/view/3321", "오류", "요청하신 페이지를 찾을 수 없습니다", "삭제되었거나 주소가 변경되었습니다.", "강 뉴스"),
    ("zh", "https://xiaozhen.example/a/20150611", "提示信息", "抱歉,您访问的页面不存在", "该内容可能已被删除,3秒后返回首页。", "小镇新闻"),
    ("ar", "https://akhbar-wahah.example/news/771", "خطأ", "الصفحة غير موجودة", "عذراً، الصفحة التي تبحث عنها لم تعد متاحة.", None),
    ("fa", "https://ruznameh.example/khabar/5520", "خطا", "صفحه مورد نظر یافت نشد", "ممکن است این صفحه حذف شده باشد.", None),
    ("he", "https://iton-emek.example/articles/819", "שגיאה", "הדף לא נמצא", "הדף שחיפשת אינו קיים.", None),
    ("hi", "https://gramsamachar.example/khabar/kuan", "त्रुटि", "पृष्ठ नहीं मिला", "आप जो पृष्ठ खोज रहे हैं वह हटा दिया गया है।", None),
    ("th", "https://khaomueang.example/news/991", "ผิดพลาด", "ไม่พบหน้าที่คุณต้องการ", "หน้านี้อาจถูกลบไปแล้ว", None),
    ("vi", "https://baolang.example/tin/cho-noi", "Lỗi", "Không tìm thấy trang", "Trang bạn tìm không tồn tại hoặc đã bị xóa.", "chợ nổi"),
    ("id", "https://kabardesa.example/berita/jembatan", "Maaf", "Halaman tidak ditemukan", "Halaman yang Anda cari tidak tersedia.", "jembatan"),
    ("fi", "https://kylalehti.example/uutiset/laituri", "Virhe", "Sivua ei löytynyt", "Etsimääsi sivua ei ole tai se on poistettu.", "laituri"),
    ("sv", "https://bygdenytt.example/artikel/kvarnen", "Hoppsan", "Sidan finns inte", "Vi kan inte hitta sidan du letar efter.", "kvarnen"),
    ("da", "https://ø-avisen.example/nyhed/faergen", "Ups", "Siden blev ikke fundet", "Den side, du leder efter, findes ikke længere.", "færgen"),
):
    frame = (daily, ministry, app, scrap, stall, board)[len(CASES) % 6]
    absent(f"{lang} in {frame.__name__}", where, frame(lang, title, h1, text), cited)
absent("removed video", "https://clips.example/watch/q8w2z", app("en", "Clips", "Video unavailable", "This video has been removed by the uploader."), "the recording")
absent("deleted account", "https://murmur.example/@loretta/10231", app("en", "Murmur", "This account doesn't exist", "Try searching for another."), "wrote on Murmur")
absent("thread that is not there", "https://brettforum.example/index.php?topic=99121.0", board("en", "An Error Has Occurred!", "An Error Has Occurred!", "The topic or board you are looking for appears to be either missing or off limits to you."), None, also=[LOGIN])
absent("ended offer", "https://jobs-hafen.example/stelle/33812", ministry("de", "Stellenangebote", "Diese Stelle ist nicht mehr verfügbar", "Die Ausschreibung ist abgelaufen. Sehen Sie sich unsere aktuellen Angebote an."), "Stellenausschreibung")
absent("closed service", "https://pastepad.example/p/a8Kd2", app("en", "Pastepad has shut down", "Pastepad has shut down", "After eight years we closed Pastepad on 30 June 2020. All pastes have been deleted. Thank you."), "the log")
absent("no results", "https://katalog-nord.example/suche?id=88412", ministry("de", "Suche", "Ihre Suche ergab keine Treffer", "Kein Datensatz mit dieser Kennung."), "Katalog")
absent("expired story", "https://lakewire.example/story/2009-441", daily("en", "Lake Wire", "Story no longer available", "The story you requested is no longer available. Wire stories are kept for 30 days."), "Lake Wire reported")
absent("default server page", "http://oldlab.example/projects/wave/", "<html><head><title>Welcome to nginx!</title></head><body><h1>Welcome to nginx!</h1><p>If you see this page, the nginx web server is successfully installed and working. Further configuration is required.</p></body></html>", "the project's page", also=[PARKED])
absent("under construction", "http://verein-segeln.example/regatta/2005.htm", scrap("de", "Baustelle", "Hier entsteht eine neue Internetpräsenz", "Bitte schauen Sie später wieder vorbei."), None, also=[PARKED])
absent("empty listing", "http://ftp-stat.example/data/2006/", "<html><head><title>Index of /data/2006</title></head><body><h1>Index of /data/2006</h1><pre><a href='../'>../</a></pre></body></html>", "the data of 2006", met_by="hard", also=[OK])
for who, url, body, cited in (
    ("for sale lander", "http://greenpages-journal.example/vol3/iss2/art5.html", "<html><head><title>greenpages-journal.example is for sale</title></head><body><div class=lander><h1>greenpages-journal.example</h1><p>This domain is for sale! Make an offer.</p><form><input name=offer><button>Get price</button></form></div></body></html>", "vol. 3"),
    ("sponsored links", "http://tandem-verein.example/touren/1.html", "<html><head><title>tandem-verein.example</title><script src='//parkingcrew.example/jsparkcaf.php'></script></head><body><div id=header>tandem-verein.example</div><ul class=related><li><a href='?q=1'>Fahrrad kaufen</a><li><a href='?q=2'>Reiseversicherung</a><li><a href='?q=3'>Kredit</a></ul><p>Related searches. This webpage was generated by the domain owner using a parking service.</p></body></html>", "Tandemtouren"),
    ("expired at its registrar", "https://choir-of-st-ann.example/recordings", "<html><head><title>Domain expired</title></head><body><h1>This domain has expired</h1><p>choir-of-st-ann.example expired and is pending renewal or deletion. If you are the owner, log in to your registrar account to renew it.</p></body></html>", "recordings"),
    ("registered with a host", "http://muehle-am-bach.example/geschichte.html", "<html lang=de><head><title>Domain reserviert</title></head><body><h2>Diese Domain wurde soeben registriert</h2><p>muehle-am-bach.example ist bei uns geparkt. Hier entsteht in Kürze ein Webauftritt.</p></body></html>", "Geschichte der Mühle"),
    ("auction", "https://openbeacon.example/spec", "<html><head><title>openbeacon.example | Auction</title></head><body><p>The owner lists openbeacon.example at auction.</p><b>Current bid: $1,250</b><a href='https://names.example/bid'>Place a bid</a><p>Buy this premium domain name today. Secure escrow transfer.</p></body></html>", "the specification"),
):
    absent(f"parked: {who}", url, body, cited, verdict=PARKED, also=[ABSENT])
absent("casino in place of a journal", "https://j-soil-sci.example/index.php/jss/article/view/41", daily("id", "SLOT88 Gacor – Daftar Situs Judi Online Resmi", "Situs Slot Gacor Hari Ini", "Daftar sekarang dan nikmati bonus new member 100%. Link alternatif slot gacor maxwin, deposit pulsa tanpa potongan.\nPermainan slot terlengkap dengan RTP tertinggi, poker, togel dan live casino 24 jam."), "Soil respiration in terraced fields", also=TAKEN)
HOMEPAGE = daily("en", "Valley Echo – news of the valley", "News of the valley", "Council votes on the weir.\nSchool fair on Saturday.\nWeather: showers.")
away("to the root", "https://valleyecho.example/2011/06/weir-plans.html", "https://valleyecho.example/", HOME, HOMEPAGE, "the weir plans", also=LED_AWAY)
away("to a section", "https://valleyecho.example/sport/2010/cup-final", "https://valleyecho.example/sport/", HOME, daily("en", "Sport – Valley Echo", "Sport", "Rovers draw again.\nSwimming club seeks coach."), "the cup final", also=LED_AWAY)
away("to the search", "https://shoe-attic.example/p/alpine-boot-77", "https://shoe-attic.example/search?q=", ABSENT, stall("en", "Search", "Search", "<form><input name=q></form>\nWhat are you looking for?"), "alpine boot", also=LED_AWAY)
away("to an error page", "https://bezirk-west.example/bauplan/17.html", "https://bezirk-west.example/fehler/404.html", ABSENT, ministry("de", "Nicht gefunden", "Nicht gefunden", "Das Dokument wurde nicht gefunden."), "Bauplan 17")
away("to a new owner's home", "https://startup-pebble.example/blog/series-a", "https://bigcorp.example/", HOME, app("en", "BigCorp", "Work better", "One platform for every team. Start free."), "raised a series A", also=LED_AWAY, status=301)
# Walls.
wall("checking the browser", "https://statsportal.example/chart/22", CHALLENGE, "<!DOCTYPE html><html><head><title>Just a moment...</title><meta name=robots content=noindex><script src='/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1'></script></head><body><noscript>Enable JavaScript and cookies to continue</noscript></body></html>", "chart", status=403, headers={"cf_mitigated": "challenge", "Server": "cloudflare"})
wall("press and hold", "https://homesfinder.example/listing/9912", CHALLENGE, "<html><head><title>Access to this page has been denied</title></head><body><h1>Press &amp; Hold to confirm you are a human (and not a bot).</h1><div id=px-captcha></div><p>Reference ID 71fe</p></body></html>", "the listing", status=403)
wall("captcha script", "https://ticketkiosk.example/e/41", CHALLENGE, "<html><head><title>ticketkiosk.example</title></head><body><p id=cmsg>Please enable JS and disable any ad blocker</p><script>var dd={'rt':'c','cid':'AH','host':'geo.captcha-delivery.com'}</script><script src='https://ct.captcha-delivery.com/c.js'></script></body></html>", "tickets", status=403)
wall("proof of work", "https://git.smallprojects.example/lib/commit/88a1", CHALLENGE, "<!doctype html><html lang=en><head><title>Making sure you're not a bot!</title><script id=anubis_challenge type=application/json>{\"difficulty\":4}</script></head><body><h1>Making sure you're not a bot!</h1><p>Loading... The administrator has set up this check to protect the server against scrapers.</p></body></html>", "this commit")
wall("unusual traffic", "https://searchbook.example/books?id=Kd8", CHALLENGE, "<html><head><title>Sorry...</title></head><body><p>Our systems have detected unusual traffic from your computer network. Type the characters below to continue.</p><form action=index><input name=captcha></form></body></html>", "p. 41", status=429, also=["blocked/http-429"])
wall("incident id frame", "https://airline-fares.example/rules/5", CHALLENGE, "<html><head><META NAME='robots' CONTENT='noindex,nofollow'></head><body><iframe id='main-iframe' src='/_Incapsula_Resource?CWUDNSAI=9&incident_id=1-2' width='100%'>Request unsuccessful. Incapsula incident ID: 1-2</iframe></body></html>", "fare rules")
wall("verify in Chinese", "https://wenku.example/view/81a", CHALLENGE, app("zh", "安全验证", "请完成安全验证", "检测到您的网络环境存在异常,请拖动滑块完成拼图后继续访问。"), "文库")
wall("Russian robot check", "https://karty.example/org/812", CHALLENGE, app("ru", "Вы не робот?", "Подтвердите, что запросы отправляли вы, а не робот", "Нам очень жаль, но запросы с вашего устройства похожи на автоматические.\n<button>Я не робот</button>"), "организация")
away("to a login", "https://intranet-uni.example/kurse/4412/material.pdf", "https://sso.intranet-uni.example/login?service=kurse", LOGIN, ministry("de", "Anmeldung", "Anmeldung", "<form method=post><input name=username><input type=password name=password><button>Anmelden</button></form>"), "Kursmaterial", met_by="alike")
wall("login in place", "https://facegroup.example/groups/88/posts/12", LOGIN, app("en", "Log in to Facegroup", "Log in to continue", "You must log in to see this post.\n<form method=post><input name=email><input type=password name=pass><button>Log in</button></form>"), "posted in the group")
wall("forum for members", "https://sammlerforum.example/showthread.php?t=5512", LOGIN, board("de", "Anmelden", "Sie sind nicht angemeldet", "Sie müssen sich anmelden, um dieses Thema zu lesen.\n<form method=post action=login.php><input name=user><input type=password name=pw></form>"), "Sammlerforum")
wall("401", "https://staging.museum-lab.example/preview/7", "blocked/http-401", "<html><head><title>401 Authorization Required</title></head><body><h1>401 Authorization Required</h1></body></html>", "preview", status=401, headers={"WWW_Authenticate": 'Basic realm="preview"'}, also=[LOGIN])
wall("403", "https://archives-dept.example/iiif/a/3.jpg", "blocked/http-403", "<html><head><title>403 Forbidden</title></head><body><h1>Forbidden</h1><p>You don't have permission to access this resource.</p></body></html>", "folio 3", status=403)
wall("402", "https://pressdb.example/doc/991", PAYWALL, "<h1>Payment Required</h1>", "press database", status=402)
wall("429", "https://codeshare.example/raw/aa1", "blocked/http-429", "Too many requests. Slow down.", "script", status=429, headers={"Retry_After": "60"}, content_type="text/plain", also=["suspect/http-429"])
wall("451", "https://dailyprairie.example/obits/1", "blocked/http-451", daily("en", "Unavailable", "Unavailable for legal reasons", "We recognise you are visiting from the European Economic Area. Access cannot be granted at this time."), "obituary", status=451)
wall("geo wall with 200", "https://tvchannel-uk.example/programmes/p0a1", "blocked/http-451", app("en", "Not available in your region", "Not available in your location", "This programme is only available to viewers in the UK because of rights agreements."), "the documentary", also=GATES)
SELLS = '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false,"hasPart":{"@type":"WebPageElement","isAccessibleForFree":false,"cssSelector":".locked"}}</script>'
wall("teaser and offer", "https://boersenkompass.example/artikel/kupfer-wird-knapp", PAYWALL, daily("de", "Kupfer wird knapp", "Kupfer wird knapp", "Die Lager in London sind so leer wie seit 14 Jahren nicht. Was das für Anleger heißt.\n<div class=locked><h3>Weiterlesen mit Kompass Plus</h3><p>Jetzt 4 Wochen für 1 € testen. Bereits Abonnent? <a href=/login>Anmelden</a></p></div>", SELLS), "Kupfer wird knapp", met_by="hard")
wall("subscribers only in French", "https://lequotidien-ouest.example/politique/la-fusion-des-communes", PAYWALL, daily("fr", "La fusion des communes divise", "La fusion des communes divise", "Trois maires, trois avis. La réunion de mardi s'est terminée dans le bruit.\n<div class=mur><p>Cet article est réservé aux abonnés. Il vous reste 85 % à lire.</p><a href=/abo>S'abonner à partir de 1 €</a></div>"), "la fusion des communes", met_by="hard")
wall("article quota used", "https://northernstar.example/2020/ice-roads", PAYWALL, daily("en", "Ice roads", "You've reached your limit of free articles", "Subscribe now for unlimited access, from $1 a week. Already a subscriber? Log in."), "ice roads", met_by="hard")
wall("journal abstract to buy", "https://sciencepress.example/doi/10.5555/88.12", PAYWALL, app("en", "Moss as a sensor", "Moss as a sensor", "<h2>Abstract</h2>\nMoss takes up metals from rain. We compare 40 sites over six years.\n<div class=access><h3>Get access</h3><p>Purchase this article for $42.00, or log in through your institution. You do not have access to the full text.</p></div>"), "Moss as a sensor", met_by="hard", also=[OK])
wall("consent in place", "https://portal-nachrichten.example/a/9911", LOGIN, app("de", "Zustimmung", "Mit Werbung oder mit Abo weiterlesen", "Um diese Seite kostenlos zu nutzen, stimmen Sie der Verarbeitung Ihrer Daten zu, oder schließen Sie ein Pur-Abo ab.\n<button>Einwilligen und weiter</button>"), "Nachrichtenportal", also=GATES)
wall("queue", "https://tickets-opera.example/event/tosca", CHALLENGE, app("en", "You are now in line", "You are now in line", "Your estimated wait time is 12 minutes. Keep this window open; when it is your turn you will have 10 minutes to enter."), "Tosca", also=GATES)
