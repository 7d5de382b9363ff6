"""The words of a written file: its language, what slugs are called, whose data it shows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from layers.catalogue import Field, Layer
from layers.style import Text

Language = Literal["zh", "en"]


@dataclass(frozen=True)
class Wording:
    """What a file says to people.

    Attributes
    ----------
    lang
        Language of titles, aliases, legends and labels.
    vocabulary
        Name of a vocabulary and slug to the labels ``zh`` and ``en``, in the order of the atlas.
    rights
        Attribution: whose data the file shows.
    """

    lang: Language = "zh"
    vocabulary: Mapping[str, Mapping[str, Mapping[str, str]]] = field(default_factory=dict)
    rights: str = ""

    @classmethod
    def of_atlas(cls, atlas: Mapping[str, Any], lang: Language) -> "Wording":
        """Take the words from what a store says of its atlas; nothing of it need be there."""
        return cls(lang, atlas.get("vocabulary", {}), atlas.get("attribution", {}).get(lang, ""))

    def of(self, text: Text) -> str:
        """Choose the language of a text."""
        return text.zh if self.lang == "zh" else text.en

    def title(self, layer: Layer) -> str:
        """Return the title of a layer, its id where it has none."""
        return (layer.title_zh if self.lang == "zh" else layer.title_en) or layer.id

    def description(self, layer: Layer) -> str:
        """Return what a layer is."""
        return layer.description_zh if self.lang == "zh" else layer.description_en

    def name(self, one: Field) -> str:
        """Return what a field is called, its own name where it has no other."""
        return (one.zh if self.lang == "zh" else one.en) or one.name

    def terms(self, one: Field) -> dict[str, str]:
        """Return slugs to labels of a field with a vocabulary; empty for other fields and for several values."""
        if one.values is None or one.many:
            return {}
        words = self.vocabulary.get(one.values, {})
        return {slug: labels.get(self.lang) or slug for slug, labels in words.items()}
