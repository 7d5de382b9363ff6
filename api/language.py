"""The two languages of everything that people read."""

from dataclasses import dataclass
from typing import Literal

Language = Literal["zh", "en"]


@dataclass(frozen=True)
class Text:
    """A text in Chinese and English."""

    zh: str
    en: str

    def in_(self, lang: Language) -> str:
        """Return the text in a language."""
        return self.en if lang == "en" else self.zh
