"""ISBNs: the numbers of books, which tell a misprint by their last digit (ISO 2108)."""

import re


def read_isbn(written: str) -> str | None:
    """Return an ISBN of 10 or 13 digits without hyphens and spaces; None unless its check digit is right."""
    digits = re.sub(r"[-\s\u2010-\u2015]", "", written).upper()
    if re.fullmatch(r"[0-9]{9}[0-9X]", digits):
        total = sum((10 - i) * (10 if c == "X" else int(c)) for i, c in enumerate(digits))
        return digits if total % 11 == 0 else None
    if re.fullmatch(r"97[89][0-9]{10}", digits):
        total = sum(int(c) * (3 if i % 2 else 1) for i, c in enumerate(digits))
        return digits if total % 10 == 0 else None
    return None
