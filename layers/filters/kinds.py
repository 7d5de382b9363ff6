"""Which values may stand beside which, and how a message shows them."""

from collections.abc import Mapping, Sequence

from layers.catalogue import Layer
from layers.errors import FilterError
from layers.filters import literals
from layers.filters.tree import Arithmetic, Constant, Fold, Kind, Property, Scalar, kind_of

#: Whole numbers up to here are floats without loss (RFC 7493, 2.2); cql2 reads every number as a float.
MAX_EXACT = 2**53 - 1

_WANTED: Mapping[Kind, str] = {
    "number": "a number such as 12.5", "text": "a text such as 'abc'", "date": literals.DAY, "boolean": "TRUE or FALSE",
}  # fmt: skip
_CALLED: Mapping[Kind, str] = {"number": "a number", "text": "text", "date": "a date", "boolean": "true or false"}


def refused(message: str, about: Scalar | str | None = None, wanted: str | None = None) -> FilterError:
    """Make the error that says what is wrong with a property (or function, by its name)."""
    name = about.name if isinstance(about, Property) else about if isinstance(about, str) else None
    return FilterError(message, field=name, wanted=wanted)


def check_kind(value: Scalar, kind: Kind, what: str) -> None:
    """Refuse a value of another kind; ``what`` wants it.

    Raises
    ------
    FilterError
    """
    if kind_of(value) != kind:
        message = f"{what}: {shown(value)} is {_CALLED[kind_of(value)]}, wanted {_CALLED[kind]}"
        raise refused(message, value, _WANTED[kind])


def check_alike(values: Sequence[Scalar], layer: Layer) -> None:
    """Refuse to compare values of different kinds; the error is about the property among them, where there is one.

    Raises
    ------
    FilterError
    """
    first = next((value for value in values if isinstance(value, Property)), values[0])
    other = next((value for value in values if kind_of(value) != kind_of(first)), None)
    if other is not None:
        kind = kind_of(first)
        message = f"{shown(first)} is {_CALLED[kind]}: wanted {_WANTED[kind]}, not {shown(other)}"
        raise refused(message, first, _WANTED[kind])
    whole = [value for value in values if isinstance(value, Property) and _is_whole(value, layer)]
    if whole and any(isinstance(one, Constant) and _is_inexact(one) for one in values):
        wanted = f"a number between -{MAX_EXACT} and {MAX_EXACT}; beyond, numbers are not exact"
        raise refused(f"{whole[0].name} holds whole numbers: wanted {wanted}", whole[0], wanted)


def shown(value: Scalar) -> str:
    """Write a value for a message."""
    match value:
        case Property():
            return value.name
        case Constant():
            return _shown_constant(value)
        case Arithmetic():
            return f"a calculation with {value.operator}"
        case Fold():
            return f"the result of {value.fold.upper()}"
        case _:
            return "a condition"


def _shown_constant(constant: Constant) -> str:
    match constant.value:
        case bool(truth):
            return str(truth).upper()
        case str(text):
            return f"the text {literals.shown(text)}"
        case float(number):
            return f"the number {number:.17g}"
        case date:
            return f"the date {date}"


def _is_whole(value: Property, layer: Layer) -> bool:
    field = layer.field(value.name)
    return field is not None and field.type == "integer"


def _is_inexact(constant: Constant) -> bool:
    return isinstance(constant.value, float) and abs(constant.value) > MAX_EXACT
