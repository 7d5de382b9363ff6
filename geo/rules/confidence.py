"""How sure the rules are of a reading, before it is measured (places.md 3.2 gives the start values)."""

from geo.rules.reading import Reading

#: Every unit from the district down is named; a unique name with its district; a unique name alone; the column chose.
FULL_CHAIN, WITH_DISTRICT, ALONE, BY_COLUMN = 0.97, 0.93, 0.80, 0.80
#: Factors: another form or an old name; one wrong character; a place known from words only; the city only from the
#: document; against the column or the unit named.
OTHER_FORM, TYPO, TEXT_BASIS, CITY_HINT, CONFLICT = 0.95, 0.75, 0.9, 0.9, 0.6


def raw_confidence(reading: Reading) -> float:
    """Multiply up the start value of a reading; 0.5 for one without candidates."""
    if not reading.candidates:
        return 0.5
    thing = reading.candidates[0].thing
    value = _start(reading)
    rules = reading.rules
    if rules & {"alias", "suffix", "old_name"}:
        value *= OTHER_FORM
    if "typo" in rules:
        value *= TYPO
    if thing.basis == "text":
        value *= TEXT_BASIS
    return value * (CONFLICT if reading.conflict else 1.0)


def _start(reading: Reading) -> float:
    thing = reading.candidates[0].thing
    if reading.by_column:
        return BY_COLUMN
    chained = reading.district and (thing.kind == "town" or reading.town or reading.city)
    if thing.kind in ("city", "district") or chained:
        return FULL_CHAIN
    return WITH_DISTRICT if reading.district or reading.town or reading.zone else ALONE
