"""A second round of :mod:`tests.data.verdicts.adversary`: notices of services and products, and quiet pages that live."""

from typing import Any

from tests.data.verdicts.adversary import CHECK, GONE, LIVE, LOGIN, PARKED, PAY, around, bare
from tests.data.verdicts.building import answer, case, moved
from tests.data.verdicts.siblings import alike, hard

CASES: list[dict[str, Any]] = []
DOUBT = "suspect/soft-404"


def add(
    name: str,
    url: str,
    verdict: str,
    body: str,
    cited: str | None = None,
    *,
    beside: str | None = None,
    kind: str = "text/html; charset=utf-8",
    to: str | None = None,
    also: tuple[str, ...] = (),
) -> None:
    """Add a case; ``beside`` says what its neighbours meet where that is not the usual for its verdict."""
    hops = [answer(to or url, body, 200, kind)]
    if to is not None:
        hops.insert(0, moved(url, to))
    is_hard = verdict.startswith("live") if beside is None else beside == "hard"
    probe = hard(url) if is_hard else alike(url, hops)
    CASES.append(case(f"adversary again: {name}", url, verdict, hops=hops, probe=probe, cited_as=cited, also=also))


for name, url, title, heading, text, cited in (
    ("blog software", "https://mill-diary.example/2010/05/wheel", "Nothing Found – Mill diary", "Nothing Found", "It seems we can't find what you're looking for. Perhaps searching can help.", "the wheel"),
    ("wiki", "https://wiki.locks.example/wiki/Flight_of_five", "Flight of five – Lockwiki", "Flight of five", "There is currently no text in this page. You can search for this page title in other pages.", "flight of five"),
    ("forum of talks", "https://talk.boats.example/t/winter-moorings/991", "Boat talk", "Oops!", "That page doesn't exist or is private.", "winter moorings"),
    ("forum of boards", "https://board.boats.example/viewtopic.php?t=7712", "Boats • Information", "Information", "The requested topic does not exist.", "a topic"),
    ("site builder", "https://cobbler-site.example/history", "Cobbler", "We can't find the page you're looking for", "Check the URL, or head back home.", "history of the cobbler"),
    ("pages of code", "https://eelcounter.pages.example/report", "Site not found · Pages", "404", "There isn't a site here. If you're trying to publish one, read the documentation.", "the eel report"),
    ("blog host", "https://heron-notes.bloghost.example/2011/03/nests.html", "Heron notes", "Sorry, the page you were looking for in this blog does not exist.", "Home", "nests of herons"),
    ("short blogs", "https://quarry.short.example/post/77123", "Quarry", "There's nothing here.", "Whatever you were looking for doesn't currently exist at this address.", "a post"),
    ("short messages", "https://chirp.example/ada/status/8812", "Chirp", "Hmm...this page doesn't exist.", "Try searching for something else.", "a message by Ada"),
    ("photographs", "https://photo-net.example/p/Bx71", "Photo net", "Sorry, this page isn't available.", "The link you followed may be broken, or the page may have been removed.", "a photograph"),
    ("network", "https://faces.example/groups/88/posts/12", "Faces", "This content isn't available right now", "When this happens, it's usually because the owner only shared it with a small group, changed who can see it or it's been deleted.", "a post"),
    ("communities", "https://threads.example/r/canals", "threads", "This community has been banned", "It was banned for breaking the rules on spam.", "r/canals"),
    ("documents", "https://papers-share.example/doc/1123/minutes", "Paper share", "This document has been deleted", "It was taken down by its owner.", "the minutes"),
    ("files", "https://box-of-files.example/s/8x7/plan.pdf", "Box of files", "That file isn't here anymore", "Someone may have moved or deleted it, or changed the link.", "the plan"),
    ("drive", "https://docs-drive.example/d/1a2b3c/edit", "Drive", "Sorry, the file you have requested does not exist.", "Make sure that you have the correct URL and that the file exists.", "the plan"),
    ("pastes", "https://paste.example/8Xk2", "Paste", "This page has been removed", "The paste expired or was removed by its owner.", "a paste"),
    ("repository", "https://repo.uni.example/handle/123/4567", "Repository", "Invalid identifier", "The identifier 123/4567 does not correspond to a valid object in this repository.", "a thesis"),
    ("records", "https://archive-of-data.example/record/90211", "Record deleted", "Record deleted", "The record was deleted on request of its owner.", "the data"),
    ("library de", "https://katalog.example/titel/88123", "Katalog", "Titel nicht vorhanden", "Zu dieser Nummer gibt es keinen Titel im Katalog.", "ein Titel"),
    ("shop fr", "https://boutique.example/p/771", "Boutique", "Ce produit n'est plus vendu", "Découvrez nos autres produits.", "le chandail"),
    ("shop it", "https://bottega.example/p/771", "Bottega", "Articolo non più disponibile", "Guarda gli altri articoli.", "il maglione"),
    ("adverts nl", "https://marktje.example/a/9912", "Marktje", "Deze advertentie is verlopen", "Bekijk andere advertenties.", "de fiets"),
    ("adverts pl", "https://targ.example/o/9912", "Targ", "To ogłoszenie jest już nieaktualne", "Zobacz podobne ogłoszenia.", "rower"),
    ("jobs es", "https://empleos.example/o/551", "Empleos", "Esta oferta ya no está disponible", "Mira otras ofertas.", "la oferta"),
    ("video ru", "https://video-ru.example/watch/77", "Видео", "Видео недоступно", "Автор удалил это видео.", "запись"),
    ("video ja", "https://douga.example/watch/77", "動画", "この動画は削除されました", "ほかの動画をご覧ください。", "動画"),
    ("thread zh", "https://luntan.example/thread-88-1.html", "论坛", "提示信息", "抱歉，指定的主题不存在或已被删除。", "一个帖子"),
    ("video ko", "https://dongyeongsang.example/v/77", "동영상", "삭제된 동영상입니다", "다른 동영상을 확인하세요.", "동영상"),
    ("site closed", "https://ring-of-pages.example/~ada/boats.html", "Ring of pages", "Ring of pages has closed", "On 1 May 2013 all sites were deleted.", "Ada's boats"),
):  # fmt: skip
    add(
        f"gone: {name}",
        url,
        GONE,
        around("en", title, f"<h1>{heading}</h1><p>{text}</p>", links=15, footer=40),
        cited,
        also=("dead/parked",) if "builder" in name or "pages of code" in name else (),
    )
for name, url, title, heading, text, cited in (
    ("video, and 404 beside", "https://clips.example/watch?v=8Xq", "Clips", "Video unavailable", "This video isn't available anymore.", "the launch of the ferry"),
    ("story withdrawn, and 404 beside", "https://weekly-post.example/2012/granary-fire", "Weekly Post", "Article removed", "This article has been removed at the request of the persons named.", "the fire in the granary"),
):  # fmt: skip
    add(
        f"gone: {name}",
        url,
        GONE,
        around("en", title, f"<h1>{heading}</h1><p>{text}</p>", links=15, footer=40),
        cited,
        beside="hard",
        also=(DOUBT,),
    )
add(
    "machine: cloud store",
    "https://files.cloud.example/maps/1890.png",
    GONE,
    '<?xml version="1.0"?><Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message></Error>',
    "map of 1890",
    kind="application/xml",
)
add(
    "machine: graph",
    "https://api-g.example/graphql?q=ship",
    GONE,
    '{"errors":[{"message":"Ship not found","extensions":{"code":"NOT_FOUND"}}],"data":null}',
    "a ship",
    kind="application/json",
)

for name, url, title, matter, cited in (
    ("out of stock", "https://wool.example/p/aran", "Aran wool, 100 g", "<h1>Aran wool, 100 g</h1><p>Currently out of stock. Undyed, from the hill farms, spun in one thread of three plies; knits to 18 stitches on 5 mm.</p>", "the wool"),
    ("sold house", "https://houses.example/12-quay-lane", "12 Quay Lane - sold", "<h1>12 Quay Lane</h1><p>Sold in March 2019. Two bedrooms, a boathouse and 20 m of quay. Built in 1843 for the lock keeper.</p>", "a house on the quay"),
    ("closed thread", "https://board-b.example/t/771", "Which varnish for oars?", "<h1>Which varnish for oars?</h1><p>This topic is closed.</p><p>Tung oil, four thin coats, a day between each. Never varnish the grips.</p><p>Agreed on the grips.</p>", "varnish for oars"),
    ("archived code", "https://code.example/ada/tide-table", "ada/tide-table", "<h1>ada/tide-table</h1><p>This repository has been archived by its owner. It is now read-only.</p><p>Prints tide tables for forty harbours from harmonic constants. Needs no network.</p>", "tide-table"),
    ("old docs", "https://docs.tide.example/1.2/install", "Installing - Tide 1.2", "<h1>Installing</h1><p>This version is no longer supported.</p><p>Unpack the archive, set TIDE_HOME, and run configure with the name of your harbour.</p>", "installing tide"),
    ("job closed", "https://council.example/jobs/lock-keeper-2014", "Lock keeper (closed)", "<h1>Lock keeper</h1><p>Applications are closed. Duties: working eight gates between April and October, keeping the log, and talking to boaters.</p>", "the post of lock keeper"),
    ("stub", "https://wiki-b.example/wiki/Heron_Lock", "Heron Lock - Wiki", "<h1>Heron Lock</h1><p>Heron Lock is a lock at mile 14 of the canal, opened in 1811.</p><p>This article does not cite any sources. You can help by adding some.</p>", "Heron Lock"),
    ("not on view", "https://museum-b.example/objects/1990-44", "Lantern, about 1880", "<h1>Lantern, about 1880</h1><p>Not on view. Tin and horn, from the ferry Constance. Gift of the Pell family, 1990.</p>", "the lantern of the Constance"),
    ("error table", "https://manual-b.example/printer/errors", "Error messages", "<h1>Error messages</h1><p>E1 paper not found: load the tray. E2 page not found in memory: send it again. E3 access denied: ask for a key.</p>", "what E2 means"),
    ("mount", "https://ask-sys.example/q/9912", "Access denied when mounting a share", "<h1>Access denied when mounting a share</h1><p>I get access denied for every share since the update. The log has nothing.</p><p>The old protocol was switched off; name the version when you mount.</p>", "access denied on shares"),
    ("film soon", "https://cinema.example/films/the-weir", "The Weir - coming soon", "<h1>The Weir</h1><p>Coming soon. Ada Pell walks the river to its spring with a mule and a camera. 94 minutes, black and white.</p>", "a film on the river"),
    ("building works", "https://builders.example/projects/bridge", "Under construction: the new footbridge", "<h1>Under construction: the new footbridge</h1><p>Piles were driven in May. The deck comes by barge in autumn, in three parts of eleven metres.</p>", "the new footbridge"),
    ("retraction", "https://preprints.example/abs/1103.7712", "[1103.7712] Silt in locks", "<h1>Silt in locks</h1><p>This paper has been withdrawn by the author due to an error in equation 3.</p><p>Abstract: we show that silt settles in nine years. Comments: 12 pages.</p>", "silt in locks"),
    ("notice of a move", "https://registry.example/notices/2016-4", "Office closed on Friday", "<h1>Office closed on Friday</h1><p>The registry is closed on Friday for stocktaking and opens again on Monday at nine.</p>", "closing on Friday"),
    ("petition closed", "https://petitions.example/p/towpath", "Mend the towpath", "<h1>Mend the towpath</h1><p>This petition is closed. 1,204 people asked the council to mend the towpath between lock 4 and lock 6 before winter.</p>", "a petition on the towpath"),
    ("status", "https://status.example/incidents/881", "Servers unavailable on 4 May - status", "<h1>Servers unavailable on 4 May</h1><p>Resolved. A fan failed in the northern room at 02:10, and two racks went down until it was swapped at 03:40.</p>", "the outage of 4 May"),
    ("cookie policy", "https://news-c.example/cookie-policy", "Cookie policy", "<h1>Cookie policy</h1><p>We use two cookies. One remembers the size of your letters, the other which edition you read. Both end after a year.</p>", "their cookie policy"),
    ("subscriptions", "https://news-c.example/subscribe", "Subscribe", "<h1>Subscribe</h1><p>The paper comes on Thursdays by post, 52 issues for 40. Write to the office or call before noon.</p>", "how to subscribe"),
    ("log-in itself", "https://members.example/login", "Log in", '<h1>Log in</h1><form><input name="u"><input type="password" name="p"></form>', "the members' log-in"),
    ("photo", "https://album.example/photos/771", "The last sailing barge, 1954", '<h1>The last sailing barge, 1954</h1><img src="/i/771.jpg" alt="A barge under sail"><p>Photograph by Tom Pell.</p>', "the last sailing barge"),
    ("German sale", "https://zeitung-b.example/2018/schleuse", "Schleuse steht zum Verkauf", "<h1>Schleuse steht zum Verkauf</h1><p>Das Land trennt sich von der alten Schleuse samt Haus. Drei Bieter gibt es, darunter der Ruderverein.</p>", "der Verkauf der Schleuse"),
    ("French ban", "https://journal-b.example/2017/compte", "Compte suspendu pour un cygne", "<h1>Compte suspendu pour un cygne</h1><p>Le réseau a fermé deux jours le compte de la batelière, qui avait filmé un cygne. Elle en rit encore.</p>", "le compte suspendu"),
    ("Russian robots", "https://gazeta-b.example/2019/robot", "Вы не робот: выставка в депо", "<h1>Вы не робот: выставка в депо</h1><p>Двенадцать художников собрали машины из деталей старых паровозов. Открыто до мая, вход с улицы Речной.</p>", "выставка в депо"),
    ("Spanish wall", "https://diario-b.example/2020/muro", "Inicia sesión para leer: los muros de pago", "<h1>Inicia sesión para leer: los muros de pago</h1><p>De cuarenta diarios, treinta cierran sus textos. Contamos cuánto cuesta leerlos todos durante un mes.</p>", "los muros de pago"),
    ("Japanese story", "https://shimbun-b.example/2018/404", "「ページが見つかりません」を集める人", "<h1>「ページが見つかりません」を集める人</h1><p>港町に住む佐藤さんは、十年にわたり各地のサイトの案内文を写真に撮り続けてきた。これまでに三千枚を超え、来春には小さな展覧会を開くという。</p>", "案内文を集める人"),
    ("Chinese help", "https://bangzhu-b.example/a/771", "网站打不开怎么办？", "<h1>网站打不开怎么办？</h1><p>先检查网线和路由器的指示灯，再换一个浏览器试试。如果同一网络中的其他设备可以上网，多半是本机的代理设置有误，删去即可。</p>", "网站打不开"),
):  # fmt: skip
    add(f"lives: {name}", url, LIVE, around("en", title, matter, links=12, related=3, footer=40), cited)

for name, to, body in (
    ("law portal", "https://sso.law.example/cas/login?service=x", bare("Central login", "<h1>Central login</h1><form><input name=u><input type=password></form>")),
    ("shared file", None, bare("Drive", "<h1>You need access</h1><p>Ask for access, or switch to an account with access.</p>")),
    ("closed group", None, around("en", "Faces", "<h1>This group is private</h1><p>Only members can see who's in the group and what they post.</p>", links=5, footer=20)),
    ("protected post", None, around("en", "Protected: minutes – Club", '<h1>Protected: minutes</h1><p>This content is password protected. To view it please enter your password below:</p><form><input type="password" name="post_password"></form>', links=8, footer=20)),
    ("thread th", None, around("th", "เว็บบอร์ด", "<h1>แจ้งเตือน</h1><p>กรุณาเข้าสู่ระบบเพื่อดูกระทู้นี้</p>", links=5, footer=20)),
):  # fmt: skip
    add(f"login: {name}", f"https://behind-{name.replace(' ', '-')}.example/a/881", LOGIN, body, "the minutes", to=to)
for name, body in (
    ("letter for members", around("en", "On locks", "<h1>On locks</h1><p>The gates close by their own weight.</p><div><h3>This post is for paid subscribers</h3><a>Subscribe</a></div>", links=5, footer=20)),
    ("sv", around("sv", "Slussen", "<h1>Slussen</h1><p>Porten stängs av sin egen tyngd.</p><p>Artikeln är låst. Bli prenumerant för att läsa hela.</p>", links=5, footer=20)),
    ("ja", around("ja", "水門の話", "<h1>水門の話</h1><p>門は自らの重みで閉まる。</p><p>この記事は有料会員限定です。残り1,204文字</p>", links=5, footer=20)),
    ("tr", around("tr", "Kapak", "<h1>Kapak</h1><p>Kapı kendi ağırlığıyla kapanır.</p><p>Haberin devamını okumak için abone olun.</p>", links=5, footer=20)),
    ("bg", around("bg", "Шлюзът", "<h1>Шлюзът</h1><p>Вратата се затваря от тежестта си.</p><p>Статията е достъпна само за абонати.</p>", links=5, footer=20)),
):  # fmt: skip
    add(
        f"pay: {name}",
        f"https://paper-again-{name.split()[0]}.example/2018/locks",
        PAY,
        body,
        "on locks",
        beside="hard",
    )
for name, url, body in (
    ("broker's frame", "http://windpump.example/history.html", '<html><frameset rows="100%,*"><frame src="https://lander.example/park?domain=windpump.example&tmpl=2"></frameset></html>'),
    ("sponsored", "http://tidemill.example/notes/4", bare("tidemill.example", '<div><h2>Related links</h2><a href="#">Flour</a><a href="#">Holidays</a></div><p>This domain is parked, courtesy of a registrar.</p>')),
    ("sk", "http://mlyn.example/clanok/7", bare("mlyn.example", "<h1>Doména mlyn.example je na predaj</h1><p>Máte záujem? Napíšte nám.</p>", language="sk")),
    ("ko", "http://mulle.example/a/7", bare("도메인 판매", "<h1>이 도메인은 판매 중입니다</h1><p>구매 문의를 남겨 주세요.</p>", language="ko")),
    ("vi", "http://coixay.example/a/7", bare("Tên miền", "<h1>Tên miền này đang được rao bán</h1><p>Liên hệ để mua.</p>", language="vi")),
):  # fmt: skip
    add(f"name: {name}", url, PARKED, body, "an article", also=(GONE,))
add(
    "check: queue",
    "https://tickets-b.example/e/77",
    CHECK,
    bare("Queue", "<h1>You are now in line</h1><p>Your estimated wait time is 12 minutes. You will be redirected.</p>"),
    "tickets",
)
add(
    "check: go away",
    "https://git-b.example/ada/tide",
    CHECK,
    bare(
        "Checking you are not a bot",
        "<h1>Checking you are not a bot</h1><p>Your browser is solving a puzzle. Set up go-away if you run this site.</p>",
    ),
    "tide",
)
add(
    "check: bg",
    "https://vestnik-b.example/2018/7",
    CHECK,
    bare(
        "Проверка",
        "<h1>Проверка за сигурност</h1><p>Потвърдете, че не сте робот.</p><div class=h-captcha></div>",
        language="bg",
    ),
    "a story",
)
