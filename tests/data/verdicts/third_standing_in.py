"""Unseen cases of the third round: what stands in a page's place. Written before the rules that judge them were read."""

from typing import Any

from tests.data.verdicts.building import answer, case, moved
from tests.data.verdicts.frames import bare, drupal, news, nineties, phpbb, tailwind, wordpress

CASES: list[dict[str, Any]] = []
URL = "https://old-mill.example/essays/2011/the-last-miller.html"
ROOT = "https://old-mill.example/"
PARKED, CHALLENGE, LOGIN, PAYWALL = "dead/parked", "blocked/challenge", "blocked/login", "blocked/paywall"
ABSENT = "dead/soft-404"


def add(
    name: str,
    verdict: str,
    body: str = "",
    url: str = URL,
    status: int = 200,
    headers: dict[str, str] | None = None,
    **more: Any,
) -> None:
    """Add a case of one answer, or of the hops given."""
    if "hops" not in more:
        more["hops"] = [answer(url, body, status, **(headers or {}))]
    CASES.append(case(f"third standing in: {name}", url, verdict, **more))


# Parked, for sale, run out.
add(
    "sedo",
    PARKED,
    '<html><head><title>old-mill.example&nbsp;-&nbsp;Diese Website steht zum Verkauf!&nbsp;-&nbsp;Informationen zum Thema old-mill.</title><meta name="description" content="Diese Website steht zum Verkauf! old-mill.example ist die beste Quelle für alle Informationen die Sie suchen."></head><body><div id="container-buybox">Die Domain <b>old-mill.example</b> wird vom Inhaber zum Verkauf angeboten.</div><div id="rs">Relevante Suchbegriffe <a href="/x">Mühle</a> <a href="/y">Mehl</a></div><script src="https://img.sedoparking.com/js/jquery-1.11.3.custom.min.js"></script></body></html>',
)
add(
    "godaddy lander",
    PARKED,
    '<!doctype html><html lang="en" data-lander><head><title>old-mill.example</title><meta name="viewport" content="width=device-width"></head><body><div id="contentMain"></div><script>window.LANDER_SYSTEM="PW"</script><script src="https://img1.wsimg.com/parking-lander/static/js/main.aa0d.js"></script></body></html>',
)
add(
    "godaddy words",
    PARKED,
    tailwind(
        "en",
        "old-mill.example",
        "This Web page is parked for FREE, courtesy of GoDaddy.",
        "Is this your domain? Let's turn it into a website!\nWould you like to buy this domain? Learn more",
    ),
)
add(
    "bodis frame",
    PARKED,
    '<html data-adblockkey="MFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBAN"><head><title></title></head><body><div id="target" style="opacity: 0"></div><script>window.park = "eyJ1dWlkIjoi";</script><script src="/bqLkFvzVX.js"></script></body></html>',
)
add(
    "parkingcrew",
    PARKED,
    '<html><head><title>old-mill.example</title></head><body><div id="plBanner"><script>var tcblock = {container: "tc", type: "relatedsearch"};</script></div><script src="//www.google.com/adsense/domains/caf.js"></script><script>var ads_label = "Sponsored Listings"; var pcrew_id = "dp-x";</script><a href="//parkingcrew.net/privacy.html">Privacy Policy</a></body></html>',
)
add(
    "dan",
    PARKED,
    tailwind(
        "en",
        "old-mill.example domain name is for sale. Inquire now.",
        "The domain name old-mill.example is for sale!",
        "Listed by a verified seller. Get this domain for $1,288.\nBuyer protection program\nFast & easy transfers\nHassle free payments",
    ),
)
add(
    "dan nl",
    PARKED,
    tailwind(
        "nl",
        "old-mill.example",
        "De domeinnaam old-mill.example is te koop!",
        "Koop nu of doe een bod. Veilige betaling.",
    ),
)
add(
    "hugedomains",
    PARKED,
    hops=[
        moved(URL, "https://www.hugedomains.com/domain_profile.cfm?d=old-mill.example"),
        answer(
            "https://www.hugedomains.com/domain_profile.cfm?d=old-mill.example",
            tailwind(
                "en",
                "Old-Mill.example is for sale | HugeDomains",
                "Old-Mill.example",
                "Buy now: $3,295. 30-day money back guarantee. Take immediate ownership.",
            ),
        ),
    ],
)
add(
    "afternic",
    PARKED,
    hops=[
        moved(URL, "https://www.afternic.com/forsale/old-mill.example?traffic_id=x"),
        answer(
            "https://www.afternic.com/forsale/old-mill.example?traffic_id=x",
            tailwind(
                "en",
                "old-mill.example is for sale",
                "old-mill.example",
                "Get a price in less than 24 hours. Fill out the form below.",
            ),
        ),
    ],
)
add(
    "premium",
    PARKED,
    tailwind(
        "en",
        "old-mill.example - Premium Domain",
        "Own this premium domain today",
        "old-mill.example is available for purchase or lease. Contact the broker.",
    ),
)
add(
    "namecheap park",
    PARKED,
    bare(
        "en",
        "old-mill.example",
        "",
        '<h1>old-mill.example</h1><p>Registered at Namecheap</p><div class="sale">This domain was registered recently and is parked. Is it yours? Log in to manage it.</div><a href="https://www.namecheap.com/">Namecheap.com</a>',
    ),
)
add(
    "namecheap expired",
    PARKED,
    bare(
        "en",
        "old-mill.example",
        "old-mill.example",
        "This domain name has expired and is pending renewal or deletion. If you are the registrant, please renew it before it is released.",
    ),
)
add(
    "ionos de",
    PARKED,
    tailwind(
        "de", "old-mill.example", "Diese Domain ist bereits registriert", "Hier entsteht eine neue Internetpräsenz."
    ),
    also=[ABSENT],
)
add(
    "strato de",
    PARKED,
    bare(
        "de",
        "Domain reserviert",
        "old-mill.example",
        "Diese Domain wurde im Kundenauftrag registriert. Es wurde noch keine Website hinterlegt.",
    ),
    also=[ABSENT],
)
add(
    "united de",
    PARKED,
    nineties(
        "de",
        "old-mill.example",
        "Domain geparkt",
        "Diese Domain ist geparkt. Der Inhaber hat noch keine Inhalte hinterlegt.",
    ),
)
add(
    "ovh fr",
    PARKED,
    bare(
        "fr",
        "Félicitations ! Votre domaine a bien été créé",
        "Félicitations ! Votre domaine a bien été créé chez votre hébergeur",
        "Ce nom de domaine est réservé. Aucun site n'est encore installé.",
    ),
    also=[ABSENT],
)
add(
    "fr sale",
    PARKED,
    tailwind(
        "fr",
        "old-mill.example à vendre",
        "Achetez ce nom de domaine",
        "Le propriétaire vend ce domaine. Proposez votre prix.",
    ),
)
add(
    "it parking",
    PARKED,
    bare(
        "it",
        "old-mill.example",
        "Dominio registrato",
        "Questo dominio è stato registrato per conto di un cliente ed è parcheggiato presso il nostro servizio.",
    ),
)
add(
    "es expired",
    PARKED,
    bare(
        "es",
        "Dominio caducado",
        "El dominio old-mill.example ha caducado",
        "Si es el titular, renuévelo en su área de cliente.",
    ),
)
add(
    "pt expired",
    PARKED,
    bare(
        "pt",
        "Domínio expirado",
        "Este domínio expirou",
        "Se você é o proprietário, entre em contato com o registro para renovar.",
    ),
)
add(
    "pl parked",
    PARKED,
    bare(
        "pl",
        "old-mill.example",
        "Domena jest utrzymywana na serwerach rejestratora",
        "Ta domena została zaparkowana. Kup hosting, by uruchomić stronę.",
    ),
)
add(
    "cs parked",
    PARKED,
    bare(
        "cs",
        "Doména old-mill.example",
        "Doména je zaregistrována",
        "Tato doména je zaparkovaná. Na prodej za 20 000 Kč.",
    ),
)
add(
    "ru parked",
    PARKED,
    bare(
        "ru",
        "old-mill.example",
        "Домен old-mill.example припаркован",
        "Домен зарегистрирован и припаркован у регистратора. Сайт пока не размещён.",
    ),
)
add(
    "ru expired",
    PARKED,
    bare(
        "ru",
        "Срок регистрации домена истёк",
        "Срок регистрации домена old-mill.example истёк",
        "Если вы администратор домена, продлите регистрацию.",
    ),
)
add(
    "uk sale",
    PARKED,
    bare("uk", "old-mill.example", "Домен продається", "Зв'яжіться з власником, щоб придбати цей домен."),
)
add(
    "tr parked",
    PARKED,
    bare(
        "tr",
        "old-mill.example",
        "Bu alan adı park edilmiştir",
        "Bu alan adı kayıt firmamız tarafından müşterimiz adına tescil edilmiştir.",
    ),
)
add(
    "tr expired",
    PARKED,
    bare(
        "tr",
        "Süresi dolmuş alan adı",
        "Bu alan adının süresi dolmuştur",
        "Alan adının sahibi sizseniz lütfen yenileyin.",
    ),
)
add(
    "ja expired",
    PARKED,
    bare(
        "ja",
        "ドメインの有効期限が切れています",
        "このドメインの有効期限が切れています",
        "ドメインの所有者の方は更新手続きをお願いいたします。",
    ),
)
add(
    "ja registered",
    PARKED,
    bare(
        "ja",
        "old-mill.example",
        "このドメインはお客様により取得されました",
        "このドメインは、登録サービスで取得されています。ホームページはまだ設定されていません。",
    ),
    also=[ABSENT],
)
add(
    "zh sale",
    PARKED,
    bare(
        "zh",
        "old-mill.example 域名出售",
        "您访问的域名 old-mill.example 正在出售中",
        "如果您对该域名感兴趣，请点击购买。",
    ),
)
add("zh expired", PARKED, bare("zh", "域名过期", "您访问的域名已过期", "请联系注册商续费。"))
add("ko sale", PARKED, bare("ko", "old-mill.example", "이 도메인은 판매 중입니다", "구매를 원하시면 연락 주십시오."))
add("vi sale", PARKED, bare("vi", "old-mill.example", "Tên miền này đang được rao bán", "Liên hệ để mua tên miền."))
add("ar sale", PARKED, bare("ar", "old-mill.example", "هذا النطاق معروض للبيع", "قدم عرضك الآن."))
add("fa sale", PARKED, bare("fa", "old-mill.example", "این دامنه به فروش می‌رسد", "برای خرید تماس بگیرید."))
add(
    "sv parked",
    PARKED,
    bare(
        "sv", "old-mill.example", "Den här domänen är parkerad", "Domänen är registrerad men har ingen webbplats ännu."
    ),
)
add("hu parked", PARKED, bare("hu", "old-mill.example", "Ez a domain név eladó", "Tegyen ajánlatot."))
add(
    "coming soon",
    PARKED,
    bare("en", "Coming Soon", "Coming Soon", "<p>Our website is under construction. Stay tuned!</p>"),
    also=[ABSENT, "suspect/soft-404", "suspect/parked"],
)
add(
    "future home",
    PARKED,
    bare(
        "en",
        "Website coming soon!",
        "Future home of something quite cool.",
        "<p>If you're the site owner, log in to launch this site.</p><p>If you are a visitor, check back soon.</p>",
    ),
    also=[ABSENT],
)
add(
    "nginx default",
    PARKED,
    bare(
        "en",
        "Welcome to nginx!",
        "Welcome to nginx!",
        "If you see this page, the nginx web server is successfully installed and working. Further configuration is required.\nThank you for using nginx.",
    ),
    also=[ABSENT],
)
add(
    "apache default",
    PARKED,
    bare(
        "en",
        "Apache2 Ubuntu Default Page: It works",
        "",
        '<div class="main_page"><div class="page_header"><span>Apache2 Default Page</span></div><div class="section_header"><div id="about"></div>It works!</div><p>This is the default welcome page used to test the correct operation of the Apache2 server after installation on Ubuntu systems. If you can read this page, it means that the Apache HTTP server installed at this site is working properly. You should replace this file before continuing to operate your HTTP server.</p></div>',
    ),
    also=[ABSENT],
)
add("it works", PARKED, "<html><body><h1>It works!</h1></body></html>", url=ROOT, also=[ABSENT])
add(
    "iis default",
    PARKED,
    '<!DOCTYPE html><html><head><title>IIS Windows Server</title></head><body><div id="container"><a href="http://go.microsoft.com/fwlink/?linkid=66138&amp;clcid=0x409"><img src="iisstart.png" alt="IIS" width="960" height="600" /></a></div></body></html>',
    url=ROOT,
    also=[ABSENT],
)
add(
    "cpanel default",
    PARKED,
    bare(
        "en",
        "Default Web Site Page",
        "SORRY!",
        "If you are the owner of this website, please contact your hosting provider: webmaster@old-mill.example\nIt is possible you have reached this page because:\nThe IP address has changed.\nThere has been a server misconfiguration.",
    ),
    also=[ABSENT],
)
add(
    "plesk default",
    PARKED,
    bare(
        "en",
        "Web Server's Default Page",
        "Web Server's Default Page",
        "This page is generated by Plesk, the leading hosting automation software. You see this page because there is no Web site at this address.",
    ),
    also=[ABSENT],
)
add(
    "account suspended",
    ABSENT,
    bare(
        "en",
        "Account Suspended",
        "Account Suspended",
        "This Account has been suspended. Contact your hosting provider for more information.",
    ),
    also=[PARKED],
)
add(
    "suspended by redirect",
    ABSENT,
    hops=[
        moved(URL, "/cgi-sys/suspendedpage.cgi"),
        answer(
            "https://old-mill.example/cgi-sys/suspendedpage.cgi",
            bare("en", "Account Suspended", "Account Suspended", "Contact your hosting provider for more information."),
        ),
    ],
    also=[PARKED],
)
add(
    "suspended es",
    ABSENT,
    bare("es", "Cuenta suspendida", "Esta cuenta ha sido suspendida", "Contacte con su proveedor de alojamiento."),
    also=[PARKED],
)
add(
    "suspended id",
    ABSENT,
    bare("id", "Akun ditangguhkan", "Situs web ini telah ditangguhkan", "Silakan hubungi penyedia hosting Anda."),
    also=[PARKED],
)
add(
    "site unpublished",
    ABSENT,
    tailwind(
        "en",
        "Website Expired",
        "Website Expired",
        "This account has expired. If you are the site owner, click below to login.",
    ),
    also=[PARKED],
)
add(
    "wix unconnected",
    PARKED,
    tailwind(
        "en",
        "Error ConnectYourDomain occurred",
        "Looks like this domain isn't connected to a website yet",
        "If this is your domain, connect it to your website in your account.",
    ),
    also=[ABSENT],
)
add(
    "unclaimed blog",
    ABSENT,
    wordpress("en", "Blogs", "old-mill.blogs.example doesn’t exist", "Do you want to register old-mill.blogs.example?"),
    also=[PARKED],
)
add(
    "store closed",
    ABSENT,
    tailwind(
        "en",
        "Store unavailable",
        "Sorry, this store is currently unavailable.",
        "Are you the store owner? Log in here.",
    ),
    also=[PARKED, "suspect/soft-404"],
)

# Bot checks.
add(
    "cf old captcha",
    CHALLENGE,
    bare(
        "en",
        "Attention Required! | Cloudflare",
        "One more step",
        '<h2>Please complete the security check to access old-mill.example</h2><form id="challenge-form" action="/essays?__cf_chl_captcha_tk__=x" method="POST"></form><p>Why do I have to complete a CAPTCHA?</p><p>Cloudflare Ray ID: 5a1</p>',
    ),
    status=403,
    headers={"Server": "cloudflare"},
)
add(
    "cf managed",
    CHALLENGE,
    '<!DOCTYPE html><html lang="en-US"><head><title>Just a moment...</title><meta name="robots" content="noindex,nofollow"></head><body><div class="main-wrapper" role="main"><div class="main-content"><noscript><div class="h2"><span id="challenge-error-text">Enable JavaScript and cookies to continue</span></div></noscript></div></div><script>(function(){window._cf_chl_opt = {cvId: "3",cZone: "old-mill.example"};var a=document.createElement("script");a.src="/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1?ray=8";})();</script></body></html>',
    status=403,
    headers={"cf_mitigated": "challenge"},
)
add(
    "cf 1020",
    CHALLENGE,
    bare(
        "en",
        "Access denied | old-mill.example used Cloudflare to restrict access",
        "Error 1020",
        "Ray ID: 7a1 • 2026-11-01 10:00:00 UTC\nAccess denied\nWhat happened?\nThis website is using a security service to protect itself from online attacks.",
    ),
    status=403,
    headers={"Server": "cloudflare"},
    also=["blocked/http-403"],
)
add(
    "cf it",
    CHALLENGE,
    bare(
        "it",
        "Solo un momento...",
        "old-mill.example",
        "Verifica che tu sia umano. Potrebbero essere necessari alcuni secondi.\nold-mill.example deve verificare la sicurezza della connessione prima di procedere.",
    ),
    status=403,
)
add(
    "cf pl",
    CHALLENGE,
    bare("pl", "Cierpliwości...", "old-mill.example", "Weryfikowanie, czy jesteś człowiekiem. Może to chwilę potrwać."),
    status=403,
    also=["blocked/http-403"],
)
add(
    "cf new words",
    CHALLENGE,
    bare(
        "en",
        "Just a moment...",
        "old-mill.example",
        "Performing security verification\nThis website uses a security service to protect against malicious bots. This page is displayed while the website verifies you are not a bot.",
    ),
)
add(
    "turnstile by the site",
    CHALLENGE,
    tailwind(
        "en",
        "Security check",
        "Let's confirm you are human",
        'Complete the check below to continue.<div class="cf-turnstile" data-sitekey="0x4A"></div><script src="https://challenges.cloudflare.com/turnstile/v0/api.js" async defer></script>',
    ),
)
add(
    "akamai edgesuite",
    CHALLENGE,
    '<HTML><HEAD>\n<TITLE>Access Denied</TITLE>\n</HEAD><BODY>\n<H1>Access Denied</H1>\n \nYou don\'t have permission to access "http&#58;&#47;&#47;old&#45;mill&#46;example&#47;" on this server.<P>\nReference&#32;&#35;18&#46;5c1c2f17&#46;1700000000&#46;1a2b3c\n<P>https&#58;&#47;&#47;errors&#46;edgesuite&#46;net&#47;18&#46;5c1c2f17</P>\n</BODY>\n</HTML>',
    status=403,
    headers={"Server": "AkamaiGHost"},
)
add(
    "akamai interstitial",
    CHALLENGE,
    hops=[
        answer(
            URL,
            '<html lang="en"><head><title>&nbsp;</title><meta http-equiv="refresh" content="5; URL=/?bm-verify=AAQA"></head><body><script>var i=1700000000;var j=i+Number("1"+"2");</script><noscript>Please enable JavaScript to continue</noscript></body></html>',
        ),
        answer(
            ROOT + "?bm-verify=AAQA",
            "<HTML><HEAD><TITLE>Access Denied</TITLE></HEAD><BODY><H1>Access Denied</H1>Reference #18.5c</BODY></HTML>",
            403,
            Server="AkamaiGHost",
        ),
    ],
)
add(
    "akamai sec-if-cpt",
    CHALLENGE,
    '<!DOCTYPE html><html><head><title>Challenge Validation</title></head><body><div id="sec-if-cpt-container"><iframe id="sec-cpt-if" provider="crypto" class="crypto" data-duration="5" src="/sgsd/x"></iframe></div><script src="/_sec/cp_challenge/crypto-2-2.js"></script></body></html>',
    status=428,
)
add(
    "datadome",
    CHALLENGE,
    '<html lang="en"><head><title>old-mill.example</title><style>#cmsg{animation: A 1.5s;}</style></head><body style="margin:0"><p id="cmsg">Please enable JS and disable any ad blocker</p><script data-cfasync="false">var dd={"rt":"c","cid":"AHrlqA","hsh":"05B","t":"bv","s":1,"host":"geo.captcha-delivery.com"}</script><script src="https://ct.captcha-delivery.com/c.js"></script></body></html>',
    status=403,
    headers={"X_DataDome": "protected"},
)
add(
    "datadome 200 title",
    CHALLENGE,
    '<html><head><title>You have been blocked</title></head><body><iframe src="https://geo.captcha-delivery.com/captcha/?initialCid=A" title="DataDome CAPTCHA" width="100%" height="100%"></iframe></body></html>',
)
add(
    "perimeterx",
    CHALLENGE,
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="description" content="px-captcha"><title>Access to this page has been denied</title></head><body><script>window._pxAppId = "PXabc"; window._pxUuid="x";</script><script src="https://captcha.px-cdn.net/PXabc/captcha.js"></script></body></html>',
    status=403,
)
add(
    "perimeterx hold",
    CHALLENGE,
    tailwind(
        "en",
        "Robot or human?",
        "Robot or human?",
        "Activate and hold the button to confirm that you’re human. Thank You!",
    ),
)
add(
    "imperva",
    CHALLENGE,
    '<html style="height:100%"><head><META NAME="ROBOTS" CONTENT="NOINDEX, NOFOLLOW"><meta name="format-detection" content="telephone=no"><script src="/ruxitagentjs.js"></script></head><body style="margin:0px;height:100%"><iframe id="main-iframe" src="/_Incapsula_Resource?SWUDNSAI=31&xinfo=5-1&incident_id=12&edet=12&cinfo=04" frameborder=0 width="100%">Request unsuccessful. Incapsula incident ID: 12</iframe></body></html>',
)
add(
    "imperva words",
    CHALLENGE,
    bare(
        "en",
        "",
        "",
        "Pardon Our Interruption...\nAs you were browsing old-mill.example something about your browser made us think you were a bot. There are a few reasons this might happen:\nYou've disabled JavaScript in your web browser.",
    ),
)
add(
    "reese84",
    CHALLENGE,
    '<!DOCTYPE html><html><head><noscript><title>Pardon Our Interruption</title></noscript><script>var isSpa=false;window.reeseSkipExpirationCheck = true;window.onProtectionInitialized = function(protection) {};</script><script src="/A-rude-Turne-let-me" async></script></head><body></body></html>',
)
add(
    "aws waf",
    CHALLENGE,
    '<!DOCTYPE html><html lang="en"><head><title></title><script>window.awsWafCookieDomainList = []; window.gokuProps = {"key":"AQ","iv":"Cg","context":"x"};</script><script src="https://abc.edge.sdk.awswaf.com/abc/challenge.js"></script></head><body><div id="challenge-container"></div><noscript><h1>JavaScript is disabled</h1>In order to continue, we need to verify that you\'re not a robot.</noscript></body></html>',
    status=202,
    headers={"x_amzn_waf_action": "challenge"},
)
add(
    "kasada",
    CHALLENGE,
    '<!DOCTYPE html><html><head></head><body><script>window.KPSDK={};KPSDK.now=typeof performance!=="undefined"?performance.now.bind(performance):Date.now.bind(Date);KPSDK.start=KPSDK.now();</script><script src="/149e9513-01fa-4fb0-aad4-566afd725d1b/2d206a39/ips.js?KP_UIDz=x"></script></body></html>',
    status=429,
    headers={"x_kpsdk_ct": "0"},
)
add(
    "google sorry",
    CHALLENGE,
    hops=[
        moved(URL, "https://www.searcher.example/sorry/index?continue=https://old-mill.example"),
        answer(
            "https://www.searcher.example/sorry/index?continue=https://old-mill.example",
            bare(
                "en",
                "https://old-mill.example",
                "",
                '<form id="captcha-form" action="index" method="post"><script src="https://www.google.com/recaptcha/enterprise.js" async defer></script><div class="g-recaptcha" data-sitekey="6L"></div></form><b>About this page</b><br>Our systems have detected unusual traffic from your computer network. This page checks to see if it\'s really you sending the requests, and not a robot.',
            ),
            429,
        ),
    ],
)
add(
    "unusual traffic fr",
    CHALLENGE,
    bare(
        "fr",
        "Vérification",
        "Trafic inhabituel",
        "Nous avons détecté un trafic inhabituel provenant de votre réseau. Veuillez confirmer que vous n'êtes pas un robot.",
    ),
)
add(
    "unusual activity nl",
    CHALLENGE,
    bare(
        "nl",
        "Controle",
        "Bent u een mens?",
        "We hebben ongebruikelijke activiteit vanaf uw netwerk waargenomen. Vink het vakje aan om verder te gaan.",
    ),
)
add(
    "hcaptcha page",
    CHALLENGE,
    bare(
        "en",
        "Are you human?",
        "Are you human?",
        '<p>Please solve the puzzle.</p><div class="h-captcha" data-sitekey="1"></div><script src="https://js.hcaptcha.com/1/api.js" async defer></script>',
    ),
)
add(
    "anubis",
    CHALLENGE,
    '<!doctype html><html lang="en"><head><title>Making sure you&#39;re not a bot!</title><link rel="stylesheet" href="/.within.website/x/xess/xess.min.css?cachebuster=v1.18.0"><script id="anubis_version" type="application/json">"v1.18.0"</script><script id="anubis_challenge" type="application/json">{"rules":{"algorithm":"fast","difficulty":4}}</script></head><body><main><h1 id="title">Making sure you&#39;re not a bot!</h1><img id="image" src="/.within.website/x/cmd/anubis/static/img/pensive.webp"><p id="status">Loading...</p><details><summary>Why am I seeing this?</summary><p>You are seeing this because the administrator of this website has set up Anubis to protect the server against the scourge of AI companies aggressively scraping websites.</p></details></main></body></html>',
)
add(
    "anubis de",
    CHALLENGE,
    bare(
        "de",
        "Es wird sichergestellt, dass Sie kein Bot sind!",
        "Es wird sichergestellt, dass Sie kein Bot sind!",
        "Ladevorgang...",
    ),
)
add(
    "go-away",
    CHALLENGE,
    bare(
        "en",
        "Checking you are not a bot",
        "Checking you are not a bot",
        "You are seeing this because the administrator of this website has set up go-away to protect the server against the scourge of AI companies. JavaScript is required to pass.",
        '<meta http-equiv="refresh" content="10">',
    ),
)
add(
    "ddos-guard",
    CHALLENGE,
    '<!DOCTYPE html><html><head><title>DDoS-Guard</title><link rel="stylesheet" href="/.well-known/ddos-guard/css/style.css"></head><body data-ddg-origin="true"><h1 id="title">Checking your browser before accessing old-mill.example</h1><p id="description">Please wait a few seconds. Once this check is complete, the website will open automatically</p><script src="/.well-known/ddos-guard/js-challenge/index.js"></script></body></html>',
    status=403,
    headers={"Server": "ddos-guard"},
)
add(
    "sucuri",
    CHALLENGE,
    "<html><title>You are being redirected...</title>\n<noscript>Javascript is required. Please enable javascript before you are allowed to see this page.</noscript>\n<script>var s={},u,c,U,r,i,l=0,a,e=eval,w=String.fromCharCode,sucuri_cloudproxy_js='',S='cz0i';</script></html>",
    headers={"Server": "Sucuri/Cloudproxy"},
)
add(
    "cookie test",
    CHALLENGE,
    '<html><body><script type="text/javascript" src="/aes.js" ></script><script>function toNumbers(d){var e=[];d.replace(/(..)/g,function(d){e.push(parseInt(d,16))});return e}var a=toNumbers("f655ba9d09a112d4968c63579db590b4");document.cookie="__test="+a+"; path=/"; location.href="https://old-mill.example/essays/2011/the-last-miller.html?i=1";</script><noscript>This site requires Javascript to work, please enable Javascript in your browser or use a browser with Javascript support</noscript></body></html>',
)
add(
    "bunny shield",
    CHALLENGE,
    bare(
        "en",
        "Establishing a secure connection ...",
        "Establishing a secure connection ...",
        "We are checking your browser to establish a secure connection and keep you safe.",
        '<script src="/.bunny-shield/assets/challenge.js"></script>',
    ),
    status=403,
)
add(
    "friendly captcha fr",
    CHALLENGE,
    bare(
        "fr",
        "Contrôle de sécurité",
        "Vérification de sécurité en cours",
        "Merci de patienter pendant que nous vérifions que vous n'êtes pas un robot.",
    ),
)
add(
    "qrator ru",
    CHALLENGE,
    bare(
        "ru",
        "Проверка безопасности",
        "Проверяем ваш браузер",
        "Пожалуйста, подождите несколько секунд. Включите JavaScript и cookies.",
    ),
)
add(
    "yandex smartcaptcha",
    CHALLENGE,
    bare(
        "ru",
        "Вы не робот?",
        "Подтвердите, что запросы отправляли вы, а не робот",
        "Нам очень жаль, но запросы с вашего устройства похожи на автоматические.",
    ),
)
add(
    "zh waf",
    CHALLENGE,
    bare("zh", "访问验证", "访问验证", "请按住滑块，拖动到最右边。您的访问过于频繁，请完成验证后继续。"),
)
add(
    "zh waf aliyun",
    CHALLENGE,
    '<!doctype html><html><head><meta charset="utf-8"><meta name="aliyun_waf_aa" content="x"><title></title></head><body><div id="renderData">{"_waf_bd8ce2ce37":"x"}</div><script src="https://o.alicdn.com/captcha-frontend/aliyunCaptcha/AliyunCaptcha.js"></script></body></html>',
)
add(
    "geetest",
    CHALLENGE,
    bare(
        "zh",
        "安全验证",
        "请先完成安全验证",
        '<div id="captcha"></div><script src="https://static.geetest.com/v4/gt4.js"></script>',
    ),
)
add(
    "ja check",
    CHALLENGE,
    bare(
        "ja", "アクセス確認", "ロボットではないことを確認してください", "画像認証を完了すると、ページが表示されます。"
    ),
)
add("ar check", CHALLENGE, bare("ar", "لحظة من فضلك...", "جارٍ التحقق من أنك لست روبوتًا", "قد يستغرق ذلك بضع ثوان."))
add(
    "radware",
    CHALLENGE,
    hops=[
        moved(URL, "https://validate.perfdrive.com/?ssa=1&ssk=x"),
        answer(
            "https://validate.perfdrive.com/?ssa=1&ssk=x",
            bare(
                "en",
                "Radware Bot Manager Captcha",
                "We apologize for the inconvenience...",
                "To ensure we keep this website safe, please can you confirm you are a human by ticking the box below.",
            ),
        ),
    ],
)
add(
    "linkedin 999",
    CHALLENGE,
    '<html><head><script type="text/javascript">window.onload = function() {var trk = "bf", domain="www.linkedin.example"; window.location.href = "https://" + domain + "/authwall?trk=" + trk;}</script></head></html>',
    status=999,
    also=[LOGIN],
)
add(
    "wordfence",
    CHALLENGE,
    bare(
        "en",
        "Your access to this site has been limited",
        "Your access to this site has been limited by the site owner",
        "Your access to this service has been limited. (HTTP response code 503)\nGenerated by Wordfence at Sun, 1 Nov 2026 10:00:00 GMT.\nIf you think you have been blocked in error, contact the owner of this site for assistance.",
    ),
    status=503,
    also=["blocked/http-403"],
)
add(
    "consent host",
    CHALLENGE,
    hops=[
        moved(URL, "https://consent.old-mill.example/v2/collectConsent?sessionId=3"),
        answer(
            "https://consent.old-mill.example/v2/collectConsent?sessionId=3",
            tailwind(
                "de",
                "Deine Datenschutzeinstellungen",
                "Wir und unsere Partner",
                "Wenn du auf „Alle akzeptieren“ klickst, speichern wir Cookies auf deinem Gerät.",
            ),
        ),
    ],
    also=[LOGIN],
)
add(
    "consent or pay",
    CHALLENGE,
    tailwind(
        "de",
        "Zustimmung",
        "Mit Werbung weiterlesen oder Pur-Abo abschließen",
        "Besuchen Sie uns wie gewohnt mit Werbung und Tracking. Alle akzeptieren",
    ),
    also=[LOGIN, PAYWALL],
)
add(
    "cookie wall nl",
    CHALLENGE,
    tailwind("nl", "Cookies", "Wij gebruiken cookies", "Om deze site te bezoeken, moet u cookies accepteren. Akkoord"),
    also=[LOGIN],
)
add(
    "age gate",
    CHALLENGE,
    tailwind(
        "en",
        "Age verification",
        "Are you over 18?",
        "You must be of legal age to enter this site. Yes, enter\nNo, leave",
    ),
    also=[LOGIN],
)
add(
    "age gate de",
    CHALLENGE,
    tailwind("de", "Altersprüfung", "Bist du über 18 Jahre alt?", "Diese Seite ist nur für Erwachsene. Ja\nNein"),
    also=[LOGIN],
)
add(
    "geo 200",
    CHALLENGE,
    news(
        "en",
        "Unavailable",
        "Unavailable due to legal reasons",
        "We recognize you are attempting to access this website from a country belonging to the European Economic Area (EEA) and therefore access cannot be granted at this time.",
    ),
    also=["blocked/http-451", "blocked/http-403"],
)
add(
    "geo 200 video",
    CHALLENGE,
    tailwind("en", "Player", "This content is not available in your country", "Rights restrictions apply."),
    also=["blocked/http-451", "blocked/http-403"],
)

# Log-ins.
FORM = '<form method="post" action="/enter"><label>{}<input type="text" name="user"></label><label>{}<input type="password" name="pass"></label><button type="submit">{}</button></form>'
add(
    "facebook-like",
    LOGIN,
    hops=[
        moved(URL, "/login/?next=https%3A%2F%2Fold-mill.example%2Fessays"),
        answer(
            "https://old-mill.example/login/?next=x",
            tailwind(
                "en",
                "Log into Face",
                "Log Into Face",
                "<p>You must log in to continue.</p>" + FORM.format("Email or phone number", "Password", "Log In"),
            ),
        ),
    ],
)
add(
    "instagram-like",
    LOGIN,
    hops=[
        moved(URL, "/accounts/login/?next=/p/abc/"),
        answer(
            "https://old-mill.example/accounts/login/?next=/p/abc/",
            '<html><head><title>Login • Foto</title></head><body><div id="react-root"></div><script src="/b.js"></script></body></html>',
        ),
    ],
)
add(
    "linkedin authwall",
    LOGIN,
    hops=[
        moved(URL, "/authwall?trk=x&sessionRedirect=y"),
        answer(
            "https://old-mill.example/authwall?trk=x",
            tailwind(
                "en",
                "Sign Up | Links",
                "Join Links",
                "<p>Sign in to see more.</p>" + FORM.format("Email", "Password (6+ characters)", "Agree & Join"),
            ),
        ),
    ],
)
add(
    "twitter-like",
    LOGIN,
    tailwind("en", "Log in to Chirp / Chirp", "Sign in to Chirp", "Don't have an account? Sign up"),
)
add(
    "okta",
    LOGIN,
    hops=[
        moved(URL, "https://millers.okta.com/app/x/sso/saml"),
        answer(
            "https://millers.okta.com/app/x/sso/saml",
            bare("en", "Millers - Sign In", "Sign In", "<div id='okta-login-container'></div>"),
        ),
    ],
)
add(
    "adfs",
    LOGIN,
    hops=[
        moved(URL, "https://adfs.college.example/adfs/ls/?SAMLRequest=x"),
        answer(
            "https://adfs.college.example/adfs/ls/?SAMLRequest=x",
            bare(
                "en",
                "Sign In",
                "",
                "<p>Sign in with your organizational account</p>" + FORM.format("User", "Password", "Sign in"),
            ),
        ),
    ],
)
add(
    "openathens",
    LOGIN,
    hops=[
        moved(URL, "https://go.openathens.net/redirector/college.example?url=x"),
        moved(
            "https://go.openathens.net/redirector/college.example?url=x",
            "https://my.openathens.net/?passiveLogin=false",
        ),
        answer(
            "https://my.openathens.net/?passiveLogin=false",
            bare(
                "en",
                "OpenAthens / Sign in",
                "Find your organisation",
                "<input type=search placeholder='e.g. name or email'>",
            ),
        ),
    ],
)
add(
    "cas",
    LOGIN,
    hops=[
        moved(URL, "https://cas.college.example/cas/login?service=x"),
        answer(
            "https://cas.college.example/cas/login?service=x",
            bare(
                "fr",
                "Service d'authentification",
                "Service central d'authentification",
                FORM.format("Identifiant", "Mot de passe", "Se connecter"),
            ),
        ),
    ],
)
add(
    "ezproxy",
    LOGIN,
    bare(
        "en",
        "Library login",
        "Library database access",
        "<p>To use library resources from off campus, please log in with your library card.</p>"
        + FORM.format("Barcode", "PIN", "Login"),
    ),
)
add(
    "wordpress private",
    LOGIN,
    wordpress(
        "en",
        "Protected: The last miller – Old Mill",
        "Protected: The last miller",
        '<p>This content is password protected. To view it please enter your password below:</p><form class="post-password-form" method="post"><label>Password: <input name="post_password" type="password"></label><input type="submit" value="Enter"></form>',
    ),
)
add(
    "wiki login required",
    LOGIN,
    bare(
        "en",
        "Login required - Mill Wiki",
        "Login required",
        "<p>Please log in to view other pages.</p><p>Return to Main Page.</p>",
    ),
)
add(
    "forum members only",
    LOGIN,
    phpbb(
        "en",
        "Mill Forum - Login",
        "Login",
        "<p>The board requires you to be registered and logged in to view this forum.</p>"
        + FORM.format("Username:", "Password:", "Login"),
    ),
)
add(
    "forum no permission",
    LOGIN,
    phpbb("en", "Mill Forum - Information", "Information", "You are not authorised to read this forum."),
    also=["blocked/http-403"],
)
add(
    "drupal access denied",
    LOGIN,
    drupal("en", "Access denied | Mill", "Access denied", "You are not authorized to access this page."),
    also=["blocked/http-403"],
)
add(
    "private video",
    LOGIN,
    tailwind("en", "Tube", "Private video", "Sign in if you've been granted access to this video"),
)
add(
    "google drive",
    LOGIN,
    bare(
        "en", "Google Drive: Access Needed", "You need access", "Ask for access, or switch to an account with access."
    ),
)
add(
    "jira",
    LOGIN,
    bare(
        "en",
        "Log in - Issues",
        "Log in",
        "<p>You must log in to access this page.</p>" + FORM.format("Username", "Password", "Log In"),
    ),
)
add(
    "login pt",
    LOGIN,
    bare(
        "pt",
        "Entrar",
        "Acesse sua conta",
        "<p>Você precisa estar logado para ver este conteúdo.</p>" + FORM.format("Usuário", "Senha", "Entrar"),
    ),
)
add(
    "login it",
    LOGIN,
    bare(
        "it",
        "Accesso",
        "Accedi",
        "<p>Per visualizzare questa pagina devi effettuare l'accesso.</p>"
        + FORM.format("Nome utente", "Password", "Accedi"),
    ),
)
add(
    "login pl",
    LOGIN,
    bare(
        "pl",
        "Logowanie",
        "Zaloguj się",
        "<p>Musisz się zalogować, aby zobaczyć tę stronę.</p>" + FORM.format("Login", "Hasło", "Zaloguj"),
    ),
)
add(
    "login sv",
    LOGIN,
    bare(
        "sv",
        "Logga in",
        "Logga in",
        "<p>Du måste vara inloggad för att se sidan.</p>" + FORM.format("Användarnamn", "Lösenord", "Logga in"),
    ),
)
add(
    "login tr",
    LOGIN,
    bare(
        "tr",
        "Giriş yap",
        "Giriş yap",
        "<p>Bu içeriği görmek için giriş yapmalısınız.</p>" + FORM.format("Kullanıcı adı", "Şifre", "Giriş"),
    ),
)
add(
    "login ko",
    LOGIN,
    bare(
        "ko", "로그인", "로그인", "<p>로그인이 필요한 서비스입니다.</p>" + FORM.format("아이디", "비밀번호", "로그인")
    ),
)
add(
    "login cs",
    LOGIN,
    bare(
        "cs",
        "Přihlášení",
        "Přihlášení",
        "<p>Pro zobrazení této stránky se musíte přihlásit.</p>" + FORM.format("Uživatel", "Heslo", "Přihlásit"),
    ),
)

# Paywalls.
LEAD = "<p>The wheel stopped on a Tuesday in October, and nobody in the village noticed until the swallows, which had nested under the axle for as long as anybody could remember, did not come back in spring.</p>"
LD = '<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"The last miller","isAccessibleForFree":false,"hasPart":{"@type":"WebPageElement","isAccessibleForFree":false,"cssSelector":".paywall"}}</script>'
add(
    "json-ld",
    PAYWALL,
    news(
        "en",
        "The last miller",
        "The last miller",
        LEAD + '<div class="paywall"></div><div class="offer">Get unlimited access. From €1 a week.</div>',
        LD,
    ),
)
add(
    "json-ld string",
    PAYWALL,
    news(
        "de",
        "Der letzte Müller",
        "Der letzte Müller",
        "<p>Das Rad blieb an einem Dienstag im Oktober stehen, und niemand im Dorf bemerkte es bis zum Frühjahr.</p><p>Jetzt weiterlesen mit M+</p>",
        '<script type="application/ld+json">{"@type":"Article","isAccessibleForFree":"False"}</script>',
    ),
)
add(
    "meter",
    PAYWALL,
    news(
        "en",
        "The last miller",
        "The last miller",
        LEAD
        + "<div class='gate'><h2>You’ve reached your limit of free articles</h2><p>Subscribe for unlimited access.</p></div>",
    ),
)
add(
    "regwall",
    PAYWALL,
    news(
        "en",
        "The last miller",
        "The last miller",
        LEAD
        + "<div class='gate'><h2>Keep reading for free</h2><p>Create a free account or sign in to read this article.</p></div>",
    ),
    also=[LOGIN],
)
add(
    "sv",
    PAYWALL,
    news(
        "sv",
        "Den sista mjölnaren",
        "Den sista mjölnaren",
        "<p>Hjulet stannade en tisdag i oktober och ingen i byn märkte det.</p><div><h2>Läs vidare</h2><p>Artikeln är låst för prenumeranter. Bli prenumerant för att läsa hela artikeln.</p></div>",
    ),
)
add(
    "no",
    PAYWALL,
    news(
        "nb",
        "Den siste mølleren",
        "Den siste mølleren",
        "<p>Hjulet stoppet en tirsdag i oktober, og ingen i bygda merket det.</p><div><p>For å lese videre må du være abonnent.</p><p>Kjøp abonnement</p></div>",
    ),
)
add(
    "da",
    PAYWALL,
    news(
        "da",
        "Den sidste møller",
        "Den sidste møller",
        "<p>Hjulet gik i stå en tirsdag i oktober.</p><div><p>Denne artikel er kun for abonnenter. Bliv abonnent og læs videre.</p></div>",
    ),
)
add(
    "nl",
    PAYWALL,
    news(
        "nl",
        "De laatste molenaar",
        "De laatste molenaar",
        "<p>Het rad stond stil op een dinsdag in oktober.</p><div><h2>Lees verder</h2><p>Dit artikel is alleen voor abonnees. Word abonnee om verder te lezen.</p></div>",
    ),
)
add(
    "fr",
    PAYWALL,
    news(
        "fr",
        "Le dernier meunier",
        "Le dernier meunier",
        "<p>La roue s'est arrêtée un mardi d'octobre et personne ne l'a vu.</p><div>Article réservé aux abonnés. Il vous reste 85 % de cet article à lire.</div>",
    ),
)
add(
    "pt",
    PAYWALL,
    news(
        "pt",
        "O último moleiro",
        "O último moleiro",
        "<p>A roda parou numa terça-feira de outubro.</p><div>Conteúdo exclusivo para assinantes. Assine para continuar lendo.</div>",
    ),
)
add(
    "fi",
    PAYWALL,
    news(
        "fi",
        "Viimeinen mylläri",
        "Viimeinen mylläri",
        "<p>Ratas pysähtyi eräänä lokakuun tiistaina.</p><div>Tämä artikkeli on vain tilaajille. Tilaa ja jatka lukemista.</div>",
    ),
)
add(
    "ko",
    PAYWALL,
    news(
        "ko",
        "마지막 방앗간 주인",
        "마지막 방앗간 주인",
        "<p>시월의 어느 화요일에 물레방아가 멈췄다.</p><div>이 기사는 유료 구독자만 볼 수 있습니다. 구독하고 계속 읽기</div>",
    ),
)
add(
    "substack-like",
    PAYWALL,
    tailwind(
        "en",
        "The last miller",
        "The last miller",
        LEAD
        + '<div class="paywall"><h2 class="paywall-title">Continue reading this post for free, courtesy of Fern.</h2><div>Claim my free post</div><div>Or purchase a paid subscription.</div></div>',
    ),
    also=[LOGIN],
)
add(
    "journal pdf wall",
    PAYWALL,
    drupal(
        "en",
        "Mosses of the mill race | Journal of Mosses",
        "Mosses of the mill race",
        '<h2>Abstract</h2><p>We recorded forty species on the stones of an abandoned mill race over nine years.</p><div class="purchase"><h3>Get full access to this article</h3><p>View all available purchase options and get full access to this article.</p><p>Rent or buy article</p></div>',
    ),
)

# The server's own troubles, said with success.
add(
    "maintenance",
    "suspect/http-5xx",
    bare(
        "en",
        "Down for maintenance",
        "We'll be back soon!",
        "Sorry for the inconvenience but we're performing some maintenance at the moment.",
    ),
    also=["suspect/soft-404", ABSENT],
)
add(
    "maintenance ja",
    "suspect/http-5xx",
    bare("ja", "メンテナンス中", "ただいまメンテナンス中です", "ご迷惑をおかけしますが、しばらくお待ちください。"),
    also=["suspect/soft-404", ABSENT],
)
add(
    "database",
    "suspect/http-5xx",
    bare("en", "Database Error", "Error establishing a database connection", ""),
    also=["suspect/soft-404", ABSENT],
)
add(
    "php fatal",
    "suspect/http-5xx",
    "<br />\n<b>Fatal error</b>:  Uncaught Error: Call to undefined function mysql_connect() in /home/mill/public_html/db.php:12\nStack trace:\n#0 {main}\n  thrown in <b>/home/mill/public_html/db.php</b> on line <b>12</b><br />",
    also=["suspect/soft-404", ABSENT],
)
add(
    "too many requests in 200",
    "blocked/http-429",
    bare(
        "en",
        "Too Many Requests",
        "Too Many Requests",
        "You have sent too many requests in a given amount of time. Try again later.",
    ),
    also=[CHALLENGE],
)
add(
    "forbidden in 200",
    "blocked/http-403",
    bare("en", "403 Forbidden", "403 Forbidden", "<hr><center>nginx</center>"),
    also=[CHALLENGE, LOGIN, ABSENT],
)
