"""Unseen cases of the third round: matters that are gone though the server says otherwise.

Written before the rules that judge them were read, from what the named products and kinds of sites answer.
"""

from collections.abc import Callable
from typing import Any

from tests.data.verdicts.building import answer, case, moved
from tests.data.verdicts.frames import bare, discourse, drupal, news, nineties, phpbb, shop, tailwind, wiki, wordpress

CASES: list[dict[str, Any]] = []
ABSENT, HOME = "dead/soft-404", "dead/redirected-home"
BOTH = ["suspect/redirected-home"]


def add(name: str, url: str, verdict: str, body: str = "", **more: Any) -> None:
    """Add a case of one answer, or of the hops given."""
    CASES.append(case(f"third absent: {name}", url, verdict, body, **more))


def gone(
    frame: Callable[..., str], language: str, url: str, title: str, heading: str, inner: str, more: str = ""
) -> None:
    """Add a page that says, with success, that what was asked for is not there."""
    add(
        f"{frame.__name__} {language} {heading[:40]} {len(CASES)}",
        url,
        ABSENT,
        frame(language, title, heading, inner, more),
    )


# Publishing software.
gone(
    wordpress,
    "en",
    "https://garden.example/2018/04/pruning-old-pears/",
    "Page not found – The Pear Garden",
    "Oops! That page can’t be found.",
    '<p>It looks like nothing was found at this location. Maybe try one of the links below or a search?</p><form role="search" class="search-form"><input type="search" class="search-field" name="s"><input type="submit" value="Search"></form><div class="widget"><h2 class="widget-title">Most Used Categories</h2><ul><li><a href="/c/1">Fruit</a></li><li><a href="/c/2">Tools</a></li></ul></div>',
)
gone(
    wordpress,
    "de",
    "https://garten.example/2018/04/alte-birnen/",
    "Seite nicht gefunden – Birnengarten",
    "Hoppla! Diese Seite konnte nicht gefunden werden.",
    "Es sieht so aus, als ob an dieser Stelle nichts gefunden wurde. Möchtest du eine Suche starten?",
)
gone(
    wordpress,
    "es",
    "https://jardin.example/2018/04/perales/",
    "Página no encontrada – Jardín",
    "¡Vaya! No se ha podido encontrar esa página.",
    "Parece que no se ha encontrado nada en esta ubicación. ¿Quieres probar una búsqueda?",
)
gone(
    wordpress,
    "fr",
    "https://jardin.example/2018/04/poiriers/",
    "Page non trouvée – Jardin",
    "Oups ! Cette page est introuvable.",
    "Il semblerait qu’il n’y ait rien à cet emplacement. Essayez peut-être une recherche ?",
)
gone(
    wordpress,
    "fi",
    "https://puutarha.example/2018/04/paarynat/",
    "Sivua ei löydy – Puutarha",
    "Hups! Sivua ei löytynyt.",
    "Näyttää siltä, ettei täältä löytynyt mitään. Kokeile hakua.",
)
gone(
    wordpress,
    "hu",
    "https://kert.example/2018/04/kortefa/",
    "Az oldal nem található – Kert",
    "Hoppá! Ez az oldal nem található.",
    "Úgy tűnik, ezen a helyen nincs semmi. Próbáljuk meg a keresést?",
)
gone(
    wordpress,
    "el",
    "https://kipos.example/2018/04/achladia/",
    "Η σελίδα δεν βρέθηκε – Κήπος",
    "Ουπς! Δεν είναι δυνατή η εύρεση αυτής της σελίδας.",
    "Φαίνεται ότι δεν βρέθηκε τίποτα σε αυτή την τοποθεσία. Δοκιμάστε μια αναζήτηση.",
)
gone(
    wordpress,
    "he",
    "https://gan.example/2018/04/agas/",
    "העמוד לא נמצא – הגן",
    "אופס! העמוד לא נמצא.",
    "נראה שאין כאן כלום. אולי כדאי לנסות חיפוש?",
)
gone(
    wordpress,
    "fa",
    "https://bagh.example/2018/04/golabi/",
    "برگه پیدا نشد – باغ",
    "اوه! این برگه یافت نشد.",
    "به نظر می‌رسد چیزی در این مکان پیدا نشد. جستجو را امتحان کنید.",
)
gone(
    drupal,
    "fr",
    "https://mairie.example/fr/actualites/tramway-2019",
    "Page non trouvée | Mairie",
    "Page non trouvée",
    "La page demandée n'a pas pu être trouvée.",
)
gone(
    drupal,
    "pl",
    "https://gmina.example/aktualnosci/tramwaj-2019",
    "Strony nie znaleziono | Gmina",
    "Strony nie znaleziono",
    "Żądana strona nie mogła zostać znaleziona.",
)
gone(
    drupal,
    "cs",
    "https://obec.example/aktuality/tramvaj-2019",
    "Stránka nenalezena | Obec",
    "Stránka nenalezena",
    "Požadovanou stránku se nepodařilo najít.",
)
gone(
    drupal,
    "uk",
    "https://misto.example/novyny/tramvai-2019",
    "Сторінку не знайдено | Місто",
    "Сторінку не знайдено",
    "Запитану сторінку не вдалося знайти.",
)
gone(
    drupal,
    "nl",
    "https://gemeente.example/nieuws/tram-2019",
    "Pagina niet gevonden | Gemeente",
    "Pagina niet gevonden",
    "De opgevraagde pagina kon niet worden gevonden.",
)
gone(
    bare,
    "en",
    "https://club.example/index.php/results/2011/77-regatta",
    "404 - Error: 404",
    "",
    '<div class="error"><div id="outline"><div id="errorboxoutline"><div id="errorboxheader">404 - Article not found</div><div id="errorboxbody"><p><strong>You may not be able to visit this page because of:</strong></p><ol><li>an out-of-date bookmark/favourite</li><li>a search engine that has an out-of-date listing for this site</li><li>a mistyped address</li><li>you have no access to this page</li><li>The requested resource was not found.</li><li>An error has occurred while processing your request.</li></ol><p><strong>Please try one of the following pages:</strong></p><ul><li><a href="/index.php">Home Page</a></li></ul></div></div></div></div>',
)
gone(
    bare,
    "it",
    "https://circolo.example/index.php/risultati/2011/77-regata",
    "404 - Categoria non trovata",
    "404 - Categoria non trovata",
    "Non puoi visualizzare questa pagina perché: un segnalibro non aggiornato; un motore di ricerca non aggiornato; un indirizzo digitato male.",
)
gone(
    bare,
    "en",
    "https://institute.example/en/research/groups/moss.html",
    "TYPO3 Exception: Page Not Found",
    "Page Not Found",
    '<div class="typo3-message"><p>The requested page does not exist!</p><p>Reason: ID was not an accessible page</p></div>',
)
gone(
    wiki,
    "en",
    "https://wiki.example/wiki/Moss_of_the_upper_valley",
    "Moss of the upper valley - ValleyWiki",
    "Moss of the upper valley",
    '<div class="noarticletext mw-content-ltr" dir="ltr"><p>There is currently no text in this page.\nYou can <a href="/s">search for this page title</a> in other pages, or <a href="/l">search the related logs</a>, but you do not have permission to create this page.</p></div>',
)
gone(
    wiki,
    "fr",
    "https://wiki.example/wiki/Mousse_de_la_vallée",
    "Mousse de la vallée — WikiVallée",
    "Mousse de la vallée",
    '<div class="noarticletext mw-content-ltr"><p>Il n’y a pour l’instant aucun texte sur cette page. Vous pouvez lancer une recherche sur ce titre dans les autres pages.</p></div>',
)
gone(
    wiki,
    "es",
    "https://wiki.example/wiki/Musgo_del_valle",
    "Musgo del valle - WikiValle",
    "Musgo del valle",
    '<div class="noarticletext"><p>Esta página no contiene actualmente ningún texto. Puedes buscar el título de esta página en otras páginas.</p></div>',
)
gone(
    wiki,
    "ja",
    "https://wiki.example/wiki/谷の苔",
    "谷の苔 - 谷ウィキ",
    "谷の苔",
    '<div class="noarticletext"><p>このページには現在記事がありません。他のページ内でこのページ名を検索できます。</p></div>',
)
gone(
    wiki,
    "ru",
    "https://wiki.example/wiki/Мох_долины",
    "Мох долины — ВикиДолина",
    "Мох долины",
    '<div class="noarticletext"><p>В настоящий момент текст на данной странице отсутствует. Вы можете найти упоминание данного названия на других страницах.</p></div>',
)
gone(
    wiki,
    "en",
    "https://wiki.example/wiki/User:Fern",
    "Bad title - ValleyWiki",
    "Bad title",
    "The requested page title is empty or contains unsupported characters. Return to Main Page.",
)
gone(
    shop,
    "en",
    "https://lamps.example/products/brass-desk-lamp",
    "404 Not Found – Lamps",
    "404 Page Not Found",
    "The page you requested does not exist. Click here to continue shopping.",
)
gone(
    shop,
    "de",
    "https://lampen.example/products/messinglampe",
    "404 Nicht gefunden – Lampen",
    "Seite nicht gefunden",
    "404\nWeiter einkaufen",
)
gone(
    shop,
    "en",
    "https://lamps.example/products/walnut-floor-lamp",
    "Lamps",
    "Sorry, this product is no longer available",
    '<p>You may also like</p><ul><li><a href="/products/1">Oak floor lamp €120</a></li><li><a href="/products/2">Ash table lamp €80</a></li><li><a href="/products/3">Steel wall lamp €60</a></li></ul>',
)
gone(
    shop,
    "fr",
    "https://lampes.example/products/lampe-noyer",
    "Produit indisponible – Lampes",
    "Ce produit n'est plus disponible",
    "Découvrez nos autres lampes ci-dessous.",
)
gone(
    shop,
    "pl",
    "https://lampy.example/produkt/lampa-orzech",
    "Lampy",
    "Ten produkt nie jest już dostępny",
    "Zobacz podobne produkty.",
)
gone(shop, "zh", "https://deng.example/item/8841", "提示 - 灯具", "很抱歉，您查看的商品已下架", "您可以看看其他商品。")
gone(
    tailwind,
    "en",
    "https://maker.example/portfolio/tide-clock",
    "Page Not Found",
    "We couldn't find the page you were looking for.",
    "This is either because:\nThere is an error in the URL entered into your web browser. Please check the URL and try again.\nThe page you are looking for has been moved or deleted.\nYou can return to our homepage by clicking here.",
)
gone(
    tailwind,
    "en",
    "https://studio.example/work/tide-clock",
    "Studio",
    "This page isn’t available",
    "The link you followed may be broken, or the page may have been removed.",
)
gone(
    tailwind,
    "en",
    "https://writer.example/the-tide-clock/",
    "404 — Page not found",
    "404",
    '<p>Page not found</p><a href="/">Go to the front page →</a>',
)
gone(
    tailwind,
    "en",
    "https://reads.example/@fern/the-tide-clock-3f2a9c",
    "Not Found – Reads",
    "Out of nothing, something.",
    "<p>PAGE NOT FOUND</p><p>You can find (just about) anything on Reads — apparently even a page that doesn’t exist. Maybe these stories will take you somewhere new?</p>",
)
gone(
    tailwind,
    "en",
    "https://reads.example/@fern/tides-77aa",
    "Reads",
    "410",
    "<p>User deactivated or deleted their account</p><p>This story is unavailable.</p>",
)
gone(
    bare,
    "en",
    "https://fernnotes.example/2010/05/tide-clock.html",
    "Fern's notes",
    "",
    '<div class="status-msg-wrap"><div class="status-msg-body">Sorry, the page you were looking for in this blog does not exist.</div></div><div class="widget"><h2>Blog Archive</h2><ul><li><a href="/2012">2012</a></li></ul></div>',
)
gone(
    bare,
    "pt",
    "https://notas.example/2010/05/relogio.html",
    "Notas",
    "",
    '<div class="status-msg-wrap"><div class="status-msg-body">A página que você estava procurando neste blog não existe.</div></div>',
)
gone(
    tailwind,
    "en",
    "https://fern.tumblr.example/post/1223344",
    "Not found.",
    "There's nothing here.",
    "Whatever you were looking for doesn't currently exist at this address. Unless you were looking for this error page, in which case: Congrats! You totally found it.",
)
gone(
    bare,
    "en",
    "https://fern.pages.example/thesis/figures.html",
    "Page not found · GitHub Pages",
    "404",
    "<p><strong>File not found</strong></p><p>The site configured at this address does not contain the requested file.</p><p>If this is your site, make sure that the filename case matches the URL as well as any file permissions.<br>For root URLs (like <code>http://example.com/</code>) you must provide an <code>index.html</code> file.</p>",
)
gone(
    bare,
    "en",
    "https://code.example/fern/tides/-/wikis/home",
    "The page you're looking for could not be found (404)",
    "404: Page not found",
    "Make sure the address is correct and the page has not moved.\nPlease contact your GitLab administrator if you think this is a mistake.",
)
gone(
    tailwind,
    "en",
    "https://host.example/fern/tides/blob/main/README.md",
    "Page not found",
    "This is not the web page you are looking for.",
    "Find code, projects, and people on Host",
)
gone(
    bare,
    "en",
    "https://intranet.example/sites/research/Pages/moss.aspx",
    "Error",
    "Sorry, something went wrong",
    "File Not Found.\nTechnical Details\nTroubleshoot issues with Microsoft SharePoint Foundation.\nCorrelation ID: 5e2f119f-10d1-b02e-aa31-0f1c1f1a1b1c\nGo back to site",
)
gone(
    bare,
    "en",
    "https://shopnet.example/Catalog/Item.aspx",
    "The resource cannot be found.",
    "Server Error in '/' Application.",
    "<h2><i>The resource cannot be found.</i></h2><b>Description:</b> HTTP 404. The resource you are looking for (or one of its dependencies) could have been removed, had its name changed, or is temporarily unavailable. Please review the following URL and make sure that it is spelled correctly.<br><b>Requested URL:</b> /Catalog/Item.aspx<hr><b>Version Information:</b> Microsoft .NET Framework Version:4.0.30319",
)
gone(
    bare,
    "en",
    "https://app.example/records/view/221",
    "Whitelabel Error Page",
    "Whitelabel Error Page",
    "This application has no explicit mapping for /error, so you are seeing this as a fallback.\nThere was an unexpected error (type=Not Found, status=404).\nNo message available",
)
gone(
    bare,
    "en",
    "https://jboss.example/portal/doc/221",
    "JBoss Web/7.0 - Error report",
    "HTTP Status 404 - /portal/doc/221",
    "<hr><p><b>type</b> Status report</p><p><b>message</b> <u>/portal/doc/221</u></p><p><b>description</b> <u>The requested resource (/portal/doc/221) is not available.</u></p>",
)
gone(
    bare,
    "en",
    "https://old.example/cgi/show.php/77",
    "Object not found!",
    "Object not found!",
    "The requested URL was not found on this server.\nIf you entered the URL manually please check your spelling and try again.\nIf you think this is a server error, please contact the webmaster.\nError 404",
)
gone(
    bare,
    "de",
    "https://alt.example/cgi/show.php/77",
    "Objekt nicht gefunden!",
    "Objekt nicht gefunden!",
    "Der angeforderte URL konnte auf dem Server nicht gefunden werden. Sofern Sie den URL manuell eingegeben haben, überprüfen Sie bitte die Schreibweise und versuchen Sie es erneut.",
)

# Newspapers and broadcasters.
gone(
    news,
    "en",
    "https://valleypost.example/news/2016/aug/12/dam-inspection",
    "Valley Post",
    "We’re sorry, we can’t find that story",
    "The story you’re after may have been removed from our archive. Here are some of our most popular stories instead.",
)
gone(
    news,
    "de",
    "https://talpost.example/2016/08/12/damm-pruefung-ld.4711",
    "Fehler 404 - Talpost",
    "Dieser Beitrag ist leider nicht mehr verfügbar",
    "Aus rechtlichen Gründen dürfen wir viele Beiträge nur für begrenzte Zeit anbieten.",
)
gone(
    news,
    "de",
    "https://sender.example/sendung/beitrag-dammpruefung-100.html",
    "Inhalt nicht mehr verfügbar",
    "Das gewünschte Video ist nicht mehr abrufbar",
    "Die Verweildauer dieses Beitrags ist abgelaufen und er wurde depubliziert.",
)
gone(
    news,
    "fr",
    "https://lavallee.example/article/2016/08/12/barrage_4711.html",
    "La Vallée",
    "Cet article n'existe plus",
    "L'article que vous cherchez a été supprimé ou déplacé. Retrouvez l'actualité en page d'accueil.",
)
gone(
    news,
    "es",
    "https://elvalle.example/noticias/20160812/presa.html",
    "El Valle",
    "Lo sentimos, este contenido ya no está disponible",
    "La noticia que busca ha sido eliminada o ha cambiado de dirección.",
)
gone(
    news,
    "pt",
    "https://ovale.example/noticia/2016/08/represa.ghtml",
    "O Vale",
    "Ops! Não encontramos o que você procura",
    "O conteúdo pode ter sido removido ou o endereço está incorreto.",
)
gone(
    news,
    "it",
    "https://lavalle.example/cronaca/2016/08/diga.shtml",
    "La Valle",
    "Siamo spiacenti, l'articolo richiesto non è più disponibile",
    "Il contenuto potrebbe essere stato rimosso o spostato.",
)
gone(
    news,
    "sv",
    "https://dalen.example/nyheter/dammen-inspekteras",
    "Dalen",
    "Artikeln finns inte längre kvar",
    "Den kan ha tagits bort eller flyttats. Prova att söka.",
)
gone(
    news,
    "da",
    "https://dalen.example/nyheder/daemning-2016",
    "Dalen",
    "Vi kan desværre ikke finde siden",
    "Siden er måske flyttet eller slettet.",
)
gone(
    news,
    "nb",
    "https://dalen.example/nyhet/demning-2016",
    "Dalen",
    "Beklager, vi finner ikke siden du leter etter",
    "Saken kan være slettet eller flyttet.",
)
gone(
    news,
    "ru",
    "https://dolina.example/news/2016/08/12/plotina/",
    "Долина",
    "Запрашиваемая страница удалена или никогда не существовала",
    "Попробуйте начать с главной страницы.",
)
gone(
    news,
    "bg",
    "https://dolina.example/novini/2016/yazovir",
    "Долина",
    "Статията не е намерена",
    "Търсената от вас страница не съществува или е преместена.",
)
gone(
    news,
    "ro",
    "https://valea.example/stiri/2016/baraj",
    "Valea",
    "Pagina pe care o cauți nu există",
    "Articolul a fost șters sau mutat la altă adresă.",
)
gone(
    news,
    "sr",
    "https://dolina.example/vesti/2016/brana",
    "Долина",
    "Тражена страница није пронађена",
    "Страница је обрисана или премештена.",
)
gone(
    news,
    "tr",
    "https://vadi.example/haber/2016/baraj-denetimi",
    "Vadi",
    "Aradığınız haber bulunamadı",
    "Haber yayından kaldırılmış olabilir.",
)
gone(
    news,
    "ar",
    "https://alwadi.example/news/2016/sadd",
    "الوادي",
    "عذرا، الصفحة التي تبحث عنها غير موجودة",
    "ربما تم حذف الخبر أو نقله إلى عنوان آخر.",
)
gone(
    news,
    "hi",
    "https://ghati.example/samachar/2016/bandh",
    "घाटी",
    "क्षमा करें, यह पृष्ठ उपलब्ध नहीं है",
    "आप जिस पृष्ठ को खोज रहे हैं वह हटा दिया गया है।",
)
gone(news, "th", "https://hubkhao.example/news/2016/khuean", "หุบเขา", "ไม่พบหน้าที่คุณต้องการ", "หน้านี้อาจถูกลบหรือย้ายไปแล้ว")
gone(
    news,
    "vi",
    "https://thunglung.example/tin/2016/dap",
    "Thung Lũng",
    "Không tìm thấy trang bạn yêu cầu",
    "Bài viết có thể đã bị xóa hoặc di chuyển.",
)
gone(
    news,
    "id",
    "https://lembah.example/berita/2016/bendungan",
    "Lembah",
    "Maaf, halaman yang Anda cari tidak ditemukan",
    "Artikel mungkin telah dihapus atau dipindahkan.",
)
gone(
    news,
    "ko",
    "https://gyegok.example/news/articleView.html",
    "계곡일보",
    "요청하신 기사를 찾을 수 없습니다",
    "삭제되었거나 주소가 변경되었을 수 있습니다.",
)
gone(
    news,
    "ja",
    "https://tani.example/articles/ABC123.html",
    "谷新聞",
    "お探しのページは見つかりませんでした",
    "記事の公開期間が終了したか、URLが変更された可能性があります。",
)
gone(
    news,
    "ja",
    "https://tani.example/news/k10010631.html",
    "谷放送",
    "このページは掲載期間が終了しました",
    "ご覧いただいていた記事は公開を終了しております。",
)
gone(
    news, "zh", "https://shangu.example/2016/0812/c1.html", "山谷日报", "您访问的页面不存在或已被删除", "5秒后返回首页"
)
gone(
    news,
    "zh-Hant",
    "https://shangu.example/news/story/7321/118",
    "山谷報",
    "很抱歉，您要找的新聞已經下架",
    "請返回首頁瀏覽其他新聞。",
)
gone(
    news,
    "fi",
    "https://laakso.example/uutiset/art-2000001.html",
    "Laakso",
    "Valitettavasti etsimääsi juttua ei ole enää saatavilla",
    "Se on voitu poistaa tai siirtää.",
)

# Forums, questions and answers, mailing lists.
gone(
    discourse,
    "en",
    "https://talk.example/t/moss-and-shade/8812",
    "Talk",
    "Oops! That page doesn’t exist or is private.",
    "",
)
gone(
    phpbb,
    "en",
    "https://forum.example/viewtopic.php?f=3&t=8812",
    "Moss Forum - Information",
    "Information",
    "The requested topic does not exist.",
)
gone(
    phpbb,
    "de",
    "https://forum.example/viewtopic.php?f=4&t=8812",
    "Moosforum - Information",
    "Information",
    "Das Thema existiert nicht.",
)
gone(
    phpbb,
    "fr",
    "https://forum.example/viewtopic.php?f=5&t=8812",
    "Forum mousse - Informations",
    "Informations",
    "Le sujet demandé n’existe pas.",
)
gone(
    phpbb,
    "ru",
    "https://forum.example/viewtopic.php?f=6&t=8812",
    "Форум - Информация",
    "Информация",
    "Запрошенная тема не существует.",
)
gone(
    bare,
    "en",
    "https://vb.example/showthread.php?t=8812",
    "Moss Board",
    "",
    '<table class="tborder"><tr><td class="tcat">vBulletin Message</td></tr><tr><td class="panelsurround"><div class="panel"><div>Invalid Thread specified. If you followed a valid link, please notify the administrator</div></div></td></tr></table>',
)
gone(
    bare,
    "en",
    "https://smf.example/index.php?topic=8812.0",
    "An Error Has Occurred!",
    "An Error Has Occurred!",
    "The topic or board you are looking for appears to be either missing or off limits to you.",
)
gone(
    tailwind,
    "en",
    "https://xf.example/threads/moss-and-shade.8812/",
    "Oops! We ran into some problems. | Moss",
    "Oops! We ran into some problems.",
    "The requested thread could not be found.",
)
gone(
    tailwind,
    "en",
    "https://answers.example/questions/8812/how-to-grow-moss",
    "Page not found - Answers",
    "Page not found",
    "This question was removed from Answers for reasons of moderation. Please refer to the help center for possible explanations why a question might be removed.",
)
# A joke that no phrase is made for: only its neighbour tells, which a run asks for where a page says so little.
WASTELAND = tailwind("zh", "问答", "你似乎来到了没有知识存在的荒原", "去往首页")
add(
    "only its neighbour tells",
    "https://wenda.example/question/8812",
    ABSENT,
    WASTELAND,
    probe=(answer("https://wenda.example/question/6207", WASTELAND),),
    also=["suspect/soft-404"],
)

# Video, social media, jobs, events, homes for sale.
gone(tailwind, "en", "https://tube.example/watch?v=a1b2c3", "Tube", "This video isn't available anymore", "")
gone(
    tailwind,
    "en",
    "https://vids.example/77120034",
    "Vids / Page not found",
    "Sorry, we couldn’t find that page",
    "Browse our staff picks instead.",
)
gone(tailwind, "ja", "https://douga.example/watch/sm8812", "動画", "この動画は投稿者によって削除されました", "")
gone(
    tailwind,
    "en",
    "https://chirp.example/fern/status/998811",
    "Chirp",
    "Hmm...this page doesn’t exist. Try searching for something else.",
    "",
)
gone(
    tailwind,
    "en",
    "https://chirp.example/fern2/status/998812",
    "Chirp",
    "Account suspended",
    "Chirp suspends accounts which violate the Chirp Rules.",
)
gone(
    tailwind,
    "de",
    "https://gesicht.example/fern/posts/12",
    "Gesicht",
    "Dieser Inhalt ist momentan nicht verfügbar",
    "Wenn das passiert, liegt das meistens daran, dass der Inhaber ihn nur mit einer kleinen Gruppe geteilt oder ihn gelöscht hat.",
)
gone(
    tailwind,
    "pt",
    "https://foto.example/p/Cxy/",
    "Foto",
    "Esta página não está disponível.",
    "O link que você acessou pode estar quebrado ou a página pode ter sido removida.",
)
gone(
    tailwind,
    "en",
    "https://boards.example/r/moss/comments/8812/shade/",
    "Boards",
    "Sorry, this post was deleted by the person who originally posted it.",
    "",
)
gone(
    tailwind,
    "en",
    "https://jobs.example/position/77-moss-keeper",
    "Jobs",
    "This posting has expired",
    "The employer is no longer accepting applications for this role. Browse similar openings.",
)
gone(
    tailwind,
    "de",
    "https://stellen.example/stelle/77-moospfleger",
    "Stellen",
    "Diese Stellenanzeige ist leider nicht mehr online",
    "Die Anzeige wurde vom Arbeitgeber deaktiviert.",
)
gone(
    tailwind,
    "nl",
    "https://banen.example/vacature/77",
    "Banen",
    "Deze vacature is verlopen",
    "Bekijk vergelijkbare vacatures.",
)
gone(
    tailwind,
    "fr",
    "https://emplois.example/offre/77",
    "Emplois",
    "Cette offre d'emploi a expiré",
    "Consultez des offres similaires.",
)
gone(
    tailwind,
    "en",
    "https://homes.example/listing/221-mill-lane",
    "Homes",
    "This listing is off the market",
    "The property you are looking for is no longer listed. See other homes nearby.",
)
gone(
    tailwind,
    "ru",
    "https://obyavleniya.example/item/8812",
    "Объявления",
    "Объявление снято с публикации",
    "Посмотрите похожие объявления.",
)
gone(
    tailwind,
    "en",
    "https://files.example/s/a8k2",
    "Files",
    "This link has expired or was deleted by its owner",
    "Ask the owner to share it again.",
)
gone(
    tailwind,
    "en",
    "https://short.example/x8k2",
    "Short",
    "That link does not exist",
    "Check that you have copied the short link correctly.",
)
gone(
    tailwind,
    "en",
    "https://drive.example/file/d/99/view",
    "Drive",
    "Sorry, the file you have requested does not exist.",
    "Make sure that you have the correct URL and the file exists.",
)
gone(
    tailwind,
    "en",
    "https://records.example/catalog/88-122",
    "Catalogue",
    "Record not found",
    "No record with this identifier exists in the catalogue.",
)
gone(
    bare,
    "en",
    "https://doi-like.example/10.9999/moss.2011.7",
    "Error: DOI Not Found",
    "DOI Not Found",
    "<p>10.9999/moss.2011.7</p><p>This DOI cannot be found in the DOI System. Possible reasons are: The DOI is incorrect in your source. Search for the item by name, title, or other metadata using a search engine.</p>",
)
gone(
    nineties,
    "en",
    "http://dept.example/~fern/moss/keys.html",
    "File Not found",
    "File Not found",
    "The requested URL /~fern/moss/keys.html was not found on this server.",
)
gone(
    nineties,
    "it",
    "http://dip.example/~felce/muschi/chiavi.html",
    "Errore",
    "Pagina inesistente",
    "La pagina cercata non esiste su questo server.",
)

# What is no page, or says it by script.
add(
    "json",
    "https://api.example/v1/species/8812",
    ABSENT,
    hops=[answer("https://api.example/v1/species/8812", '{"error":"not found"}', content_type="application/json")],
)
add(
    "json status",
    "https://api.example/v2/species/8812",
    ABSENT,
    hops=[
        answer(
            "https://api.example/v2/species/8812",
            '{"statusCode":404,"message":"Cannot GET /v2/species/8812","error":"Not Found"}',
            content_type="application/json; charset=utf-8",
        )
    ],
)
add(
    "json errors",
    "https://api.example/v3/species/8812",
    ABSENT,
    hops=[
        answer(
            "https://api.example/v3/species/8812",
            '{"errors":[{"status":"404","title":"Record not found","detail":"No species with id 8812"}]}',
            content_type="application/vnd.api+json",
        )
    ],
)
add(
    "xml NoSuchKey",
    "https://bucket.example/reports/2014.pdf",
    ABSENT,
    hops=[
        answer(
            "https://bucket.example/reports/2014.pdf",
            '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message><Key>reports/2014.pdf</Key><RequestId>A1</RequestId></Error>',
            content_type="application/xml",
        )
    ],
)
add(
    "plain text",
    "https://raw.example/fern/moss/main/keys.txt",
    ABSENT,
    hops=[
        answer(
            "https://raw.example/fern/moss/main/keys.txt", "404: Not Found", content_type="text/plain; charset=utf-8"
        )
    ],
)
add(
    "plain text 2",
    "https://raw.example/fern/moss/main/list.csv",
    ABSENT,
    hops=[answer("https://raw.example/fern/moss/main/list.csv", "File not found.\n", content_type="text/plain")],
)
add(
    "pdf is an HTML error",
    "https://ministry.example/docs/annual-2012.pdf",
    ABSENT,
    news(
        "en",
        "Ministry",
        "Document not found",
        "The document you requested could not be located. It may have been archived.",
    ),
)
add(
    "pdf is an HTML error in Spanish",
    "https://ministerio.example/docs/memoria-2012.pdf",
    ABSENT,
    drupal("es", "Ministerio", "El documento solicitado no existe", "Utilice el buscador para localizar el documento."),
)
add(
    "spa prerendered head",
    "https://app.example/story/8812",
    ABSENT,
    '<!doctype html><html lang="en"><head><title>404 | Stories</title><meta name="prerender-status-code" content="404"><meta property="og:title" content="Page not found"></head><body><noscript>This application needs JavaScript.</noscript><div id="app"></div><script src="/a.js"></script></body></html>',
)
add(
    "spa noindex, title says it",
    "https://app.example/story/8813",
    ABSENT,
    '<!doctype html><html lang="de"><head><title>Seite nicht gefunden</title><meta name="robots" content="noindex"></head><body><app-root></app-root><script src="main.js" type="module"></script></body></html>',
)
add(
    "next data says 404",
    "https://app.example/story/8814",
    ABSENT,
    '<!DOCTYPE html><html><head><title>404: This page could not be found.</title></head><body><div id="__next"></div><script id="__NEXT_DATA__" type="application/json">{"props":{"statusCode":404},"page":"/404"}</script></body></html>',
)


# Sent elsewhere.
def sent(name: str, url: str, location: str, verdict: str, body: str, status: int = 302, **more: Any) -> None:
    """Add a redirect to an address whose page is given."""
    final = location if "://" in location else "https://" + url.split("/")[2] + location
    add(name, url, verdict, hops=[moved(url, location, status), answer(final, body)], **more)


FRONT = news(
    "en",
    "Valley Post - news from the valley",
    "Valley Post",
    "<p>Council approves new tram line. Work begins in May, and shops along the route ask for help.</p><p>Rain expected until Friday.</p>",
)
FRONT_DE = news(
    "de",
    "Talpost – Nachrichten aus dem Tal",
    "Talpost",
    "<p>Der Rat stimmt der neuen Straßenbahn zu. Im Mai beginnen die Arbeiten.</p>",
)
sent("home 302", "https://valleypost.example/opinion/2013/why-the-mill-matters", "/", HOME, FRONT)
sent(
    "home 301 with www",
    "https://valleypost.example/opinion/2013/why-the-mill-matters",
    "https://www.valleypost.example/",
    HOME,
    FRONT,
    301,
)
sent("home index.html", "https://valleypost.example/opinion/2013/mill.html", "/index.html", HOME, FRONT)
sent("home with a mark", "https://valleypost.example/opinion/2013/mill.html", "/?error=404", HOME, FRONT, also=[ABSENT])
sent("language root", "https://talpost.example/de/meinung/2013/warum-die-muehle", "/de/", HOME, FRONT_DE, also=BOTH)
sent(
    "language root en",
    "https://institute.example/research/moss/2013/report",
    "/en",
    HOME,
    drupal("en", "Institute of Mosses", "Institute of Mosses", "We study mosses and lichens of wet woods."),
    also=BOTH,
)
sent("default.aspx", "https://county.example/News/2013/mill.aspx", "/Default.aspx", HOME, FRONT)
sent("home after three", "https://valleypost.example/a/2013/77", "/", HOME, FRONT, 307)
sent(
    "errors page",
    "https://shopnet.example/items/77",
    "/Error/NotFound?aspxerrorpath=/items/77",
    ABSENT,
    bare("en", "Shopnet", "Sorry", "An error occurred while processing your request."),
)
sent(
    "404.html",
    "https://club.example/news/2009/regatta",
    "/404.html",
    ABSENT,
    bare("en", "Club", "Lost at sea", "Use the menu to find your course."),
)
sent(
    "pagenotfound",
    "https://corp.example/press/2009/merger",
    "/pagenotfound",
    ABSENT,
    tailwind("en", "Corp", "Corp", "Let us help you find your way."),
)
sent(
    "fehler",
    "https://firma.example/presse/2009/fusion",
    "/fehlerseite.html",
    ABSENT,
    tailwind("de", "Firma", "Das hat nicht geklappt", "Leider gibt es die gewünschte Seite nicht mehr."),
)
sent(
    "search page",
    "https://records.example/catalog/77-112",
    "/search?q=77-112",
    ABSENT,
    drupal("en", "Search | Records", "Search", "<form><input name=q></form><p>Your search yielded no results.</p>"),
    also=["suspect/redirected", "suspect/soft-404", "suspect/redirected-home", "dead/redirected-home"],
)
sent(
    "search page nothing de",
    "https://archiv.example/akte/77-112",
    "/suche?q=77-112",
    ABSENT,
    drupal("de", "Suche | Archiv", "Suche", "<form><input name=q></form><p>Ihre Suche ergab keine Treffer.</p>"),
    also=["suspect/redirected", "suspect/soft-404", "suspect/redirected-home", "dead/redirected-home"],
)
sent(
    "section",
    "https://valleypost.example/news/local/2013/mill-fire-77",
    "/news/local/",
    "suspect/redirected-home",
    news("en", "Local news - Valley Post", "Local news", "<p>Tram line, rain, and a lost goat.</p>"),
    also=["suspect/redirected", HOME, ABSENT],
)
LAMPS = shop("en", "Products – Lamps", "Products", "<ul><li>Oak lamp</li><li>Ash lamp</li><li>Steel lamp</li></ul>")
sent(
    "shop category",
    "https://lamps.example/products/walnut-lamp-77",
    "/collections/all",
    ABSENT,
    LAMPS,
    probe=(
        moved("https://lamps.example/products/xqwtrv-abdo-93", "/collections/all"),
        answer("https://lamps.example/collections/all", LAMPS),
    ),
    also=["suspect/redirected-home", HOME],
)
sent(
    "other host's root",
    "https://oldvalley.example/essays/2009/mill",
    "https://newmedia.example/",
    "suspect/redirected-home",
    news("en", "New Media Group", "New Media Group", "<p>We publish forty titles in nine regions.</p>"),
    also=[HOME],
)
MILL = "https://valleypost.example/opinion/2013/mill"
add(
    "refresh home",
    MILL,
    HOME,
    hops=[
        answer(
            MILL,
            '<html><head><meta http-equiv="refresh" content="3;url=/"><title>Moved</title></head><body><p>You are being taken to our home page.</p></body></html>',
        ),
        answer("https://valleypost.example/", FRONT),
    ],
    also=[ABSENT],
)
add(
    "script home",
    MILL,
    HOME,
    '<html><head><script>window.location.replace("/");</script></head><body></body></html>',
    also=["suspect/redirected-home", ABSENT],
)
add(
    "script home after a while",
    MILL,
    HOME,
    '<html><head><title>Valley Post</title></head><body><p>Redirecting…</p><script>setTimeout(function(){ location.href = "https://valleypost.example/"; }, 3000);</script></body></html>',
    also=["suspect/redirected-home", ABSENT],
)
