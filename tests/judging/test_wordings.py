import pytest

from crawler.judging.page_matter import VOICED
from crawler.judging.wording import tidy, wording

ABSENT = (
    "Faqja nuk u gjet", "Ni chafwyd hyd i'r dudalen", "Baineadh an leathanach seo", "Din il-paġna ma teżistix",
    "Hindi mahanap ang pahina", "Ukurasa haupatikani", "Leli khasi alikho", "Wannan shafi ba ya nan",
    "Hierdie bladsy bestaan nie", "Bilatzen duzun orria ez dago", "Bunday sahifa mavjud emas", "Səhifə silinib",
    "Pagina non inventa", "Síðunni hefur verið eytt", "Lapa ir dzēsta", "Хуудас олдсонгүй", "Мұндай бет жоқ",
    "Саҳифа топилмади", "Артыкул не знойдзены", "სტატია ვერ მოიძებნა", "Նյութը չի գտնվել", "ይህ ገጽ የለም",
    "ਪੰਨਾ ਨਹੀਂ ਮਿਲਿਆ", "हे पान अस्तित्वात नाही", "ఈ పేజీ లేదు", "ഈ പേജ് നിലവിലില്ല", "ಈ ಪುಟ ಅಸ್ತಿತ್ವದಲ್ಲಿಲ್ಲ", "પેજ મળ્યું નથી",
    "பக்கம் கண்டுபிடிக்கப்படவில்லை", "මෙම පිටුව නොපවතී", "ទំព័រនេះមិនមានទេ", "ໜ້ານີ້ບໍ່ມີ", "خبر نہیں ملی",
)  # fmt: skip


@pytest.mark.parametrize("said", ABSENT)
def test_a_page_says_in_its_own_language_that_it_is_not_there(said: str) -> None:
    found = wording("not-found").find_in_title(tidy(said))
    assert found is not None
    assert found[1] >= VOICED


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("for-sale", "tên miền này đang được rao bán"), ("paywall", "berlangganan untuk membaca selengkapnya"),
        ("no-site", "segera hadir"), ("not-found", "faqja nuk ekziston"),
    ],
)  # fmt: skip
def test_latin_phrases_are_found_also_where_their_line_has_other_scripts(name: str, said: str) -> None:
    assert wording(name).find(said) is not None
