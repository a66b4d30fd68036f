"""Links of the eleventh set whose matter is gone: said with 200, sent home, names with nothing behind, codes, silence."""

from typing import Any

from tests.data.verdicts.building import answer, case, failed, moved
from tests.data.verdicts.eleventh_building import Links, link, paragraphs
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
    shop,
    tube,
    wiki,
)

LINKS = Links("eleventh", named="the society's page", homeward="how the pumps were built")
CASES = LINKS.cases
away, name, home, code = LINKS.away, LINKS.name, LINKS.home, LINKS.code
AWAY, HOMEWARD = "dead/soft-404", "dead/redirected-home"


# fmt: off
# Gone, said with 200, in the shape of many machines.
away(press, "en", "https://rambling.example/2013/07/stile-of-the-month/", "Page not found – Rambling", '<section class="error-404 not-found"><header class="page-header"><h1 class="page-title">Oops! That page can&rsquo;t be found.</h1></header><div class="page-content"><p>It looks like nothing was found at this location. Maybe try one of the links below or a search?</p></div></section>', "stile of the month")
away(press, "de", "https://wanderlust.example/2015/10/hochmoor/", "Seite nicht gefunden – Wanderlust", '<section class="error-404"><h1 class="page-title">Hoppla! Diese Seite konnte nicht gefunden werden.</h1><p>Es sieht so aus, als ob an dieser Stelle nichts zu finden ist.</p></section>', "das Hochmoor")
away(press, "fr", "https://tricotin.example/2012/02/moufles/", "Page non trouvée – Tricotin", "<h1>Oups ! Cette page est introuvable.</h1><p>Il semble que rien n’ait été trouvé à cette adresse. Essayez avec une recherche ?</p>", "les moufles")
away(drupal, "en", "https://www.fisheries.example/node/4471", "Page not found | Inland Fisheries", '<h1 class="page-title">Page not found</h1><div class="region">The requested page could not be found.</div>', "the eel count")
away(drupal, "es", "https://www.cuenca.example/noticias/2014/regantes", "No se encontró la página | Cuenca del Sur", "<h1 class=page-title>No se encontró la página</h1><p>La página solicitada no se pudo encontrar.</p>", "los regantes")
away(bare, "en", "https://www.sailing-club.example/index.php/results/12-2009", "404 - Article not found", '<div class="error"><div id="outline"><div id="errorboxheader">404 - Article not found</div><div id="errorboxbody"><p><strong>You may not be able to visit this page because of:</strong></p><ol><li>an out-of-date bookmark/favourite</li><li>a mistyped address</li><li>a search engine that has an out-of-date listing for this site</li></ol><p>If difficulties persist, please contact the System Administrator of this site.</p></div></div></div>', "the results of 2009")
away(wiki, "en", "https://fenwiki3.example/wiki/Punt_gun_club", "Punt gun club", '<div class="noarticletext mw-content-ltr"><p>There is currently no text in this page. You can search for this page title in other pages, or search the related logs, but you do not have permission to create this page.</p></div>', "Punt gun club")
away(wiki, "fr", "https://marais-wiki.example/wiki/Barque_plate", "Barque plate", '<div class="noarticletext"><p>Il n’y a pour l’instant aucun texte sur cette page. Vous pouvez lancer une recherche sur ce titre ou créer cette page.</p></div>', "Barque plate")
away(ghost, "en", "https://commonplace.example/on-pencils/", "404 — Page not found", '<section class="error-message"><h1 class="error-code">404</h1><p class="error-description">Page not found</p><a class="error-link" href="/">Go to the front page →</a></section>', "on pencils")
away(discourse, "en", "https://talk.gliders.example/t/winch-cable/881", "Oops! That page doesn’t exist or is private.", '<h1 class="page-not-found-title">Oops! That page doesn’t exist or is private.</h1><h2>Popular</h2><ul><li>First solo</li><li>Trailer lights</li></ul>', "winch cable")
away(phpbb, "en", "https://radios.example/board/viewtopic.php?t=1181", "Information", '<div class="panel" id="message"><div class="inner"><h2>Information</h2><p>The requested topic does not exist.</p></div></div>', "a thread on valves")
away(phpbb, "de", "https://roehrenradio.example/forum/viewtopic.php?t=881", "Information", '<div class="panel"><h2>Information</h2><p>Das gewünschte Thema existiert nicht.</p></div>', "Röhrenradio")
away(shop, "en", "https://brushes.example/products/badger-softener", "404 Not Found – Brushes", '<div class="template-404"><p>404</p><h1>Page not found</h1><a href="/collections/all" class="button">Continue shopping</a></div>', "the badger softener")
away(shop, "en", "https://www.bigbarn.example/p/lantern-oil/881273", "Lantern oil", "<h1>Sorry, we no longer sell this item</h1><p>The product you are looking for has been discontinued and is no longer available. Have a look at these instead:</p><ul><li>Tea lights</li><li>Wick, 3 m</li></ul>", "lantern oil")
away(block_site, "en", "https://www.potter-lane.example/kiln-diary", "Page Not Found", "<h1>We couldn't find the page you were looking for.</h1><p>This is either because: there is an error in the URL entered into your web browser; or the page has been moved or deleted. You can return to our homepage by clicking here.</p>", "the kiln diary")
away(block_site, "pt", "https://www.ateliedobarro.example/forno", "Página não encontrada", "<h1>Esta página não existe.</h1><p>Verifique o endereço ou volte para o início.</p>", "o forno")
away(gazette, "en", "https://www.thetribune-west.example/local/2011/09/tram-returns", "The Tribune", "<h1>We can’t find that story</h1><p>The article you requested may have expired or been removed from our site. Stories are kept online for ninety days.</p>", "the tram's return")
away(gazette, "it", "https://www.voce-del-lago.example/cronaca/2012/traghetto", "Pagina non trovata", "<h1>Ops, questa pagina non esiste più</h1><p>L’articolo che cercavi è stato rimosso o il suo indirizzo è cambiato.</p>", "il traghetto")
away(gazette, "ja", "https://www.kita-news.example/article/2014/0314.html", "お探しのページは見つかりませんでした", "<h1>お探しのページは見つかりませんでした</h1><p>記事の掲載期間が終了したか、URLが変更された可能性があります。</p>", "三月の記事")
away(gazette, "zh", "http://news.hubian.example/a/20130412/0088.shtml", "您访问的页面不存在", "<h1>抱歉，您访问的页面不存在或已被删除</h1><p>5 秒后自动返回首页</p>", "湖边的报道")
away(gazette, "ko", "https://www.gangbyeon.example/news/view/99121", "페이지를 찾을 수 없습니다", "<h1>요청하신 페이지를 찾을 수 없습니다.</h1><p>주소가 잘못 입력되었거나 삭제된 기사입니다.</p>", "강변 기사")
away(gazette, "ru", "https://www.beregovoy.example/news/2012/11/03/most", "Береговой", "<h1>Такой страницы нет</h1><p>Возможно, материал удалён или вы перешли по устаревшей ссылке. Перейдите на главную или воспользуйтесь поиском.</p>", "новый мост")
away(gazette, "tr", "https://www.kiyi-haber.example/yerel/iskele-88121", "Aradığınız sayfa bulunamadı", "<h1>Aradığınız sayfa bulunamadı</h1><p>Haber yayından kaldırılmış ya da adresi değişmiş olabilir.</p>", "iskele haberi")
away(gazette, "ar", "https://www.shati-news.example/reports/88121", "الصفحة غير موجودة", "<h1>عذراً، الصفحة التي تبحث عنها غير موجودة</h1><p>ربما تم حذف الخبر أو تغيير رابطه.</p>", "تقرير الشاطئ")
away(gazette, "pl", "https://www.kurier-portowy.example/artykul/2010/stocznia", "Kurier Portowy", "<h1>Nie znaleziono strony</h1><p>Artykuł, którego szukasz, został usunięty lub przeniesiony do archiwum.</p>", "stocznia")
away(gazette, "nl", "https://www.havenkrant.example/nieuws/2012/sluis", "Pagina niet gevonden", "<h1>Deze pagina bestaat niet (meer)</h1><p>Het artikel is mogelijk verwijderd. Gebruik de zoekfunctie om het te vinden.</p>", "de sluis")
away(gazette, "sv", "https://www.hamnposten.example/nyheter/2011/fyren", "Sidan finns inte", "<h1>Hoppsan, sidan kunde inte hittas</h1><p>Den kan ha flyttats eller tagits bort.</p>", "fyren")
away(gazette, "da", "https://www.fjordavisen.example/nyt/2011/fyret", "Siden findes ikke", "<h1>Siden blev ikke fundet</h1><p>Måske er artiklen slettet, eller også er adressen skrevet forkert.</p>", "fyret")
away(gazette, "fi", "https://www.rannikkolehti.example/uutiset/2011/majakka", "Sivua ei löydy", "<h1>Hakemaasi sivua ei löytynyt</h1><p>Sivu on saatettu poistaa tai siirtää.</p>", "majakka")
away(gazette, "el", "https://www.limani.example/nea/2012/faros", "Η σελίδα δεν βρέθηκε", "<h1>Η σελίδα που ζητήσατε δεν βρέθηκε</h1><p>Ίσως έχει μετακινηθεί ή διαγραφεί.</p>", "ο φάρος")
away(gazette, "he", "https://www.namal.example/news/2012/88", "העמוד לא נמצא", "<h1>הדף שחיפשתם לא נמצא</h1><p>ייתכן שהכתבה הוסרה או שהכתובת שגויה.</p>", "המגדלור")
away(ministry, "cs", "https://www.urad-vodni.example/dokumenty/2010/88", "Stránka nenalezena", "<h1>Požadovaná stránka neexistuje</h1><p>Stránka byla zrušena nebo přesunuta. Pokračujte na úvodní stránku.</p>", "dokument z roku 2010")
away(ministry, "hu", "https://www.vizugy.example/hirek/2011/gat", "Az oldal nem található", "<h1>A keresett oldal nem található</h1><p>Lehet, hogy a tartalmat törölték vagy áthelyezték.</p>", "a gát")
away(ministry, "ro", "https://www.apele.example/stiri/2011/dig", "Pagina nu a fost găsită", "<h1>Pagina căutată nu există</h1><p>Este posibil ca adresa să fie greșită sau pagina să fi fost ștearsă.</p>", "digul")
away(ministry, "uk", "https://www.vodhosp.example/novyny/2012/damba", "Сторінку не знайдено", "<h1>Сторінку не знайдено</h1><p>Можливо, її видалили або перемістили.</p>", "дамба")
away(ministry, "id", "https://www.dinas-air.example.go.id/berita/2013/bendung", "Halaman tidak ditemukan", "<h1>Maaf, halaman yang Anda cari tidak ditemukan</h1><p>Halaman mungkin telah dihapus atau dipindahkan.</p>", "bendung")
away(ministry, "vi", "https://www.sotnmt.example.vn/tin-tuc/2012/de-dieu", "Không tìm thấy trang", "<h1>Trang bạn tìm kiếm không tồn tại</h1><p>Có thể trang đã bị xóa hoặc đường dẫn không đúng.</p>", "đê điều")
away(ministry, "th", "https://www.chonpratan.example/khao/2556/fai", "ไม่พบหน้า", "<h1>ไม่พบหน้าที่คุณต้องการ</h1><p>หน้านี้อาจถูกลบหรือย้ายไปแล้ว</p>", "ฝาย")
away(ministry, "fa", "https://www.ab-mantaghe.example/akhbar/881", "صفحه پیدا نشد", "<h1>صفحه مورد نظر یافت نشد</h1><p>ممکن است این صفحه حذف شده یا نشانی آن تغییر کرده باشد.</p>", "خبر سد")
away(ministry, "hi", "https://www.jal-vibhag.example/samachar/88", "पृष्ठ नहीं मिला", "<h1>आप जो पृष्ठ खोज रहे हैं वह नहीं मिला</h1><p>संभव है कि उसे हटा दिया गया हो।</p>", "बाँध की खबर")
away(ministry, "bg", "https://www.vodi.example/novini/2012/yazovir", "Страницата не е намерена", "<h1>Страницата, която търсите, не съществува</h1>", "язовирът")
away(ministry, "ca", "https://www.aigues.example/noticies/2012/presa", "No s’ha trobat la pàgina", "<h1>No s’ha trobat la pàgina que busqueu</h1><p>És possible que s’hagi eliminat.</p>", "la presa")
away(ministry, "no", "https://www.vannverk.example/aktuelt/2012/dam", "Siden finnes ikke", "<h1>Vi finner ikke siden du leter etter</h1><p>Den kan være flyttet eller slettet.</p>", "dammen")
away(campus, "en", "http://www.westfield.example.edu/~plover/fens.html", "Personal pages", "<h2>This account has been closed</h2><p>The personal web space of this user is no longer available. Personal pages were switched off on 31 August 2018.</p>", "Plover's page on the fens")
away(journal, "en", "https://journals.other.example/doi/abs/10.5555/zz.1999.4", "Error", "<h1>The article you requested cannot be found</h1><p>DOI 10.5555/zz.1999.4 does not match any content on this site. Check the DOI and try again, or use quick search.</p>", "Plover 1999")
away(forge, "en", "https://codebarn2.example/plover/bitpump", "Page not found · CodeBarn", "<h1>404</h1><p>This is not the web page you are looking for.</p><form><input placeholder='Find code, projects, and people'></form>", "plover/bitpump")
away(tube, "en", "https://reelhouse2.example/watch?v=dEaD1", "ReelHouse", "<div class='message'>This video isn't available anymore</div><p>The account that uploaded it has been terminated.</p>", "the film of the flood")
away(tube, "ru", "https://kinoreka.example/video/88121", "Видео", "<div class='message'>Видео удалено автором или недоступно</div>", "фильм о реке")
away(bare, "en", "https://pics.example/i/x77ab", "Image not found", "<h1>The image you are requesting does not exist or is no longer available.</h1>", "the picture")
away(bare, "en", "https://files.dropcrate.example/s/aa81", "DropCrate", "<div class=logo>DropCrate</div><h2>File not found</h2><p>This file has been deleted by its owner or the link has expired.</p>", "the recording")
away(bare, "en", "http://www.council-old.example/planning/app?ref=11/0442", "Planning search", "<h1>Planning register</h1><p>No records were found for reference 11/0442.</p><a href='/planning'>New search</a>", "application 11/0442")
away(bare, "en", "https://jobs.example/vacancy/8812", "Vacancy", "<h1>This vacancy has expired</h1><p>The job you are looking for is no longer advertised. <a href='/jobs'>See all jobs</a></p>", "the vacancy for a keeper")
away(block_site, "en", "https://freehosting.example/users/heath/index.htm", "Freehosting", "<h1>This site has been removed</h1><p>The web site you are trying to reach was deleted because it was not used, or at the request of its owner.</p>", "Heath's home page")
away(press, "en", "https://serialised.example/chapter-41/", "Nothing Found – Serialised", "<h1 class='page-title'>Nothing here</h1><p>It seems we can&rsquo;t find what you&rsquo;re looking for. Perhaps searching can help.</p>", "chapter 41")
CASES.append(link("eleventh: away: json of an API", "https://api.library.example/v1/items/8812", AWAY, '{"status":"error","code":404,"message":"Item not found"}', "item 8812", "alike", kind="application/json"))
CASES.append(link("eleventh: away: text", "http://www.textdump.example/raw/88ab", AWAY, "Error 404: paste not found or expired.\n", "the paste", "alike", kind="text/plain"))
CASES.append(link("eleventh: away: led to an error page", "https://www.county-old.example/museum/fans.asp", AWAY, ministry("en", "Error", "<h1>Sorry, something is missing</h1><p>The page you asked for could not be found on our new site.</p>"), "the museum's fans", "alike", to=["https://www.county-old.example/errors/404.aspx?aspxerrorpath=/museum/fans.asp"]))
CASES.append(link("eleventh: away: led to notfound", "https://www.teleshop.example/de/artikel/8812", AWAY, shop("de", "Artikel", "<h1>Leider ist dieser Artikel nicht mehr verfügbar</h1>"), "der Artikel", "alike", to=["https://www.teleshop.example/de/not-found"]))

# Sent home.
FRONT = "<h1>Welcome to the Pump Trust</h1><ul><li>Open days 2026</li><li>Become a friend</li><li>Hire the engine hall</li></ul><p>We look after four pumping stations and the people who look after them.</p>"
home("wordpress plugin", "https://pumptrust1.example/2014/02/building-the-pumps/", ["https://pumptrust1.example/"], press("en", "Pump Trust", FRONT), by=301)
home("old deep path", "http://www.pumptrust2.example/history/pumps.html", ["https://www.pumptrust2.example/history/pumps.html", "https://www.pumptrust2.example/"], drupal("en", "Home | Pump Trust", FRONT), by=301)
home("language root", "https://www.pumpenverein.example/geschichte/pumpen.html", ["https://www.pumpenverein.example/de/"], drupal("de", "Pumpenverein", "<h1>Willkommen beim Pumpenverein</h1><p>Termine, Führungen, Mitglied werden.</p>"), cited="wie die Pumpen gebaut wurden")
home("index.php", "https://www.pompes.example/histoire/construction", ["https://www.pompes.example/index.php"], block_site("fr", "Les Amis des pompes", "<h1>Bienvenue</h1><p>Visites le dimanche. Adhérez !</p>"), cited="la construction des pompes")
home("company bought", "http://www.smallpumps.example/technical/impeller.htm", ["https://www.bigflow.example/"], shop("en", "BigFlow Group", "<h1>Moving what moves you</h1><p>BigFlow is a leader in fluid solutions in forty countries.</p>"), cited="the impeller drawing")
REFRESHED = "https://www.bombas.example/historia/1921"
CASES.append(case("eleventh: home: meta refresh to root", REFRESHED, HOMEWARD, hops=[answer(REFRESHED, '<html><head><meta http-equiv="refresh" content="0; url=/"></head><body></body></html>'), answer("https://www.bombas.example/", block_site("es", "Bombas del Río", "<h1>Bombas del Río</h1><p>Instalación, reparación, alquiler.</p>"))], cited_as="la historia de 1921"))
home("paper to its front", "https://www.morning-echo.example/features/2009/pumps", ["https://www.morning-echo.example/"], gazette("en", "The Morning Echo", "<h1>Storm on its way, say forecasters</h1><ul><li>Rates to rise</li><li>Derby is off</li></ul>"))
home("with a mark", "https://www.museum-hall.example/exhibits/engine-4", ["https://www.museum-hall.example/?ref=404"], ministry("en", "Museum Hall", "<h1>Plan your visit</h1><p>Open daily, ten to five. Free entry.</p>"), cited="engine 4")
home("japanese maker", "https://www.pompu.example/products/old/ps-12.html", ["https://www.pompu.example/"], shop("ja", "ポンプ製作所", "<h1>水とともに百年</h1><p>製品情報・採用情報・会社案内</p>"), cited="PS-12 の仕様")
home("russian institute", "http://www.institut-vody.example/papers/1998/nasosy.html", ["http://institut-vody.example/"], campus("ru", "Институт воды", "<h2>Институт воды</h2><p>Новости, структура, контакты.</p>"), cited="о насосах")
home("chinese portal", "http://www.shuibeng.example/jishu/2008/11.html", ["http://www.shuibeng.example/index.html"], shop("zh", "水泵网", "<h1>水泵网首页</h1><p>产品、企业、资讯</p>"), cited="水泵技术")
home("polish board", "https://www.pompownia.example/historia/budowa.html", ["https://pompownia.example/"], press("pl", "Pompownia", "<h1>Zapraszamy do pompowni</h1><p>Zwiedzanie w soboty.</p>"), cited="budowa pompowni")

# Names with nothing behind.
SPONSORED = "<div id='sponsored'><h4>Related searches</h4><ul><li><a href='/click?q=boats'>Boats for sale</a></li><li><a href='/click?q=insurance'>Boat insurance</a></li><li><a href='/click?q=cruises'>Canal cruises</a></li></ul></div>"
name("bought names", "http://www.canalsociety.example/journal/14/", bare("en", "canalsociety.example", f"<h1>canalsociety.example</h1>{SPONSORED}<p>This webpage was generated by the domain owner using a parking service. <a>Buy this domain.</a></p>"))
name("a seller", "http://canal-history.example/locks.html", bare("en", "canal-history.example is for sale", "<h1>canal-history.example is for sale!</h1><p>$2,895</p><p>Take immediate ownership. Safe and secure shopping, 30-day guarantee, payment plans from $121 a month.</p><button>Buy now</button><button>Make an offer</button>"))
name("registrar's page", "http://www.lockmodels.example/plans/3", bare("en", "Coming soon", "<h1>This domain has recently been registered</h1><p>Is this your domain? Log in to your registrar account to add a site.</p>"))
name("to a lander", "http://www.narrowboats-old.example/build/1931", bare("en", "narrowboats-old.example", f"<script>var park='lander';</script>{SPONSORED}<p>The domain narrowboats-old.example may be for sale.</p>"), to=["http://www.narrowboats-old.example/lander"])
name("german seller", "http://www.schleusen-archiv.example/plan/4", bare("de", "schleusen-archiv.example", "<h1>schleusen-archiv.example</h1><p>Diese Domain steht zum Verkauf! Geben Sie jetzt ein Angebot ab.</p><form><input placeholder='Ihr Gebot in Euro'></form>"), cited="der Plan")
name("french seller", "http://www.ecluses.example/plans/4", bare("fr", "ecluses.example", "<p>Le nom de domaine <b>ecluses.example</b> est à vendre. Faites une offre à son propriétaire.</p>"), cited="les plans")
name("spanish seller", "http://www.esclusas.example/planos/4", bare("es", "esclusas.example", "<h2>¡Este dominio está en venta!</h2><p>Compre ahora o haga una oferta.</p>"), cited="los planos")
name("russian registrar", "http://www.shlyuzy.example/plan/4", bare("ru", "Домен shlyuzy.example", "<h1>Домен продаётся</h1><p>Срок регистрации домена истёк. Вы можете купить домен shlyuzy.example.</p>"), cited="чертёж шлюза")
name("chinese seller", "http://www.chuanzha.example/tu/4", bare("zh", "chuanzha.example", "<h1>本域名出售</h1><p>您正在访问的域名 chuanzha.example 可以转让，欢迎联系购买。</p>"), cited="船闸图")
name("japanese registrar", "http://www.suimon.example/zu/4", bare("ja", "suimon.example", "<h1>このドメインは現在使用されていません</h1><p>このドメインは取得されていますが、ウェブサイトはまだ公開されていません。</p>"), cited="水門の図")
name("expired at registrar", "http://www.tow-path.example/walks/9", bare("en", "Domain expired", "<h1>tow-path.example has expired</h1><p>If you are the owner of this domain, renew it now to restore your website and email.</p>"))
name("host's default page", "http://www.bargees.example/songs/9", bare("en", "Welcome to nginx!", "<h1>Welcome to nginx!</h1><p>If you see this page, the nginx web server is successfully installed and working. Further configuration is required.</p>"), also=["dead/soft-404"])
name("suspended account", "http://www.bargees-union.example/songs/9", bare("en", "Account Suspended", "<h1>This Account has been suspended.</h1><p>Contact your hosting provider for more information.</p>"), to=["http://www.bargees-union.example/cgi-sys/suspendedpage.cgi"], also=["dead/soft-404"])
name("unconnected at a builder", "http://www.lockside-cafe.example/menu", bare("en", "Domain not connected", "<h1>Looks like this domain isn't connected to a website yet</h1><p>Is this your domain? Connect it in your dashboard.</p>"), also=["dead/soft-404"])
name("iframe of a parker", "http://www.puddling.example/clay", '<html><head><title>puddling.example</title></head><frameset rows="100%,*" border="0"><frame src="http://www.searchparking.example/?dn=puddling.example&pid=7PO2" name="puddling.example"></frameset></html>')
name("portuguese seller", "http://www.eclusas.example/plantas/4", bare("pt", "eclusas.example", "<h1>Este domínio está à venda</h1><p>Interessado? Envie a sua proposta.</p>"), cited="as plantas")

# Codes.
ERRORS = {
    "apache": "<!DOCTYPE HTML PUBLIC \"-//IETF//DTD HTML 2.0//EN\"><html><head><title>404 Not Found</title></head><body><h1>Not Found</h1><p>The requested URL was not found on this server.</p><hr><address>Apache/2.4.41 (Ubuntu) Server at old.example Port 80</address></body></html>",
    "nginx": "<html><head><title>404 Not Found</title></head><body><center><h1>404 Not Found</h1></center><hr><center>nginx/1.18.0</center></body></html>",
    "iis": "<html><head><title>404 - File or directory not found.</title></head><body><h2>404 - File or directory not found.</h2><h3>The resource you are looking for might have been removed, had its name changed, or is temporarily unavailable.</h3></body></html>",
    "empty": "", "spa": '<div id="root"></div>', "login in it": phpbb("en", "Not found", "<h2>The page does not exist</h2>"),
    "sales in it": shop("en", "404", "<h1>Not here</h1><h2>You may also like</h2>"), "a challenge's script": bare("en", "404", "<h1>404</h1><script src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'></script>"),
    "home page": press("en", "The Lane", "<h1>Welcome</h1>" + paragraphs("Posts of this week.")), "json": '{"detail":"Not found."}', "russian": gazette("ru", "404", "<h1>Страница не найдена</h1>"), "subscribe": gazette("en", "404", "<h1>We lost that one</h1><p>Subscribe for £1 a week</p>"),
}
for label, body in ERRORS.items():
    code(f"404 {label}", 404, f"https://www.{label.replace(' ', '-').replace(chr(39), '')}-404.example/texts/pumps.html", "dead/http-404", body)
GONE = ["", "<h1>Gone</h1>", "<h1>410 Gone</h1><p>The author has withdrawn this.</p>", gazette("de", "410", "<h1>Dieser Artikel wurde gelöscht</h1>"), forge("en", "Gone", "<h1>This repository was removed</h1>"), '{"error":"gone"}', press("en", "Removed", "<h1>This post was removed by its author</h1>"), shop("fr", "Épuisé", "<h1>Produit supprimé</h1>"), discourse("en", "Deleted", "<p>This topic has been deleted.</p>"), ministry("es", "410", "<h1>Contenido retirado</h1>")]
for number, body in enumerate(GONE):
    code(f"410 {number}", 410, f"https://www.gone-{number}x.example/a/pumps", "dead/http-410", body)
for status in (400, 405, 406, 409, 412, 414, 416, 421, 422, 431):
    code(f"{status}", status, f"https://www.odd-{status}.example/a/pumps", "dead/http-4xx", f"<h1>Error {status}</h1>", also=["suspect/http-4xx"])
BROKEN = [(500, "<h1>Internal Server Error</h1>"), (500, "Fatal error: Uncaught PDOException in /var/www/html/index.php:12"), (502, "<center><h1>502 Bad Gateway</h1></center>"), (503, "<h1>Service Unavailable</h1>"), (503, press("en", "Maintenance", "<h1>Briefly unavailable for scheduled maintenance. Check back in a minute.</h1>")), (504, "<h1>Gateway Time-out</h1>"), (520, bare("en", "520", "<h1>Web server is returning an unknown error</h1>")), (521, bare("en", "521", "<h1>Web server is down</h1><p>Error code 521</p>")), (522, bare("en", "522", "<h1>Connection timed out</h1><p>Error code 522</p>")), (500, ministry("it", "Errore", "<h1>Si è verificato un errore</h1>")), (530, bare("en", "530", "<h1>Error 1016: Origin DNS error</h1>")), (507, "")]
for number, (status, body) in enumerate(BROKEN):
    code(f"{status} {number}", status, f"https://www.broken-{number}x.example/a/pumps", "suspect/http-5xx", body, beside="alike")

# Chains without an end, and silence.
def chain(label: str, verdict: str, *hops: Any, **more: Any) -> None:
    """Add a chain of answers as it came."""
    CASES.append(case(f"eleventh: chain: {label}", hops[0].url, verdict, hops=list(hops), cited_as="the text", **more))

for number, (first, second) in enumerate((("https://www.loop-a.example/x/1", "https://www.loop-a.example/x/1"), ("https://www.loop-b.example/a", "http://www.loop-b.example/a"), ("https://loop-c.example/p/", "https://www.loop-c.example/p/"), ("https://www.loop-d.example/s/login?next=/s", "https://www.loop-d.example/s/"), ("https://www.loop-e.example/p", "https://www.loop-e.example/p/"), ("https://www.loop-f.example/de/x", "https://www.loop-f.example/en/x"))):
    hops = [moved(first, second)] if first == second else [moved(first, second), moved(second, first), moved(first, second), moved(second, first)]
    chain(f"loop {number}", "dead/redirect-loop", *hops, moved(second, first) if first == second else moved(first, second), also=["suspect/redirect-loop"])
for number in range(4):
    host = f"https://www.corridor-{number}.example/step"
    chain(f"corridor {number}", "dead/redirect-loop", *(moved(f"{host}/{n}", f"{host}/{n + 1}") for n in range(21)), also=["suspect/redirect-loop"])
PLACES = ("http://www.{}-one.example/papers/3.pdf", "https://{}-two.example/", "https://blog.{}-three.example/2014/lock", "http://{}-four.example:8080/app", "https://www.{}-five.example/a?b=c", "https://{}.six.example/~user/", "https://www.{}-seven.example/de/text.html")
for kind in ("dns", "refused", "reset", "timeout", "tls"):
    for number, place in enumerate(PLACES):
        chain(f"{kind} {number}", f"suspect/{kind}", failed(place.format(kind), kind))
    for number, to in enumerate(("https://new.{}.example/x", "https://{}-www.example/", "https://cdn.{}-last.example/f.pdf")):
        start = f"https://old-{number}.{kind}-moved.example/x"
        chain(f"{kind} after a move {number}", f"suspect/{kind}", moved(start, to.format(kind), 301), failed(to.format(kind), kind))
for number in range(10):
    url = f"http://no-http-{number}.example/{'gopher' if number % 2 else 'x/y'}"
    chain(f"malformed {number}", "dead/malformed", failed(url, "malformed"), also=["suspect/malformed"])
for number in range(3):
    start, private = f"https://inside-{number}.example/wiki/a", ("http://10.0.0.8/wiki/a", "http://192.168.1.4/", "http://127.0.0.1:8080/")[number]
    chain(f"private {number}", "excluded/private-address", moved(start, private), failed(private, "private-address"))
# fmt: on
