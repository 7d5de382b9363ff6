"""How far apart two colours look: CIEDE2000, for four kinds of vision and in grey; small and plain, for the gate on the palette.

References
----------
Sharma, Wu, Dalal (2005). The CIEDE2000 color-difference formula. Color Research and Application 30, 21-30.
Machado, Oliveira, Fernandes (2009). A physiologically-based model for simulation of color vision deficiency. IEEE TVCG 15,
1291-1298; the matrices of severity 1.0.
"""

import math
from collections.abc import Callable, Mapping

Triple = tuple[float, float, float]

_MACHADO: Mapping[str, tuple[Triple, Triple, Triple]] = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def linear(colour: str) -> Triple:
    """Linear red, green, blue in 0 to 1 of ``#rrggbb`` (IEC 61966-2-1)."""
    r, g, b = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return _linear(r), _linear(g), _linear(b)


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _seen(kind: str) -> Callable[[Triple], Triple]:
    def turn(rgb: Triple) -> Triple:
        r, g, b = (min(1.0, max(0.0, sum(m * c for m, c in zip(row, rgb, strict=True)))) for row in _MACHADO[kind])
        return r, g, b

    return turn


def _grey(rgb: Triple) -> Triple:
    light = luminance(rgb)
    return light, light, light


#: Kind of vision to what it makes of a linear colour.
VISIONS: Mapping[str, Callable[[Triple], Triple]] = {
    "normal": lambda rgb: rgb, "protan": _seen("protan"), "deutan": _seen("deutan"), "tritan": _seen("tritan"),
    "grey": _grey,
}  # fmt: skip


def luminance(rgb: Triple) -> float:
    return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of WCAG 2.2, 1 to 21."""
    low, high = sorted((luminance(linear(one)), luminance(linear(other))))
    return (high + 0.05) / (low + 0.05)


def lab(rgb: Triple) -> Triple:
    """CIELAB of a linear colour, D65."""
    r, g, b = rgb
    x = (0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047
    y = 0.2126729 * r + 0.7151522 * g + 0.0721750 * b
    z = (0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883
    fx, fy, fz = (t ** (1 / 3) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116 for t in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def ciede2000(one: Triple, other: Triple) -> float:
    """Colour difference of two CIELAB colours."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    mean_c = (math.hypot(a1, b1) + math.hypot(a2, b2)) / 2
    g = 0.5 * (1 - math.sqrt(mean_c**7 / (mean_c**7 + 25**7)))
    a1, a2 = (1 + g) * a1, (1 + g) * a2
    c1, c2 = math.hypot(a1, b1), math.hypot(a2, b2)
    h1, h2 = (math.degrees(math.atan2(b, a)) % 360 if (a or b) else 0.0 for a, b in ((a1, b1), (a2, b2)))
    dl, dc = l2 - l1, c2 - c1
    dh = (h2 - h1 + 180) % 360 - 180 if c1 * c2 else 0.0
    dh_big = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(dh / 2))
    l_mean, c_mean = (l1 + l2) / 2, (c1 + c2) / 2
    h_mean = _mean_hue(h1, h2, grey=not c1 * c2)
    t = (
        1
        - 0.17 * math.cos(math.radians(h_mean - 30))
        + 0.24 * math.cos(math.radians(2 * h_mean))
        + 0.32 * math.cos(math.radians(3 * h_mean + 6))
        - 0.20 * math.cos(math.radians(4 * h_mean - 63))
    )
    s_l = 1 + 0.015 * (l_mean - 50) ** 2 / math.sqrt(20 + (l_mean - 50) ** 2)
    s_c, s_h = 1 + 0.045 * c_mean, 1 + 0.015 * c_mean * t
    turn = 60 * math.exp(-(((h_mean - 275) / 25) ** 2))
    r_t = -2 * math.sqrt(c_mean**7 / (c_mean**7 + 25**7)) * math.sin(math.radians(turn))
    dl, dc, dh_big = dl / s_l, dc / s_c, dh_big / s_h
    return math.sqrt(dl**2 + dc**2 + dh_big**2 + r_t * dc * dh_big)


def _mean_hue(h1: float, h2: float, *, grey: bool) -> float:
    if grey:
        return h1 + h2
    if abs(h1 - h2) <= 180:
        return (h1 + h2) / 2
    return (h1 + h2 + 360) / 2 if h1 + h2 < 360 else (h1 + h2 - 360) / 2


def difference(one: str, other: str, vision: str) -> float:
    """How far apart two colours ``#rrggbb`` look."""
    see = VISIONS[vision]
    return ciede2000(lab(see(linear(one))), lab(see(linear(other))))
