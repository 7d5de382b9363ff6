"""Whose data an atlas holds: the lines that stand beside every map, sheet and export of it."""

from collections.abc import Iterable, Sequence

from msgspec import Struct, ValidationError, convert

from layers.atlas import Atlas
from layers.errors import AtlasError

#: Licences that ask for no name beside the map.
_SILENT = frozenset({"fact", "project", "public-domain"})

#: Licence code and source of a row.
Origin = tuple[str, str]


class Credit(Struct, frozen=True):
    """One line of attribution: due when a row has one of the licences, or a source that holds one of the words."""

    zh: str
    en: str
    licences: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    def is_due(self, origin: Origin) -> bool:
        """Tell whether a row asks for this line."""
        licence, source = origin
        return licence in self.licences or any(word in source for word in self.words)


def attribution(atlas: Atlas, origins: Iterable[Origin]) -> dict[str, str]:
    """Write the attribution of the rows that an atlas holds.

    Parameters
    ----------
    atlas
        Its ``[[attributions]]`` are the lines there may be.
    origins
        Licence code and source of every row.

    Returns
    -------
    dict of language (zh, en) to text
        The lines that are due, in the order of ``atlas.toml``.

    Raises
    ------
    AtlasError
        An entry of ``[[attributions]]`` lacks zh or en, or its licences or words are no lists.
    """
    rows = set(origins)
    due = [credit for credit in _credits(atlas) if any(map(credit.is_due, rows))]
    return {"zh": "；".join(credit.zh for credit in due), "en": "; ".join(credit.en for credit in due)}


def uncredited(atlas: Atlas, origins: Iterable[Origin]) -> list[Origin]:
    """List the origins whose licence asks for a name that no line of the atlas gives, each once."""
    lines = _credits(atlas)
    asking = (origin for origin in dict.fromkeys(origins) if origin[0] not in _SILENT)
    return [origin for origin in asking if not any(credit.is_due(origin) for credit in lines)]


def _credits(atlas: Atlas) -> Sequence[Credit]:
    try:
        return convert(atlas.content.get("attributions", []), list[Credit])
    except ValidationError as error:
        raise AtlasError(f"{atlas.folder / 'atlas.toml'}: key attributions: {error}") from error
