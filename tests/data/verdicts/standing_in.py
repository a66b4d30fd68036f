"""What stands in a page's place: parked domains, bot checks, log-ins, paywalls, refusals."""

from tests.data.verdicts.building import answer, case, failed, moved, page
from tests.data.verdicts.texts import prose

STORY = "https://lantern.example/essays/2014/the-lantern-makers-of-east-street"
PARKED, CHALLENGE, LOGIN, PAYWALL = "dead/parked", "blocked/challenge", "blocked/login", "blocked/paywall"


def _links(*words: str) -> str:
    return "".join(f'<div class="ad"><a href="/c?q={n}">{word}</a></div>' for n, word in enumerate(words))


def _offers(title: str, said: str, more: str, language: str = "en") -> str:
    return page(
        "plain",
        language,
        title,
        title,
        [said, _links("Car insurance", "Cheap flights", "Online degree", "Web hosting")],
        more,
    )


_FIELD = '<form method="post" action="/session"><label>User<input type="text" name="u"></label><label>Password<input type="password" name="p"></label><button>OK</button></form>'

CASES = [
    # Parked.
    case("parked: sedo", STORY, PARKED, _offers("lantern.example", "The owner of lantern.example is offering it for sale.", '<script src="https://img.sedoparking.com/templates/js/main.js"></script>')),
    case("parked: bodis", STORY, PARKED, '<!doctype html><html data-adblockkey="MFwwDQYJ"><head><title>lantern.example</title><script>window.park = "eyJ1dWlkIjoi";</script><script src="/bAbCdE.js"></script></head><body><div id="target" style="opacity: 0"></div></body></html>'),
    case("parked: parkingcrew", STORY, PARKED, _offers("lantern.example", "Related searches", '<script src="https://www.google.com/adsense/domains/caf.js"></script><link href="https://d38psrni17bvxu.cloudfront.net/themes/a/style.css" rel="stylesheet">')),
    case("parked: lander by script", STORY, PARKED, '<!DOCTYPE html><html><head><script>window.onload=function(){window.location.href="/lander"}</script></head></html>'),
    case("parked: lander by redirect", STORY, PARKED, hops=[moved(STORY, "/lander"), answer("https://lantern.example/lander", '<html><head><title>lantern.example</title><script src="https://img1.wsimg.com/parking-lander/static/js/main.js"></script></head><body><div id="root"></div></body></html>')]),
    case("parked: sold elsewhere", STORY, PARKED, hops=[moved(STORY, "https://www.hugedomains.com/domain_profile.cfm?d=lantern.example"), answer("https://www.hugedomains.com/domain_profile.cfm?d=lantern.example", page("portal", "en", "lantern.example is for sale", "lantern.example is for sale", ["Buy now, or pay monthly."]))]),
    case("parked: parker's host", STORY, PARKED, hops=[moved(STORY, "https://sedoparking.com/lantern.example"), answer("https://sedoparking.com/lantern.example", "<html><body></body></html>")]),
    case("parked: namecheap", STORY, PARKED, page("plain", "en", "Registrant WHOIS contact information verification", "lantern.example", ["This domain is registered at a registrar, but may still be available.", '<a href="https://parkingpage.namecheap.com/">Get this domain</a>'])),
    case("parked: for sale by owner", STORY, PARKED, page("application", "en", "lantern.example - This domain is for sale!", "This domain is for sale!", ["Make an offer. We answer within a day.", '<form><input type="email" name="m"><button>Send</button></form>'])),
    case("parked: at the root too", "https://lantern.example/", PARKED, page("application", "en", "The domain name lantern.example is for sale", "Interested in this domain?", ["The domain lantern.example may be for sale. Inquire now."])),
    case("parked: expired", STORY, PARKED, page("plain", "en", "lantern.example has expired", "This domain has expired", ["If you are the owner of this domain, renew it now."])),
    case("parked: de", STORY, PARKED, page("blog", "de", "lantern.example steht zum Verkauf", "Diese Domain steht zum Verkauf", ["Jetzt Angebot abgeben."])),
    case("parked: fr", STORY, PARKED, page("plain", "fr", "lantern.example", "Ce nom de domaine est à vendre", ["Faites une offre au propriétaire."])),
    case("parked: es", STORY, PARKED, page("plain", "es", "lantern.example", "Este dominio está en venta", ["Haga su oferta."])),
    case("parked: it", STORY, PARKED, page("plain", "it", "Dominio in vendita", "Questo dominio è in vendita", ["Contatta il proprietario."])),
    case("parked: nl", STORY, PARKED, page("plain", "nl", "lantern.example", "Deze domeinnaam is te koop", ["Doe een bod."])),
    case("parked: pl", STORY, PARKED, page("plain", "pl", "lantern.example", "Domena na sprzedaż", ["Złóż ofertę."])),
    case("parked: ru", STORY, PARKED, page("plain", "ru", "Домен lantern.example продаётся", "Домен продаётся", ["Предложите свою цену."])),
    case("parked: tr", STORY, PARKED, page("plain", "tr", "lantern.example", "Bu alan adı satılıktır", ["Teklif verin."])),
    case("parked: ja", STORY, PARKED, page("plain", "ja", "lantern.example", "このドメインは販売中です", ["お気軽にお問い合わせください。"])),
    case("parked: zh", STORY, PARKED, page("plain", "zh", "lantern.example", "此域名正在出售", ["有意者请联系。"])),
    case("parked: pt", STORY, PARKED, page("plain", "pt", "lantern.example", "Este domínio está à venda", ["Faça uma proposta."])),
    case("parked: probe tells", STORY, PARKED, page("portal", "en", "lantern.example", "Welcome to lantern.example", ["This domain may be for sale.", *prose("en")[:2]]), probe=(answer("https://lantern.example/essays/2014/xqwtr", page("portal", "en", "lantern.example", "Welcome to lantern.example", ["This domain may be for sale.", *prose("en")[:2]])),)),
    # Bot checks.
    case("challenge: cloudflare 403", STORY, CHALLENGE, hops=[answer(STORY, page("plain", "en", "Just a moment...", "lantern.example", ["Verifying you are human. This may take a few seconds.", "lantern.example needs to review the security of your connection before proceeding."], "<script>window._cf_chl_opt={cvId:'3'}</script>"), 403)]),
    case("challenge: cloudflare 200", STORY, CHALLENGE, page("plain", "en", "Just a moment...", "lantern.example", ["Enable JavaScript and cookies to continue"], "<script>window._cf_chl_opt={cvId:'3'}</script>")),
    case("challenge: cloudflare 503", STORY, CHALLENGE, hops=[answer(STORY, page("plain", "en", "Just a moment...", "Checking your browser before accessing lantern.example.", ["This process is automatic. Your browser will redirect to your requested content shortly.", "DDoS protection by Cloudflare. Ray ID: 7a1b2c3d4e5f"]), 503)]),
    case("challenge: cloudflare refuses", STORY, CHALLENGE, hops=[answer(STORY, page("plain", "en", "Attention Required! | Cloudflare", "Sorry, you have been blocked", ["You are unable to access lantern.example.", "Cloudflare Ray ID: 7a1b2c3d4e5f"]), 403)]),
    case("challenge: cloudflare de", STORY, CHALLENGE, hops=[answer(STORY, page("plain", "de", "Nur einen Moment…", "lantern.example", ["Bestätigen Sie, dass Sie ein Mensch sind. Dies kann einige Sekunden dauern."]), 403)]),
    case("challenge: turnstile alone", STORY, CHALLENGE, '<html><head><title>lantern.example</title><script src="https://challenges.cloudflare.com/turnstile/v0/api.js"></script></head><body><div class="cf-turnstile" data-sitekey="x"></div></body></html>'),
    case("challenge: datadome", STORY, CHALLENGE, hops=[answer(STORY, "<html><head><title>lantern.example</title></head><body><p id='cmsg'>Please enable JS and disable any ad blocker</p><script>var dd={'rt':'c','cid':'A','host':'geo.captcha-delivery.com'}</script><script src='https://ct.captcha-delivery.com/c.js'></script></body></html>", 403)]),
    case("challenge: human", STORY, CHALLENGE, hops=[answer(STORY, page("plain", "en", "Access to this page has been denied", "Press & Hold to confirm you are a human (and not a bot).", ["Reference ID 1234"], '<div id="px-captcha"></div>'), 403)]),
    case("challenge: human 200", STORY, CHALLENGE, page("plain", "en", "Access to this page has been denied.", "Please verify you are a human", ["Access to this page has been denied because we believe you are using automation tools to browse the website."])),
    case("challenge: akamai", STORY, CHALLENGE, hops=[answer(STORY, page("plain", "en", "Access Denied", "Access Denied", ["You don't have permission to access \"http://lantern.example/essays\" on this server.", "Reference #18.4f3c1602.1700000000.1a2b3c4d", "https://errors.edgesuite.net/18.4f3c1602.1700000000.1a2b3c4d"]), 403)]),
    case("challenge: incapsula", STORY, CHALLENGE, '<html><head><META NAME="robots" CONTENT="noindex,nofollow"><script src="/_Incapsula_Resource?SWJIYLWA=719d34d31c8e3a6e6fffd425f7e032f3"></script></head><body></body></html>'),
    case("challenge: incapsula frame", STORY, CHALLENGE, '<html><body><iframe src="/_Incapsula_Resource?CWUDNSAI=9&incident_id=1" frameborder=0>Request unsuccessful. Incapsula incident ID: 1-2</iframe></body></html>'),
    case("challenge: aws", STORY, CHALLENGE, hops=[answer(STORY, '<html><head><title></title><script>window.gokuProps = {"key":"A"};</script><script src="https://a.token.awswaf.com/a/challenge.js"></script></head><body><div id="challenge-container"></div><noscript><h1>JavaScript is disabled</h1>In order to continue, we need to verify that you\'re not a robot.</noscript></body></html>', 202)]),
    case("challenge: anubis", STORY, CHALLENGE, page("plain", "en", "Making sure you're not a bot!", "Making sure you're not a bot!", ["Loading...", "You are seeing this because the administrator of this website has set up Anubis."], '<script id="anubis_challenge" type="application/json">{}</script>')),
    case("challenge: anubis fr", STORY, CHALLENGE, page("plain", "fr", "Je m'assure que vous n'êtes pas un robot !", "Je m'assure que vous n'êtes pas un robot !", ["Chargement..."])),
    case("challenge: sucuri", STORY, CHALLENGE, hops=[answer(STORY, page("plain", "en", "Sucuri WebSite Firewall - Access Denied", "Access Denied - Sucuri Website Firewall", ["If you are the site owner (or you manage this site), please whitelist your IP."]), 403)]),
    case("challenge: sucuri js", STORY, CHALLENGE, "<html><title>You are being redirected...</title><noscript>Javascript is required. Please enable javascript before you are allowed to see this page.</noscript><script>var s={},u,c,sucuri_cloudproxy_js='';</script></html>"),
    case("challenge: ddos-guard", STORY, CHALLENGE, hops=[answer(STORY, page("plain", "en", "DDoS-Guard", "Checking your browser before accessing lantern.example", ["Please wait a few seconds."], '<script src="/.well-known/ddos-guard/js-challenge/index.js"></script>'), 403)]),
    case("challenge: hcaptcha", STORY, CHALLENGE, page("plain", "en", "Security check", "One more step", ["Please complete the security check to access this site."], '<script src="https://js.hcaptcha.com/1/api.js"></script>')),
    case("challenge: recaptcha 429", STORY, CHALLENGE, hops=[answer(STORY, page("plain", "en", "Sorry...", "We're sorry...", ["Our systems have detected unusual traffic from your computer network. Please solve the captcha."], '<script src="https://www.google.com/recaptcha/api.js"></script>'), 429)]),
    case("challenge: siteground", STORY, CHALLENGE, hops=[answer(STORY, '<html><head><title>Robot Challenge Screen</title><meta http-equiv="refresh" content="30;/.well-known/sgcaptcha/?r=%2F"></head><body>Checking site security, please wait.</body></html>', 202)]),
    case("challenge: interruption", STORY, CHALLENGE, page("plain", "en", "Pardon Our Interruption", "Pardon Our Interruption", ["As you were browsing something about your browser made us think you were a bot."])),
    case("challenge: vercel", STORY, CHALLENGE, hops=[answer(STORY, page("plain", "en", "Vercel Security Checkpoint", "We're verifying your browser", ["Website owner? Click here to fix"]), 429)]),
    case("challenge: es", STORY, CHALLENGE, page("plain", "es", "Un momento…", "Verificando que no eres un robot", ["Habilite JavaScript y las cookies para continuar."])),
    case("challenge: pt", STORY, CHALLENGE, page("plain", "pt", "Um momento…", "Confirme que você é humano", ["Isso pode levar alguns segundos."])),
    case("challenge: ru", STORY, CHALLENGE, page("plain", "ru", "Проверка браузера", "Подтвердите, что вы не робот", ["Нам очень жаль, но запросы с вашего устройства похожи на автоматические."])),
    case("challenge: zh", STORY, CHALLENGE, page("plain", "zh", "人机验证", "请完成安全验证", ["为了确认您不是机器人，请拖动滑块。"])),
    case("challenge: ja", STORY, CHALLENGE, page("plain", "ja", "しばらくお待ちください...", "人間であることを確認します", ["ブラウザを確認しています。"])),
    case("challenge: ko", STORY, CHALLENGE, page("plain", "ko", "잠시만 기다리십시오…", "사람인지 확인하는 중입니다", ["로봇이 아닙니다"])),
    case("challenge: tr", STORY, CHALLENGE, page("plain", "tr", "Bir dakika lütfen...", "İnsan olduğunuzu doğrulayın", ["Bağlantınızın güvenliği gözden geçiriliyor."])),
    case("challenge: header", STORY, CHALLENGE, hops=[answer(STORY, "", 403, cf_mitigated="challenge")]),
    case("challenge: after a redirect", STORY, CHALLENGE, hops=[moved(STORY, "https://www.lantern.example/essays/2014/the-lantern-makers-of-east-street"), answer("https://www.lantern.example/essays/2014/the-lantern-makers-of-east-street", page("plain", "en", "Just a moment...", "Verify you are human", ["lantern.example"]), 200)]),
    case("challenge: 999", STORY, CHALLENGE, hops=[answer(STORY, "<html><script>location='/authwall'</script></html>", 999)]),
    # Log-ins.
    case("login: page with a form", STORY, LOGIN, page("application", "en", "Log in | Lantern Society", "Log in", ["Please log in to continue.", _FIELD])),
    case("login: SSO host", STORY, LOGIN, hops=[moved(STORY, "https://login.microsoftonline.com/common/oauth2?x=1"), answer("https://login.microsoftonline.com/common/oauth2?x=1", page("application", "en", "Sign in to your account", "Sign in", [_FIELD]))]),
    case("login: own path", STORY, LOGIN, hops=[moved(STORY, "/login?next=%2Fessays"), answer("https://lantern.example/login?next=%2Fessays", page("portal", "en", "Members", "Members", [_FIELD]))]),
    case("login: shibboleth", STORY, LOGIN, hops=[moved(STORY, "https://idp.university.example/idp/profile/SAML2/Redirect/SSO"), answer("https://idp.university.example/idp/profile/SAML2/Redirect/SSO", page("plain", "en", "University Login", "University Login", [_FIELD]))]),
    case("login: forum", STORY, LOGIN, page("tables", "en", "Lantern Forum - Information", "Information", ["You must be logged in to view this page.", _FIELD])),
    case("login: two steps", STORY, LOGIN, page("application", "en", "Sign in", "Sign in to continue", ['<form><input type="email" name="m"><button>Next</button></form>', "Forgot your password?"])),
    case("login: de", STORY, LOGIN, page("portal", "de", "Anmelden", "Anmelden", ["Bitte melden Sie sich an, um diese Seite zu sehen.", _FIELD])),
    case("login: fr", STORY, LOGIN, page("portal", "fr", "Connexion", "Connexion", ["Vous devez être connecté pour accéder à cette page.", _FIELD])),
    case("login: es", STORY, LOGIN, page("portal", "es", "Iniciar sesión", "Iniciar sesión", ["¿Olvidaste tu contraseña?", _FIELD])),
    case("login: ru", STORY, LOGIN, page("portal", "ru", "Вход", "Вход на сайт", ["Забыли пароль?", _FIELD])),
    case("login: ja", STORY, LOGIN, page("portal", "ja", "ログイン", "ログイン", ["このページを見るにはログインが必要です。", _FIELD])),
    case("login: zh", STORY, LOGIN, page("portal", "zh", "用户登录", "登录", ["请先登录后查看。忘记密码？", _FIELD])),
    # Paywalls.
    case("paywall: marked and cut", STORY, PAYWALL, page("portal", "en", "The lantern makers of East Street", "The lantern makers of East Street", [*prose("en")[:1], "<div class=gate><p>Subscribe to continue reading. Already a subscriber? Log in.</p></div>"], '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false,"hasPart":{"@type":"WebPageElement","isAccessibleForFree":"False","cssSelector":".gate"}}</script>')),
    case("paywall: cut, says how long it is", STORY, PAYWALL, page("portal", "en", "The lantern makers of East Street", "The lantern makers of East Street", [*prose("en")[:2], "This article is for subscribers only."], '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":"False","wordCount":1450}</script>')),
    case("paywall: not marked", STORY, PAYWALL, page("blog", "en", "The lantern makers of East Street", "The lantern makers of East Street", [*prose("en")[:1], "This post is for paid subscribers", "Already a paid subscriber? Sign in"])),
    case("paywall: marked only", STORY, PAYWALL, page("application", "en", "The lantern makers of East Street", "The lantern makers of East Street", [*prose("en")[:1]], '<script type="application/ld+json">{"isAccessibleForFree": false}</script>')),
    case("paywall: journal", STORY, PAYWALL, page("portal", "en", "The lantern makers of East Street | Journal of Trades", "The lantern makers of East Street", ["Abstract", *prose("en")[:1], "Access through your institution", "Buy this article"])),
    case("paywall: de", STORY, PAYWALL, page("portal", "de", "Die Laternenmacher", "Die Laternenmacher", [*prose("de")[:1], "Weiterlesen mit dem Digitalabo. Diesen Artikel lesen Sie nur als Abonnent."])),
    case("paywall: fr", STORY, PAYWALL, page("portal", "fr", "Les lanterniers", "Les lanterniers", [*prose("fr")[:1], "La suite est réservée aux abonnés. Déjà abonné ? Se connecter"])),
    case("paywall: es", STORY, PAYWALL, page("portal", "es", "Los faroleros", "Los faroleros", [*prose("es")[:1], "Suscríbete para seguir leyendo. ¿Ya eres suscriptor?"])),
    case("paywall: it", STORY, PAYWALL, page("portal", "it", "I lanternai", "I lanternai", [*prose("it")[:1], "Contenuto riservato agli abbonati. Abbonati per continuare a leggere."])),
    case("paywall: pl", STORY, PAYWALL, page("portal", "pl", "Latarnicy", "Latarnicy", [*prose("pl")[:1], "Dalsza część artykułu dostępna tylko dla subskrybentów. Wykup subskrypcję."])),
    case("paywall: ja", STORY, PAYWALL, page("portal", "ja", "東通りの提灯職人", "東通りの提灯職人", [*prose("ja")[:1], "この記事は有料会員限定です。残り1,204文字"])),
    case("paywall: ru", STORY, PAYWALL, page("portal", "ru", "Фонарщики Восточной улицы", "Фонарщики Восточной улицы", [*prose("ru")[:1], "Материал доступен только по подписке. Оформите подписку, чтобы читать дальше."])),
    case("paywall: 402", STORY, PAYWALL, hops=[answer(STORY, page("portal", "en", "Payment", "Payment", ["Pay first."]), 402)]),
    # Questions.
    case("consent: host", STORY, CHALLENGE, hops=[moved(STORY, "https://consent.portal.example/collectConsent?s=1"), answer("https://consent.portal.example/collectConsent?s=1", page("application", "en", "Your privacy choices", "Your privacy choices", ["We and our partners store information on your device."]))], also=["blocked/login"]),
    case("consent: page", STORY, CHALLENGE, page("application", "en", "Before you continue to Lantern", "Before you continue", ["We use cookies and data to deliver and maintain our services."]), also=["blocked/login"]),
    # Refusals of a site's own.
    case("401", STORY, "blocked/http-401", hops=[answer(STORY, page("plain", "en", "401 Authorization Required", "Authorization Required", ["Give your name and password."]), 401, WWW_Authenticate="Basic realm=x")]),
    case("403", STORY, "blocked/http-403", hops=[answer(STORY, page("plain", "en", "403 Forbidden", "Forbidden", ["You don't have permission to access this resource."]), 403)]),
    case("403 with a search form", STORY, "blocked/http-403", hops=[answer(STORY, page("portal", "de", "Zugriff verweigert", "Zugriff verweigert", ["Sie dürfen diese Seite nicht sehen."]), 403)]),
    case("429", STORY, "blocked/http-429", hops=[answer(STORY, "Too many requests", 429, "text/plain")]),
    case("451", STORY, "blocked/http-451", hops=[answer(STORY, page("portal", "en", "Not available in your region", "451", ["We cannot show this page in your country."]), 451)]),
    case("robots", STORY, "blocked/robots", hops=[failed(STORY, "robots")]),
]  # fmt: skip
