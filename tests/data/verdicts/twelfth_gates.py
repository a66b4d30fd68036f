"""Links of the twelfth set that stand behind something, said in passing, in rare tongues, by scripts, or by few words."""

from itertools import pairwise
from typing import Any

from tests.data.verdicts.building import answer, case, failed, moved
from tests.data.verdicts.eleventh_building import Case, link, paragraphs
from tests.data.verdicts.eleventh_frames import (
    bare,
    block_site,
    campus,
    discourse,
    drupal,
    gazette,
    ghost,
    journal,
    ministry,
    phpbb,
    press,
    shell,
    tube,
    wiki,
)
from tests.data.verdicts.siblings import Sibling
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

CASES: list[Case] = []
CHECK, LOGIN, PAY, LAW = "blocked/challenge", "blocked/login", "blocked/paywall", "blocked/http-451"


def gate(label: str, url: str, verdict: str, body: str | bytes, cited: str = "the log of the lightship", beside: Sibling = "alike", **more: Any) -> None:  # fmt: skip
    """Add what stands before a text that may well be there."""
    CASES.append(
        link(f"twelfth: gate: {verdict.partition('/')[2]}: {label}", url, verdict, body, cited, beside, **more)
    )


# fmt: off
# Checks for machines.
gate("cloudflare in German", "https://www.wracks.example/log/1", CHECK, '<!DOCTYPE html><html lang="de-DE"><head><title>Nur einen Moment…</title><meta http-equiv="refresh" content="360"></head><body><h1 class="zone-name-title">www.wracks.example</h1><p>Es wird überprüft, ob Sie ein Mensch sind. Dies kann einige Sekunden dauern.</p><p>www.wracks.example muss die Sicherheit Ihrer Verbindung überprüfen, bevor es fortfährt.</p><script>window._cf_chl_opt={cType:"non-interactive"};</script></body></html>', status=403, headers={"Cf_Mitigated": "challenge"})
gate("cloudflare in Spanish, 503", "https://www.pecios.example/log/1", CHECK, '<html lang="es-ES"><head><title>Un momento…</title></head><body><h2>Verificando que usted es un ser humano. Esto puede tardar unos segundos.</h2><script src="/cdn-cgi/challenge-platform/h/g/orchestrate/chl_page/v1?ray=1"></script></body></html>', status=503)
gate("cloudflare in Chinese", "https://www.chenchuan.example/log/1", CHECK, '<html lang="zh-CN"><head><title>请稍候…</title></head><body><p>正在验证您是否是真人。这可能需要几秒钟时间。</p><div id="cf-turnstile"></div><script>window._cf_chl_opt={}</script></body></html>', status=403)
gate("cloudflare in Japanese", "https://www.nanpa.example/log/1", CHECK, '<html lang="ja"><head><title>しばらくお待ちください...</title></head><body><p>あなたが人間であることを確認しています。これには数秒かかる場合があります。</p><script>window._cf_chl_opt={}</script></body></html>', status=403)
gate("pardon", "https://www.tickets13.example/log/1", CHECK, bare("en", "Pardon Our Interruption", "<h1>Pardon Our Interruption...</h1><p>As you were browsing something about your browser made us think you were a bot. There are a few reasons this might happen:</p><ul><li>You're a power user moving through this website with super-human speed.</li><li>You've disabled cookies in your web browser.</li><li>A third-party browser plugin is preventing JavaScript from running.</li></ul>"))
gate("market", "https://www.bazaar13.example/dp/B08812", CHECK, bare("en", "bazaar", "<h4>Enter the characters you see below</h4><p>Sorry, we just need to make sure you're not a robot. For best results, please make sure your browser is accepting cookies.</p><img src='/captcha/x.jpg'><input id='captchacharacters'><button>Continue shopping</button>"))
gate("market, shorter", "https://www.bazaar14.example/dp/B08812", CHECK, bare("en", "bazaar", "<h4>Click the button below to continue shopping</h4><form action='/errors/validateCaptcha'><button>Continue shopping</button></form><a>Conditions of Use</a> <a>Privacy Policy</a>"))
gate("press and hold", "https://www.bigmart.example/ip/8812", CHECK, bare("en", "Robot or human?", "<h1>Robot or human?</h1><p>Activate and hold the button to confirm that you're human. Thank You!</p>"), to=["https://www.bigmart.example/blocked?url=L2lwLzg4MTI=&g=a"])
gate("radware", "https://www.offers.example/l/8812", CHECK, bare("en", "Radware Bot Manager Captcha", "<p>We apologize for the inconvenience...</p><p>...but your activity and behavior on this site made us think that you are a bot.</p><p>Please solve this CAPTCHA in helping us understand your behavior to grant access.</p>"), to=["https://validate.perfdrive.example/captcha?ssa=x"])
gate("yandex", "https://market.poisk.example/product/8812", CHECK, bare("ru", "Вы не робот?", "<h1>Подтвердите, что запросы отправляли вы, а не робот</h1><p>Нам очень жаль, но запросы с вашего устройства похожи на автоматические.</p>"), to=["https://market.poisk.example/showcaptcha?cc=1&retpath=x"])
gate("baidu", "https://baike.sousuo.example/item/x", CHECK, bare("zh", "百度安全验证", "<div class='timeout hide'><p>网络不给力，请稍后重试</p></div><script src='https://wappass.example/static/machine/js/api/mkd.js'></script>"), to=["https://wappass.sousuo.example/static/captcha/tuxing.html?ak=x&backurl=x"])
gate("korean", "https://cafe.geomsaek.example/8812", CHECK, bare("ko", "자동 입력 방지", "<h1>로봇이 아닙니다</h1><p>자동화된 접근이 감지되었습니다. 아래 문자를 입력해 주세요.</p>"))
gate("turkish", "https://www.ilanlar.example/8812", CHECK, bare("tr", "Güvenlik kontrolü", "<h1>Robot olmadığınızı doğrulayın</h1><p>Devam etmek için aşağıdaki kutuyu işaretleyin.</p>"), status=403)
gate("polish", "https://www.ogloszenia.example/8812", CHECK, bare("pl", "Weryfikacja", "<h1>Potwierdź, że nie jesteś robotem</h1><p>Wykryliśmy nietypowy ruch z Twojej sieci.</p>"))
gate("italian", "https://www.annunci.example/8812", CHECK, bare("it", "Controllo di sicurezza", "<h1>Conferma di non essere un robot</h1><p>Abbiamo rilevato un traffico insolito dalla tua rete.</p>"), status=429, also=["blocked/http-429"])
gate("portuguese", "https://www.anuncios.example/8812", CHECK, bare("pt", "Verificação de segurança", "<h1>Confirme que você não é um robô</h1>"), status=403)
gate("dutch", "https://www.advertenties.example/8812", CHECK, bare("nl", "Even controleren", "<h1>We willen zeker weten dat je geen robot bent</h1><p>Los de puzzel op om verder te gaan.</p>"))
gate("arabic", "https://www.iilanat.example/8812", CHECK, bare("ar", "التحقق الأمني", "<h1>يرجى إثبات أنك لست روبوتاً</h1><p>أكمل الاختبار للمتابعة.</p>"))
gate("cookie by script", "http://free13.hosting.example/log/1", CHECK, '<html><body><script type="text/javascript" src="/aes.js"></script><script>function toNumbers(d){var e=[];return e}var a=toNumbers("f6"),b=toNumbers("98"),c=toNumbers("27");document.cookie="__test="+toHex(slowAES.decrypt(c,2,a,b))+"; path=/"; location.href="http://free13.hosting.example/log/1?i=1";</script><noscript>This site requires Javascript to work, please enable Javascript in your browser or use a browser with Javascript support</noscript></body></html>')
gate("proof of work", "https://cgit.kernels.example/tree", CHECK, bare("en", "Verifying your connection", "<p>Please wait while your browser solves a small puzzle. This keeps scrapers from melting the server.</p><noscript>Enable JavaScript to continue.</noscript><script src='/.well-known/.git.gammaspectra.live/git/go-away/cmd/go-away/challenge/js.mjs'></script>"))
gate("stormwall", "https://www.korabli.example/log/1", CHECK, '<html><head><title>StormWall DDoS-GUARD</title></head><body><noscript>Please enable JavaScript and reload the page</noscript><p>Checking your browser…</p></body></html>', status=503)
gate("client challenge", "https://packages.example/p/tides", CHECK, bare("en", "Client Challenge", "<div id='loading-error'>A required part of this site couldn’t load. This may be due to a browser extension, network issues, or browser settings.</div><noscript>JavaScript is disabled in your browser. Please enable JavaScript to proceed.</noscript><script src='/_fs-ch-1T1wmsGaOgGaSxcX/script.js'></script>"))
gate("network security", "https://www.threads-like.example/r/boats/8812", CHECK, bare("en", "Blocked", "<h2>You've been blocked by network security.</h2><p>To continue, log in to your account or use your developer token. If you think you've been blocked by mistake, file a ticket below.</p>"), status=403, also=["blocked/http-403", LOGIN])
gate("whoa there", "https://old.threads-like.example/r/boats/8812", CHECK, bare("en", "Too Many Requests", "<h1>whoa there, pardner!</h1><p>Your request has been blocked due to a network policy. Try logging in or creating an account here to get back to browsing.</p>"), status=403, also=["blocked/http-403", LOGIN])
gate("wordfence", "https://www.parish13.example/log/1", CHECK, bare("en", "Your access to this site has been limited", "<h1>Your access to this site has been limited by the site owner</h1><p>Your access to this service has been limited. (HTTP response code 503)</p><p>Block Reason: Exceeded the maximum number of page requests per minute.</p><p>Generated by Wordfence</p>"), status=503, also=["blocked/http-403", "blocked/http-429", "suspect/http-5xx"])
gate("automatic queries", "https://books.finder.example/books?id=x", CHECK, bare("en", "https://books.finder.example/books?id=x", "<p>Our systems have detected unusual traffic from your computer network. This page checks to see if it's really you sending the requests, and not a robot.</p><div id='recaptcha' class='g-recaptcha'></div><p>IP address: 192.0.2.1</p>"), status=429, to=["https://www.finder.example/sorry/index?continue=x"], also=["blocked/http-429"])
gate("thai", "https://www.prakat.example/8812", CHECK, bare("th", "ตรวจสอบความปลอดภัย", "<h1>กรุณายืนยันว่าคุณไม่ใช่โรบอท</h1>"))
gate("vietnamese", "https://www.raovat.example/8812", CHECK, bare("vi", "Xác minh", "<h1>Vui lòng xác nhận bạn không phải là người máy</h1>"))
gate("greek", "https://www.aggelies.example/8812", CHECK, bare("el", "Έλεγχος ασφαλείας", "<h1>Επιβεβαιώστε ότι δεν είστε ρομπότ</h1>"))
gate("ukrainian", "https://www.ogoloshennya.example/8812", CHECK, bare("uk", "Перевірка", "<h1>Підтвердьте, що ви не робот</h1><p>Ми помітили підозрілу активність.</p>"))

# Log-ins.
def form(user: str, word: str, go: str) -> str:
    """Return a log-in form."""
    return f"<form method='post'><label>{user}<input name='u'></label><label>{word}<input type='password' name='p'></label><button>{go}</button></form>"

gate("a card of a library", "https://ezproxy.northfield14.example.edu/login?url=https://journals.x.example/8812", LOGIN, campus("en", "Library login", "<h2>Library resources: log in with your card</h2>" + form("Library card number", "PIN", "Log in")))
gate("openathens", "https://go.athens-like.example/redirector/northfield?url=x", LOGIN, bare("en", "Find your organisation", "<h1>Find your organisation</h1><p>Search for your organisation to sign in with your account.</p><input placeholder='e.g. Northfield'>"), to=["https://login.athens-like.example/auth"])
gate("adfs", "https://docs.harbour-board.example/log/1.aspx", LOGIN, bare("en", "Sign In", "<div id='authArea'><p>Sign in with your organizational account</p><input id='userNameInput' type='email'><input id='passwordInput' type='password'><span id='submitButton'>Sign in</span></div>"), to=["https://adfs.harbour-board.example/adfs/ls/?wa=wsignin1.0&wtrealm=x"])
gate("microblog", "https://x-like.example/lightship/status/8812", LOGIN, shell("en", "Log in to X-like", "", "<meta property='og:title' content='Log in to X-like'>"), to=["https://x-like.example/i/flow/login?redirect_after_login=%2Flightship%2Fstatus%2F8812"])
gate("professional network", "https://www.careers-net.example/in/orr", LOGIN, bare("en", "Sign Up | Careers", "<h1>Join Careers to see Hamish Orr's full profile</h1>" + form("Email", "Password (6+ characters)", "Agree & Join") + "<p>Already on Careers? Sign in</p>"), to=["https://www.careers-net.example/authwall?trk=x&sessionRedirect=x"])
gate("a document", "https://docs.bigsearch13.example/document/d/1x/edit", LOGIN, bare("en", "Docs: Sign-in", "<h1>You need access</h1><p>Ask for access, or switch to an account with access.</p><textarea placeholder='Message (optional)'></textarea><button>Request access</button>"), also=["blocked/http-403"])
gate("confluence", "https://wiki.wharf13.example/display/ENG/Lightship", LOGIN, intranet("en", "Log In", "<h1>Log in</h1><p>You must log in to access this page.</p>" + form("Username", "Password", "Log in")), to=["https://wiki.wharf13.example/login.action?os_destination=%2Fdisplay%2FENG%2FLightship"])
gate("xenforo", "https://www.ketchandyawl13.example/threads/private.8812/", LOGIN, board("en", "Log in", "<h1 class='p-title-value'>Log in</h1><div class='blockMessage'>You must be logged-in to do that.</div>" + form("Your name or email address", "Password", "Log in")), status=403, also=["blocked/http-403"])
gate("vbulletin", "https://www.oldengines.example/showthread.php?t=8812", LOGIN, board("en", "vBulletin Message", "<p>You are not logged in or you do not have permission to access this page. This could be due to one of several reasons:</p><ol><li>You are not logged in. Fill in the form and try again.</li><li>You may not have sufficient privileges.</li></ol>" + form("User Name", "Password", "Log in")))
gate("discuz", "https://bbs.haichuan.example/thread-8812-1-1.html", LOGIN, board("zh", "提示信息", "<div id='messagetext'><p>抱歉，您需要登录后才能继续浏览</p></div>" + form("用户名", "密码", "登录")), "帖子")
gate("dspace", "https://repository.northfield15.example.edu/bitstream/2020/8812/1/log.pdf", LOGIN, repository("en", "Log in", "<h1>Log in to the repository</h1><p>The file you are attempting to access is restricted. Please log in.</p>" + form("Email", "Password", "Log in")), to=["https://repository.northfield15.example.edu/login"])
gate("course", "https://moodle.northfield16.example.edu/mod/resource/view.php?id=8812", LOGIN, campus("en", "Log in to the site", "<h2>Moodle</h2><p>Some courses may allow guest access</p>" + form("Username", "Password", "Log in") + "<a>Lost password?</a>"), to=["https://moodle.northfield16.example.edu/login/index.php"])
gate("a private profile", "https://pics-like.example/p/Bx8812/", LOGIN, bare("en", "Pics", "<h2>This account is private</h2><p>Already follow lightship? Log in to see their photos and videos.</p>"))
gate("a members' story", "https://medium-like.example/@orr/the-lightship-8812", PAY, bare("en", "The Lightship", "<h1>The Lightship</h1><p>She lay eleven miles out.</p><div><h2>The author made this story available to members only.</h2><p>Upgrade to read the rest.</p></div>"), also=[LOGIN], beside="hard")
gate("italian", "https://soci.veleria.example/verbali/8812", LOGIN, block_site("it", "Area riservata", "<h1>Area riservata ai soci</h1>" + form("Nome utente", "Password", "Accedi")), "il diario")
gate("portuguese", "https://socios.veleiros.example/atas/8812", LOGIN, drupal("pt", "Entrar", "<h1>Acesso restrito</h1><p>Faça login para ver este conteúdo.</p>" + form("Usuário", "Senha", "Entrar")), "o diário")
gate("dutch", "https://leden.zeilclub.example/notulen/8812", LOGIN, press("nl", "Inloggen", "<h1>Alleen voor leden</h1><p>U moet ingelogd zijn om deze pagina te bekijken.</p>" + form("Gebruikersnaam", "Wachtwoord", "Inloggen")), "het logboek")
gate("swedish", "https://medlem.segling.example/protokoll/8812", LOGIN, drupal("sv", "Logga in", "<h1>Du måste logga in för att se sidan</h1>" + form("E-post", "Lösenord", "Logga in")), "loggboken")
gate("finnish", "https://jasenet.purjehdus.example/poytakirja/8812", LOGIN, drupal("fi", "Kirjaudu sisään", "<h1>Kirjaudu sisään nähdäksesi sivun</h1>" + form("Käyttäjätunnus", "Salasana", "Kirjaudu")), "lokikirja")
gate("czech", "https://clenove.jachting.example/zapis/8812", LOGIN, drupal("cs", "Přihlášení", "<h1>Pro zobrazení stránky se musíte přihlásit</h1>" + form("Uživatelské jméno", "Heslo", "Přihlásit")), "lodní deník")
gate("hungarian", "https://tagok.vitorlas.example/jegyzo/8812", LOGIN, phpbb("hu", "Belépés", "<h2>Az oldal megtekintéséhez be kell jelentkezned</h2>" + form("Felhasználónév", "Jelszó", "Belépés")), "a hajónapló")
gate("greek", "https://meli.istioploia.example/praktika/8812", LOGIN, drupal("el", "Σύνδεση", "<h1>Πρέπει να συνδεθείτε για να δείτε αυτή τη σελίδα</h1>" + form("Όνομα χρήστη", "Κωδικός", "Σύνδεση")), "το ημερολόγιο")
gate("arabic", "https://aadaa.sufun.example/8812", LOGIN, drupal("ar", "تسجيل الدخول", "<h1>يجب تسجيل الدخول لعرض هذه الصفحة</h1>" + form("اسم المستخدم", "كلمة المرور", "دخول")), "السجل")
gate("korean", "https://cafe.yoteu.example/articles/8812", LOGIN, bare("ko", "로그인", "<h1>로그인이 필요한 서비스입니다</h1>" + form("아이디", "비밀번호", "로그인")), "항해 일지")
gate("turkish", "https://uye.yelken.example/tutanak/8812", LOGIN, drupal("tr", "Giriş yap", "<h1>Bu sayfayı görmek için giriş yapmalısınız</h1>" + form("Kullanıcı adı", "Şifre", "Giriş")), "seyir defteri")
gate("ukrainian", "https://klub.vitrylo.example/zapysy/8812", LOGIN, drupal("uk", "Вхід", "<h1>Щоб переглянути сторінку, увійдіть</h1>" + form("Логін", "Пароль", "Увійти")), "судновий журнал")
gate("vietnamese", "https://thanhvien.thuyen.example/8812", LOGIN, bare("vi", "Đăng nhập", "<h1>Vui lòng đăng nhập để xem nội dung này</h1>" + form("Tên đăng nhập", "Mật khẩu", "Đăng nhập")), "nhật ký")
gate("json of a network", "https://api-like.example/1.1/statuses/8812", LOGIN, '{"error":{"message":"An access token is required to request this resource.","type":"OAuthException","code":104}}', kind="application/json", also=["blocked/http-401", "dead/soft-404"])

# Offers to subscribe.
def walled(label: str, url: str, body: str, cited: str = "the log of the lightship", **more: Any) -> None:
    """Add a text of which the first lines can be read by those who do not pay."""
    gate(label, url, PAY, body, cited, more.pop("beside", "hard"), **more)

LEAD = "<h1>The lightship</h1><p>She lay eleven miles out with seven men and a cat, and for thirty-one years nobody asked the cat.</p>"
GRAPH = '<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebPage","name":"x"},{"@type":"Article","headline":"The lightship","isAccessibleForFree":false,"hasPart":[{"@type":"WebPageElement","isAccessibleForFree":"False","cssSelector":".meteredContent"}]}]}</script>'
walled("graph", "https://www.coast-review.example/essays/lightship", newsroom("en", "The lightship", LEAD + "<div class='meteredContent'></div><div><p>To read on, become a reader of the Review.</p></div>", GRAPH))
walled("piano in place", "https://www.harbour-times.example/long/lightship", newsroom("en", "The lightship", LEAD + "<div class='tp-container-inner'><h2>This is premium content</h2><p>Unlimited digital access from £1. Cancel anytime.</p><a>See offers</a></div>"))
walled("few words", "https://www.isle-weekly.example/lightship", gazette("en", "The lightship", LEAD + "<p><b>Subscribers only.</b> <a href='/subscribe'>Join us</a> or <a href='/login'>sign in</a> to read the rest.</p>"))
walled("register to read", "https://www.port-paper.example/lightship", newsroom("en", "The lightship", LEAD + "<div><h2>Register for free to continue reading</h2><p>It takes less than a minute.</p></div>"), also=[LOGIN])
walled("german", "https://www.seeblatt.example/plus/feuerschiff", newsroom("de", "Das Feuerschiff", "<h1>Das Feuerschiff</h1><p>Elf Meilen draußen lag es.</p><div><p>Dieser Artikel ist Teil von SeeblattPlus.</p><p>Testen Sie SeeblattPlus vier Wochen lang und lesen Sie diesen Text.</p></div>"), "das Feuerschiff")
walled("french", "https://www.le-mouillage.example/bateau-feu", newsroom("fr", "Le bateau-feu", "<h1>Le bateau-feu</h1><p>Il mouillait à onze milles.</p><div><p>La suite est réservée à nos abonnés.</p><p>Déjà abonné ? Identifiez-vous</p></div>"), "le bateau-feu")
walled("danish", "https://www.havnebladet.example/fyrskibet", gazette("da", "Fyrskibet", "<h1>Fyrskibet</h1><p>Det lå elleve mil ude.</p><div><p>Artiklen er kun for abonnenter.</p><p>Bliv abonnent og læs videre</p></div>"), "fyrskibet")
walled("norwegian", "https://www.kystbladet.example/pluss/fyrskipet", gazette("no", "Fyrskipet", "<h1>Fyrskipet</h1><p>Det lå elleve mil ute.</p><div><p>Denne saken er for abonnenter.</p><p>Kjøp tilgang for å lese videre.</p></div>"), "fyrskipet")
walled("finnish", "https://www.satamalehti.example/majakkalaiva", gazette("fi", "Majakkalaiva", "<h1>Majakkalaiva</h1><p>Se oli yhdentoista mailin päässä.</p><div><p>Tämä juttu on vain tilaajille.</p><p>Tilaa ja lue koko juttu.</p></div>"), "majakkalaiva")
walled("czech", "https://www.pristavni-list.example/majakova-lod", gazette("cs", "Majáková loď", "<h1>Majáková loď</h1><p>Kotvila jedenáct mil od břehu.</p><div><p>Pokračování článku je pouze pro předplatitele.</p></div>"), "majáková loď")
walled("hungarian", "https://www.kikoto.example/vilagitohajo", gazette("hu", "A világítóhajó", "<h1>A világítóhajó</h1><p>Tizenegy mérföldre horgonyzott.</p><div><p>A cikk folytatása csak előfizetőink számára érhető el.</p></div>"), "a világítóhajó")
walled("russian", "https://www.gavan-zhurnal.example/plavmayak", gazette("ru", "Плавучий маяк", "<h1>Плавучий маяк</h1><p>Он стоял в одиннадцати милях.</p><div><p>Полный текст доступен только подписчикам.</p><p>Оформите подписку, чтобы продолжить чтение.</p></div>"), "плавучий маяк")
walled("korean", "https://www.hangpo.example/premium/8812", gazette("ko", "등대선", "<h1>등대선</h1><p>배는 십일 마일 밖에 있었다.</p><div><p>이 기사는 유료 구독자만 볼 수 있습니다.</p><p>구독하고 계속 읽기</p></div>"), "등대선")
walled("chinese", "https://www.gangkou-zhoukan.example/dengchuan", gazette("zh", "灯船", "<h1>灯船</h1><p>船停在十一海里外。</p><div><p>本文为付费内容，订阅后可阅读全文。</p></div>"), "灯船")
walled("turkish", "https://www.rihtim.example/fener-gemisi", gazette("tr", "Fener gemisi", "<h1>Fener gemisi</h1><p>On bir mil açıkta dururdu.</p><div><p>Bu içerik yalnızca abonelere özeldir.</p><p>Okumaya devam etmek için abone olun.</p></div>"), "fener gemisi")
walled("greek", "https://www.prokymaia.example/faroploio", gazette("el", "Το φαρόπλοιο", "<h1>Το φαρόπλοιο</h1><p>Έντεκα μίλια έξω.</p><div><p>Το άρθρο είναι διαθέσιμο μόνο για συνδρομητές.</p></div>"), "το φαρόπλοιο")
walled("catalan", "https://www.el-moll.example/vaixell-far", gazette("ca", "El vaixell far", "<h1>El vaixell far</h1><p>Era a onze milles.</p><div><p>Contingut exclusiu per a subscriptors.</p><p>Subscriu-t’hi per continuar llegint.</p></div>"), "el vaixell far")
walled("science direct", "https://www.papersplace.example/article/pii/S0088", journal("en", "Corrosion of lightship hulls", "<h1>Corrosion of lightship hulls</h1><h2>Abstract</h2><p>Plates of 1912 had lost 2 mm.</p><div><p>Section snippets</p><p>Introduction. Hulls that lie still corrode…</p></div><div><h2>Access through your organization</h2><p>Check access to the full text by signing in through your organization.</p><button>Purchase PDF</button></div>"))
walled("rent it", "https://www.deepread.example/doc/10.5555/8813", journal("en", "Cats at sea", "<h1>Cats at sea</h1><h2>Abstract</h2><p>Of 61 ships 44 had cats.</p><div class='purchase'><p>You do not currently have access to this article.</p><ul><li>Rent for 48 hours: $9</li><li>Buy: $41</li></ul></div>"))
walled("chapter", "https://www.bookhouse13.example/chapters/8812", repository("en", "Chapter 4: Lamps", "<h1>Chapter 4: Lamps</h1><p>Extract: The lamp of 1904 burnt colza.</p><p>This content is only available to subscribers and those with institutional access. Log in or purchase the chapter.</p>"))
walled("patron", "https://www.patrons.example/posts/lightship-8812", bare("en", "The lightship, part 3", "<h1>The lightship, part 3</h1><h2>Join to unlock</h2><p>Unlock this post by becoming a member. From £3 a month.</p><p>Already a member? Log in</p>"))
walled("letters for founders", "https://keelletters.example/p/lightship", bare("en", "The lightship", LEAD + "<div class='paywall'><h2>This post is for paid subscribers</h2><a>Subscribe</a><p>Already a paid subscriber? Sign in</p></div>"))
walled("ghost tier", "https://saltmarsh13.example/lightship/", ghost("en", "The lightship", LEAD + "<aside class='gh-post-upgrade-cta'><div class='gh-post-upgrade-cta-content'><h2>This post is for subscribers on the Crew and Captain tiers only</h2><a>Subscribe now</a></div></aside>"))
for number, body in enumerate(("", '{"code":402}', bare("en", "402", "<h1>Payment Required</h1>"), newsroom("sv", "402", "<h1>Köp artikeln</h1>"))):
    gate(f"402 {number}", f"https://www.toll-{number}.example/log/1", PAY, body, status=402)

# Codes that refuse, with pages that say something else.
for number, body in enumerate(("", bare("en", "Not found", "<h1>Not Found</h1>"), phpbb("en", "Login", "<h2>Log in</h2>"), portal("de", "401", "<h1>Nicht angemeldet</h1>"), '{"error":"unauthorized"}', campus("fr", "401", "<h2>Accès refusé</h2>"), "Access denied\n", wiki("en", "Restricted", "<p>Readers only.</p>"), bare("zh", "401", "<h1>未授权</h1>"), bare("ru", "401", "<h1>Требуется авторизация</h1>"), "<xml/>")):
    gate(f"401 {number}", f"https://locked-{number}.example/log/1", "blocked/http-401", body, status=401, headers={"WWW_Authenticate": "Basic realm=x"}, also=[LOGIN])
for number, body in enumerate((bare("en", "Not here", "<h1>Page not found</h1>"), "", "Forbidden", portal("it", "403", "<h1>Accesso negato</h1>"), newsroom("en", "403", "<h1>We're sorry, you can't see this</h1>"), static_site("en", "403", "<h1>No.</h1>"), "<Error><Code>AccountProblem</Code></Error>", bare("ko", "403", "<h1>접근이 거부되었습니다</h1>"), bare("pl", "403", "<h1>Brak dostępu</h1>"), "<h1>IP address rejected</h1>", bazaar("en", "403", "<h1>Sorry!</h1>"), repository("en", "Restricted", "<h1>You don't have permission to view this file</h1><p>Embargo until 2030.</p>"))):
    gate(f"403 {number}", f"https://barred-{number}.example/log/1", "blocked/http-403", body, status=403)
for number, body in enumerate(("", "1015", "Throttled", bare("fr", "429", "<h1>Doucement !</h1>"), newsroom("en", "429", "<h1>You are reading too fast</h1>"), '{"retry":9}', bare("ru", "429", "<h1>Слишком часто</h1>"), answers("en", "Too many requests", "<h1>Too many requests</h1><p>This IP address has performed an unusually high number of requests.</p>"), "<Error><Code>SlowDown</Code></Error>", bare("ko", "429", "<h1>요청이 너무 많습니다</h1>"))):
    gate(f"429 {number}", f"https://weary-{number}.example/log/1", "blocked/http-429", body, status=429, headers={"Retry_After": ("120", "Wed, 01 Jan 2031 00:00:00 GMT")[number % 2]}, also=["suspect/http-429"])
for number, body in enumerate(("", bare("en", "Not found", "<h1>Not found</h1>"), newsroom("en", "451", "<h1>We can't show you this where you are</h1>"), broadcaster("de", "451", "<h1>In Ihrem Land nicht verfügbar</h1>"), "<h1>Seized</h1>", bare("it", "451", "<h1>Sito oscurato per ordine dell’autorità giudiziaria</h1>"), bare("en", "451", "<h1>Removed after a notice of copyright</h1>"), '{"reason":"gdpr"}', bare("uk", "451", "<h1>Доступ обмежено</h1>"), logbook("en", "451", "<p>Withheld in your country.</p>"))):
    gate(f"451 {number}", f"https://decreed-{number}.example/log/1", LAW, body, status=451)
gate("region of a paper", "https://www.prairie-daily.example/lightship", LAW, bare("en", "Prairie Daily", "<h1>Unavailable in your region</h1><p>Because of the General Data Protection Regulation we cannot serve readers in the European Union at this time. We hope to find a way.</p>"), also=["blocked/http-403"])
gate("region of a station", "https://www.channel-isle13.example/watch/8812", LAW, broadcaster("en", "The Lightship", "<h1>The Lightship</h1><p>This programme is only available to viewers in the Isles.</p>"), "the film The Lightship", "hard", also=["blocked/http-403"])
gate("region in German", "https://www.inselfunk13.example/video/8812", LAW, broadcaster("de", "Das Feuerschiff", "<h1>Das Feuerschiff</h1><p>Dieses Video ist aus rechtlichen Gründen in Ihrer Region nicht verfügbar.</p>"), "der Film Das Feuerschiff", "hard", also=["blocked/http-403"])
gate("microblog withheld", "https://x-like13.example/orr/status/8812", LAW, bare("en", "X-like", "<p>This post from @orr has been withheld in your country in response to a legal demand.</p>"), beside="hard", also=["blocked/http-403"])
for number, steps in enumerate((("https://no-robots-{}.example/x",), ("http://no-robots-{}.example/x", "https://no-robots-{}.example/x"), ("https://sho.rt-{}.example/a", "https://paper-{}.example/b"), ("https://no-robots-{}.example/login",), ("https://no-robots-{}.example/f.pdf",), ("https://no-robots-{}.example/?q=x",), ("https://no-robots-{}.example/404",), ("https://no-robots-{}.example/",), ("https://no-robots-{}.example/a/b/c/",), ("https://no-robots-{}.example/captcha",))):
    made = [place.format(number) for place in steps]
    CASES.append(case(f"twelfth: gate: robots {number}", made[0], "blocked/robots", hops=[*(moved(here, there) for here, there in pairwise(made)), failed(made[-1], "robots")], cited_as="the log of the lightship"))
CASES.append(link("twelfth: gate: consent", "https://www.grosses-portal.example/wissen/feuerschiff", PAY, bare("de", "Zustimmung", "<h1>Weiterlesen mit Werbung oder Pur-Abo</h1><p>Besuchen Sie uns wie gewohnt mit Werbung und Tracking, oder nutzen Sie das Pur-Abo für 4,99 € im Monat.</p><button>Akzeptieren und weiter</button>"), "das Feuerschiff", "alike", to=["https://www.grosses-portal.example/consent?ref=x"], also=[CHECK, LOGIN, "blocked/http-403", LAW]))
CASES.append(link("twelfth: gate: a queue", "https://tickets13.theatre.example/e/8812", CHECK, bare("en", "You are now in line", "<h1>You are now in line</h1><p>When it is your turn, you will have ten minutes to enter the website. Your estimated wait time is 4 minutes.</p>"), "tickets", "alike", to=["https://theatre.queue-it.example/?c=theatre&e=sale"], also=[LOGIN, "blocked/http-429", "blocked/http-403", "suspect/http-5xx"]))
CASES.append(case("twelfth: gate: not to be seen without leave", "https://vault13.example/x", "blocked/http-401", hops=[moved("https://vault13.example/x", "https://vault13.example/in"), answer("https://vault13.example/in", ministry("en", "Unauthorised", paragraphs("Officers only.")), 401)], also=[LOGIN]))
CASES.append(link("twelfth: gate: a private film", "https://reelhouse14.example/watch?v=priv", LOGIN, tube("en", "Private video", "<h1>Private video</h1><p>Sign in if you've been granted access to this video</p>"), "the film", "hard", also=["dead/soft-404", "suspect/soft-404", "blocked/http-403"]))
CASES.append(link("twelfth: gate: a forum for the crew", "https://crew13.boats.example/t/8812", LOGIN, discourse("en", "Sorry", "<h1>Login Required</h1><p>You need to log in to view this topic.</p>"), "the topic", "alike"))
# fmt: on
