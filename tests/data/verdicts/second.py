"""Cases written after the rules were set, to see what these had not been made for; the rules were mended by them since."""

from collections.abc import Sequence
from typing import Any

from tests.data.verdicts.building import answer, case, moved, page
from tests.data.verdicts.texts import ARTICLE

CASES: list[dict[str, Any]] = []


def show(layout: str, language: str, title: str, heading: str, texts: Sequence[str], more: str = "") -> str:
    return page(layout, language, title, heading, texts, more)


def long(times: int) -> list[str]:
    return list(ARTICLE["en"]) * times


def add(name: str, verdict: str, body: str = "", url: str = "", **more: Any) -> None:
    CASES.append(case(f"{name} ({len(CASES)})", url or WALK, verdict, body, **more))


WALK = "https://paper.example/2021/05/the-long-walk-to-the-lighthouse/"
ABSENT, LIVING = "dead/soft-404", "live/ok"
add(
    "title only generic Error",
    ABSENT,
    show("portal", "en", "Error", "Something went wrong", ["We could not locate the content you asked for."]),
)
add(
    "hmm gone",
    ABSENT,
    show(
        "application",
        "en",
        "Paper",
        "This story has moved on",
        ["The article you are trying to read is no longer on our site."],
    ),
)
add(
    "expired listing",
    ABSENT,
    show(
        "application",
        "en",
        "Jobs in Paper",
        "This job is no longer available",
        ["The position has been filled. See similar jobs below."],
    ),
)
add(
    "youtube-like",
    ABSENT,
    show("application", "en", "Tube", "Video unavailable", ["This video has been removed by the uploader"]),
)
add(
    "mediawiki",
    ABSENT,
    show(
        "documentation",
        "en",
        "The long walk - Wiki",
        "The long walk",
        [
            "There is currently no text in this page. You can search for this page title in other pages, or create this page."
        ],
    ),
)
add(
    "wiki de",
    ABSENT,
    show("documentation", "de", "Langer Weg – Wiki", "Langer Weg", ["Diese Seite enthält momentan noch keinen Text."]),
)
add(
    "iis style",
    ABSENT,
    show(
        "plain",
        "en",
        "404 - File or directory not found.",
        "Server Error",
        [
            "<h2>404 - File or directory not found.</h2>",
            "The resource you are looking for might have been removed, had its name changed, or is temporarily unavailable.",
        ],
    ),
)
add(
    "tomcat",
    ABSENT,
    show(
        "plain",
        "en",
        "Apache Tomcat/9.0 - Error report",
        "HTTP Status 404 – Not Found",
        [
            "Type Status Report",
            "Message /2021/05",
            "Description The origin server did not find a current representation for the target resource or is not willing to disclose that one exists.",
        ],
    ),
)
add(
    "drupal",
    ABSENT,
    show("portal", "en", "Page not found | Paper", "Page not found", ["The requested page could not be found."]),
)
add(
    "django",
    ABSENT,
    show(
        "plain",
        "en",
        "Page not found at /2021/05/",
        "Page not found (404)",
        [
            "Request Method: GET",
            "Using the URLconf defined in site.urls, Django tried these URL patterns, in this order: admin/ blog/ The current path, 2021/05, didn’t match any of these.",
        ],
    ),
)
add(
    "rails",
    ABSENT,
    show(
        "plain",
        "en",
        "The page you were looking for doesn't exist (404)",
        "The page you were looking for doesn't exist.",
        [
            "You may have mistyped the address or the page may have moved.",
            "If you are the application owner check the logs for more information.",
        ],
    ),
)
add("github-like", ABSENT, show("plain", "en", "Site not found · Pages", "404", ["There isn't a Pages site here."]))
add(
    "next",
    ABSENT,
    show("application", "en", "404: This page could not be found", "404", ["<h2>This page could not be found.</h2>"]),
)
add(
    "shopify",
    ABSENT,
    show(
        "application",
        "en",
        "404 Not Found – Lamp Shop",
        "404 Page Not Found",
        ["The page you requested does not exist. Click here to continue shopping."],
    ),
)
add(
    "squarespace",
    ABSENT,
    show(
        "application",
        "en",
        "Paper",
        "",
        [
            "We couldn't find the page you were looking for. This is either because: There is an error in the URL entered into your web browser. Please check the URL and try again. The page you are looking for has been moved or deleted. You can return to our homepage by clicking here, or you can try searching for the content you are seeking by clicking here."
        ],
    ),
)
add("wix", "live/ok", show("shell", "en", "Paper", "", []))
add(
    "german office",
    ABSENT,
    show(
        "portal",
        "de",
        "Fehlerseite - Stadt Musterort",
        "Leider ist ein Fehler aufgetreten",
        ["Das von Ihnen aufgerufene Dokument ist nicht mehr verfügbar. Bitte nutzen Sie unsere Suche."],
    ),
)
add(
    "french ministry",
    ABSENT,
    show(
        "portal",
        "fr",
        "Erreur - Ministère",
        "La page que vous avez demandée n'est plus disponible",
        ["Le site a été refondu. Utilisez le moteur de recherche."],
    ),
)
add(
    "spanish press",
    ABSENT,
    show(
        "portal",
        "es",
        "Contenido no disponible",
        "Lo sentimos, el contenido al que intenta acceder ya no está disponible",
        ["Le invitamos a visitar nuestra portada."],
    ),
)
add(
    "brazil",
    ABSENT,
    show(
        "portal",
        "pt",
        "Jornal",
        "Desculpe, não encontramos a página que você está procurando",
        ["Verifique se o endereço está correto."],
    ),
)
add(
    "japan press",
    ABSENT,
    show(
        "portal",
        "ja",
        "谷新聞",
        "この記事は掲載期間が終了しました",
        ["ご指定の記事は掲載期間が終了したため、ご覧いただけません。"],
    ),
)
add(
    "japan press2",
    ABSENT,
    show(
        "portal",
        "ja",
        "谷新聞",
        "指定されたURLは存在しませんでした。",
        ["URLが正しく入力されていないか、このページが削除された可能性があります。"],
    ),
)
add("china portal", ABSENT, show("portal", "zh", "出错啦", "您所访问的内容不存在或已被删除", ["3秒后返回首页"]))
add("china2", ABSENT, show("blog", "zh", "404", "哎呀，页面飞到火星去了", ["返回首页看看吧"]))
add("tw", ABSENT, show("portal", "zh", "系統訊息", "您所查詢的頁面不存在或已移除", ["請回首頁。"]))
add(
    "korea press",
    ABSENT,
    show("portal", "ko", "골짜기신문", "삭제되었거나 존재하지 않는 기사입니다", ["이전 페이지로 돌아가 주세요."]),
)
add(
    "russia press",
    ABSENT,
    show(
        "portal",
        "ru",
        "Газета",
        "Упс! Такой страницы не существует",
        ["Возможно, она была удалена или вы перешли по неверной ссылке."],
    ),
)
add(
    "russia2",
    ABSENT,
    show("portal", "ru", "404", "Извините, мы не нашли то, что вы искали", ["Документ перемещён или удалён."]),
)
add(
    "poland press",
    ABSENT,
    show("portal", "pl", "Gazeta", "Przepraszamy, nie ma takiej strony", ["Artykuł mógł zostać usunięty."]),
)
add(
    "turkish",
    ABSENT,
    show("portal", "tr", "Gazete", "Üzgünüz, aradığınız içeriğe ulaşılamıyor", ["Sayfa kaldırılmış olabilir."]),
)
add(
    "dutch",
    ABSENT,
    show(
        "portal", "nl", "Krant", "Helaas, deze pagina kunnen we niet vinden", ["Misschien is het artikel verwijderd."]
    ),
)
add("swedish", ABSENT, show("portal", "sv", "Tidning", "Oj! Sidan du söker finns inte längre", ["Pröva att söka."]))
add("finnish", ABSENT, show("portal", "fi", "Lehti", "Hups! Hakemaasi sivua ei löydy", ["Sivu on voitu poistaa."]))
add(
    "czech",
    ABSENT,
    show("portal", "cs", "Noviny", "Je nám líto, ale tato stránka tu není", ["Článek byl odstraněn nebo přesunut."]),
)
add("greek", ABSENT, show("portal", "el", "Εφημερίδα", "Ωχ! Δεν βρήκαμε αυτή τη σελίδα", ["Ίσως έχει αφαιρεθεί."]))
add("hebrew", ABSENT, show("portal", "he", "עיתון", "אופס! לא מצאנו את הדף שחיפשת", ["ייתכן שהוא הוסר."]))
add("arabic", ABSENT, show("portal", "ar", "صحيفة", "عفوا، هذه الصفحة لم تعد متاحة", ["ربما تم حذفها."]))
add("persian", ABSENT, show("portal", "fa", "روزنامه", "متأسفیم، این صفحه در دسترس نیست", ["ممکن است حذف شده باشد."]))
add(
    "vietnamese",
    ABSENT,
    show("portal", "vi", "Báo", "Rất tiếc! Bài viết này không còn tồn tại", ["Có thể đã bị gỡ bỏ."]),
)
add("thai", ABSENT, show("portal", "th", "ข่าว", "ขออภัย ไม่พบบทความที่คุณต้องการ", ["อาจถูกลบไปแล้ว"]))
add(
    "indonesian",
    ABSENT,
    show("portal", "id", "Koran", "Maaf, artikel ini sudah tidak tersedia", ["Silakan kembali ke beranda."]),
)
add(
    "romanian",
    ABSENT,
    show("portal", "ro", "Ziar", "Ups! Nu am găsit pagina căutată", ["Este posibil să fi fost ștearsă."]),
)
add("hungarian", ABSENT, show("portal", "hu", "Lap", "Hoppá! Ezt az oldalt nem találjuk", ["Lehet, hogy töröltük."]))
add("norwegian", ABSENT, show("portal", "no", "Avis", "Oisann! Fant ikke siden", ["Den kan være fjernet."]))
add("danish", ABSENT, show("portal", "da", "Avis", "Ups, vi kunne ikke finde siden", ["Den kan være slettet."]))
add("ukr", ABSENT, show("portal", "uk", "Газета", "Ой! Такої сторінки не існує", ["Можливо, її видалили."]))
add("hindi", ABSENT, show("portal", "hi", "अख़बार", "माफ़ कीजिए, यह पेज उपलब्ध नहीं है", ["हो सकता है इसे हटा दिया गया हो।"]))
add(
    "long teasers",
    ABSENT,
    show(
        "portal",
        "en",
        "Page not found",
        "Page not found",
        ["Sorry, we can't find that page. Here are stories you may like:", *long(1)],
    ),
)
# hard negatives
HEADLINES = [
    ("Nothing here but stones: a walk", "nothing-here"),
    ("The story was removed from the anthology", "story-removed"),
    ("Lost and found at the station", "lost-found"),
    ("Error 404 in the baggage hall", "error-404"),
    ("This page intentionally left blank", "blank"),
    ("The page that does not exist: Borges's library", "borges"),
    ("Access denied: the archive that closed", "access-denied"),
    ("Are you human? A play", "are-you-human"),
    ("For sale by owner", "for-sale"),
    ("Sign in, please: a history of guest books", "guest-books"),
    ("Members only", "members-only"),
    ("Under construction", "under-construction"),
    ("Subscribers only: a club of 1890", "club"),
]
for t, s in HEADLINES:
    add(
        "living: " + t,
        LIVING,
        show("portal", "en", t + " | Paper", t, long(1)),
        url="https://paper.example/essays/" + s,
    )
    add(
        "living blog: " + t,
        LIVING,
        show("blog", "en", t, t, [*long(1), "Comments are closed."]),
        url="https://paper.example/?p=12345",
    )
add(
    "living: press release removed item",
    LIVING,
    show(
        "portal",
        "en",
        "Council removes page from register",
        "Council removes page from register",
        [*long(1), "The page has been removed."],
    ),
)
add(
    "living: stub",
    LIVING,
    show(
        "documentation",
        "en",
        "Lighthouse - Wiki",
        "Lighthouse",
        ["A lighthouse is a tower with a light. This article is a stub. You can help by expanding it."],
    ),
    url="https://wiki.example/wiki/Lighthouse",
)
add(
    "living: changelog",
    LIVING,
    show(
        "documentation",
        "en",
        "Changelog",
        "Changelog",
        [
            "2.1: fix page not found on reload; 2.0: the page could not be found is now logged; 1.9: remove broken links.",
            "1.8: faster.",
        ],
    ),
    url="https://docs.example/changelog",
)
add(
    "living: api docs",
    LIVING,
    show(
        "documentation",
        "en",
        "Errors - API",
        "Errors",
        [
            "404 Not Found: the requested resource does not exist.",
            "401 Unauthorized: you must log in.",
            "429: too many requests.",
            "403: you don't have permission.",
        ],
    ),
    url="https://docs.example/api/errors",
)
add(
    "living: github issue",
    LIVING,
    show(
        "application",
        "en",
        "404 page not found when using ingress · Issue #4711",
        "404 page not found when using ingress #4711",
        [
            "I installed the chart and every request returns 404 page not found. Logs are empty.",
            "Which version?",
            "1.2",
            "Set the class name, then it works.",
        ],
    ),
    url="https://code.example/org/repo/issues/4711",
)
add(
    "living: short issue",
    LIVING,
    show(
        "application",
        "en",
        "Page not found after deploy · Issue #12",
        "Page not found after deploy #12",
        ["Same here."],
    ),
    url="https://code.example/org/repo/issues/12",
    also=["suspect/soft-404"],
)
add(
    "living: podcast",
    LIVING,
    show(
        "application",
        "en",
        "Ep. 404: Not Found",
        "Ep. 404: Not Found",
        ["This week we talk about link rot with two librarians. Listen wherever you like. 54 minutes."],
    ),
    url="https://pod.example/episodes/404-not-found",
)
add(
    "living: album",
    LIVING,
    show("application", "en", "404 by The Band", "404", ["Released in 2019. Ten songs.", "1. Start 2. Middle 3. End"]),
    url="https://music.example/album/404",
    also=["suspect/soft-404"],
)
add(
    "living: ja",
    LIVING,
    show(
        "portal",
        "ja",
        "404 Not Foundとは何か",
        "404 Not Foundとは何か",
        ["404エラーは、ページが見つからないときに表示されます。", *list(ARTICLE["ja"])],
    ),
)
add(
    "living: de captcha",
    LIVING,
    show("portal", "de", "Sind Sie ein Mensch?", "Sind Sie ein Mensch?", list(ARTICLE["de"])),
)
add(
    "living: press embargo",
    LIVING,
    show(
        "portal",
        "fr",
        "Page introuvable : l'histoire des liens morts",
        "Page introuvable : l'histoire des liens morts",
        list(ARTICLE["fr"]) * 2,
    ),
)
add("living: zh", LIVING, show("portal", "zh", "页面不存在怎么办", "页面不存在怎么办？", list(ARTICLE["zh"]) * 2))
add(
    "living: mem box short",
    LIVING,
    show("portal", "en", "Opening hours | Library", "Opening hours", ["Mon to Fri 9-17.", "Sat 9-12."]),
    url="https://lib.example/hours",
)
add(
    "living: gallery",
    LIVING,
    show("application", "en", "Gallery", "Gallery", ["<img src=a>", "<img src=b>"]),
    url="https://lib.example/gallery",
)
WICK = "https://lamp.example/journal/2016/11/oil-and-wick"
PARKED, CHALLENGE, LOGIN, PAYWALL = "dead/parked", "blocked/challenge", "blocked/login", "blocked/paywall"
add(
    "parked, again 1",
    PARKED,
    show(
        "plain",
        "en",
        "lamp.example",
        "lamp.example",
        [
            "This domain has recently been listed in the marketplace. Please click here to inquire.",
            "<a href=#>Oil lamps</a> <a href=#>Lamp oil</a>",
        ],
    ),
    url=WICK,
)
add(
    "parked, again 2",
    PARKED,
    show(
        "application",
        "en",
        "lamp.example is for sale | Market",
        "lamp.example",
        ["is for sale!", "Price: $4,500", "Buy now"],
    ),
    url=WICK,
)
add(
    "parked, again 3",
    PARKED,
    show(
        "plain",
        "en",
        "Welcome to lamp.example",
        "lamp.example",
        ["This Web page is parked for FREE, courtesy of Registrar.com."],
    ),
    url=WICK,
)
add(
    "parked, again 4",
    PARKED,
    show(
        "plain",
        "en",
        "Domain Registered",
        "This domain name has been registered",
        ["The owner of this domain has not yet uploaded a website."],
    ),
    url=WICK,
    also=["suspect/parked"],
)
add(
    "parked, again 5",
    PARKED,
    show(
        "plain",
        "de",
        "lamp.example",
        "Diese Domain wurde bei einem Kunden von uns registriert",
        ["Die Domain lamp.example ist geparkt."],
    ),
    url=WICK,
)
add(
    "parked, again 6",
    PARKED,
    show("plain", "sv", "lamp.example", "Den här domänen är till salu", ["Lägg ett bud."]),
    url=WICK,
)
add(
    "parked, again 7",
    PARKED,
    show("plain", "cs", "lamp.example", "Tato doména je na prodej", ["Nabídněte cenu."]),
    url=WICK,
)
add(
    "parked, again 8",
    PARKED,
    show("plain", "ko", "lamp.example", "이 도메인은 판매 중입니다", ["문의하세요."]),
    url=WICK,
)
add(
    "parked, again 9",
    PARKED,
    show("plain", "vi", "lamp.example", "Tên miền này đang được rao bán", ["Liên hệ."]),
    url=WICK,
)
add("parked, again 10", PARKED, show("plain", "ar", "lamp.example", "هذا النطاق معروض للبيع", ["قدم عرضك."]), url=WICK)
add(
    "parked, again 11",
    PARKED,
    '<html><head><title>lamp.example</title></head><frameset rows="100%"><frame src="http://www.sedoparking.com/lamp.example"></frameset></html>',
    url=WICK,
)
add(
    "parked, again 12",
    PARKED,
    show(
        "plain",
        "en",
        "lamp.example",
        "",
        ["Get a price quote for this domain. The domain lamp.example is for sale. To purchase, call +1 555."],
    ),
    url=WICK,
)
add(
    "bot check, again 1",
    CHALLENGE,
    show(
        "plain",
        "en",
        "Access denied",
        "Access denied",
        [
            "Error code 1020",
            "You cannot access lamp.example. Refresh the page or contact the site owner to request access.",
        ],
    ),
    url=WICK,
)
add(
    "bot check, again 2",
    CHALLENGE,
    show("plain", "en", "Bot Verification", "Verifying that you are not a robot...", []),
    url=WICK,
)
add(
    "bot check, again 3",
    CHALLENGE,
    show(
        "plain",
        "en",
        "Robot or human?",
        "Robot or human?",
        ["Activate and hold the button to confirm that you're human. Thank You!"],
    ),
    url=WICK,
)
add(
    "bot check, again 4",
    CHALLENGE,
    show(
        "plain",
        "en",
        "Amazon-ish",
        "Enter the characters you see below",
        [
            "Sorry, we just need to make sure you're not a robot. For best results, please make sure your browser is accepting cookies."
        ],
    ),
    url=WICK,
)
add(
    "bot check, again 5",
    CHALLENGE,
    show(
        "plain", "en", "lamp.example", "Please enable cookies.", ["Checking your browser before accessing lamp.example"]
    ),
    url=WICK,
)
add(
    "bot check, again 6",
    CHALLENGE,
    show("plain", "it", "Un attimo...", "Verifica che sei un essere umano", ["Completa la verifica per continuare."]),
    url=WICK,
)
add(
    "bot check, again 7",
    CHALLENGE,
    show("plain", "pl", "Chwileczkę...", "Potwierdź, że jesteś człowiekiem", ["To może zająć kilka sekund."]),
    url=WICK,
)
add(
    "bot check, again 8",
    CHALLENGE,
    show("plain", "nl", "Even geduld...", "Controleren of u een mens bent", ["Dit kan enkele seconden duren."]),
    url=WICK,
)
add(
    "bot check, again 9",
    CHALLENGE,
    show("plain", "vi", "Vui lòng chờ...", "Xác minh bạn là con người", ["Việc này có thể mất vài giây."]),
    url=WICK,
)
add(
    "bot check, again 10",
    CHALLENGE,
    show("plain", "ar", "لحظة من فضلك...", "يرجى التحقق من أنك إنسان", ["قد يستغرق هذا بضع ثوان."]),
    url=WICK,
)
add(
    "bot check, again 11",
    CHALLENGE,
    hops=[
        answer(
            WICK,
            show(
                "plain",
                "en",
                "403 Forbidden",
                "Request blocked",
                [
                    "Your request has been blocked by our security system. Your IP address: 192.0.2.1. Support ID: 1234567890123"
                ],
            ),
            403,
        )
    ],
    url=WICK,
)
add(
    "bot check, again 12",
    CHALLENGE,
    hops=[
        answer(
            WICK,
            show(
                "plain",
                "en",
                "Human Verification",
                "Human Verification",
                [],
                '<script src="https://x.awswaf.com/captcha.js"></script>',
            ),
            405,
        )
    ],
    url=WICK,
)
add(
    "bot check, again 13",
    "suspect/http-5xx",
    hops=[
        answer(
            WICK,
            show(
                "plain",
                "en",
                "lamp.example | 522: Connection timed out",
                "Connection timed out",
                [
                    "Error code 522",
                    "The initial connection between Cloudflare's network and the origin web server timed out.",
                    "Cloudflare Ray ID: 7a1b",
                ],
                '<div id="cf-error-details"></div>',
            ),
            522,
        )
    ],
    url=WICK,
)
add(
    "bot check, again 14",
    "suspect/http-5xx",
    hops=[
        answer(
            WICK,
            show(
                "plain",
                "en",
                "Service Unavailable",
                "Service Unavailable - DNS failure",
                [
                    "The server is temporarily unable to service your request. Please try again later.",
                    "Reference #11.2d4ddb17.1700000000.1",
                ],
            ),
            503,
        )
    ],
    url=WICK,
)
add(
    "log-in, again 1",
    LOGIN,
    show(
        "application",
        "en",
        "Facebook-ish",
        "You must log in to continue.",
        ["<form><input name=e><input type=password name=p></form>", "Forgotten password?"],
    ),
    url=WICK,
)
add(
    "log-in, again 2",
    LOGIN,
    show(
        "application",
        "en",
        "Log in or sign up to view",
        "Log in to see this photo",
        ["<form><input name=e><input type=password name=p></form>"],
    ),
    url=WICK,
)
add(
    "log-in, again 3",
    LOGIN,
    show(
        "portal",
        "pt",
        "Entrar",
        "Entrar na sua conta",
        ["<form><input name=e><input type=password name=p></form>", "Esqueceu sua senha?"],
    ),
    url=WICK,
)
add(
    "log-in, again 4",
    LOGIN,
    show("portal", "it", "Accedi", "Accedi", ["<form><input name=e><input type=password name=p></form>"]),
    url=WICK,
)
add(
    "log-in, again 5",
    LOGIN,
    show("portal", "pl", "Logowanie", "Zaloguj się", ["<form><input name=e><input type=password name=p></form>"]),
    url=WICK,
)
add(
    "log-in, again 6",
    LOGIN,
    show("portal", "ko", "로그인", "로그인이 필요합니다", ["<form><input name=e><input type=password name=p></form>"]),
    url=WICK,
)
add(
    "log-in, again 7",
    LOGIN,
    show("portal", "en", "Private site", "This site is private", ["Please sign in with an account that has access."]),
    url=WICK,
)
add(
    "log-in, again 8",
    LOGIN,
    hops=[
        moved(WICK, "https://sso.univ.example/cas/login?service=x"),
        answer(
            "https://sso.univ.example/cas/login?service=x",
            show(
                "plain",
                "fr",
                "CAS",
                "Entrez votre identifiant",
                ["<form><input name=e><input type=password name=p></form>"],
            ),
        ),
    ],
    url=WICK,
)
add(
    "paywall, again 1",
    PAYWALL,
    show(
        "portal",
        "en",
        "Oil and wick",
        "Oil and wick",
        [*long(1)[:1], "You've reached your limit of free articles.", "Subscribe for full access"],
    ),
    url=WICK,
)
add(
    "paywall, again 2",
    PAYWALL,
    show(
        "portal",
        "en",
        "Oil and wick",
        "Oil and wick",
        [*long(1)[:2], "To read the full story, start your free trial."],
        '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false}</script>',
    ),
    url=WICK,
)
add(
    "paywall, again 3",
    PAYWALL,
    show("portal", "nl", "Olie", "Olie", [*long(1)[:1], "Lees verder met een abonnement. Al abonnee? Log in"]),
    url=WICK,
)
add(
    "paywall, again 4",
    PAYWALL,
    show(
        "portal",
        "pt",
        "Óleo",
        "Óleo",
        [*list(ARTICLE["pt"])[:1], "Conteúdo exclusivo para assinantes. Já é assinante? Entre"],
    ),
    url=WICK,
)
add(
    "paywall, again 5",
    PAYWALL,
    show("portal", "sv", "Olja", "Olja", [*long(1)[:1], "Artikeln är endast för prenumeranter. Bli prenumerant"]),
    url=WICK,
)
add(
    "paywall, again 6",
    PAYWALL,
    show("portal", "zh", "油灯", "油灯", [*list(ARTICLE["zh"])[:1], "本文为付费内容，订阅后阅读全文"]),
    url=WICK,
)
add(
    "paywall, again 7",
    PAYWALL,
    show(
        "portal",
        "en",
        "Oil and wick",
        "Oil and wick",
        [*long(1)[:2], "This content is reserved for members. Join us to continue reading."],
    ),
    url=WICK,
)
add(
    "paywall, again 8",
    PAYWALL,
    show(
        "portal",
        "en",
        "Oil and wick",
        "Oil and wick",
        [*long(1)[:3], "<h2>Subscribe to read the rest</h2>", "<p>Unlimited access for 1 a week.</p>"],
        '<script type="application/ld+json">{"isAccessibleForFree":false,"wordCount":900}</script>',
    ),
    url=WICK,
)
# negatives
add(
    "living, again 1",
    LIVING,
    show("portal", "en", "Oil and wick", "Oil and wick", [*long(1), "Already a subscriber? Log in"]),
    url=WICK,
)
add("living, again 2", LIVING, show("portal", "en", "Oil and wick", "Oil and wick", long(1)[:2]), url=WICK)
add(
    "living, again 3",
    LIVING,
    show("portal", "en", "Oil and wick", "Oil and wick", long(1)[:1]),
    url="https://lamp.example/b/771",
)
add(
    "living, again 4",
    LIVING,
    show(
        "portal",
        "en",
        "Domain names of the valley",
        "Domain names of the valley",
        [
            "Our domain is registered with a small firm.",
            "The domain has expired once, in 2011, and we got it back.",
            *long(1)[:2],
        ],
    ),
    url="https://lamp.example/b/772",
)
add(
    "living, again 5",
    LIVING,
    show(
        "blog",
        "en",
        "We are selling our domain",
        "We are selling our domain",
        ["This domain is for sale. We have run this blog for ten years.", *long(1)],
    ),
    url="https://lamp.example/b/773",
)
add(
    "living, again 6",
    LIVING,
    show(
        "portal",
        "en",
        "Newsletter",
        "Oil and wick",
        [*long(1), '<div id="signup"><h2>Sign up to read more</h2><p>Register for our free newsletter.</p></div>'],
    ),
    url=WICK,
)
add(
    "living, again 7",
    LIVING,
    show(
        "application",
        "en",
        "Oil",
        "Oil",
        ["Short."],
        '<script src="https://www.google.com/recaptcha/api.js?render=x"></script>',
    ),
    url="https://lamp.example/oil",
)
add(
    "living, again 8",
    LIVING,
    show("application", "en", "Lamp", "Lamp", ["<button>Log in</button>", "A lamp."]),
    url="https://lamp.example/lamp",
)
add(
    "living, again 9",
    LIVING,
    show(
        "portal",
        "en",
        "Recipe: plum cake",
        "Plum cake",
        ["Ingredients: flour, plums, sugar.", "Bake for an hour. Serves six.", "Print this page"],
    ),
    url="https://lamp.example/r/9",
)
add(
    "living, again 10",
    LIVING,
    show(
        "portal", "en", "Job: lamplighter", "Lamplighter", ["We look for a lamplighter. Start: May. Apply by letter."]
    ),
    url="https://lamp.example/jobs/9",
)
add(
    "living, again 11",
    LIVING,
    show(
        "tables",
        "en",
        "Guest book",
        "Guest book",
        ["Page 4 of 9", "Ann: lovely site, but the link to the map is broken.", "Bob: page not found for me too."],
    ),
    url="https://lamp.example/guestbook",
)
add(
    "living, again 12",
    LIVING,
    show("portal", "en", "Cookies", "Cookie policy", ["We use cookies. ", *long(1)[:2]]),
    url="https://lamp.example/cookies",
)
add(
    "living, again 13",
    LIVING,
    show("portal", "en", "Privacy", "We value your privacy", long(1)),
    url="https://lamp.example/privacy",
)
add(
    "living, again 14",
    LIVING,
    show("portal", "en", "Status", "All systems are up", ["Website: up. API: up. Login: up."]),
    url="https://lamp.example/status",
)
add(
    "living, again 15",
    "live/redirected",
    hops=[
        moved(
            "https://www.godaddy.com/garage/what-is-a-domain",
            "https://www.godaddy.com/resources/skills/what-is-a-domain",
        ),
        answer(
            "https://www.godaddy.com/resources/skills/what-is-a-domain",
            show("portal", "en", "What is a domain?", "What is a domain?", long(1)),
        ),
    ],
    url="https://www.godaddy.com/garage/what-is-a-domain",
)
add(
    "living, again 16",
    "live/redirected",
    hops=[
        moved("https://sho.rt/a", "https://porkbun.com/blog/about-us"),
        answer("https://porkbun.com/blog/about-us", show("portal", "en", "About us", "About us", long(1))),
    ],
    url="https://sho.rt/a",
)
