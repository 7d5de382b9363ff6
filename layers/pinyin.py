"""Keys by which a Chinese name is found from a Latin keyboard."""

from collections.abc import Iterable

import pypinyin


def search_keys(names: Iterable[str | None]) -> str:
    """Write the keys of names: full pinyin, initials, and pinyin with ``ng`` as ``n``.

    Parameters
    ----------
    names
        Names and aliases; missing ones are passed over.

    Returns
    -------
    str
        Lower case letters and digits without tones, each key once, parted by ``|``. A name is found when what was
        typed is part of a key; the third kind of key serves those who do not tell ``ng`` from ``n``, if what they
        typed is folded the same way.

    Examples
    --------
    >>> search_keys(["京东管业"])
    'jingdongguanye|jdgy|jindonguanye'
    """
    keys: dict[str, None] = {}
    for name in names:
        syllables = [_plain(part) for part in pypinyin.lazy_pinyin(name or "")]
        full = "".join(syllables)
        initials = "".join(part if part.isdigit() else part[:1] for part in syllables)
        keys |= dict.fromkeys((full, initials, full.replace("ng", "n")))
    return "|".join(key for key in keys if key)


def _plain(text: str) -> str:
    return "".join(letter for letter in text.lower() if letter.isascii() and letter.isalnum())
