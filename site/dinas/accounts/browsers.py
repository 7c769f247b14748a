"""What a browser calls itself, cut down to what its owner recognises it by."""

BROWSERS = [
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
]
"""What stands in the line, and the name; a later one names itself as an earlier one too."""

SYSTEMS = [
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
]


def name_of(line: str) -> str:
    """Return browser and system, as "Firefox, Windows"; empty for what is neither."""
    found = [
        next((name for sign, name in signs if sign in line), "") for signs in (BROWSERS, SYSTEMS)
    ]
    return ", ".join(name for name in found if name)
