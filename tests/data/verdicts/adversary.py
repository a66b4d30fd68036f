"""Cases made to trip the rules, by one who knows them: what stands around a message is long, and twins of it live.

All words and pages are our own. Groups: ``gone`` (with navigation, related articles and footers of hundreds of words),
``machine`` (JSON, text, PDF, scripts' states), ``name`` (parked and unconnected domains), ``check``, ``login``, ``pay``,
``agree``, and ``lives``, twins of all of these.
"""

import json
from typing import Any

from tests.data.verdicts.building import Answer, answer, case, moved
from tests.data.verdicts.siblings import alike, hard

CASES: list[dict[str, Any]] = []
GONE, PARKED, LIVE = "dead/soft-404", "dead/parked", "live/ok"
CHECK, LOGIN, PAY = "blocked/challenge", "blocked/login", "blocked/paywall"

_FILLER = (
    "The ferry to the outer islands sails twice a day in summer and once in winter, weather permitting. "
    "Bakers of the valley agreed on the weight of a loaf in 1764, and some of them keep to it still. "
    "A choir of forty voices sang in the old granary, whose roof was mended with slates from the quarry above. "
    "Readers wrote in about the price of coal, the height of hedges, and the manners of cyclists on the towpath. "
    "Two herons have nested beside the lock since the dredging ended, and the keeper counts their young each May. "
)


def around(
    language: str, title: str, matter: str, *, links: int = 40, related: int = 6, footer: int = 300, head: str = ""
) -> str:
    """Return a page with a long navigation above its matter, and related articles and many words below it."""
    words = (_FILLER * (1 + footer // 80)).split()[:footer]
    sections = "".join(f'<li><a href="/s/{n}">{word}</a></li>' for n, word in enumerate((_FILLER * 3).split()[:links]))
    teasers = "".join(
        f'<article class="teaser"><h3><a href="/a/{n}">{" ".join(_FILLER.split()[n * 7 : n * 7 + 6])}</a></h3></article>'
        for n in range(related)
    )
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>'
        f'<header><nav><ul>{sections}</ul></nav><form role="search"><input type="search" name="q"></form></header>'
        f"<main>{matter}</main>{f'<aside><h2>★</h2>{teasers}</aside>' if related else ''}"
        f"<footer><p>{' '.join(words)}</p></footer></body></html>"
    )


def bare(title: str, matter: str, head: str = "", language: str = "en") -> str:
    """Return a page of nothing but its matter."""
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
        f"<body>{matter}</body></html>"
    )


def add(
    name: str,
    url: str,
    verdict: str,
    body: str | bytes,
    cited: str | None = None,
    *,
    to: str | None = None,
    status: int = 200,
    kind: str = "text/html; charset=utf-8",
    headers: dict[str, str] | None = None,
    also: tuple[str, ...] = (),
) -> None:
    """Add a case; what lives stands on a host with hard 404s, and what does not on one that answers all alike."""
    last = answer(to or url, body, status, kind, **(headers or {}))
    hops: list[Answer] = [last] if to is None else [moved(url, to), last]
    probe = hard(url) if verdict.startswith("live") else alike(url, hops)
    CASES.append(case(f"adversary: {name}", url, verdict, hops=hops, probe=probe, cited_as=cited, also=also))


# gone: the message is a line or two among much else
for language, site, heading, text in (
    (
        "en",
        "The Valley Gazette",
        "We looked everywhere",
        "That article seems to have wandered off. Try the search above.",
    ),
    ("en", "Harbour News", "Hmm.", "There is no page at this address any more."),
    ("de", "Talbote", "Da ist leider nichts", "Die gewünschte Seite ist nicht mehr vorhanden."),
    ("fr", "L'Écho du canal", "Aïe !", "La page demandée n'existe plus ou a été déplacée."),
    ("es", "El Faro", "Vaya", "No encontramos la página que buscabas."),
    ("pt", "Folha do Cais", "Que pena", "Esta página não existe ou foi removida."),
    ("it", "La Chiusa", "Accidenti", "La pagina che cerchi non esiste più."),
    ("nl", "De Sluis", "Jammer", "Deze pagina bestaat niet meer."),
    ("pl", "Kurier Portowy", "Ojej", "Strona, której szukasz, nie istnieje."),
    ("ru", "Речной вестник", "Увы", "Страница, которую вы ищете, удалена или не существует."),
    ("uk", "Портовий час", "Отакої", "Сторінку не знайдено, можливо, її видалили."),
    ("tr", "Liman Postası", "Üzgünüz", "Aradığınız sayfa bulunamadı."),
    ("ja", "港だより", "おや", "お探しのページは見つかりませんでした。"),
    ("zh", "港口日报", "哎呀", "您访问的页面不存在或已被删除。"),
    ("ko", "항구신문", "이런", "요청하신 페이지를 찾을 수 없습니다."),
    ("ar", "صحيفة الميناء", "عفوا", "الصفحة التي تبحث عنها غير موجودة."),
    ("fa", "روزنامه بندر", "افسوس", "صفحه مورد نظر شما یافت نشد."),
    ("hi", "बंदरगाह समाचार", "क्षमा करें", "आप जो पृष्ठ खोज रहे हैं वह मौजूद नहीं है।"),
    ("vi", "Báo Cảng", "Rất tiếc", "Trang bạn tìm kiếm không tồn tại."),
    ("id", "Kabar Pelabuhan", "Maaf", "Halaman yang Anda cari tidak ditemukan."),
    ("th", "ข่าวท่าเรือ", "ขออภัย", "ไม่พบหน้าที่คุณต้องการ"),
    ("el", "Το Λιμάνι", "Λυπούμαστε", "Η σελίδα που ζητήσατε δεν βρέθηκε."),
    ("sv", "Slussbladet", "Attans", "Sidan du söker finns inte längre."),
    ("cs", "Zdymadlo", "Jejda", "Požadovaná stránka neexistuje."),
):
    add(f"gone: site's title {language} {site}", f"https://news-{language}.example/2014/06/12/floods-{len(site)}", GONE,
        around(language, site, f"<h1>{heading}</h1><p>{text}</p>"), "the floods of 2014")  # fmt: skip
add("gone: noindex only", "https://quay-times.example/2012/crane-collapse", GONE,
    around("en", "Quay Times", "<p>Nothing to read at this address.</p>", head='<meta name="robots" content="noindex">'),
    "the collapse of the crane")  # fmt: skip
add("gone: an image says it", "https://shed.example/tools/adze", GONE,
    bare("The Shed", '<img src="/img/404.png" alt="404"><p><a href="/">The Shed</a></p>'), "a page on adzes")  # fmt: skip
add("gone: an image says it, and words", "https://shed-2.example/tools/adze", GONE,
    around("en", "The Shed", '<img src="/404.svg" alt="404 - page not found"><p>Go back to the start.</p>', footer=40),
    "a page on adzes")  # fmt: skip
add("gone: you may like", "https://fabric-shop.example/p/88123", GONE,
    around("en", "Fabric & Thread", "<h1>This product is no longer available</h1><p>Chosen for you:</p>", related=12),
    "the linen by the metre")  # fmt: skip
add("gone: a search of its words", "https://letters.example/read/4417", GONE,
    around("en", "Letters", '<h1>No results</h1><p>Your search for "read 4417" returned no results.</p>'), "a letter",
    also=("suspect/soft-404",))  # fmt: skip
add("gone: frozen account", "https://people.example/@ferryman", GONE,
    bare("People", "<h1>Account suspended</h1><p>This account has been suspended for breaking the rules.</p>"),
    "a post by the ferryman", also=("dead/parked",))  # fmt: skip
add("gone: deleted by its author", "https://forum.example/t/the-lock-keeper/551", GONE,
    around("en", "Boat forum", "<h1>Topic deleted</h1><p>This topic was deleted by its author.</p>", footer=60), "a topic")  # fmt: skip
add("gone: expired event", "https://whats-on.example/e/77120", GONE,
    around("en", "What's on", "<h1>Event has ended</h1><p>This event is no longer available. See other events.</p>"),
    "the regatta", also=("suspect/soft-404",))  # fmt: skip

# machine
add("machine: JSON with 200", "https://api.quay.example/v2/ships/771", GONE,
    json.dumps({"status": "error", "code": 404, "message": "ship 771 not found"}), "ship 771", kind="application/json")  # fmt: skip
add("machine: JSON null", "https://api-2.quay.example/v1/ship?id=771", GONE,
    json.dumps({"success": False, "error": "No such ship", "data": None}), "ship 771", kind="application/json",
    also=("suspect/soft-404",))  # fmt: skip
add("machine: text", "https://gopher.example/notes/eels.txt", GONE, "Error: file not found: eels.txt\n", "notes on eels",
    kind="text/plain")  # fmt: skip
add("machine: application's state", "https://app.quay.example/berth/31", GONE,
    '<!doctype html><html><head><title>Quay</title></head><body><div id="__next"></div><script id="__NEXT_DATA__" '
    'type="application/json">{"props":{"pageProps":{"statusCode":404}},"page":"/_error"}</script></body></html>',
    "berth 31")  # fmt: skip
add("machine: unscripted", "https://spa.quay.example/berth/32", GONE,
    bare("Quay", '<noscript><h1>404</h1><p>Page not found.</p></noscript><div id="root"></div><script src="/a.js"></script>'),
    "berth 32", also=("suspect/soft-404", "live/ok"))  # fmt: skip
add("machine: pre", "https://express.quay.example/berth/33", GONE,
    "<!DOCTYPE html><html><head><title>Error</title></head><body><pre>Cannot GET /berth/33</pre></body></html>", "berth")  # fmt: skip

# name: parked in the manner of many makers, in our words
for maker, host, body in (
    ("broker", "slow-ferry.example", bare("slow-ferry.example - for sale", "<h1>slow-ferry.example</h1><p>The owner of this domain would like to sell it. Ask for a price.</p><form><input name=email></form>")),
    ("registrar's lander", "eelpie.example", '<html><head><script>window.onload=function(){window.location.href="/lander"}</script></head></html>'),
    ("adverts", "towpath.example", bare("towpath.example", '<div id="sl"><a href="/1">Boat insurance</a><a href="/2">Canal holidays</a></div><p>Related searches</p><p>This webpage was generated by the domain owner using a parking service.</p><script src="https://d.example/caf.js"></script>')),
    ("instalments", "granary.example", bare("Buy granary.example", "<h1>granary.example is for sale</h1><p>Pay in full or in 12 instalments. Safe transfer within a day. Questions? Call us.</p>")),
    ("auction", "lockgate.example", bare("lockgate.example", "<h1>The domain lockgate.example is in auction</h1><p>Place your bid until Friday.</p>")),
    ("registrar de", "schleuse.example", bare("schleuse.example", "<h1>Diese Domain wurde soeben registriert</h1><p>Für diese Domain ist noch keine Webseite hinterlegt.</p>", language="de")),
    ("registrar fr", "ecluse.example", bare("ecluse.example", "<h1>Félicitations ! Votre domaine a bien été créé</h1><p>Ce nom de domaine est réservé, le site n'est pas encore en ligne.</p>", language="fr")),
    ("registrar ru", "shluz.example", bare("shluz.example", "<h1>Домен shluz.example припаркован</h1><p>Срок регистрации домена истекает. Владельцу: войдите в панель управления.</p>", language="ru")),
    ("registrar pl", "sluza.example", bare("sluza.example", "<h1>Domena sluza.example jest utrzymywana na serwerach firmy</h1><p>Domena jest na sprzedaż.</p>", language="pl")),
    ("registrar zh", "chuanzha.example", bare("域名出售", "<h1>chuanzha.example 域名出售</h1><p>联系我们购买此域名。</p>", language="zh")),
    ("registrar ja", "suimon.example", bare("suimon.example", "<h1>このドメインは販売中です</h1><p>ご購入はこちらのお問い合わせから。</p>", language="ja")),
    ("registrar tr", "kapak.example", bare("kapak.example", "<h1>Bu alan adı satılıktır</h1><p>Teklif vermek için formu doldurun.</p>", language="tr")),
    ("expired", "heronry.example", bare("heronry.example has expired", "<h1>heronry.example expired on 3 May</h1><p>If this is your domain, renew it with your registrar.</p>")),
    ("site builder", "choir-forty.example", bare("Domain not connected", "<h1>Looks like this domain isn't connected to a website yet</h1><p>If it is yours, connect it in your account.</p>")),
    ("shop builder", "loaf-shop.example", bare("Create a shop", "<h1>Sorry, this shop is currently unavailable</h1><p>Are you the store owner? Log in here.</p>")),
):  # fmt: skip
    add(
        f"name: {maker}",
        f"http://www.{host}/articles/2009/{maker.split()[0]}",
        PARKED,
        body,
        "an article",
        also=(GONE,),
    )
for maker, body in (
    ("panel", bare("Account Suspended", "<h1>Account Suspended</h1><p>This account has been suspended. Contact your hosting provider.</p>")),
    ("panel es", bare("Cuenta suspendida", "<h1>Cuenta suspendida</h1><p>Póngase en contacto con su proveedor de alojamiento.</p>", language="es")),
    ("server", bare("Welcome to nginx!", "<h1>Welcome to nginx!</h1><p>If you see this page, the server is installed and working.</p>")),
):  # fmt: skip
    add(
        f"name: {maker}",
        f"http://old-{maker[-2:]}.example/bridge/history.html",
        GONE,
        body,
        "a history of the bridge",
        also=(PARKED,),
    )

# check
_CHECKS = (
    ("one moment", 403, bare("Just a moment...", '<noscript>Enable JavaScript and cookies to continue</noscript><script>window._cf_chl_opt={cType:"managed"}</script>'), {"cf-mitigated": "challenge"}),
    ("one moment, 503", 503, bare("Just a moment...", "<h1>quay.example</h1><p>Checking if the site connection is secure</p><script>window._cf_chl_opt={}</script>"), {}),
    ("press and hold", 403, bare("Access to this page has been denied", '<div id="px-captcha"></div><p>Press & Hold to confirm you are a human (and not a bot).</p>'), {}),
    ("edge", 403, bare("Access Denied", "<h1>Access Denied</h1>You don't have permission to access this page on this server.<p>Reference #18.2f5a1602.1700000000.1a2b3c</p><p>https://errors.edgesuite.net/18.2f5a</p>"), {}),
    ("device check", 403, '<html><head><title>quay.example</title></head><body><script>var dd={"rt":"c","host":"geo.captcha-delivery.com"}</script><script src="https://ct.captcha-delivery.com/c.js"></script></body></html>', {"x-datadome": "protected"}),
    ("incident", 200, '<html><head><meta name="robots" content="noindex"></head><body><iframe src="/_Incapsula_Resource?CWUDNSAI=9&incident_id=77">Request unsuccessful. Incapsula incident ID: 77-1</iframe></body></html>', {}),
    ("kasada", 429, '<html><body><script>window.KPSDK={};KPSDK.now=Date.now</script><script src="/149e9513/ips.js"></script></body></html>', {}),
    ("waf action", 202, "<html><head><script>AwsWafIntegration.getToken()</script></head><body></body></html>", {"x-amzn-waf-action": "challenge"}),
    ("waf captcha", 405, bare("Human Verification", '<div id="captcha-container"></div><script src="https://x.token.awswaf.com/c.js"></script>'), {"x-amzn-waf-action": "captcha"}),
    ("hcaptcha", 200, bare("Are you human?", '<h1>One more step</h1><p>Please complete the challenge to reach quay.example.</p><div class="h-captcha" data-sitekey="k"></div>'), {}),
    ("recaptcha sorry", 429, bare("Sorry...", "<p>Our systems have detected unusual traffic from your computer network.</p><div class=g-recaptcha></div>"), {}),
    ("sucuri", 403, bare("Sucuri WebSite Firewall - Access Denied", "<h1>Access Denied - Sucuri Website Firewall</h1><p>If you are the site owner, whitelist your IP. Block ID: EXP012</p>"), {}),
    ("proof of work", 200, bare("Making sure you're not a bot!", '<h1>Making sure you\'re not a bot!</h1><p>Loading...</p><script id="anubis_challenge" type="application/json">{}</script>'), {}),
    ("checkpoint", 429, bare("Security Checkpoint", "<p>We're verifying your browser</p><p>Website owner? Fix this.</p>"), {"x-vercel-mitigated": "challenge"}),
    ("turnstile alone", 200, bare("quay.example", '<form><div class="cf-turnstile" data-sitekey="k"></div></form><script src="https://challenges.cloudflare.com/turnstile/v0/api.js"></script>'), {}),
    ("de", 200, bare("Einen Moment bitte", "<h1>Sicherheitsüberprüfung</h1><p>Bitte bestätigen Sie, dass Sie kein Roboter sind.</p><div class=h-captcha></div>", language="de"), {}),
    ("zh", 200, bare("安全验证", "<h1>请完成安全验证</h1><p>请拖动滑块完成验证后继续访问。</p>", language="zh"), {}),
    ("ru", 403, bare("Проверка браузера", "<h1>Проверяем ваш браузер</h1><p>Подтвердите, что вы не робот.</p>", language="ru"), {}),
)  # fmt: skip
for name, status, body, headers in _CHECKS:
    host = name.replace(" ", "-").replace(",", "")
    add(
        f"check: {name}",
        f"https://{host}.example/2016/locks",
        CHECK,
        body,
        "the locks of 2016",
        status=status,
        headers=headers,
    )

# login
_FORM = '<form method="post"><label>E-mail</label><input name="user"><input type="password" name="pass"><button>→</button></form>'
for name, to, title, text in (
    ("oauth", "https://id.uni.example/authorize?client_id=7&redirect_uri=https%3A%2F%2Fx&response_type=code", "Uni", "Enter your details."),
    ("saml", "https://idp.uni.example/sso?SAMLRequest=fZJ", "Identity provider", "Enter your details."),
    ("shibboleth", "https://shibboleth.uni.example/idp/profile/SAML2/Redirect/SSO?execution=e1s1", "Web Login Service", "Username and password."),
    ("federation", "https://my.openathens.net/?passiveLogin=false", "Find your organisation", "Search for your institution."),
    ("library proxy", "https://proxy.library.example/login?url=https%3A%2F%2Fwww.journal.example/a/7", "Library login", "Enter your card."),
    ("blog", "https://team-blog.example/wp-login.php?redirect_to=%2Fnotes", "Log In ‹ Team", "Lost your password?"),
    ("office", "https://login.microsoftonline.com/common/oauth2/authorize?client_id=1", "Sign in to your account", "Can't access your account?"),
    ("search firm", "https://accounts.google.com/ServiceLogin?continue=https%3A%2F%2Fdocs.example", "Sign in - Accounts", "Use your account."),
    ("network wall", "https://www.career-net.example/authwall?trk=x", "Sign up | Career net", "Join to see this page."),
    ("photo network", "https://www.photo-net.example/accounts/login/?next=/p/7", "Login • Photo net", "Log in to see photos."),
    ("de", "https://portal.example/anmelden?ziel=%2Fakte", "Anmelden", "Bitte melden Sie sich an."),
):  # fmt: skip
    add(
        f"login: by redirect, {name}",
        f"https://papers-{name.split()[0]}.example/notes/7",
        LOGIN,
        bare(title, f"<h1>{title}</h1><p>{text}</p>{_FORM}"),
        "notes",
        to=to,
    )
for language, site, heading, text in (
    ("en", "Face pages", "You must log in to continue.", "Log in to see this post."),
    ("en", "Members' library", "Members only", "Please sign in to read this document."),
    ("fr", "Intranet", "Connexion requise", "Veuillez vous connecter pour accéder à cette page."),
    ("pl", "Forum wodniaków", "Informacja", "Musisz się zalogować, aby zobaczyć ten temat."),
    ("ru", "Форум речников", "Вход", "Чтобы просматривать эту тему, необходимо войти."),
    ("bg", "Форум", "Вход", "Моля, влезте, за да видите темата."),
    ("zh", "船民论坛", "提示信息", "您需要登录后才可以查看本帖。"),
    ("sr", "Forum", "Obaveštenje", "Morate se prijaviti da biste videli ovu temu."),
    ("fa", "انجمن", "ورود", "برای مشاهده این صفحه باید وارد شوید."),
):  # fmt: skip
    add(
        f"login: in place {language} {site}",
        f"https://in-place-{language}{len(site)}.example/topic/881",
        LOGIN,
        around(language, site, f"<h1>{heading}</h1><p>{text}</p>{_FORM}", related=0, footer=60),
        "a topic",
    )

# pay: a teaser, then a wall
_TEASE = (
    "The granary stood empty for eleven winters before anybody asked who owned it, and the answer surprised the parish."
)
_NOT_FREE = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Who owns the granary","isAccessibleForFree":%s,"wordCount":1400}</script>'
_PARTS = '<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebPage"},{"@type":"NewsArticle","headline":"Who owns the granary","isAccessibleForFree":"False","hasPart":{"@type":"WebPageElement","isAccessibleForFree":"False","cssSelector":".wall"}}]}</script>'
for name, head, wall in (
    ("string", _NOT_FREE % '"False"', ""), ("boolean", _NOT_FREE % "false", ""), ("graph", _PARTS, '<div class="wall"></div>'),
    ("meter", "", "<div><h2>You have read your 3 free articles this month</h2><p>Subscribe to keep reading.</p></div>"),
    ("piano", "", '<div class="tp-container-inner"><p>To continue reading, start a subscription.</p></div>'),
    ("poool", "", '<div id="poool-widget"><p>Cet article est réservé aux abonnés.</p></div>'),
    ("zephr", "", '<div class="zephr-regwall"><p>Create a free account to read the full story.</p></div>'),
    ("upgrade", "", '<aside class="gh-post-upgrade-cta"><h2>This post is for members</h2></aside>'),
    ("de", "", "<p><b>Dieser Artikel ist exklusiv für Abonnenten.</b> Jetzt weiterlesen mit dem Digitalabo.</p>"),
    ("hr", "", "<p>Članak je dostupan samo pretplatnicima.</p>"), ("lt", "", "<p>Straipsnis skirtas tik prenumeratoriams.</p>"),
):  # fmt: skip
    add(
        f"pay: {name}",
        f"https://paper-{name}.example/2018/granary",
        PAY,
        around(
            "en", "Who owns the granary", f"<h1>Who owns the granary</h1><p>{_TEASE}</p>{wall}", head=head, footer=40
        ),
        "who owns the granary",
    )
for name, wall in (
    ("get access", "<h2>Get access to the full version of this content</h2><p>Check access through your institution.</p>"),
    ("purchase PDF", "<p>Purchase PDF - 38.00. Rent this article.</p><p>Access through your institution</p>"),
):  # fmt: skip
    add(f"pay: publisher, {name}", f"https://journal-{len(name)}.example/doi/10.1000/{len(name)}", PAY,
        around("en", "Silting of locks in lowland canals", f"<h1>Silting of locks in lowland canals</h1><h2>Abstract</h2><p>Silt fills a lock chamber in nine years. We measured forty.</p>{wall}", footer=40),
        "silting of locks", also=(LIVE,))  # fmt: skip

# agree
add(
    "agree: by redirect",
    "https://portal-it.example/notizie/7",
    CHECK,
    bare("Before you continue", "<h1>Before you continue</h1><form><button>Accept all</button></form>"),
    "news",
    to="https://consent.portal-it.example/m?continue=https%3A%2F%2Fportal-it.example/notizie/7",
)
add(
    "agree: in place",
    "https://pur.example/2020/locks",
    CHECK,
    bare(
        "Wir und unsere 180 Partner",
        "<h1>Mit Werbung weiterlesen</h1><p>Sie können die Seite mit Werbung und Cookies nutzen oder ein Abo abschließen.</p><button>Zustimmen</button>",
        language="de",
    ),
    "locks",
    also=(PAY,),
)
add(
    "agree: age",
    "https://distillery.example/malts/nine",
    CHECK,
    bare("Age check", "<h1>Are you over 18?</h1><button>Yes</button><button>No</button>"),
    "the ninth malt",
)

# lives: the same words, told of
for name, url, title, matter, cited in (
    ("article on errors", "https://type-notes.example/the-lost-page", "The lost page: a short history of 404",
     f"<h1>The lost page: a short history of 404</h1><p>Every site has one. {_FILLER}</p>", "a history of error pages"),
    ("forum, why", "https://ask-web.example/questions/71102/why-404", "Why do I get page not found on my site? - Ask web",
     "<h1>Why do I get page not found on my site?</h1><p>I moved my blog and now every link says page not found. The home page works.</p><p>Your rewrite rules were lost with the move; put them back.</p>", "a question on rewrites"),
    ("forum de", "https://frag-netz.example/thema/881", "Seite nicht gefunden nach Umzug",
     "<h1>Seite nicht gefunden nach Umzug</h1><p>Ich habe mein Blog umgezogen, seitdem steht überall Seite nicht gefunden. Die Startseite geht.</p><p>Da fehlen die Regeln im alten Ordner.</p>", "Umzug des Blogs"),
    ("docs", "https://docs.framework.example/errors/not-found", "Not found errors - Framework",
     "<h1>Not found errors</h1><p>Raise NotFound from a view and the framework renders the template 404.html. Give it a message for your readers.</p>", "how to raise not found"),
    ("shop of names", "https://names-shop.example/sell/ferry-company.example", "ferry-company.example is for sale | Names shop",
     "<h1>ferry-company.example is for sale</h1><p>Listed by its owner since May. Two offers so far, the higher of 900.</p>", "a listing of a domain"),
    ("login help", "https://help.quay.example/articles/sign-in-trouble", "Trouble signing in - Help",
     "<h1>Trouble signing in</h1><p>If you forgot your password, choose reset on the form. If the code never comes, look among the spam and check the number on file.</p>", "help on signing in"),
    ("captcha story", "https://weekly.example/2017/captcha", "How the captcha taught machines to read",
     f"<h1>How the captcha taught machines to read</h1><p>\"Prove you are not a robot\", it said. {_FILLER}</p>", "on captchas"),
    ("paywall story", "https://press-watch.example/2019/walls", "Papers that put up walls",
     f"<h1>Papers that put up walls</h1><p>Of forty papers, thirty ask you to subscribe to continue reading. {_FILLER}</p>", "on paywalls"),
    ("suspension", "https://news-desk.example/2021/account-suspended", "Minister's account suspended for a day",
     "<h1>Minister's account suspended for a day</h1><p>The network took the account down on Monday after a video of a swan, and put it back on Tuesday. The ministry spoke of a mistake.</p>", "the minister's account"),
    ("short note", "https://memo.example/n/closed-road", "Road closed",
     "<h1>Road closed</h1><p>The towpath is closed from lock 4 to lock 6 until Easter.</p>", "the closed towpath"),
    ("poem", "https://poems.example/p/nothing-here", "Nothing here",
     "<h1>Nothing here</h1><p>Nothing here but reeds and rain,<br>nothing there but rain again.<br>The heron stands. The heron stands.<br>The water has no other plans.</p>", "the poem of the heron"),
    ("region, told", "https://tv-notes.example/2015/blocked", "Why the race was not available in your country",
     "<h1>Why the race was not available in your country</h1><p>Rights to the race were sold twice, once for each bank of the river, so that neither side could see it whole.</p>", "the race on television"),
    ("robots", "https://workshop.example/line-robots", "I am not a robot: notes of an inker",
     f"<h1>I am not a robot: notes of an inker</h1><p>{_FILLER}</p>", "notes of an inker"),
    ("obituary of a site", "https://old-web.example/closing", "This site is closing",
     "<h1>This site is closing</h1><p>After twenty years we stop printing notices here in June. The letters and photographs stay where they are, and so does the index.</p>", "the closing of the notices"),
    ("job ended, told", "https://chronicle.example/1998/keeper", "Position no longer available: the last lock keeper",
     "<h1>Position no longer available: the last lock keeper</h1><p>When Ada Pell left the cottage in 1998 nobody was hired. The gates had been electric for a year and the council sold her boat.</p>", "the last lock keeper"),
):  # fmt: skip
    add(f"lives: {name}", url, LIVE, around("en", title, matter, footer=60), cited)
add("lives: API document", "https://api.registry.example/v1/errors/404", LIVE,
    json.dumps({"code": 404, "name": "Not Found", "description": "No such thing", "since": "1.0", "examples": ["a", "b"], "links": {}}),
    "the definition of the error", kind="application/json", also=("suspect/soft-404",))  # fmt: skip
add("lives: text with an error in it", "https://logs.example/2009/session.txt", LIVE,
    "Session of 4 May\n\n> fetch index\nfile not found\n> fetch INDEX\nok, 3 pages\n\nLesson: the old server minds its capitals.\n" * 2,
    "a session", kind="text/plain", also=("suspect/soft-404",))  # fmt: skip
add("lives: login beside a post", "https://board.example/t/9", LIVE,
    around("en", "Which paint for steel hulls?", f"<h1>Which paint for steel hulls?</h1><p>Two coats of bitumen, every third year, and never in frost. Mine has held since 2003.</p><p>Log in to reply.</p>{_FORM}", footer=30), "paint for hulls")  # fmt: skip
add("lives: free of charge", "https://paper-free.example/2018/eels", LIVE,
    around("en", "Eels are back", f"<h1>Eels are back</h1><p>{_FILLER}</p><div><p>Subscribe to our newsletter</p></div>",
           head='<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":"True"}</script>'), "the eels")  # fmt: skip
