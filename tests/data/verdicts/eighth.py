"""Cases of the eighth round: another sample of what cited links meet, in other layouts, tongues and kinds.

Written without a look at the rules or at the cases before the seventh. All words and pages are our own. Groups:

- ``living``: catalogues, wikis, records, code, notes, manuals, letters; and texts about ends, errors, checks and walls.
- ``led``: pages that moved with their words, and redirects to what nobody asked for.
- ``absent``: what is gone, said with 200 by shops, hosts, boards, archives and offices; parked, taken and empty servers.
- ``wall``: checks, logins, offers to subscribe, regions, consent, queues and refusals, in many tongues.
"""

from html import escape
from typing import Any

from tests.data.verdicts.building import answer, case, moved
from tests.data.verdicts.siblings import Sibling, gone_home, met, said

CASES: list[dict[str, Any]] = []
HERE, MOVED = "live/ok", "live/redirected"
GONE, HOMEWARD, PARKED = "dead/soft-404", "dead/redirected-home", "dead/parked"
CHECK, LOGIN, OFFER = "blocked/challenge", "blocked/login", "blocked/paywall"
ANY_GATE = [CHECK, LOGIN, OFFER, "blocked/http-403", "blocked/http-451"]
"""A gate for which the list of reasons has no word of its own."""


def put(
    name: str, url: str, verdict: str, body: str, said_of: str | None = None, near: Sibling = "hard", **more: Any
) -> None:
    """Add a case; ``near`` is what a sibling met, ``to`` an address that the cited one led to."""
    status, kind = more.pop("status", 200), more.pop("kind", "text/html; charset=utf-8")
    to, headers = more.pop("to", None), more.pop("headers", {})
    hops = (
        [moved(url, to, more.pop("by", 301)), answer(to, body)] if to else [answer(url, body, status, kind, **headers)]
    )
    CASES.append(case(f"eighth: {name}", url, verdict, hops=hops, probe=met(near, url, hops), cited_as=said_of, **more))


def leaf(lang: str, title: str, body: str, head: str = "") -> str:
    """A static generator's page: sections, no menus but one line."""
    return f"<!doctype html><html lang={lang}><head><meta charset=utf-8><title>{escape(title)}</title>{head}<link rel=stylesheet href=/main.min.css></head><body><p class=top><a href=/>~</a> / <a href=/tags>tags</a></p><section>{body}</section><p class=foot>RSS · CC BY</p></body></html>"


def weekly(lang: str, title: str, body: str, head: str = "") -> str:
    """A magazine's page: drawer, promotion, body in sections, more from this issue."""
    return f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"/><title>{escape(title)}</title>{head}<script>var adslots=[];</script></head><body data-page="x"><div class="drawer"><ul><li><a href="/issue">Issue</a></li><li><a href="/essays">Essays</a></li><li><a href="/shop">Shop</a></li></ul></div><div class="o-grid"><div class="o-grid__main">{body}</div><div class="o-grid__side"><h4>From this issue</h4><a href="/e/salt">A short history of salt</a><a href="/e/kites">Kites over the estuary</a></div></div><div class="o-foot">ISSN 0000-0000</div></body></html>'


def desk(lang: str, title: str, body: str, head: str = "") -> str:
    """A catalogue's or portal's page in panels."""
    return f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="UTF-8"><title>{escape(title)}</title>{head}<link rel="stylesheet" href="/themes/desk/bootstrap.min.css"></head><body><div class="navbar navbar-default"><a class="navbar-brand" href="/">⌂</a><ul class="nav"><li><a href="/browse">A–Z</a></li><li><a href="/help">?</a></li></ul></div><div class="container"><div class="panel panel-default"><div class="panel-body">{body}</div></div></div><div class="footer small">v4.2.1</div></body></html>'


# fmt: off
put("living: library record", "https://opac.stadtbuecherei.example/record/00481", HERE, desk("de", "Der Apfelgarten / M. Lenz", "<h2>Der Apfelgarten</h2><table><tr><th>Verfasser<td>Lenz, Marta</tr><tr><th>Verlag<td>Quell, 1974</tr><tr><th>ISBN<td>nicht vorhanden</tr><tr><th>Status<td>entliehen bis 12.05., nicht verfügbar</tr></table>"), "Lenz 1974")
put("living: wiki on HTTP 404", "https://encyclo.example/wiki/HTTP_404", HERE, desk("en", "HTTP 404 - Encyclo", "<h1>HTTP 404</h1><p>In computer network communications, the 404, or Page Not Found, message is a standard response saying that a server was reached but has not found what was asked.</p><h2>Soft 404</h2><p>Some sites answer 200 with a page that says the page was not found.</p><h2>In culture</h2><p>Designers make custom error pages; one railway showed a derailed train.</p><h2>References</h2><ol><li>RFC 9110, section 15.5.5.</li></ol>"), "404 error")
put("living: support note on access denied", "https://help.storagecloud.example/articles/2213-access-denied", HERE, leaf("en", "Access Denied (403)", "<h1>Access Denied (403)</h1><p>If you see this message when you open a shared folder, the owner has changed its permissions.</p><ol><li>Ask the owner to share it again.</li><li>Check that you are logged in with the right account.</li><li>Clear the browser's cookies.</li></ol><p>Applies to versions 4 and later.</p>"), "help article")
put("living: manual of rate limits", "https://docs.weatherapi.example/errors/429", HERE, leaf("en", "429 Too Many Requests", "<h1>429 Too Many Requests</h1><p>Sent when a key makes more than 60 calls a minute. Wait for the seconds in Retry-After. The body is</p><pre>{\"cod\": 429, \"message\": \"Too many requests\"}</pre><p>Raise the limit in the console.</p>"), "the API's limits")
put("living: obituary of a magazine", "https://pressreview.example/2019/quarterly-ceases", HERE, weekly("en", "The Quarterly has ceased publication", "<h1>The Quarterly ceases publication</h1><p>After 112 years The Quarterly will not appear again. Its site will be taken down in June, its archive goes to the state library.</p><p>Four editors in a row had tried to stop the fall in subscribers. The last, Ines Moreau, said she had no regrets but one: the crossword.</p><p>Contributors have been paid.</p>"), "ceased publication")
put("living: shutdown letter that was cited", "https://readlater.example/blog/goodbye", HERE, leaf("en", "Goodbye from Readlater", "<h1>Readlater is shutting down</h1><p>On 1 October we turn off our servers. You can export until then. Here is why.</p><p>We were four people. Costs grew, two of us had children, and the offer we had counted on was withdrawn in May.</p><p>Thank you for nine years of reading. The code will be published.</p>"), "announced that it would shut down")
put("living: closed tender", "https://tenders.province.example/notice/2020-118", HERE, desk("en", "Notice 2020-118: snow clearing", "<h2>Snow clearing, district 4</h2><p>Status: CLOSED. This notice is no longer accepting bids.</p><dl><dt>Closing date<dd>3 Sep 2020<dt>Awarded to<dd>Holm &amp; Sons<dt>Value<dd>218,000</dl><p>Documents: <a href=a.pdf>specification</a>, <a href=b.pdf>award</a>.</p>"), "snow-clearing contract")
put("living: filled job", "https://careers.observatory.example/jobs/411", HERE, leaf("en", "Telescope operator (filled)", "<h1>Telescope operator</h1><p><b>This position has been filled.</b></p><p>You run the 1.2 m telescope four nights a week, keep its log and call off observations when clouds come. Experience with cold helps. Salary band C.</p><p>The observatory stands at 2,400 m.</p>"), "telescope operator", also=[GONE])
put("living: sold house", "https://makelaar-dorp.example/aanbod/molenweg-4", HERE, desk("nl", "Molenweg 4 – verkocht", "<h1>Molenweg 4</h1><span class=label>Verkocht</span><p>Vrijstaande molenaarswoning uit 1881 met schuur, 1.240 m² grond, vier kamers.</p><ul><li>Woonoppervlak 118 m²<li>Energielabel E</ul>"), "de molenaarswoning")
put("living: sold out", "https://vinylrow.example/shop/lp-0031", HERE, leaf("en", "LP-0031 Night Buses", "<h1>Night Buses</h1><p>Second album by The Depots. 180 g, gatefold, with a map of routes that no longer exist.</p><p>Sold out. Email me when available.</p><ol><li>N29<li>Terminus<li>Return empty</ol>"), "Night Buses")
put("living: page about domain parking", "https://namesguide.example/what-is-domain-parking", HERE, weekly("en", "What is domain parking?", "<h1>What is domain parking?</h1><p>A parked domain is registered but has no site. Visitors see a line such as “this domain may be for sale” and a list of sponsored links.</p><p>Owners park to earn a little, to wait for a buyer or to keep a name from others. Some parking pages have carried malware.</p><h2>How to tell</h2><p>Every address on it gives one page.</p>"), "parked domain")
put("living: review of a casino", "https://nightsoutmag.example/places/old-casino", HERE, weekly("en", "The old casino at the pier", "<h1>The old casino at the pier</h1><p>Slots downstairs, poker on Thursdays, and a ballroom that has seen better bands. The carpets smell of 1974.</p><p>Go for the roof: the bar opens at six.</p>"), "the casino")
put("living: poem", "https://versos.example/p/no-existe", HERE, leaf("es", "La página que no existe", "<h1>La página que no existe</h1><p>No existe la página que busco,<br>la arrancó mi abuela para envolver<br>los cuchillos del pan.</p><p>Existe el corte.</p>"), "«La página que no existe»")
put("living: Chinese archive notice", "https://danganguan.example/minguo/0071.html", HERE, desk("zh", "民国县志目录", "<h2>民国县志目录(第七十一卷)</h2><p>本卷收录县志十二种,其中三种已佚,未找到原本。</p><ul><li>山川志<li>物产志<li>人物志</ul>"), "县志目录")
put("living: Korean column", "https://munhak.example/essay/17", HERE, weekly("ko", "사라진 골목", "<h1>사라진 골목</h1><p>골목은 더 이상 존재하지 않는다. 주소를 찾을 수 없다는 우체부의 말이 오래 남았다.</p><p>나는 그 자리에 선 주차장에서 어린 시절의 감나무를 찾았다.</p>"), "사라진 골목")
put("living: Russian closure of a plant", "https://zavod-vesti.example/2015/zakrytie", HERE, weekly("ru", "Завод закрыт навсегда", "<h1>Завод закрыт навсегда</h1><p>Последняя смена вышла в пятницу. Доступ на территорию ограничен, у ворот дежурит охрана.</p><p>Из трёхсот рабочих половина уехала в областной центр.</p>"), "завод закрыт")
put("living: changelog", "https://docs.packrat.example/changelog", HERE, leaf("en", "Changelog", "<h1>Changelog</h1><h2>2.4</h2><ul><li>Fix: 404 Not Found for mirrors<li>Removed: captcha on sign-in</ul><h2>2.3</h2><ul><li>Page not found is now cached</ul>"), "fixed in 2.4")
put("living: raw code", "https://raw.codehost.example/u/p/main/errors.py", HERE, "NOT_FOUND = 'The page you requested could not be found'\nFORBIDDEN = 'Please log in to continue'\n\n\ndef text(code):\n    return {404: NOT_FOUND, 403: FORBIDDEN}[code]\n", "errors.py", kind="text/plain; charset=utf-8")
put("living: CSV", "https://opendata.city.example/trees.csv", HERE, "id,species,planted\n1,Tilia cordata,1931\n2,Acer platanoides,1988\n3,not found,\n", "tree register", kind="text/csv")
put("living: gallery", "https://fotoclub-berg.example/album/2009/fasching/", HERE, desk("de", "Fasching 2009", "<h1>Fasching 2009</h1><a href=1.jpg><img src=t1.jpg></a><a href=2.jpg><img src=t2.jpg></a><a href=3.jpg><img src=t3.jpg></a><p>37 Bilder</p>"), "Fotos vom Fasching")
put("living: single-page application with words", "https://planner.example/roadmap", HERE, '<!doctype html><html><head><title>Roadmap</title></head><body><noscript>You need to enable JavaScript to run this app.</noscript><div id="app"><h2>Roadmap</h2><ul><li>Spring: offline maps</li><li>Summer: shared lists</li><li>Later: import of old trips</li></ul></div><script src="/b.js"></script></body></html>', "roadmap")
put("living: paywalled site's open letter", "https://dailycourant.example/letters/why-we-charge", HERE, weekly("en", "Why we ask you to subscribe", "<h1>Why we ask you to subscribe</h1><p>From Monday most of our reporting will be for subscribers only. This letter is free to read.</p><p>Advertising paid for nine in ten of our pages when I came here; today it pays for three.</p><p>A subscription costs less than a coffee a week. If you cannot pay, write to me.</p>", '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":"True"}</script>'), "introduced a paywall")
put("living: sign-in box beside a thread", "https://askgardeners.example/q/7713", HERE, desk("en", "Why do my tomatoes split?", "<div class=well>Log in or sign up to answer. <input name=email><input type=password name=p></div><h1>Why do my tomatoes split?</h1><p>After every rain the ripe ones burst. Same soil as last year.</p><div class=a><p>Uneven watering. Mulch, and pick before storms.</p></div><div class=a><p>Some kinds split less; mine are Ferline.</p></div>"), "uneven watering")
put("living: every address answers", "https://pocketwiki.example/Moor_Frog", HERE, leaf("en", "Moor Frog", "<h1>Moor Frog</h1><p>A small brown frog of bogs. Males turn blue for some days in March. They call like air leaving a bottle under water.</p>"), "moor frogs", near=lambda url: said(url, leaf("en", "Create page", "<h1>There is no such page yet</h1><p>Create it?</p>")))
put("living: siblings go home", "https://winery-hill.example/wines/2016-riesling", HERE, desk("en", "Riesling 2016", "<h1>Riesling 2016</h1><p>Slate, lime, a little smoke. 11.5 %. 900 bottles, drink to 2030.</p>"), "Riesling 2016", near=lambda url: gone_home(url, desk("en", "Hill Winery", "<h1>Welcome</h1>")))
put("led: slug changed", "https://trailnotes.example/posts/41", MOVED, leaf("en", "Crossing the Grey Col", "<h1>Crossing the Grey Col</h1><p>Six hours, ice axe until June. The hut at the far side has eight beds.</p>"), "Crossing the Grey Col", to="https://trailnotes.example/posts/crossing-the-grey-col")
put("led: to a successor domain", "http://www.amt-see.example/pegel/2013.htm", MOVED, desk("de", "Pegelstände 2013", "<h1>Pegelstände 2013</h1><table><tr><td>Januar<td>2,41 m</tr><tr><td>Februar<td>2,38 m</tr></table>"), "Pegelstände 2013", to="https://amt-see-neu.example/daten/pegelstaende-2013")
put("led: all to the front", "https://oldradio.example/shows/midnight/ep12", HOMEWARD, weekly("en", "Old Radio", "<h1>Now on air</h1><p>Morning talk. Traffic at eight.</p>"), "episode 12", "alike", to="https://oldradio.example/", also=[GONE])
put("led: to a category", "https://toolshed.example/p/hand-drill-220", HOMEWARD, desk("en", "Drills", "<h1>Drills</h1><ul><li>Cordless 18 V<li>Hammer</ul>"), "hand drill", to="https://toolshed.example/c/drills", also=[GONE, "suspect/redirected-home"])
put("led: to the group's front", "https://smallpaper.example/2008/flood", HOMEWARD, weekly("en", "MediaGroup – our brands", "<h1>Our brands</h1><p>40 titles, one newsroom.</p>"), "the flood of 2008", "alike", to="https://mediagroup.example/", also=[GONE])
put("led: to notfound", "https://amt-forst.example/merkblatt/9.pdf", GONE, desk("de", "Hinweis", "<h1>Dokument nicht gefunden</h1>"), "Merkblatt 9", "alike", to="https://amt-forst.example/notfound", by=302, also=[HOMEWARD])
for lang, url, title, words, anchor in (
    ("en", "https://stitchshop.example/pattern/882", "Product not found", "<h2>Product not found</h2><p>This item is no longer sold. You may like these.</p><ul><li>Cable hat<li>Lace shawl</ul>", "pattern"),
    ("en", "https://filedrop.example/f/x81m", "Filedrop", "<h3>File removed</h3><p>The file you requested has been deleted or its link has expired.</p>", "download"),
    ("en", "https://slidebin.example/u/mo/deck-4", "Slidebin", "<h1>This presentation is no longer available</h1><p>It was made private or removed by its author.</p>", "slides"),
    ("en", "https://petition-now.example/p/save-the-oak", "Petition", "<h1>Sorry, this petition doesn't exist</h1><p>Start your own.</p>", "a petition"),
    ("de", "https://blogportal.example/u/kressebeet/post/77", "Blog gelöscht", "<h1>Dieses Blog wurde gelöscht</h1><p>Der Inhaber hat sein Blog entfernt.</p>", "schreibt Kressebeet"),
    ("fr", "https://annonces-brest.example/a/7721", "Annonce", "<h1>Cette annonce n'est plus en ligne</h1><p>Elle a été retirée par le vendeur.</p>", "l'annonce"),
    ("es", "https://videoteca.example/v/119", "Videoteca", "<h1>Este vídeo ya no está disponible</h1>", "vídeo"),
    ("pt", "https://leisbr.example/norma/4411", "Norma", "<h1>Documento inexistente</h1><p>Nenhum registro encontrado para o identificador informado.</p>", "Lei 4411"),
    ("it", "https://archivio-fiume.example/scheda/91", "Archivio", "<h1>La scheda richiesta non esiste</h1>", "scheda 91"),
    ("nl", "https://vacature-oost.example/v/220", "Vacature", "<h1>Deze vacature is verlopen</h1><p>Bekijk andere vacatures.</p>", "vacature"),
    ("ja", "https://nikki.example/u/sora/20080412", "日記", "<h1>このブログは退会により削除されました</h1>", "空の日記"),
    ("zh", "https://luntan.example/thread-5512-1-1.html", "提示信息 - 论坛", "<p>抱歉,指定的主题不存在或已被删除或正在被审核</p><p><a href=javascript:history.back()>[ 点击这里返回上一页 ]</a></p>", "论坛帖子"),
    ("ko", "https://kafe.example/post/8812", "카페", "<h1>삭제되었거나 없는 게시글입니다.</h1>", "카페 글"),
    ("ru", "https://dnevniki.example/users/lipa/118", "Дневники", "<h1>Запись удалена или не существует</h1>", "запись"),
    ("ar", "https://muntada.example/t/4491", "المنتدى", "<h1>الموضوع المطلوب محذوف أو غير موجود</h1>", "الموضوع"),
    ("bg", "https://selo.example/novini/chereshi", "Грешка", "<h1>Страницата не е намерена</h1>", "череши"),
    ("sr", "https://varosh.example/vesti/most", "Greška", "<h1>Stranica nije pronađena</h1><p>Možda je uklonjena.</p>", "most"),
    ("hr", "https://otok.example/vijesti/luka", "Greška 404", "<h1>Tražena stranica ne postoji</h1>", "luka"),
    ("sk", "https://dedina.example/clanok/mlyn", "Chyba", "<h1>Stránka sa nenašla</h1>", "mlyn"),
    ("sl", "https://vas.example/novice/cebelnjak", "Napaka", "<h1>Strani ni mogoče najti</h1>", "čebelnjak"),
    ("lt", "https://kaimas.example/naujienos/tiltas", "Klaida", "<h1>Puslapis nerastas</h1>", "tiltas"),
    ("lv", "https://ciems.example/zinas/tilts", "Kļūda", "<h1>Lapa nav atrasta</h1>", "tilts"),
    ("et", "https://kyla.example/uudised/sild", "Viga", "<h1>Lehekülge ei leitud</h1>", "sild"),
    ("ca", "https://poble.example/noticies/font", "Error", "<h1>No s'ha trobat la pàgina</h1>", "la font"),
    ("eu", "https://herria.example/albisteak/iturria", "Errorea", "<h1>Ez da orria aurkitu</h1>", "iturria"),
    ("bn", "https://gramer-kagoj.example/khobor/12", "ত্রুটি", "<h1>পৃষ্ঠাটি পাওয়া যায়নি</h1>", None),
    ("ta", "https://ooru.example/seithi/4", "பிழை", "<h1>பக்கம் கிடைக்கவில்லை</h1>", None),
    ("nb", "https://bygdablad.example/sak/brua", "Feil", "<h1>Siden finnes ikke</h1>", "brua"),
):
    frame = (leaf, weekly, desk)[len(CASES) % 3]
    put(f"absent: {lang} {title} {len(CASES)}", url, GONE, frame(lang, title, words), anchor, "alike")
put("absent: apache test page", "http://mail.oldclub.example/docs/rules.html", GONE, "<html><head><title>Apache2 Ubuntu Default Page: It works</title></head><body><h1>It works!</h1><p>This is the default welcome page used to test the correct operation of the server after installation.</p></body></html>", "the club's rules", "alike", also=[PARKED])
put("absent: suspended account", "http://kitesurf-blog.example/2010/spots", GONE, "<html><head><title>Account Suspended</title></head><body><h1>This Account has been suspended.</h1><p>Contact your hosting provider for more information.</p></body></html>", "spots", "alike", also=[PARKED])
put("absent: other wares", "http://parish-history.example/registers/1702", GONE, weekly("en", "Buy replica watches online", "<h1>Best replica watches 2024</h1><p>Cheap luxury watches, free delivery worldwide. Shop the sale now.</p><p>Customers love our quality.</p>"), "parish registers of 1702", "alike", also=[PARKED])
put("absent: broker", "https://sundial-maps.example/map/4", PARKED, "<html><head><title>Sundial-maps.example - Domain Name For Sale</title></head><body><h1>Sundial-maps.example</h1><p>The domain name is available for purchase. $2,795 or 24 monthly payments.</p><a>Buy now</a></body></html>", "map 4", "alike", also=[GONE])
put("absent: links for money", "http://teichbau-info.example/folie.htm", PARKED, "<html><head><title>teichbau-info.example&nbsp;-&nbsp;Informationen zum Thema teichbau-info.</title></head><body><p>Diese Website steht zum Verkauf!</p><ul><li><a href=/a>Gartenteich</a><li><a href=/b>Teichfolie</a></ul><p>Die hier angezeigten Sponsored Listings werden von dritter Seite automatisch generiert.</p></body></html>", "Teichfolie", "alike", also=[GONE])
put("wall: click through", "https://novelhub.example/b/5/c/1", CHECK, desk("en", "Attention Required!", "<h1>Please complete the security check to access novelhub.example</h1><div class=g-recaptcha data-sitekey=k></div><p>Why do I have to complete a CAPTCHA?</p>"), "chapter 1", "alike", status=403)
put("wall: script check with 200", "https://fahrplan-nord.example/linie/8", CHECK, "<html><head><title>Bitte warten</title><script>document.cookie='t=1;path=/';location.reload()</script></head><body>Ihr Browser wird überprüft. Sie werden gleich weitergeleitet.</body></html>", "Linie 8", "alike")
put("wall: reference number", "https://bankofvale.example/rates/2019", "blocked/http-403", "<HTML><HEAD><TITLE>Access Denied</TITLE></HEAD><BODY><H1>Access Denied</H1>You don't have permission to access this server.<P>Reference&#32;&#35;18&#46;2d</BODY></HTML>", "rates", "alike", status=403, also=[CHECK])
put("wall: members", "https://academia-net.example/paper/991/full", LOGIN, leaf("en", "Sign in", "<h1>Sign in to read the full paper</h1><form method=post><input name=email><input type=password name=pw></form><p>Create a free account.</p>"), "full paper", "alike")
put("wall: Spanish login", "https://campus-sur.example/mod/resource/88", LOGIN, desk("es", "Acceder", "<h2>Acceder al campus</h2><p>Debe identificarse para ver este recurso.</p><form method=post><input name=username><input type=password name=password></form>"), "recurso", "alike", to="https://campus-sur.example/login/index.php", by=303)
for lang, url, title, lead, wall, anchor in (
    ("es", "https://elfaro-norte.example/opinion/la-sal", "La sal de la tierra", "Nadie recuerda cuándo cerró la última salina.", "Contenido exclusivo para suscriptores. Suscríbete desde 1 € al mes. ¿Ya eres suscriptor? Inicia sesión.", "La sal de la tierra"),
    ("it", "https://lagazzetta-colli.example/2022/vino", "Il vino che cambia", "La vendemmia comincia sempre prima.", "Questo contenuto è riservato agli abbonati. Abbonati per continuare a leggere.", "Il vino che cambia"),
    ("sv", "https://kustbladet.example/ledare/fisket", "Fisket måste vila", "Torsken är slut i vår vik.", "Det här är en låst artikel. Bli prenumerant för att läsa vidare, 1 kr första månaden.", "Fisket måste vila"),
    ("nl", "https://avondpost.example/achtergrond/dijken", "De dijken zakken", "Onder de klei zit veen.", "Verder lezen? Dit artikel is alleen voor abonnees. Neem een abonnement.", "De dijken zakken"),
    ("pl", "https://glosrzeki.example/opinie/bobry", "Bobry i my", "Tama stoi tu od zimy.", "Pozostało 90% tekstu. Kup dostęp, aby czytać dalej. Masz już subskrypcję? Zaloguj się.", "Bobry i my"),
    ("ja", "https://keizai-yoru.example/articles/881", "銅の値段", "銅が高い。理由は三つある。", "この記事は有料会員限定です。残り1,240文字。会員登録して続きを読む。", "銅の値段"),
):
    put(f"wall: offer {lang}", url, OFFER, weekly(lang, title, f"<h1>{title}</h1><p>{lead}</p><div class=gate><p>{wall}</p></div>"), anchor)
put("wall: region", "https://stream-film.example/title/88", "blocked/http-451", leaf("de", "Nicht verfügbar", "<h1>In deinem Land nicht verfügbar</h1><p>Aus rechtlichen Gründen können wir diesen Titel in deiner Region nicht zeigen.</p>"), "der Film", "alike", also=ANY_GATE)
put("wall: age", "https://brewers-shelf.example/stout", LOGIN, desk("en", "Are you of legal drinking age?", "<h1>Are you of legal drinking age?</h1><button>Yes</button><button>No</button>"), "stout", "alike", also=ANY_GATE)
put("wall: consent host", "https://yahoonews.example/a/1.html", LOGIN, desk("fr", "Vos choix", "<h1>Avant de continuer</h1><p>Nous utilisons des cookies pour fournir nos services. Acceptez ou refusez pour accéder au site.</p><button>Tout accepter</button>"), "dépêche", "alike", to="https://consent.yahoonews.example/collectConsent?sessionId=3", by=302, also=ANY_GATE)
put("wall: 429 page", "https://patentview.example/EP1/en", "blocked/http-429", leaf("en", "Slow down", "<h1>Too many requests</h1><p>Try again in a minute.</p>"), "EP 1", "alike", status=429, also=["suspect/http-429", CHECK])
put("wall: 401 negotiate", "https://files.institute.example/x.docx", "blocked/http-401", "<h1>Unauthorized</h1>", "memo", "alike", status=401, headers={"WWW_Authenticate": "Negotiate"}, also=[LOGIN])
put("wall: 451", "https://forumfree.example/t/1", "blocked/http-451", "<h1>Unavailable For Legal Reasons</h1><p>Blocked by order of a court.</p>", None, "alike", status=451)
