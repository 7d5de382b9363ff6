"""From the raw confidence of the rules to the stated one: a probability that labelled texts bear out."""


def stated(raw: float) -> float:
    """Turn a raw confidence into the stated one.

    Parameters
    ----------
    raw
        What the rules multiply up, 0 to 1.

    Returns
    -------
    float, 0 to 1; 0 stays 0
    """
    return min(max(raw, 0.0), 1.0)
