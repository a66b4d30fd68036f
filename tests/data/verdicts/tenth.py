"""Unseen cases of the tenth round: cited links of another author's world, on pages with the noise of real machines.

Written without a look at the rules; since its first sight they were mended for it (docs/decisions.md). All words and
pages are our own. Groups:

- ``lives``: what ordinary links meet, and ``hard``: texts about ends, errors, checks and walls, and pages full of noise.
- ``went``: addresses that led on, with their words or without.
- ``away``: what is gone, said with 200; ``name``: hosts with nothing left but a name; ``code``: said by a status.
- ``line``: no answer; ``gate``: checks, logins, offers to subscribe, refusals, regions, consent, queues.
"""

import json
from collections.abc import Callable
from itertools import pairwise
from typing import Any

from tests.data.verdicts.building import answer, case, failed, moved
from tests.data.verdicts.siblings import Sibling, gone_home, met, sibling
from tests.data.verdicts.tenth_frames import (
    app,
    company,
    diary,
    herald,
    homepage,
    hub,
    letter,
    manual,
    market,
    portal_of_state,
    repository,
    sheet,
    stream,
    topics,
)

CASES: list[dict[str, Any]] = []
HTML = "text/html; charset=utf-8"
LIVES, WENT = "live/ok", "live/redirected"
AWAY, HOMEWARD, NAME = "dead/soft-404", "dead/redirected-home", "dead/parked"
CHECK, LOGIN, PAY = "blocked/challenge", "blocked/login", "blocked/paywall"
SOME_GATE = [CHECK, LOGIN, PAY, "blocked/http-403", "blocked/http-451", "blocked/http-429"]
"""A gate for which the list of reasons has no word of its own."""


def add(
    name: str,
    url: str,
    verdict: str,
    body: str | bytes,
    cited: str | None = None,
    beside: Sibling = "hard",
    **more: Any,
) -> None:
    """Add a case; ``to`` are addresses it led on to, ``beside`` is what a random sibling met."""
    stations = [url, *more.pop("to", ())]
    by, headers = more.pop("by", 302), more.pop("headers", {})
    last = answer(stations[-1], body, more.pop("status", 200), more.pop("kind", HTML), **headers)
    hops = [*(moved(here, there, by) for here, there in pairwise(stations)), last]
    CASES.append(case(f"tenth: {name}", url, verdict, hops=hops, probe=met(beside, url, hops), cited_as=cited, **more))


def lives(frame: Callable[..., str], lang: str, url: str, title: str, body: str, cited: str | None = None, beside: Sibling = "hard", head: str = "", **more: Any) -> None:  # fmt: skip
    """Add a page that is what was cited."""
    add(f"lives: {len(CASES)} {title[:44]}", url, LIVES, frame(lang, title, body, head), cited, beside, **more)


def linked_data(**what: Any) -> str:
    """Return facts as schema.org writes them."""
    return f'<script type="application/ld+json">{json.dumps({"@context": "https://schema.org", **what})}</script>'


def to_login(url: str) -> Any:
    """Return what a sibling met on a server that asks everybody to log in before it says what is not there."""
    return (
        moved(sibling(url), f"{url.rpartition('/')[0]}/login"),
        answer("https://x.example/login", "<title>Log in</title><form><input type=password></form>"),
    )


# fmt: off
# Ordinary.
lives(herald, "en", "https://www.fenland-courier.example/2017/10/21/pumping-station-saved/", "Pumping station saved after ten-year campaign", "<h1>Pumping station saved after ten-year campaign</h1><p class=meta>Hal Underwood, Saturday 21 October 2017</p><p>The three engines at Denny Lode will turn again. A trust of villagers signed the lease on Thursday, ten years after the drainage board switched them off.</p><p>Built in 1924, the station lifted water eleven feet from the fen to the river. Its brick chimney is the tallest thing for six miles.</p><p>\"My father oiled them and I painted them,\" said trustee Joan Pell. \"Somebody must be silly enough to go on.\"</p><p>The lottery fund gave £212,000; the rest came from quiz nights. Visitors will be let in from Easter, on Sundays.</p>", "the campaign for the pumping station")
lives(herald, "pt", "https://www.correio-do-vale.example/cultura/2019/olaria/", "A última olaria da serra", "<h1>A última olaria da serra</h1><p>Mestre Amândio já não conta as peças. Diz que o barro conta por ele.</p><p>A roda é de castanho e tem mais de cem anos; o forno acende-se quatro vezes por ano, com mato e paciência. Dos doze oleiros da aldeia resta um.</p><p>A câmara quer abrir uma escola. Faltam alunos.</p>", "a última olaria")
lives(herald, "de", "https://www.alpenbote.example/lokales/art812,55120", "Murmeltier legt Seilbahn lahm", "<h1>Murmeltier legt Seilbahn lahm</h1><p>Ein Murmeltier hat am Dienstag den Betrieb der Gratbahn für drei Stunden unterbrochen. Das Tier hatte sich im Schaltschrank der Bergstation ein Nest gebaut.</p><p>Verletzt wurde niemand. 140 Gäste stiegen zu Fuß ab und bekamen Suppe.</p><p>Das Murmeltier wurde umgesiedelt.</p>", "Murmeltier im Schaltschrank")
lives(herald, "fr", "https://www.louest-matin.example/bretagne/plouguer/le-four-a-pain-rallume-5512", "Plouguer. Le four à pain rallumé", "<h1>Plouguer. Le four à pain rallumé</h1><p>Éteint depuis 1961, le four du hameau a cuit dimanche quarante miches. Les anciens avaient gardé le levain, dit-on.</p><p>L'association recommencera à la Saint-Jean. Inscriptions à la mairie.</p>", "le four à pain de Plouguer")
lives(herald, "it", "https://www.ilcorriere-della-valle.example/cronaca/2015/orso", "L'orso è tornato a mangiare mele", "<h1>L'orso è tornato a mangiare mele</h1><p>Lo hanno visto in tre, all'alba, sotto i meli di Caldes. Ha mangiato senza fretta e se n'è andato.</p><p>La forestale conferma: è il maschio di sei anni con la targhetta gialla.</p>", "l'orso di Caldes")
lives(herald, "tr", "https://www.karadeniz-sesi.example/haber/cay-hasadi-basladi-44121h.htm", "Çay hasadı başladı", "<h1>Çay hasadı başladı</h1><p>Yamaçlarda ilk sürgün toplanıyor. Kooperatif bu yıl kilo fiyatını üreticiyle birlikte açıkladı.</p><p>Yağmur sürerse ikinci hasat gecikecek.</p>", "çay hasadı")
lives(herald, "ko", "https://www.san-maeul.example/news/articleView.html?idxno=5512", "산골 분교, 신입생 세 명", "<h1>산골 분교, 신입생 세 명</h1><p>폐교 위기였던 분교에 올봄 신입생 세 명이 들어왔다. 모두 귀촌한 가정의 아이들이다.</p><p>교장은 운동장에 감나무를 심었다.</p>", "분교 신입생")
lives(herald, "ar", "https://www.wadi-post.example/reports/2018/falaj", "الأفلاج تعود إلى الحياة", "<h1>الأفلاج تعود إلى الحياة</h1><p>بعد عقدين من الجفاف عاد الماء إلى القناة القديمة. شارك أهالي القرية في تنظيفها بأيديهم طوال الشتاء.</p><p>يقول العريف إن توزيع الماء ما زال يجري بالساعة الشمسية.</p>", "عودة الأفلاج")
lives(herald, "pl", "https://www.glos-mazur.example/2014/02/przeprawa-po-lodzie", "Przeprawa po lodzie otwarta", "<h1>Przeprawa po lodzie otwarta</h1><p>Od piątku przez jezioro można przejechać samochodem do dwóch ton. Lód ma czterdzieści centymetrów.</p><p>Strażnik mierzy go co rano i stawia choinki po obu stronach drogi.</p>", "droga po lodzie")
lives(herald, "zh", "https://www.chajie.example/2016/0403/8812.shtml", "明前茶开采 茶农凌晨上山", "<h1>明前茶开采 茶农凌晨上山</h1><p>清明前五天，山上的头茶开采。凌晨四点，茶农打着手电上山，天亮前回到炒茶房。</p><p>今年雨水足，芽头比去年壮。</p>", "明前茶开采")
lives(herald, "ja", "https://www.tanada-times.example/articles/-/55120", "棚田オーナー制度、二十年目の春", "<h1>棚田オーナー制度、二十年目の春</h1><p>一枚の田に一つの家族。都会からの参加者は延べ九千人になった。</p><p>代表の老農は「田に人の声がするのがいい」と目を細める。</p>", "棚田オーナー制度")
lives(portal_of_state, "en", "https://www.waterboard.example/decisions/abstraction/2012-118", "Decision 2012/118: abstraction licence, Upper Brook", "<h1>Decision 2012/118</h1><p>The Board grants a licence to take up to 40 cubic metres a day from Upper Brook for the watering of stock, subject to these conditions.</p><ol><li>No taking when the gauge at the mill reads below 0.21 m.</li><li>A meter is to be read on the first of each month.</li></ol><p>Appeals may be made within 28 days.</p>", "decision 2012/118")
lives(portal_of_state, "de", "https://www.landesamt-geologie.example/karten/blatt-4412/", "Blatt 4412 – Geologische Karte", "<h1>Blatt 4412</h1><p>Aufgenommen 1931, Erläuterungen 1934 (vergriffen). Digitale Fassung 2008.</p><p><a href=4412.pdf>Karte (PDF, 22 MB)</a></p><table><tr><td>Maßstab<td>1:25 000<tr><td>Bearbeiter<td>Dr. E. Kern</table>", "geologische Karte 4412")
lives(portal_of_state, "fr", "https://www.legislation-locale.example/arrete/2011/88", "Arrêté 2011-88", "<h1>Arrêté n° 2011-88</h1><p>Article 1er. La pêche est interdite en amont du moulin du 1er février au 15 mars.</p><p>Article 2. Toute infraction sera poursuivie.</p>", "arrêté de 2011")
lives(portal_of_state, "es", "https://www.ayto-riofrio.example/actas/2009/pleno-mayo", "Acta del pleno de mayo de 2009", "<h1>Acta del pleno de mayo de 2009</h1><p>Se abre la sesión a las 19:05. Asisten once concejales; no asiste, con excusa, la señora Prado.</p><p>Punto 3. Se aprueba por mayoría la compra del lavadero.</p>", "acta del pleno")
lives(portal_of_state, "ur", "https://www.baldia.example/ilanat/331", "نوٹس برائے پانی", "<h1>نوٹس برائے پانی</h1><p>شہریوں کو مطلع کیا جاتا ہے کہ بدھ کے روز شمالی محلوں میں پانی صبح دس بجے تک بند رہے گا۔</p>", "پانی کا نوٹس")
lives(portal_of_state, "sr", "https://www.opstina-drenovo.example/vesti/44", "Обнова старе воденице", "<h1>Обнова старе воденице</h1><p>Радови на воденици крај моста завршени су у року. Камен је стигао из Рашке, точак су израдили мајстори из села.</p>", "обнова воденице")
lives(portal_of_state, "fi", "https://www.jarvikunta.example/tiedotteet/2013/lossi", "Lossi kulkee taas", "<h1>Lossi kulkee taas</h1><p>Lossiliikenne alkoi maanantaina kello 6. Talvitie suljettiin samana päivänä.</p>", "lossi kulkee")
lives(repository, "en", "https://eprints.coastal.example/handle/10555/2210", "Diatoms of the inner firth", "<h1>Diatoms of the inner firth</h1><table><tr><td>Author<td>Reid, Morag<tr><td>Date<td>1988<tr><td>Type<td>Thesis</table><p>Abstract: 212 taxa were found in 40 cores. Eleven are new to the region.</p><a href=reid.pdf>View/Open (8.1 Mb)</a>", "Reid (1988)")
lives(repository, "pt", "https://repositorio.facul.example/handle/123/991", "As redeiras da praia", "<h1>As redeiras da praia</h1><p>Dissertação de mestrado, 2011. Resumo: o trabalho descreve a rede, o nó e o salário de catorze mulheres.</p><p>Ficheiro: acesso embargado até 2013.</p>", "dissertação sobre as redeiras")
lives(repository, "en", "https://scholarworks.lake.example/items/7e3a", "Ice-out dates 1890–2010", "<h1>Ice-out dates 1890–2010</h1><p>Dataset. For each of six lakes the day on which ice no longer covered half of the surface, from ferry logs and newspapers.</p><p>Files: iceout.csv, README.txt</p>", "ice-out dates")
add("lives: bibtex", "https://bib.lake.example/export/lake1998.bib", LIVES, "@article{lake1998,\n  title={Ice on six lakes},\n  author={Moe, A.},\n  year={1998},\n  note={page not found in print}\n}\n", "Moe 1998", kind="application/x-bibtex")
add("lives: xml record", "https://oai.lake.example/record/991.xml", LIVES, '<?xml version="1.0"?><record><header><identifier>oai:991</identifier></header><metadata><title>Ice on six lakes</title></metadata></record>', "OAI record", kind="text/xml")
add("lives: zip", "https://data.lake.example/dl/iceout-v2.zip", LIVES, b"PK\x03\x04\x14\x00\x00\x00\x08\x00iceout.csv", "ice-out data, version 2", kind="application/zip")
add("lives: spreadsheet", "https://stats.isle.example/files/catch-1960-1999.xls", LIVES, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00", "catch statistics", kind="application/vnd.ms-excel")
add("lives: audio", "https://sound.archive.example/tape/44.mp3", LIVES, b"ID3\x04\x00\x00\x00\x00\x00#TSSE", "the recording", kind="audio/mpeg")
add("lives: png", "https://charts.bureau.example/2019/q3.png", LIVES, b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "chart of the third quarter", kind="image/png")
add("lives: pdf behind a redirect", "https://www.waterboard.example/get?doc=118", LIVES, b"%PDF-1.7\n%%EOF\n", "the board's report", to=["https://www.waterboard.example/files/118/report-2012.pdf"], kind="application/pdf", also=[WENT])
add("lives: javascript file", "https://cdn.tinylib.example/1.2/tiny.js", LIVES, "/* tiny 1.2 */\n(function(){throw new Error('Not found')})();", "tiny 1.2", kind="application/javascript")
add("lives: geojson", "https://maps.isle.example/layers/wells.geojson", LIVES, '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"St Anne"},"geometry":null}]}', "map of wells", kind="application/geo+json")
add("lives: plain notes", "http://ftp.kernelbook.example/notes/README", LIVES, "READ ME FIRST\n=============\n\nThis directory holds notes on the scheduler. Files that end in .old are obsolete\nand may be deleted at any time.\n", "notes on the scheduler", kind="text/plain")
add("lives: rss", "https://www.fenland-courier.example/feed/", LIVES, '<?xml version="1.0"?><rss version="2.0"><channel><title>Fenland Courier</title><item><title>Pumping station saved</title><link>https://x.example/</link></item></channel></rss>', "the paper's feed", kind="application/rss+xml")
lives(market, "en", "https://www.quillandpot.example/inks/oak-gall-50ml", "Oak gall ink, 50 ml", "<h1>Oak gall ink, 50 ml</h1><div class=price>£9.50</div><button>Add to basket</button><p>Goes on grey and dries black. Made to a recipe of 1540, without the arsenic. Do not leave in a pen.</p><h2>Questions</h2><p>Is it waterproof? – Yes.</p>", "oak gall ink")
lives(market, "de", "https://www.sensenwerk.example/sensen/bergsense-65", "Bergsense 65 cm", "<h1>Bergsense 65 cm</h1><p>Aus einem Stück geschmiedet, von Hand gedengelt. Lieferbar in zwei Wochen.</p><p>89,00 € inkl. MwSt.</p>", "die Bergsense")
lives(market, "ja", "https://www.washi-ten.example/item/k-44", "楮紙 厚口", "<h1>楮紙 厚口</h1><p>手漉き、九十三×六十二センチ。一枚 八百八十円。在庫あり。</p>", "楮紙")
lives(topics, "en", "https://www.oldradios.example/showthread.php?t=8812", "Hum after recapping a 1938 set", "<h1>Hum after recapping a 1938 set</h1><div>valve_ted, 3 Feb 2009: I changed every capacitor and now there is a hum that follows the volume control.</div><div>Elsie: lead dress. Keep the grid wire of the first stage away from the heaters.</div><div>valve_ted: Fixed, thank you. Error was mine.</div><p>You cannot post replies. Log in to reply.</p>", "a thread on hum")
lives(topics, "ru", "https://samovary.example/forum/viewtopic.php?p=4412", "Клеймо на самоваре", "<h1>Клеймо на самоваре</h1><div>Помогите определить мастера: двуглавый орёл и буквы «Н.Б.»</div><div>Это Тула, конец девятнадцатого века. Таких много.</div><p>Вы не можете отвечать в этой теме.</p>", "клеймо на самоваре")
lives(topics, "nl", "https://www.schaatsforum.example/topic/4412", "Natuurijs 2012: meldingen", "<h1>Natuurijs 2012: meldingen</h1><div>Weerribben: 9 cm, niet overal betrouwbaar.</div><div>Niet gevonden: een plek waar je koek-en-zopie kunt kopen.</div>", "meldingen van natuurijs")
lives(hub, "en", "https://git.commons.example/bells/changeringing", "bells / changeringing", "<h1>changeringing</h1><div>412 commits · 3 branches · 9 tags</div><table><tr><td>lib</td><td>Prove methods up to 12 bells</td></tr><tr><td>LICENSE</td></tr></table><div class=readme><h2>changeringing</h2><p>Proves and prints methods. Install: <code>cargo install</code>.</p></div>", "changeringing", beside=lambda url: to_login(url))
lives(hub, "en", "https://git.commons.example/bells/changeringing/issues/44", "#44 404 when downloading the method library", "<h1>404 when downloading the method library</h1><p>Opened by rosa. The address in the README answers <code>404 Not Found</code>.</p><p>ben: fixed in 0.9.</p><span>Closed</span>", "issue 44")
lives(hub, "en", "https://git.commons.example/snippets/991", "Snippet: tide harmonics", "<h1>tide harmonics</h1><pre>def h(t):\n    if t is None:\n        raise KeyError('page not found')\n    return sum(a*cos(w*t+p) for a, w, p in parts)</pre>", "snippet 991")
lives(hub, "en", "https://hubdata.example/datasets/mire/peat-cores", "mire/peat-cores · Datasets", "<h1>peat-cores</h1><p>1,204 cores with depth, humification and loss on ignition.</p><p>The dataset viewer is not available for this dataset.</p><p>License: cc0</p>", "peat-cores dataset")
lives(manual, "en", "https://docs.ledgerlib.example/en/stable/errors.html", "Errors – ledgerlib 3.1", "<h1>Errors</h1><dl><dt>NotFound</dt><dd>Raised when an account does not exist.</dd><dt>AccessDenied</dt><dd>Raised when the book is locked by someone else.</dd><dt>Gone</dt><dd>The book was deleted.</dd></dl>", "ledgerlib's errors")
lives(manual, "en", "https://docs.ledgerlib.example/en/stable/_sources/install.rst.txt", "Install", "<h1>Install</h1><p>Use your package manager. On old systems the package is no longer available; build from source.</p>", "how to install ledgerlib")
lives(stream, "en", "https://www.moving-pictures.example/film/4412/the-net-menders", "The Net Menders (1936)", "<video></video><h1>The Net Menders</h1><p>1936 · 11 min · silent</p><p>Women of the harbour mend herring nets in a loft. One looks into the camera and laughs.</p><p>This film is available worldwide.</p>", "The Net Menders")
lives(stream, "en", "https://podhost.example/e/4412", "Episode 9: Fog signals", "<h1>Fog signals</h1><p>42:10</p><p>Why a horn is not a bell. With a keeper, an engineer and a seal.</p><h2>Transcript</h2><p>Welcome back. Today it is foggy.</p>", "the episode on fog signals")
lives(stream, "id", "https://www.videokita.example/tonton/8812", "Cara membuat perahu jukung", "<video></video><h1>Cara membuat perahu jukung</h1><p>12 rb tayangan</p><p>Pak Made memilih kayu camplung dan menunggu bulan mati.</p>", "video pembuatan jukung")
lives(letter, "en", "https://tidemarks.letters.example/p/on-mud", "On mud", "<h1>On mud</h1><h3>A letter about what is under the water</h3><p>Mud has a bad name because we only meet it by accident. I have been walking in it on purpose for two years now, with a map and a pole.</p><p>It keeps footprints for about nine minutes. It keeps boats for about nine hundred years.</p><p>Last week I found the rib of one. I told nobody where.</p>", "the letter On mud")
lives(letter, "fr", "https://carnets.letters.example/p/les-heures-lentes", "Les heures lentes", "<h1>Les heures lentes</h1><p>Il y a une heure, entre le retour des bateaux et la criée, où personne ne parle. On entend les cordages.</p><p>J'y pense quand je suis en ville.</p>", "Les heures lentes")
lives(diary, "en", "http://marshwalks.diaryhost.example/2009/05/geese-on-ice.html", "Marsh walks: Geese on ice", "<h3 class=post-title>Geese on ice</h3><p>Minus eleven at the hide. Forty barnacle geese standing on one leg each, all facing the wind.</p><p>Labels: winter, geese</p><p>2 comments: Anon: lovely. – This comment has been removed by the author.</p>", "geese on ice")
lives(diary, "es", "http://cuadernodepan.diaryhost.example/2010/11/masa-madre.html", "Cuaderno de pan: Masa madre", "<h3>Masa madre</h3><p>Día uno: harina de centeno y agua. Día cinco: huele a manzana. No la tires.</p>", "masa madre")
lives(diary, "ro", "http://jurnaldemunte.diaryhost.example/2011/stana.html", "Jurnal de munte: La stână", "<h3>La stână</h3><p>Am urcat trei ore prin ceață. Baciul ne-a dat urdă și ne-a arătat urmele ursului.</p>", "La stână")
lives(homepage, "en", "http://www.home.example/~rudi/zither/tuning.html", "Tuning the zither", "<h2>Tuning the zither</h2><p>Begin with the A string. Tune in fifths, then correct. If a string breaks, do not despair, I sell spares.<p>Last updated: 11/02/1998", "tuning the zither")
lives(homepage, "hu", "http://www.home.example/~bela/citera.html", "Citera", "<h2>Citera</h2><p>Nagyapám szilvafából faragta. Tizenkét húrja van, kettő mindig elszakad.", "a citera")
lives(company, "en", "https://www.millstone-engineers.example/projects/weir", "Weir gauging – Millstone Engineers", "<h1>Weir gauging</h1><p>Client: Upper Brook Trust. We fitted an ultrasonic gauge and a fish counter in nine days of low water.</p>", "weir gauging project")
lives(company, "cs", "https://www.skloludmila.example/historie", "Historie – Sklo Ludmila", "<h1>Historie</h1><p>Huť založil roku 1868 František Klier. Po válce byla znárodněna, v roce 1992 vrácena, dnes má osm sklářů.</p>", "historie sklárny")
lives(company, "el", "https://www.elaiotriveio.example/istoria", "Το ελαιοτριβείο", "<h1>Το ελαιοτριβείο</h1><p>Από το 1921 η ίδια οικογένεια αλέθει τις ελιές του χωριού. Οι μυλόπετρες γύριζαν με άλογο ως το 1956.</p>", "το ελαιοτριβείο")
lives(company, "en", "https://www.bellfoundry.example/", "The Bell Foundry", "<h1>The Bell Foundry</h1><p>Casting, tuning, hanging. Call us before you drop anything.</p>", "the bell foundry")
lives(app, "en", "https://atlas.birds.example/species/turnstone", "Turnstone – Bird Atlas", "<h1>Turnstone</h1><p><i>Arenaria interpres</i>. Winters on rocky shores; turns stones. Population: 36,000.</p><p>Trend: no data for 2020.</p>", "turnstone in the atlas")
lives(app, "de", "https://fahrplan.bergbahn.example/linie/4", "Linie 4: Talstation – Grat", "<h1>Linie 4</h1><table><tr><td>Talstation<td>8:00<tr><td>Grat<td>8:14</table><p>Verkehrt nicht bei Wind.</p>", "Fahrplan der Linie 4")
lives(app, "en", "https://www.social-square.example/p/881200441", "Weir Trust on Square: \"Counted 412 salmon\"", "<article><b>Weir Trust</b><p>Counted 412 salmon through the new gate this week. Best since 1994!</p><p>3 Oct 2018 · 88 likes</p></article><div>Log in or sign up to see replies</div>", "the trust's post")
lives(sheet, "en", "https://plain.example/x/9.html", "9", "<p>The ninth of forty short pages.<p><a href=10.html>10", "the ninth page")
lives(sheet, "en", "https://www.court-reports.example/1911/442", "Doe v. Ferry Company, 44 Rep. 2 (1911)", "<h1>Doe v. Ferry Company</h1><p>APPEAL from a judgment for the plaintiff. A carrier is not bound to wait for fog to lift.<p>AFFIRMED. Dissent by Hale, J.: the page cited by counsel is not found in the report.", "Doe v. Ferry Company")
lives(sheet, "la", "https://codices.example/cod-44/7r", "Cod. 44, fol. 7r", "<img src=7r.jpg alt='fol. 7r'><p>incipit liber de ventis", "folio 7r")
lives(sheet, "en", "http://weather.station.example/now.html", "Now", "<pre>11:02  7.1 C  88 %  SW 4</pre>", "the station's page")
lives(sheet, "mi", "https://papakupu.example/kupu/awa", "awa", "<h1>awa</h1><p>(noun) river, stream. Ka tere te awa.</p>", "the word awa")

# Hard: noise and words that mislead.
def hard(frame: Callable[..., str], lang: str, url: str, title: str, body: str, cited: str | None = None, beside: Sibling = "hard", head: str = "", **more: Any) -> None:
    """Add a page that lives and whose words or noise speak of something else."""
    add(f"hard: {len(CASES)} {title[:44]}", url, LIVES, frame(lang, title, body, head), cited, beside, **more)

hard(herald, "en", "https://www.fenland-courier.example/2016/shop-shuts", "\"We regret to inform you\": the last village shop shuts", "<h1>\"We regret to inform you\": the last village shop shuts</h1><p>The notice in the window of Pell's Stores is four lines long. We are closed. Thank you for your custom. The post office counter is no longer available. Sorry.</p><p>It ends 140 years of bread, stamps and gossip at the crossroads. The nearest shop is now six miles away.</p>", "the last village shop")
hard(herald, "en", "https://www.fenland-courier.example/2018/site-down", "Council website down for a fourth day", "<h1>Council website down for a fourth day</h1><p>\"Service temporarily unavailable. Please try again later.\" That is all that residents have seen since Monday when they try to pay a bill.</p><p>A spokesman blamed a supplier. The supplier could not be reached: its own site is down.</p>", "the council's outage")
hard(herald, "en", "https://www.techsheet.example/2020/video-vanishes", "Why your favourite video is no longer available", "<h1>Why your favourite video is no longer available</h1><p>\"This video has been removed by the uploader\": we all have met the grey box. We asked five platforms what they delete, and why.</p><p>One in nine music videos that blogs embedded in 2010 is gone. Rights holders account for half.</p>", "why videos vanish")
hard(herald, "de", "https://www.netzkunde.example/artikel/soft-404", "Seite nicht gefunden: Warum Fehlerseiten lügen", "<h1>Seite nicht gefunden: Warum Fehlerseiten lügen</h1><p>Viele Server melden Erfolg, wo keiner ist. Die Besucherin liest \"Diese Seite existiert nicht\", die Maschine liest 200.</p><p>Forscher haben das schon 2004 gemessen: Jede vierte tote Adresse lügt.</p>", "warum Fehlerseiten lügen")
hard(herald, "es", "https://www.prensa-del-delta.example/2021/dominio", "\"Este dominio está en venta\": la web del club, en manos de un casino", "<h1>\"Este dominio está en venta\"</h1><p>El club de remo olvidó renovar su dirección y ahora anuncia tragaperras. El presidente pide disculpas a los socios.</p><p>Recuperarla costaría nueve mil euros.</p>", "la web del club de remo")
hard(herald, "fr", "https://www.louest-matin.example/monde/2019/censure", "« Contenu indisponible dans votre pays »", "<h1>« Contenu indisponible dans votre pays »</h1><p>La phrase apparaît désormais sur quarante sites. Trois journalistes racontent comment ils la contournent, et pourquoi ils ont peur.</p>", "contenu indisponible")
hard(herald, "ru", "https://www.severny-vestnik.example/2017/zakryt", "Магазин закрыт, но письма приходят", "<h1>Магазин закрыт, но письма приходят</h1><p>На двери книжной лавки висит табличка «Закрыто навсегда». Почтальон по-прежнему носит туда журналы: подписка оплачена до декабря.</p>", "магазин закрыт")
hard(herald, "zh", "https://www.wangshi.example/2015/404", "“页面不存在”背后的故事", "<h1>“页面不存在”背后的故事</h1><p>每天有数亿次访问以404告终。设计师把错误页做成了小游戏、寻人启事和诗。</p><p>我们采访了三位设计错误页的人。</p>", "“页面不存在”背后的故事")
hard(herald, "ja", "https://www.tanada-times.example/articles/-/60011", "「この動画は再生できません」消えた番組を探して", "<h1>「この動画は再生できません」消えた番組を探して</h1><p>地方局の番組は残っていないことが多い。愛好家たちは押し入れのテープを持ち寄り、目録を作っている。</p>", "消えた番組を探して")
hard(herald, "en", "https://www.capital-ledger.example/media/2022/walls-come-down", "Subscribers only? Why three papers took their walls down", "<h1>Subscribers only? Why three papers took their walls down</h1><p>\"Subscribe now to read the full story.\" For six years the box stood on every page of the Ledger. On Monday it went.</p><p>Revenue had been flat; readers had fallen by half. \"We had locked the door and lost the key,\" the editor said.</p><p>The story you are reading is free, and will stay so.</p>", "three papers took their walls down", head=linked_data(**{"@type": "NewsArticle", "headline": "Subscribers only?", "isAccessibleForFree": True}))
hard(herald, "en", "https://www.capital-ledger.example/2021/metered-but-open", "The archivist who kept every ticket", "<aside class=meter>You've read 2 of 5 free articles this month. Subscribe</aside><h1>The archivist who kept every ticket</h1><p>Tram, ferry, funicular, opera. Ludo Brandt kept them all in shoe boxes, sorted by the price.</p><p>When he died there were 61 boxes. The city museum took them, then found that nobody could say what the holes meant. A retired conductor could.</p><p>Each line had its own punch, he explained: a heart, a cross, a small anchor. You could tell from a ticket who had been on duty, and whether he was in love.</p><p>The exhibition opens in May.</p>", "kept every ticket", head='<script src="https://cdn.tinypass.example/api/tinypass.min.js"></script>')
hard(herald, "it", "https://www.ilcorriere-della-valle.example/tech/captcha", "\"Dimostra di non essere un robot\"", "<h1>\"Dimostra di non essere un robot\"</h1><p>Semafori, strisce, idranti. Un laboratorio ha misurato quanto tempo passiamo a riconoscerli: cinquecento anni al giorno, tutti insieme.</p>", "non essere un robot")
hard(market, "en", "https://www.quillandpot.example/pens/retired/glass-pen-3", "Glass pen no. 3 (retired)", "<h1>Glass pen no. 3</h1><p><b>Discontinued 2019. Out of stock.</b></p><p>Blown in one piece, eight grooves, holds enough ink for half a page. We made 400. The blower has retired and so has the pen.</p><p>Care: never boil.</p>", "glass pen no. 3")
hard(market, "en", "https://www.gamebarn.example/titles/page-not-found", "Page Not Found – a game for two librarians", "<h1>Page Not Found</h1><p>A game for two librarians. One hides a page, the other has forty minutes and a card index. Ages 10+.</p><p>£18. In stock.</p>", "the game Page Not Found")
hard(topics, "en", "https://www.sysops.example/t/52211", "curl: (7) connection refused, but browser works", "<h1>curl: (7) connection refused, but browser works</h1><div>I get \"403 Forbidden\" and sometimes \"Just a moment...\" from my own server.</div><div>Your CDN thinks you are a bot. Turn off the check for your office.</div>", "curl gets a challenge")
hard(topics, "de", "https://www.aquaristik-brett.example/thema/4412", "Anmeldung nicht möglich?", "<h1>Anmeldung nicht möglich?</h1><div>Bei mir steht immer: Sie müssen angemeldet sein, um diese Seite zu sehen.</div><div>Cookies löschen, dann klappt es.</div>", "Thema zur Anmeldung")
hard(company, "en", "https://www.brightlamps.example/moved", "We have moved", "<h1>We have moved!</h1><p>Our showroom is now at 14 Tannery Lane. The old shop on Quay Street is closed. Our telephone number has not changed.</p><p>Come and see the restored gas lamps.</p>", "the showroom moved")
hard(company, "en", "https://www.mountain-hut.example/", "Mountain Hut – closed until June", "<h1>Closed until June</h1><p>The hut lies at 2,310 m and sleeps 44. In winter the annex is open, with wood and blankets. Please leave it as you found it.</p>", "the mountain hut")
hard(company, "it", "https://www.osteria-ponte.example/chiuso", "Chiuso per sempre – Osteria del Ponte", "<h1>Chiuso per sempre</h1><p>Dopo 51 anni abbiamo spento i fornelli. Grazie a chi ha mangiato, a chi ha cantato e a chi ha pagato.</p><p>La ricetta del coniglio è qui sotto, come promesso.</p><ol><li>Un coniglio</li><li>Olive di Taggia</li></ol>", "l'osteria ha chiuso")
hard(portal_of_state, "en", "https://www.gov-fenland.example/service-standard/error-pages", "\"Page not found\" pages – Design standard", "<h1>Page not found pages</h1><p>Use this template to tell people that we cannot find the page they were trying to view.</p><h2>What to write</h2><blockquote>If you typed the web address, check it is correct.</blockquote><h2>Do not</h2><ul><li>use red text</li><li>say sorry twice</li></ul>", "the design standard for error pages")
hard(portal_of_state, "en", "https://www.gov-fenland.example/notices/withdrawn/peat-grant", "Peat grant (withdrawn)", "<div class=notice>This publication was withdrawn on 2 March 2021. This scheme is closed to new applications.</div><h1>Peat grant</h1><p>Farmers who raise the water table by 30 cm may claim £110 a hectare for five years. Evidence: a dip well reading each week.</p>", "the peat grant")
hard(manual, "en", "https://httpbook.example/status/410", "410 Gone", "<h1>410 Gone</h1><p>The target resource is no longer available at the origin server and this condition is likely to be permanent.</p><p>Use it for offers that ended and people who left.</p>", "410 Gone")
hard(manual, "en", "https://docs.webcheck.example/rules/soft404", "soft404: page says it does not exist", "<h1>soft404</h1><p>Reports pages that answer 200 and say: <em>Sorry, the page you were looking for could not be found</em>.</p><h2>Options</h2><p><code>phrases</code>: list of phrases such as \"404 error\".</p>", "the soft404 rule")
hard(manual, "en", "https://docs.firewall.example/challenges/managed", "Managed challenge", "<h1>Managed challenge</h1><p>Visitors see \"Checking if the site connection is secure\" and, if in doubt, \"Verify you are human\". Passed challenges are kept in a cookie for 30 minutes.</p>", "managed challenges")
hard(letter, "en", "https://tidemarks.letters.example/p/last-letter", "This is the last letter", "<h1>This is the last letter</h1><p>I am closing this newsletter. Paid subscriptions have been cancelled and will be refunded. The archive stays up, free, for as long as the host does.</p><p>What I learnt: people open letters on Sunday. Nobody minds a typo. Everyone has a river.</p>", "the last letter")
hard(letter, "en", "https://tidemarks.letters.example/p/open-thread", "Open to all: a map of wells", "<h1>Open to all: a map of wells</h1><p>This post is free for everyone. If you like it, become a paid subscriber.</p><p>Of the 31 wells on the old survey I have now found 26. Four are under a car park. One is in a kitchen.</p>", "a map of wells")
hard(diary, "en", "http://oddstones.diaryhost.example/2008/02/under-construction.html", "Odd stones: Under construction", "<h3>Under construction</h3><p>The broch at the point is being built again, by hand, by the same three men who said it could not be done. Coming soon: a roof.</p>", "the broch under construction")
hard(homepage, "en", "http://www.home.example/~rudi/404.html", "My collection of 404 pages", "<h2>My collection of 404 pages</h2><ul><li>The bakery: \"This loaf is not here\"</li><li>The observatory: \"Object not found (cloudy)\"</li><li>The bank: \"Error 404\" and nothing else</li></ul><p>Send me yours!", "a collection of 404 pages")
hard(stream, "en", "https://www.moving-pictures.example/film/991/access-denied", "Access Denied (1984)", "<video></video><h1>Access Denied</h1><p>1984 · 94 min. A clerk types the wrong word and a city stops. Please log in, says the machine; the clerk does not.</p>", "the film Access Denied")
hard(app, "en", "https://play.puzzles.example/level/404", "Level 404 – Puzzles", "<h1>Level 404</h1><p>Move the crates. You have 30 steps. Solved by 2 % of players.</p>", "level 404")
hard(app, "en", "https://lists.museum.example/lost-works/the-blue-room", "The Blue Room – lost works", "<h1>The Blue Room</h1><p>Status: lost. Last seen 1941. Not found in the inventory of 1946. If you know where it is, write to us.</p>", "The Blue Room")
hard(hub, "en", "https://git.commons.example/old/gone", "old / gone", "<div class=alert>This project is archived and read-only. It has been moved: see new/gone.</div><h1>gone</h1><p>A list of things that are gone: dialling tones, fax paper, the page you were on.</p>", "the project gone")
hard(repository, "en", "https://eprints.coastal.example/handle/10555/991", "[Withdrawn] Kelp yields", "<h1>Kelp yields</h1><p>This item has been withdrawn at the author's request on 3 May 2015. Metadata is kept; the file has been replaced by a corrected version: <a href=v2.pdf>kelp-v2.pdf</a></p><p>Abstract: we weighed kelp from 80 ropes.</p>", "Kelp yields")
hard(sheet, "en", "https://www.poetryslate.example/error", "Error", "<h1>Error</h1><p>I typed your name into the wall of the town hall<br>and the wall said, no results,<br>did you mean anyone at all?", "the poem Error")
hard(sheet, "en", "https://www.glossaries.example/p/paywall", "paywall", "<p><b>paywall</b>, <i>n.</i> A system that prevents users from reading a page without a subscription. \"The article is behind a paywall.\" First found 2003.", "paywall, n.")
hard(app, "en", "https://www.eventsquare.example/e/harbour-swim-2016", "Harbour Swim 2016", "<p>This event has passed. Ticket sales ended.</p><h1>Harbour Swim 2016</h1><p>Sunday 14 August 2016, 07:30. From the slip to the light and back, 1.2 km. Water about 15 degrees. Soup afterwards.</p>", "Harbour Swim 2016")
hard(portal_of_state, "en", "https://jobs.gov-fenland.example/vacancy/4412", "Lock keeper, Denny Sluice", "<p>Closing date: 4 May 2015 (closed)</p><h1>Lock keeper, Denny Sluice</h1><p>You open and close, by hand, in all weathers. A cottage comes with the post. Salary £19,400.</p>", "the lock keeper's post", also=[AWAY])
hard(herald, "sv", "https://www.skargardstidningen.example/2020/stangt", "Stängt: handlarn på Utö slår igen", "<h1>Stängt: handlarn på Utö slår igen</h1><p>\"Sidan är slut\" skämtar Berit och pekar på kassaboken. Efter 33 år finns ingen som tar över. Mjölken kommer med båten.</p>", "handlarn på Utö")
hard(herald, "nl", "https://www.eilandkrant.example/2019/verkocht", "Te koop: de vuurtoren", "<h1>Te koop: de vuurtoren</h1><p>Het domein rond de vuurtoren staat te koop. Vraagprijs: 1,1 miljoen. \"Doe een bod,\" zegt de makelaar, \"maar niet te laag.\"</p>", "de vuurtoren staat te koop")
hard(sheet, "en", "https://errors.museum.example/exhibit/3", "Exhibit 3: HTTP Error 503", "<h1>Exhibit 3</h1><figure><pre>HTTP Error 503. The service is unavailable.</pre><figcaption>Printed on a ferry ticket, 2011. Gift of a passenger.</figcaption></figure>", "exhibit 3")
hard(market, "fr", "https://www.outils-anciens.example/rabot-44", "Rabot à moulures n° 44 – vendu", "<h1>Rabot à moulures n° 44</h1><p>VENDU. Poirier et fer forgé, signé Aux Mines de Suède. Longueur 24 cm. Quelques trous de vers, traités.</p><p>Fiche conservée pour mémoire.</p>", "le rabot n° 44")
add("hard: shell whose text comes by script, nothing else known", "https://canvas.draw.example/board/99a", "suspect/soft-404", '<!doctype html><html><head><title>Draw</title></head><body><div id="root"></div><script src="/static/js/main.js"></script></body></html>', "the board", "alike", also=[LIVES])

# Went: with their words.
def went(url: str, to: list[str], title: str, body: str, cited: str | None = None, frame: Callable[..., str] = herald, lang: str = "en", beside: Sibling = "hard", **more: Any) -> None:
    """Add an address that led to where its words are now."""
    add(f"went: {len(CASES)} {title[:44]}", url, WENT, frame(lang, title, body), cited, beside, to=to, by=more.pop("by", 301), **more)

went("http://www.fenland-courier.example/cgi-bin/story.pl?id=2203", ["https://www.fenland-courier.example/2004/02/eel-catcher-remembers/"], "Eel catcher remembers", "<h1>Eel catcher remembers</h1><p>He cut willow in January and set his traps by the moon. At 91 Jack Setchell has outlived the eels.</p>", "Eel catcher remembers")
went("http://users.isp.example/marshbirds/bittern.htm", ["https://www.marshbirds.example/species/bittern"], "Bittern – Marsh Birds", "<h1>Bittern</h1><p>Booms before dawn. Six males in 2003.</p>", "the bittern", company)
went("https://dx.resolver.example/10.5555/peat.1999.4", ["https://link.press.example/article/10.5555/peat.1999.4"], "Peat growth at Denny", "<h1>Peat growth at Denny</h1><p>Open access. Abstract. Growth was 0.9 mm a year.</p>", "Peat growth at Denny", repository, by=302)
went("https://git.commons.example/rosa/bells", ["https://git.commons.example/bells/methods"], "bells / methods", "<h1>methods</h1><p>bells: a library of 20,000 methods.</p>", "rosa's bells", hub)
went("http://www.alpenbote.example/archiv/1999/lawine.html", ["https://www.alpenbote.example/archiv/art9,331"], "Lawine verschüttet Straße", "<h1>Lawine verschüttet Straße</h1><p>Auf 80 Metern liegt der Schnee vier Meter hoch. Niemand kam zu Schaden.</p>", "Lawine verschüttet Straße", lang="de")
went("https://bit.shorten.example/3xQ", ["https://www.waterboard.example/reports/drought-2011"], "Drought 2011: lessons", "<h1>Drought 2011: lessons</h1><p>We banned hoses too late and lifted the ban too early.</p>", "report on the 2011 drought", portal_of_state, by=301)
went("https://www.chajie.example/view.asp?id=331", ["https://www.chajie.example/2008/0501/331.shtml"], "老茶树挂牌保护", "<h1>老茶树挂牌保护</h1><p>村后的三株古茶树昨日挂牌，树龄约四百年。</p>", "老茶树挂牌保护", lang="zh")
went("http://www.tanada-times.example/news/2007/0611.htm", ["https://www.tanada-times.example/articles/-/1022"], "ホタル、今年は早めに", "<h1>ホタル、今年は早めに</h1><p>川沿いで十日早く光り始めた。</p>", "ホタル、今年は早めに", lang="ja")
went("https://medium-post.example/@leo/why-i-row-91ab", ["https://leorows.example/why-i-row"], "Why I row", "<h1>Why I row</h1><p>Because the bank looks different from the water, and so do I.</p>", "Why I row", letter)
went("http://www.louest-matin.example/article.php?sid=88", ["https://www.louest-matin.example/archives/2002/la-derniere-criee-88"], "La dernière criée", "<h1>La dernière criée</h1><p>Vendredi à quatre heures, le crieur a posé sa cloche.</p>", "La dernière criée", lang="fr")
went("https://www.opendata-old.example/d/wells", ["https://data.isle.example/d/wells"], "Wells of the isle", "<h1>Wells of the isle</h1><p>CSV, 31 rows. Surveyed 1903 and 2019.</p>", "dataset of wells", app)
went("http://www.moving-pictures.example/watch.asp?film=4413", ["https://www.moving-pictures.example/film/4413/hay-by-boat"], "Hay by Boat (1931)", "<video></video><h1>Hay by Boat</h1><p>1931 · 7 min. Farmers of the lower fen bring in hay in punts.</p>", "Hay by Boat", stream)
went("http://oldradios.example/tips/hum.html", ["https://www.oldradios.example/wiki/Hum"], "Hum", "<h1>Hum</h1><p>Causes: bad earth, old capacitors, lead dress.</p>", "tips against hum", topics, beside=lambda url: gone_home(url, topics("en", "Old radios", "<h1>Forums</h1><p>Repairs, Parts, Sets.</p>")))

# Went: to what nobody asked for.
def homeward(url: str, to: list[str], title: str, body: str, cited: str | None = None, frame: Callable[..., str] = company, lang: str = "en", beside: Sibling = "alike", **more: Any) -> None:
    """Add an address that led to a front page."""
    add(f"homeward: {len(CASES)} {title[:44]}", url, HOMEWARD, frame(lang, title, body), cited, beside, to=to, by=more.pop("by", 301), **more)

homeward("https://www.lampmakers.example/catalogue/1998/miners-lamp", ["https://www.lampmakers.example/"], "Lampmakers", "<h1>Light for every room</h1><p>Pendants, wall lights, outdoor. Find a dealer.</p>", "the miner's lamp")
homeward("http://www.sparkasse-tal.example/jahresbericht/2003.pdf", ["https://www.sparkasse-tal.example/", "https://www.sparkasse-tal.example/de/home.html"], "Ihre Sparkasse Tal", "<h1>Willkommen</h1><p>Girokonto, Kredit, Anlage. Filialen und Termine.</p>", "Jahresbericht 2003", lang="de")
homeward("https://www.regioradio.example/podcast/2012/herfst", ["https://www.regioradio.example/"], "RegioRadio", "<h1>Nu op de radio</h1><p>Ochtendshow, verkeer, weer.</p>", "de uitzending over herfst", lang="nl", by=302)
homeward("https://www.universidad-sur.example/investigadores/lopez/cv.htm", ["https://www.universidad-sur.example/portal/"], "Universidad del Sur", "<h1>Universidad del Sur</h1><p>Admisión, facultades, biblioteca, noticias.</p>", "currículum de López", lang="es")
homeward("https://www.bigstream.example/show/harbour-tales/s1e4", ["https://www.bigstream.example/?notfound=show"], "Bigstream: watch anywhere", "<h1>Watch anywhere</h1><p>Start your free trial. New this week: The Ridge, Kitchen Wars.</p>", "Harbour Tales, episode 4", app, by=302)
homeward("https://news.acquired.example/2010/review-of-the-x100", ["https://www.acquirer.example/"], "Acquirer: deals and reviews", "<h1>Today's best deals</h1><p>Save on vacuums. Laptops under 500.</p>", "review of the X100", market)
homeward("https://www.musikverein-au.example/bilder/2008/fest.php", ["https://www.musikverein-au.example/index.php"], "Musikverein Au", "<h1>Musikverein Au</h1><p>Proben jeden Freitag. Nächster Auftritt: Kirchtag.</p>", "Bilder vom Fest", lang="de", by=302)
homeward("https://www.revue-litteraire.example/numero12/poeme3", ["https://www.revue-litteraire.example/"], "Revue littéraire", "<h1>Au sommaire</h1><p>Entretien, trois nouvelles, chroniques. Abonnez-vous.</p>", "un poème du numéro 12", lang="fr")
homeward("https://www.fabryka-guzikow.example/pl/produkty/g-12", ["https://www.fabryka-guzikow.example/pl"], "Fabryka Guzików", "<h1>Guziki od 1952</h1><p>Katalog, hurt, kontakt.</p>", "guzik G-12", lang="pl", also=[AWAY, "suspect/redirected-home"])
homeward("https://www.otel-marti.example/odalar/deniz-manzarali-412", ["https://www.otel-marti.example/"], "Otel Martı", "<h1>Otel Martı</h1><p>Denize sıfır. Rezervasyon yapın.</p>", "deniz manzaralı oda", lang="tr")
homeward("https://www.ngo-rivers.example/campaigns/dam-44/letter", ["https://www.ngo-rivers.example/campaigns"], "Our campaigns", "<h1>Our campaigns</h1><p>Free the weirs. Clean the Lode. Adopt an otter.</p>", "open letter on dam 44", also=[AWAY, "suspect/redirected-home"])
homeward("https://www.gazeta-gor.example/2006/12/wigilia.html", ["https://gory24.example/"], "Góry24", "<h1>Najnowsze</h1><p>Zakopianka stoi. Halny do środy.</p>", "wigilia w schronisku", herald, "pl")
homeward("https://www.kawaguchi-kogyo.example/seihin/p-220.html", ["https://www.kawaguchi-kogyo.example/"], "川口工業", "<h1>川口工業株式会社</h1><p>会社案内、製品、採用情報。</p>", "P-220の製品情報", lang="ja")

# Away, with 200: in many tongues, in many words.
def away(frame: Callable[..., str], lang: str, url: str, title: str, body: str, cited: str | None = None, beside: Sibling = "alike", head: str = "", **more: Any) -> None:
    """Add a page that says, with success, that what was asked for is not there."""
    add(f"away: {len(CASES)} {lang} {title[:40]}", url, AWAY, frame(lang, title, body, head), cited, beside, **more)

away(herald, "en", "https://www.metro-wire.example/nation/2011/04/levee-breach", "Metro Wire | Oops", "<h1>Well, this is awkward.</h1><p>The page you're after seems to have gone missing. Our interns are looking behind the sofa.</p>", "levee breach")
away(herald, "en", "https://www.islandtimes.example/article/20080411/NEWS/804110331", "Islandtimes", "<h2>The article you are looking for is no longer on our server</h2><p>Articles older than 90 days can be ordered from our archive department.</p>", "Islandtimes, 11 April 2008")
away(portal_of_state, "en", "https://www.agency-soil.example/pubs/fs-44.aspx", "Page cannot be found", "<h1>We're sorry</h1><p>The resource you requested cannot be located. We recently redesigned our site and many addresses changed. Please use our search.</p>", "fact sheet 44")
away(market, "en", "https://www.fabricloft.example/linen-natural-p-331", "Fabric Loft", "<h1>404</h1><p>Dropped a stitch! There's nothing at this address.</p><h3>Popular right now</h3><p>Tweed £22 · Canvas £9</p>", "natural linen")
away(company, "en", "https://www.thinktank-delta.example/research/briefs/2013-07", "Delta Institute", "<h1>Nothing was found at this location</h1><p>It looks like the link you followed is out of date.</p>", "2013 brief")
away(topics, "en", "https://www.hifi-chat.example/showthread.php?t=99", "Hifi Chat - Message", "<div>Invalid Thread specified. If you followed a valid link, please notify the administrator.</div>", "a thread on amplifiers")
away(hub, "en", "https://git.commons.example/ghost/tool", "Not Found", "<h3>The page could not be found or you don't have permission to view it.</h3><p>The resource that you are attempting to access does not exist or you don't have the necessary permissions to view it.</p>", "ghost's tool", also=[LOGIN])
away(manual, "en", "https://docs.ledgerlib.example/en/2.0/api/old.html", "404 Page Does Not Exist", "<h1>404 – this page of the docs does not exist in this version</h1><p>Use the version switch below, or go to the table of contents.</p>", "the old API")
away(stream, "en", "https://www.moving-pictures.example/film/8812/dawn", "Moving Pictures", "<h1>We couldn't find this title</h1><p>It may have left our catalogue.</p>", "Dawn")
away(letter, "en", "https://quiet.letters.example/p/first-frost", "Page not found", "<h1>This page doesn't exist</h1><p>The publication may have been deleted, or the writer took the post down.</p>", "First frost")
away(diary, "en", "http://oldpub.diaryhost.example/2007/01/darts.html", "Blog not found", "<h1>Blog not found</h1><p>Sorry, the blog you were looking for does not exist. However, the name oldpub is available to register!</p>", "darts at the old pub")
away(diary, "de", "http://strickzeit.diaryhost.example/2010/socken.html", "Blog nicht gefunden", "<h1>Das Blog wurde entfernt</h1><p>Das Blog unter strickzeit.diaryhost.example wurde leider gelöscht. Diese Adresse ist für neue Blogs nicht verfügbar.</p>", "die Socken")
away(app, "en", "https://www.social-square.example/weirwatcher", "Square", "<h2>This account has been suspended</h2><p>Square suspends accounts which break its rules.</p>", "@weirwatcher")
away(app, "en", "https://www.social-square.example/p/12", "Square", "<h2>Hmm, this post isn't here. Perhaps its owner deleted it?</h2>", "a post on Square")
away(app, "en", "https://www.socialbook.example/photo.php?fbid=9", "Socialbook", "<h2>This content isn't available right now</h2><p>When this happens, it's usually because the owner only shared it with a small group of people, changed who can see it, or it's been deleted.</p>", "the photo", also=[LOGIN])
away(portal_of_state, "de", "https://www.ministerium-forst.example/presse/2009/0331.html", "Ministerium", "<h1>Hoppla!</h1><p>Das angeforderte Dokument wurde auf diesem Server nicht gefunden. Möglicherweise haben Sie ein veraltetes Lesezeichen.</p>", "Pressemitteilung des Ministeriums")
away(herald, "de", "https://www.alpenbote.example/art1,99999", "Alpenbote", "<h1>Artikel nicht mehr vorhanden</h1><p>Der von Ihnen gesuchte Beitrag ist abgelaufen oder wurde depubliziert.</p>", "ein Beitrag im Alpenboten")
away(portal_of_state, "fr", "https://www.prefecture-nord.example/actualites/crue-2010", "Erreur", "<h1>Oups… cette page est introuvable</h1><p>Nous n'avons pas trouvé le contenu que vous cherchez. Il a peut-être été supprimé.</p>", "la crue de 2010")
away(diary, "fr", "http://lestricoteuses.diaryhost.example/2009/echarpe.html", "Blog fermé", "<h1>Ce blog a été fermé par son auteur</h1>", "l'écharpe")
away(market, "es", "https://www.libreria-ancla.example/libro/9788400000044", "Librería Ancla", "<h1>Producto no disponible</h1><p>La página que intentas ver no existe o el producto ya no está a la venta.</p>", "el libro")
away(portal_of_state, "es", "https://www.ministerio-agua.example/documentos/plan2004", "Aviso", "<h1>El recurso solicitado no existe</h1><p>Es posible que haya cambiado de ubicación tras la renovación del portal.</p>", "plan de 2004")
away(herald, "pt", "https://www.correio-do-vale.example/2005/rio", "Erro 404", "<h1>Não encontrámos o que procura</h1><p>O artigo pode ter sido retirado ou o endereço está incorreto.</p>", "notícia sobre o rio")
away(herald, "it", "https://www.ilcorriere-della-valle.example/2004/funivia", "Errore", "<h1>Ci dispiace, questa pagina non esiste più</h1><p>L'articolo che stai cercando potrebbe essere stato rimosso.</p>", "la funivia")
away(company, "nl", "https://www.molenstichting.example/molens/de-hoop", "Molenstichting", "<h1>Oeps, niks te zien hier</h1><p>De pagina die u zoekt kan niet worden gevonden.</p>", "molen De Hoop")
away(portal_of_state, "sv", "https://www.naturverket.example/rapporter/6120", "Sidan saknas", "<h1>Vi hittar inte sidan du söker</h1><p>Sidan har flyttats eller tagits bort.</p>", "rapport 6120")
away(herald, "nn", "https://www.fjellbladet.example/nyhende/2009/sau", "Fann ikkje sida", "<h1>Vi finn ikkje sida</h1><p>Artikkelen er kanskje fjerna.</p>", "sauesankinga")
away(herald, "da", "https://www.oposten.example/arkiv/2008/faerge", "404", "<h1>Artiklen findes ikke længere</h1><p>Prøv vores søgning.</p>", "artikel om færgen")
away(company, "fi", "https://www.puuveneseura.example/lehti/3-2005", "Voi ei", "<h1>Voi ei! Sivua ei ole olemassa</h1><p>Tarkista osoite tai palaa etusivulle.</p>", "lehti 3/2005")
away(herald, "pl", "https://www.glos-mazur.example/2003/zagle", "Błąd 404", "<h1>Tej strony już tu nie ma</h1><p>Artykuł został usunięty albo adres jest nieprawidłowy.</p>", "artykuł o żaglach")
away(portal_of_state, "cs", "https://www.kraj-hory.example/dokumenty/2007-plan", "Stránka neexistuje", "<h1>Je nám líto, ale tuto stránku jsme nenašli</h1>", "plán z roku 2007")
away(market, "sk", "https://www.vcelar-obchod.example/ul-b10", "Obchod", "<h1>Produkt sa už nepredáva alebo stránka neexistuje</h1>", "úľ B10")
away(herald, "hu", "https://www.tiszai-ujsag.example/2008/komp", "Hiba", "<h1>Hoppá! Ez az oldal már nem létezik</h1><p>A cikket eltávolítottuk vagy áthelyeztük.</p>", "cikk a kompról")
away(herald, "ro", "https://www.gazeta-muntelui.example/2006/urs", "Eroare", "<h1>Articolul nu mai este disponibil</h1><p>Pagina pe care o cauți a fost ștearsă sau mutată.</p>", "articolul despre urs")
away(portal_of_state, "bg", "https://www.obshtina-rila.example/novini/2009/44", "Грешка", "<h1>Съжаляваме, но тази страница не съществува</h1>", "новина от общината")
away(herald, "sr", "https://www.podunavlje-info.example/vesti/2010/alasi", "Greška 404", "<h1>Stranica koju tražite ne postoji</h1><p>Vest je možda obrisana.</p>", "vest o alasima")
away(herald, "mk", "https://www.ezero-vesnik.example/vest/331", "Грешка 404", "<h1>Страницата не е пронајдена</h1>", "веста")
away(herald, "sq", "https://www.gazeta-e-liqenit.example/lajm/331", "Gabim 404", "<h1>Faqja nuk u gjet</h1><p>Lajmi që kërkoni nuk ekziston më.</p>", "lajmi")
away(portal_of_state, "el", "https://www.dimos-nisiou.example/anakoinoseis/88", "Σφάλμα 404", "<h1>Δεν βρέθηκε η σελίδα που ζητήσατε</h1><p>Ίσως έχει μετακινηθεί.</p>", "ανακοίνωση του δήμου")
away(market, "tr", "https://www.bakircilar.example/urun/cezve-44", "Bakırcılar", "<h1>Üzgünüz, bu sayfa artık yok</h1><p>Aradığınız ürün satıştan kaldırılmış.</p>", "bakır cezve")
away(herald, "az", "https://www.xezer-xeber.example/xeber/3312", "Səhifə tapılmadı", "<h1>Axtardığınız səhifə tapılmadı</h1>", "xəbər")
away(herald, "hy", "https://www.sevan-lur.example/lur/331", "Էջը չի գտնվել", "<h1>Էջը չի գտնվել</h1>", "լուր")
away(herald, "kk", "https://www.dala-habar.example/zhanalyk/44", "Бет табылмады", "<h1>Кешіріңіз, бет табылмады</h1>", "жаңалық")
away(topics, "ru", "https://samovary.example/forum/viewtopic.php?t=1", "Сообщение", "<div>Тема или сообщение не найдены. Возможно, они были удалены модератором.</div>", "тема о самоварах")
away(portal_of_state, "uk", "https://www.rada-sela.example/rishennya/2008/12", "Помилка 404", "<h1>Такої сторінки немає</h1><p>Документ вилучено або адресу змінено.</p>", "рішення ради")
away(herald, "be", "https://www.nioman-naviny.example/navina/44", "Старонка не знойдзена", "<h1>Старонка не знойдзена</h1>", "навіна")
away(herald, "ar", "https://www.wadi-post.example/2009/sail", "خطأ", "<h1>نأسف، لم نعثر على الصفحة المطلوبة</h1><p>قد يكون الرابط قديماً.</p>", "خبر السيل")
away(herald, "fa", "https://www.kavir-news.example/fa/news/331", "خطای ۴۰۴", "<h1>متأسفانه صفحه‌ای که به دنبال آن هستید وجود ندارد</h1>", "خبر قنات")
away(herald, "ur", "https://www.darya-akhbar.example/khabar/44", "صفحہ نہیں ملا", "<h1>معذرت، مطلوبہ صفحہ موجود نہیں</h1>", "خبر")
away(herald, "he", "https://www.yam-hadashot.example/article/331", "שגיאה 404", "<h1>העמוד שחיפשתם אינו קיים</h1>", "הכתבה על הנמל")
away(herald, "hi", "https://www.tal-samachar.example/news/44", "त्रुटि 404", "<h1>यह पृष्ठ मौजूद नहीं है</h1><p>संभव है कि ख़बर हटा दी गई हो।</p>", "ख़बर")
away(herald, "mr", "https://www.kokan-varta.example/batmi/44", "पान सापडले नाही", "<h1>क्षमस्व, हे पान सापडले नाही</h1>", "बातमी")
away(herald, "te", "https://www.godavari-varta.example/news/44", "పేజీ కనబడలేదు", "<h1>క్షమించండి, మీరు వెతుకుతున్న పేజీ కనబడలేదు</h1>", "వార్త")
away(herald, "th", "https://www.kao-din.example/news/44", "404", "<h1>ไม่พบเนื้อหาที่ท่านต้องการ</h1><p>ลิงก์อาจเสียหรือหน้านี้ถูกย้าย</p>", "ข่าวดิน")
away(herald, "vi", "https://www.bao-ben-tre.example/tin/44.html", "Lỗi 404", "<h1>Xin lỗi, không tìm thấy nội dung bạn yêu cầu</h1>", "tin dừa")
away(herald, "id", "https://www.suara-danau.example/read/44", "Ups", "<h1>Ups! Halaman yang Anda tuju tidak tersedia</h1>", "berita danau")
away(herald, "ms", "https://www.berita-kuala.example/berita/44", "Ralat 404", "<h1>Maaf, halaman tidak dijumpai</h1>", "berita")
away(herald, "tl", "https://www.balitang-lawa.example/balita/44", "Hindi natagpuan", "<h1>Paumanhin, hindi makita ang pahina</h1>", "balita")
away(herald, "sw", "https://www.habari-ziwa.example/habari/44", "Ukurasa haupatikani", "<h1>Samahani, ukurasa haukupatikana</h1>", "habari")
away(company, "ja", "https://www.onsen-yado.example/plan/2009haru", "温泉宿", "<h1>404 Not Found</h1><p>指定されたページは存在しないか、移動または削除されました。</p>", "春のプラン")
away(stream, "ja", "https://www.douga-hiroba.example/watch/sm44", "動画ひろば", "<h1>お探しの動画は視聴できません</h1><p>この動画は投稿者によって削除されました。</p>", "その動画")
away(herald, "zh", "https://www.chajie.example/2004/0101/1.shtml", "出错了", "<h1>您要查看的网页可能已被删除、名称已被更改，或者暂时不可用</h1>", "旧闻")
away(app, "zh", "https://www.weiwen.example/p/8812", "提示", "<p>此内容因违规无法查看</p><p>该文章已被发布者删除</p>", "文章")
away(topics, "zh-TW", "https://www.shanyou.example/thread/44", "山友論壇", "<p>您所查詢的文章不存在，可能已被作者刪除。</p>", "山友的文章")
away(herald, "ko", "https://www.san-maeul.example/news/articleView.html?idxno=1", "알림", "<p>존재하지 않는 기사입니다.</p>", "옛 기사")
away(diary, "ko", "https://blog.iyagi.example/haru/331", "블로그", "<p>삭제되었거나 존재하지 않는 게시물입니다.</p>", "하루의 글")
away(company, "ca", "https://www.museu-barca.example/fons/44", "Museu", "<h1>La pàgina que busqueu no existeix</h1>", "la barca")
away(company, "gl", "https://www.casa-mar.example/novas/44", "Erro", "<h1>Non se atopou a páxina</h1>", "a nova")
away(company, "eu", "https://www.itsas-etxea.example/berriak/44", "Errorea", "<h1>Orria ez da aurkitu</h1>", "berria")
away(company, "cy", "https://www.amgueddfa-llechi.example/stori/44", "Gwall", "<h1>Ni chanfuwyd y dudalen</h1><p>Page not found</p>", "the slate museum")
away(company, "ga", "https://www.naomhog.example/sceal/44", "Earráid 404", "<h1>Níor aimsíodh an leathanach</h1>", "an scéal")
away(herald, "lt", "https://www.kursiu-zinios.example/2011/tinklai", "Klaida 404", "<h1>Tokio puslapio nėra</h1><p>Straipsnis galėjo būti pašalintas.</p>", "straipsnis apie tinklus")
away(herald, "lv", "https://www.ezera-zinas.example/2011/laiva", "Kļūda", "<h1>Diemžēl šāda lapa neeksistē</h1>", "raksts par laivu")
away(herald, "et", "https://www.rannarahvas.example/lugu/44", "Viga 404", "<h1>Sellist lehte ei ole</h1>", "lugu võrkudest")
away(herald, "af", "https://www.kaap-nuus.example/nuus/44", "Bladsy nie gevind nie", "<h1>Jammer, ons kon nie die bladsy vind nie</h1>", "die storie")

# Away: kinds.
away(market, "en", "https://www.marketbay.example/itm/44120091", "Marketbay", "<p>We looked everywhere. Looks like this listing ended or never existed.</p><h3>Sponsored items</h3><p>Ship's clock £40</p>", "ship's bell on Marketbay")
away(market, "de", "https://www.kleinkram.example/s-anzeige/kahn/9912", "Kleinkram", "<h1>Die gewünschte Anzeige ist nicht mehr verfügbar</h1><p>Ähnliche Anzeigen: Paddel, Schwimmweste</p>", "die Anzeige", "hard")
away(app, "en", "https://www.rentals.example/listing/9912", "Rentals", "<h1>This property is off the market</h1><p>It has been let. Search 410 others in Denny.</p>", "the cottage", "hard")
away(app, "en", "https://crowdfund.example/projects/9912/ropes", "Crowdfund", "<h1>This project has been removed</h1><p>The project you are looking for is no longer with us.</p>", "the rope project")
away(app, "en", "https://docs.paperbox.example/s/9912", "Paperbox", "<h1>Sorry, the file you have requested has been deleted.</h1><p>Make sure that you have the correct link and that the owner hasn't removed it.</p>", "the shared file")
away(app, "en", "https://drop.example/s/9912", "Drop", "<h1>This link has expired</h1><p>Shared links live for seven days.</p>", "the shared photographs")
away(app, "en", "https://petition-square.example/p/9912", "Petition Square", "<h1>Petition unavailable</h1><p>The starter took this petition down.</p>", "the petition")
away(app, "en", "https://qa.cooks.example/questions/9912", "Cooks", "<h1>This question was removed</h1><p>It was removed for reasons of moderation.</p>", "the question", "hard")
away(sheet, "en", "https://pastes.example/9912", "Pastes", "<h1>This paste has been removed or has expired</h1>", "the paste")
away(sheet, "en", "https://imghost.example/9912", "The image you are requesting does not exist or is no longer available", "<img src=/removed.png>", "the image")
away(sheet, "en", "http://www.geohomes.example/bay/44/boats.html", "Geohomes is closed", "<h1>Sorry, Geohomes has closed.</h1><p>The Geohomes page you were trying to visit is no longer available.</p>", "boats of the bay")
away(company, "en", "https://photos.albumly.example/a/9912", "Albumly", "<h1>Goodbye from Albumly</h1><p>Albumly was switched off on 30 June. Albums and accounts have been deleted for good.</p>", "the album")
away(app, "en", "https://vine-like.example/v/9912", "Loops", "<h1>Loops is no more</h1><p>The service was discontinued in 2017 and clips can no longer be played.</p>", "the clip")
away(company, "en", "https://www.conf2011.example/talks/44", "Site retired", "<h1>This site has been retired</h1><p>Pages of past conferences are not kept.</p>", "talk 44")
away(manual, "en", "https://wiki.commons.example/Weir_keeping", "Weir keeping", "<h1>Weir keeping</h1><p>This wiki does not have an article with this exact name. Create the page, or search for Weir keeping in other articles.</p>", "Weir keeping")
away(repository, "en", "https://eprints.coastal.example/handle/10555/1", "Page not found", "<h1>Invalid identifier</h1><p>The identifier 10555/1 does not correspond to a valid item, collection or community.</p>", "a thesis")
away(repository, "en", "https://catalog.isle.example/cgi-bin/koha/opac-detail.pl?biblionumber=991", "Catalogue", "<h1>Sorry, there is no such record</h1>", "catalogue entry")
away(app, "en", "https://search.newsarchive.example/results?slug=levee-breach", "Search the archive", "<h1>Search the archive</h1><p>No articles matched your search.</p>", "levee breach, archive")
add("away: 200, sent to a search", "https://www.toolbarn.example/p/adze-44", AWAY, market("en", "Search results for adze-44", "<h1>We couldn't find anything for \"adze-44\"</h1><p>0 items</p>"), "the adze", "alike", to=["https://www.toolbarn.example/catalogsearch/result/?q=adze-44"], also=[HOMEWARD])
add("away: sent to an error page", "https://www.agency-soil.example/data/map7.asp", AWAY, portal_of_state("en", "File not found", "<h1>File not found</h1><p>The file may have been archived.</p>"), "map 7", "alike", to=["https://www.agency-soil.example/404.aspx?aspxerrorpath=/data/map7.asp"])
add("away: german error page of a shop", "https://www.sensenwerk.example/wetzsteine/w3", AWAY, market("de", "Fehler", "<h1>Hier wurde gemäht</h1><p>Die gewünschte Seite gibt es nicht mehr.</p>"), "Wetzstein W3", "alike", to=["https://www.sensenwerk.example/fehler"])
add("away: json null", "https://api.isle.example/wells/99", AWAY, '{"status":404,"message":"Well not found","data":null}', "well 99", "alike", kind="application/json", also=["suspect/soft-404"])
add("away: plain words", "http://finger.college.example/~ghost/plan.txt", AWAY, "No such user.", "ghost's plan", "alike", kind="text/plain", also=["suspect/soft-404"])
FAULTS = [("python", "Internal Server Error\n\nTraceback (most recent call last):\n  File \"/srv/app.py\", line 12, in show\nKeyError: 'story'"), ("php", "Fatal error: Uncaught PDOException: SQLSTATE[HY000] [2002] Connection refused in /var/www/db.php:9"), ("cold fusion", "<h1>Error Occurred While Processing Request</h1><p>Datasource NEWS could not be found.</p>"), ("java", "<h1>HTTP Status 500</h1><pre>java.lang.NullPointerException\n\tat org.site.Story.show(Story.java:44)</pre>")]
for label, fault in FAULTS:
    add(f"away: fault of {label}", f"http://www.{label.replace(' ', '')}-site.example/story/44", AWAY, sheet("en", "Error", fault), "story 44", "alike", also=["suspect/soft-404", "suspect/http-5xx"])
DEFAULTS = [("Test Page for the HTTP Server", "<h1>HTTP Server Test Page</h1><p>This page is used to test the proper operation of the HTTP server after it has been installed.</p>"), ("Welcome to OpenResty!", "<h1>Welcome to OpenResty!</h1><p>If you see this page, the web platform is successfully installed and working.</p>"), ("Web Server's Default Page", "<h1>Web Server's Default Page</h1><p>This page is generated by the control panel. You see it because there is no website at this address.</p>"), ("Sorry! This site is not currently available", "<h1>SORRY!</h1><p>If you are the owner of this website, please contact your hosting provider. It is possible that the server has been moved.</p>")]
for title, body in DEFAULTS:
    add(f"away: default page {title[:20]}", f"http://www.fresh-server-{len(body)}.example/club/2004/minutes.html", AWAY, sheet("en", title, body), "minutes", "alike", also=[NAME])
add("away: building site", "http://www.artclub.example/shows/2003/clay.html", AWAY, sheet("en", "Coming soon", "<h1>Website coming soon</h1><p>Please check back to see if the site is available.</p>"), "the clay show", "alike", also=[NAME, "suspect/soft-404"])
add("away: nothing listed", "http://files.surveyors.example/1999/sheets/", AWAY, sheet("en", "Index of /1999/sheets/", "<h1>Index of /1999/sheets/</h1><hr><pre><a href=../>../</a></pre><hr>"), "the sheets of 1999", also=["suspect/soft-404", LIVES])
add("away: front page for every path", "https://www.weeklyplanet.example/features/2009/kelp", AWAY, herald("en", "Weekly Planet", "<h1>This week</h1><p>Bees in space. A glacier with a name. Ask a physicist.</p><p>Puzzle no. 412</p>"), "the kelp feature", "alike")
add("away: programme for every path", "https://www.teatro-porto.example/espectaculos/2008/gaivota", AWAY, company("pt", "Teatro do Porto", "<h1>Temporada</h1><p>Outubro: marionetas. Novembro: fado. Bilheteira das 14 às 20.</p>"), "A Gaivota", "alike")
add("away: nothing at all", "https://www.oldguestbook.example/view.cgi?n=44", AWAY, "", "guest book", "alike", also=["suspect/soft-404"])
REFRESHING = '<html><head><title>Redirecting</title><meta http-equiv="refresh" content="5;url=/"></head><body><p>Page not found. You will be taken to our home page in 5 seconds.</p></body></html>'
ROWED = [answer("https://www.rowclub.example/results/2005.htm", REFRESHING, 200, HTML), answer("https://www.rowclub.example/", company("en", "Row club", "<h1>The row club</h1><p>Boats out every Tuesday. New rowers welcome.</p>"), 200, HTML)]
CASES.append(case("tenth: away: refreshes home", "https://www.rowclub.example/results/2005.htm", AWAY, hops=ROWED, probe=met("alike", "https://www.rowclub.example/results/2005.htm", ROWED), cited_as="results of 2005", also=[HOMEWARD]))

# Names with nothing behind them.
def named(label: str, url: str, title: str, body: str, cited: str | None = None, lang: str = "en", head: str = "", **more: Any) -> None:
    """Add a host that has only its name; every path meets the same."""
    add(f"name: {label}", url, NAME, sheet(lang, title, body, head), cited, "alike", **more)

named("make an offer", "http://www.denny-lode.example/engines", "denny-lode.example domain name is for sale. Inquire now.", "<h1>denny-lode.example</h1><p>Make an offer on this premium domain.</p><form><input placeholder='Your offer in USD'></form><p>Free transaction support. Secure payments.</p>", "the engines")
named("sponsored links", "http://www.marshharriers.example/nests/3", "marshharriers.example", "<p>Sponsored listings</p><ul><li>Marsh Tours</li><li>Harrier Jet Models</li><li>Cheap Flights</li></ul><p>This webpage was generated by the domain owner using a parking service. Disclaimer: the service maintains no relationship with third party advertisers.</p>", "nest 3")
named("auction", "http://www.kettlefolk.example/songs", "kettlefolk.example is available at auction", "<h1>This domain is up for auction</h1><p>Ends in 3 days. Current bid $220. Register to bid.</p>", "songs")
named("just registered", "http://www.oatcakes.example/recipe", "Future home of something quite cool", "<h1>Future home of something quite cool.</h1><p>If you're the site owner, log in to launch this site. If you are a visitor, check back soon.</p>", "oatcake recipe")
named("registrar, no site", "http://www.ropework.example/knots/bowline", "ropework.example", "<p>ropework.example is parked free, courtesy of a registrar. Get this domain. Is this your domain? Renew it.</p>", "the bowline")
named("dutch", "http://www.vuurtorenwachter.example/dagboek", "Domein te koop", "<h1>Deze domeinnaam is te koop</h1><p>Interesse? Doe een bod via ons formulier. Vraagprijs € 1.250.</p>", "het dagboek", "nl")
named("portuguese", "http://www.fadosantigos.example/letras/12", "Domínio à venda", "<h1>Este domínio está à venda</h1><p>Contacte o proprietário para fazer uma proposta.</p>", "letra do fado", "pt")
named("polish", "http://www.stare-mlyny.example/katalog", "Domena na sprzedaż", "<h1>Ta domena jest na sprzedaż</h1><p>Kup teraz za 2 400 zł lub złóż ofertę.</p>", "katalog młynów", "pl")
named("swedish", "http://www.fyrvaktaren.example/dagbok", "Domänen är parkerad", "<h1>fyrvaktaren.example är parkerad</h1><p>Domänen är registrerad hos oss men ingen webbplats är publicerad ännu.</p>", "dagboken", "sv")
named("turkish", "http://www.eski-kayiklar.example/tekneler", "Satılık alan adı", "<h1>Bu alan adı satılıktır</h1><p>Teklif vermek için iletişime geçin.</p>", "tekneler", "tr")
named("korean", "http://www.namutbae.example/sajin", "도메인 판매", "<h1>이 도메인은 판매 중입니다</h1><p>구매를 원하시면 문의해 주세요.</p>", "나룻배 사진", "ko")
named("japanese expired", "http://www.kobune.example/album/", "ドメイン期限切れ", "<p>このドメインの有効期限が切れています。ドメイン所有者の方は更新手続きを行ってください。</p>", "アルバム", "ja")
named("german host", "http://www.heimatverein-tal.example/chronik", "Domain reserviert", "<h1>Hier entsteht eine neue Internetpräsenz</h1><p>Diese Domain wurde soeben bei uns registriert.</p>", "Chronik", "de")
add("name: on a market after a redirect", "http://www.gullwatch.example/log/2006", NAME, sheet("en", "gullwatch.example for sale", "<h1>gullwatch.example</h1><p>The domain name gullwatch.example is for sale! Buy now for $2,488 or start payment plan.</p>"), "the gull log", "alike", to=["https://www.namebroker.example/lander/gullwatch.example?utm=x"])
add("name: taken by a casino", "http://www.chambermusic-isle.example/programme/2010", NAME, company("en", "Best Online Casino Bonuses 2026", "<h1>Best online casino bonuses</h1><p>Play slots and roulette with 200 free spins. No deposit needed. Top crypto casinos reviewed.</p>"), "programme of 2010", "alike", also=[AWAY])
add("name: taken by lotteries in Thai", "http://www.rowingmuseum.example/boats/44", NAME, company("th", "หวยออนไลน์ เว็บตรง", "<h1>แทงหวยออนไลน์ เว็บตรงไม่ผ่านเอเย่นต์</h1><p>สล็อต บาคาร่า ฝากถอนไม่มีขั้นต่ำ</p>"), "boat 44", "alike", also=[AWAY])

# Said by a status.
CODES = [
    (404, "server's own", "<html><head><title>404 Not Found</title></head><body><center><h1>404 Not Found</h1></center><hr><center>openresty</center></body></html>"),
    (404, "newspaper", herald("en", "Not here", "<h1>Not here</h1><p>But these are: The mill that turned itself.</p>")),
    (404, "shop in Czech", market("cs", "Nenalezeno", "<h1>Nenalezeno</h1>")),
    (404, "forum", topics("en", "Message", "<p>No thread specified.</p>")),
    (404, "with a log-in box", hub("en", "404", "<p>Make sure the address is correct. Sign in if it is private.</p>")),
    (404, "empty", ""),
    (404, "text", "404 page not found\n"),
    (404, "repository", repository("en", "Page not found", "<h1>Page not found</h1>")),
    (404, "looks like a page", company("en", "Welcome", "<h1>Welcome</h1><p>Choose a topic above.</p>")),
    (404, "Arabic", herald("ar", "404", "<h1>غير موجود</h1>")),
    (404, "speaks of subscribing", letter("en", "404", "<h1>Not found</h1><p>Subscribe for more.</p>")),
    (410, "bare", "<h1>410 Gone</h1>"),
    (410, "diary", diary("en", "Gone", "<p>This blog is gone.</p>")),
    (410, "shop", market("fr", "Produit retiré", "<h1>Ce produit a été retiré</h1>")),
    (410, "newspaper", herald("de", "Depubliziert", "<h1>Beitrag depubliziert</h1>")),
    (410, "empty", ""),
    (410, "json", '{"error":{"code":410}}'),
    (410, "film", stream("en", "Gone", "<h1>Left our catalogue</h1>")),
    (410, "office", portal_of_state("en", "Gone", "<h1>Deleted</h1>")),
    (410, "post", app("en", "Gone", "<h1>Deleted by author</h1>")),
    (410, "spanish", company("es", "Eliminado", "<h1>Contenido eliminado</h1>")),
]
for number, (status, label, body) in enumerate(CODES):
    add(f"code: {status} {label}", f"https://www.code-{number}.example/texts/2012/hemp-ropes", f"dead/http-{status}", body, "hemp ropes", status=status)
for status in (400, 405, 409, 413, 416, 417, 418, 421, 422, 424):
    # What refuses robots says 418 as well (MDN), so that a bare one may mean either.
    add(f"code: {status}", f"https://www.refuser.example/r/{status}/tale", "dead/http-4xx", sheet("en", str(status), f"<h1>Error {status}</h1>"), "the tale", "alike", status=status, also=["suspect/http-4xx", *(["blocked/challenge"] if status == 418 else [])])
add("code: led on to 410", "http://m.fenland.example/a/9", "dead/http-410", "<h1>Gone</h1>", "article 9", "alike", to=["https://www.fenland.example/a/9"], status=410)
add("code: led home to 404", "https://www.half-moved.example/x/y", "dead/http-404", "<h1>Not Found</h1>", "y", "alike", to=["https://www.new-half.example/x/y", "https://www.new-half.example/x/y/"], status=404)
for number, ring in enumerate((("/", "/home", "/"), ("/a", "/b", "/c"), ("/x?lang=en", "/x?lang=de", "/x"), ("/set", "/check", "/set"))):
    stations = [f"https://www.ring-{number}.example/deep{path}" for path in ring]
    CASES.append(case(f"tenth: code: ring {number}", stations[0], "dead/redirect-loop", hops=[moved(stations[n % 3], stations[(n + 1) % 3]) for n in range(24)], cited_as="the ring", also=["suspect/redirect-loop"]))

# No answer.
PLACES = ("https://{}.institute.example/papers/2001/ice.pdf", "http://www.{}-club.example/", "https://{}.letters.example/p/on-locks", "http://{}.example/~jo/page.html", "https://www.{}-times.example/2013/04/05/locks/", "https://cdn.{}.example/i/4.jpg", "https://{}.gov-isle.example/notice?id=3", "http://shop.{}.example/rope")
for kind in ("dns", "refused", "reset", "timeout", "tls"):
    CASES.extend(case(f"tenth: line: {kind} {number}", place.format(kind), f"suspect/{kind}", hops=[failed(place.format(kind), kind)], cited_as="on locks" if number % 3 else None) for number, place in enumerate(PLACES))
    for number, chain in enumerate((("http://a.{}.example/1", "https://a.{}.example/1"), ("https://go.{}.example/9", "https://b.{}.example/9", "https://c.{}.example/9"))):
        steps = [place.format(kind) for place in chain]
        CASES.append(case(f"tenth: line: {kind} after {number + 1}", steps[0], f"suspect/{kind}", hops=[*(moved(here, there) for here, there in pairwise(steps)), failed(steps[-1], kind)], cited_as="the first page"))
CASES.append(case("tenth: line: malformed", "http://odd.example/gopher", "dead/malformed", hops=[failed("http://odd.example/gopher", "malformed")], also=["suspect/malformed"]))
TROUBLES = [(500, "Internal Server Error"), (500, herald("en", "Something went wrong", "<h1>Something went wrong</h1>")), (500, "<h1>Page not found</h1><p>An error occurred.</p>"), (502, ""), (502, "<h1>Bad gateway</h1><p>Error code 502</p>"), (503, "upstream connect error or disconnect/reset before headers"), (503, company("fr", "Maintenance", "<h1>Site en maintenance</h1><p>Nous revenons vite.</p>")), (503, "<h1>Error 503 Backend fetch failed</h1><p>Guru Meditation</p>"), (504, "Gateway Timeout"), (523, "<h1>Origin is unreachable</h1>"), (526, "<h1>Invalid SSL certificate</h1>"), (507, "")]
for number, (status, body) in enumerate(TROUBLES):
    add(f"line: {status} {number}", f"https://www.trouble-{number}.example/songs/shanty-4", "suspect/http-5xx", body, "shanty 4", "alike", status=status)

# Gates: checks.
def gate(label: str, url: str, verdict: str, body: str, cited: str | None = None, beside: Sibling = "alike", **more: Any) -> None:
    """Add a gate before what may be there."""
    add(f"gate: {label}", url, verdict, body, cited, beside, **more)

gate("turnstile", "https://www.patternlibrary.example/p/aran", CHECK, sheet("en", "Just a moment...", "<h1>www.patternlibrary.example</h1><p>Verify you are human by completing the action below.</p><div class=cf-turnstile></div><p>www.patternlibrary.example needs to review the security of your connection before proceeding.</p>"), "the Aran pattern", status=403, headers={"Server": "cloudflare", "cf_mitigated": "challenge"})
gate("turnstile in German", "https://www.chemie-lexikon.example/e/harz", CHECK, sheet("de", "Nur einen Moment…", "<p>Bestätigen Sie, dass Sie ein Mensch sind, indem Sie die folgende Aktion ausführen.</p><script src='/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1'></script>"), "Harz", status=403, headers={"Server": "cloudflare", "cf_mitigated": "challenge"})
gate("slider", "https://www.airfares.example/route/denny-isle", CHECK, sheet("en", "Security Verification", "<p>Slide to complete the puzzle</p><div id=captcha-slider></div>"), "fares to the isle")
gate("kasada", "https://www.housefinder.example/for-sale/9912", CHECK, '<!DOCTYPE html><html><head></head><body><script>window.KPSDK={};KPSDK.now=Date.now;</script><script src="/149e9513-01fa-4fb0-aad4-566afd725d1b/2d206a39/ips.js?KP_UIDz=x"></script></body></html>', "the house", status=429, also=["blocked/http-429", "suspect/http-429"])
gate("perimeter", "https://www.bargainbarn.example/ip/9912", CHECK, sheet("en", "Robot or human?", "<h1>Robot or human?</h1><p>Activate and hold the button to confirm that you're human. Thank You!</p><div id=px-captcha></div>"), "the bargain", status=412)
gate("imperva", "https://www.exam-board.example/papers/2014", CHECK, '<html><head><META NAME="robots" CONTENT="noindex,nofollow"><script src="/_Incapsula_Resource?SWJIYLWA=719d34d31c8e3a6e6fffd425f7e032f3"></script></head><body></body></html>', "papers of 2014")
gate("shield", "https://www.wpshop.example/product/net", CHECK, sheet("en", "Are You Human?", "<h1>Bot check</h1><p>Please wait while we check that you are a real visitor. This takes about three seconds.</p>"), "the net")
gate("proof of work in French", "https://forge.libre.example/projets/marees", CHECK, sheet("fr", "Vérification", "<h1>Nous vérifions que vous n'êtes pas un robot</h1><p>Votre navigateur effectue un petit calcul. Merci de patienter.</p><progress></progress>"), "le projet Marées")
gate("haproxy", "https://archive.mailers.example/msg/9912", CHECK, sheet("en", "Verifying your browser", "<p>Checking you're not a robot. JavaScript must be enabled. Protected by proof of work.</p><script>async function pow(){}</script>"), "the message", status=503, also=["suspect/http-5xx"])
gate("search engine", "https://www.findall.example/books?id=9912", CHECK, sheet("en", "Sorry", "<h1>We're sorry...</h1><p>... but your computer or network may be sending automated queries. To protect our users, we can't process your request right now.</p>"), "the book", status=503, also=["suspect/http-5xx", "blocked/http-403"])
gate("spanish", "https://www.pisos-ya.example/piso/9912", CHECK, sheet("es", "Verificación", "<h1>Comprueba que no eres un robot</h1><p>Hemos detectado actividad inusual. Resuelve el captcha para continuar.</p><div class=h-captcha></div>"), "el piso", status=403)
gate("japanese", "https://www.chintai.example/room/9912", CHECK, sheet("ja", "認証", "<h1>アクセスを確認しています</h1><p>ロボットではないことを確認するため、画像の文字を入力してください。</p><input name=captcha>"), "部屋")
gate("check in Polish", "https://www.ogloszenia.example/o/9912", CHECK, sheet("pl", "Weryfikacja", "<h1>Potwierdź, że nie jesteś robotem</h1><div class=g-recaptcha></div>"), "ogłoszenie", status=403)
gate("chinese image code", "https://www.wenku.example/view/9912", CHECK, sheet("zh", "访问验证", "<p>您的访问过于频繁，请输入验证码后继续</p><input name=vcode><img src=/code.png>"), "文档")
gate("led to a check", "https://www.linkedpages.example/co/millstone", CHECK, sheet("en", "Security check", "<h1>Let's do a quick security check</h1><p>Solve this puzzle so we know you're a real person.</p>"), "Millstone's page", to=["https://www.linkedpages.example/checkpoint/challenge/x"])

# Gates: logins.
gate("network page", "https://www.socialbook.example/groups/denny/permalink/9", LOGIN, app("en", "Socialbook – log in or sign up", "<h2>You must log in to continue.</h2><form><input type=email><input type=password><button>Log In</button></form><a>Forgotten password?</a>"), "a post in the Denny group")
gate("clip app", "https://www.picsquare.example/reel/9912", LOGIN, app("en", "Picsquare", "<h2>Log in to Picsquare</h2><p>See photos and videos from people you follow.</p><form><input name=username><input type=password></form>"), "the reel", to=["https://www.picsquare.example/accounts/login/?next=%2Freel%2F9912"])
gate("shared folder", "https://company.sharebox.example/sites/lab/9912", LOGIN, sheet("en", "Sign in to your account", "<h1>Sign in</h1><p>Email, phone, or Skyname</p><input type=email><p>No account? Create one! Can't access your account?</p>"), "the shared folder", to=["https://login.skyname.example/common/oauth2/authorize?client_id=0&redirect_uri=x"])
gate("course", "https://moodle.lake.example/mod/page/view.php?id=9", LOGIN, portal_of_state("en", "Lake Moodle: Log in to the site", "<h1>Log in to Lake Moodle</h1><form><input name=username><input name=password type=password></form><p>Guests may not enter.</p>"), "lecture notes", to=["https://moodle.lake.example/login/index.php"])
gate("tracker", "https://jira.oars.example/browse/OAR-44", LOGIN, sheet("en", "Log in - Oars Tracker", "<h1>You are not authorised to view this issue</h1><p>It may exist, but you must log in.</p><form><input name=os_username><input type=password name=os_password></form>"), "OAR-44", to=["https://jira.oars.example/login.jsp?permissionViolation=true&os_destination=%2Fbrowse%2FOAR-44"])
gate("forum in Dutch", "https://www.schaatsforum.example/leden/topic/9", LOGIN, topics("nl", "Inloggen", "<div>U moet ingelogd zijn om deze pagina te bekijken.</div><form><input name=u><input type=password name=p></form>"), "het ledenforum")
gate("forum in Russian", "https://samovary.example/closed/9", LOGIN, topics("ru", "Вход", "<div>Для просмотра этого раздела необходимо войти на форум.</div><form><input name=l><input type=password name=p></form>"), "закрытый раздел")
gate("club in Italian", "https://www.velaclub.example/soci/verbali/2012", LOGIN, company("it", "Area soci", "<h1>Area riservata ai soci</h1><p>Effettua l'accesso per proseguire.</p><form><input type=email><input type=password></form>"), "verbale del 2012")
gate("club in Chinese", "https://www.yanjiu.example/neibu/9", LOGIN, portal_of_state("zh", "用户登录", "<h1>用户登录</h1><p>您需要登录后才能查看此页面。</p><form><input name=u><input type=password></form>"), "内部报告")
gate("club in Korean", "https://cafe.moim.example/boat/9", LOGIN, app("ko", "카페", "<p>카페 멤버만 볼 수 있는 글입니다. 로그인해 주세요.</p><form><input><input type=password></form>"), "카페 글")
gate("library proxy", "https://ezproxy.lake.example/login?url=https://www.press.example/a/9", LOGIN, sheet("en", "Library login", "<h1>Library Remote Access</h1><p>Enter your library card number and PIN to use licensed resources.</p><form><input name=user><input name=pass type=password></form>"), "article through the library", "hard")
gate("swedish intranet", "https://intranat.lansstyrelse.example/doc/9", LOGIN, portal_of_state("sv", "Logga in", "<h1>Logga in för att fortsätta</h1><form><input name=anvandare><input type=password></form>"), "dokument 9")
BASIC = [("Basic realm=lab", "<h1>401 Unauthorized</h1>"), ("Digest realm=x", "<title>Authorization Required</title><p>This server could not verify that you are authorized to access the document requested.</p>"), ("Negotiate", ""), ("Bearer", '{"error":"invalid_token"}'), ("Basic realm=Archiv", "<h1>Anmeldung erforderlich</h1>"), ("Basic realm=priv", "<h1>Accès refusé</h1>"), ("NTLM", "<h2>401 - Unauthorized: Access is denied due to invalid credentials.</h2>"), ("Basic realm=s", "<p>Staging</p>"), ("Basic realm=k", "会員専用"), ("OAuth", "login_required")]
for number, (scheme, body) in enumerate(BASIC):
    gate(f"401 {number}", f"https://priv-{number}.example/reports/9", "blocked/http-401", body, "report 9", status=401, headers={"WWW_Authenticate": scheme}, also=[LOGIN])

# Gates: offers to subscribe.
LEDE = "<h1>The ferryman's ledger</h1><p>On a shelf in the back room stands a row of ledgers, and in the last of them, in pencil, is a name that should not be there.</p>"
LOCKED = linked_data(**{"@type": "NewsArticle", "headline": "The ferryman's ledger", "isAccessibleForFree": "False", "hasPart": [{"@type": "WebPageElement", "isAccessibleForFree": "False", "cssSelector": ".locked"}]})
gate("facts and an offer", "https://www.capital-ledger.example/magazine/ferrymans-ledger", PAY, herald("en", "The ferryman's ledger", LEDE + "<div class=locked></div><div class=offer><h2>Keep reading for £1</h2><p>Cancel anytime. Already subscribed? Sign in.</p></div>", LOCKED), "The ferryman's ledger", "hard")
gate("facts only", "https://www.capital-ledger.example/magazine/ledger-2", PAY, herald("en", "The ferryman's ledger, part two", LEDE.replace("ledger</h1>", "ledger, part two</h1>"), LOCKED), "part two", "hard")
gate("offer without facts", "https://www.marketdaily.example/metals/nickel-0411", PAY, herald("en", "Nickel slips – Market Daily", "<h1>Nickel slips</h1><p>Stocks rose for a fourth week.</p><section><h2>This article is for subscribers only</h2><p>Choose your plan: Digital $9, Print + Digital $15.</p></section>"), "nickel slips", "hard")
gate("register for free", "https://www.tradeweekly.example/boats/9912", LOGIN, herald("en", "New slipway approved – Trade Weekly", "<h1>New slipway approved</h1><p>The yard may build.</p><section><h2>Register for free to keep reading</h2><p>It takes 30 seconds. Already registered? Sign in</p></section>"), "new slipway approved", "hard", also=[PAY])
gate("portuguese", "https://www.correio-do-vale.example/exclusivo/barragem", PAY, herald("pt", "A barragem que ninguém quis", "<h1>A barragem que ninguém quis</h1><p>Custou doze milhões e nunca encheu.</p><div>Conteúdo exclusivo para assinantes. Assine já e continue a ler.</div>"), "a barragem", "hard")
gate("german", "https://www.alpenbote.example/plus/art9,812", PAY, herald("de", "Der Senner und sein Schuldenberg", "<h1>Der Senner und sein Schuldenberg</h1><p>Auf 1900 Metern rechnet Toni Hauser jede Milchkanne nach.</p><div>Exklusiv für Abonnentinnen und Abonnenten. Sie möchten weiterlesen? Digitalabo ab 9,90 Euro</div>"), "der Senner", "hard")
gate("french", "https://www.louest-matin.example/abonnes/ostreiculteurs", PAY, herald("fr", "Chez les ostréiculteurs, la colère", "<h1>Chez les ostréiculteurs, la colère</h1><p>Ils étaient trente sur la cale.</p><div>La suite est réservée à nos abonnés. Déjà abonné ? Identifiez-vous. Offre : 1 € le premier mois</div>"), "la colère des ostréiculteurs", "hard")
gate("polish", "https://www.glos-mazur.example/premium/sielawa", PAY, herald("pl", "Gdzie zniknęła sielawa", "<h1>Gdzie zniknęła sielawa</h1><p>Rybacy wyciągają puste sieci.</p><div>Pozostało 78% treści. Wykup dostęp, aby czytać dalej.</div>"), "sielawa", "hard")
gate("danish", "https://www.oposten.example/plus/torv", PAY, herald("da", "Torvegraverne", "<h1>Torvegraverne</h1><p>Tre brødre og en spade.</p><div>Denne artikel er kun for abonnenter. Bliv abonnent for 1 kr. den første måned.</div>"), "torvegraverne", "hard")
gate("norwegian", "https://www.fjellbladet.example/pluss/reinsdyr", PAY, herald("nb", "Reinen på sporet", "<h1>Reinen på sporet</h1><p>Togføreren bremser for hver sving.</p><div>Bli abonnent for å lese hele saken. Allerede abonnent? Logg inn</div>"), "reinen på sporet", "hard")
gate("chinese", "https://www.caijing-zhou.example/a/9912", PAY, herald("zh", "码头的最后一年", "<h1>码头的最后一年</h1><p>吊机停了。</p><div>订阅后阅读全文。剩余 2,300 字，付费会员可继续阅读。</div>"), "码头的最后一年", "hard")
gate("turkish", "https://www.ekonomi-kiyi.example/abone/tersane", PAY, herald("tr", "Tersanede son gemi", "<h1>Tersanede son gemi</h1><p>Kızaktan indirildi.</p><div>Bu içerik abonelere özeldir. Devamını okumak için abone olun.</div>"), "tersanede son gemi", "hard")
gate("letter for payers", "https://fieldnotes.letters.example/p/lichen-atlas", PAY, letter("en", "Lichen atlas", "<h1>Lichen atlas</h1><p>Plate four came out green.</p><div class=paywall><h2>Keep reading with a 7-day free trial</h2><p>Subscribe to Field notes to keep reading this post and get 7 days of free access to the full post archives.</p></div>"), "Lichen atlas", "hard")
gate("standards body", "https://www.norms.example/standard/4412.html", PAY, market("en", "N 4412: Ropes of manila", "<h1>N 4412:1998 Ropes of manila</h1><p>Abstract not available. Preview (2 pages).</p><p>PDF CHF 118 · Paper CHF 118</p><button>Buy this standard</button>"), "N 4412", "hard", also=[LIVES])
gate("journal without abstract", "https://www.press.example/doi/full/10.5555/rope.7", PAY, repository("en", "Letter to the editor", "<h1>Letter to the editor</h1><p>Access through your institution, or purchase short-term access for $25. You currently do not have access to this article.</p>"), "letter to the editor", "hard", also=[LOGIN])
gate("402 json", "https://api.charts.example/v1/series/9", PAY, '{"error":"payment required"}', "series 9", status=402, kind="application/json")
gate("402 page", "https://www.crossword.example/archive/9912", PAY, company("en", "Members only", "<h1>Join to solve</h1><p>£12 a year.</p>"), "crossword 9912", status=402)
gate("meter", "https://www.globe-of-the-isle.example/2015/peat", PAY, herald("en", "Peat wars", "<h1>Peat wars</h1><p>It began with a spade.</p><div>You've reached your limit of free articles. To continue, subscribe from $4 a month.</div>"), "Peat wars", "hard")

# Gates: refusals, rates, law, regions, consent, age, queue.
REFUSALS = ["<h1>403 Forbidden</h1>", "<title>Forbidden</title><p>Access to this resource on the server is denied!</p>", "", '{"detail":"forbidden"}', "<h1>Accès interdit</h1>", "<h1>Доступ запрещён</h1>", "<h1>禁止访问</h1>", sheet("en", "Blocked", "<p>Requests from your network are not accepted. Write to abuse@host.example.</p>"), "<?xml version='1.0'?><Error><Code>AccessDenied</Code></Error>", portal_of_state("en", "Forbidden", "<h1>You are not allowed to see this page</h1>"), "<h1>Directory listing denied</h1>"]
for number, body in enumerate(REFUSALS):
    gate(f"403 {number}", f"https://www.refusal-{number}.example/notes/rope/9", "blocked/http-403", body, "notes on rope", status=403)
gate("406 of a firewall", "https://www.small-host.example/essay", "dead/http-4xx", "<h1>Not Acceptable!</h1><p>An appropriate representation of the requested resource could not be found on this server. This error was generated by Mod_Security.</p>", "the essay", status=406, also=["blocked/http-403", "suspect/http-4xx", CHECK])
gate("999", "https://www.pronetwork.example/in/ruth", "blocked/http-403", '<html><head><script>window.onload=function(){window.location.href="https://www.pronetwork.example/authwall?trk=x"}</script></head></html>', "Ruth's profile", status=999, also=[*SOME_GATE, "suspect/http-4xx", "dead/http-4xx"])
RATES = ["Rate limit exceeded", "<h1>Too Many Requests</h1>", "", '{"errors":[{"code":88}]}', "<h1>Trop de requêtes</h1>", "<h1>Слишком много запросов</h1>", sheet("en", "Slow down", "<h1>Easy, tiger</h1><p>Try again in a minute.</p>"), "429", app("en", "Busy", "<h1>You are going too fast</h1>"), "<h1>请求过于频繁</h1>"]
for number, body in enumerate(RATES):
    gate(f"429 {number}", f"https://www.rate-{number}.example/api/knots/9", "blocked/http-429", body, "knot 9", status=429, headers={"Retry_After": "30"} if number % 2 else {}, also=["suspect/http-429", CHECK])
LAWS = ["<h1>451 Unavailable For Legal Reasons</h1>", "", herald("en", "Unavailable", "<h1>We're sorry, this site is unavailable from your location</h1>"), "<h1>Indisponible pour raisons légales</h1>", hub("en", "Takedown", "<h1>DMCA takedown</h1>"), "<h1>Bloqueado por orden judicial</h1>", '{"reason":"dmca"}', "<h1>Недоступно по юридическим причинам</h1>", "<p>Denied by court order 44/2016.</p>", "<title>451</title><p>Not available in your region</p>"]
for number, body in enumerate(LAWS):
    gate(f"451 {number}", f"https://www.law-of-{number}.example/song/9", "blocked/http-451", body, "song 9", status=451)
gate("region of a paper", "https://www.prairie-star.example/2018/grain-lift", "blocked/http-451", sheet("en", "Prairie Star", "<h1>Not available in your region</h1><p>We recognize you are attempting to access this website from a country belonging to the EEA and therefore cannot grant you access at this time. For any issues, call 000-0000.</p>"), "the grain lift", also=SOME_GATE)
gate("region of a film", "https://www.moving-pictures.example/film/9912/locks", "blocked/http-451", stream("en", "Locks", "<h1>Locks</h1><p>Sorry, this title isn't available in your country.</p>"), "Locks", "hard", also=SOME_GATE)
gate("region in French", "https://www.tele-ouest.example/replay/9912", "blocked/http-451", stream("fr", "Replay", "<p>Cette vidéo n'est pas disponible dans votre pays.</p>"), "le replay", "hard", also=[*SOME_GATE, AWAY])
gate("consent in German", "https://www.gross-portal.example/wissen/moor-99.html", PAY, sheet("de", "Gross-Portal", "<h1>Willkommen bei Gross-Portal</h1><p>Nutzen Sie unser Angebot mit Werbung und Cookies, oder werbefrei im Pur-Abo.</p><button>Zustimmen und weiter</button>"), "das Moor", to=["https://www.gross-portal.example/consent-management/?targetUrl=https%3A%2F%2Fwww.gross-portal.example%2Fwissen%2Fmoor-99.html"], also=SOME_GATE)
gate("age of a wine house", "https://www.cave-du-lac.example/vins/blanc-2012", LOGIN, company("fr", "Vérification de l'âge", "<h1>Avez-vous plus de 18 ans ?</h1><button>Oui</button><button>Non</button>"), "le blanc 2012", also=SOME_GATE)
gate("adult notice on a board", "https://www.picboard.example/gallery/9912", LOGIN, app("en", "Content warning", "<h1>This community may contain mature content</h1><p>You must be 18+ to view it. Log in to confirm your age.</p>"), "the gallery", also=SOME_GATE)
gate("queue of a museum", "https://tickets.bigmuseum.example/show/9", CHECK, sheet("en", "Waiting room", "<h1>You are in the waiting room</h1><p>Estimated wait: 9 minutes. This page refreshes by itself. Do not close it.</p>"), "tickets for the show", also=[*SOME_GATE, "suspect/http-5xx"])
CASES.extend(case(f"tenth: gate: robots {number}", url, "blocked/robots", hops=[failed(url, "robots")], cited_as="the text") for number, url in enumerate(("https://www.shut-1.example/a/9", "http://shut-2.example/search?q=rope")))
# fmt: on
