"""What `lis ny` leaves for a person to write over: wherever somebody asks, it is as unknown as what nobody has written."""

FILL_IN = "Fyll i"


def is_left(value: object) -> bool:
    """Whether a value is what `lis ny` wrote for a person to write over."""
    return isinstance(value, str) and value.lower() in (FILL_IN.lower(), "fyll-i")
