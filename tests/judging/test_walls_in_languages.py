"""Walls and endings in languages that are met less often, as notices say them."""

import pytest

from crawler.judging.page_matter import VOICED
from crawler.judging.wording import tidy, wording

SAID = {
    "login": (
        "A valid access token is required.", "This resource requires authentication.",
        "Моля, влезте в профила си, за да видите темата.", "Morate se prijaviti da biste vidjeli ovu stranicu.",
        "Пријавите се да бисте наставили.", "Za ogled vsebine se morate prijaviti.", "Најавете се за да продолжите.",
        "Ju lutemi hyni për të parë përmbajtjen.", "Norėdami matyti šį puslapį, prisijunkite.",
        "Lūdzu, piesakieties vai autorizējieties.", "Selle lehe vaatamiseks logi sisse.",
        "Þú þarft að skrá þig inn.", "Caithfidh tú logáil isteach.", "Rhaid i chi fewngofnodi.",
        "Trid tidħol fil-kont.", "Cal que iniciïs la sessió.", "Tes que iniciar sesión.",
        "Orrialdea ikusteko hasi saioa.", "Каб убачыць старонку, увайдзіце.", "Увійдіть, щоб побачити сторінку.",
        "გთხოვთ გაიაროთ ავტორიზაცია.", "Շարունակելու համար մուտք գործեք։", "Davam etmək üçün daxil olun.",
        "Жалғастыру үшін жүйеге кіріңіз.", "Davom etish uchun tizimga kiring.", "Үзэхийн тулд нэвтэрнэ үү.",
        "جاری رکھنے کے لیے لاگ ان کریں۔", "দেখতে লগ ইন করুন।", "जारी रखने के लिए लॉग इन करें।",
        "वाचण्यासाठी कृपया लॉग इन करा.", "જોવા માટે લૉગ ઇન કરો.", "தொடர உள்நுழையவும்.", "దయచేసి లాగిన్ అవ్వండి.",
        "ದಯವಿಟ್ಟು ಲಾಗಿನ್ ಮಾಡಿ.", "Sila log masuk.", "Kailangan mong mag-log in.", "Tafadhali ingia ili kuendelea.",
        "Meld asseblief aan.",
    ),
    "paywall": (
        "You do not currently have access to this chapter.",
        "You don't have a subscription that includes this journal.",
        "Access to the full text requires a subscription.", "Dieser Beitrag ist Teil unseres Digitalabos.",
        "Dieser Text gehört zu MorgenPlus.", "Cet article fait partie de l'offre premium.",
        "This story is part of our membership.",
        "Статията е достъпна само за абонати.", "Članak je dostupan samo pretplatnicima.",
        "Чланак је доступан само претплатницима.", "Vsebina je na voljo naročnikom.", "Само за претплатници.",
        "Vetëm për abonentët.", "Straipsnis skirtas tik prenumeratoriams.", "Raksts pieejams tikai abonentiem.",
        "Artikkel on ainult tellijatele.", "Jatka lukemista tilaamalla.", "Greinin er aðeins fyrir áskrifendur.",
        "I danysgrifwyr yn unig.", "Contingut exclusiu per a subscriptors.", "Contido exclusivo para subscritores.",
        "Irakurtzen jarraitzeko, harpidetu: harpidedunentzat bakarrik.", "Артыкул даступны толькі для падпісчыкаў.",
        "Лише для передплатників.", "სტატია ხელმისაწვდომია მხოლოდ გამომწერებისთვის.",
        "Հոդվածը միայն բաժանորդների համար է։", "Məqalə yalnız abunəçilər üçündür.", "Тек жазылушыларға арналған.",
        "Maqola faqat obunachilar uchun.", "Зөвхөн захиалагчдад зориулав.", "Okumaya devam etmek için abone olun.",
        "این مطلب ویژه مشترکین است.", "للمشتركين فقط", "صرف سبسکرائبرز کے لیے", "केवल सदस्यों के लिए",
        "শুধুমাত্র গ্রাহকদের জন্য", "फक्त सदस्यांसाठी", "ફક્ત સભ્યો માટે", "சந்தாதாரர்களுக்கு மட்டும்",
        "చందాదారులకు మాత్రమే", "Hanya untuk pelanggan.", "Para sa mga subscriber lamang.", "Kwa wanachama tu.",
        "Slegs vir intekenare.", "เฉพาะสมาชิก",
    ),
    "challenge": (
        "Потвърдете, че не сте робот.", "Potvrdite da niste robot.", "Потврдите да нисте робот.",
        "Potrdite: preverjamo vaš brskalnik.", "Потврдете дека не сте робот.", "Konfirmoni që nuk jeni robot.",
        "Patvirtinkite, kad nesate robotas.", "Apstipriniet, ka neesat robots.", "Kinnitage, et te ei ole robot.",
        "Vahvista, että et ole robotti.", "Staðfestu að þú sért ekki vélmenni.", "Bekräfta att du inte är en robot.",
        "Igazolja, hogy Ön nem robot!", "Confirmați că nu sunteți robot.", "Potvrďte, že nie ste robot.",
        "Επιβεβαιώστε ότι δεν είστε ρομπότ.", "Confirmeu que no sou un robot.", "Пацвердзіце, што вы не робат.",
        "Підтвердіть, що ви не робот.", "დაადასტურეთ, რომ არ ხართ რობოტი.", "Հաստատեք, որ ռոբոտ չեք։",
        "Robot olmadığınızı təsdiqləyin.", "Робот емес екеніңізді растаңыз.", "Robot emasligingizni tasdiqlang.",
        "Та робот биш гэдгээ баталгаажуулна уу.", "تصدیق کریں کہ آپ روبوٹ نہیں ہیں۔", "تأیید کنید که ربات نیستید",
        "पुष्टि करें कि आप रोबोट नहीं हैं", "নিশ্চিত করুন যে আপনি রোবট নন", "நீங்கள் ரோபோ அல்ல என்பதை உறுதிப்படுத்தவும்",
        "మీరు రోబోట్ కాదని నిర్ధారించండి", "Sahkan bahawa anda bukan robot.", "Patunayan na hindi ka robot.",
        "Thibitisha kuwa wewe si roboti.",
    ),
    "region": (
        "This match is only available to viewers in Norway.",
        "This tweet is withheld in Turkey in response to a court order.",
        "We do not have the rights to show this in your country.",
        "Dieser Film ist aus lizenzrechtlichen Gründen in Ihrer Region nicht verfügbar.",
        "Nur in Deutschland abrufbar.", "Por motivos de derechos, este contenido no está disponible.",
        "Съдържанието не е достъпно във вашата държава.", "Sadržaj nije dostupan u vašoj zemlji.",
        "Садржај није доступан у вашој земљи.", "Vsebina ni na voljo v vaši državi.",
        "Содржината не е достапна во вашата земја.", "Nuk është i disponueshëm në vendin tuaj.",
        "Video není k dispozici ve vaší zemi.", "Obsah nie je dostupný vo vašej krajine.",
        "Turinys nepasiekiamas jūsų šalyje.", "Saturs nav pieejams jūsu valstī.", "Sisu ei ole teie riigis saadaval.",
        "Sisältö ei ole katsottavissa maassasi.", "A tartalom nem érhető el az Ön országában.",
        "Conținutul nu este disponibil în țara dvs.", "Το περιεχόμενο δεν είναι διαθέσιμο στη χώρα σας.",
        "Ekki í boði í þínu landi.", "No està disponible al vostre país.", "Non está dispoñible no teu país.",
        "Ez dago eskuragarri zure herrialdean.", "Вміст недоступний у вашій країні.", "Недаступна ў вашай краіне.",
        "თქვენს ქვეყანაში არ არის ხელმისაწვდომი.", "Հասանելի չէ ձեր երկրում։", "Ölkənizdə mövcud deyil.",
        "Еліңізде қолжетімді емес.", "Mamlakatingizda mavjud emas.", "Танай улсад үзэх боломжгүй.",
        "غير متوفر في بلدك", "در کشور شما در دسترس نیست", "آپ کے ملک میں دستیاب نہیں", "לא זמין במדינה שלך",
        "आपके देश में उपलब्ध नहीं है", "আপনার দেশে পাওয়া যায় না", "तुमच्या देशात उपलब्ध नाही", "તમારા દેશમાં ઉપલબ્ધ નથી",
        "உங்கள் நாட்டில் கிடைக்கவில்லை", "మీ దేశంలో అందుబాటులో లేదు", "ไม่พร้อมใช้งานในประเทศของคุณ",
        "Không khả dụng ở quốc gia của bạn", "Tidak tersedia di negara anda", "Hindi available sa iyong bansa",
        "Haipatikani katika nchi yako",
    ),
    "no-site": (
        "Акаунтът е спрян.", "Ovaj račun je privremeno suspendiran.", "Сајт је привремено искључен.",
        "Spletna stran je začasno onemogočena.", "Llogaria është pezulluar.", "Svetainė laikinai sustabdyta.",
        "Konts ir apturēts.", "Konto on suletud.", "Sivusto on suljettu.", "Vefnum: vefsíðan hefur verið lokað.",
        "El compte ha estat suspès.", "Hesab dayandırılıb.", "Hisob to'xtatilgan.", "ანგარიში შეჩერებულია",
        "Կայքը կասեցված է", "Сайт тоқтатылды", "Сайт түр хаагдсан", "Сайт заблакаваны", "اکاؤنٹ معطل ہے",
        "खाता निलंबित है", "অ্যাকাউন্ট স্থগিত করা হয়েছে", "கணக்கு இடைநிறுத்தப்பட்டது",
        "Akaun telah digantung.", "Akaunti imesimamishwa.", "บัญชีนี้ถูกระงับ",
    ),
    "not-found": (
        "Обявата е изтрита.", "Oglas je istekao.", "Оглас је уклоњен.", "Oglas ni več na voljo.",
        "Објавата е избришана.", "Njoftimi është fshirë.", "Skelbimas pašalintas.", "Sludinājums ir dzēsts.",
        "Kuulutus on aegunud.", "Ilmoitus on poistettu.", "Auglýsingin er útrunnin.", "A hirdetés lejárt.",
        "Anunțul a expirat.", "Η αγγελία έχει λήξει.", "Inzerát byl smazán.", "Inzerát bol vymazaný.",
        "Оголошення видалено.", "Аб'ява выдалена.", "Объявление снято с публикации.", "İlan yayından kaldırıldı.",
        "Elan silinib.", "E'lon o'chirilgan.", "L'anunci ha caducat.", "Iragarkia ezabatu da.", "განცხადება წაშლილია",
        "Հայտարարությունը ջնջված է", "Хабарландыру жойылған", "Зар устгагдсан", "تم حذف الإعلان", "آگهی حذف شده است",
        "اشتہار ہٹا دیا گیا", "המודעה הוסרה", "विज्ञापन हटा दिया गया है", "বিজ্ঞাপনটি মুছে ফেলা হয়েছে",
        "கட்டுரை நீக்கப்பட்டது", "ప్రకటన తొలగించబడింది", "जाहिरात काढून टाकली", "જાહેરાત દૂર કરી", "ประกาศนี้ถูกลบแล้ว",
        "Tin đăng đã hết hạn", "Iklan telah dipadam", "Tangazo limeondolewa",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("name", "said"), [(name, said) for name, sentences in SAID.items() for said in sentences])
def test_a_notice_is_known_in_its_language(name: str, said: str) -> None:
    found = wording(name).find_in_text(tidy(said))
    assert found is not None
    assert found[1] >= VOICED


@pytest.mark.parametrize("name", SAID)
@pytest.mark.parametrize("other", SAID)
def test_a_notice_is_mostly_not_taken_for_another(name: str, other: str) -> None:
    if {name, other} in ({"login", "paywall"}, {"no-site", "not-found"}) or name == other:
        return  # members log in to read, and what is closed is gone
    mistaken = [said for said in SAID[name] if wording(other).find(tidy(said)) is not None]
    assert len(mistaken) <= 0.3 * len(SAID[name]), mistaken
