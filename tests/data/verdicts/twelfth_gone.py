"""Links of the twelfth set whose matter is gone, said softly, wordily, in rare languages, by machines, or by nobody."""

import gzip
import json
from itertools import pairwise
from typing import Any

from tests.data.verdicts.building import answer, case, failed, moved
from tests.data.verdicts.eleventh_building import Links, link, paragraphs
from tests.data.verdicts.eleventh_frames import (
    bare,
    block_site,
    campus,
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
    newsroom,
    portal,
    repository,
    static_site,
)

LINKS = Links("twelfth", named="the club's yearbook", homeward="the tale of the drowned bell")
CASES = LINKS.cases
away, name, home, code = LINKS.away, LINKS.name, LINKS.home, LINKS.code
AWAY, HOMEWARD, NAME = "dead/soft-404", "dead/redirected-home", "dead/parked"


def said(label: str, url: str, body: str | bytes, kind: str, cited: str = "the record", **more: Any) -> None:
    """Add what a machine says of what it does not have."""
    CASES.append(
        link(f"twelfth: away: {label}", url, AWAY, body, cited, more.pop("beside", "alike"), kind=kind, **more)
    )


# fmt: off
# Said in other words than the usual ones.
away(static_site, "en", "https://knots.example/posts/the-bowline/", "~/knots", "<h1>Well, this is awkward.</h1><p>We looked under every stone and there is nothing at this address. Perhaps there never was; perhaps it was moved when we tidied up.</p><p><a href='/'>Take me back to the start</a></p>", "the bowline")
away(press, "en", "https://thehikers.example/2011/06/ridge/", "You seem to be lost – The Hikers", "<h1>You've wandered off the trail</h1><p>The page you were heading for isn't on our map any more. Here is what people read instead.</p>", "the ridge walk")
away(bazaar, "en", "https://www.hausgut.example/dp/B00LANTERN", "hausgut", "<h1>Looking for something?</h1><p>We're sorry. The Web address you entered is not a functioning page on our site.</p><p>Go to our home page</p>", "a brass lantern")
away(bazaar, "de", "https://www.kaufgut.example/artikel/8812/laterne", "Sturmlaterne, Messing", "<h1>Dieses Angebot ist leider nicht mehr verfügbar</h1><p>Schauen Sie sich ähnliche Artikel an.</p>", "die Sturmlaterne")
away(bazaar, "en", "https://www.auctions.example/itm/3318812", "Listing", "<div class='vim-d'><h1>This listing was ended by the seller because the item is no longer available.</h1><p>We found something similar.</p></div>", "the ship's bell")
away(bazaar, "fr", "https://www.marche-aux-puces.example/annonce/8812", "Annonce", "<h1>Cette annonce est désactivée</h1><p>Elle a été supprimée par son auteur ou a expiré.</p>", "la cloche")
away(bazaar, "zh", "https://item.shiji.example/8812.html", "商品详情", "<h1>很抱歉，您查看的商品不存在，可能已下架或者被转移。</h1><p>您可以看看其他商品</p>", "马灯")
away(portal, "en", "https://www.oldharbour.example/council/minutes/2009/march", "Old Harbour Council", "<h1>We have a new website</h1><p>Some pages of the old site were not brought over, and the one you asked for is among them. Please use the menu or the search box to find what you need.</p>", "the minutes of March 2009")
away(portal, "de", "https://www.althafen.example/rathaus/protokolle/2009", "Stadt Althafen", "<h1>Da ist etwas schiefgelaufen</h1><p>Die von Ihnen aufgerufene Seite gibt es nicht oder nicht mehr. Möglicherweise haben Sie einen veralteten Link verwendet.</p>", "die Protokolle von 2009")
away(portal, "fr", "https://www.vieuxport-mairie.example/conseil/2009", "Mairie de Vieux-Port", "<h1>Aïe !</h1><p>Nous n’avons pas trouvé ce que vous cherchiez. La page a peut-être été déplacée lors de la refonte du site.</p>", "le conseil de 2009")
away(portal, "es", "https://www.puertoviejo.example/pleno/actas/2009", "Ayuntamiento de Puerto Viejo", "<h1>Vaya, no encontramos lo que buscas</h1><p>El contenido al que intentas acceder ha dejado de existir o ha cambiado de dirección.</p>", "las actas de 2009")
away(portal, "pt", "https://www.portovelho-camara.example/atas/2009", "Câmara de Porto Velho", "<h1>Ops! Nada por aqui.</h1><p>O endereço digitado não corresponde a nenhum conteúdo do portal.</p>", "as atas de 2009")
away(portal, "ja", "https://www.furuminato.example/gikai/2009/03.html", "古港市", "<h1>ページが移動または削除されました</h1><p>お手数ですが、トップページまたはサイト内検索からお探しください。</p>", "三月の議事録")
away(portal, "ru", "https://www.staraya-gavan.example/duma/2009", "Старая Гавань", "<h1>Упс!</h1><p>Запрашиваемый вами материал не существует либо был перемещён при обновлении портала.</p>", "протокол 2009 года")
away(newsroom, "en", "https://www.eveningsun.example/archive/2008/bell", "The Evening Sun", "<h1>Sorry, we no longer have this story</h1><p>Under our agreement with the agency, wire stories are deleted after thirty days.</p>", "the drowned bell")
away(newsroom, "en", "https://www.westcoaster.example/story/8812", "The West Coaster", "<h1>That's a broken link</h1><p>Either we moved it, or it was never here. Sorry about that. You could try the front page.</p>", "the drowned bell")
away(newsroom, "sv", "https://www.vastkusten.example/artikel/8812", "Västkusten", "<h1>Här var det tomt</h1><p>Artikeln du letar efter har avpublicerats eller fått en ny adress.</p>", "den drunknade klockan")
away(newsroom, "nl", "https://www.westkustkrant.example/artikel/8812", "Westkustkrant", "<h1>Oeps, hier is niets te vinden</h1><p>Het artikel is niet langer beschikbaar.</p>", "de verdronken klok")
away(newsroom, "pl", "https://www.zachodnie-wybrzeze.example/art/8812", "Zachodnie Wybrzeże", "<h1>Ups, coś poszło nie tak</h1><p>Strona, której szukasz, nie istnieje lub została usunięta.</p>", "zatopiony dzwon")
away(newsroom, "it", "https://www.costaovest.example/articolo/8812", "Costa Ovest", "<h1>Contenuto non disponibile</h1><p>L’articolo richiesto non è più presente nei nostri archivi.</p>", "la campana annegata")
away(newsroom, "ko", "https://www.seohae.example/article/8812", "서해신문", "<h1>삭제되었거나 존재하지 않는 기사입니다.</h1>", "가라앉은 종")
away(newsroom, "zh", "https://www.xihai.example/article/8812", "西海网", "<h1>哎呀，文章走丢了</h1><p>该文章已被删除或链接已失效。</p>", "沉钟的故事")
away(newsroom, "ar", "https://www.alsahil-algharbi.example/article/8812", "الساحل الغربي", "<h1>لم نعثر على ما تبحث عنه</h1><p>المقال المطلوب حُذف أو نُقل إلى عنوان آخر.</p>", "الجرس الغريق")
away(newsroom, "hi", "https://www.paschim-tat.example/lekh/8812", "पश्चिम तट", "<h1>क्षमा करें, यह लेख अब उपलब्ध नहीं है</h1>", "डूबी हुई घंटी")
away(broadcaster, "en", "https://www.channel-isle12.example/programmes/b08812", "Channel Isle", "<h1>Sorry, this programme is no longer available</h1><p>Programmes can be seen for thirty days after they were shown.</p>", "the film on the bell", beside="hard")
away(broadcaster, "de", "https://www.inselfunk12.example/mediathek/8812", "Mediathek", "<h1>Dieser Beitrag ist leider nicht mehr abrufbar</h1><p>Die Verweildauer ist abgelaufen.</p>", "der Film über die Glocke", beside="hard")
away(tube, "en", "https://reelhouse13.example/watch?v=gone1", "ReelHouse", "<div class='promo'><div class='reason'>Video unavailable</div><div class='subreason'>This video has been removed by the uploader</div></div>", "the film of the bell")
away(tube, "es", "https://reelhouse13.example/watch?v=gone2", "ReelHouse", "<div class='reason'>Este vídeo ya no está disponible</div><div class='subreason'>La cuenta que lo publicó se ha cancelado.</div>", "la película de la campana")
away(board, "en", "https://www.ketchandyawl12.example/threads/8812/", "Oops! We ran into some problems.", "<h1 class='p-title-value'>Oops! We ran into some problems.</h1><div class='blockMessage'>The requested thread could not be found.</div>", "a thread on keels")
away(board, "zh", "https://bbs.chuanji12.example/thread-8812-1-1.html", "提示信息", "<div id='messagetext'><p>抱歉，指定的主题不存在或已被删除或正在被审核</p></div>", "船模的帖子")
away(board, "ru", "https://forum.yahta.example/threads/8812/", "Ошибка", "<div class='blockMessage'>Запрашиваемая тема не найдена.</div>", "тема о килях")
away(phpbb, "fr", "https://radios-anciennes.example/forum/viewtopic.php?t=8812", "Informations", "<div class='panel'><h2>Informations</h2><p>Le sujet demandé n’existe pas.</p></div>", "les vieilles radios")
away(answers, "en", "https://queryoverflow12.example/questions/8812", "Page not found", "<h1>Page not found</h1><p>This question was voluntarily removed by its author.</p>", "a question on tides")
away(logbook, "en", "https://lowtide12.blog.example/2011/05/bell.html", "Low tide", "<div class='status-msg-wrap'><div class='status-msg-body'>Sorry, the page you were looking for in this blog does not exist.</div></div>", "a post on the bell")
away(bare, "en", "http://otherlog.blog.example/2011/05/bell.html", "Blog has been removed", "<h1>Blog has been removed</h1><p>Sorry, the blog at otherlog.blog.example has been removed. This address is not available for new blogs.</p>", "another post on the bell")
away(repository, "en", "https://repository.northfield13.example.edu/handle/2020/8812", "Repository", "<h1>Invalid Identifier</h1><p>The identifier 2020/8812 does not correspond to a valid Bitstream, Item, Collection or Community.</p>", "a thesis on bells")
away(repository, "es", "https://revistas.rio.example/index.php/rev/article/view/8812", "Error", "<h1>404</h1><p>El artículo solicitado no forma parte de ningún número publicado.</p>", "un artículo sobre campanas")
away(journal, "en", "https://journals13.example/doi/10.5555/8812", "DOI not found", "<h1>DOI Not Found</h1><p>10.5555/8812</p><p>This DOI cannot be found in the DOI System. Possible reasons are: the DOI is incorrect; it was not activated yet.</p>", "a paper on bells")
away(intranet, "en", "https://wiki.wharf12.example/display/ENG/Bells", "Page Not Found", "<h1>Page Not Found</h1><p>The page you were looking for doesn't exist. You may have mistyped the address, or it was in the trash.</p>", "the page on bells")
away(forge, "en", "https://codebarn13.example/snippets/8812", "Snippet", "<h1>Whoops, this snippet has sailed</h1><p>It was deleted, or set to private, or you have the wrong number.</p>", "a snippet")
away(ghost, "en", "https://marginalia13.example/gone-post/", "Marginalia", "<h1>Nothing to see here, move along</h1><p>The post is gone. I took it down.</p>", "a post")
away(wiki, "en", "https://fenwiki13.example/wiki/Drowned_bell", "Drowned bell", "<div class='mw-warning-with-logexcerpt'><p>This page has been deleted. The deletion log for the page is provided below for reference.</p><ul><li>14:02, 3 May 2015 Keeper (talk) deleted page Drowned bell (no sources)</li></ul></div><div class='noarticletext'><p>There is currently no text in this page.</p></div>", "Drowned bell", beside=wiki("en", "Random", "<div class='noarticletext'><p>There is currently no text in this page. You can search for this page title in other pages.</p></div>"))
away(wiki, "de", "https://fenwiki13.example/wiki/Ertrunkene_Glocke", "Ertrunkene Glocke", "<div class='noarticletext'><p>Diese Seite existiert noch nicht. Du kannst diesen Titel auf den anderen Seiten suchen oder die zugehörigen Logbücher betrachten.</p></div>", "die ertrunkene Glocke")
away(campus, "en", "http://www.northfield13.example.edu/~bell/tower.html", "Northfield University", "<h2>The page has been retired</h2><p>Staff home pages were retired in 2019. For staff who left, no copy was kept.</p>", "Bell's page on towers")
away(block_site, "en", "https://www.closed-society.example/transactions/9", "The Wick Society", "<h1>The Society was dissolved on 31 March 2018</h1><p>This website is no longer maintained and its pages have been taken down. Our papers are at the county record office.</p>", "Transactions 9")
away(bare, "en", "http://homepages.bigisp.example/bellringer/peals.html", "Homepages", "<h1>Homepages has closed</h1><p>On 1 October 2014 we switched off our free web space for customers. The sites that were here are gone.</p>", "peals")
away(shop, "en", "https://thimbles.example/products/silver-88", "Thimbles", "<h1>Sorry, this store is currently unavailable.</h1><p>Are you the owner? Log in to reopen it.</p>", "a silver thimble", also=[NAME])
away(press, "en", "https://thehikers12.example/2011/06/ridge/", "The Hikers – walks and such", "<h1>Recent walks</h1>" + paragraphs("The seven stiles. The wet one. The one with the bull."), "a walk on Cold Ridge")
away(gazette, "en", "https://www.daily-anchor.example/news/2007/8812", "Search", "<h1>Search results</h1><p>Your search for \"8812\" did not match any articles.</p><p>Suggestions: check the spelling; try fewer words.</p>", "the anchor found in a field", to=["https://www.daily-anchor.example/search?q=8812"])
away(gazette, "de", "https://www.anker-tagblatt.example/archiv/2007/anker-im-acker", "Suche", "<h1>Suche</h1><p>Leider keine Treffer für „anker-im-acker“.</p>", "der Anker im Acker", to=["https://www.anker-tagblatt.example/suche?q=anker-im-acker"])
away(portal, "en", "https://www.gov-like.example/dept/eels/report.htm", "Error", "<h1>Error</h1><p>An error has occurred. The resource requested is unavailable.</p>", "the report on eels", to=["https://www.gov-like.example/error?code=404"])
away(portal, "es", "https://www.gob-like.example/anguilas/informe.htm", "No encontrada", "<h1>Recurso inexistente</h1>", "el informe sobre anguilas", to=["https://www.gob-like.example/pagina-no-encontrada"])
away(shop, "fr", "https://www.boutique-phare.example/lampes/laiton-88", "Oups", "<h1>Oups</h1><p>Ce produit a pris le large.</p>", "la lampe en laiton", to=["https://www.boutique-phare.example/page-introuvable"])
away(block_site, "en", "https://www.old-brewery.example/beers/mild", "404", "<img src='/img/404.png' alt='404: this page has been drunk'>", "the mild")
away(bare, "en", "https://www.tiny.example/essay", "404", "<h1>404</h1>", "an essay")
away(shell, "en", "https://app.reader.example/books/8812", "Page not found | Reader", '<script id="__NEXT_DATA__" type="application/json">{"props":{"pageProps":{"statusCode":404}},"page":"/_error","query":{}}</script>', "book 8812")
away(shell, "en", "https://app.recipes.example/r/8812", "Recipes", "", "the fish soup", head='<meta name="prerender-status-code" content="404"><meta name="robots" content="noindex">')
away(press, "en", "https://cookery.example/2012/soup/", "Fish soup – Cookery", "<div class='error404'><h1>Hmm.</h1><p>That one has left the kitchen.</p></div>", "the fish soup of 2012", head="<meta name='robots' content='noindex, follow'>")

# In rarer tongues.
for lang, host, title, text, cited in (
    ("et", "rannavald", "Lehte ei leitud", "Otsitud lehte ei leitud. Võimalik, et see on kustutatud või teisaldatud.", "rannavalla teade"),
    ("lv", "piekraste", "Lapa nav atrasta", "Meklētā lapa nav atrasta. Iespējams, tā ir dzēsta vai pārvietota.", "piekrastes ziņa"),
    ("lt", "pajuris", "Puslapis nerastas", "Puslapis, kurio ieškote, neegzistuoja arba buvo perkeltas.", "pajūrio naujiena"),
    ("sk", "pristav", "Stránka sa nenašla", "Požadovaná stránka neexistuje alebo bola odstránená.", "správa z prístavu"),
    ("sl", "pristan", "Strani ni mogoče najti", "Strani, ki jo iščete, ni več ali pa je bila premaknjena.", "novica iz pristana"),
    ("hr", "luka", "Stranica nije pronađena", "Tražena stranica ne postoji ili je uklonjena.", "vijest iz luke"),
    ("sr", "pristaniste", "Страница није пронађена", "Страница коју тражите не постоји или је премештена.", "вест са пристаништа"),
    ("mk", "pristaniste-mk", "Страницата не е пронајдена", "Страницата што ја барате не постои или е преместена.", "вест"),
    ("sq", "porti", "Faqja nuk u gjet", "Faqja që kërkoni nuk ekziston ose është zhvendosur.", "lajmi i portit"),
    ("is", "hofnin", "Síða fannst ekki", "Síðan sem þú leitar að er ekki til eða hefur verið færð.", "frétt frá höfninni"),
    ("ga", "calafort", "Leathanach gan aimsiú", "Níor aimsíodh an leathanach atá á lorg agat.", "scéal an chalafoirt"),
    ("eu", "portua", "Ez da orria aurkitu", "Bilatzen ari zaren orria ez da existitzen edo lekuz aldatu da.", "portuko albistea"),
    ("gl", "peirao", "Páxina non atopada", "A páxina que busca non existe ou foi eliminada.", "a nova do peirao"),
    ("ka", "porti-ge", "გვერდი ვერ მოიძებნა", "თქვენ მიერ მოთხოვნილი გვერდი არ არსებობს ან წაშლილია.", "ნავსადგურის ამბავი"),
    ("hy", "navahangist", "Էջը չի գտնվել", "Ձեր փնտրած էջը գոյություն չունի կամ տեղափոխվել է։", "նավահանգստի լուրը"),
    ("az", "liman-az", "Səhifə tapılmadı", "Axtardığınız səhifə mövcud deyil və ya silinib.", "liman xəbəri"),
    ("kk", "ailaq", "Бет табылмады", "Сіз іздеген бет жоқ немесе жойылған.", "айлақ жаңалығы"),
    ("be", "pryistan", "Старонка не знойдзена", "Старонка, якую вы шукаеце, не існуе або была выдалена.", "навіна прыстані"),
    ("bn", "bondor", "পাতাটি পাওয়া যায়নি", "আপনি যে পাতাটি খুঁজছেন সেটি নেই অথবা সরিয়ে ফেলা হয়েছে।", "বন্দরের খবর"),
    ("ta", "thuraimugam", "பக்கம் கிடைக்கவில்லை", "நீங்கள் தேடும் பக்கம் இல்லை அல்லது நீக்கப்பட்டுள்ளது.", "துறைமுக செய்தி"),
    ("te", "revu", "పేజీ కనుగొనబడలేదు", "మీరు వెతుకుతున్న పేజీ లేదు లేదా తొలగించబడింది.", "రేవు వార్త"),
    ("ur", "bandargah", "صفحہ نہیں ملا", "آپ جو صفحہ تلاش کر رہے ہیں وہ موجود نہیں یا ہٹا دیا گیا ہے۔", "بندرگاہ کی خبر"),
    ("ms", "pelabuhan", "Halaman tidak dijumpai", "Halaman yang anda cari tidak wujud atau telah dialihkan.", "berita pelabuhan"),
    ("tl", "daungan", "Hindi nahanap ang pahina", "Ang pahinang hinahanap mo ay wala na o inilipat.", "balita ng daungan"),
    ("sw", "bandari", "Ukurasa haukupatikana", "Ukurasa unaoutafuta haupo au umehamishwa.", "habari ya bandari"),
    ("af", "hawe", "Bladsy nie gevind nie", "Die bladsy waarna jy soek, bestaan nie of is verwyder.", "nuus van die hawe"),
    ("mn", "boomt", "Хуудас олдсонгүй", "Таны хайсан хуудас байхгүй эсвэл устгагдсан байна.", "боомтын мэдээ"),
    ("ne", "ghat-np", "पृष्ठ फेला परेन", "तपाईंले खोज्नुभएको पृष्ठ अवस्थित छैन वा हटाइएको छ।", "घाटको समाचार"),
    ("km", "kampong", "រកមិនឃើញទំព័រ", "ទំព័រដែលអ្នកកំពុងស្វែងរកមិនមានទេ ឬត្រូវបានលុប។", "ព័ត៌មានកំពង់ផែ"),
    ("uz", "bandar-uz", "Sahifa topilmadi", "Siz qidirayotgan sahifa mavjud emas yoki oʻchirilgan.", "bandar xabari"),
):
    away((gazette, portal, ministry)[len(CASES) % 3], lang, f"https://www.{host}.example/{lang}/2012/8812", title, f"<h1>{title}</h1><p>{text}</p>", cited)

# Said by machines.
said("graphql", "https://api13.example/graphql?query=%7Bitem(id%3A9)%7Btitle%7D%7D", '{"data":{"item":null},"errors":[{"message":"No such item: 9","path":["item"]}]}', "application/json", "item 9")
said("problem", "https://api13.example/v3/tides/8812", '{"type":"about:blank","title":"Not Found","status":404,"detail":"No tide with this number"}', "application/problem+json", "tide 8812")
said("success false", "https://api13.example/v1/boats/8812", '{"success":false,"error":{"code":"NOT_FOUND","message":"Boat does not exist"},"data":null}', "application/json", "boat 8812")
said("xml of a catalogue", "https://oai.example/oai?verb=GetRecord&identifier=oai:x:8812&metadataPrefix=oai_dc", '<?xml version="1.0"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2026-01-01T00:00:00Z</responseDate><error code="idDoesNotExist">No matching identifier</error></OAI-PMH>', "text/xml")
said("xml of a store", "https://files13.example/bucket/8812.tif", '<?xml version="1.0" encoding="UTF-8"?><Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message><Key>8812.tif</Key></Error>', "application/xml", "the scan")
said("plain", "https://paste13.example/raw/8812", "This paste has been removed or has expired.", "text/plain", "the paste")
said("plain of a script", "http://cgi13.example/cgi-bin/get?rec=8812", "ERROR: record 8812 not found in database\n", "text/plain")
said("a page for a pdf", "https://www.reports13.example/files/annual-2009.pdf", bare("en", "Document not found", "<h1>The document could not be found</h1><p>It may have been superseded.</p>"), "text/html", "the annual report of 2009")
said("a page for a picture", "https://img13.example/photos/8812.jpg", bare("en", "Photo", "<p>This photo is no longer available.</p>"), "text/html; charset=utf-8", "the photograph")
said("a german page for a pdf", "https://www.berichte13.example/dokumente/2009.pdf", bare("de", "Hinweis", "<p>Das angeforderte Dokument ist nicht mehr verfügbar.</p>"), "text/html", "der Bericht von 2009")

# Home, by ways and by-ways.
FRONT = "<h1>Bells of the coast</h1><ul><li>Ringing times</li><li>Give to the tower fund</li><li>News: the tenor is cracked</li></ul>"
home("two steps by a notice", "https://www.bells1.example/tales/drowned.html", ["https://www.bells1.example/404", "https://www.bells1.example/"], press("en", "Bells of the coast", FRONT))
home("home.aspx", "http://www.bells2.example/tales/drowned.asp", ["http://www.bells2.example/Pages/Home.aspx"], drupal("en", "Home", FRONT))
home("en-gb/home", "https://www.bells3.example/tales/drowned", ["https://www.bells3.example/en-gb/home"], block_site("en", "Bells", FRONT))
home("a front that has some of the words", "https://www.bells4.example/tales/the-drowned-bell", ["https://www.bells4.example/"], gazette("en", "Bells of the coast: tales, towers, times", FRONT + "<p>This week: a bell is cast, a tale is told, a tower leans.</p>"))
home("other top-level name", "http://www.bells5.example/tales/drowned.html", ["https://www.bells5.other.example/"], press("en", "Bells of the coast", FRONT))
home("section front", "https://www.morning-bell.example/culture/tales/2008/drowned-bell-8812", ["https://www.morning-bell.example/culture/"], gazette("en", "Culture | The Morning Bell", "<h1>Culture</h1><ul><li>Opera in a barn</li><li>Ten novels about fog</li><li>A potter and her cat</li></ul>"))
home("german front", "https://www.glocken.example/sagen/versunkene-glocke.html", ["https://www.glocken.example/startseite/"], drupal("de", "Startseite", "<h1>Willkommen</h1><p>Läutezeiten, Führungen, Spenden.</p>"), cited="die versunkene Glocke")
home("japanese front", "https://www.kane.example/densetsu/8812.html", ["https://www.kane.example/index.html"], shop("ja", "鐘の会", "<h1>鐘の会へようこそ</h1><p>行事予定・入会案内</p>"), cited="沈んだ鐘の話")
home("russian front", "http://www.kolokola.example/skazki/8812", ["https://kolokola.example/"], press("ru", "Колокола", "<h1>Колокола побережья</h1><p>Новости, расписание, помощь храму.</p>"), cited="сказка о затонувшем колоколе")
home("spanish front", "https://www.campanas.example/cuentos/ahogada", ["https://www.campanas.example/?error=404"], block_site("es", "Campanas", "<h1>Campanas de la costa</h1><p>Horarios, talleres, donativos.</p>"), cited="el cuento de la campana ahogada")
home("a shop that bought it", "http://www.bellfounders.example/history/tenor.htm", ["https://www.metalworks-group.example/"], shop("en", "Metalworks Group", "<h1>Castings for a moving world</h1><p>Automotive, energy, rail.</p>"), cited="how the tenor was cast")
REFRESHED, SCRIPTED = "https://www.bells6.example/tales/drowned.html", "https://www.bells7.example/tales/drowned.html"
CASES.append(case("twelfth: home: refresh after a word", REFRESHED, HOMEWARD, hops=[answer(REFRESHED, bare("en", "Moved", "<p>This page has moved. You are being taken to our home page.</p>", '<meta http-equiv="refresh" content="4;url=https://www.bells6.example/">')), answer("https://www.bells6.example/", press("en", "Bells", FRONT))], cited_as="the tale of the drowned bell", also=[AWAY]))
CASES.append(case("twelfth: home: by a script", SCRIPTED, HOMEWARD, hops=[answer(SCRIPTED, '<!doctype html><html><head><title>Redirecting…</title><script>window.location.replace("/");</script></head><body></body></html>')], cited_as="the tale of the drowned bell", also=[AWAY, "suspect/redirected-home", "suspect/soft-404"]))

# Names, by many keepers.
def ads(*what: str) -> str:
    """Return the links that a keeper of names sells."""
    return "<div id='rs'>" + "".join(f"<a class='kw' href='/search?q={word.replace(' ', '+')}&ts=x'>{word}</a>" for word in what) + "</div>"

name("bodis", "http://www.yachtclub-wick.example/yearbook/1998.html", '<!doctype html><html data-adblockkey="MFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBANDrp2lz7AOmADaN8tA50LsWcjLFyQFcb" lang="en"><head><meta charset="utf-8"><title></title><link rel="preconnect" href="https://www.google.com" crossorigin></head><body><div id="target" style="opacity: 0"></div><script>window.park = "eyJ1dWlkIjoiMTIzIn0=";</script><script src="/bXyzAbc.js"></script></body></html>')
name("godaddy's step to a lander", "http://www.yachts-of-wick.example/yearbook/1998.html", '<!DOCTYPE html><html><head><script>window.onload=function(){window.location.href="/lander"}</script></head></html>')
name("sedo", "http://www.wick-regatta.example/results/1998", '<html><head><title>wick-regatta.example - This website is for sale! - wick regatta Resources and Information.</title></head><body>' + ads("Sailing holidays", "Boat shoes", "Regatta jackets") + '<p>The owner of wick-regatta.example is offering it for sale for an asking price of 999 EUR!</p><p>This page was generated by the domain owner using Sedo Domain Parking. Disclaimer: Sedo maintains no relationship with third party advertisers.</p></body></html>')
name("parkingcrew", "http://www.wick-sails.example/lofts.html", '<html><head><title>wick-sails.example</title><script src="http://www.parkingcrew.net/jsparkcaf.php?regcn=x"></script></head><body>' + ads("Sailmaker", "Used sails", "Dacron") + "<p>2026 Copyright. All Rights Reserved. Privacy Policy</p></body></html>")
name("hugedomains", "http://www.old-regatta.example/cup/1921", bare("en", "OldRegatta.example is for sale | HugeDomains", "<h1>OldRegatta.example</h1><p>This domain is for sale: $2,595</p><p>Pay $108.13/mo. for 24 months. See details</p><p>Make domain purchases simple. Since 2005 we've helped thousands of people get the perfect domain name.</p>"), to=["https://www.hugedomains.com/domain_profile.cfm?d=old-regatta.example"])
name("dan", "http://www.regatta-news.example/2012/start", bare("en", "The domain name regatta-news.example is for sale | Dan.com", "<h1>The domain name <b>regatta-news.example</b> is for sale!</h1><p>Free ownership transfer · Secure payments</p><button>Get this domain</button>"))
name("afternic", "http://www.thecupsite.example/1921", bare("en", "thecupsite.example", "<h1>thecupsite.example</h1><p>This domain is available for purchase. Get a price in less than 24 hours.</p><form><input placeholder='First name'><input placeholder='Phone'></form><p>Don't want to wait? Call our broker.</p>"), to=["https://www.afternic.com/forsale/thecupsite.example?traffic_type=TDFS"])
name("namecheap", "http://www.punts.example/1921", bare("en", "Registrant WHOIS contact information verification", "<h1>punts.example</h1><p>This domain name has expired and is suspended pending renewal. If it is yours, contact your registrar.</p>"))
name("ionos", "http://www.segelregatta.example/ergebnisse/1998", bare("de", "segelregatta.example", "<h1>Diese Domain wurde soeben freigeschaltet</h1><p>Hier entsteht in Kürze eine neue Internetpräsenz. Domain registriert über einen Anbieter von Webspace.</p>"), cited="die Ergebnisse von 1998")
name("strato", "http://www.jollen.example/riss/4", bare("de", "Hier entsteht eine neue Webseite", "<h1>Hier entsteht eine neue Webseite</h1><p>Der Inhaber dieser Domain hat noch keine Inhalte hinterlegt.</p>"), cited="der Riss", also=[AWAY])
name("ovh", "http://www.regates.example/1998/resultats", bare("fr", "Félicitations ! Votre domaine a bien été créé", "<h1>Félicitations ! Votre domaine a bien été créé chez votre hébergeur</h1><p>Ce nom de domaine est réservé. Le site n’est pas encore en ligne.</p>"), cited="les résultats de 1998", also=[AWAY])
name("nic.ru", "http://www.regata.example/1998", bare("ru", "Домен зарегистрирован", "<h1>Домен regata.example припаркован</h1><p>Сайт на этом домене ещё не размещён.</p>"), cited="итоги 1998 года")
name("expired in dutch", "http://www.zeilwedstrijd.example/1998", bare("nl", "zeilwedstrijd.example", "<h1>Deze domeinnaam is te koop</h1><p>Bent u geïnteresseerd? Doe een bod.</p>"), cited="de uitslag van 1998")
name("polish", "http://www.regaty.example/1998", bare("pl", "regaty.example", "<h1>Ta domena jest na sprzedaż</h1><p>Zaproponuj cenę lub kup teraz za 1 900 zł.</p>"), cited="wyniki z 1998")
name("turkish", "http://www.yelken-yarisi.example/1998", bare("tr", "yelken-yarisi.example", "<h1>Bu alan adı satılıktır</h1><p>Teklif vermek için formu doldurun.</p>"), cited="1998 sonuçları")
name("korean", "http://www.yoteu.example/1998", bare("ko", "yoteu.example", "<h1>이 도메인은 판매 중입니다</h1><p>구매를 원하시면 문의해 주세요.</p>"), cited="1998년 결과")
name("italian", "http://www.regate.example/1998", bare("it", "regate.example", "<h1>Questo dominio è in vendita</h1><p>Fai un’offerta al proprietario.</p>"), cited="i risultati del 1998")
name("swedish", "http://www.kappsegling.example/1998", bare("sv", "kappsegling.example", "<h1>Domänen kappsegling.example är till salu</h1><p>Lägg ett bud.</p>"), cited="resultaten 1998")
name("czech", "http://www.plachteni.example/1998", bare("cs", "plachteni.example", "<h1>Tato doména je na prodej</h1><p>Máte zájem? Napište nám nabídku.</p>"), cited="výsledky 1998")
name("vietnamese", "http://www.duathuyen.example/1998", bare("vi", "duathuyen.example", "<h1>Tên miền này đang được rao bán</h1><p>Liên hệ để mua.</p>"), cited="kết quả 1998")
name("a page under plesk", "http://www.rowing-wick.example/crews", bare("en", "Domain Default page", "<h1>Domain Default page</h1><p>If you see this page, it means the web server is working but no website is configured for this domain.</p>"), also=[AWAY])
name("cpanel's default", "http://www.sculling-wick.example/crews", bare("en", "Default Web Site Page", "<h1>SORRY!</h1><p>If you are the owner of this website, please contact your hosting provider: webmaster@sculling-wick.example</p><p>It is possible you have reached this page because the IP address has changed or there has been a server misconfiguration.</p>"), to=["http://www.sculling-wick.example/cgi-sys/defaultwebpage.cgi"], also=[AWAY])
name("a builder's expired site", "http://www.rowing-blog.example/2014/eights", bare("en", "Website Expired", "<h1>Website Expired</h1><p>This account has expired. If you are the site owner, click below to log in.</p>"), also=[AWAY, "blocked/login"])
name("an offer among adverts", "http://www.skiffs.example/plans", bare("en", "skiffs.example", ads("Boat plans", "Plywood skiff kit", "Oars") + "<p style='font-size:9px'>Inquire about this domain</p>"))

# Codes, with pages that say something else.
for number, body in enumerate((bare("en", "Just a moment", "<h1>One moment, please</h1>"), newsroom("en", "Evening", "<h1>Ferry to run on Sundays</h1>" + paragraphs("The first boat leaves at noon.")), phpbb("en", "Login", "<h2>Log in</h2>"), bazaar("en", "bazaar", "<h1>Deals of the day</h1>"), gazette("ar", "404", "<h1>404</h1>"), "OK", '{"ok":true}', shell("en", "App"), bare("en", "for sale", "<h1>This domain is for sale</h1>"), portal("ja", "404", "<h1>ページが見つかりません</h1>"), "\x00\x01", bare("en", "Subscribe", "<h1>Subscribe to continue reading</h1>"))):
    code(f"404 {number}", 404, f"https://www.hardly-{number}.example/tales/bell", "dead/http-404", body)
for number, body in enumerate((bare("en", "Log in", "<form><input type=password></form>"), press("en", "Moved", "<h1>We moved</h1>"), "", tube("en", "Removed", "<h1>Video removed</h1>"), '{"status":"gone"}', newsroom("fr", "410", "<h1>Article dépublié</h1>"), portal("sv", "410", "<h1>Borttagen</h1>"), bazaar("en", "410", "<h1>Listing ended</h1>"), logbook("en", "410", "<p>Gone.</p>"), board("de", "410", "<p>Thema gelöscht</p>"))):
    code(f"410 {number}", 410, f"https://www.wholly-{number}.example/tales/bell", "dead/http-410", body)
for number, status in enumerate((400, 405, 406, 408, 411, 413, 414, 415, 417, 418, 422, 424)):
    code(f"{status} {number}", status, f"https://www.quirk-{number}.example/tales/bell", "dead/http-4xx", ("<h1>Bad request</h1>", "", "{}")[number % 3], also=["suspect/http-4xx"])
for number, (status, body) in enumerate(((500, newsroom("en", "Error", "<h1>We're sorry, something went wrong at our end</h1>")), (500, '{"message":"not found"}'), (501, ""), (502, bare("en", "502", "<h1>The web server reported a bad gateway error</h1>")), (503, shop("en", "Back soon", "<h1>Opening soon</h1>")), (503, portal("de", "Wartung", "<h1>Wartungsarbeiten</h1><p>Wir sind gleich wieder da.</p>")), (503, "no healthy upstream"), (504, "upstream request timeout"), (523, bare("en", "523", "<h1>Origin is unreachable</h1>")), (524, bare("en", "524", "<h1>A timeout occurred</h1>")), (525, bare("en", "525", "<h1>SSL handshake failed</h1>")), (526, bare("en", "526", "<h1>Invalid SSL certificate</h1>")), (508, "Resource Limit Is Reached"), (509, "Bandwidth Limit Exceeded"))):
    code(f"{status} {number}", status, f"https://www.ailing-{number}.example/tales/bell", "suspect/http-5xx", body, beside="alike")


def chain(label: str, verdict: str, *hops: Any, **more: Any) -> None:
    """Add a chain of answers as it came."""
    CASES.append(case(f"twelfth: chain: {label}", hops[0].url, verdict, hops=list(hops), cited_as="the text", **more))


for number in range(10):
    host, length = f"https://www.maze-{number}.example", number % 4 + 2
    ring = [f"{host}/{'abcdef'[place]}" for place in range(length)]
    rounds = [ring[place % length] for place in range(length * 2 + 1)]
    chain(f"ring of {length}, {number}", "dead/redirect-loop", *(moved(here, there, (301, 302, 307, 308)[number % 4]) for here, there in pairwise(rounds)), also=["suspect/redirect-loop"])
for kind in ("dns", "refused", "reset", "timeout", "tls"):
    for number, (start, *rest) in enumerate((("https://a.{}.example/x.pdf",), ("http://{}-b.example/",), ("https://c-{}.example/login?next=/x",), ("https://d.{}.example/404",), ("http://e.{}.example:81/",), ("https://f-{}.example/p", "https://f-{}.example/login"), ("http://g-{}.example/p", "https://g-{}.example/p"), ("http://h-{}.example/p", "https://www.h-{}.example/"), ("http://i-{}.example/p", "https://j-{}.example/a", "https://k-{}.example/b"), ("https://xn--bcher-kva-{}.example/x",))):
        steps = [place.format(kind) for place in (start, *rest)]
        chain(f"{kind} {number}", f"suspect/{kind}", *(moved(here, there) for here, there in pairwise(steps)), failed(steps[-1], kind))
for number in range(10):
    steps = [f"http://garbled-{number}.example/x", f"http://garbled-{number}.example/y"][: 1 + number % 2]
    chain(f"malformed {number}", "dead/malformed", *(moved(here, there) for here, there in pairwise(steps)), failed(steps[-1], "malformed"), also=["suspect/malformed"])
said("json null in a page's clothes", "https://api13.example/v1/page/8812", json.dumps({"page": None, "message": "Page not found"}), "application/json", "page 8812")

# In old encodings, packed, and below much else.
def encoded(label: str, url: str, verdict: str, text: str, encoding: str, cited: str, **more: Any) -> None:
    """Add a page in an encoding of old that its server or its head names."""
    CASES.append(link(f"twelfth: away: {label}", url, verdict, text.encode(encoding), cited, "alike", **more))

encoded("windows-1251 by its head", "http://www.gavan-staraya.example/st/88.html", AWAY, "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1251\"><title>Ошибка 404</title></head><body><p>Запрошенный документ не найден на сервере.</p></body></html>", "cp1251", "статья о гавани", kind="text/html")
encoded("koi8-r by its server", "http://www.lotsman.example/st/88.html", AWAY, "<html><head><title>Лоцман</title></head><body><h1>Страница не найдена</h1></body></html>", "koi8-r", "статья о лоцманах", kind="text/html; charset=koi8-r")
encoded("euc-jp", "http://www.kojima.example/88.html", AWAY, "<html><head><meta http-equiv=Content-Type content='text/html; charset=euc-jp'><title>児島</title></head><body><p>指定されたページは存在しません。</p></body></html>", "euc-jp", "児島の記事", kind="text/html")
encoded("shift_jis", "http://www.ushimado.example/88.html", AWAY, "<html><head><title>ファイルが見つかりません</title></head><body><p>お探しのファイルは削除されました。</p></body></html>", "shift_jis", "牛窓の記事", kind="text/html; charset=Shift_JIS")
encoded("gbk", "http://www.laogang.example/88.shtml", AWAY, "<html><head><meta charset=gbk><title>提示</title></head><body><div>您要访问的页面已被删除或暂时不可用</div></body></html>", "gbk", "老港的文章", kind="text/html")
encoded("big5", "http://www.laojiang.example/88.asp", AWAY, "<html><head><meta charset=big5><title>錯誤</title></head><body><h3>找不到您要的網頁</h3></body></html>", "big5", "老江的文章", kind="text/html")
encoded("iso-8859-2", "http://www.stary-port.example/88.php", AWAY, "<html><head><meta http-equiv='content-type' content='text/html; charset=iso-8859-2'><title>Błąd</title></head><body><h1>Nie ma takiej strony</h1></body></html>", "iso-8859-2", "stary port", kind="text/html")
encoded("windows-1256", "http://www.almina.example/88", AWAY, "<html><head><meta charset=windows-1256><title>خطأ</title></head><body><h1>الصفحة المطلوبة غير موجودة</h1></body></html>", "cp1256", "مقال الميناء", kind="text/html")
CASES.append(link("twelfth: away: packed", "https://www.packed-old.example/tales/bell", AWAY, gzip.compress(press("en", "Page not found – Packed", "<h1>This page is not here any more</h1><p>Sorry.</p>").encode(), mtime=0), "the bell", "alike", headers={"Content_Encoding": "gzip"}))
LONG = "".join(f"<li><a href='/r/{number}'>{a} {b} {c}</a></li>" for number, (a, b, c) in enumerate((a, b, c) for a in ("The old", "A small", "Her last", "My first") for b in ("harbour", "lantern", "winter", "boat") for c in ("and the tide", "in the rain", "at Wick", "by night", "without a name")))
away(newsroom, "en", "https://www.longtail.example/2009/bell", "Longtail", f"<h1>That page is missing</h1><p>It may have been taken down by its editor.</p><h2>Eighty things to read instead</h2><ul>{LONG}</ul>", "the bell of 2009")
away(bazaar, "en", "https://www.longshop.example/p/8812", "Bells and whistles", f"<p>This product has been removed from our range.</p><ul>{LONG}</ul>", "a brass bell")
away(portal, "da", "https://www.langkommune.example/referater/8812", "Kommunen", f"<h1>Vi kunne ikke finde den side, du søgte</h1><ul>{LONG}</ul>", "referatet")

# Neighbours that tell nothing, since they were refused, slow or broken themselves.
def odd(status: int, body: str = "") -> Sibling:
    """Return a neighbour that meets a status of its own."""
    return lambda url: (answer(sibling(url), body, status),)

away(press, "en", "https://odd-1.example/2012/soup/", "Page not found – Odd", "<h1>Oh no! The page you want is not there</h1><p>Please try another.</p>", "the soup", beside=odd(429, "Too many requests"))
away(gazette, "es", "https://odd-2.example/2012/sopa/", "Página no disponible", "<h1>Lo sentimos, esta página no existe</h1>", "la sopa", beside=odd(403, "<h1>403 Forbidden</h1>"))
away(portal, "de", "https://odd-3.example/2012/suppe", "Nicht gefunden", "<h1>Die gesuchte Seite wurde nicht gefunden</h1>", "die Suppe", beside=odd(503, "<h1>Service Unavailable</h1>"))
away(shop, "fr", "https://odd-4.example/soupes/8812", "404", "<h1>La page demandée n’existe pas</h1>", "la soupe", beside=lambda url: (failed(sibling(url), "timeout"),))
away(tube, "en", "https://odd-5.example/watch?v=soup", "Odd", "<h1>This video does not exist</h1>", "the film of soup", beside=lambda url: (failed(sibling(url), "reset"),))
name("with a neighbour refused", "http://www.soup-club.example/recipes/9", bare("en", "soup-club.example", "<h1>soup-club.example is for sale</h1>" + ads("Soup recipes", "Stock pots") + "<p>Buy this domain</p>"), beside=odd(403, "Forbidden"))
name("with a neighbour unanswered", "http://www.broth-club.example/recipes/9", bare("de", "broth-club.example", "<h1>Diese Domain kaufen</h1><p>broth-club.example steht zum Verkauf.</p>" + ads("Suppen", "Töpfe")), beside=lambda url: (failed(sibling(url), "timeout"),))
home("with a neighbour refused", "https://www.soup-museum.example/rooms/ladles", ["https://www.soup-museum.example/"], drupal("en", "Soup Museum", "<h1>Welcome to the Soup Museum</h1><p>Open daily. Tickets from £4.</p>"), cited="the room of ladles", beside=odd(429, "slow down"))
# fmt: on
