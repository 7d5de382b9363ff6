"""Where texts are: one text in the address, many in a body."""

from dataclasses import replace
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from api.endpoints import Answer, Call, Endpoint, Posting
from api.errors import BadRequestError, ParameterError
from api.gazetteers import served_geocoder
from api.language import Text
from api.negotiation import JSON
from api.params import Parameter
from geo.geocode import Query
from layers.geocoded import answer_document

#: Most texts in a body, longest text [characters], longest body [bytes].
MAX_TEXTS = 1000
MAX_CHARACTERS = 1000
MAX_BYTES = 2**20

_Words = Annotated[str, Meta(max_length=MAX_CHARACTERS)]


class _Asked(Struct, frozen=True, forbid_unknown_fields=True):
    text: _Words
    district: _Words | None = None
    town: _Words | None = None


_read = msgspec.json.Decoder(Annotated[list[_Words | _Asked], Meta(max_length=MAX_TEXTS)]).decode


def _limited(text: str) -> str:
    if len(text) > MAX_CHARACTERS:
        raise ValueError(f"at most {MAX_CHARACTERS} characters")
    return text


def _one(call: Call) -> Answer:
    values = call.asked.values
    if "q" not in values:
        raise ParameterError("q", "", "the text of a place, as in /api/geocode?q=义县七里河镇")
    query = Query(values["q"], values.get("district") or None, values.get("town") or None)
    [answer] = served_geocoder(call.service).geocode([query])
    return Answer((msgspec.json.encode(answer_document(answer, english=call.lang == "en")),))


def _many(call: Call) -> Answer:
    answers = served_geocoder(call.service).geocode(_queries(call.body))
    return Answer((msgspec.json.encode([answer_document(one, english=call.lang == "en") for one in answers]),))


def _queries(body: bytes) -> list[Query]:
    try:
        asked = _read(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadRequestError(
            f"the body is no list of at most {MAX_TEXTS} texts, or objects with text, district and town, each of at most "
            f"{MAX_CHARACTERS} characters, as JSON: {error}"
        ) from error
    return [
        Query(one) if isinstance(one, str) else Query(one.text, one.district or None, one.town or None) for one in asked
    ]


def _parameter(name: str, zh: str, en: str) -> Parameter:
    return Parameter(name, Text(zh, en), {"type": "string", "maxLength": MAX_CHARACTERS}, _limited, shared=False)


_PARAMETERS = (
    replace(_parameter("q", "地名或位置描述。", "Name or description of a place."), required=True),
    _parameter("district", "旁边一列写的县区。", "District that stands beside the text."),
    _parameter("town", "旁边一列写的乡镇。", "Town that stands beside the text."),
)

ENDPOINTS = (
    Endpoint(
        "/geocode",
        Text(
            "一段文字在哪里：点或无点、级别、半径、把握、理由",
            "Where a text is: point or none, level, radius, confidence, reason",
        ),
        "geocode",
        (JSON,),
        _one,
        own=lambda _service, _layer: _PARAMETERS,
        quick=lambda _call: False,
        kept=False,
        needs=("projects", "districts"),
        body="place",
        posting=Posting(
            Text(f"至多 {MAX_TEXTS} 段文字，按原顺序回答", f"Up to {MAX_TEXTS} texts, answered in their order"),
            _many,
            request="place_queries",
            body="places",
            limit_bytes=MAX_BYTES,
        ),
    ),
)
