"""Small Chinese numerals, for a thing that speaks: 等了十二天."""

_DIGITS = "零一二三四五六七八九"


def chinese(number: int) -> str:
    """0–99 in Chinese words (两 before a measure word is the caller's), larger numbers in digits."""
    if not 0 <= number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    if tens == 0:
        return _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")
