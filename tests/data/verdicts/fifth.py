"""Unseen cases of the fifth round: what the links of articles, encyclopaedias, papers and blogs meet.

Written without knowing the rules that judge them. Every answer of 200 has what a random sibling of its path met on that
server, as a run would ask for it, and most have the words that they are cited as. Groups, as the names say them:

- ``ordinary``: news, offices, papers, shops, threads, code, data, tables, galleries, documents, feeds, short pages.
- ``hard``: living pages about errors, captchas, walls, sales and ends; and full texts beside banners, boxes and meters.
- ``moved``: pages that kept their words at another address.
- ``absent``: pages that say with 200, in many tongues and layouts, that what was asked for is not there.
- ``ended``: offers, posts, accounts, services and results that are over.
- ``parked``: domains for sale or without a tenant; ``taken``: domains with another's wares on them.
- ``empty``: listings of nothing, servers out of the box, hosting without a site.
- ``sent``: redirects to the home page, a section, a search, an error page.
- ``refused``: hard statuses of servers.
- ``challenge``, ``login``, ``paywall``, ``gate``, ``limit``: what stands between a robot and the page.
"""

from collections.abc import Callable
from typing import Any

from tests.data.verdicts.building import Answer, answer, case, failed, moved
from tests.data.verdicts.fifth_frames import bazaar, board, daily, forge, journal, ministry, naked, oldhand, pebble

CASES: list[dict[str, Any]] = []
Frame = Callable[..., str]
OK, REDIRECTED = "live/ok", "live/redirected"
ABSENT, HOME, PARKED = "dead/soft-404", "dead/redirected-home", "dead/parked"
CHALLENGE, LOGIN, PAYWALL = "blocked/challenge", "blocked/login", "blocked/paywall"
GATES = [CHALLENGE, LOGIN, PAYWALL, "blocked/http-401", "blocked/http-403", "blocked/http-429", "blocked/http-451"]
"""A gate for which the list of reasons has no word of its own."""
EITHER = [ABSENT, HOME, "suspect/redirected-home", "suspect/soft-404"]
"""A redirect to a section: gone, by a careful person's word, or not yet known."""
NO_ONE = "zk4wq81vtmdh2xnp"
"""A name that no page has."""


def sibling(url: str) -> str:
    """Return a random neighbour of an address."""
    plain = url.partition("?")[0].partition("#")[0]
    folder, _, last = plain.rstrip("/").rpartition("/")
    if folder.endswith(("/", ":")):
        folder, last = plain.rstrip("/"), ""
    dot = last.rpartition(".")[2] if "." in last else ""
    return f"{folder}/{NO_ONE}{'.' + dot if dot else ''}{'/' if plain.endswith('/') and last else ''}"


def met(url: str, how: str, body: str | bytes, content_type: str) -> tuple[Answer, ...]:
    """Return what a neighbour of an address met: ``hard``, ``soft``, ``home``, ``same``, or a status."""
    other = sibling(url)
    root = "/".join(url.split("/")[:3]) + "/"
    if how == "hard":
        return (answer(other, naked("en", "404 Not Found", "Not Found", "This address has no page."), 404),)
    if how == "soft":
        return (answer(other, naked("en", "Page not found", "Page not found", "We have no page of that name.")),)
    if how == "home":
        home = naked("en", "Welcome", "Welcome", "This is where everything begins.\nNews of the week, dates, people.")
        return (moved(other, root), answer(root, home))
    if how == "same":
        said = body.decode("utf-8", "replace") if isinstance(body, bytes) else body
        return (answer(other, f"{said}<!-- 0x{len(url):04x} -->", 200, content_type),)
    return (answer(other, body, int(how), content_type),)


def put(
    group: str,
    url: str,
    verdict: str,
    body: str | bytes,
    cited: str = "",
    met_by: str = "hard",
    status: int = 200,
    content_type: str = "text/html; charset=utf-8",
    also: list[str] | None = None,
    to: str = "",
    by: int = 302,
    **headers: str,
) -> None:
    """Add a case: an answer, or a redirect (``by`` a status) ``to`` where the answer came from."""
    last = answer(to or url, body, status, content_type, **headers)
    more: dict[str, Any] = {"hops": [moved(url, to, by), last] if to else [last], "also": also or ()}
    if status == 200 or to:
        more["probe"] = met(url, met_by, body, content_type)
        if to and met_by == "same":
            more["probe"] = (moved(sibling(url), to, by), last)
    if cited:
        more["cited_as"] = cited
    CASES.append(case(f"fifth: {group}: {url.partition('://')[2][:60]} {len(CASES)}", url, verdict, **more))


def living(frame: Frame, language: str, url: str, title: str, heading: str, inner: str, cited: str = "", met_by: str = "hard", head: str = "", group: str = "ordinary", **more: Any) -> None:  # fmt: skip
    """Add a page that lives."""
    put(group, url, more.pop("verdict", OK), frame(language, title, heading, inner, head), cited, met_by, **more)


def gone(frame: Frame, language: str, url: str, title: str, heading: str, inner: str, cited: str = "", met_by: str = "same", head: str = "", group: str = "absent", **more: Any) -> None:  # fmt: skip
    """Add a page that says, with success, that it is not there."""
    put(group, url, more.pop("verdict", ABSENT), frame(language, title, heading, inner, head), cited, met_by, **more)


def pdf(words: str) -> bytes:
    """Return a small document of one page."""
    text = f"BT /F1 12 Tf 72 720 Td ({words}) Tj ET".encode("latin-1", "replace")
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R>>endobj\n4 0 obj<</Length "
        + str(len(text)).encode() + b">>stream\n" + text + b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
    )  # fmt: skip


# fmt: off
# Ordinary pages that live.
living(daily, "en", "https://eastfen-courier.example/2023/04/11/lock-keepers-strike", "Lock keepers walk out for a second week | Eastfen Courier", "Lock keepers walk out for a second week", "Boats queued for three miles below Denver Sluice on Tuesday as lock keepers began a second week of strikes over night shifts.\nThe union says that members have worked alone after dark since two colleagues retired last autumn and were not replaced.\nA spokesman for the navigation board said that talks would resume on Thursday. \"Nobody wants to see families stuck on the river for Easter,\" he said.\nSkippers who have waited since Sunday have begun to share a generator.", "lock keepers' strike of April 2023")
living(daily, "de", "https://harzbote.example/lokales/brockenbahn-verspaetung-123881.html", "Brockenbahn steht nach Steinschlag still - Harzbote", "Brockenbahn steht nach Steinschlag still", "Ein Steinschlag hat am Sonntagmorgen die Strecke oberhalb von Schierke versperrt. Verletzt wurde niemand.\nNach Angaben der Bahn lagen rund vierzig Tonnen Granit auf dem Gleis. Die Räumung werde mindestens bis Mittwoch dauern.\nFahrgäste, die bereits gebucht haben, bekommen ihr Geld zurück. Wanderer bittet das Forstamt, den Goetheweg zu meiden.", "Steinschlag an der Brockenbahn")
living(daily, "fr", "https://lecho-du-marais.example/article/2022/09/sel-de-guerande-recolte", "Une récolte de sel exceptionnelle dans les marais - L'Écho du Marais", "Une récolte de sel exceptionnelle dans les marais", "Les paludiers n'avaient pas vu pareil été depuis 1976. Douze mille tonnes de gros sel ont été levées avant la mi-septembre.\nLa coopérative a dû louer deux hangars supplémentaires. Les prix, eux, ne devraient pas baisser, assure sa présidente.\nLes premières pluies, attendues dimanche, mettront fin à la saison.", "récolte record de 2022", met_by="home")
living(daily, "es", "https://diariodelebro.example/sociedad/2021-07-02/cigueenas-tarazona.html", "Las cigüeñas de Tarazona ya no emigran", "Las cigüeñas de Tarazona ya no emigran", "Hace veinte años abandonaban la ciudad en agosto. Hoy, dos de cada tres parejas pasan el invierno en los tejados de la catedral.\nEl biólogo que las anilla desde 1998 lo atribuye al vertedero comarcal y a los inviernos suaves.\nEl ayuntamiento estudia poner plataformas para que los nidos no dañen las torres mudéjares.", "", met_by="soft")
living(daily, "pt", "https://gazetadomonte.example/2020/11/azeite-novo/", "Azeite novo chega mais cedo a Moura", "Azeite novo chega mais cedo a Moura", "Os lagares abriram duas semanas antes do habitual. A seca obrigou a colher a azeitona ainda verde.\nO rendimento é baixo, mas a acidez é a menor da década, diz o provador da cooperativa.", "azeite novo em Moura")
living(daily, "ru", "https://vestnik-kamy.example/news/2019/03/ledokhod/", "Ледоход на Каме начался раньше срока", "Ледоход на Каме начался раньше срока", "В районе Чистополя лёд тронулся двадцать девятого марта, на две недели раньше обычного.\nСпасатели просят рыбаков не выходить на реку. За сутки со льдины сняли шестерых.\nПаромная переправа откроется не раньше середины апреля.", "ранний ледоход")
living(daily, "ja", "https://setouchi-shinpo.example/articles/20220518-0031.html", "直島行きの最終便、三十分繰り下げ 六月から | せとうち新報", "直島行きの最終便、三十分繰り下げ 六月から", "高松港と直島を結ぶ定期船の最終便が、六月一日から三十分遅くなる。美術館の夜間開館に合わせた措置で、運航会社が十八日に発表した。\n島の宿泊業者からは「日帰り客が増えるだけだ」と心配する声もある。", "最終便の繰り下げ")
living(daily, "hi", "https://gangavani.example/desh/2021/kashi-ghat-safai", "काशी के घाटों की सफाई में जुटे हज़ार स्वयंसेवक", "काशी के घाटों की सफाई में जुटे हज़ार स्वयंसेवक", "बाढ़ का पानी उतरने के बाद अस्सी घाट पर गाद की मोटी परत जम गई थी। रविवार को शहर के स्कूलों के छात्र फावड़े लेकर पहुँचे।\nनगर निगम ने कहा कि दीपावली से पहले सभी चौरासी घाट साफ कर दिए जाएँगे।", "")
living(daily, "tr", "https://egepostasi.example/gundem/zeytin-hasadi-basladi-h4471", "Ayvalık'ta zeytin hasadı başladı", "Ayvalık'ta zeytin hasadı başladı", "Körfezde ilk zeytinler sabahın erken saatlerinde silkelendi. Üreticiler bu yıl yağ veriminin yüzde yirmiye ulaşmasını bekliyor.\nİşçi bulmakta zorlanan köylüler imece usulüne döndü.", "zeytin hasadı")
living(daily, "ar", "https://sawt-alwadi.example/2023/02/19/qasab/", "مزارعو القصب يطالبون برفع سعر التوريد", "مزارعو القصب يطالبون برفع سعر التوريد", "تجمع عشرات المزارعين أمام مصنع السكر صباح الأحد مطالبين بزيادة سعر الطن بعد ارتفاع كلفة السماد والري.\nوقال نقيب الفلاحين إن المحصول يغطي بالكاد أجور العمال، فيما وعدت الإدارة بالرد خلال أسبوع.", "احتجاج مزارعي القصب")
living(ministry, "en", "https://rivers.gov.example/guidance/apply-for-an-eel-licence", "Apply for an eel licence - Rivers Office", "Apply for an eel licence", "<p>You must have a licence for each trap or net that you use to catch eels. Licences run from 1 April to 31 March.</p><h2>What you need</h2><ul><li>your national identity number</li><li>a sketch of each trap with its mesh in millimetres</li><li>written leave of the owner of the bank</li></ul><p>The fee is 34.50 for each instrument. Allow six weeks.</p>", "eel licence")
living(ministry, "nl", "https://waterschap.example/regels/peilbesluit-2018", "Peilbesluit 2018 | Waterschap De Oude Vaart", "Peilbesluit 2018", "Het algemeen bestuur stelde op 14 juni 2018 het peilbesluit voor de noordelijke polders vast. Het zomerpeil wordt met acht centimeter verhoogd.\nBelanghebbenden konden tot zes weken na bekendmaking beroep instellen bij de rechtbank. Er zijn drie beroepschriften ingediend.", "peilbesluit")
living(ministry, "sv", "https://kommunen.example/bygga-bo/eldningsforbud", "Eldningsförbud - Lövsjö kommun", "Eldningsförbud", "Just nu gäller inget eldningsförbud i kommunen. Du får elda trädgårdsavfall den 1 mars till 30 april om det inte stör grannarna.", "Lövsjö kommun om eldningsförbud")
living(ministry, "pl", "https://starostwo.example/wydzialy/geodezja/mapy-zasadnicze", "Mapy zasadnicze - Starostwo Powiatowe", "Mapy zasadnicze", "Wniosek o wydanie kopii mapy zasadniczej można złożyć w pokoju 114 albo przez elektroniczną skrzynkę podawczą.\nOpłata zależy od skali i liczby arkuszy. Termin realizacji wynosi trzy dni robocze.", "", met_by="soft")
living(ministry, "ko", "https://gunsan-gun.example/board/view.do?no=3391", "마을버스 노선 변경 안내", "마을버스 노선 변경 안내", "삼월 이일부터 칠번 마을버스가 보건소를 경유합니다. 배차 간격은 사십 분입니다.\n문의는 교통행정과로 해 주시기 바랍니다.", "7번 마을버스 노선 변경")
put("ordinary", "https://hydrology.example/reports/TR-2009-14.pdf", OK, pdf("Sediment transport in braided reaches of the upper Lim"), "TR-2009-14", content_type="application/pdf")
put("ordinary", "https://statistik.example/dokumente/jahrbuch_1997.pdf", OK, pdf("Statistisches Jahrbuch 1997, Tafel 4"), "", "home", content_type="application/pdf")
living(bazaar, "en", "https://tweedmill.example/p/harris-cap-slate", "Harris cap, slate | Tweed Mill", "Harris cap, slate", "<div class='price'>£48.00</div><p>Woven on the island and cut in one piece of eight panels. Lined with cotton. Hand wash only.</p><select><option>57 cm</option><option>59 cm</option></select><button>Add to basket</button>", "Harris cap")
living(bazaar, "de", "https://drechselbedarf.example/meissel/hohleisen-12mm.html", "Hohleisen 12 mm, Kohlenstoffstahl", "Hohleisen 12 mm", "<span class='price'>39,90 €</span><p>Geschmiedet, auf 61 HRC gehärtet, mit Heft aus Esche. Lieferbar in drei bis fünf Werktagen.</p><table><tr><th>Länge</th><td>265 mm</td></tr><tr><th>Gewicht</th><td>210 g</td></tr></table>", "Hohleisen")
living(bazaar, "it", "https://ceramiche-faenti.example/tazza-blu", "Tazza blu cobalto", "Tazza blu cobalto", "<p class='out'>Momentaneamente esaurito. Avvisami quando torna disponibile.</p><p>Tazza tornita a mano, smalto blu cobalto, capienza 220 ml. Ogni pezzo è diverso dagli altri.</p>", "una tazza blu", group="hard")
living(board, "en", "https://narrowboatforum.example/threads/bmc-1-5-wont-start-cold.88123/", "BMC 1.5 won't start cold", "BMC 1.5 won't start cold", "<article><h4>pollyg</h4><p>Turns over fine but nothing below about 5 degrees. Glow plugs are new. Any ideas?</p></article><article><h4>old_salt</h4><p>Check you have twelve volts at the plugs with the key held. Mine dropped to nine through the old solenoid.</p></article><article><h4>pollyg</h4><p>That was it! 8.7 V. New relay fitted, starts first time. Thank you.</p></article>", "a thread on cold starts")
living(board, "fr", "https://forum-apiculture.example/viewtopic.php?t=20417", "Essaim dans une cheminée, que faire ?", "Essaim dans une cheminée, que faire ?", "<div class='post'>Bonjour, un essaim s'est installé hier dans le conduit. On ne fait pas de feu en ce moment. Des conseils ?</div><div class='post'>Surtout ne pas enfumer. Posez une ruchette en haut avec deux cadres bâtis et attendez le soir.</div>", "")
living(board, "cs", "https://modelari.example/forum/tema/tt-kolejiste-4m", "TT kolejiště 4 m - Modeláři", "TT kolejiště 4 m", "<div>Zdravím, stavím kolejiště podle nádraží Turnov. Přikládám plánek zhlaví.</div><div>Pěkné! Výhybky bych dal štíhlejší, ať projede i rychlík.</div>", "stavba nádraží Turnov", met_by="soft")
living(forge, "en", "https://git.tidewater.example/ana/tidecalc", "ana/tidecalc: Harmonic tide predictions in 400 lines", "ana/tidecalc", "<p>Harmonic tide predictions in 400 lines</p><span>142 commits</span> <span>3 branches</span> <span>MIT</span><table><tr><td>src</td><td>Read constituents from CSV</td><td>2 years ago</td></tr><tr><td>README.md</td><td>Mention datum</td><td>2 years ago</td></tr></table><div class='markdown'><h2>tidecalc</h2><p>Give it constituents, get heights. No dependencies.</p><pre>cargo install tidecalc</pre></div>", "tidecalc")
living(forge, "en", "https://git.tidewater.example/ana/tidecalc/issues/17", "#17 - Error 404 when the station list is fetched - tidecalc", "Error 404 when the station list is fetched #17", "<div>ana opened this issue</div><p>Since the weekend the fetch step ends with <code>404 Not Found</code>. Looks as if the office moved its list.</p><div>bosun commented</div><p>They did, see the new address in the notice of 3 May. Patch attached.</p><span>Closed</span>", "issue 17", group="hard")
living(forge, "en", "https://code.fjord.example/legacy/gribview", "legacy/gribview: Old viewer of GRIB files", "legacy/gribview", "<div class='flash'>This repository has been archived on 2 March 2021. You can view files and clone it, but cannot push or open issues or pull requests.</div><table><tr><td>gribview.c</td><td>Fix endianness</td><td>9 years ago</td></tr><tr><td>Makefile</td><td>Drop Irix</td><td>11 years ago</td></tr></table><p>Small viewer of GRIB 1 files for X11.</p>", "gribview", group="hard")
living(journal, "en", "https://bryologist.example/index.php/j/article/view/1182", "Mosses of abandoned slate quarries | Annals of Upland Bryology", "Mosses of abandoned slate quarries", "<p>R. Penhale, T. Oduya</p><p>DOI: 10.5555/aub.1182</p><h2>Abstract</h2><p>Forty-one species were recorded on tips abandoned between 1890 and 1965. Age of the tip explained less of the variance than aspect. We discuss what that means for restoration.</p><a href='/index.php/j/article/view/1182/990'>PDF</a>", "Penhale and Oduya 2014")
living(journal, "id", "https://jurnal-pesisir.example/index.php/jp/article/view/771", "Pertumbuhan rumput laut pada dua kedalaman | Jurnal Pesisir", "Pertumbuhan rumput laut pada dua kedalaman", "<h2>Abstrak</h2><p>Penelitian ini membandingkan laju pertumbuhan harian rumput laut yang ditanam pada kedalaman satu dan tiga meter selama enam minggu. Perbedaan tidak nyata secara statistik.</p><p>Kata kunci: budidaya, kedalaman, pertumbuhan</p>", "pertumbuhan rumput laut", met_by="soft")
put("ordinary", "https://data.coastwatch.example/sets/buoy-44/2016.csv", OK, "time,height_m,period_s\n2016-01-01T00:00Z,1.42,8.1\n2016-01-01T01:00Z,1.39,8.0\n2016-01-01T02:00Z,1.51,8.4\n", "buoy 44", content_type="text/csv")
put("ordinary", "https://api.stations.example/v2/stations/5512", OK, '{"id": 5512, "name": "Kvitøy fyr", "lat": 59.06, "lon": 5.4, "active": false, "error": null}', "", content_type="application/json")
put("ordinary", "https://archive.rfcs.example/text/note-0042.txt", OK, "Network Working Note 42\n\nOn naming the ends of a wire\n\n1. Two names are one too many.\n2. None is one too few.\n", "Note 42", content_type="text/plain; charset=us-ascii")
put("ordinary", "https://pebbles.example/index.xml", OK, '<?xml version="1.0"?><rss version="2.0"><channel><title>Pebbles</title><link>https://pebbles.example/</link><description>Stones</description><item><title>Flint</title><link>https://pebbles.example/flint</link></item></channel></rss>', "feed", content_type="application/rss+xml")
put("ordinary", "https://photos.example/2011/weir.jpg", OK, b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00" + bytes(900), "the weir in flood", content_type="image/jpeg")
living(naked, "en", "https://photos.example/view/weir", "weir.jpg", "", "<img src='/2011/weir.jpg' alt='' width='1600'>", "photograph")
living(naked, "en", "https://shortly.example/facts/wombat", "Wombat", "Wombat", "Their droppings are cubes.", "wombats")
living(naked, "ja", "https://haiku.example/ku/0412", "〇四一二", "", "<p>ふるさとの 橋を渡れば 雪の音</p>", "")
living(pebble, "en", "https://ulla.example/posts/goodbye-feedreader/", "Goodbye, feed reader", "Goodbye, feed reader", "After eleven years I moved to plain bookmarks. I miss nothing but the number in the corner.", "moved to bookmarks")
living(oldhand, "en", "https://members.dialup.example/~hgrove/tractors/fordson.html", "Harry's Fordson Page", "Harry's Fordson Page", "<p>I bought this 1938 Fordson N from a barn near Ripley in 1987. The magneto was gone and a wren had nested in the tank.</p><table border=1><tr><td>Bore</td><td>4.125 in</td></tr><tr><td>Stroke</td><td>5 in</td></tr></table><p>Mail me if you have a spare impulse coupling!</p>", "Harry Grove's page", met_by="soft")
living(oldhand, "de", "http://www.orgelseiten.example/orgeln/rohlfs_1792.htm", "Orgel von Rohlfs 1792", "Johann Gottfried Rohlfs, 1792", "<p>II/P/18, mechanische Schleiflade. Prospektpfeifen 1917 abgegeben, 1955 ersetzt. Letzte Restaurierung 2003.</p><pre>Hauptwerk: Principal 8, Gedackt 8, Octave 4\nPedal: Subbass 16</pre>", "Rohlfs-Orgel")
living(daily, "en", "https://vidvault.example/watch/aX81k", "Restoring a harmonium, part 3", "Restoring a harmonium, part 3", "<video src='/v/aX81k.mp4' controls></video><div>18,204 views · 4 May 2020</div><p>Reeds cleaned, bellows patched, one stop still sticks.</p><ul class='comments'><li>Lovely work on that bellows!</li></ul>", "part 3 of his restoration")
living(pebble, "en", "https://museum.example/gallery/combs", "Combs | Museum of Small Things", "Combs", "<figure><img src='/i/1.jpg'><figcaption>Bone comb, c. 900</figcaption></figure><figure><img src='/i/2.jpg'><figcaption>Horn comb, 1740</figcaption></figure><figure><img src='/i/3.jpg'><figcaption>Bakelite comb, 1931</figcaption></figure>", "", met_by="home")
living(ministry, "en", "https://census.example/tables/t12", "Table 12: Households by number of hearths", "Table 12: Households by number of hearths", "<table><tr><th>Parish</th><th>0</th><th>1</th><th>2</th></tr><tr><td>Upwell</td><td>14</td><td>201</td><td>38</td></tr><tr><td>Outwell</td><td>9</td><td>177</td><td>41</td></tr><tr><td>Welney</td><td>22</td><td>98</td><td>12</td></tr></table>", "Table 12")
living(naked, "en", "https://intranet-docs.example/login", "Sign in - Docs", "Sign in", "<form><label>User <input name=u></label><label>Password <input type=password></label><button>Sign in</button></form>", "the sign-in page", also=[LOGIN])
living(daily, "en", "https://fenland-radio.example/", "Fenland Radio: talk and tunes from the flat country", "Fenland Radio", "Breakfast with Ida from six.\nListen again: the eel song sessions.\nRota for the harvest supper.", "Fenland Radio")
living(pebble, "fi", "https://saarenmaa.example/", "Saarenmaa", "Saarenmaa", "Olen kartanpiirtäjä Turusta. Täältä löydät karttani ja muutaman kirjoituksen.", "Saarenmaan sivut", met_by="same")
living(naked, "en", "https://orbits.example/app/body/ceres", "Ceres - Orbits", "Ceres", "<div id='app' data-server-rendered='true'><div class='x9k'>Semi-major axis 2.77 au</div><div class='x9k'>Period 4.6 years</div><div class='x9k'>Discovered 1801 by Giuseppe Piazzi</div></div><script src='/app.js'></script>", "Ceres", met_by="soft")
living(naked, "es", "https://recetas.example/r/gazpachuelo", "Gazpachuelo malagueño", "Gazpachuelo malagueño", "<div id='__nuxt'><ul><li>1 kg de patatas</li><li>2 yemas</li><li>aceite suave</li></ul><ol><li>Cocer las patatas en caldo de pescado.</li><li>Ligar la mayonesa con un cazo de caldo tibio.</li></ol></div><script>window.__NUXT__={}</script>", "gazpachuelo", met_by="soft")
# Hard pages that live.
living(pebble, "en", "https://kestrel.example/posts/the-404-page-as-literature/", "The 404 page as literature", "The 404 page as literature", "\"Page not found\" is the most read sentence on the web, and nobody signs it. I have kept two hundred of them since 2009.\nThe best ones apologise without grovelling. The worst blame you for your typing.\nIn this essay I look at three that tell a story, and at what they leave out.", "an essay on error pages", group="hard")
living(daily, "en", "https://eastfen-courier.example/2024/02/01/council-website-page-not-found", "\"Page not found\": council website down for a third day", "\"Page not found\": council website down for a third day", "Residents who tried to pay their council tax on Wednesday were told that the page they were looking for could not be found.\nThe council blames a botched move to a new supplier. Payments by telephone are not affected.\n\"I clicked every link and every one was dead,\" said Maureen Platt of Littleport.", "council website outage", group="hard")
living(daily, "de", "https://harzbote.example/kultur/seite-nicht-gefunden-ausstellung.html", "\"Seite nicht gefunden\": Kunsthalle zeigt verlorenes Netz", "\"Seite nicht gefunden\"", "Die neue Ausstellung der Kunsthalle versammelt Bildschirmfotos von Fehlermeldungen aus dreißig Jahren.\nDie Künstlerin hat dafür rund neuntausend tote Verweise aus alten Lesezeichen angeklickt. Zu sehen bis zum 3. Oktober, montags geschlossen.", "Ausstellung \"Seite nicht gefunden\"", group="hard")
living(naked, "en", "https://collection.example/works/2006-118", "Not Found, 2006 - Collection", "Not Found", "<p>Ilse Marrow, 2006. Neon, transformer, steel. 41 x 220 cm.</p><p>Gift of the artist. Not on view.</p>", "Ilse Marrow's Not Found", group="hard")
living(pebble, "en", "https://kestrel.example/posts/prove-you-are-human/", "Prove you are human", "Prove you are human", "The captcha turned twenty-five this year. I asked six people who solve them for a living what they see.\n\"Please verify you are a human\" says the box, and they do, four thousand times a shift, for a cent and a half a page.\nBuses, they told me, are easy. Bicycles are not.", "what captcha solvers see", met_by="soft", group="hard")
living(daily, "fr", "https://lecho-du-marais.example/article/2021/05/mur-payant", "Le mur payant a vingt ans", "Le mur payant a vingt ans", "« Cet article est réservé aux abonnés » : la phrase a sauvé des rédactions et perdu des lecteurs.\nNous avons interrogé huit directeurs de journaux. Tous regrettent de l'avoir posé trop tard, aucun de l'avoir posé.\nLe plus petit d'entre eux, à Redon, vit de mille quatre cents lecteurs fidèles.", "vingt ans de mur payant", group="hard")
living(daily, "en", "https://tradewire.example/domains/2019/voice-dot-example-sold", "voice.example sold for thirty million", "voice.example sold for thirty million", "The domain name is for sale no more: a maker of chat software has bought it for thirty million in cash, the dearest public sale so far.\nBrokers had asked for half of that two years ago. \"Make an offer\" pages have been waiting for such a day since the nineties, one of them says.\nThe seller had paid a hundred and fifty dollars.", "record domain sale", group="hard")
living(daily, "en", "https://eastfen-courier.example/2018/08/30/marsh-books-closes", "Marsh Books closes after 61 years", "Marsh Books closes after 61 years", "The shop has closed its doors for good and its website will shut down at the end of September.\nVera Marsh, 84, sold her first atlas across that counter in 1957. \"Nobody is taking over,\" she says. \"I did ask.\"\nThe cat goes to the fishmonger.", "the end of Marsh Books", group="hard")
living(daily, "it", "https://gazzetta-del-delta.example/2017/lutti/ernesto-valli", "È morto Ernesto Valli, costruttore di barche", "È morto Ernesto Valli, costruttore di barche", "Aveva 91 anni. Le sue batane navigano ancora tra Goro e Comacchio.\nIl funerale si terrà giovedì alle dieci. La famiglia chiede offerte per la scuola di carpenteria.", "Ernesto Valli", group="hard")
living(bazaar, "en", "https://lensworks.example/products/lw-50-macro", "LW 50 Macro (discontinued) | Lensworks", "LW 50 Macro", "<p class='flag'>Discontinued in 2015. This product is no longer available.</p><table><tr><th>Elements</th><td>8 in 6 groups</td></tr><tr><th>Nearest focus</th><td>0.19 m</td></tr><tr><th>Filter</th><td>49 mm</td></tr></table><p>A lens for copies and stamps, in production from 1998. Manuals and parts lists remain below.</p><a href='/m.pdf'>Manual</a>", "LW 50 Macro", group="hard")
living(daily, "en", "https://eastfen-courier.example/2022/01/15/eel-poachers", "Eel poachers fined in Ely", "Eel poachers fined in Ely", "Two men were fined 900 each on Friday for setting fyke nets in the Cut without a licence.\nWardens found eleven nets and forty kilos of eels, which were put back.\nThe bench heard that a kilo sells for sixty in the capital.", "eel poachers fined", head='<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","isAccessibleForFree":true,"headline":"Eel poachers fined in Ely"}</script>', group="hard")
living(daily, "en", "https://thirdpost.example/2023/09/02/ferry-fares", "Ferry fares to rise by a tenth", "Ferry fares to rise by a tenth", "<div class='meter'>You have 3 free articles left this month. <a href='/subscribe'>Subscribe</a></div><p>Fares on the northern routes rise by a tenth in January, the operator said on Friday. Islanders with a card are exempt.</p><p>Fuel is to blame, says the operator; the council says that fuel is cheaper than a year ago. A hearing is set for the 30th.</p><p>Freight fares stay as they are until the summer, when the contract ends.</p><p>About forty thousand people a year make the crossing on foot.</p>", "ferry fares", group="hard")
living(daily, "nl", "https://dedijkpost.example/nieuws/sluis-heropend", "Sluis heropend na herstel", "Sluis heropend na herstel", "<div id='cookie'>Wij gebruiken cookies. <button>Akkoord</button><button>Weigeren</button></div><p>De sluis bij Wijk is vrijdag heropend. Schippers moesten negen weken omvaren via Tiel.</p><p>De deuren zijn in Duitsland gegoten en per schip aangevoerd. Volgens Rijkswaterstaat gaan ze tachtig jaar mee.</p><div class='nieuwsbrief'>Schrijf je in voor de nieuwsbrief</div>", "sluis heropend", group="hard")
living(pebble, "en", "https://opslog.example/2021-06-08-outage/", "What happened on 8 June", "What happened on 8 June", "Between 09:47 and 10:36 most of our customers saw \"503 Service Unavailable\" in place of their sites.\nA customer's valid change set off a fault that had slept in our code since May. We found it within a minute and were back within forty-nine.\nThis is how we will keep it from happening again.", "post-mortem", group="hard")
living(oldhand, "en", "http://www.firstcong.example/contact.htm", "We have moved!", "We have moved!", "<p>Since Easter 2012 our services are held at 14 Mill Lane, behind the library.</p><p>Office hours Tue and Thu 9 to 12. Telephone 555 0142. The rector lives at the old address.</p>", "parish office", group="hard")
living(naked, "en", "https://manual.example/http/404.html", "404 Not Found - HTTP reference", "404 Not Found", "<p>The server found nothing at the target, or will not say that there is something.</p><h3>Example</h3><pre>HTTP/1.1 404 Not Found\nContent-Length: 9\n\nNot Found</pre><h3>See also</h3><a href='410.html'>410 Gone</a>", "status 404", group="hard")
living(forge, "en", "https://docs.queuelib.example/errors/E1042", "E1042: queue not found", "E1042: queue not found", "<p>Raised by <code>open()</code> when no queue of that name exists on the broker and <code>create</code> is false.</p><p>Check the name's spelling and the user's rights. Since 3.2 names are case sensitive.</p>", "E1042", group="hard")
living(board, "ru", "https://forum-kluchi.example/topic/3381", "Страница не найдена после обновления nginx", "Страница не найдена после обновления nginx", "<div>После перехода на новую версию все адреса кроме главной отвечают 404. Конфиг прилагаю.</div><div>У вас try_files без index.php в конце. Добавьте и перезагрузите.</div><div>Спасибо, помогло!</div>", "совет про try_files", group="hard")
living(ministry, "en", "https://parl.example/hansard/1974/col-88", "Column 88: Private Bill withdrawn", "Private Bill withdrawn", "<p>Mr. Speaker: The Bill has been withdrawn and is no longer before the House.</p><p>Mr. Tranter: On a point of order. Were Members told?</p><p>Mr. Speaker: They are told now.</p>", "Hansard, col. 88", group="hard")
living(pebble, "pt", "https://cadernos.example/2016/conta-suspensa/", "Conta suspensa", "Conta suspensa", "Acordei e o banco tinha suspendido a minha conta. A carta dizia apenas que lamentavam o incómodo.\nPassei três semanas a telefonar. Esta é a história do que descobri sobre listas, nomes iguais e máquinas que não pedem desculpa.", "", met_by="home", group="hard")
living(journal, "en", "https://lawreview.example/index.php/j/article/view/404", "Retracted: Consent in queues | Law Review", "Retracted: Consent in queues", "<p><b>This article has been retracted at the request of the author.</b> The notice of retraction is printed in volume 12.</p><p>Abstract. People who wait in a queue agree to less than is thought. The article reports on two hundred interviews.</p>", "Consent in queues", group="hard")
living(daily, "en", "https://thirdpost.example/live/2020/storm", "Storm Ida: live updates (closed)", "Storm Ida: as it happened", "<p class='closed'>This live blog is now closed.</p><p>18:40 Trains stop north of the river.</p><p>17:12 Two hundred homes without light in Manea.</p><p>16:03 The first gusts of seventy are measured on the pier.</p>", "live coverage", group="hard")

# Pages that moved and kept their words.
for old, new, by, title, words, cited in (
    ("http://glasshouse.example/about", "https://glasshouse.example/about", 301, "About the glasshouse", "Built in 1871 for one palm, which died in 1902. Open on Sundays.", "the glasshouse"),
    ("https://old.fernery.example/ferns/adiantum.php?id=7", "https://fernery.example/ferns/adiantum", 301, "Adiantum", "Maidenhair ferns shed water. Two hundred species, most of them in the Andes.", "Adiantum at the Fernery"),
    ("https://doi.example/10.5555/aub.1182", "https://bryologist.example/index.php/j/article/view/1182", 302, "Mosses of abandoned slate quarries", "Forty-one species were recorded on tips abandoned between 1890 and 1965.", "Mosses of abandoned slate quarries"),
    ("https://kurz.example/x8Kq", "https://harzbote.example/lokales/brockenbahn-2.html", 301, "Brockenbahn fährt wieder", "Seit Mittwochmittag fahren die Züge wieder bis zum Gipfel.", "Brockenbahn fährt wieder"),
    ("https://blog.example/?p=88", "https://blog.example/2014/03/a-week-without-salt/", 301, "A week without salt", "On the third day bread began to taste of wheat.", "a week without salt"),
    ("https://lib.example/record/5512", "https://catalog.lib.example/items/8c1f", 303, "Atlas of drowned villages", "Norwich, 1911. 44 plates. Shelf mark MAP 212.", "Atlas of drowned villages"),
):
    put("moved", old, REDIRECTED, pebble("en", title, title, words), cited, to=new, by=by, also=[OK])

# Absent: with 200 and in many tongues.
gone(daily, "en", "https://northsea-times.example/story/88123", "Northsea Times", "Sorry, this story has sailed", "We could not find the story you were after. It may have been taken down or its address may have changed.", "Northsea Times")
gone(daily, "de", "https://emsblatt.example/artikel/99012.html", "Emsblatt", "Hoppla!", "Der gesuchte Artikel ist leider nicht mehr verfügbar. Vielleicht hilft Ihnen unsere Suche weiter.", "Bericht im Emsblatt")
gone(ministry, "fr", "https://prefecture.example/actes/2012/recueil-14", "Erreur - Préfecture", "La page demandée n'existe pas ou plus", "Le site a été refondu en 2019. Utilisez le plan du site ou le moteur de recherche.", "recueil des actes")
gone(ministry, "es", "https://consejeria.example/boletin/2010/44", "Consejería", "Contenido no disponible", "El contenido al que intenta acceder ha sido eliminado o ha cambiado de ubicación.", "boletín 44")
gone(bazaar, "it", "https://lampadari.example/p/7781", "Oops", "Prodotto non trovato", "Il prodotto che cerchi non esiste più nel nostro catalogo.", "")
gone(board, "pt-BR", "https://forum-violao.example/t/9912", "Erro", "Tópico inexistente", "<div class='blockMessage'>O tópico solicitado não pôde ser encontrado.</div>", "este tópico")
gone(board, "nl", "https://tuinforum.example/topic/4412", "Foutmelding", "Foutmelding", "<div>Dit onderwerp bestaat niet (meer).</div>", "tuinforum")
gone(pebble, "sv", "https://kajsa.example/texter/brod/", "Hoppsan", "Sidan finns inte", "Den här sidan kunde inte hittas. Gå till startsidan.", "")
gone(naked, "da", "https://museet.example/samling/221", "Fejl", "Siden blev ikke fundet", "Vi kan desværre ikke finde den side, du leder efter.", "genstand 221")
gone(ministry, "nb", "https://fylket.example/planer/2011", "Fylket", "Vi finner ikke siden", "Siden du leter etter er fjernet eller flyttet.", "fylkesplanen")
gone(daily, "fi", "https://lahtilehti.example/uutiset/1177", "Lahtilehti", "Sivua ei löytynyt", "Etsimääsi artikkelia ei valitettavasti ole enää saatavilla.", "Lahtilehden uutinen")
gone(naked, "is", "https://bokasafn.example/rit/9", "Villa", "Síða fannst ekki", "Síðan sem þú baðst um er ekki til.", "")
gone(ministry, "et", "https://vald.example/teated/77", "Viga", "Lehte ei leitud", "Otsitavat lehte ei ole või on see teisaldatud.", "vallateade")
gone(pebble, "lv", "https://novads.example/zinas/12", "Kļūda", "Lapa nav atrasta", "Diemžēl meklētā lapa neeksistē.", "")
gone(ministry, "lt", "https://savivaldybe.example/naujienos/4", "Klaida", "Puslapis nerastas", "Atsiprašome, ieškomo puslapio nėra.", "naujiena")
gone(bazaar, "pl", "https://rowery.example/oferta/551", "Ups!", "Nie ma takiej strony", "Strona, której szukasz, została usunięta albo nigdy nie istniała.", "")
gone(daily, "cs", "https://listy.example/clanek/3312", "Listy", "Článek nenalezen", "Požadovaný článek v databázi neexistuje.", "článek v Listech")
gone(oldhand, "sk", "http://www.obec.example/uradna.php?id=3", "Chyba", "Stránka sa nenašla", "<p>Požadovaná stránka neexistuje.</p>", "úradná tabuľa")
gone(daily, "hu", "https://tiszalap.example/cikk/771", "Tiszalap", "A keresett oldal nem található", "Lehet, hogy a cikket töröltük vagy áthelyeztük.", "")
gone(ministry, "ro", "https://primaria.example/hotarari/2009/12", "Eroare", "Pagina nu a fost găsită", "Documentul solicitat nu există sau a fost mutat.", "hotărârea 12")
gone(board, "bg", "https://forum-pchelari.example/t/55", "Грешка", "Темата не съществува", "<div>Търсената от вас тема не беше намерена.</div>", "")
gone(daily, "el", "https://efimerida.example/arthro/8812", "Σφάλμα", "Η σελίδα δεν βρέθηκε", "Το άρθρο που ζητήσατε δεν υπάρχει.", "το άρθρο")
gone(daily, "uk", "https://dnipro-visti.example/novyny/331", "Дніпро-Вісті", "Сторінку не знайдено", "Можливо, її було видалено або ви помилилися в адресі.", "новина")
gone(daily, "ru", "https://oblgazeta.example/text/9981/", "Облгазета", "Такой страницы нет", "Материал удалён или перемещён. Попробуйте начать с главной.", "Облгазета")
gone(naked, "tr", "https://dergi.example/yazi/14", "Hata", "Aradığınız sayfa bulunamadı", "Sayfa kaldırılmış ya da adresi değişmiş olabilir.", "")
gone(daily, "ar", "https://almina.example/news/5512", "خطأ", "عذراً، الصفحة غير موجودة", "ربما تم حذف الخبر أو تغيير رابطه.", "خبر الميناء")
gone(daily, "fa", "https://karvan.example/news/88", "خطا", "صفحه مورد نظر یافت نشد", "ممکن است این مطلب حذف شده باشد.", "")
gone(pebble, "he", "https://yoman.example/post/71", "שגיאה", "הדף לא נמצא", "ייתכן שהדף הוסר או שהכתובת שגויה.", "רשומה ביומן")
gone(daily, "hi", "https://prabhat.example/story/12", "त्रुटि", "पृष्ठ नहीं मिला", "आप जो पृष्ठ खोज रहे हैं वह हटा दिया गया है।", "")
gone(naked, "bn", "https://khobor.example/n/9", "ত্রুটি", "পাতাটি খুঁজে পাওয়া যায়নি", "আপনি যে পাতাটি খুঁজছেন তা আর নেই।", "খবর")
gone(naked, "th", "https://khao.example/n/812", "ผิดพลาด", "ไม่พบหน้าที่คุณต้องการ", "หน้านี้อาจถูกลบหรือย้ายไปแล้ว", "")
gone(daily, "vi", "https://baosong.example/tin/771.html", "Lỗi", "Không tìm thấy trang", "Bài viết bạn tìm không tồn tại hoặc đã bị xóa.", "bài báo")
gone(daily, "id", "https://kabarpantai.example/berita/22", "Kabar Pantai", "Halaman tidak ditemukan", "Berita yang Anda cari mungkin sudah dihapus.", "")
gone(board, "ko", "https://madang.example/bbs/view?no=17", "오류", "존재하지 않는 게시물입니다", "<div>삭제되었거나 이동된 게시물입니다.</div>", "게시물")
gone(daily, "ja", "https://kawaraban.example/news/1188", "エラー", "お探しの記事は見つかりませんでした", "掲載期間が終了したか、URLが変更された可能性があります。", "瓦版の記事")
gone(daily, "zh", "https://jiangbao.example/a/2013/7.html", "出错了", "您访问的页面不存在", "该文章可能已被删除或移动，5秒后返回首页。", "江报报道")
gone(naked, "zh-TW", "https://blog-tw.example/post/9", "錯誤", "找不到這個頁面", "您要找的文章已經移除。", "")
gone(naked, "ca", "https://arxiu.example/fitxa/8", "Error", "No s'ha trobat la pàgina", "La fitxa que busqueu ja no existeix.", "fitxa 8")
gone(naked, "sr", "https://vesti.example/v/3", "Грешка", "Страница није пронађена", "Вест коју тражите више не постоји.", "")
gone(naked, "hr", "https://otok.example/vijesti/3", "Greška", "Stranica nije pronađena", "Tražena vijest više ne postoji.", "vijest s otoka")
gone(naked, "en", "https://scripts.example/paper.cgi?n=4", "Error", "", "<b>Software error:</b><pre>Can't open /data/papers/4.txt: No such file or directory at paper.cgi line 31.</pre>", "paper 4")
gone(oldhand, "en", "http://uni.example/~reed/notes.asp?doc=7", "Notes", "Notes", "<p>No record matches the given document number.</p>", "Reed's notes")
put("absent", "https://api.stations.example/v2/stations/9913", ABSENT, '{"status": "error", "code": 404, "message": "Station does not exist"}', "station 9913", "same", content_type="application/json")
# Ended: offers, posts, accounts, services, results.
gone(naked, "en", "https://vidvault.example/watch/bQ02z", "VidVault", "Video unavailable", "This video has been removed by the uploader.", "her talk of 2014", group="ended")
gone(naked, "es", "https://videoteca.example/v/88a", "Videoteca", "Este vídeo ya no está disponible", "La cuenta asociada al vídeo se ha cancelado.", "vídeo", group="ended")
gone(naked, "en", "https://chirp.example/bea/status/90012", "Chirp", "", "<div class='tomb'>This post was deleted by its author.</div><a href='/explore'>See what's happening</a>", "a post by Bea", group="ended")
gone(naked, "en", "https://chirp.example/oldtimer", "Profile / Chirp", "This account doesn't exist", "Try searching for another.", "@oldtimer", group="ended")
gone(naked, "en", "https://chirp.example/loudmouth/status/5", "Chirp", "Account suspended", "Chirp suspends accounts which violate its rules.", "the post", group="ended", also=["blocked/login"])
gone(ministry, "en", "https://jobs.example/vacancy/4471", "Vacancy closed", "This vacancy has closed", "Applications are no longer accepted and the advert has been taken down. See our current vacancies.", "advert for a warden", group="ended")
gone(bazaar, "de", "https://kleinanzeigen.example/anzeige/88123", "Anzeige", "Diese Anzeige ist nicht mehr verfügbar", "Der Verkäufer hat sie gelöscht. Ähnliche Anzeigen finden Sie unten.", "", group="ended")
gone(bazaar, "fr", "https://immo.example/annonce/7712", "Annonce expirée", "Cette annonce a expiré", "Le bien a été vendu ou retiré de la vente.", "l'annonce de la maison", group="ended")
gone(pebble, "en", "https://photobin.example/g/88x", "Photobin", "Photobin has shut down", "On 31 January 2020 we closed Photobin. All pictures have been deleted. Thank you for twelve years.", "gallery of the fair", group="ended")
gone(naked, "ja", "https://geopage.example/~suzume/index2.html", "お知らせ", "サービス終了のお知らせ", "ホームページサービスは二〇一九年三月三十一日をもちまして終了いたしました。長らくのご利用ありがとうございました。", "雀のページ", group="ended")
gone(daily, "en", "https://libsearch.example/results?q=heronry+1911", "Search", "0 results for \"heronry 1911\"", "Try fewer words or check the spelling.", "catalogue entry", group="ended", also=[OK])
gone(forge, "en", "https://pastes.example/p/x81kq", "Paste", "This paste has expired", "It was removed or its time ran out.", "the log", group="ended")
gone(naked, "en", "https://polls.example/s/99", "Survey", "This survey is now closed", "Thank you for your interest.", "the survey", group="ended", met_by="soft", also=[OK])
gone(naked, "pl", "https://dysk.example/d/77a1", "Dysk", "Plik został usunięty", "Plik, który próbujesz pobrać, został usunięty z powodu braku aktywności.", "nagranie", group="ended")
gone(naked, "ko", "https://cafe.example/post/4", "안내", "삭제된 글입니다", "작성자가 삭제하였습니다.", "", group="ended")

# Parked, taken, empty.
put("parked", "https://glen-choir.example/concerts/2009", PARKED, naked("en", "glen-choir.example", "glen-choir.example", "<p>This domain may be for sale.</p><div>Related searches</div><ul><li><a href='/?k=1'>Choir robes</a></li><li><a href='/?k=2'>Concert tickets</a></li><li><a href='/?k=3'>Singing lessons</a></li></ul><small>The Sponsored Listings displayed above are served automatically by a third party.</small>"), "Glen Choir", "same", also=[ABSENT])
put("parked", "https://millrace.example/history.htm", PARKED, naked("en", "millrace.example is for sale", "Buy millrace.example", "Make an offer or pay in twelve instalments.\nTransfer within 24 hours. Buyer protection included."), "history of the mill", "same")
put("parked", "https://vogelwarte.example/berichte/4", PARKED, naked("de", "vogelwarte.example steht zum Verkauf", "Diese Domain steht zum Verkauf!", "Die Domain vogelwarte.example wird vom Inhaber zum Verkauf angeboten. Preis auf Anfrage."), "", "same")
put("parked", "https://oldpier.example/timetable", PARKED, "<!DOCTYPE html><html><head><script>window.onload=function(){window.location.href=\"/lander\"}</script></head></html>", "timetable", "same", also=["suspect/soft-404", "suspect/parked", ABSENT])
put("parked", "https://heronpress.example/books/1", PARKED, naked("en", "heronpress.example - Registered", "This domain has been registered", "<p>The owner has not put a website here yet.</p><p>Need a name of your own? Search with the registrar.</p>"), "Heron Press", "same", also=[ABSENT])
put("parked", "https://cidrerie.example/visites", PARKED, naked("fr", "cidrerie.example", "Ce nom de domaine a expiré", "Vous en êtes le propriétaire ? Renouvelez-le dès maintenant auprès de votre bureau d'enregistrement."), "visites de la cidrerie", "same", also=[ABSENT])
put("parked", "https://teahouse.example/menu", PARKED, naked("zh", "teahouse.example", "该域名正在出售", "如需购买该域名，请联系我们报价。"), "", "same")
put("parked", "https://kuznica.example/a/5", PARKED, naked("ru", "kuznica.example", "Домен kuznica.example продаётся", "Срок регистрации домена истёк. Предложите свою цену."), "Кузница", "same")
put("parked", "https://choirbook.example/a/5", PARKED, naked("en", "choirbook.example", "", "<h1>choirbook.example</h1><p>Welcome to choirbook.example, the best place to find songs, psalms, hymn books and more.</p><ul><li>Hymn Books</li><li>Sheet Music</li><li>Church Organs</li></ul><a href='https://sell.example/q?d=choirbook'>Inquire about this domain</a>"), "Choir Book", "home", to="https://choirbook.example/", also=[HOME, ABSENT])
put("taken", "https://bryology-society.example/journal/12/3", ABSENT, daily("en", "Lucky Reef: play slots with 200 free spins", "Play slots with 200 free spins", "Our online casino pays out in an hour. Join today and claim a bonus of 500 on your first deposit.\nRoulette, blackjack, live dealers: all on your phone."), "Journal of Bryology 12(3)", "same", also=[PARKED, "suspect/soft-404"])
put("taken", "https://parishmag.example/2008/06", ABSENT, daily("id", "SLOT88 - Situs Judi Slot Gacor", "Situs slot gacor hari ini", "Daftar sekarang dan dapatkan bonus member baru seratus persen.\nDeposit pulsa tanpa potongan, jackpot setiap hari."), "parish magazine, June 2008", "same", also=[PARKED, "suspect/soft-404"])
put("taken", "https://naturschutzverein.example/projekte/moor", HOME, pebble("de", "Die besten Matratzen im Test", "Die besten Matratzen im Test", "Wir haben vierzig Matratzen verglichen. Jetzt Rabatt sichern."), "Moorprojekt", "same", to="https://naturschutzverein.example/", also=[ABSENT, PARKED])
put("empty", "https://ftp.lab.example/pub/weir/", ABSENT, naked("en", "Index of /pub/weir", "Index of /pub/weir", "<pre>Name  Last modified  Size<hr><a href='/pub/'>Parent Directory</a>  -\n<hr></pre>"), "data of the weir", also=["suspect/soft-404", OK])
put("empty", "https://choirdates.example/2015", ABSENT, naked("en", "Welcome to nginx!", "Welcome to nginx!", "If you see this page, the nginx web server is successfully installed and working. Further configuration is required."), "dates of 2015", "same", also=[PARKED])
put("empty", "http://weaver.example/loom.html", ABSENT, naked("en", "Apache2 Ubuntu Default Page: It works", "Apache2 Ubuntu Default Page", "It works! This is the default welcome page used to test the server after installation. You should replace this file before operating your site."), "the loom", "same", also=[PARKED])
put("empty", "https://stonemason.example/work/3", ABSENT, naked("en", "Coming soon", "Under construction", "Our new website is on its way. Please check back soon."), "his work in Ely", "same", also=[PARKED, "suspect/soft-404"])
put("empty", "https://gemeindeblatt.example/2011/4", ABSENT, naked("de", "Webspace eingerichtet", "Hier entsteht eine neue Internetpräsenz", "Dieser Webspace wurde soeben eingerichtet."), "Gemeindeblatt 4/2011", "same", also=[PARKED])
put("empty", "https://netmaker.example/p/nets", ABSENT, naked("en", "Account Suspended", "Account Suspended", "This account has been suspended. Contact your hosting provider for more information."), "nets", "same", to="https://netmaker.example/cgi-sys/suspendedpage.cgi", also=[PARKED])
put("empty", "https://blankpage.example/a/b", ABSENT, "", "notes", "same", also=["suspect/soft-404"])

# Sent elsewhere.
front = daily("en", "Tidal Record", "Tidal Record", "News from the coast, every tide.\nPier reopens.\nCockles are late.")
put("sent", "https://tidalrecord.example/2009/pier-fire", HOME, front, "the pier fire", "same", to="https://tidalrecord.example/", by=301, also=[ABSENT])
put("sent", "https://tidalrecord.example/2010/cockles", HOME, front, "", "home", to="https://tidalrecord.example/?from=404", also=[ABSENT])
put("sent", "https://www.saline.example/fr/produits/sel-fin", HOME, bazaar("fr", "La Saline", "La Saline", "Du sel, rien que du sel."), "sel fin", "same", to="https://www.saline.example/fr/", also=[ABSENT])
put("sent", "https://museumsverein.example/ausstellung/1998/salz", HOME, pebble("de", "Ausstellungen", "Ausstellungen", "Alle laufenden und kommenden Ausstellungen."), "Salz-Ausstellung 1998", "same", to="https://museumsverein.example/ausstellung/", also=EITHER)
put("sent", "https://kammer.example/texte/99", ABSENT, ministry("en", "Search", "Search", "No results for \"texte 99\"."), "text 99", "same", to="https://kammer.example/search?q=texte+99", also=[HOME])
put("sent", "https://bokhandel.example/bok/9912", ABSENT, bazaar("sv", "404", "Sidan finns inte", "Boken kan ha utgått ur sortimentet."), "boken", "same", to="https://bokhandel.example/404")
put("sent", "https://portal.example/doc/5512", ABSENT, ministry("en", "Error", "Something went wrong", "The page cannot be displayed."), "document 5512", "same", to="https://portal.example/error.aspx?aspxerrorpath=/doc/5512")
put("sent", "https://bought.example/press/2013/launch", HOME, daily("en", "Megacorp", "Welcome to Megacorp", "Solutions for everyone.\nProducts. Careers. Investors."), "press release", "same", to="https://www.megacorp.example/", by=301, also=[ABSENT])
put("sent", "https://tidalrecord.example/2011/dredger", HOME, '<html><head><title>Redirecting</title><meta http-equiv="refresh" content="0; url=/"></head><body>Not found, taking you home.</body></html>', "dredger", "same", also=[ABSENT, "suspect/soft-404"])
CASES[-1]["hops"] = (*CASES[-1]["hops"], answer("https://tidalrecord.example/", front))
CASES[-1]["probe"] = (*CASES[-1]["probe"], answer("https://tidalrecord.example/", front))

# Refused by hard statuses.
for url, status, verdict, title, words, cited in (
    ("https://a1.example/x/1", 404, "dead/http-404", "404", "Nothing here.", "x 1"),
    ("https://a2.example/old/story-of-eels", 404, "dead/http-404", "The story of eels", "Most read: eels. Newest: weirs. Subscribe to our letter.", "story of eels"),
    ("https://a3.example/petition/7", 410, "dead/http-410", "Gone", "This petition was removed by its author.", "petition"),
    ("https://a4.example/a", 500, "suspect/http-5xx", "Internal Server Error", "The server met an error.", "a"),
    ("https://a5.example/b", 503, "suspect/http-5xx", "Down for maintenance", "We will be back shortly.", "b"),
    ("https://a6.example/c", 451, "blocked/http-451", "Unavailable for legal reasons", "Withheld by order of a court.", "c"),
    ("https://a7.example/d", 401, "blocked/http-401", "401 Authorization Required", "Give a name and password.", "d"),
    ("https://a8.example/e", 403, "blocked/http-403", "403 Forbidden", "You don't have permission to access this resource.", "e"),
    ("https://a9.example/f", 402, PAYWALL, "Payment required", "Buy this article for 3.00.", "f"),
):
    put("refused", url, verdict, naked("en", title, title, words), cited, status=status)
for url, kind in (("https://b1.example/g", "dns"), ("https://b2.example/h", "timeout"), ("https://b3.example/i", "refused")):
    CASES.append(case(f"fifth: refused: {kind}", url, f"suspect/{kind}", hops=[failed(url, kind)], cited_as=kind))

# Challenges.
for url, status, title, body, headers in (
    ("https://c1.example/a/paper", 403, "Just a moment...", "<div id='challenge-error-text'>Enable JavaScript and cookies to continue</div><script src='/cdn-cgi/challenge-platform/h/g/orchestrate/chl_page/v1'></script>", {"cf_mitigated": "challenge", "Server": "cloudflare"}),
    ("https://c2.example/a/paper", 503, "Just a moment...", "<p>Checking your browser before accessing c2.example.</p><script>window._cf_chl_opt={cvId:'2'}</script>", {"Server": "cloudflare"}),
    ("https://c3.example/a/paper", 403, "c3.example", "<p>Please enable JS and disable any ad blocker</p><script>var dd={'rt':'c','cid':'AHr','hsh':'9','host':'geo.captcha-delivery.com'}</script>", {"X_DataDome": "protected"}),
    ("https://c4.example/a/paper", 403, "Access to this page has been denied", "<div id='px-captcha'></div><p>Press &amp; Hold to confirm you are a human (and not a bot).</p><script src='/abc/captcha/captcha.js?a=c&m=0'></script>", {}),
    ("https://c5.example/a/paper", 200, "", "<iframe id='main-iframe' src='/_Incapsula_Resource?SWUDNSAI=31&xinfo=9' width='100%'>Request unsuccessful. Incapsula incident ID: 771-2</iframe>", {}),
    ("https://c6.example/a/paper", 200, "You are being redirected...", "<noscript>Javascript is required. Please enable javascript before you are allowed to see this page.</noscript><script>var s={},u,c,U,r,i,l=0,a,e=eval,w=String.fromCharCode,sucuri_cloudproxy_js='';</script>", {"Server": "Sucuri/Cloudproxy"}),
    ("https://c7.example/a/paper", 200, "Making sure you're not a bot!", "<img src='/.within.website/x/cmd/anubis/static/img/pensive.webp'><p id='status'>Loading...</p><p>You are seeing this because the administrator of this website has set up Anubis.</p>", {}),
    ("https://c8.example/a/paper", 403, "DDoS-Guard", "<h1>Checking your browser before accessing c8.example</h1><script src='/.well-known/ddos-guard/js-challenge/index.js'></script>", {"Server": "ddos-guard"}),
    ("https://c9.example/a/paper", 429, "", "<script>window.KPSDK={};KPSDK.now=Date.now</script><script src='/149e9513/2d206a39/ips.js'></script>", {"x_kpsdk_ct": "0abc"}),
    ("https://c10.example/a/paper", 200, "Request Rejected", "The requested URL was rejected. Please consult with your administrator.<br>Your support ID is: 81200771", {}),
    ("https://c11.example/a/paper", 200, "Robot Check", "<h4>Enter the characters you see below</h4><p>Sorry, we just need to make sure you're not a robot.</p><form action='/errors/validateCaptcha'><img src='/captcha/x.jpg'></form>", {}),
    ("https://c12.example/a/paper", 200, "Вы не робот?", "<h1>Подтвердите, что запросы отправляли вы, а не робот</h1><form class='CheckboxCaptcha'>Я не робот</form>", {}),
    ("https://c13.example/a/paper", 200, "百度安全验证", "<div>网络不给力，请稍后重试</div><div>请完成安全验证后继续访问</div>", {}),
    ("https://c14.example/a/paper", 202, "", "<script>window.gokuProps={key:'AQ'}</script><script src='https://x.token.awswaf.com/x/challenge.js'></script><noscript><h1>JavaScript is disabled</h1>In order to continue, we need to verify that you're not a robot.</noscript>", {"x_amzn_waf_action": "challenge"}),
    ("https://c15.example/a/paper", 429, "Vercel Security Checkpoint", "<p>We're verifying your browser</p>", {"x_vercel_mitigated": "challenge"}),
    ("https://c16.example/a/paper", 200, "Security check", "<p>Please complete the security check to access this article.</p><div class='g-recaptcha' data-sitekey='k'></div>", {}),
    ("https://c17.example/a/paper", 200, "One moment, please...", "<h1>Please wait while your request is being verified...</h1><script src='/wsidchk.js'></script>", {"Server": "imunify360-webshield/1.21"}),
    ("https://c18.example/a/paper", 403, "Attention Required! | Cloudflare", "<h1>Sorry, you have been blocked</h1><p>You are unable to access c18.example</p><p>Cloudflare Ray ID: 8a1</p>", {"Server": "cloudflare"}),
):
    put("challenge", url, CHALLENGE, naked("en", title, "", body), "paper" if status != 200 else "the paper by Oduya", "same", status=status, also=["blocked/http-403"] if status == 403 and "blocked" in body else None, **headers)

# Log in, pay, agree, wait.
for language, url, to, title, heading, words, cited in (
    ("en", "https://facepage.example/groups/eels/permalink/5", "", "Facepage", "You must log in to continue.", "<form><input name=email><input type=password name=pass><button>Log In</button></form><a href='/recover'>Forgotten password?</a>", "eel group"),
    ("en", "https://workfolk.example/in/rpenhale", "https://workfolk.example/authwall?sessionRedirect=%2Fin%2Frpenhale", "Sign Up | Workfolk", "Join to see R. Penhale's full profile", "<form><input type=password></form>Already on Workfolk? Sign in", "Penhale's profile"),
    ("en", "https://drive.example/file/d/1xk/view", "https://accounts.drive.example/ServiceLogin?continue=x", "Sign in", "Sign in", "<form><input type=email>to continue to Drive<button>Next</button></form>", "the spreadsheet"),
    ("de", "https://wiki.amt.example/display/EEL/Start", "https://wiki.amt.example/login.action?os_destination=%2Fdisplay", "Anmelden", "Anmelden", "<form>Benutzername <input> Passwort <input type=password></form>", "Wiki des Amts"),
    ("fr", "https://ent.example/cours/view.php?id=3", "https://cas.ent.example/cas/login?service=x", "Service d'authentification", "Identifiez-vous", "<form>Identifiant <input> Mot de passe <input type=password></form>", "le cours"),
    ("en", "https://oldboard.example/viewtopic.php?t=771", "", "Old Board", "Information", "<p>The board requires you to be registered and logged in to view this forum.</p><form>Username <input> Password <input type=password></form>", "old board"),
    ("en", "https://boatboard.example/threads/x.7/", "", "Log in", "Log in", "<div>You must be logged-in to do that.</div><form><input type=text><input type=password></form>", "thread"),
    ("ja", "https://kaiinsei.example/page/3", "", "会員ログイン", "会員ログイン", "<p>このページをご覧になるにはログインが必要です。</p><form><input><input type=password></form>", "会員ページ"),
    ("en", "https://kept.example/2017/private/", "", "Protected: Private – Kept", "Protected: Private", "<p>This content is password protected. To view it please enter your password below:</p><form><input type=password></form>", "private notes"),
    ("es", "https://campus.example/mod/resource/view.php?id=9", "https://campus.example/login/index.php", "Entrar al sitio", "Entrar", "<form>Usuario <input> Contraseña <input type=password></form>", ""),
    ("en", "https://git.private.example/team/plan", "https://git.private.example/users/sign_in", "Sign in", "Sign in", "<p>You need to sign in or sign up before continuing.</p><form><input><input type=password></form>", "the plan"),
):
    put("login", url, LOGIN, naked(language, title, heading, words), cited, "same", to=to)

FALSE = '<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","isAccessibleForFree":false,"hasPart":{"@type":"WebPageElement","isAccessibleForFree":false,"cssSelector":".pw"}}</script>'
for language, url, heading, words, head, cited in (
    ("en", "https://ledgerpost.example/2022/eel-prices", "Eel prices double", "Eel prices have doubled since the ban.\nSubscribe to continue reading. 1 month for 1.00, cancel anytime.\nAlready a subscriber? Log in", FALSE, "eel prices"),
    ("de", "https://landeszeitung.example/plus/moor", "Was das Moor verrät", "Ein Fund gibt Rätsel auf.\nWeiterlesen mit LZ+. Jetzt einen Monat kostenlos testen.\nSie sind bereits Abonnent? Anmelden", FALSE, "Was das Moor verrät"),
    ("fr", "https://lejour.example/article/sel", "Le prix du sel", "La récolte fut bonne.\nIl vous reste 82 % de cet article à lire. La suite est réservée aux abonnés.", "", "le prix du sel"),
    ("es", "https://elcorreodelsur.example/opinion/aceite", "El aceite y la paciencia", "Contenido exclusivo para suscriptores.\nSuscríbete para seguir leyendo. ¿Ya eres suscriptor? Inicia sesión", "", "columna sobre el aceite"),
    ("it", "https://laguna.example/premium/mose", "Il Mose alla prova", "L'acqua sale.\nArticolo riservato agli abbonati. Abbonati per continuare a leggere.", FALSE, "il Mose alla prova"),
    ("nl", "https://avondblad.example/premium/dijk", "De dijk houdt", "Dit artikel is alleen voor abonnees.\nWord abonnee en lees direct verder.", FALSE, ""),
    ("nb", "https://fjordavisa.example/pluss/5", "Torsken er tilbake", "Dette er en sak for abonnenter.\nKjøp abonnement for å lese videre.", "", "torsken"),
    ("fi", "https://rannikko.example/a/9", "Silakka katoaa", "Tämä juttu on vain tilaajille.\nTilaa ja jatka lukemista.", "", "silakka"),
    ("pl", "https://wieczorny.example/7,1", "Wisła wysycha", "Pozostało 80% artykułu.\nWykup dostęp, aby czytać dalej. Masz już subskrypcję? Zaloguj się", "", "Wisła wysycha"),
    ("ja", "https://keizai.example/article/77", "うなぎ高騰", "国産うなぎの値が倍になった。\nこの記事は有料会員限定です。残り1842文字", FALSE, "うなぎ高騰"),
    ("ru", "https://delo.example/a/7", "Цена осетра", "Осётр подорожал вдвое.\nПолный текст доступен только подписчикам. Оформите подписку.", "", "цена осетра"),
    ("en", "https://letters.example/p/fens", "Letters from the fens", "This post is for paid subscribers.\nSubscribe now. Already a paid subscriber? Sign in", "", "letter from the fens"),
):
    put("paywall", url, PAYWALL, daily(language, heading, heading, words, head), cited)
put("gate", "https://stream.example/show/7", "blocked/http-451", naked("en", "Not available", "Not available in your region", "This programme is only available to viewers in the UK."), "the programme", "same", also=GATES)
put("gate", "https://uslocal.example/2019/story", "blocked/http-451", naked("en", "451", "451: Unavailable due to legal reasons", "We recognise you are attempting to access this website from a country belonging to the European Economic Area and cannot grant you access."), "local story", "same", also=GATES)
put("gate", "https://klatsch.example/artikel/4", CHALLENGE, naked("de", "Zustimmung", "Bevor Sie weiterlesen", "Weiter mit Werbung: alle akzeptieren. Oder mit dem Pur-Abo ohne Tracking für 4,99 im Monat.\nWir und unsere 214 Partner speichern Daten auf Ihrem Gerät."), "Klatsch", "same", to="https://consent.klatsch.example/?return=x", also=GATES)
put("limit", "https://arxive.example/abs/9", "blocked/http-429", naked("en", "Rate exceeded", "", "Rate exceeded."), "abs 9", status=429, also=["suspect/http-429", CHALLENGE])
put("limit", "https://shopq.example/e/9", CHALLENGE, naked("en", "Waiting room", "You are now in line", "You are in a queue. Your estimated wait time is 4 minutes. This page refreshes by itself; do not close it."), "tickets", "same", to="https://q.shopq.example/?c=shopq&t=x", also=GATES)
put("limit", "https://stats.example/q/9", "blocked/http-429", naked("en", "Too many requests", "Too many requests", "You have made too many requests. Please slow down and try again in a few minutes."), "stats", "same", also=[*GATES, "suspect/http-429"])
# fmt: on
