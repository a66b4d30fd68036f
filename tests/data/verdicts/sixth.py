"""Cases of the sixth round, of other layouts, tongues, products and kinds than the fifth.

Written without knowing the rules that judge them. Each line is one link: a layout, a language, an address, the page's
title and heading, its words, what it is cited as, and what a neighbour met. Groups, as the names say them:

- ``plainly``: theses, manuals, boards, clubs, shops, offices, podcasts, maps, letters, tables, files of many types.
- ``tricky``: living pages that speak of loss, walls, checks and sales, or that wear boxes over their full text.
- ``kept``: pages at a new address with the words that they are cited for.
- ``tongues``: pages that say in a language of their own that they are not there; ``ways``: other ways of saying so.
- ``over``: what has ended, been taken down, hidden or emptied.
- ``tenant``: names for sale, left, expired or in others' hands; ``box``: servers and hosts without a site.
- ``away``: redirects that lead off from what was cited.
- ``status``: what servers say with their status alone.
- ``robots``, ``members``, ``payers``, ``others``: checks, log-ins, paywalls, and walls of other kinds.
"""

from collections.abc import Callable
from typing import Any

from tests.data.verdicts.building import Answer, answer, case, failed, moved
from tests.data.verdicts.sixth_frames import fragment, ghost, joomla, space, sphinx, squares, tabloid, typo, vb, woo

CASES: list[dict[str, Any]] = []
HTML = "text/html; charset=utf-8"
OK, REDIRECTED = "live/ok", "live/redirected"
ABSENT, HOME, PARKED = "dead/soft-404", "dead/redirected-home", "dead/parked"
CHALLENGE, LOGIN, PAYWALL = "blocked/challenge", "blocked/login", "blocked/paywall"
ANY_WALL = [CHALLENGE, LOGIN, PAYWALL, "blocked/http-401", "blocked/http-403", "blocked/http-429", "blocked/http-451"]
"""A wall that no reason names."""
UNSURE = ["suspect/soft-404", "suspect/redirected-home", "suspect/parked"]
NOWHERE = {
    "en": ("Page not found", "That page does not exist."),
    "de": ("Seite nicht gefunden", "Diese Seite gibt es nicht."),
    "fr": ("Page introuvable", "Cette page n'existe pas."),
    "es": ("Página no encontrada", "Esta página no existe."),
    "pt": ("Página não encontrada", "Esta página não existe."),
    "it": ("Pagina non trovata", "Questa pagina non esiste."),
    "ru": ("Страница не найдена", "Такой страницы нет."),
    "ja": ("ページが見つかりません", "お探しのページはありません。"),
    "zh": ("页面不存在", "找不到该页面。"),
    "ar": ("الصفحة غير موجودة", "لم نعثر على هذه الصفحة."),
}


def beside(url: str) -> str:
    """Return the address of a page that nobody made, in the folder of another."""
    scheme, _, rest = url.partition("://")
    host, _, path = rest.partition("?")[0].partition("/")
    folders, _, name = path.rstrip("/").rpartition("/")
    kind = name[name.rfind(".") :] if "." in name else ""
    made = "unlikely-7c1f0b9e52aa43d8" + kind
    return f"{scheme}://{host}/{folders + '/' if folders else ''}{made}{'/' if path.endswith('/') else ''}"


def link(
    group: str,
    verdict: str,
    layout: Callable[..., str] | None,
    language: str,
    url: str,
    title: str,
    heading: str,
    text: str | bytes,
    cited: str | None = None,
    near: str = "404",
    also: list[str] | None = None,
    via: tuple[str, int] | None = None,
    status: int = 200,
    kind: str = HTML,
    meta: str = "",
    **headers: str,
) -> None:
    """Add a link. ``near`` is what a neighbour met: ``404``, ``soft``, ``root``, ``alike``; ``via`` where it led."""
    if layout is None or isinstance(text, bytes):
        body: str | bytes = text
    else:
        body = layout(language, title, heading, text, meta)
    final = answer(via[0] if via else url, body, status, kind, **headers)
    hops = [moved(url, *via), final] if via else [final]
    more: dict[str, Any] = {"hops": hops, "also": also or (), "cited_as": cited}
    if status == 200:
        more["probe"] = neighbour(url, near, layout or fragment, language, body, hops, kind)
    CASES.append(case(f"sixth: {group}: {language} {url.partition('://')[2][:56]} {len(CASES)}", url, verdict, **more))


def neighbour(
    url: str, near: str, layout: Callable[..., str], language: str, body: str | bytes, hops: list[Answer], kind: str
) -> tuple[Answer, ...]:
    """Return what a page that nobody made met beside an address."""
    other = beside(url)
    title, words = NOWHERE.get(language, NOWHERE["en"])
    if near in {"404", "soft"}:
        return (answer(other, layout(language, title, title, words), 404 if near == "404" else 200),)
    if near == "root":
        root = "/".join(url.split("/")[:3]) + "/"
        return (moved(other, root, 301), answer(root, layout(language, "", "", "One. Two. Three.\nAll that is new.")))
    if len(hops) > 1:
        return (moved(other, hops[1].url), *hops[1:])
    text = body.decode("utf-8", "replace") if isinstance(body, bytes) else body
    return (answer(other, text.replace("</body>", f"<!-- {other[-9:]} --></body>"), 200, kind),)


# fmt: off
P, T = "plainly", "tricky"
link(P, OK, space, "en", "https://repository.uni.example/handle/10/4412", "Peat hydrology of the Ballow Moss", "Peat hydrology of the Ballow Moss", "<table class='item-view'><tr><td>Author</td><td>Wren, Philippa</td></tr><tr><td>Date</td><td>2011-05</td></tr><tr><td>Type</td><td>Doctoral thesis</td></tr></table><h5>Abstract</h5><p>Water tables in a cut-over bog were followed for three winters. Blocking of drains raised them by eleven centimetres within a year, and by a further four in the next.</p><h5>Files</h5><a href='/bitstream/10/4412/1/wren.pdf'>wren.pdf (4.1 MB)</a>", "Wren 2011")
link(P, OK, space, "pt", "https://repositorio.example/handle/1822/771", "Azulejos de fachada no Porto", "Azulejos de fachada no Porto, 1850-1910", "<p>Dissertação de mestrado. Acesso aberto.</p><p>O estudo inventaria oitocentas fachadas e compara padrões, fábricas e estados de conservação. Conclui que um terço dos azulejos se perdeu desde 1990.</p>", "azulejos de fachada", near="soft")
link(P, OK, sphinx, "en", "https://tidelib.readthedocs.example/en/stable/api/harmonics.html", "tidelib.harmonics — tidelib 2.4", "tidelib.harmonics", "<dl class='py function'><dt>tidelib.harmonics.predict(constituents, when)</dt><dd><p>Return heights in metres. Raises <code>NotFound</code> if a constituent is unknown.</p></dd></dl><dl><dt>class tidelib.harmonics.NotFound</dt><dd><p>No such constituent.</p></dd></dl>", "predict()")
link(P, OK, sphinx, "zh", "https://docs.chuan.example/zh/latest/install.html", "安装 — 船 3.1 文档", "安装", "<p>需要 Python 3.9 以上版本。</p><pre>pip install chuan</pre><p>在 Windows 上请先安装编译工具。</p>", "安装说明")
link(P, OK, vb, "en", "http://www.clockmenders.example/showthread.php?t=5521", "Fusee chain snapped - Clockmenders", "Fusee chain snapped", "<p><b>tomp</b>: Third link from the hook has parted. Can it be riveted or is it scrap?</p><p><b>verge</b>: Rivet it. Soft iron wire, file flush. Hundreds of us have done it.</p><p><b>tomp</b>: Ta. Running again, four minutes fast a week.</p>", "a thread among clockmenders")
link(P, OK, vb, "it", "http://www.vespaforum.example/showthread.php?t=881", "Candela bagnata", "Candela bagnata", "<p>Salve, dopo dieci minuti si spegne e la candela è bagnata.</p><p>Controlla lo spillo del carburatore, a me non chiudeva più.</p>")
link(P, OK, joomla, "de", "https://schachverein-lauf.example/index.php/berichte/412-aufstieg", "Aufstieg in die Bezirksliga", "Aufstieg in die Bezirksliga", "Mit einem 5:3 gegen Roth hat die zweite Mannschaft am letzten Spieltag den Aufstieg geschafft.\nAn Brett eins gewann Frieda Moll nach sechs Stunden ein Turmendspiel.\nGefeiert wird am 12. Mai im Vereinsheim.", "Aufstieg 2016", near="soft")
link(P, OK, joomla, "es", "https://cofradia.example/index.php/historia", "Historia de la cofradía", "Historia", "Fundada en 1612 por los pescadores del barrio, la cofradía perdió su archivo en el incendio de 1809.\nLas reglas de 1744 se conservan en copia en el obispado.", "historia de la cofradía")
link(P, OK, typo, "de", "https://www.uni-am-see.example/geologie/personen/mueller", "Dr. H. Müller", "Dr. Hanne Müller", "<p>Raum 3.114, Sprechstunde nach Vereinbarung</p><ul><li>Varven und ihre Zählung</li><li>Tephra in Eifelmaaren</li></ul>", "Hanne Müller")
link(P, OK, typo, "fr", "https://www.commune-de-vaux.example/enfance/cantine", "Cantine - Vaux", "Cantine", "Les menus de la semaine sont affichés le lundi. Le repas coûte 3,40 euros.\nLes inscriptions se font en mairie jusqu'au 30 juin.", "tarifs de la cantine")
link(P, OK, squares, "en", "https://saltmarshpottery.example/kiln", "Saltmarsh Pottery", "The kiln", "Built by hand from 1,900 bricks in the spring of 1999, it burns driftwood and eats a fortnight of my life twice a year.\nFirings are open to visitors in May and October.", "her kiln")
link(P, OK, squares, "en", "https://cafe-lune.example/", "Café Lune", "Café Lune", "Open Wednesday to Sunday, eight until four.\n12 Rope Walk.", "Café Lune", near="soft")
link(P, OK, woo, "en", "https://seedbank.example/product/crimson-broad-bean/", "Crimson broad bean - Seedbank", "Crimson broad bean", "<p class='price'>2.75</p><p>Deep red flowers and green beans, kept in one Kent garden from 1778. Sow in November or February.</p><p class='stock in-stock'>212 in stock</p>", "crimson-flowered broad bean")
link(P, OK, woo, "ja", "https://hamono.example/product/gyuto-210/", "牛刀 210mm", "牛刀 210mm", "<p class='price'>¥18,700</p><p>白紙二号、水焼き。柄は朴、八角。研ぎ直しも承ります。</p><p class='stock out-of-stock'>在庫なし</p>", "牛刀")
link(P, OK, tabloid, "en", "https://dailybuzz.example/showbiz/884412/weatherman-swan", "Weatherman chased by swan live on air", "Weatherman chased by swan live on air", "Viewers watched in delight on Monday as a swan took against Gordon Pike's umbrella.\nPike, 54, retreated across a car park without dropping his forecast: showers, clearing later.\nThe bird, known locally as Clive, could not be reached for comment.", "weatherman and swan")
link(P, OK, tabloid, "ar", "https://akhbar-albahr.example/sport/2210", "فريق الميناء يفوز بهدفين", "فريق الميناء يفوز بهدفين", "حقق فريق الميناء فوزا ثمينا على ضيفه في الجولة الرابعة بهدفين دون رد.\nوسجل الهدفين اللاعب الشاب في الشوط الثاني، ليرفع الفريق رصيده إلى تسع نقاط.", "فوز الميناء")
link(P, OK, tabloid, "ru", "https://gorod-n.example/news/55121.html", "В парке открыли каток", "В парке открыли каток", "Каток площадью две тысячи квадратных метров заработал в субботу. Вход свободный, прокат коньков двести рублей в час.\nПо вечерам обещают музыку.", "каток в парке")
link(P, OK, ghost, "en", "https://slowmaps.example/contours-by-hand/", "Contours by hand", "Contours by hand", "A contour is a promise that you could walk along it and stay dry to the same inch.\nI draw mine with a crow quill from spot heights, and I lie a little at the cliffs.\nThis week: how to thin them without losing the hill.", "on drawing contours")
link(P, OK, ghost, "zh", "https://chaju.example/wulong/", "乌龙的三次揉捻", "乌龙的三次揉捻", "第一次要轻，叶子还带着露水的脾气。\n第二次用布包，第三次才见球形。\n做茶的人说，急不得。", "揉捻")
link(P, OK, ghost, "es", "https://cartasdelsur.example/el-ultimo-faro/", "El último farero", "El último farero", "Don Anselmo apagó la lámpara en 1993 y se quedó a vivir al pie de la torre.\nCada noche sube, por costumbre, los doscientos escalones.", near="root")
link(P, OK, fragment, "en", "http://weather.shed.example/now.php", "shed", "", "<pre>temp 11.4 C\nwind 3 m/s SW\nrain 0.0 mm</pre>", "shed weather")
link(P, OK, fragment, "en", "http://lists.kernelish.example/pipermail/dev/2004-June/000412.html", "[dev] lost interrupts on the second board", "[dev] lost interrupts on the second board", "<b>Ingo Faber</b> ingo at faber.example<br><i>Thu Jun 17 2004</i><pre>Since the last patch the second board loses one interrupt in a thousand.\nA page fault in the handler? The first board is fine.\n\nIngo</pre><hr><a href='000411.html'>Previous</a> <a href='000413.html'>Next</a>", "Faber's message")
link(P, OK, fragment, "fr", "http://perso.example/~jd/recette.htm", "Kig ha farz", "Kig ha farz", "500 g de farine de blé noir, deux jarrets, un sac de toile propre. Cuire trois heures.", "la recette")
link(P, OK, fragment, "en", "https://maps.example/embed/quay", "Map of the quay", "", "<img src='/tiles/quay.png' alt='Map of the quay'>", "map")
link(P, OK, None, "en", "https://data.example/v1/list.json", "", "", '[{"id":1,"name":"Ouse"},{"id":2,"name":"Nene"}]', "list of rivers", kind="application/json")
link(P, OK, None, "en", "https://podcast.example/feed.atom", "", "", '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Low Water</title><id>urn:x</id><updated>2021-01-01T00:00:00Z</updated><entry><title>Mud</title><id>urn:y</id><updated>2021-01-01T00:00:00Z</updated></entry></feed>', "Low Water", kind="application/atom+xml")
link(P, OK, None, "en", "https://podcast.example/e/12.mp3", "", "", b"ID3\x03\x00\x00\x00\x00\x00\x21" + bytes(1200), "episode 12", kind="audio/mpeg")
link(P, OK, None, "en", "https://raw.forge.example/ana/tide/main/LICENSE", "", "", "Permission is granted to anyone to use this for any purpose, including commercial ones.\n", "its licence", kind="text/plain; charset=utf-8")
link(P, OK, None, "en", "https://raw.forge.example/ana/tide/main/notes.txt", "", "", "404\n403\n500\nCodes that the gauge sends; see manual, p. 9.\n", "codes of the gauge", kind="text/plain")
link(P, OK, None, "de", "https://amtsblatt.example/2003/17.pdf", "", "", b"%PDF-1.3\n%\xe2\xe3\xcf\xd3\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n", "Amtsblatt 17/2003", kind="application/pdf")
link(P, OK, None, "en", "https://files.lab.example/gauge.zip", "", "", b"PK\x03\x04" + bytes(400), "raw data", kind="application/zip")
link(P, OK, None, "en", "https://img.example/scan/0041.png", "", "", b"\x89PNG\r\n\x1a\n" + bytes(700), "scan of the letter", kind="image/png", near="root")
link(P, OK, typo, "sv", "https://arkiv.example/lista/socknar", "Socknar", "Socknar A-Ö", "<table><tr><td>Alfta</td><td>1612</td></tr><tr><td>Bingsjö</td><td>1704</td></tr><tr><td>Ore</td><td>1655</td></tr></table>", "sockenlistan")
link(P, OK, typo, "da", "https://kommunen.example/byraad/referat-2014-03", "Referat, marts 2014", "Referat af byrådsmødet", "Punkt 1. Godkendelse af dagsorden. Godkendt.\nPunkt 2. Ny cykelsti langs åen. Vedtaget med 14 stemmer mod 7.", "referatet")
link(P, OK, squares, "nl", "https://molenaar.example/malen", "De Hoop", "Malen op zaterdag", "Bij voldoende wind draait de molen elke zaterdag. Meel is te koop in zakken van één kilo.")
link(P, OK, joomla, "pl", "https://klub-szybowcowy.example/index.php/latanie", "Latanie", "Kurs podstawowy", "Kurs zaczyna się w maju i trwa do pierwszego lotu samodzielnego, zwykle czterdzieści startów.\nBadania lekarskie załatwia kandydat.", "kurs szybowcowy")
link(P, OK, tabloid, "tr", "https://sehirhaber.example/vapur-seferleri-8812", "Vapur seferlerine kış tarifesi", "Vapur seferlerine kış tarifesi", "Kış tarifesi pazartesi başlıyor. Son sefer 23.10'da kalkacak.\nSis nedeniyle iptal edilen seferler cep telefonlarına bildirilecek.", "kış tarifesi")
link(P, OK, tabloid, "ko", "https://haean-ilbo.example/news/31221", "등대 음악회 오는 토요일 열려", "등대 음악회 오는 토요일 열려", "올해로 열두 번째를 맞는 등대 음악회가 토요일 저녁 일곱 시에 열린다.\n비가 오면 어촌계 회관으로 자리를 옮긴다.", "등대 음악회")
link(P, OK, tabloid, "uk", "https://visnyk-polissia.example/2021/09/zhuravlyna", "Почався сезон журавлини", "Почався сезон журавлини", "На болотах під Сарнами збирають журавлину. Цьогоріч ягід менше через суху весну.\nЗа кілограм дають сорок гривень.", "сезон журавлини")
link(P, OK, fragment, "he", "https://yoman-sadeh.example/d/14", "יומן שדה", "יומן שדה, יום 14", "ראינו שלושה עגורים מעל הבריכה הצפונית. רוח מזרחית חלשה.", "יומן השדה")
link(P, OK, ghost, "vi", "https://songnuoc.example/cho-noi/", "Chợ nổi lúc năm giờ sáng", "Chợ nổi lúc năm giờ sáng", "Ghe bầu chở dưa hấu từ Sóc Trăng lên, người mua trả giá bằng tay vì tiếng máy quá to.\nĐến bảy giờ thì chợ tan.", "chợ nổi")
link(P, OK, woo, "fi", "https://kirjakaappi.example/tuote/kalastajan-muistelmat/", "Kalastajan muistelmat", "Kalastajan muistelmat", "<p>14,00 €</p><p>Käytetty, selkä kulunut. Painettu Vaasassa 1951.</p>", "Kalastajan muistelmat")

link(T, OK, ghost, "en", "https://sandbank.example/page-not-found-a-eulogy/", "Page not found: a eulogy", "Page not found: a eulogy", "My first site died on a Tuesday. The host had sent eleven mails to an address that it had itself closed.\nWhat answers there now says that the page cannot be found, and suggests that I check the spelling of my own name.\nI have written this down so that something can be.", "a eulogy for a dead site")
link(T, OK, tabloid, "es", "https://lavozdelpuerto.example/2022/error-404-fiesta", "Error 404: la peña que se quedó sin fiesta", "Error 404: la peña que se quedó sin fiesta", "La peña Error 404 llevaba quince años desfilando en carnaval disfrazada de página no encontrada.\nEste año el ayuntamiento extravió su solicitud. \"Tiene gracia\", dice su presidente, \"pero poca\".", "la peña Error 404")
link(T, OK, tabloid, "en", "https://dailybuzz.example/tech/checking-your-browser", "Why every site wants to check your browser", "Why every site wants to check your browser", "\"Checking your browser before accessing\" has become the doormat of the web. We asked the makers of three such checks what they look at.\nMouse movements, says one. The order of headers, says another. The third would not say, and asked us to prove that we were human.", "browser checks")
link(T, OK, typo, "en", "https://library.uni.example/help/access-denied", "Access denied? What to do", "\"Access denied\": what to do", "If a publisher answers \"Access denied\" or asks you to log in, you are most likely outside the campus network.\nStart from the library's list of databases, choose the title, and sign in with your university name.\nStill stuck? Ring the desk on 5512.", "library's help page")
link(T, OK, sphinx, "en", "https://crawlerkit.example/docs/captcha.html", "Captchas — crawlerkit", "Captchas", "<p>If a page asks to verify you are human, crawlerkit stops and reports <code>blocked</code>. It does not solve captchas.</p><pre>if answer.blocked:\n    wait(3600)</pre><p>See also: rate limits, robots.txt.</p>", "how it treats captchas")
link(T, OK, ghost, "en", "https://namewatch.example/how-parking-works/", "How domain parking works", "How domain parking works", "You type a name that lapsed, and meet a list of sponsored listings under \"This domain is for sale\".\nBehind it stands an auction that runs in eighty milliseconds. I followed one name, a choir's, through four owners in a year.\nNone of them could sing.", "how parking works")
link(T, OK, tabloid, "de", "https://talkurier.example/wirtschaft/onlineportal-schliesst", "Onlineportal schließt nach 18 Jahren", "Onlineportal schließt nach 18 Jahren", "Das Portal stellt seinen Dienst zum Jahresende ein, alle Konten werden gelöscht.\nNutzer können ihre Bilder bis zum 15. Dezember herunterladen, teilte das Unternehmen am Montag mit.\nVierzehn Beschäftigte verlieren ihre Arbeit.", "Aus für das Portal")
link(T, OK, joomla, "en", "https://rambling-club.example/index.php/news/we-have-moved", "We have moved", "We have moved", "From 1 September we meet at the Red Lion, not the Ship. Walks start at nine as before.\nThe Ship has closed and is for sale, should anyone have 300,000 to spare.", "the club's new meeting place")
link(T, OK, woo, "de", "https://radiohaus.example/produkt/kurzwelle-200/", "Kurzwelle 200", "Kurzwelle 200", "<p class='stock out-of-stock'>Dieser Artikel ist nicht mehr lieferbar.</p><p>Weltempfänger von 1988 mit doppelter Mischung, BFO und Netzteil. Schaltplan und Anleitung stehen unten zum Herunterladen.</p><table><tr><td>Bereich</td><td>0,15 bis 30 MHz</td></tr></table>", "Kurzwelle 200")
link(T, OK, tabloid, "fr", "https://lindependant-des-vals.example/2023/panne", "Panne géante : « service indisponible » toute la matinée", "Panne géante : « service indisponible » toute la matinée", "Impossible de payer son billet mardi entre sept heures et midi : le site de la compagnie affichait « service temporairement indisponible ».\nUne pelleteuse avait coupé la fibre à Montélimar. Les billets seront remboursés.", "panne du mardi")
link(T, OK, ghost, "en", "https://marshnotes.example/on-not-finding/", "On not finding", "Nothing found", "Nothing found, said the log of the expedition, nineteen days in a row.\nIt is my favourite sentence in the archive. They wrote it every evening, and dated it, and signed.\nNegative results have no museum. This is a small one.", "essay on negative results")
link(T, OK, vb, "en", "http://www.clockmenders.example/showthread.php?t=6002", "Invalid Thread specified?? - Clockmenders", "Invalid Thread specified??", "<p><b>lena</b>: I keep getting \"Invalid Thread specified\" when I open old bookmarks. Anyone else?</p><p><b>verge</b>: Threads before 2005 were pruned in the move. Search by title, some were saved.</p>", "old threads were pruned")
link(T, OK, squares, "en", "https://under-construction-gallery.example/shows/", "Under Construction Gallery", "Under Construction", "A gallery in a half-built tower. Next show: Coming Soon, paintings by A. Reeve, 4 to 30 June.\nHard hats at the door.", "Under Construction Gallery")
link(T, OK, space, "en", "https://repository.uni.example/handle/10/404", "Gone: a sociology of closing shops", "Gone: a sociology of closing shops", "<p>Thesis, 2018. The item you are viewing is under no embargo.</p><p>Forty shopkeepers were interviewed in the month in which they closed. Most had not told their customers.</p><a href='/bitstream/10/404/gone.pdf'>gone.pdf</a>", "a sociology of closing shops")
link(T, OK, tabloid, "it", "https://corrieredellago.example/cronaca/abbonati", "Abbonati allo stadio: come fare", "Abbonati allo stadio: come fare", "Gli abbonamenti per la nuova stagione sono in vendita da lunedì. Prezzi da 120 a 480 euro.\nChi era già abbonato può conservare il posto fino al 20 luglio.", "abbonamenti allo stadio")
link(T, OK, tabloid, "en", "https://dailybuzz.example/news/771/ferry", "Ferry stuck on sandbank for six hours", "Ferry stuck on sandbank for six hours", "<p>All 214 passengers are safe after a ferry ran on to a sandbank off the pier on Sunday.</p><div class='box'>This article is free to read. <a>Register for our newsletter</a> to support us. Already a subscriber? Log in</div><p>The tide lifted her off at half past four. Tea was served, then, passengers said, more tea.</p><p>An inquiry will ask why the buoy was not where the chart has it.</p><p>Services resume on Monday.</p>", "ferry on sandbank", meta='<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":true}</script>')
link(T, OK, ghost, "en", "https://slowmaps.example/hachures/", "Hachures", "Hachures", "<p>Before contours there were hachures: strokes down the slope, thick where steep.</p><p>Lehmann gave them a rule in 1799. Black at forty-five degrees, white on the flat. Engravers hated him.</p><p>You can still count them with a glass and get the gradient to within a degree or two.</p><p>Next week, rock drawing.</p><div class='gh-portal'>You've read 2 of 3 free posts this month.</div>", "on hachures")
link(T, OK, tabloid, "de", "https://talkurier.example/lokales/bad-zu", "Freibad bleibt zu", "Freibad bleibt zu", "<div class='cmp'>Mit Werbung weiterlesen: Wir und unsere Partner verarbeiten Daten. <button>Akzeptieren</button> <button>Pur-Abo</button></div><p>Das Freibad bleibt auch in diesem Sommer geschlossen. Das Becken verliert am Tag vierzig Kubikmeter Wasser.</p><p>Eine Sanierung kostet nach Schätzung der Stadt 3,1 Millionen Euro. Der Förderverein sammelt seit Mai.</p><p>Schwimmkurse finden in Roth statt.</p>", "Freibad bleibt geschlossen")
link(T, OK, joomla, "pt", "https://junta.example/index.php/avisos/88", "Aviso: conteúdo removido da biblioteca", "Aviso: conteúdo removido da biblioteca", "Por causa da humidade, três mil volumes foram removidos da sala de leitura para o depósito.\nQuem precisar de um deles deve pedi-lo com dois dias de antecedência.", "volumes removidos")
link(T, OK, fragment, "en", "https://law.example/uk/1911/c27/s9", "Section 9 (repealed)", "9. [Repealed]", "<p>[Section 9 was repealed by the Statute Law Revision Act 1927.]</p>", "section 9")
link(T, OK, fragment, "en", "https://wikiold.example/deletion-log", "Deletion log", "Deletion log", "<ul><li>12:04 Ann deleted page <i>Eels of Mars</i> (hoax)</li><li>11:50 Bob deleted page <i>Test</i> (test page)</li></ul>", "deletion log")
link(T, OK, squares, "en", "https://lastorders.example/goodbye", "Last Orders", "Goodbye", "Last Orders, the magazine of village pubs, has ceased publication after 44 issues.\nBack issues can be had from Ruth for the price of the stamp; the index is below.\nNo. 1: The Plough. No. 2: The Five Bells. No. 3: The Ship at Anchor.", "Last Orders magazine")
link(T, OK, tabloid, "zh", "https://jiangcheng-wanbao.example/a/991", "老字号书店今日关门谢客", "老字号书店今日关门谢客", "开了四十年的书店今天最后一次拉上卷帘门。老板说，房租涨了三倍，网店又便宜。\n不少老顾客赶来合影。", "书店关门")
link(T, OK, ghost, "en", "https://tinythings.example/gone-fishing/", "Gone fishing", "Gone fishing", "Back in September.", "Gone fishing")
link(T, OK, typo, "en", "https://events.example/2012/symposium", "Symposium on Weirs 2012 (past event)", "Symposium on Weirs 2012", "This event has ended. Registration is closed.\nProgramme. Keynote: A. Lindqvist, Fish passes that fish pass. Session 1: sluices. Session 2: stop logs.\nProceedings were printed as Weir Papers 4.", "2012 symposium")

for layout, old, new, by, title, words, cited in (
    (typo, "http://www.uni-am-see.example/geo/varven.htm", "https://www.uni-am-see.example/geologie/varven", 301, "Varvenzählung", "Eine Varve ist die Ablagerung eines Jahres. In unserem See sind es neuntausend.", "Varvenzählung"),
    (ghost, "https://slowmaps.letters.example/p/contours", "https://slowmaps.example/contours/", 301, "Contours again", "Once more on the thinning of lines near cliffs, with plates.", "Contours again"),
    (space, "http://hdl.example/10/4412", "https://repository.uni.example/handle/10/4412", 302, "Peat hydrology of the Ballow Moss", "Water tables in a cut-over bog were followed for three winters.", "Peat hydrology of the Ballow Moss"),
    (sphinx, "https://tidelib.readthedocs.example/", "https://tidelib.readthedocs.example/en/stable/", 302, "tidelib", "Harmonic prediction of tides. Install it with pip.", "tidelib"),
    (woo, "https://seedbank.example/shop.php?item=44", "https://seedbank.example/product/lazy-housewife/", 301, "Lazy housewife bean", "A climbing bean without strings, brought over in 1882.", "Lazy housewife bean"),
    (tabloid, "https://m.gorod-n.example/news/7.html", "https://gorod-n.example/news/7.html", 302, "Мост закрыли на ремонт", "Движение по мосту закрыто до ноября. Объезд по плотине.", "Мост закрыли на ремонт"),
):
    link("kept", REDIRECTED, layout, "en", old, title, title, words, cited, also=[OK], via=(new, by))

# Plainly living, of further kinds.
for layout, language, url, title, words, cited, near in (
    (typo, "en", "https://weather.gov.example/warnings/colours", "What the colours of warnings mean", "Yellow: be aware. Amber: be prepared. Red: take action.\nThe colour joins how likely and how bad.", "what an amber warning means", "404"),
    (typo, "fr", "https://insee.example/fr/statistiques/2119", "Population des communes en 2014", "<table><tr><th>Commune</th><th>Habitants</th></tr><tr><td>Vaux</td><td>412</td></tr><tr><td>Serre</td><td>98</td></tr></table>", "population en 2014", "soft"),
    (typo, "es", "https://boe.example/diario/2004/12/3/a-3371", "Orden de 3 de diciembre de 2004", "Artículo único. Se aprueban los modelos de declaración que figuran en el anexo.\nDisposición final. Esta orden entrará en vigor al día siguiente de su publicación.", "Orden de 3 de diciembre", "404"),
    (typo, "ja", "https://city.example/kurashi/gomi.html", "ごみの出し方", "燃えるごみは月曜と木曜、資源ごみは第二水曜です。\n午前八時までに出してください。", "ごみの出し方", "404"),
    (joomla, "ru", "https://muzey-parovozov.example/index.php/eksponaty/9p", "Паровоз 9П", "Построен в Муроме в 1954 году. Работал на сахарном заводе до 1983 года.\nВ кабине можно постоять и дать гудок.", "паровоз 9П", "404"),
    (joomla, "it", "https://coro-alpino.example/index.php/repertorio", "Repertorio", "La montanara. Signore delle cime. Stelutis alpinis.\nLe partiture si chiedono al maestro.", "il repertorio", "soft"),
    (tabloid, "pt", "https://jornaldaserra.example/2019/queijo", "Queijo da serra bate recorde", "O leilão anual rendeu o dobro do ano passado. O queijo vencedor pesa onze quilos.\nO comprador, de Lisboa, pediu anonimato.", "leilão de queijo", "404"),
    (tabloid, "ar", "https://akhbar-albahr.example/local/88", "افتتاح مكتبة الحي القديم", "افتتحت البلدية مكتبة عامة في مبنى الجمارك القديم.\nتضم المكتبة عشرة آلاف كتاب وقاعة للأطفال.", "مكتبة الحي القديم", "404"),
    (tabloid, "id", "https://kabarselat.example/2021/perahu", "Perahu nelayan kini pakai lampu surya", "Dua ratus perahu di pesisir selatan telah dipasangi lampu tenaga surya.\nNelayan mengaku hemat bensin genset sampai separuh.", "lampu surya nelayan", "404"),
    (tabloid, "fa", "https://rooznameh.example/1400/anar", "برداشت انار در ساوه آغاز شد", "باغداران از هفته گذشته برداشت انار را آغاز کرده‌اند.\nپیش‌بینی می‌شود امسال سی هزار تن انار برداشت شود.", "برداشت انار", "404"),
    (tabloid, "el", "https://nisiotika.example/2018/meli", "Καλή χρονιά για το θυμαρίσιο μέλι", "Οι μελισσοκόμοι του νησιού τρύγησαν διπλάσια ποσότητα από πέρυσι.\nΗ τιμή μένει στα δεκαπέντε ευρώ το κιλό.", "θυμαρίσιο μέλι", "404"),
    (tabloid, "hu", "https://tiszalap.example/2017/halaszle", "Rekordméretű bogrács a halászléfesztiválon", "Kétezer liter halászlé főtt szombaton egyetlen bográcsban.\nA receptet a főszakács nem árulta el.", None, "404"),
    (ghost, "en", "https://sandbank.example/how-to-read-a-tide-table/", "How to read a tide table", "Find your port. Find the day. Add the hour if it is summer.\nNow subtract what your grandfather told you, because the channel has moved.\nSprings come two days after the moon, not with it.", "how to read a tide table", "404"),
    (ghost, "de", "https://brotundsalz.example/sauerteig-fuehren/", "Sauerteig führen", "Am ersten Tag passiert nichts, am zweiten zu viel. Das ist normal.\nWarm halten, füttern, abwarten. Am fünften Tag backen.", "Sauerteig führen", "soft"),
    (ghost, "fr", "https://carnetdepluie.example/bruine/", "La bruine", "La bruine n'a pas de gouttes, elle a des intentions.\nÀ Brest on lui donne onze noms, dont trois polis.", "la bruine", "404"),
    (sphinx, "en", "https://docs.gaugekit.example/latest/changes.html", "Changes", "<h2>2.1</h2><ul><li>Removed the old reader; it was deprecated in 1.8.</li><li>Fixed: pages not found in the cache were fetched twice.</li></ul><h2>2.0</h2><ul><li>Dropped support for Python 3.7.</li></ul>", "list of changes", "404"),
    (sphinx, "de", "https://handbuch.pegel.example/kapitel/fehler.html", "Fehlermeldungen", "<dl><dt>Seite nicht gefunden</dt><dd>Der Name der Datei stimmt nicht.</dd><dt>Zugriff verweigert</dt><dd>Melden Sie sich neu an.</dd><dt>Zeit überschritten</dt><dd>Die Leitung ist zu langsam.</dd></dl>", "Kapitel über Fehlermeldungen", "404"),
    (vb, "en", "http://www.clockmenders.example/showthread.php?t=12", "Sticky: rules of the board", "<p>1. Be kind. 2. No selling in the repair section; posts will be deleted. 3. You must log in to see pictures, blame the spammers.</p>", "rules of the board", "404"),
    (woo, "fr", "https://graineterie.example/produit/haricot-coco/", "Haricot coco de Paimpol", "<p class='price'>4,10 €</p><p>Semis en mai, récolte demi-sec en août. Sachet de 60 graines.</p>", "coco de Paimpol", "root"),
    (woo, "pl", "https://ksiegarnia.example/produkt/atlas-rzek/", "Atlas rzek", "<p>39,00 zł</p><p>Wydanie drugie, 1978, oprawa płócienna. Nakład wyczerpany, jeden egzemplarz antykwaryczny.</p>", "Atlas rzek", "404"),
    (squares, "en", "https://binder.example/price-list", "Price list", "Quarter cloth from 80. Half leather from 160. Boxes to measure. Repairs by the hour.\nPrices of 2021.", "her price list", "404"),
    (squares, "de", "https://kaffeeroesterei.example/oeffnungszeiten", "Öffnungszeiten", "Dienstag bis Samstag, 9 bis 17 Uhr. Im August geschlossen.", None, "404"),
    (space, "es", "https://repositorio.uni.example/handle/33/9", "El agua en los pleitos del valle, 1550-1650", "<p>Tesis doctoral. Acceso restringido hasta 2019; ahora abierto.</p><p>Se estudian ciento doce pleitos por turnos de riego. En tres de cada cuatro el juez repartió lo que ya se repartía.</p>", "los pleitos del agua", "soft"),
    (fragment, "en", "http://www.math.uni.example/~ho/errata.html", "Errata", "<ul><li>p. 14, line 3: for <i>not</i> read <i>nor</i></li><li>p. 88: theorem 4 is false. Sorry.</li></ul>", "errata", "404"),
    (fragment, "en", "https://gist.example/ana/8fe2", "moon.py", "<pre>def age(day):\n    return (day - 5.6) % 29.53059</pre>", "her script", "404"),
    (fragment, "sv", "https://runor.example/sten/u-1144", "U 1144", "Kättil och Björn lät resa stenen efter Ödbjörn, sin fader.", "U 1144", "soft"),
    (fragment, "nl", "https://weekdier.example/soort/alikruik", "Alikruik", "Tot vier centimeter. Op stenen in de getijdenzone. Eetbaar.", "alikruik", "404"),
    (fragment, "en", "https://status.host.example/incidents/7", "Elevated errors", "<p>Resolved. Between 10:02 and 10:40 UTC some customers saw 502 Bad Gateway.</p><p>Monitoring. A fix is in place.</p><p>Investigating. We see elevated errors.</p>", "incident of May", "404"),
):
    link(P, OK, layout, language, url, title, title, words, cited, near=near)

# Absent, in tongues and ways of their own.
for layout, language, url, title, heading, words, cited in (
    (tabloid, "en", "https://harbourmail.example/2011/seals", "Harbour Mail", "We've lost that one", "The article you asked for isn't here any more. Try the home page or the archive.", "seals in the harbour"),
    (typo, "de", "https://www.fh-berg.example/lehre/skripte/12", "Fehler 404", "Die angeforderte Seite existiert nicht", "Möglicherweise haben Sie einen veralteten Verweis benutzt.", "Skript 12"),
    (joomla, "fr", "https://clubnautique.example/index.php/regates/2009", "404", "Article introuvable", "Aucun article ne correspond à cette adresse.", "régates 2009"),
    (tabloid, "es", "https://elnoticiero.example/suceso/88", "El Noticiero", "¡Vaya! Esta noticia ya no está", "La noticia que buscas no existe o ha cambiado de dirección.", None),
    (woo, "pt", "https://livraria.example/livro/771", "Erro 404", "Não encontrámos esta página", "O livro que procura pode ter saído do catálogo.", "o livro"),
    (tabloid, "it", "https://ilmattino-del-sud.example/n/99", "Errore", "Contenuto non più disponibile", "La pagina richiesta è stata rimossa.", None),
    (tabloid, "ru", "https://kray24.example/n/8812", "Ошибка", "Упс! Ничего не нашлось", "Запрошенная новость удалена или никогда не существовала.", "новость"),
    (ghost, "ja", "https://nikki.example/p/44", "404", "記事は削除されました", "この記事は存在しないか、削除された可能性があります。", "日記"),
    (woo, "zh", "https://shangdian.example/item/9", "提示", "该商品已下架", "您查看的商品不存在或已被删除。", "商品页面"),
    (tabloid, "ar", "https://albilad.example/a/9", "خطأ", "لم يتم العثور على الصفحة", "الصفحة التي تبحث عنها حُذفت أو نُقلت.", None),
    (fragment, "mk", "https://vesnik.example/v/4", "Грешка", "Страницата не е пронајдена", "Бараната вест не постои.", "вест"),
    (typo, "sl", "https://obcina.example/novice/7", "Napaka", "Strani ni mogoče najti", "Iskana stran ne obstaja več.", "novica občine"),
    (tabloid, "sq", "https://gazeta-shq.example/l/9", "Gabim", "Faqja nuk u gjet", "Lajmi që kërkoni nuk ekziston më.", None),
    (fragment, "gl", "https://concello.example/nova/2", "Erro", "Non se atopou a páxina", "A páxina que busca xa non existe.", "nova do concello"),
    (typo, "eu", "https://udala.example/albisteak/3", "Errorea", "Ez da orria aurkitu", "Eskatutako orria ez da existitzen.", "udalaren albistea"),
    (fragment, "cy", "https://cyngor.example/newyddion/5", "Gwall", "Ni chanfuwyd y dudalen", "Nid yw'r dudalen hon yn bodoli mwyach.", "newyddion"),
    (fragment, "ga", "https://comhairle.example/nuacht/5", "Earráid", "Leathanach gan aimsiú", "Níl an leathanach seo ann.", None),
    (tabloid, "af", "https://koerant.example/nuus/8", "Fout", "Bladsy nie gevind nie", "Die artikel wat jy soek, bestaan nie meer nie.", "berig"),
    (fragment, "ka", "https://ambebi.example/n/3", "შეცდომა", "გვერდი ვერ მოიძებნა", "მოთხოვნილი გვერდი არ არსებობს.", "ამბავი"),
    (fragment, "hy", "https://lur.example/n/3", "Սխալ", "Էջը չի գտնվել", "Ձեր փնտրած էջը գոյություն չունի։", None),
    (tabloid, "az", "https://xeberler.example/n/3", "Xəta", "Səhifə tapılmadı", "Axtardığınız səhifə mövcud deyil.", "xəbər"),
    (fragment, "kk", "https://habar.example/n/3", "Қате", "Бет табылмады", "Сіз іздеген бет жоқ.", None),
    (tabloid, "ur", "https://khabrain.example/n/3", "خرابی", "صفحہ نہیں ملا", "آپ جو صفحہ تلاش کر رہے ہیں وہ موجود نہیں۔", "خبر"),
    (tabloid, "ta", "https://seithi.example/n/3", "பிழை", "பக்கம் கிடைக்கவில்லை", "நீங்கள் தேடும் பக்கம் இல்லை.", "செய்தி"),
    (fragment, "te", "https://vartha.example/n/3", "లోపం", "పేజీ కనబడలేదు", "మీరు వెతుకుతున్న పేజీ లేదు.", None),
    (fragment, "mr", "https://batmi.example/n/3", "त्रुटी", "पृष्ठ सापडले नाही", "आपण शोधत असलेले पृष्ठ उपलब्ध नाही.", "बातमी"),
    (tabloid, "ms", "https://beritautara.example/n/3", "Ralat", "Halaman tidak dijumpai", "Berita yang anda cari tiada di sini.", "berita"),
    (fragment, "tl", "https://balita.example/n/3", "Error", "Hindi nahanap ang pahina", "Wala na rito ang pahinang hinahanap mo.", None),
    (fragment, "sw", "https://habari.example/n/3", "Hitilafu", "Ukurasa haukupatikana", "Ukurasa unaoutafuta haupo.", "habari"),
    (fragment, "mn", "https://medee.example/n/3", "Алдаа", "Хуудас олдсонгүй", "Таны хайсан хуудас байхгүй байна.", None),
    (fragment, "km", "https://dampheng.example/n/3", "កំហុស", "រកមិនឃើញទំព័រ", "ទំព័រដែលអ្នកស្វែងរកមិនមានទេ។", None),
    (typo, "eo", "https://klubo.example/artikoloj/3", "Eraro", "Paĝo ne trovita", "La serĉata paĝo ne ekzistas.", "artikolo"),
    (fragment, "be", "https://naviny.example/n/3", "Памылка", "Старонка не знойдзена", "Такой старонкі няма.", None),
    (tabloid, "nl", "https://streekblad.example/n/3", "Oeps", "Dit bericht is verdwenen", "Het artikel dat je zoekt bestaat niet of niet meer.", "bericht in het Streekblad"),
    (tabloid, "sv", "https://kusttidningen.example/n/3", "Hoppsan!", "Artikeln finns inte kvar", "Artikeln du söker är borttagen.", "Kusttidningen"),
    (tabloid, "tr", "https://sehirhaber.example/n/3", "404", "Böyle bir haber yok", "Aradığınız haber kaldırılmış.", None),
    (tabloid, "pl", "https://kurierrzeczny.example/n/3", "Błąd 404", "Artykuł nie istnieje", "Szukany artykuł został usunięty.", "artykuł"),
    (tabloid, "ko", "https://haean-ilbo.example/n/3", "알림", "요청하신 페이지를 찾을 수 없습니다", "주소가 바뀌었거나 삭제된 기사입니다.", "기사"),
):
    link("tongues", ABSENT, layout, language, url, title, heading, words, cited, near="alike")
link("ways", ABSENT, vb, "en", "http://www.oldwheels.example/showthread.php?t=99", "Old Wheels", "vBulletin Message", "<p>Invalid Thread specified. If you followed a valid link, please notify the administrator</p>", "a thread on hubs", near="alike")
link("ways", ABSENT, vb, "de", "http://www.altrad.example/showthread.php?t=12", "Altrad", "vBulletin-Systemmitteilung", "<p>Kein Thema angegeben. Wenn Sie einem gültigen Link gefolgt sind, benachrichtigen Sie bitte den Webmaster.</p>", None, near="alike")
link("ways", ABSENT, space, "en", "https://repo2.example/handle/9/11", "Invalid Identifier", "Invalid Identifier", "<p>The identifier 9/11 does not correspond to a valid object in this repository.</p>", "a thesis", near="alike")
link("ways", ABSENT, fragment, "en", "http://dept.example/people.php?id=88", "", "", "<b>Warning</b>: mysql_fetch_array() expects parameter 1 to be resource, boolean given in <b>/home/dept/people.php</b> on line <b>14</b>", "a member of staff", near="alike", also=["suspect/soft-404", "suspect/http-5xx"])
link("ways", ABSENT, fragment, "en", "https://cdn.example/files/eel.pdf", "Error", "", "<pre>NoSuchKey: The specified key does not exist. Key: files/eel.pdf</pre>", "eel report", near="alike")
link("ways", ABSENT, None, "en", "https://api.gov.example/doc/77.json", "", "", '{"error":{"code":"not_found","message":"No document with that id"}}', "document 77", near="alike", kind="application/json")
link("ways", ABSENT, None, "en", "https://raw.example/u/r/x.txt", "", "", "File not found.\n", "x.txt", near="alike", kind="text/plain")
link("ways", ABSENT, tabloid, "en", "https://dailybuzz.example/old/22", "Page not found - Daily Buzz", "Trending now", "Swan chases weatherman.\nTen pies you must try.\nFerry on sandbank.", "old story", near="alike")
link("ways", ABSENT, squares, "en", "https://quiltery.example/patterns/star", "Quiltery", "", "<p>We couldn't find the page you were looking for. This is either because: there is an error in the URL, or the page has been moved or deleted.</p>", "star pattern", near="alike")
link("ways", ABSENT, ghost, "en", "https://thinker.example/p/ideas", "Thinker", "404", "Oh dear.", None, near="alike")

for layout, language, url, title, heading, words, cited in (
    (fragment, "en", "https://tubes.example/v/77", "Tubes", "This video is private", "If the owner of this video has granted you access, please log in.", "his lecture"),
    (fragment, "de", "https://filmkiste.example/clip/9", "Filmkiste", "Dieses Video wurde gelöscht", "Der Nutzer hat sein Konto geschlossen.", "der Film"),
    (fragment, "en", "https://toots.example/@ann/110", "Toots", "", "The resource you are looking for isn't here. The author may have deleted the post.", "Ann's post"),
    (ghost, "en", "https://stories.example/@ann/eels-77", "410", "The author deleted this story", "This user has chosen to remove their work.", "her story on eels"),
    (fragment, "en", "https://answers.example/q/881", "Answers", "This question was removed", "It was voluntarily removed by its author.", "an answer"),
    (typo, "fr", "https://emploi.example/offre/881", "Offre", "Cette offre n'est plus en ligne", "Le poste est pourvu. Consultez les autres offres.", "l'offre d'emploi"),
    (woo, "en", "https://deals.example/d/881", "Deal expired", "Sorry, this deal has ended", "See today's deals instead.", "the offer"),
    (squares, "en", "https://crowd.example/p/boat", "Crowd", "This project has been taken down", "It is the subject of a dispute, or its maker removed it.", "the campaign"),
    (fragment, "en", "https://hosted.example/user/ann", "Hosted", "Hosted is no more", "All sites on Hosted were deleted on 26 October 2009. Goodbye.", "Ann's home page"),
    (fragment, "ru", "https://narodnye.example/~ivan/", "Закрыто", "Хостинг закрыт", "Сервис бесплатных сайтов прекратил работу. Сайты пользователей удалены.", "страница Ивана"),
    (typo, "en", "https://bank.example/products/isa-2012", "Withdrawn", "This product has been withdrawn", "Please look at our current savings accounts.", "the account"),
    (tabloid, "en", "https://wirecopy.example/a/99", "Wirecopy", "This article has expired", "Agency stories can be read for thirty days.", "wire story"),
    (tabloid, "en", "https://dailybuzz.example/news/880", "Removed", "This article has been removed", "It was taken down for legal reasons.", "the article"),
    (sphinx, "en", "https://docs.oldlib.example/1.0/api.html", "Gone", "Version 1.0 is no longer hosted", "Documentation of versions before 2 has been removed. See the current one.", "the manual of 1.0"),
    (fragment, "en", "https://share.example/f/9xk", "Share", "This file has been removed", "It broke our terms of use.", "the recording"),
    (fragment, "es", "https://fotolog.example/pepa/12", "Fotolog", "Esta usuaria ha eliminado su cuenta", "Explora otras fotos.", "fotos de Pepa"),
):
    link("over", ABSENT, layout, language, url, title, heading, words, cited, near="alike", also=[LOGIN] if "private" in heading else ["blocked/http-451"] if "legal" in words else None)

for language, url, heading, words, cited, also in (
    ("en", "https://fensingers.example/dates", "fensingers.example is available!", "Get this domain before someone else does. Prices start at 2,488. Lease to own.", "Fen Singers", None),
    ("es", "https://peregrinos.example/ruta/3", "Este dominio está en venta", "¿Le interesa peregrinos.example? Haga una oferta.", "la ruta", None),
    ("it", "https://velieri.example/modelli", "Dominio in vendita", "velieri.example è in vendita. Richiedi un preventivo.", None, None),
    ("nl", "https://koorboek.example/lied/3", "Deze domeinnaam is geregistreerd", "Deze domeinnaam is geregistreerd voor een klant van onze hosting. Er is nog geen website.", "het lied", [ABSENT]),
    ("ja", "https://washi.example/hanashi", "このドメインは販売中です", "washi.example の購入をご希望の方はこちら。", "和紙の話", None),
    ("pl", "https://kajaki.example/trasa", "Domena na sprzedaż", "Domena kajaki.example jest na sprzedaż. Złóż ofertę.", None, None),
    ("sv", "https://visor.example/vis/2", "Domänen är parkerad", "Den här domänen är registrerad och parkerad hos vår webbhotellstjänst.", "visan", [ABSENT]),
    ("en", "https://papermill.example/about", "This domain has expired", "If you own papermill.example, renew it now. It will be auctioned in 12 days.", "Paper Mill", [ABSENT]),
):
    link("tenant", PARKED, fragment, language, url, url.split("/")[2], heading, words, cited, near="alike", also=also)
link("tenant", PARKED, fragment, "en", "https://windlore.example/w/1", "windlore.example", "", "<a href='/a?x'>Wind Turbines</a><a href='/b?x'>Solar Panels</a><a href='/c?x'>Energy Quotes</a><a href='/d?x'>Roof Repair</a><footer>2026 Copyright. All Rights Reserved. Privacy Policy. Sponsored listings</footer>", "wind lore", near="alike", also=[ABSENT])
link("tenant", ABSENT, ghost, "en", "https://oldchapel.example/history/organ", "Best CBD Gummies 2025", "Best CBD gummies 2025", "Our experts tried thirty brands. Use code SLEEP for 40 % off.\nFast delivery, no prescription.", "history of the organ", near="alike", also=[PARKED, "suspect/soft-404"])
link("tenant", ABSENT, tabloid, "th", "https://reefstudies.example/vol3/2", "สล็อตเว็บตรง", "สล็อตเว็บตรง แตกง่าย", "สมัครวันนี้รับโบนัสทันที ฝากถอนไม่มีขั้นต่ำ", "Reef Studies 3", near="alike", also=[PARKED, "suspect/soft-404"])
link("tenant", HOME, tabloid, "en", "https://townband.example/2007/tour", "Bet on every match", "Bet on every match", "Odds on football, tennis, horses. Claim your welcome bonus.", "band tour", near="alike", via=("https://townband.example/", 301), also=[ABSENT, PARKED])
link("box", ABSENT, fragment, "en", "http://dye.example/madder.html", "IIS Windows Server", "", "<img src='iisstart.png' alt='IIS'>", "madder", near="alike", also=["suspect/soft-404", PARKED])
link("box", ABSENT, fragment, "en", "https://quarry.example/map", "Welcome to CentOS", "Testing 123..", "This page is used to test the proper operation of the Apache HTTP server after it has been installed.", "map", near="alike", also=[PARKED])
link("box", ABSENT, fragment, "en", "https://loomshed.example/a", "Default Web Site Page", "SORRY!", "If you are the owner of this website, please contact your hosting provider. The IP address has changed or there has been a server misconfiguration.", "loom", near="alike", also=[PARKED])
link("box", ABSENT, fragment, "fr", "https://atelier.example/travaux/2", "Site en construction", "Site en construction", "Revenez bientôt !", "ses travaux", near="alike", also=[PARKED, "suspect/soft-404"])
link("box", ABSENT, squares, "en", "https://florist.example/wreaths", "Website Expired", "Website expired", "This account has expired. If you are the site owner, click below to login.", "wreaths", near="alike", also=[PARKED])
link("box", "suspect/soft-404", fragment, "en", "https://council2.example/minutes/3", "Maintenance", "We'll be back soon", "The site is down for planned maintenance until 6 am.", "minutes", near="alike", also=["suspect/http-5xx"])
link("box", ABSENT, fragment, "en", "https://dig.example/plots/", "Index of /plots", "Index of /plots", "<table><tr><th>Name</th><th>Last modified</th><th>Size</th></tr></table>", "plots", also=["suspect/soft-404", OK])

# Away.
for layout, language, url, to, by, verdict, title, words, cited in (
    (tabloid, "en", "https://harbourmail.example/2012/whale", "https://harbourmail.example/", 302, HOME, "Harbour Mail", "Seals again.\nTide tables.\nLetters.", "the whale"),
    (tabloid, "ru", "https://kray24.example/2010/pozhar", "https://kray24.example/", 301, HOME, "Край 24", "Главные новости дня.\nПогода.\nКурсы.", "пожар 2010 года"),
    (typo, "de", "https://www.fh-berg.example/projekte/alt/7", "https://www.fh-berg.example/startseite", 301, HOME, "Startseite", "Willkommen an der Hochschule.", "Projekt 7"),
    (joomla, "es", "https://club.example/index.php?id=7", "https://club.example/index.php", 302, HOME, "Inicio", "Bienvenidos al club.", "la crónica"),
    (woo, "en", "https://lampshop.example/product/opal/", "https://lampshop.example/product-category/lamps/", 301, HOME, "Lamps", "All lamps.\nBrass. Glass. Steel.", "Opal lamp"),
    (ghost, "en", "https://thinker.example/p/old", "https://thinker.example/not-found/", 302, ABSENT, "Thinker", "There is nothing at this address.", "old thoughts"),
    (typo, "fr", "https://ville2.example/doc/7", "https://ville2.example/recherche?q=doc", 302, ABSENT, "Recherche", "Aucun résultat.", "le document"),
    (fragment, "en", "https://smallco.example/blog/merger", "https://bigco.example/", 301, HOME, "BigCo", "SmallCo is now part of BigCo. Explore our platform.", "merger post"),
    (tabloid, "ja", "https://kawara.example/news/7", "https://kawara.example/index.html", 302, HOME, "瓦新聞", "今日のニュース。天気。スポーツ。", None),
    (sphinx, "en", "https://docs.lib7.example/v1/guide/x.html", "https://docs.lib7.example/", 301, HOME, "lib7", "Welcome to the manual of lib7.", "the guide"),
):
    link("away", verdict, layout, language, url, title, title, words, cited, near="alike", via=(to, by), also=[HOME, ABSENT, *UNSURE[:2]] if "category" in to else [HOME, ABSENT])
for url, status, verdict, title, words in (
    ("https://d1.example/p", 404, "dead/http-404", "Nicht gefunden", "Hier ist nichts."),
    ("https://d2.example/p", 404, "dead/http-404", "", ""),
    ("https://d3.example/p", 410, "dead/http-410", "Gone", "Deleted."),
    ("https://d4.example/p", 502, "suspect/http-5xx", "Bad gateway", "The host is not answering."),
    ("https://d5.example/p", 403, "blocked/http-403", "Forbidden", "You don't have permission to access /p on this server."),
    ("https://d6.example/p", 401, "blocked/http-401", "Unauthorized", "Access is denied due to invalid credentials."),
    ("https://d7.example/p", 451, "blocked/http-451", "Blocked", "Blocked at the request of the regulator."),
    ("https://d8.example/p", 402, PAYWALL, "Pay", "Payment is required to read on."),
    ("https://d9.example/p", 429, "blocked/http-429", "Slow down", "Too many requests."),
):
    link("status", verdict, fragment, "en", url, title, title, words, "p", status=status, also=["suspect/http-429"] if status == 429 else None)
CASES += [
    case(f"sixth: status: {kind}", f"https://e-{kind}.example/p", f"suspect/{kind}", hops=[failed(f"https://e-{kind}.example/p", kind)])
    for kind in ("dns", "reset", "tls")
]

# Robots' checks.
for n, (language, status, title, heading, words, headers) in enumerate((
    ("en", 403, "Access Denied", "Access Denied", "You don't have permission to access \"http://r.example/a\" on this server.<p>Reference #18.9f1c1202.1700000000.1a2b</p>", {"Server": "AkamaiGHost"}),
    ("de", 403, "Nur einen Moment…", "", "<script>window._cf_chl_opt={cType:'managed'}</script><noscript>Aktivieren Sie JavaScript und Cookies, um fortzufahren</noscript>", {"cf_mitigated": "challenge"}),
    ("en", 405, "Human Verification", "", "<div id='captcha-container'></div><script src='https://x.captcha.awswaf.com/captcha.js'></script>", {"x_amzn_waf_action": "captcha"}),
    ("en", 200, "Radware Bot Manager Captcha", "We apologize for the inconvenience", "To ensure we keep this website safe, please can you confirm you are a human by ticking the box below.", {}),
    ("en", 202, "Robot Challenge Screen", "", "<meta http-equiv='refresh' content='0;/.well-known/sgcaptcha/?r=%2Fa'>", {"sg_captcha": "challenge"}),
    ("en", 503, "Your access to this site has been limited", "Your access to this site has been limited by the site owner", "Your access to this service has been temporarily limited. (HTTP response code 503) Generated by Wordfence.", {}),
    ("en", 200, "Client Challenge", "", "<noscript>JavaScript is disabled in your browser. Please enable JavaScript to proceed.</noscript><p>A required part of this site couldn't load. This may be due to a browser extension.</p><script src='/_fs-ch-1T1/script.js'></script>", {}),
    ("zh", 200, "验证码拦截", "亲，请拖动下方滑块完成验证", "<div id='nocaptcha'></div><script src='/_____tmd_____/punish.js'></script>", {}),
    ("ja", 200, "アクセス確認", "ロボットではないことを確認します", "下の画像に表示された文字を入力してください。<form><img src='/captcha.png'><input name='code'></form>", {}),
    ("en", 429, "Sorry...", "", "Our systems have detected unusual traffic from your computer network. <div class='g-recaptcha'></div>", {}),
    ("en", 200, "Are you a robot?", "Are you a robot?", "Please confirm you are a human by completing the captcha challenge below.", {}),
    ("fr", 200, "Vérification", "Vérifiez que vous êtes humain", "Cochez la case pour continuer vers le site.<div class='h-captcha' data-sitekey='z'></div>", {}),
    ("es", 200, "Un momento", "Comprobando su navegador", "Este proceso es automático. Será redirigido en unos segundos.<script>setTimeout(function(){document.forms[0].submit()},4000)</script>", {}),
    ("ru", 200, "Проверка браузера", "Проверяем ваш браузер", "Пожалуйста, подождите несколько секунд. Включите JavaScript и cookies.", {}),
    ("en", 200, "Proof of work", "Checking you are not a bot", "Your browser is solving a small puzzle. This protects us from scrapers.<noscript>You need JavaScript for this.</noscript>", {}),
    ("ko", 200, "보안 확인", "자동 접속 방지", "로봇이 아님을 확인하기 위해 아래 문자를 입력해 주세요.<img src='/captcha'>", {}),
    ("en", 403, "Blocked", "", "You've been blocked by network security. To continue, log in to your account or use your developer token.", {}),
    ("pt", 200, "Verificação de segurança", "Confirme que não é um robô", "Complete o desafio para prosseguir.<div class='cf-turnstile' data-sitekey='q'></div>", {}),
    ("en", 999, "", "", "<script>window.onload=function(){var trk='x';window.location.href='https://r.example/authwall?trk='+trk}</script>", {}),
)):
    link("robots", CHALLENGE, fragment, language, f"https://r{n}.example/text/a", title, heading, words, ("the text", "a study", None)[n % 3], near="alike", status=status, also=["blocked/http-403", LOGIN] if status == 403 and "Blocked" in title else ["blocked/http-403"] if "Denied" in title else [*ANY_WALL] if status == 999 else ["blocked/http-429"] if status == 429 else ["blocked/http-403"] if status == 503 else None, **headers)
REFRESHED = next(made for made in CASES if "0;/.well-known/sgcaptcha" in str(made["hops"][0].raw))
REFRESHED["hops"] += (
    answer("https://r4.example/.well-known/sgcaptcha/?r=%2Fa", fragment("en", "Robot Challenge Screen", "", "Checking the site connection security"), 202, HTML, sg_captcha="challenge"),
)

FORM = "<form method='post'><input name='user'><input type='password' name='pw'><button>OK</button></form>"
for layout, language, url, to, title, heading, words, cited in (
    (typo, "de", "https://ilias.example/goto.php?target=crs_9", "https://ilias.example/login.php?target=crs_9", "Anmeldung", "Bei ILIAS anmelden", FORM, "Kursseite"),
    (fragment, "en", "https://tenant.sharepoint.example/sites/eel/a.docx", "https://login.microsoft.example/common/oauth2/authorize?client_id=1", "Sign in to your account", "Sign in", "<input type='email' placeholder='Email, phone'><button>Next</button>", "the draft"),
    (vb, "en", "http://www.secretboard.example/showthread.php?t=5", "", "Secret Board", "Message", "<p>You are not logged in or you do not have permission to access this page.</p>", "a thread"),
    (fragment, "en", "https://kudos.example/photo/9", "https://kudos.example/accounts/login/?next=/photo/9", "Log in", "Log in to see photos", FORM, "photo"),
    (fragment, "pt", "https://rede.example/grupo/9", "", "Entrar", "Você precisa entrar para continuar", FORM, None),
    (fragment, "ru", "https://vseti.example/wall5_9", "", "Вход", "Войдите, чтобы увидеть запись", FORM, "запись"),
    (fragment, "zh", "https://luntan.example/thread-9", "", "提示信息", "您需要登录后才能查看", FORM, "帖子"),
    (fragment, "en", "https://idp.uni.example/secure/x", "https://idp.uni.example/idp/profile/SAML2/Redirect/SSO?execution=e1s1", "Web Login Service", "Login to Library", FORM, "e-book"),
    (fragment, "ko", "https://hoewon.example/bbs/5", "https://hoewon.example/member/login?url=bbs5", "로그인", "로그인", FORM, None),
    (fragment, "en", "https://board.trellis.example/b/9", "", "Trellis", "This board is private", "Log in to view it if you are a member." + FORM, "the board"),
    (ghost, "en", "https://club.letters.example/members-post/", "", "Members' post", "Members' post", "This post is for members only.\nSign up now to read the post. Already have an account? Sign in", "members' post"),
):
    link("members", LOGIN, layout, language, url, title, heading, words, cited, near="alike", via=(to, 302) if to else None, also=[PAYWALL] if "members" in url else None)

LD = '<script type="application/ld+json">{"@context":"http://schema.org","@graph":[{"@type":"NewsArticle","isAccessibleForFree":"False"}]}</script>'
for layout, language, url, heading, words, meta, cited in (
    (ghost, "en", "https://thinker.example/deep/", "Deep water", "It begins with a leak.\nThis post is for paying subscribers only.\nSubscribe now. Already have an account? Sign in", "", "Deep water"),
    (tabloid, "en", "https://broadsheet.example/c/eels", "The eel question", "Europe has lost its eels.\nTo read the full story, start your subscription. 4 weeks for 4.", LD, "The eel question"),
    (tabloid, "de", "https://talkurier.example/plus/bad", "Wem gehört das Bad?", "Der Streit geht weiter.\nDieser Artikel ist Teil unseres Abos. Jetzt weiterlesen für 1 Euro.", LD, "Wem gehört das Bad?"),
    (tabloid, "fr", "https://leveilleur.example/abonnes/sel", "Sel : la guerre des prix", "Article réservé aux abonnés.\nPour lire la suite, abonnez-vous. Sans engagement.", LD, None),
    (tabloid, "es", "https://lavozdelpuerto.example/premium/9", "El puerto que no fue", "Este contenido es solo para suscriptores.\nSuscríbete desde 1 euro al mes.", "", "El puerto que no fue"),
    (tabloid, "pt", "https://folhadorio.example/9", "O rio sem peixe", "Conteúdo exclusivo para assinantes.\nAssine e continue lendo.", LD, "O rio sem peixe"),
    (tabloid, "sv", "https://kusttidningen.example/plus/9", "Strömmingen", "Läs vidare som prenumerant.\nKöp digital prenumeration, första månaden 1 kr.", LD, "Strömmingen"),
    (tabloid, "da", "https://fjordbladet.example/9", "Ålen", "Artiklen er kun for abonnenter.\nBliv abonnent og læs videre.", "", "Ålen"),
    (tabloid, "cs", "https://reka-denik.example/9", "Úhoř", "Tento článek je určen pouze předplatitelům.\nPředplaťte si a čtěte dál.", "", None),
    (tabloid, "hu", "https://tiszalap.example/plusz/9", "Az angolna", "Ez a cikk csak előfizetőink számára olvasható.\nElőfizetek.", LD, "Az angolna"),
    (tabloid, "ko", "https://haean-ilbo.example/p/9", "장어의 길", "이 기사는 유료회원 전용입니다.\n구독하고 계속 읽기", LD, "장어의 길"),
    (tabloid, "zh", "https://caijing.example/p/9", "鳗鱼生意", "本文为付费文章。\n订阅后阅读全文", LD, "鳗鱼生意"),
    (tabloid, "it", "https://corrieredellago.example/plus/9", "L'anguilla", "Per continuare a leggere abbonati.\nSei già abbonato? Accedi", LD, "L'anguilla"),
):
    link("payers", PAYWALL, layout, language, url, heading, heading, words, cited, meta=meta)
link("others", "blocked/http-403", fragment, "en", "https://bbx.example/clip/9", "Clip", "This content is not available in your location", "Rights do not allow us to show it in your country.", "clip", near="alike", also=ANY_WALL)
link("others", "blocked/http-403", fragment, "de", "https://mediathek.example/v/9", "Mediathek", "Dieses Video ist in Ihrem Land nicht verfügbar", "Aus rechtlichen Gründen nur in Deutschland abrufbar.", "die Sendung", also=ANY_WALL)
link("others", CHALLENGE, tabloid, "fr", "https://lecanard-vert.example/a/9", "Cookies", "Continuer sans accepter ou s'abonner", "Pour accéder au site, acceptez les cookies ou abonnez-vous pour 2 euros par mois.", "l'article", near="alike", also=ANY_WALL)
link("others", CHALLENGE, fragment, "en", "https://brewery.example/history", "Age check", "Are you of legal drinking age?", "<p>You must be 18 to enter this site.</p><button>Yes</button><button>No</button>", "the brewery", near="alike", also=ANY_WALL)
link("others", CHALLENGE, fragment, "en", "https://tix.example/e/9", "Queue", "You are now in the queue", "There are 4,211 people ahead of you. Please do not refresh.", "the event", near="alike", also=ANY_WALL)
link("others", "blocked/http-429", fragment, "de", "https://kataster.example/b/9", "Zu viele Anfragen", "Zu viele Anfragen", "Bitte versuchen Sie es in einigen Minuten erneut.", "Blatt 9", near="alike", also=[*ANY_WALL, "suspect/http-429"])
# fmt: on
