"""Links of the twelfth set that live, though much in them looks otherwise: twins of every kind of what is gone or hidden."""

import gzip
import json
from typing import Any

from tests.data.verdicts.building import answer, case, failed, moved
from tests.data.verdicts.eleventh_building import Case, Frame, link, linked_data, paragraphs
from tests.data.verdicts.eleventh_frames import (
    bare,
    block_site,
    campus,
    discourse,
    drupal,
    forge,
    gazette,
    ghost,
    journal,
    ministry,
    phpbb,
    press,
    shell,
    shop,
    tube,
    wiki,
)
from tests.data.verdicts.siblings import Sibling, sibling
from tests.data.verdicts.twelfth_frames import (
    answers,
    bazaar,
    board,
    broadcaster,
    intranet,
    logbook,
    manual,
    newsroom,
    portal,
    repository,
    static_site,
)

CASES: list[Case] = []


def lives(frame: Frame, lang: str, url: str, title: str, body: str, cited: str | None = None, beside: Sibling = "hard", head: str = "", **more: Any) -> None:  # fmt: skip
    """Add a page that is what was cited."""
    CASES.append(
        link(
            f"twelfth: lives: {len(CASES)} {title[:40]}",
            url,
            "live/ok",
            frame(lang, title, body, head),
            cited,
            beside,
            **more,
        )
    )


def went(name: str, url: str, to: list[str], body: str | bytes, cited: str | None = None, **more: Any) -> None:
    """Add an address that led on to what was cited."""
    CASES.append(
        link(f"twelfth: went: {name}", url, more.pop("verdict", "live/redirected"), body, cited, to=to, **more)
    )


def file(url: str, body: str | bytes, kind: str, cited: str | None = None, **more: Any) -> None:
    """Add a target that is no page."""
    CASES.append(link(f"twelfth: file: {len(CASES)} {kind}", url, "live/ok", body, cited, kind=kind, **more))


# fmt: off
# Works and things that are called as errors are.
lives(newsroom, "en", "https://www.evening-tide.example/music/2021/page-not-found-review", "Page Not Found by The Cursors, reviewed", "<h1>Page Not Found</h1><p>The Cursors' third album, out on Friday, is eleven songs on losing things: keys, mothers, a website.</p><p>\"Gone\", the single, has the best bass line since their first. \"Sorry, We Looked\" has no bass at all. Four stars.</p>", "a review of Page Not Found")
lives(static_site, "en", "https://poems.example/404", "404", "<article><h1>404</h1><p>I asked the sea for your address.<br>It said: it is not here.<br>It said it in so many words,<br>and went through them again,<br>and was not sorry.</p></article>", "the poem 404")
lives(bazaar, "en", "https://www.bazaar.example/dp/access-denied-novel", "Access Denied: A Novel : Orr, J. : Books", "<h1>Access Denied: A Novel</h1><p>by Jo Orr (Author)</p><p>4.1 out of 5 stars, 211 ratings</p><p>Paperback £8.99. In stock.</p><p>When the archive locks its keeper out, she has nine hours and one paper clip.</p>", "the novel Access Denied")
lives(broadcaster, "en", "https://www.channel-isle.example/programmes/b0gone", "Gone - Channel Isle", "<h1>Gone</h1><p>Drama. A lighthouse crew is not there in the morning. Episode 1 of 4. First shown 3 March.</p><p>Available for eleven months</p>", "the first part of Gone")
lives(wiki, "en", "https://fenwiki12.example/wiki/Forbidden_(album)", "Forbidden (album)", "<p><b>Forbidden</b> is the fourth album of the Wick Brass Band (1988).</p><h2>Tracks</h2><ol><li>Access Denied</li><li>No Trespassing</li><li>Members Only</li></ol>", "Forbidden")
lives(gazette, "de", "https://www.kuestenblatt.example/kultur/nicht-gefunden-ausstellung-4471.html", "„Nicht gefunden“: Ausstellung über verlorene Schiffe", "<h1>„Nicht gefunden“</h1>" + paragraphs("Vierzehn Schiffe, die nie wieder auftauchten, zeigt das Museum in Modellen, Logbüchern und Briefen.", "Am schönsten ist der Raum, in dem nichts hängt. Bis Oktober."), "die Ausstellung „Nicht gefunden“")
lives(gazette, "fr", "https://www.cote-matin.example/livres/introuvable-4471", "« Introuvable », le roman d’une île", "<h1>« Introuvable », le roman d’une île</h1>" + paragraphs("Une île disparaît des cartes et personne ne s’en plaint. Le deuxième roman de la libraire de Plouër est drôle et salé.", "On y croise un phare qui ment."), "« Introuvable »")
lives(bazaar, "es", "https://www.zoco.example/libro/pagina-no-encontrada-9788", "Página no encontrada (tapa blanda)", "<h1>Página no encontrada</h1><p>de Marta Ruz</p><p>Tapa blanda, 14,90 €. Disponible.</p><p>Una bibliotecaria descubre que a todos los libros les falta la misma página.</p>", "la novela «Página no encontrada»")
lives(tube, "ja", "https://reelhouse12.example/watch?v=mitsukaranai", "「見つかりません」公式ミュージックビデオ", "<h1>「見つかりません」公式ミュージックビデオ</h1><p>港のバンド、二枚目のシングル。監督は灯台守の娘。</p>", "「見つかりません」のビデオ")
lives(shop, "en", "https://posters.example/products/error-404-print", "Error 404 – screen print", "<h1>Error 404 – screen print</h1><p>£35.00</p><p>Two colours on grey board, edition of fifty, signed. \"Page not found\" in seventeen alphabets.</p><button>Add to cart</button>", "the print")
lives(campus, "en", "http://www.northfield12.example.edu/phys/lab/error.html", "Error", "<h2>Error</h2>" + paragraphs("No reading is without error. Record it. The error of a ruler is half its smallest division; that of a tired student is larger.", "Systematic error does not shrink with more readings."), "the notes on error")
lives(wiki, "de", "https://fenwiki12.example/wiki/Gesperrt", "Gesperrt", "<p><b>Gesperrt</b> (auch Sperrsatz) ist in der Typografie eine Auszeichnung durch vergrößerte Abstände zwischen den Buchstaben.</p><p>Im Fraktursatz ersetzt sie die Kursive.</p>", "gesperrter Satz")
lives(press, "en", "https://riddles.example/2018/nothing-here/", "Nothing here – Riddles", "<article><h1>Nothing here</h1><p>What is greater than God, worse than the devil, the poor have it, the rich lack it, and if you eat it you die?</p><p>Answer on Sunday.</p></article>", "Sunday's riddle")
lives(bare, "en", "https://oed-like.example/entry/missing", "missing, adj. & n.", "<h1>missing, adj. &amp; n.</h1><p>1. That is not present; not found; absent. <i>a1586 Sidney</i>.</p><p>2. Of a ship: not heard of after the time allowed.</p>", "missing, adj.")
lives(ministry, "en", "https://www.lost-property.example.gov.uk/found/2019", "Not found? Search for lost property", "<h1>Lost property</h1>" + paragraphs("Items that were not found within three months are struck from the list. Umbrellas are kept for a month.", "To ask about an item, telephone the office between ten and two with the number of the bus."), "lost property")

# Domains, sales, parking: of land and cars.
lives(block_site, "fr", "https://www.immo-vigne.example/annonces/domaine-viticole-88", "Domaine viticole à vendre", "<h1>Ce domaine est à vendre</h1>" + paragraphs("Douze hectares en coteaux, chai de 1880, maison de maître. Le domaine est à vendre avec son matériel et sa cave.", "Faites une offre auprès de l’étude Mercier. Visites sur rendez-vous."), "un domaine à vendre")
lives(portal, "en", "https://www.saltby-town.example/parking/harbour", "Harbour parking - Saltby Town Council", "<h1>Harbour parking</h1>" + paragraphs("140 spaces. £1.20 an hour from eight to six, free on Sundays. Season tickets are for sale at the town hall.", "The domain of the harbour master begins at the bollards. Parked cars beyond them are towed."), "parking at the harbour")
lives(bazaar, "en", "https://www.namesquare.example/name/oldpier", "oldpier.example is for sale on NameSquare", "<h1>oldpier.example</h1><p>Buy now for $1,400, or make an offer.</p><p>Registered 2003. 41 people have watched this name. Sold by: pierre77.</p><p>What our customers say: \"Got my name in a day.\"</p>", "the offer of oldpier on NameSquare")
lives(gazette, "it", "https://www.gazzetta-del-molo.example/economia/2019/domini-in-vendita", "Domini in vendita, il mercato dei nomi dimenticati", "<h1>Domini in vendita, il mercato dei nomi dimenticati</h1>" + paragraphs("«Questo dominio è in vendita» si leggeva ieri sul sito della vecchia proloco. L’ha comprato un ragazzo di Bari per novanta euro.", "Ora lo affitta al Comune, che ride meno."), "i nomi dimenticati")
lives(gazette, "ru", "https://www.pristan.example/ekonomika/2018/domeny", "«Домен продаётся»: кто зарабатывает на чужой забывчивости", "<h1>«Домен продаётся»: кто зарабатывает на чужой забывчивости</h1>" + paragraphs("Музей забыл продлить адрес и через неделю увидел на нём объявление о продаже.", "Юрист объясняет, как вернуть имя и почему это дольше, чем кажется."), "о продаже доменов")
lives(manual, "en", "https://docs.turnpike.example/parking.html", "Parking a domain", "<h1>Parking a domain<a class='headerlink'>¶</a></h1>" + paragraphs("To park a name, point its A record at the parking address. Visitors then see \"This domain is parked free, courtesy of Turnpike\".", "Remove the record to stop.") + "<pre>turnpike park example.org --message 'Coming soon'</pre>", "how to park a domain")
lives(static_site, "en", "https://pier.example/posts/i-bought-it-back/", "I bought it back", "<article><h1>I bought it back</h1>" + paragraphs("For six years my first domain showed a list of sponsored links and the words \"buy this domain\". On Tuesday the price fell to forty dollars.", "It is mine, it is empty, and I cannot stop looking at it.") + "</article>", "how he bought it back")
lives(gazette, "en", "https://www.thegazette12.example/property/2019/coming-soon-cinema", "Coming soon: flats in the old Regal", "<h1>Coming soon: flats in the old Regal</h1>" + paragraphs("The letters on the front still say COMING SOON, which the agents think is good advertising.", "All 14 flats are for sale. The projection room is under offer."), "flats in the Regal")
lives(block_site, "en", "https://www.bridge-lottery.example/under-construction", "Under Construction | Bridge photographs", "<h1>Under Construction</h1><p>Forty bridges before they met in the middle, photographed from 1921 to 1964 by the riveters themselves.</p><p>Prints can be ordered by number.</p>", "the series Under Construction")

# Ends, closings, removals, withdrawals: told, with the thing itself.
lives(forge, "en", "https://codebarn12.example/tern/oldtide", "tern/oldtide: Tide tables (archived)", "<div class='flash flash-warn'>This repository has been archived by the owner on Feb 3, 2020. It is now read-only.</div><h1>tern / oldtide</h1><article class='markdown-body'><h1>oldtide</h1><p>No longer maintained, use tidetable. Computes tides from eight constituents.</p></article>", "oldtide")
lives(manual, "en", "https://docs.turnpike.example/1.2/errors.html", "Errors (1.2)", "<div class='admonition warning'><p>You are reading the documentation for an old version that is no longer supported.</p></div><h1>Errors</h1><dl><dt>NotFound</dt><dd>The page you requested does not exist. Raised with status 404.</dd><dt>Forbidden</dt><dd>You do not have permission to access this page.</dd><dt>LoginRequired</dt><dd>Please log in to access this page.</dd></dl>", "the errors of turnpike 1.2")
lives(ministry, "en", "https://www.inland-water12.example.gov.uk/guidance/dredging-2009", "[Withdrawn] Dredging small rivers", "<h1>[Withdrawn] Dredging small rivers</h1><div class='notice'>This guidance was withdrawn on 4 May 2016. It is no longer current.</div>" + paragraphs("Dredge from one bank only. Leave a third of the bed. Do not dredge between March and July.", "Spoil may be spread within ten metres of the bank."), "the guidance on dredging")
lives(journal, "en", "https://journals12.drainage.example/doi/full/10.5555/aod.2011.9", "RETRACTED: Lead in eels", "<div class='retraction'>This article has been retracted.</div><h1>RETRACTED: Lead in eels</h1><section><h2>Abstract</h2><p>We report lead in 40 eels of the lower river.</p></section><section><h2>Results</h2><p>The median was 0.3 mg/kg.</p></section><p>Removed from the record at the request of the authors, since the scale was wrong.</p>", "Lead in eels")
lives(bazaar, "en", "https://www.bazaar.example/dp/lantern-88", "Storm lantern, brass : Garden", "<h1>Storm lantern, brass</h1><p>Currently unavailable.</p><p>We don't know when or if this item will be back in stock.</p><h2>About this item</h2><ul><li>Burns for twenty hours on a filling</li><li>Height 31 cm, wick 12 mm</li><li>Made in Porto</li></ul><h2>Reviews</h2><p>Fell off the roof and went on burning. Five stars.</p>", "a brass storm lantern")
lives(board, "en", "https://www.ketchandyawl.example/threads/goodbye-photohost.8812/", "Goodbye Photohost", "<h1 class='p-title-value'>Goodbye Photohost</h1><article class='message'><div class='bbWrapper'>\"This service has been discontinued and your photos are no longer available.\" Twelve years of my refit, gone.</div></article><article class='message'><div class='bbWrapper'>I have copies of your keel ones. Sending.</div></article><p>Thread closed. Not open for further replies.</p>", "the end of Photohost")
lives(drupal, "en", "https://www.estuary-arts12.example/events/lecture-eels", "Lecture: The eel question | Estuary Arts", "<h1>Lecture: The eel question</h1><p class='status'>Registration is closed. This event is over.</p>" + paragraphs("Where do they go? Dr Marsh on two thousand years of not knowing, from Aristotle to tags.", "A recording is below."), "the lecture on eels")
lives(gazette, "pt", "https://www.jornal-do-cais.example/local/2017/fabrica-fechada", "Fábrica encerrada há dez anos volta a abrir portas", "<h1>Fábrica encerrada há dez anos volta a abrir portas</h1>" + paragraphs("«Encerrado definitivamente», dizia o cartaz. No sábado alguém riscou a segunda palavra.", "Vai fazer sardinhas, como dantes."), "a fábrica que reabriu")
lives(newsroom, "en", "https://www.evening-tide.example/obituaries/2016/keeper", "Hamish Orr, lighthouse keeper, is no longer with us", "<h1>Hamish Orr, lighthouse keeper, is no longer with us</h1>" + paragraphs("He kept four lights in forty years and said the third was best because nobody could reach it.", "He died on Thursday, aged 91. The lamp at Scar was lit for him."), "Hamish Orr's obituary")
lives(wiki, "en", "https://fenwiki12.example/wiki/List_of_closed_stations", "List of closed stations", "<p>Stations that <b>no longer exist</b> or have been closed:</p><table>" + "".join(f"<tr><td>{a}</td><td>closed {b}</td><td>{c}</td></tr>" for a, b, c in (("Oxley", 1964, "demolished"), ("Wick Road", 1959, "does not exist any more"), ("Saltby Quay", 1970, "removed"), ("Heath Halt", 1964, "page for sale leaflets unknown"))) + "</table>", "closed stations")
lives(ghost, "en", "https://marginalia12.example/deleted-scenes/", "Deleted scenes", "<article><h1>Deleted scenes</h1>" + paragraphs("This chapter was removed by the author, that is by me, at the wish of an editor whom I now forgive.", "It has a horse in it. The horse was the trouble.") + "</article>", "the deleted scenes")
lives(portal, "en", "https://www.saltby-town.example/passports/expired", "Expired passports - Saltby Town Council", "<h1>Expired passports</h1>" + paragraphs("If your passport has expired you cannot travel on it. Bring it, two photographs and £80.", "This page was last changed in May. The office is not open on Fridays."), "expired passports")
lives(bare, "en", "http://www.grantdocs.example/annex/b.html", "Annex B", "<h1>Annex B</h1><p>This page intentionally left blank.</p>", "Annex B")
lives(answers, "en", "https://queryoverflow.example/questions/8812/why-do-i-get-404-not-found-for-every-page-after-moving-hosts", "Why do I get 404 Not Found for every page after moving hosts?", "<h1>Why do I get 404 Not Found for every page after moving hosts?</h1><div class='post'><p>Front page fine. Everything else: \"The requested URL was not found on this server.\"</p></div><div class='answer'><p>AllowOverride is off, so your .htaccess is not read.</p></div>", "why every page is a 404")
lives(answers, "en", "https://queryoverflow.example/questions/8813/access-denied-reference-18", "Access Denied. Reference #18 when fetching with a script", "<h1>Access Denied. Reference #18 when fetching with a script</h1><div class='post'><p>In the browser it works. With my script: \"You don't have permission to access this on this server. Reference #18.2d5f.\"</p></div><div class='answer'><p>They look at your TLS hello. Ask them for an API.</p></div>", "Access Denied, Reference 18")
lives(discourse, "en", "https://community.flare.example/t/stuck-on-just-a-moment/8812", "Stuck on \"Just a moment...\"", "<h1>Stuck on \"Just a moment...\"</h1><div class='crawler-post'><div class='post'><p>\"Verifying you are human. This may take a few seconds.\" It takes for ever. Ray ID 8a1.</p></div></div><div class='crawler-post'><div class='post'><p>Your clock is three hours wrong. Set it and try again.</p></div></div>", "stuck on Just a moment")
lives(answers, "ru", "https://ru.queryoverflow.example/questions/8812", "Почему сайт пишет «Страница не найдена»?", "<h1>Почему сайт пишет «Страница не найдена»?</h1><div class='post'><p>После переноса на другой хостинг все страницы, кроме главной, выдают ошибку 404.</p></div><div class='answer'><p>Включите mod_rewrite.</p></div>", "вопрос про ошибку 404")
lives(board, "zh", "https://bbs.chuanji.example/thread-8812-1-1.html", "打开网页显示“页面不存在”怎么办？", "<h1>打开网页显示“页面不存在”怎么办？</h1><div class='t_f'>从上周起，老相册全部显示“抱歉，您访问的页面不存在”。</div><div class='t_f'>相册搬家了，把域名里的 photo 换成 pic 就行。</div>", "页面不存在怎么办")
lives(gazette, "ko", "https://www.pogu-ilbo.example/it/2019/404", "‘페이지를 찾을 수 없습니다’ 뒤에 숨은 사람들", "<h1>‘페이지를 찾을 수 없습니다’ 뒤에 숨은 사람들</h1>" + paragraphs("오류 화면을 그리는 디자이너 네 명을 만났다.", "한 사람은 길 잃은 등대를 그렸다. 클릭하면 불이 켜진다."), "오류 화면 디자이너")
lives(forge, "en", "https://codebarn12.example/tern/site/blob/main/locales/errors.json", "site/locales/errors.json at main", "<table>" + "".join(f"<tr><td>{n}</td><td>{t}</td></tr>" for n, t in enumerate(('"en": "Page not found"', '"de": "Seite nicht gefunden"', '"fr": "Page introuvable"', '"es": "Página no encontrada"', '"pl": "Nie znaleziono strony"', '"ru": "Страница не найдена"', '"zh": "页面不存在"', '"ja": "ページが見つかりません"', '"ar": "الصفحة غير موجودة"'), 1)) + "</table>", "the translations")
lives(forge, "en", "https://codebarn12.example/tern/site/releases/tag/v2.1", "Release v2.1 · tern/site", "<h1>v2.1</h1><ul><li>Fixed: login page redirected to itself</li><li>Fixed: 404 Not Found for names with spaces</li><li>Removed: captcha on the contact form</li><li>Too many requests now sends Retry-After</li></ul>", "the notes on 2.1")
lives(manual, "en", "https://docs.turnpike.example/errors/not-found", "not_found", "<h1>not_found</h1><p>The object does not exist or was deleted.</p><h2>What to do</h2><p>Check the identifier. Objects are kept for ninety days after deletion and may be restored until then.</p>", "the error not_found")
lives(manual, "en", "https://docs.turnpike.example/login.html", "Logging in", "<h1>Logging in</h1><p>Call <code>login()</code>. The form it makes looks like this:</p><form onsubmit='return false'><label>User name <input></label><label>Password <input type='password'></label><button>Log in</button></form><p>Style it with <code>.tp-login</code>.</p>", "how turnpike logs in")
lives(manual, "en", "https://docs.turnpike.example/captcha.html", "Adding a captcha", "<h1>Adding a captcha</h1><p>Add a site key, then:</p><div class='g-recaptcha' data-sitekey='demo-key'></div><script src='https://www.google.com/recaptcha/api.js'></script><p>The box above is live; tick \"I'm not a robot\" to see what the server gets.</p>", "adding a captcha")

# Checks and walls around living texts.
lives(block_site, "en", "https://www.harbour-studio12.example/contact-and-hours", "Contact and hours | Harbour Studio", "<h1>Contact and hours</h1><p>12 Quay Street, Saltby. Wednesday to Saturday, ten to five.</p><form><textarea></textarea><div class='h-captcha' data-sitekey='x'></div><button>Send</button></form><p>This form is protected by hCaptcha.</p>", "the studio's hours")
lives(newsroom, "en", "https://www.evening-tide.example/food/2020/robot-cook", "Are you a robot? We ask the machine that fries your chips", "<h1>Are you a robot? We ask the machine that fries your chips</h1>" + paragraphs("It cannot say. It has one arm and a basket, and a boy called Dev who tells it when.", "\"Prove you're human,\" Dev says to customers who want extra salt."), "the robot that fries chips")
lives(newsroom, "de", "https://www.abendflut.example/leben/2020/mensch-oder-maschine", "Sind Sie ein Mensch? Ein Selbstversuch", "<h1>Sind Sie ein Mensch? Ein Selbstversuch</h1>" + paragraphs("„Bitte bestätigen Sie, dass Sie kein Roboter sind“, steht da, und ich soll Zebrastreifen anklicken. Am vierten scheitere ich.", "Eine Forscherin erklärt, warum die Bilder schwerer werden."), "ein Selbstversuch mit Captchas")
lives(newsroom, "en", "https://www.evening-tide.example/news/2020/ferry", "Ferry to run on Sundays", "<h1>Ferry to run on Sundays</h1><p>You have 2 free articles left this month. <a>Subscribe</a></p>" + paragraphs("The island ferry will run on Sundays from May, after a vote that split the chapel and the pub.", "The first boat leaves at noon, after service, as a courtesy. The last is at six.", "Bicycles are free."), "the Sunday ferry", head=linked_data(**{"@type": "NewsArticle", "isAccessibleForFree": True, "hasPart": {"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": ".extras"}}))
lives(newsroom, "fr", "https://www.soir-de-mer.example/monde/2019/phare", "Le phare qui parlait", "<h1>Le phare qui parlait</h1><p class='badge'>Article offert par un abonné</p>" + paragraphs("Pendant la guerre, le gardien lisait les nouvelles au porte-voix, une phrase par éclat.", "On l’entendait jusqu’aux sept îles."), "le phare qui parlait")
lives(gazette, "sv", "https://www.kustbladet.example/kultur/las-vidare", "Läs vidare! Biblioteket fyller hundra", "<h1>Läs vidare! Biblioteket fyller hundra</h1>" + paragraphs("Som prenumerant på tystnad har man det bra här, säger bibliotekarien.", "Festen är på lördag. Kaffe ingår."), "biblioteket fyller hundra")
lives(ghost, "en", "https://marginalia12.example/members-only/", "Members only", "<article><h1>Members only</h1>" + paragraphs("The jacket hung in every hallway of my childhood. MEMBERS ONLY it said over the heart, and nobody could tell me of what.", "A history of a collar strap.") + "</article><aside><p>Enjoyed this? Become a member.</p></aside>", "on the Members Only jacket")
lives(campus, "en", "http://www.northfield12.example.edu/library/access.html", "Access to the library", "<h2>Access to the library</h2>" + paragraphs("Members of the public may read here without a ticket. To borrow you must log in with a card.", "Full text of journals: on the computers of the ground floor only; outside, access is restricted to subscribers."), "access to the library")
lives(journal, "en", "https://journals12.drainage.example/doi/full/10.5555/aod.2015.3", "Paywalls and pumps: who reads drainage research?", "<h1>Paywalls and pumps: who reads drainage research?</h1><span>Open access</span><section><h2>Abstract</h2><p>Of 900 papers 610 asked for payment: \"purchase PDF\" or \"log in via your institution\". Engineers of drainage boards read 4 % of them.</p></section><section><h2>1 Introduction</h2><p>A pump is cheaper than a subscription.</p></section>", "who reads drainage research")
lives(answers, "en", "https://queryoverflow.example/questions/8814/login-redirect-loop", "Login page redirects to itself", "<h1>Login page redirects to itself</h1><div class='post'><p>After \"Please log in to continue\" I enter user name and password and get the log-in page again.</p></div><div class='answer'><p>Your cookie is Secure and the site is http.</p></div>", "a log-in that loops")
lives(gazette, "en", "https://www.thegazette12.example/world/2019/not-available-in-your-country", "Not available in your country: songs that cannot cross", "<h1>Not available in your country: songs that cannot cross</h1>" + paragraphs("\"This video is not available in your country.\" A map of who may hear what, drawn by a teenager in Tallinn.", "The most locked song is an anthem."), "songs that cannot cross")
lives(bare, "en", "https://www.castle-trust.example/visit/queue", "Queues", "<h1>Queues</h1><p>You are in a queue from eleven to two in August, and nowhere else in the year. Come at nine.</p>", "queues at the castle")
lives(broadcaster, "de", "https://www.inselfunk.example/sendungen/leuchtturm-100", "Der Leuchtturm", "<h1>Der Leuchtturm</h1><p>Dokumentarfilm, 44 Minuten. Verfügbar bis 31.12.2027.</p><p>Ein Jahr mit dem letzten Wärter und seinem Funkgerät.</p>", "der Film über den Leuchtturm")
lives(intranet, "en", "https://wiki.wharf.example/display/ENG/Access+denied+runbook", "Access denied runbook", "<h1>Access denied runbook</h1><ol><li>Ask which page said \"You do not have permission to view this page\".</li><li>Look for the person in the group.</li><li>Add them. Wait ten minutes.</li></ol>", "the runbook")
lives(static_site, "en", "https://pier.example/posts/rate-limits/", "429 and me", "<article><h1>429 and me</h1>" + paragraphs("Too many requests, it said, and it was right: my loop had a comma where a sleep should be.", "I wrote to say sorry. They sent a sticker.") + "</article>", "429 and me")
lives(gazette, "hi", "https://www.tat-samachar.example/tech/2020/captcha-8812", "क्या आप रोबोट हैं? कैप्चा की कहानी", "<h1>क्या आप रोबोट हैं? कैप्चा की कहानी</h1>" + paragraphs("हर दिन करोड़ों लोग यह साबित करते हैं कि वे रोबोट नहीं हैं।", "इसे बनाने वाले प्रोफ़ेसर बताते हैं कि विचार बस की कतार में आया था।"), "कैप्चा की कहानी")
lives(gazette, "ar", "https://www.marsa.example/tech/2020/404", "«الصفحة غير موجودة»: حكاية أشهر رسالة على الإنترنت", "<h1>«الصفحة غير موجودة»: حكاية أشهر رسالة على الإنترنت</h1>" + paragraphs("ليست الرسالة خطأ دائماً، فبعض المواقع تجعلها لعبة.", "جمع مصمم من تونس ألف نسخة منها في كتاب."), "حكاية رسالة الخطأ")
lives(gazette, "tr", "https://www.iskele-postasi.example/teknoloji/2019/alan-adi", "“Bu alan adı satılıktır”: isim avcıları", "<h1>“Bu alan adı satılıktır”: isim avcıları</h1>" + paragraphs("Bir balıkçı kooperatifi adresini yenilemeyi unuttu ve üç ay pazarlık etti.", "Avcılar haklı olduklarını söylüyor: isim boşta kalmıştı."), "isim avcıları")

# Little, or little without scripts, or with noise that looks like an end.
lives(shell, "de", "https://karten.example/app/pegel/4471", "Pegel Oxley | Pegelkarte", '<script>window.__INITIAL_STATE__=' + json.dumps({"station": {"id": 4471, "name": "Oxley", "level": 212}, "messages": {"404": "Seite nicht gefunden"}}) + "</script>", "Pegel Oxley", head='<meta property="og:title" content="Pegel Oxley"><meta name="description" content="Wasserstand, Abfluss und Warnungen am Pegel Oxley.">')
lives(shell, "en", "https://music.example/album/tides/8812", "Tides - album by Low Water | Music", "", "the album Tides", head='<meta property="og:type" content="music.album"><meta property="og:title" content="Tides"><meta property="og:description" content="Low Water · Album · 2019 · 9 songs.">')
lives(bare, "en", "http://example-clock.example/now", "It is", "<p>half past four</p>", "the clock")
lives(bare, "en", "https://www.word-a-day.example/2019/03/04", "wrack", "<h1>wrack</h1><p>what the sea leaves</p>", "the word for 4 March")
lives(bare, "en", "http://ftp.mirror12.example/pub/tides/", "Index of /pub/tides", "<h1>Index of /pub/tides</h1><pre><a href='../'>../</a>\n<a href='saltby.txt'>saltby.txt</a>     04-Mar-2009  12K\n<a href='wick.txt'>wick.txt</a>     04-Mar-2009  11K\n</pre>", "the folder of tides")
lives(drupal, "en", "https://www.fisheries12.example/species/burbot", "Burbot | Inland Fisheries", "<h1>Burbot</h1><p>Extinct here since 1969. No records found after that year; no image is available.</p><p>A codfish of cold rivers, spotted, with one whisker.</p><h2>Sightings near you</h2><p>No results found.</p>", "the burbot")
lives(bazaar, "en", "https://www.bazaar.example/s?k=storm+lantern", "storm lantern - bazaar", "<h1>1-8 of 214 results for \"storm lantern\"</h1><ul><li>Storm lantern, brass</li><li>Storm lantern, green</li><li>Lantern, storm, small</li></ul><p>No results match all your filters.</p>", "lanterns on bazaar")
lives(tube, "en", "https://reelhouse12.example/watch?v=reupload", "The flood of 1953 (original was removed)", "<h1>The flood of 1953 (original was removed)</h1><p>The first upload of this film was taken down by mistake: \"Video unavailable\". This is the same film, in better focus.</p><p>1,204 comments</p>", "the film of 1953")
lives(gazette, "en", "https://www.thegazette12.example/corrections/2019/03", "Corrections, March", "<h1>Corrections, March</h1>" + paragraphs("An article on eels has been removed because its author had not seen any.", "A page about the bridge could not be found by readers since its address had a full stop too many. We are sorry.", "The lord lieutenant is taller than we said."), "the corrections of March")
lives(phpbb, "en", "https://modelsteam12.example/board/viewtopic.php?t=8812", "You are not authorised to read this forum??", "<h2>You are not authorised to read this forum??</h2><div class='post'><div class='content'>That is what I get when I click on Boilers. Do I need to log in again?</div></div><div class='post'><div class='content'>Boilers is for members with ten posts. You have nine. Now ten.</div></div>", "a question on the Boilers forum")
lives(logbook, "en", "https://lowtide.blog.example/2013/05/sorry.html", "Low tide: Sorry", "<h3 class='post-title'>Sorry</h3><div class='post-body'>I have not written for a year. The page you are looking for, the one about the boat, will come. She floats.</div><div>No comments:</div>", "a post that says sorry")
lives(logbook, "es", "https://bajamar.blog.example/2012/09/cerrado-por-vacaciones.html", "Bajamar: Cerrado por vacaciones", "<h3>Cerrado por vacaciones</h3><div class='post-body'>El bar de la playa cuelga el cartel y nosotros con él. Aquí van las fotos del último día, con el perro.</div>", "cerrado por vacaciones")
lives(repository, "en", "https://repository.northfield12.example.edu/handle/2020/8812", "Peat and memory", "<h1>Peat and memory</h1><p>Heron, R. (2014), PhD thesis.</p><h2>Abstract</h2><p>What drained people remember of water.</p><h2>Files</h2><p>thesis.pdf (4.1 MB) — embargoed until 2017, now open</p><p>No thumbnail available</p>", "Heron's thesis")
lives(portal, "nl", "https://www.stadaanhetwater.example/wegen/afgesloten", "Afgesloten wegen", "<h1>Afgesloten wegen</h1>" + paragraphs("De Veerweg is afgesloten tot 4 mei. De pont is niet beschikbaar bij windkracht zeven.", "Fietsers kunnen omrijden over de dijk."), "afgesloten wegen")
lives(portal, "pl", "https://www.miasto-nad-woda.example/komunikaty/8812", "Przerwa w dostawie wody", "<h1>Przerwa w dostawie wody</h1>" + paragraphs("W środę od ósmej do czternastej woda będzie niedostępna na ulicy Portowej.", "Beczkowóz stanie przy kościele."), "przerwa w dostawie wody")
lives(portal, "ja", "https://www.minatomachi.example/oshirase/8812.html", "公開を終了した施設について", "<h1>公開を終了した施設について</h1>" + paragraphs("旧灯台は老朽化のため、三月末で一般公開を終了しました。", "外からの見学はこれまでどおりできます。"), "旧灯台の公開終了")
lives(portal, "fi", "https://www.satamakaupunki.example/palvelut/poistuneet", "Poistuneet palvelut", "<h1>Poistuneet palvelut</h1>" + paragraphs("Uimahallin aamuvuoro on poistettu. Lautta ei ole enää käytössä talvella.", "Kirjastoauto jatkaa entiseen tapaan."), "poistuneet palvelut")
for lang, host, title, text, cited in (
    ("et", "randlane", "Kadunud tuletorn", "Lehte ei leitud üles ühestki arhiivist, aga tuletorni vare seisab. Vahi lapselaps näitas teed. Üles viib sada kolm astet.", "kadunud tuletorn"),
    ("lv", "krastmala", "Pazudušā laiva", "Laiva netika atrasta trīsdesmit gadus. Pērn to ieraudzīja zvejnieks, kas meklēja enkuru. Tagad tā guļ muzeja pagalmā.", "pazudušā laiva"),
    ("lt", "pamarys", "Dingęs kaimas", "Kaimo nebėra žemėlapiuose nuo 1961 metų. Liko obelys, šulinys ir kapinaitės ant kalvos.", "dingęs kaimas"),
    ("hr", "obala", "Nestali svjetionik", "Svjetionik je uklonjen 1956., ali temelj se vidi za oseke. Čuvarev sin pamti zvuk rogova.", "nestali svjetionik"),
    ("sl", "obrezje", "Izgubljena karta", "Karte niso našli nikjer, dokler je ni nekdo potegnil izza omare v župnišču.", "izgubljena karta"),
    ("is", "strond", "Týnda skipið", "Skipið fannst ekki fyrr en fjaran hopaði. Nú liggur kjölurinn í hlöðunni á Hofi.", "týnda skipið"),
    ("ka", "napiri", "დაკარგული ნავი", "ნავი ორმოცი წელი ვერ იპოვეს. შარშან მებადურმა ბადით ამოიტანა მისი ზარი.", "დაკარგული ნავი"),
    ("bn", "nodipar", "হারানো নৌকা", "নৌকাটি ত্রিশ বছর খুঁজে পাওয়া যায়নি। গত বর্ষায় নদী নিজেই ফিরিয়ে দিল।", "হারানো নৌকা"),
    ("ta", "karai", "காணாமல் போன படகு", "முப்பது ஆண்டுகளுக்குப் பிறகு படகு கரை ஒதுங்கியது. மீனவர் சங்கம் அதை அருங்காட்சியகத்தில் வைத்தது.", "காணாமல் போன படகு"),
    ("ur", "sahil", "گمشدہ کشتی", "کشتی تیس برس تک نہیں ملی۔ پچھلے سال ریت ہٹی تو اس کا پیندا نظر آیا۔", "گمشدہ کشتی"),
    ("ms", "pantai", "Perahu yang hilang", "Perahu itu tidak dijumpai selama tiga puluh tahun. Tahun lalu ombak membawanya pulang ke muara.", "perahu yang hilang"),
    ("eu", "itsaso", "Galdutako itsasargia", "Itsasargia ez zen inoiz aurkitu mapetan, baina arrantzaleek bazekiten non zegoen.", "galdutako itsasargia"),
):
    lives(gazette, lang, f"https://www.{host}12.example/2017/0412", title, f"<h1>{title}</h1>" + "".join(f"<p>{part.strip()}.</p>" for part in text.split(".") if part.strip()), cited)

# Servers whose strays are answered with 200, or led away; what was cited is there all the same.
SOFT = press("en", "Lost? – Pier Society", "<h1>We can’t seem to find that one</h1><p>Try the archive.</p>")
lives(press, "en", "https://piersociety.example/piers/saltby/", "Saltby pier – Pier Society", "<article><h1>Saltby pier</h1>" + paragraphs("Built 1871, cut in two by a coaster in 1938, joined, cut again in 1940 on purpose, and never joined since.", "The far half has its own birds.") + "</article>", "Saltby pier", beside=SOFT)
lives(block_site, "en", "https://www.onepager.example/prices", "Prices | Wick Upholstery", "<h1>Prices</h1><p>Dining chair £60. Wing chair £410. Settee: bring cake.</p>", "Wick's prices", beside=lambda url: (moved(sibling(url), "https://www.onepager.example/"), answer("https://www.onepager.example/", block_site("en", "Wick Upholstery", "<h1>Chairs, mended</h1>"))))
lives(gazette, "it", "https://www.la-banchina.example/2018/la-gru", "La gru che canta", "<h1>La gru che canta</h1>" + paragraphs("Quando tira maestrale il braccio della vecchia gru suona un re. I musicisti del porto si accordano su quello."), "la gru che canta", beside=gazette("it", "La banchina", "<h1>Ultime notizie</h1><ul><li>Sciopero dei traghetti</li></ul>"))
lives(discourse, "en", "https://members12.boats.example/t/public-notice/1", "Public notice", "<h1>Public notice</h1><div class='crawler-post'><div class='post'><p>The slip will be open to all on Saturday. Bring your own rollers.</p></div></div>", "the notice on the slip", beside=lambda url: (moved(sibling(url), "https://members12.boats.example/login"), answer("https://members12.boats.example/login", bare("en", "Log in", "<form><input type=password></form>"))))
lives(shop, "fr", "https://quincaillerie.example/products/lanterne-tempete", "Lanterne tempête", "<h1>Lanterne tempête</h1><p>39,00 €</p><p>Brûle vingt heures. Existe en vert et en rouge.</p>", "la lanterne tempête", beside=shop("fr", "Page introuvable", "<h1>Page introuvable</h1><p>Continuer mes achats</p>"))
lives(newsroom, "en", "https://www.evening-tide.example/weather/2018/fog", "Nine days of fog", "<h1>Nine days of fog</h1>" + paragraphs("By the fourth day people had stopped remarking on it. By the seventh two had married."), "nine days of fog", beside=newsroom("en", "Evening Tide", "<h1>Page not found</h1>"))

# Files with words of errors.
file("https://docs12.example/rfc/errors.txt", "4.04 Not Found\n  This page does not exist. Used when the server has nothing at the address.\n4.03 Forbidden\n  Access denied.\n4.29 Too Many Requests\n" * 8, "text/plain", "the list of errors")
file("https://api12.example/openapi.json", json.dumps({"openapi": "3.0.0", "paths": {"/items/{id}": {"get": {"responses": {"200": {"description": "OK"}, "404": {"description": "Item not found"}, "401": {"description": "Login required"}}}}}}), "application/json", "the description of the API")
file("https://api12.example/items/9?fields=error", '{"id":9,"title":"Storm lantern","error":null,"message":"","status":"gone to a good home"}', "application/json", "item 9")
file("https://data12.example/events/404.json", '{"id":404,"name":"Rope symposium","code":404,"place":"Saltby"}', "application/json", "event 404")
file("https://data12.example/requests.csv", "path,status\n/a,404\n/b,403\n/c,not found\n", "text/csv", "the log of requests")
file("https://feeds12.example/broken-links.xml", '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Broken links</title><entry><title>404 Not Found: /old</title></entry></feed>', "application/atom+xml", "the feed of broken links")
file("https://papers12.example/404-not-found.pdf", b"%PDF-1.5\n% 404 not found: a study\n" + b"0" * 3000 + b"\n%%EOF\n", "application/pdf", "404 not found: a study")
file("https://img12.example/404.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(600) + b"\xff\xd9", "image/jpeg", "a picture of house number 404")

# Led on.
went("to a host of its own", "https://www.northfield12.example.edu/projects/peat", ["https://peat.northfield12.example.edu/"], campus("en", "The Peat Project", "<h2>The Peat Project</h2><p>Forty-one posts, sixty years, one metre. What we learn from land that sinks.</p>"), "the Peat Project", by=301, beside=lambda url: (answer(sibling(url), "<h1>Not Found</h1>", 404),))
went("root to www", "http://lowwater.example/", ["https://www.lowwater.example/"], block_site("en", "Low Water", "<h1>Low Water</h1><p>A band from Saltby. Next: the Regal, 4 March.</p>"), "Low Water", by=301, also=["live/ok"])
went("root to a language", "https://www.inselmuseum.example/", ["https://www.inselmuseum.example/de/"], drupal("de", "Inselmuseum", "<h1>Inselmuseum</h1><p>Täglich außer montags. Das Boot fährt um zehn.</p>"), "das Inselmuseum", also=["live/ok"])
went("through a log-in that passes", "https://journals12.drainage.example/doi/10.5555/aod.2015.3b", ["https://sso12.example/check?return=x", "https://journals12.drainage.example/doi/10.5555/aod.2015.3b?cookieSet=1"], journal("en", "Salt in the peat", "<h1>Salt in the peat</h1><section><h2>Abstract</h2><p>Forty centimetres.</p></section><section><h2>1 Introduction</h2><p>The sea came in 1953.</p></section>"), "Salt in the peat", also=["live/ok"])
went("phone page to desk page", "https://m.evening-tide.example/news/eel-pass", ["https://www.evening-tide.example/news/eel-pass"], newsroom("en", "Eel pass opens", "<h1>Eel pass opens</h1><p>Two eels used it in the first hour, one in each direction.</p>"), "the eel pass opens", by=301)
went("section by its number", "http://www.jornal-antigo.example/noticia.asp?id=8812", ["https://www.jornal-do-cais.example/cultura/2009/o-ultimo-calafate"], gazette("pt", "O último calafate", "<h1>O último calafate</h1><p>Aos 84 anos ainda ouve um barco e sabe onde dói.</p>"), "o último calafate", by=301)
went("a title cut short", "https://www.kuestenblatt.example/lokales/hafen-faehre-8812", ["https://www.kuestenblatt.example/lokales/neue-faehre-fuer-den-hafen-8812.html"], gazette("de", "Neue Fähre für den Hafen", "<h1>Neue Fähre für den Hafen</h1><p>Sie heißt wie die alte, ist aber pünktlich.</p>"), "neue Fähre", by=301)
went("an address called login", "http://www.usability.example/articles/login.html", ["https://usability.example/articles/designing-log-in-forms/"], press("en", "Designing log-in forms – Usability", "<article><h1>Designing log-in forms</h1>" + paragraphs("Two fields, one button, no riddles. Say which of the two is wrong unless you are a bank.") + "</article>"), "designing log-in forms", by=301)
went("an address called error", "http://www.stat-notes.example/err.htm", ["https://stat-notes.example/error/"], static_site("en", "Error", "<h1>Error</h1><p>Two kinds: to believe what is not so, and not to believe what is. Neyman gave them numbers.</p>"), "two kinds of error", by=301)
went("notfoundation", "https://www.giving.example/grants/77", ["https://notfoundation.example/grants/77"], drupal("en", "Grant 77: the rope walk | Not Foundation", "<h1>Grant 77: the rope walk</h1><p>£40,000 for a roof of 320 yards.</p>"), "grant 77 for the rope walk", by=301)
went("home page of a person", "http://members.isp.example/~orr/", ["https://hamishorr.example/"], static_site("en", "Hamish Orr", "<h1>Hamish Orr</h1><p>Keeper of lights, 1948 to 1987. Letters and logs.</p>"), "Hamish Orr", by=301)
went("chinese story to its new paper", "http://old.jiangbao12.example/2009/8812.htm", ["https://www.jiangbao12.example/lishi/deng-ta-de-gushi.html"], gazette("zh", "灯塔的故事", "<h1>灯塔的故事</h1><p>守塔人说，灯一夜没灭过，除了他结婚那晚。</p>"), "灯塔的故事", by=301)
REFRESH = "http://www.angelfirelike.example/tides/index2.html"
CASES.append(case("twelfth: went: refresh by a note", REFRESH, "live/redirected", hops=[answer(REFRESH, '<html><head><title>Tides has moved!</title><META HTTP-EQUIV="Refresh" CONTENT="5; URL=https://tides-of-saltby.example/tables.html"></head><body>This page has moved. You will be taken there in five seconds.</body></html>'), answer("https://tides-of-saltby.example/tables.html", campus("en", "Tide tables of Saltby", "<h2>Tide tables of Saltby</h2><p>High water at full and change: six hours eleven minutes.</p>"))], cited_as="tide tables of Saltby"))

# In old encodings, packed, and long.
def encoded(label: str, url: str, text: str, encoding: str, cited: str, kind: str = "text/html") -> None:
    """Add a page in an encoding of old that its server or its head names."""
    CASES.append(link(f"twelfth: lives: {label}", url, "live/ok", text.encode(encoding), cited, kind=kind))

encoded("windows-1251", "http://www.gavan-novaya.example/st/12.html", "<html><head><meta http-equiv='Content-Type' content='text/html; charset=windows-1251'><title>Как мы искали маяк</title></head><body><h1>Как мы искали маяк</h1><p>На карте он есть, на берегу его не найдено. Три дня мы ходили по песку, пока рыбак не показал камень с крестом.</p></body></html>", "cp1251", "как мы искали маяк")
encoded("shift_jis", "http://www.ushimado12.example/nikki/12.html", "<html><head><title>灯台日記 十二</title></head><body><h1>灯台日記 十二</h1><p>霧が深く、船の数を数えられない。夜半に一隻だけ汽笛が聞こえた。</p></body></html>", "shift_jis", "灯台日記", "text/html; charset=Shift_JIS")
encoded("gbk", "http://www.laogang12.example/12.shtml", "<html><head><meta charset=gbk><title>老港往事</title></head><body><h1>老港往事</h1><p>码头上的钟坏了四十年，没有人修，也没有人迟到。</p></body></html>", "gbk", "老港往事")
encoded("latin-1 without a word", "http://www.oldlight.example/journal.htm", "<html><head><title>Journal d'un gardien</title></head><body><h1>Journal d'un gardien</h1><p>Le 3 mars : brume. Le 4 : brume. Le 5 : on a aperçu la côte, elle n'avait pas changé.</p></body></html>", "latin-1", "le journal d’un gardien")
encoded("big5", "http://www.laojiang12.example/12.asp", "<html><head><meta charset=big5><title>渡船記</title></head><body><h1>渡船記</h1><p>每日四班，風大則停。船家說，停的日子他最忙，因為大家都來問。</p></body></html>", "big5", "渡船記")
CASES.append(link("twelfth: lives: packed", "https://www.packed-new.example/tales/bell", "live/ok", gzip.compress(press("en", "The bell under the bay – Packed", "<article><h1>The bell under the bay</h1>" + paragraphs("At the lowest tide of the year, they say, you can touch it with an oar.", "I have an oar. I have not said whether I went.") + "</article>").encode(), mtime=0), "the bell under the bay", headers={"Content_Encoding": "gzip"}))
REMARKS = "".join(f"<li class='comment'><b>{who}</b><p>{what}</p></li>" for who in ("tern", "cleat", "fid", "bollard", "oakum") for what in ("The second link says page not found.", "Mine says access denied, do I need to log in?", "It was removed. This domain is for sale, it says.", "Works here. Are you a robot?", "Subscribe to continue reading, my foot."))
lives(press, "en", "https://piersociety.example/2015/ten-links/", "Ten links on piers – Pier Society", "<article><h1>Ten links on piers</h1>" + paragraphs("A list for rainy days. The first is a film of the fire at Wick; the second a song; the rest are drawings, of which the sixth, the one with the elephant, is the finest thing on the web.", "Tell us below which of them have died since.") + f"</article><section id='comments'><h2>25 thoughts</h2><ol>{REMARKS}</ol></section>", "ten links on piers")

# Neighbours that tell nothing, since they were refused, slow or broken themselves.
def odd(status: int, body: str = "") -> Sibling:
    """Return a neighbour that meets a status of its own."""
    return lambda url: (answer(sibling(url), body, status),)

lives(press, "en", "https://even-1.example/2012/ladle/", "The ladle – Even", "<article><h1>The ladle</h1>" + paragraphs("Pear wood, 1780, mended with wire. It holds exactly a gill, which is how we know who made it.") + "</article>", "the ladle", beside=odd(429, "Too many requests"))
lives(gazette, "es", "https://even-2.example/2012/cucharon/", "El cucharón del convento", "<h1>El cucharón del convento</h1>" + paragraphs("Servía ciento doce raciones sin que sobrara ni faltara una."), "el cucharón", beside=odd(403, "<h1>403 Forbidden</h1>"))
lives(portal, "de", "https://even-3.example/2012/kelle", "Die Kelle im Stadtwappen", "<h1>Die Kelle im Stadtwappen</h1>" + paragraphs("Seit 1644 führt die Stadt eine Kelle. Warum, steht in keiner Urkunde."), "die Kelle", beside=odd(503, "<h1>Service Unavailable</h1>"))
lives(shop, "fr", "https://even-4.example/louches/8812", "Louche en étain", "<h1>Louche en étain</h1><p>62,00 €</p><p>Fondue à la main.</p>", "la louche", beside=lambda url: (failed(sibling(url), "timeout"),))
lives(tube, "en", "https://even-5.example/watch?v=ladle", "How a ladle is turned", "<h1>How a ladle is turned</h1><p>1,031 views. On a pole lathe, from a bent branch.</p>", "turning a ladle", beside=lambda url: (failed(sibling(url), "reset"),))
lives(bazaar, "en", "https://even-6.example/name-tags/for-sale", "Brass name tags for sale", "<h1>Brass name tags for sale</h1><p>£2 each. Engraved while you wait.</p>", "brass name tags", beside=odd(403, "Forbidden"))
lives(newsroom, "en", "https://even-7.example/story/no-longer-available", "No longer available: the last tin of Orr's soup", "<h1>No longer available: the last tin of Orr's soup</h1>" + paragraphs("It was opened on Friday before witnesses, who describe the smell as legal.", "The factory closed in 1991. The recipe was sold with the roof."), "the last tin of soup", beside=lambda url: (failed(sibling(url), "timeout"),))
went("with a neighbour refused", "http://even-8.example/rooms/ladles.html", ["https://even-8.example/collection/rooms/ladles/"], drupal("en", "The room of ladles | Even Museum", "<h1>The room of ladles</h1><p>Four hundred, hung by size.</p>"), "the room of ladles", by=301, beside=odd(429, "slow down"))
# fmt: on
